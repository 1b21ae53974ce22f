//! Now under one thumb: a tap moves nothing that could be tapped next, and what is asked first is near.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey};
use serde_json::{Value, json};

/// Name, left, top, width and height of each key and each switch of the speaker, and how far the page is scrolled.
const KEYS: &str =
    "return { scrolled: scroller().scrollTop, keys: allOf('button.key, .voice').map((key) => { const r = key.getBoundingClientRect();
    return [nameOf(key), ...[r.left, r.top, r.width, r.height].map(Math.round)]; }) }";

/// Two frames later.
const PAINTED: &str = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))";

/// Left and top of the button of that name, in px of the window.
const STANDS: &str = "const r = find('button', arguments[0]).getBoundingClientRect(); return [Math.round(r.left), Math.round(r.top)]";

async fn a_tap_moves_nothing_on_now(app: &mut App) -> Result<()> {
    app.open().await?;
    app.care().await?;
    for (width, height) in [(320, 640), (390, 844)] {
        app.browser.resize(width, height).await?;
        app.go("#/more", "More").await?;
        app.now().await?;
        let before = app.js(KEYS, vec![]).await?;
        ensure!(before["keys"].as_array().is_some_and(|keys| keys.len() >= 14), "12 keys and two speakers: {before}");
        for key in ["7", "4"] {
            // Not by the driver, which scrolls what it taps to the middle.
            app.js("find('button.key', arguments[0]).click()", vec![json!(key)]).await?;
            app.wait_saved(key).await?;
            app.js(PAINTED, vec![]).await?;
            let after = app.js(KEYS, vec![]).await?;
            ensure!(after == before, "{width} px, after a tap on {key}:\n{after}\ninstead of\n{before}");
        }
        // What is tapped below the pad stays where it is, so that a second tap there takes it back.
        for chip in ["aching", "burning"] {
            app.js("find('button', arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })", vec![json!(chip)]).await?;
            let before = app.js(STANDS, vec![json!(chip)]).await?;
            app.js("find('button', arguments[0]).click()", vec![json!(chip)]).await?;
            app.wait("it is pressed", "return find('button', arguments[0]).ariaPressed === 'true'", vec![json!(chip)]).await?;
            app.js(PAINTED, vec![]).await?;
            let after = app.js(STANDS, vec![json!(chip)]).await?;
            ensure!(before == after, "{width} px: \"{chip}\" went from {before} to {after}");
        }
    }
    Ok(())
}
journey!(a_tap_moves_nothing_on_now);

/// After a tap: "Where?", "What does it feel like?", "Worse with" and "Helped by" all end within twice the height that is seen at 390 px, so
/// that one movement of the thumb brings the last of them.
async fn what_is_asked_first_is_one_scroll_away(app: &mut App) -> Result<()> {
    app.browser.resize(390, 844).await?;
    app.open_with_a_year().await?;
    app.now().await?;
    app.tap("7").await?;
    let script = "const part = scroller(), card = document.querySelector('.entry-card');
        const rows = [...card.querySelectorAll('h2, summary')].map((e) => [nameOf(e), Math.round((e.closest('details') ?? e.closest('section')).getBoundingClientRect().bottom + part.scrollTop)]);
        return { seen: part.clientHeight, rows }";
    let found = app.js(script, vec![]).await?;
    let seen = found["seen"].as_f64().context("a height")?;
    let rows = found["rows"].as_array().cloned().unwrap_or_default();
    let bottom =
        |name: &str| rows.iter().find(|row| row[0].as_str().is_some_and(|words| words.starts_with(name))).and_then(|row| row[1].as_f64());
    for name in ["Where", "What does it feel like", "Worse with", "Helped by"] {
        let end = bottom(name).with_context(|| format!("{name} among {}", Value::from(rows.clone())))?;
        ensure!(end <= 2.0 * seen, "{name} ends at {end} of {} px: {found}", 2.0 * seen);
    }
    Ok(())
}
journey!(what_is_asked_first_is_one_scroll_away);
