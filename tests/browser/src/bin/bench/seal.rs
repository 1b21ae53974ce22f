//! Sealing and opening 10 MB: the module, its work factor of 15 and its encryption, as the app calls it.

use crate::figure::{Figure, median};
use anyhow::{Context, Result, ensure};
use browser_tests::{App, Engine, Options};

const RUNS: usize = 3;

/// Seals 10 MB of a diary's kind of text and opens them again; the bytes must be the same.
const SEAL: &str = "const [done] = arguments, passphrase = 'correct horse battery staple';
    (async () => {
      const plain = new TextEncoder().encode('{\"kind\":\"entry\",\"pain\":7}\\n'.repeat(400000)).subarray(0, 10000000).slice();
      const start = performance.now();
      const { result: sealed, fault } = await window.painDiarySeal({ task: 'seal', file: plain.slice(), passphrase, armoured: false });
      const sealedAt = performance.now(), { result: opened } = await window.painDiarySeal({ task: 'open', file: sealed.slice(), passphrase });
      const openedAt = performance.now(), same = opened.length === plain.length && opened.every((byte, at) => byte === plain[at]);
      done({ seal: sealedAt - start, open: openedAt - sealedAt, bytes: sealed.length, same, fault });
    })().catch((error) => done({ fault: String(error) }))";

pub async fn measure() -> Result<Vec<Figure>> {
    let mut app = App::start(Engine::Chromium, &Options::default()).await?;
    app.open().await?;
    app.wait_offline_ready().await?;
    let (mut seal_ms, mut open_ms) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let seen = app.js_later(SEAL, vec![]).await?;
        ensure!(seen["same"] == true && seen["bytes"].as_u64() > Some(10_000_000), "run {run}: {seen}");
        seal_ms.push(seen["seal"].as_f64().with_context(|| seen.to_string())?);
        open_ms.push(seen["open"].as_f64().with_context(|| seen.to_string())?);
    }
    app.browser.quit().await?;
    let note = "with the start of the worker and scrypt, work factor 15";
    let figure = |name: &str, times_ms: &[f64]| Figure::at_most(name, median(times_ms), 2000.0, "ms").with_note(note);
    Ok(vec![figure("seal 10 MB", &seal_ms), figure("open 10 MB", &open_ms)])
}
