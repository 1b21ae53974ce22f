//! A locked diary of 50,000 records, with the processor slowed four times: when the pad takes taps, and when the diary is there after the
//! passcode was sent.

use crate::figure::{Figure, median};
use crate::{Profiles, chromium};
use anyhow::{Context, Result};
use browser_tests::App;
use serde_json::json;

const RUNS: usize = 5;
const SLOWER: u32 = 4;
const PASSCODE: &str = "año 2580";

/// From the press of the button to the frame in which the whole diary is there.
const UNLOCK: &str = "const done = arguments[arguments.length - 1];
    const start = performance.now();
    const look = () => document.querySelector('.diary')?.dataset.complete === 'true'
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) : setTimeout(look, 5);
    [...document.querySelectorAll('main button')].find((button) => button.textContent === 'Unlock').click();
    look();";

/// From the navigation to the same frame, without a lock.
const READ: &str = "const done = arguments[arguments.length - 1];
    const look = () => document.querySelector('.diary')?.dataset.complete === 'true'
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : setTimeout(look, 5);
    look();";

pub async fn measure(profiles: &Profiles) -> Result<Vec<Figure>> {
    let mut app = chromium(&profiles.site, &profiles.full).await?;
    app.open().await?;
    app.wait_offline_ready().await?;
    app.browser.quit().await?;
    let (mut plain_pad_ms, mut plain_ms) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut app, pad_ms) = cold(profiles).await?;
        plain_pad_ms.push(pad_ms);
        plain_ms.push(number(&app, READ).await?);
        app.browser.quit().await?;
    }
    let mut app = chromium(&profiles.site, &profiles.full).await?;
    app.open().await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.browser.quit().await?;
    let (mut pad_ms, mut unlock_ms) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut app, pad) = cold(profiles).await?;
        pad_ms.push(pad);
        app.find("button", "Unlock").await?;
        app.fill("Passcode, or your ten words", PASSCODE).await?;
        unlock_ms.push(number(&app, UNLOCK).await?);
        app.browser.quit().await?;
    }
    let note = format!("50,000 records; without a lock they are there {:.0} ms after the start", median(&plain_ms));
    Ok(vec![
        Figure::against("locked: launch to pad-ready, processor slowed 4 ×", median(&pad_ms), 1.1, median(&plain_pad_ms), "without a lock"),
        Figure::at_most("unlock until the whole diary is there, processor slowed 4 ×", median(&unlock_ms), 1200.0, "ms").with_note(note),
    ])
}

/// A cold start at the diary; the time to pad-ready.
async fn cold(profiles: &Profiles) -> Result<(App, f64)> {
    let app = chromium(&profiles.site, &profiles.full).await?;
    app.browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    app.browser.client.goto(&format!("{}#/diary", profiles.site.url())).await?;
    app.wait_ready().await?;
    let ms = app.js("return performance.getEntriesByName('pad-ready')[0].startTime", vec![]).await?.as_f64().context("the mark")?;
    Ok((app, ms))
}

async fn number(app: &App, script: &str) -> Result<f64> {
    app.browser.client.execute_async(script, vec![]).await?.as_f64().context("a time")
}
