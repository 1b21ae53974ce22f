//! Importing 50,000 records, beside JSON.parse and one strict bulk transaction of the same records on the same page.

use crate::figure::{Figure, median};
use crate::{Profiles, RECORDS, chromium};
use anyhow::{Context, Result, ensure};
use browser_tests::{App, Profile};
use fantoccini::Locator;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Number of measured runs.
pub const RUNS: usize = 3;
const PATIENCE: Duration = Duration::from_secs(180);

/// Parses a chosen file and puts every record in one strict transaction.
const BARE: &str = "const done = arguments[arguments.length - 1];
    (async () => {
      const file = document.getElementById('bare-file').files[0];
      const db = await new Promise((go, fail) => { const open = indexedDB.open('bare', 1); open.onerror = () => fail(open.error);
        open.onupgradeneeded = () => open.result.createObjectStore('rows'); open.onsuccess = () => go(open.result); });
      const start = performance.now();
      const { records } = JSON.parse(await file.text());
      const tx = db.transaction('rows', 'readwrite', { durability: 'strict' }), rows = tx.objectStore('rows');
      for (const record of records) rows.put(record, record.id);
      await new Promise((go, fail) => { tx.oncomplete = go; tx.onabort = () => fail(tx.error); });
      const ms = performance.now() - start;
      db.close(); indexedDB.deleteDatabase('bare'); done({ ms, count: records.length });
    })().catch((error) => done({ error: String(error) }));";

/// Times the app: from the chosen file to the preview, and from the button to \"Added …\". The time of reading between them is not counted.
const WATCH: &str = "const text = (s) => document.querySelector(s)?.textContent || '';
    window.times = {};
    document.getElementById('backup-file').addEventListener('change', () => { window.times.chosen = performance.now(); }, { capture: true, once: true });
    document.addEventListener('click', (e) => { if (e.target.closest('button')?.textContent === 'Add to my diary') window.times.pressed = performance.now(); }, true);
    new MutationObserver(() => {
      if (!window.times.preview && document.querySelector('section.preview dd[data-count=new]')) window.times.preview = performance.now();
      if (window.times.pressed && !window.times.added && text('p.status[role=status]').startsWith('Added ')) window.times.added = performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// The last of the runs leaves the diary in the full profile.
pub async fn measure(profiles: &Profiles, runs: usize) -> Result<Vec<Figure>> {
    let (mut app_ms, mut bare_ms) = (Vec::new(), Vec::new());
    for run in 0..runs {
        let profile = if run + 1 == runs { profiles.full.clone() } else { Profile::new()? };
        let mut app = chromium(&profiles.site, &profile).await?;
        app.open().await?;
        app.wait_offline_ready().await?;
        bare_ms.push(bare(&app, &profiles.file).await?);
        app_ms.push(import(&app, &profiles.file).await?);
        app.browser.quit().await?;
    }
    let figure = Figure::against(
        &format!("import of {RECORDS} records"),
        median(&app_ms),
        2.0,
        median(&bare_ms),
        "JSON.parse and one bulk transaction",
    );
    Ok(vec![figure])
}

async fn bare(app: &App, file: &Path) -> Result<f64> {
    let input = "const input = document.createElement('input'); input.type = 'file'; input.id = 'bare-file'; document.body.append(input);";
    app.js(input, vec![]).await?;
    app.browser.client.find(Locator::Id("bare-file")).await?.send_keys(&file.to_string_lossy()).await?;
    let seen = app.browser.client.execute_async(BARE, vec![]).await?;
    app.js("document.getElementById('bare-file').remove()", vec![]).await?;
    ensure!(seen["count"] == RECORDS, "{seen}");
    seen["ms"].as_f64().context("a time")
}

async fn import(app: &App, file: &Path) -> Result<f64> {
    app.go("#/more/backup", "Backup").await?;
    app.find("button", "Open a backup").await?;
    app.js(WATCH, vec![]).await?;
    app.choose_file(file).await?;
    let counts = "return document.querySelector('section.preview dd[data-count=new]')?.textContent.replace(/\\D/g, '') === arguments[0]";
    app.wait_for(PATIENCE, "the preview", counts, vec![json!(RECORDS.to_string())]).await?;
    app.click("button", "Add to my diary").await?;
    let script = "const t = window.times; return t.added && { ms: t.preview - t.chosen + t.added - t.pressed }";
    let seen = app.wait_for(PATIENCE, "the import", script, vec![]).await?;
    seen["ms"].as_f64().context("a time")
}
