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
/// Until what a phone's screen has room for is painted.
const LIMIT_MS: f64 = 100.0;
/// Until all below it and the paper are there too; meanwhile the page can be read and scrolled.
const WHOLE_LIMIT_MS: f64 = 500.0;

/// What the scripts share: the start of the article (which fills a phone's screen) and the whole of it, and the frame after each is painted.
const PAINTED: &str = "const done = arguments[arguments.length - 1];
    const article = () => document.querySelector('[aria-busy=true]') ? null : document.querySelector('article.doctor');
    const shown = () => [...article()?.children ?? []].filter((e) => e.className !== 'rest').map((e) => e.textContent).join(' ');
    const rest = () => ['article.doctor > .rest', '.paper'].map((part) => document.querySelector(part)?.textContent ?? '');
    let start = 0;
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))));
    // At once after the change, before the frame that paints it.
    const until = (is) => new Promise((done) => {
      const observer = new MutationObserver(() => { if (is()) { observer.disconnect(); done(painted()); } });
      observer.observe(document.getElementById('app'), { subtree: true, childList: true, characterData: true, attributes: true });
      setTimeout(() => { observer.disconnect(); done(null); }, 10000);
    });
    const both = async (shown_before, rest_before) => done(await Promise.all([until(() => ![shown_before, ''].includes(shown())),
        until(() => rest().every((part, index) => part !== '' && part !== rest_before[index]))]));";

/// From the tap on \"Show the doctor\".
const OPEN: &str = "const link = [...document.querySelectorAll('main a[href=\"#/doctor\"]')].find((e) => e.getClientRects().length > 0);
    start = performance.now(); link.click(); both('', ['', '']);";

/// From the choice of all days; the control may be a button, a link or an option, in something folded or not.
const ALL: &str = "const controls = [...document.querySelectorAll('main button, main a, main label, main option')];
    const all = controls.find((e) => /^All\\b/.test(e.textContent.trim()));
    if (!all) done('there is no choice of all days');
    else { for (let e = all; e; e = e.parentElement.closest('details')) e.open = true;
      const before = [shown(), rest()]; start = performance.now();
      if (all.localName === 'option') { all.selected = true; all.parentElement.dispatchEvent(new Event('change', { bubbles: true })); } else all.click();
      both(...before); }";

/// The same page from its HTML alone, in the place of the app's.
const BARE: &str = "const shown_now = article(), html = shown_now.innerHTML;
    const bare = document.createElement('article'); bare.className = shown_now.className; shown_now.hidden = true; shown_now.after(bare);
    start = performance.now(); bare.innerHTML = html; painted().then((ms) => done([ms, ms]));";

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
    let mut times_ms = [const { [Vec::new(), Vec::new()] }; 3];
    for _ in 0..RUNS {
        app.browser.client.goto("about:blank").await?;
        app.open().await?;
        app.wait_entries(entries).await?;
        app.visits().await?;
        for (script, times_ms) in [OPEN, ALL, BARE].into_iter().zip(&mut times_ms) {
            let both_ms = ms(app.browser.client.execute_async(&format!("{PAINTED}\n{script}"), vec![]).await)?;
            times_ms.iter_mut().zip(both_ms).for_each(|(times_ms, ms)| times_ms.push(ms));
        }
    }
    app.browser.quit().await?;
    let [[open_ms, open_whole_ms], [all_ms, all_whole_ms], [bare_ms, _]] =
        times_ms.map(|times_ms| times_ms.map(|times_ms| median(&times_ms)));
    ensure!(bare_ms > 0.0, "the bare page took no time");
    let note = |ms: f64| format!("{entries} entries; {:.2} × the page from its HTML ({bare_ms:.1} ms)", ms / bare_ms);
    let (since, all) = ("doctor's page, since the last visit".to_owned(), format!("doctor's page, {YEARS} years"));
    let start = |of: &str| format!("{of}: a screen painted");
    let whole = |of: &str| format!("{of}: all below it and the paper too");
    Ok(vec![
        Figure::at_most(&start(&since), open_ms, LIMIT_MS, "ms"),
        Figure::at_most(&whole(&since), open_whole_ms, WHOLE_LIMIT_MS, "ms"),
        Figure::at_most(&start(&all), all_ms, LIMIT_MS, "ms").with_note(note(all_ms)),
        Figure::at_most(&whole(&all), all_whole_ms, WHOLE_LIMIT_MS, "ms").with_note(note(all_whole_ms)),
    ])
}

fn ms(answer: Result<Value, CmdError>) -> Result<[f64; 2]> {
    let answer = answer?;
    let both = answer.as_array().and_then(|both| Some([both.first()?.as_f64()?, both.get(1)?.as_f64()?]));
    both.with_context(|| format!("the doctor's page did not come: {answer}"))
}
