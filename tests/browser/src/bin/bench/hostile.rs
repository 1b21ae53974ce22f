//! Hostile files of 94 MiB, opened on a slow processor: the longest time the page is blocked, and the memory used.

use crate::chromium;
use crate::figure::Figure;
use anyhow::{Context, Result, ensure};
use browser_tests::{App, Profile, sample, site};
use serde_json::json;
use std::time::{Duration, Instant};

/// As many as `tests/cases/12-many-nulls.sh` writes.
const ZEROS: usize = 47 << 20;
const SLOWER: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(180);

/// The browser itself reports every task of 50 ms or more on the thread of the page.
const WATCH: &str = "window.held = { longest: 0, count: 0 };
    new PerformanceObserver((list) => list.getEntries().forEach((task) => {
      window.held.longest = Math.max(window.held.longest, task.duration); window.held.count += 1; })).observe({ type: 'longtask' });";

/// True once the file, or its records, are refused.
const ANSWERED: &str = "return allOf('[role=alert]').some((e) => e.textContent.includes(arguments[0]))";

/// Each file is measured separately, so that one that blocks the page does not prevent the others.
pub async fn measure(take: &mut impl FnMut(&str, Result<Vec<Figure>>)) {
    let zeros = "0,".repeat(ZEROS);
    let backup = |records: &str| format!("{{\"format\":\"pain-diary\",\"version\":1,\"records\":[{records}]}}");
    let rescued = |text: &str| {
        format!("{{\"format\":\"pain-diary-rescue\",\"version\":1,\"rows\":[{{\"store\":\"packs\",\"key\":\"a\",\"text\":\"{text}\"}}]}}")
    };
    let cases = [
        ("49 million records", backup(&format!("{zeros}0")), "There are too many entries"),
        ("one record of 49 million parts", backup(&format!("{{\"x\":[{zeros}0]}}")), "it is too large"),
        ("a rescued pack of 31 million lines", rescued(&"0\\n".repeat(ZEROS * 2 / 3)), "There are too many entries"),
        ("a rescued line of 94 MiB", rescued(&zeros), "it is too large"),
    ];
    for (name, text, answer) in cases {
        take(name, of_file(name, text, answer).await);
    }
}

async fn of_file(name: &str, text: String, answer: &str) -> Result<Vec<Figure>> {
    let bytes = text.len() as f64;
    let folder = tempfile::tempdir()?;
    let path = sample::file(folder.path(), "hostile.json", text)?;
    let site = site::Site::start(site::dist()?)?;
    let mut app = chromium(&site, &Profile::new()?).await?;
    app.open().await?;
    app.wait_offline_ready().await?;
    app.go("#/more/backup", "Backup").await?;
    app.find("button", "Open a backup").await?;
    app.browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    app.js(WATCH, vec![]).await?;
    let before = app.browser.resident_bytes();
    let start = Instant::now();
    app.choose_file(&path).await?;
    let peak = answered(&app, answer).await?;
    let took_s = start.elapsed().as_secs_f64();
    // The browser reports the last task a little later.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let held = app.js("return window.held", vec![]).await?;
    app.browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
    app.browser.quit().await?;
    let longest_ms = held["longest"].as_f64().context("the longest task")?;
    let more = peak.saturating_sub(before) as f64;
    let note = format!("{took_s:.1} s on a processor {SLOWER} × slower, {} tasks of 50 ms or more", held["count"]);
    let weight = format!("{:.0} MB more in all processes of the browser for {:.0} MB", more / 1e6, bytes / 1e6);
    Ok(vec![
        Figure::at_most(&format!("{name}, longest time the page is held"), longest_ms, 200.0, "ms").with_note(note),
        Figure::at_most(&format!("{name}, memory"), more / bytes, 3.0, "×").with_note(weight),
    ])
}

/// Waits for the result; returns the most memory used until then.
async fn answered(app: &App, answer: &str) -> Result<u64> {
    let (end, mut peak) = (Instant::now() + PATIENCE, 0);
    loop {
        peak = peak.max(app.browser.resident_bytes());
        if app.js(ANSWERED, vec![json!(answer)]).await? == true {
            return Ok(peak);
        }
        ensure!(Instant::now() < end, "no \"{answer}\" within {PATIENCE:?}. {}", app.summary().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
