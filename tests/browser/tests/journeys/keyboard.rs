//! The whole way without a finger: Tab, Enter, Space, and the arrows inside a choice.

use anyhow::{Result, bail, ensure};
use browser_tests::diary::ROW;
use browser_tests::{App, journey};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';
const SPACE: char = ' ';

async fn key(app: &App, value: char) -> Result<()> {
    let keys = KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
    Ok(app.browser.client.perform_actions(keys).await?)
}

/// Tabs until the focus is on this control. Every stop on the way must show that it has the focus.
/// After the last one the browser's own bars have it; Firefox without a window must be asked to give it back.
async fn tab_to(app: &App, role: &str, name: &str) -> Result<()> {
    let script = "const e = document.activeElement; if (e === document.body) { window.focus(); return { body: true }; }
        const s = getComputedStyle(e);
        const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
        return { here: e === find(arguments[0], arguments[1]), ring, what: e.outerHTML.slice(0, 120) }";
    for _ in 0..200 {
        key(app, TAB).await?;
        let at = app.js(script, vec![json!(role), json!(name)]).await?;
        if at["body"] == true {
            continue;
        }
        ensure!(at["ring"] == true, "on the way to {role} \"{name}\": the focus cannot be seen on {}", at["what"]);
        if at["here"] == true {
            return Ok(());
        }
    }
    bail!("Tab never comes to {role} \"{name}\". {}", app.summary().await)
}

async fn heading_has_focus(app: &App, heading: &str) -> Result<()> {
    app.wait_heading(heading).await?;
    app.wait("the heading has the focus", "return document.activeElement === find('h1', '')", vec![]).await?;
    Ok(())
}

async fn keyboard_only(app: &mut App) -> Result<()> {
    app.open().await?;
    tab_to(app, "button.key", "7").await?;
    key(app, ENTER).await?;
    app.wait_saved("7").await?;
    tab_to(app, "button", "Undo").await?;
    key(app, SPACE).await?;
    app.wait_status("Undone").await?;
    tab_to(app, "button.key", "5").await?;
    key(app, SPACE).await?;
    app.wait_saved("5").await?;
    full_entry_by_keyboard(app).await?;
    tab_to(app, "field", "Note").await?;
    for letter in "by hand".chars() {
        key(app, letter).await?;
    }
    app.wait_stored("note", json!("by hand")).await?;
    tab_to(app, "button", "Carer").await?;
    key(app, ENTER).await?;
    app.wait_stored("who", json!("carer")).await?;
    tab_to(app, "nav a", "Diary").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "Diary").await?;
    tab_to(app, ROW, "").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "~5, ").await?;
    tab_to(app, "nav a", "More").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "More").await?;
    tab_to(app, "main a", "~Settings").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "Settings").await?;
    settings_by_arrows(app).await
}
journey!(keyboard_only);

/// Places, strengths, words and times, each by Tab and Enter, in the order of the page.
async fn full_entry_by_keyboard(app: &App) -> Result<()> {
    tab_to(app, "button", "Show the body").await?;
    key(app, ENTER).await?;
    tab_to(app, "button", "Back").await?;
    key(app, SPACE).await?;
    tab_to(app, ".touch", "Lower back left").await?;
    key(app, SPACE).await?;
    // The question comes next after the region it is about.
    tab_to(app, "[role=group][aria-label^='How strong here'] button", "6").await?;
    key(app, ENTER).await?;
    app.wait_stored("sites", json!([{ "pain": 6, "region": "lower-back-left" }])).await?;
    tab_to(app, "button", "burning").await?;
    key(app, SPACE).await?;
    app.wait_stored("words", json!(["burning"])).await?;
    tab_to(app, "button", "came slowly").await?;
    key(app, ENTER).await?;
    app.wait_stored("onset", json!("slow")).await?;
    tab_to(app, "button", "at rest …").await?;
    key(app, ENTER).await?;
    tab_to(app, "[role=group][aria-label='at rest'] button", "2").await?;
    key(app, SPACE).await?;
    app.wait_stored("rest", json!(2)).await?;
    tab_to(app, "[role=group][aria-label='Helped by'] button", "heat").await?;
    key(app, SPACE).await?;
    app.wait_stored("helped", json!(["heat"])).await
}

/// A group of radio buttons is one stop of Tab; arrows choose, as in every browser.
async fn settings_by_arrows(app: &App) -> Result<()> {
    let script =
        "const e = document.activeElement; return e.type === 'radio' && squeeze(e.closest('fieldset').querySelector('legend').textContent)";
    for _ in 0..40 {
        key(app, TAB).await?;
        if app.js(script, vec![]).await? == "Language" {
            key(app, DOWN).await?;
            key(app, DOWN).await?;
            app.wait_heading("Ajustes").await?;
            let lang = app.js("return document.documentElement.lang", vec![]).await?;
            ensure!(lang == "es", "{lang}");
            // A screen that is only worded anew keeps the focus where it was.
            ensure!(app.js("return document.activeElement.type", vec![]).await? == "radio", "the choice keeps the focus");
            return Ok(());
        }
    }
    bail!("Tab never comes to the language")
}

async fn a_visit_by_keyboard(app: &mut App) -> Result<()> {
    app.open().await?;
    tab_to(app, "button.key", "8").await?;
    key(app, ENTER).await?;
    app.wait_saved("8").await?;
    tab_to(app, "nav a", "Visit").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "Visit").await?;
    tab_to(app, "field", "Write a question").await?;
    for letter in "why?".chars() {
        key(app, letter).await?;
    }
    tab_to(app, "button", "Add the question").await?;
    key(app, ENTER).await?;
    app.wait_stored("text", json!("why?")).await?;
    app.visit_today().await?;
    tab_to(app, "main a", "In the room").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "In the room").await?;
    tab_to(app, "field", "The answer, in their words").await?;
    for letter in "so.".chars() {
        key(app, letter).await?;
    }
    app.wait_stored("text", json!("so.")).await?;
    tab_to(app, "main a", "Read back").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "Read back").await?;
    tab_to(app, "button", "The visit is over").await?;
    key(app, SPACE).await?;
    app.wait_text("main", "Over since ").await?;
    app.go("#/doctor", "For the doctor").await?;
    tab_to(app, "summary", "Before you show it").await?;
    key(app, ENTER).await?;
    tab_to(app, "button", "14 days").await?;
    key(app, ENTER).await?;
    tab_to(app, "button.fact", "worst 8").await?;
    key(app, SPACE).await?;
    app.wait_text(".behind", "8").await?;
    tab_to(app, "header button", "Tell the team").await?;
    key(app, ENTER).await?;
    heading_has_focus(app, "Tell the team").await?;
    tab_to(app, "button", "I called").await?;
    key(app, ENTER).await?;
    app.wait_heading("~Call, ").await
}
journey!(a_visit_by_keyboard);
