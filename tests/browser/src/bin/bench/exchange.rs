//! Giving a week to a phone that has all that came before, out of 50,000 records.

use crate::figure::{Figure, median};
use crate::{Profiles, ROWS, chromium};
use anyhow::{Context, Result, ensure};
use browser_tests::{App, sample};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};

const RUNS: u64 = 5;
/// Records of a week.
const WEEK: u64 = 70;
const PATIENCE: Duration = Duration::from_secs(60);

/// From the tap on the way to the screen to the frame after the one in which the file can be sent.
const GIVE: &str = "const done = arguments[arguments.length - 1], start = performance.now();
    location.hash = '#/more/exchange';
    const first = () => [...document.querySelectorAll('main section')].find((e) => e.textContent.includes('Entries from'));
    const look = () => first()?.querySelector('button:not(:disabled)') && /\\d kB/.test(first().textContent)
      ? requestAnimationFrame(() => setTimeout(() => done({ ms: performance.now() - start, words: first().textContent }))) : requestAnimationFrame(look);
    look();";

/// From the tap on "Show codes" to the frame after the one in which the first code is on the canvas.
const SHOW: &str = "const done = arguments[arguments.length - 1], kind = CanvasRenderingContext2D.prototype, draw = kind.drawImage;
    kind.drawImage = function (...given) { draw.apply(this, given); if (this.canvas.id !== 'stream-code') return; kind.drawImage = draw;
      requestAnimationFrame(() => setTimeout(() => done({ ms: performance.now() - start, words: document.getElementById('stream-count').dataset.words }))); };
    const button = [...document.querySelectorAll('main section')].find((e) => e.textContent.includes('Entries from')).querySelector('button');
    const start = performance.now(); button.click();";

pub async fn measure(profiles: &Profiles) -> Result<Vec<Figure>> {
    let mut app = chromium(&profiles.site, &profiles.full).await?;
    app.open().await?;
    app.wait_entries(ROWS).await?;
    hear_from_another(&app).await?;
    let folder = tempfile::tempdir()?;
    app.import(&sample::file(folder.path(), "week.json", sample::backup(&week()).to_string())?).await?;
    let (mut times_ms, mut shown_ms) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        app.browser.client.goto("about:blank").await?;
        app.open().await?;
        app.wait_entries(ROWS + WEEK + run).await?;
        app.now().await?;
        app.tap("5").await?;
        let seen = app.browser.client.execute_async(GIVE, vec![]).await?;
        ensure!(seen["words"].as_str().is_some_and(|words| words.contains("number")), "run {run}: {seen}");
        times_ms.push(seen["ms"].as_f64().with_context(|| format!("run {run}: {seen}"))?);
        let seen = app.browser.client.execute_async(SHOW, vec![]).await?;
        shown_ms.push(seen["ms"].as_f64().with_context(|| format!("run {run}: {seen}"))?);
    }
    app.browser.quit().await?;
    let sums_ms: Vec<f64> = times_ms.iter().zip(&shown_ms).map(|(made, shown)| made + shown).collect();
    let note = "both of the following together, from the tap on the way to the screen to the first code painted, run by run";
    let whole = Figure::at_most("give a week, to the first code", median(&sums_ms), 500.0, "ms").with_note(note);
    let note = "from the tap to a file that can be sent, 50,000 records, of which the other phone lacks a week";
    let give = Figure::at_most("give what a phone lacks", median(&times_ms), 500.0, "ms").with_note(note);
    let note = "from the tap on \"Show codes\" to the first code painted, of the same file";
    Ok(vec![whole, give, Figure::at_most("show the first code", median(&shown_ms), 500.0, "ms").with_note(note)])
}

/// The last week, ten numbers a day.
fn week() -> Vec<Value> {
    let entry = |number: u64| {
        let at = chrono::DateTime::<chrono::Utc>::from(SystemTime::now() - Duration::from_secs(number * 8640));
        json!({"id": format!("01a1e000-0000-7000-8000-{number:012x}"), "kind": "entry", "who": "patient", "pain": number % 11,
            "at": at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string(), "stamp": at.format("%Y-%m-%dT%H:%M:%S%.3fZ/0/00000000000000a1").to_string()})
    };
    (0..WEEK).map(entry).collect()
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
    app.wait_for(PATIENCE, "the phone", "return document.querySelector('main').textContent.includes('Entries from')", vec![]).await?;
    app.click("button", "Cancel").await
}
