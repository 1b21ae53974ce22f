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

/// From the press of the button to the frames in which the newest entries and the whole diary are there. The newest ones of the sample are on
/// the screen only while they are of the last week; else the first time is that of the whole diary.
const UNLOCK: &str = "const done = arguments[arguments.length - 1];
    const start = performance.now();
    let first = 0;
    const look = () => {
      const isComplete = document.querySelector('.diary')?.dataset.complete === 'true';
      if (!first && (isComplete || document.querySelector('.diary a[href^=\"#/entry/\"]'))) requestAnimationFrame(() => setTimeout(() => { first ||= performance.now() - start; }));
      if (!isComplete || !first) return setTimeout(look, 5);
      requestAnimationFrame(() => setTimeout(() => done([first, performance.now() - start])));
    };
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
    let (mut pad_ms, mut newest_ms, mut unlock_ms) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut app, pad) = cold(profiles).await?;
        pad_ms.push(pad);
        app.find("button", "Unlock").await?;
        app.fill("Passcode, or your ten words", PASSCODE).await?;
        let times = app.browser.client.execute_async(UNLOCK, vec![]).await?;
        newest_ms.push(times[0].as_f64().context("the newest")?);
        unlock_ms.push(times[1].as_f64().context("all of it")?);
        app.browser.quit().await?;
    }
    let note = format!("50,000 records; without a lock they are there {:.0} ms after the start", median(&plain_ms));
    Ok(vec![
        Figure::against("locked: launch to pad-ready, processor slowed 4 ×", median(&pad_ms), 1.1, median(&plain_pad_ms), "without a lock"),
        Figure::at_most("unlock until the newest entries are there, processor slowed 4 ×", median(&newest_ms), 1200.0, "ms"),
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
