//! The diary with 50,000 records: opened, scrolled to its end, and weighed.

use crate::figure::{Figure, median};
use crate::{Profiles, RECORDS, ROWS, chromium};
use anyhow::{Context, Result, ensure};
use browser_tests::App;
use serde_json::{Value, json};
use std::time::Duration;

const RUNS: usize = 5;
const PASSES: usize = 3;

/// From the tap on the tab to the frame after the one that shows the first rows of all days: the days of the sample are not in this week.
const OPEN: &str = "const done = arguments[arguments.length - 1], start = performance.now();
    const all = () => [...document.querySelectorAll('main button')].find((e) => e.textContent === 'All' && e.ariaPressed !== 'true')?.click();
    const look = () => document.querySelector('.diary a[href^=\"#/entry/\"]')
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) : (all(), requestAnimationFrame(look));
    document.querySelector('nav a[href=\"#/diary\"]').click(); look();";

/// Scrolls down a screen and a half per frame, then jumps to the end; the browser itself reports every frame of 50 ms or more, and the gap
/// between two callbacks of requestAnimationFrame is measured.
const SCROLL: &str = "const done = arguments[arguments.length - 1]; let worst = null, gap = 0, frames = 0, before = performance.now();
    const start = before, seen = (all) => all.forEach((e) => { if (!worst || e.duration > worst.duration) worst = e; });
    const observer = new PerformanceObserver((list) => seen(list.getEntries()));
    observer.observe({ type: 'long-animation-frame' });
    const part = scroller(), end = () => part.scrollHeight - part.clientHeight;
    const told = (e) => `at ${Math.round(e.startTime - start)} ms: script ${Math.round(e.scripts.reduce((sum, s) => sum + s.duration, 0))} ms (${
      e.scripts.map((s) => s.invoker).join(', ')}), style and layout ${Math.round(e.startTime + e.duration - e.styleAndLayoutStart)} ms`;
    const finish = () => setTimeout(() => { seen(observer.takeRecords()); observer.disconnect();
      done({ longest: worst ? worst.duration : 0, worst: worst ? told(worst) : 'the browser reported no frame of 50 ms or more',
        gap, frames, missing: end() - part.scrollTop, rows: document.querySelectorAll('.diary a').length }); }, 200);
    let left = 20;
    const step = (now) => { gap = Math.max(gap, now - before); before = now; frames += 1;
      if (frames < 900) part.scrollBy({ top: 1300, behavior: 'instant' }); else { part.scrollTo({ top: end(), behavior: 'instant' }); left -= 1; }
      if (left > 0) requestAnimationFrame(step); else finish(); };
    requestAnimationFrame((now) => { before = now; step(now); });";

/// A page of text alone, to scroll in the same browser.
const BARE: &str = "document.body.innerHTML = '<p>7, 14:03, Patient, after the walk</p>'.repeat(5000)";

/// Importing the program's own script again returns the running instance. Both parts of the program share one memory.
const MEMORY: &str = "const done = arguments[arguments.length - 1];
    const glue = new URL(document.querySelector('script[data-js]').dataset.js, document.baseURI).href;
    import(glue).then(({ initSync }) => done(initSync().memory.buffer.byteLength), (error) => done(String(error)));";

pub async fn measure(profiles: &Profiles) -> Result<Vec<Figure>> {
    let mut app = chromium(&profiles.site, &profiles.full).await?;
    app.open().await?;
    app.wait_entries(ROWS).await?;
    let mut times_ms = Vec::new();
    for run in 0..RUNS {
        // A fresh page each time: nothing of the list is there yet.
        app.browser.client.goto("about:blank").await?;
        app.open().await?;
        let ms = app.browser.client.execute_async(OPEN, vec![]).await?;
        times_ms.push(ms.as_f64().with_context(|| format!("run {run}: {ms}"))?);
    }
    let script = "return document.querySelector('.diary').dataset.complete === 'true'";
    app.wait_for(Duration::from_secs(60), "the whole diary", script, vec![]).await?;
    let mut passes = Vec::new();
    for _ in 0..PASSES {
        passes.push(scroll(&app).await?);
    }
    // The median run, because another program may delay a frame; the worst is in the note.
    passes.sort_by(|a, b| a.longest_ms.total_cmp(&b.longest_ms));
    let longest_ms = passes.last().map_or(f64::NAN, |pass| pass.longest_ms);
    let pass = passes.swap_remove(PASSES / 2);
    let (heap_bytes, wasm_bytes) = weigh(&app).await?;
    let resident = app.browser.resident_bytes();
    app.browser.client.goto("about:blank").await?;
    app.js(BARE, vec![]).await?;
    let bare_ms = scroll(&app).await?.gap_ms;
    let frames = format!(
        "median of {PASSES} passes, the worst {longest_ms:.0} ms; {} frames, at most {:.0} ms apart, {:.1} × a bare page's ({bare_ms:.0} ms); {}",
        pass.frames,
        pass.gap_ms,
        pass.gap_ms / bare_ms,
        pass.worst
    );
    app.browser.quit().await?;
    let mb = |bytes: f64| bytes / 1e6;
    let weight =
        format!("page {:.0} MB, wasm {:.0} MB; all processes of the browser {:.0} MB", mb(heap_bytes), mb(wasm_bytes), mb(resident as f64));
    Ok(vec![
        Figure::at_most(&format!("open Diary with {RECORDS} records, first rows painted"), median(&times_ms), 300.0, "ms"),
        Figure::at_most("scroll to the end, longest frame", pass.longest_ms, 50.0, "ms").with_note(frames),
        Figure::at_most("page and wasm heap", mb(heap_bytes + wasm_bytes), 150.0, "MB").with_note(weight),
    ])
}

/// One way from the top to the end.
struct Pass {
    longest_ms: f64,
    /// The most between two frames.
    gap_ms: f64,
    frames: u64,
    /// About the longest frame.
    worst: String,
}

async fn scroll(app: &App) -> Result<Pass> {
    app.js("scroller().scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    let seen = app.js_later(SCROLL, vec![]).await?;
    ensure!(seen["missing"].as_f64().unwrap_or(1.0).abs() < 2.0, "the end was not reached: {seen}");
    ensure!(seen["rows"].as_u64().unwrap_or(1000) < 80, "the list is not windowed: {seen}");
    Ok(Pass {
        longest_ms: seen["longest"].as_f64().context("the longest frame")?,
        gap_ms: seen["gap"].as_f64().context("the longest gap")?,
        frames: seen["frames"].as_u64().context("the frames")?,
        worst: seen["worst"].as_str().unwrap_or_default().to_owned(),
    })
}

/// The page's heap and the program's memory, in bytes.
async fn weigh(app: &App) -> Result<(f64, f64)> {
    let cdp = |command: &'static str, parameters: Value| app.browser.cdp(command, parameters);
    cdp("Performance.enable", json!({})).await?;
    let metrics = cdp("Performance.getMetrics", json!({})).await?;
    let heap = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == "JSHeapTotalSize");
    let heap_bytes = heap.and_then(|metric| metric["value"].as_f64()).context("JSHeapTotalSize")?;
    let wasm_bytes = app.browser.client.execute_async(MEMORY, vec![]).await?.as_f64().context("the program's memory")?;
    ensure!(wasm_bytes > 0.0, "no WebAssembly memory was found");
    Ok((heap_bytes, wasm_bytes))
}
