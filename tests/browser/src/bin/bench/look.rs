//! Finding among 50,000 records: the filters, the search, and the chart of all of them. And the cost of a tap on a chip.

use crate::figure::{Figure, median, percentile};
use crate::{Profiles, RECORDS, ROWS, chromium};
use anyhow::{Context, Result, ensure};
use browser_tests::{App, Engine, Options};
use serde_json::{Value, json};
use std::time::Duration;

const RUNS: usize = 7;
const TAPS: usize = 100;

/// Sets a field and waits for the frame after the one that shows what was found.
const SET: &str = "const [label, value, done] = arguments; const named = (e) => e.labels[0]?.querySelector('span')?.textContent;
    const field = [...document.querySelectorAll('main input[type=search], main select')].find((e) => named(e) === label);
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
    const option = field.options && [...field.options].findIndex((o) => o.textContent === value);
    const before = document.querySelector('.diary').style.blockSize;
    const start = performance.now();
    own.set.call(field, field.options ? String(option) : value);
    field.dispatchEvent(new Event(field.options ? 'change' : 'input', { bubbles: true }));
    const look = () => document.querySelector('.diary').style.blockSize !== before
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
      : performance.now() - start > 5000 ? done(null) : setTimeout(look);
    look();";

/// From the tap on a period to the frame after the one that shows its chart.
const PERIOD: &str = "const [name, done] = arguments;
    const button = [...document.querySelectorAll('main button')].find((e) => e.textContent === name);
    const columns = () => document.querySelector('.plot svg').innerHTML.length; const before = columns();
    const start = performance.now(); button.click();
    const look = () => columns() !== before ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
      : performance.now() - start > 5000 ? done(null) : setTimeout(look);
    look();";

pub async fn measure(profiles: &Profiles) -> Result<Vec<Figure>> {
    let mut app = chromium(&profiles.site, &profiles.full).await?;
    app.open().await?;
    app.wait_entries(ROWS).await?;
    app.go("#/diary", "Diary").await?;
    app.click("button", "Filter").await?;
    let mut worst = (0.0, String::new());
    let searches = [
        ("Search in notes", "walk 77", ""),
        ("Where", "Lower back left", "anywhere"),
        ("Word", "What does it feel like?: burning", "any word"),
        ("Medicine or other relief", "Medicine 3", "any"),
        ("Who", "Carer", "anybody"),
    ];
    let mut told = Vec::new();
    for (label, value, empty) in searches {
        let mut times_ms = Vec::new();
        for _ in 0..RUNS {
            times_ms.push(set(&app, label, value).await?);
            set(&app, label, empty).await?;
        }
        let ms = median(&times_ms);
        told.push(format!("{label} {ms:.0} ms"));
        if ms > worst.0 {
            worst = (ms, label.to_owned());
        }
    }
    let mut charts_ms = Vec::new();
    for _ in 0..RUNS {
        charts_ms.push(period(&app, "All").await?);
        period(&app, "Week").await?;
    }
    app.browser.quit().await?;
    Ok(vec![
        Figure::at_most(&format!("filter {RECORDS} records, slowest kind"), worst.0, 50.0, "ms").with_note(told.join(", ")),
        Figure::at_most("chart of all of them, painted", median(&charts_ms), 100.0, "ms"),
    ])
}

async fn set(app: &App, label: &str, value: &str) -> Result<f64> {
    let ms = app.browser.client.execute_async(SET, vec![json!(label), json!(value)]).await?;
    ms.as_f64().with_context(|| format!("{label} = {value} changed nothing: {ms}"))
}

async fn period(app: &App, name: &str) -> Result<f64> {
    let ms = app.browser.client.execute_async(PERIOD, vec![json!(name)]).await?;
    ms.as_f64().with_context(|| format!("the chart of {name}: {ms}"))
}

/// One chip, one bare put, alternating. The message to the other windows, sent at the commit, marks the end.
const CHIPS: &str = "const [count, done] = [arguments[0], arguments[arguments.length - 1]];
    let kept = () => {};
    const post = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message) { kept(); post.call(this, message); };
    const chip = () => [...document.querySelectorAll('.entry-card .chip')].find((e) => e.textContent === 'burning');
    const tap = () => new Promise((go) => { const start = performance.now(); kept = () => go(performance.now() - start); chip().click(); });
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
      for (let i = 0; i < count; i++) { taps.push(await tap()); puts.push(await put(open.result, `key ${i}`)); }
      open.result.close(); done({ taps, puts });
    };";

/// From the tap on a chip to the commit, beside a bare strict put on the same page.
pub async fn chips() -> Result<Vec<Figure>> {
    let app = App::start(Engine::Chromium, &Options::default()).await?;
    app.open().await?;
    app.wait_offline_ready().await?;
    app.tap("5").await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let seen = app.browser.client.execute_async(CHIPS, vec![json!(TAPS)]).await?;
    let list = |name: &str| seen[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<f64>>();
    let (taps, puts) = (list("taps"), list("puts"));
    ensure!(taps.len() == TAPS && puts.len() == TAPS, "{seen}");
    let (tap_ms, put_ms) = (percentile(&taps, 95), percentile(&puts, 95));
    let note = format!("p95 of a bare strict put {put_ms:.1} ms; medians {:.1} and {:.1} ms", median(&taps), median(&puts));
    Ok(vec![Figure::against(&format!("tap on a chip to kept, p95 of {TAPS}"), tap_ms, 2.0, put_ms, "a bare strict put").with_note(note)])
}
