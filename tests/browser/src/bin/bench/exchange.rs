//! Giving a week to a phone that has all that came before, out of 50,000 records.

use crate::figure::{Figure, median};
use crate::{Profiles, ROWS, chromium};
use anyhow::{Context, Result, ensure};
use browser_tests::{App, sample};
use serde_json::{Value, json};
use std::time::Duration;

const RUNS: u64 = 5;
const PATIENCE: Duration = Duration::from_secs(60);

/// From the tap on the way to the screen to the frame after the one in which the file can be sent.
const GIVE: &str = "const done = arguments[arguments.length - 1], start = performance.now();
    location.hash = '#/more/exchange';
    const first = () => [...document.querySelectorAll('main section')].find((e) => e.textContent.includes('last heard'));
    const look = () => first()?.querySelector('button:not(:disabled)') && /\\d kB/.test(first().textContent)
      ? requestAnimationFrame(() => setTimeout(() => done({ ms: performance.now() - start, words: first().textContent }))) : requestAnimationFrame(look);
    look();";

pub async fn measure(profiles: &Profiles) -> Result<Vec<Figure>> {
    let mut app = chromium(&profiles.site, &profiles.full).await?;
    app.open().await?;
    app.wait_entries(ROWS).await?;
    hear_from_another(&app).await?;
    let mut times_ms = Vec::new();
    for run in 0..RUNS {
        app.browser.client.goto("about:blank").await?;
        app.open().await?;
        app.wait_entries(ROWS + run).await?;
        app.now().await?;
        app.tap("5").await?;
        let seen = app.browser.client.execute_async(GIVE, vec![]).await?;
        ensure!(seen["words"].as_str().is_some_and(|words| words.contains("number")), "run {run}: {seen}");
        times_ms.push(seen["ms"].as_f64().with_context(|| format!("run {run}: {seen}"))?);
    }
    app.browser.quit().await?;
    let note = "from the tap to a file that can be sent, 50,000 records, of which the other phone lacks a few";
    Ok(vec![Figure::at_most("give what a phone lacks", median(&times_ms), 500.0, "ms").with_note(note)])
}

/// A file of another phone that holds what this one holds: its statement under another name, without records.
async fn hear_from_another(app: &App) -> Result<()> {
    app.go("#/more/exchange", "The other phone").await?;
    app.wait_for(PATIENCE, "the files", "return ![...document.querySelectorAll('main button')].some((e) => e.disabled)", vec![]).await?;
    let (_, text) = app.download("Send a file").await?;
    let mut file: Value = serde_json::from_str(&text)?;
    file["from"] = json!("0badcafe");
    file["records"] = json!([]);
    let folder = tempfile::tempdir()?;
    app.choose_file_here(&sample::file(folder.path(), "heard.json", file.to_string())?).await?;
    app.wait_for(PATIENCE, "the phone", "return document.querySelector('main').textContent.includes('last heard')", vec![]).await?;
    app.click("button", "Cancel").await
}
