//! From the tap to "Saved", beside a bare strict put into IndexedDB on the same page.

use crate::figure::{Figure, median, percentile};
use anyhow::{Context, Result};
use browser_tests::{App, Engine, Options};
use serde_json::{Value, json};

const TAPS: usize = 200;

/// One tap, one bare put, alternating, so that both run under the same load of disk and processor.
const MEASURE: &str = "const [count, done] = [arguments[0], arguments[arguments.length - 1]];
    const status = () => document.querySelector('p.status[role=status]').textContent;
    const tap = (score) => new Promise((go) => {
      const start = performance.now();
      const look = () => { if (status().startsWith(`Saved ${score},`)) { observer.disconnect(); go(performance.now() - start); } };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      document.querySelector(`#app button.key[data-score='${score}']`).click();
    });
    const row = new TextEncoder().encode('x'.repeat(220));
    const put = (db, key) => new Promise((go, fail) => {
      const start = performance.now();
      const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
      tx.objectStore('rows').put(row, key);
      tx.oncomplete = () => go(performance.now() - start);
      tx.onabort = () => fail(tx.error);
    });
    const open = indexedDB.open('bare', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('rows');
    open.onsuccess = async () => {
      const taps = [], puts = [];
      for (let i = 0; i < count; i++) { taps.push(await tap(i % 11)); puts.push(await put(open.result, `key ${i}`)); }
      open.result.close(); done({ taps, puts });
    };";

pub async fn measure() -> Result<Vec<Figure>> {
    let app = App::start(Engine::Chromium, &Options::default()).await?;
    app.open().await?;
    app.wait_offline_ready().await?;
    // The first entry also requests persistent storage, so it is not measured.
    app.tap("5").await?;
    let seen = app.browser.client.execute_async(MEASURE, vec![json!(TAPS)]).await?;
    let list = |name: &str| -> Result<Vec<f64>> {
        Ok(seen[name].as_array().context("a list of times")?.iter().filter_map(Value::as_f64).collect())
    };
    let (taps, puts) = (list("taps")?, list("puts")?);
    anyhow::ensure!(taps.len() == TAPS && puts.len() == TAPS, "{seen}");
    let (tap_ms, put_ms) = (percentile(&taps, 95), percentile(&puts, 95));
    let note = format!(
        "{:.2} × a bare strict put (p95 {put_ms:.1} ms), allowed 2 ×; medians {:.1} and {:.1} ms",
        tap_ms / put_ms,
        median(&taps),
        median(&puts)
    );
    Ok(vec![Figure::against("tap to \"Saved\", p95 of 200", tap_ms, 2.0, put_ms, "a bare strict put").with_note(note)])
}
