//! The doctor's page over ten years of two voices: opened from the screen of the visits, and with the range set to all of them.

use crate::chromium;
use crate::figure::{Figure, median};
use anyhow::{Context, Result, ensure};
use browser_tests::site::{Site, dist};
use browser_tests::{Profile, sample};
use fantoccini::error::CmdError;
use serde_json::Value;

const YEARS: u32 = 10;
const RUNS: usize = 5;
const LIMIT_MS: f64 = 100.0;

/// What the scripts share: the article once it is whole, and the frame after it is painted.
const PAINTED: &str = "const done = arguments[arguments.length - 1];
    const page = () => { const article = document.querySelector('article.doctor');
      return article && !document.querySelector('[aria-busy=true]') ? article.textContent : ''; };
    let start = 0;
    const until = (is) => { const look = () => is() ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
        : performance.now() - start > 10000 ? done(null) : setTimeout(look); look(); };";

/// From the tap on \"Show the doctor\".
const OPEN: &str = "const link = [...document.querySelectorAll('main a[href=\"#/doctor\"]')].find((e) => e.getClientRects().length > 0);
    start = performance.now(); link.click(); until(() => page() !== '');";

/// From the choice of all days; the control may be a button, a link or an option, in something folded or not.
const ALL: &str = "document.querySelectorAll('main details').forEach((e) => { e.open = true; });
    const controls = [...document.querySelectorAll('main button, main a, main label, main option')];
    const all = controls.find((e) => /^All\\b/.test(e.textContent.trim()));
    if (!all) done('there is no choice of all days');
    else { const before = page(); start = performance.now();
      if (all.localName === 'option') { all.selected = true; all.parentElement.dispatchEvent(new Event('change', { bubbles: true })); } else all.click();
      until(() => page() !== '' && page() !== before); }";

/// The same page from its HTML alone, in the place of the app's.
const BARE: &str = "const article = document.querySelector('article.doctor'), html = article.innerHTML;
    const bare = document.createElement('article'); bare.className = article.className; article.hidden = true; article.after(bare);
    start = performance.now(); bare.innerHTML = html; until(() => true);";

/// How many entries there are, once the number has not changed for two seconds: it counts up while they are read.
const ENTRIES: &str = "const found = /Entries: ([\\d.,\\s]+)/.exec(textOf('main')), count = found && found[1].replace(/\\D/g, '');
    if (count !== window.counted) { window.counted = count; window.since = performance.now(); }
    return performance.now() - window.since > 2000 && count";

pub async fn measure() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let file = sample::file(folder.path(), "ten-years.json", ::sample::sample(YEARS, 1)?)?;
    let mut app = chromium(&Site::start(dist()?)?, &Profile::new()?).await?;
    app.open().await?;
    app.import(&file).await?;
    app.go("#/more/storage", "").await?;
    let entries = app.wait("the number of entries", ENTRIES, vec![]).await?.as_str().context("a number")?.parse()?;
    let mut times_ms = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        app.browser.client.goto("about:blank").await?;
        app.open().await?;
        app.wait_entries(entries).await?;
        app.visits().await?;
        for (script, times_ms) in [OPEN, ALL, BARE].into_iter().zip(&mut times_ms) {
            times_ms.push(ms(app.browser.client.execute_async(&format!("{PAINTED}\n{script}"), vec![]).await)?);
        }
    }
    app.browser.quit().await?;
    let [open_ms, all_ms, bare_ms] = times_ms.map(|times_ms| median(&times_ms));
    ensure!(bare_ms > 0.0, "the bare page took no time");
    let note = |ms: f64| format!("{entries} entries; {:.2} × the same page from its HTML ({bare_ms:.1} ms)", ms / bare_ms);
    Ok(vec![
        Figure::at_most("doctor's page opened, since the last visit, painted", open_ms, LIMIT_MS, "ms"),
        Figure::at_most(&format!("doctor's page over {YEARS} years, painted"), all_ms, LIMIT_MS, "ms").with_note(note(all_ms)),
    ])
}

fn ms(answer: Result<Value, CmdError>) -> Result<f64> {
    let answer = answer?;
    answer.as_f64().with_context(|| format!("the doctor's page did not come: {answer}"))
}
