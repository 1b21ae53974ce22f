//! The app by keyboard: Tab, Enter, Space, and arrows inside a choice.

use anyhow::{Result, bail, ensure};
use browser_tests::diary::ROW;
use browser_tests::keys::{DOWN, TAB};
use browser_tests::{App, journey};
use serde_json::json;

async fn keyboard_only(app: &mut App) -> Result<()> {
    app.open().await?;
    app.enter("button.key", "7").await?;
    app.wait_saved("7").await?;
    app.space("button", "Undo").await?;
    app.wait_status("Undone").await?;
    app.space("button.key", "5").await?;
    app.wait_saved("5").await?;
    full_entry_by_keyboard(app).await?;
    app.enter("summary", "A note").await?;
    app.type_into("Note", "by hand").await?;
    app.wait_stored("note", json!("by hand")).await?;
    app.enter("summary", "~Who says it?").await?;
    app.enter("button", "Carer").await?;
    app.wait_stored("who", json!("carer")).await?;
    app.enter("nav a", "Diary").await?;
    app.arrived("Diary").await?;
    app.enter(ROW, "").await?;
    app.arrived("~5, ").await?;
    app.enter("nav a", "More").await?;
    app.arrived("More").await?;
    app.enter("main a", "~Settings").await?;
    app.arrived("Settings").await?;
    settings_by_arrows(app).await
}
journey!(keyboard_only);

/// Places, strengths, words and times, each by Tab and Enter, in the order of the page.
async fn full_entry_by_keyboard(app: &App) -> Result<()> {
    app.enter("button", "Show the body").await?;
    app.space("button", "Back").await?;
    app.space(".touch", "Lower back left").await?;
    // The question follows its region in the tab order.
    app.enter("[role=group][aria-label^='How strong here'] button", "6").await?;
    app.wait_stored("sites", json!([{ "pain": 6, "region": "lower-back-left" }])).await?;
    app.space("button", "burning").await?;
    app.wait_stored("words", json!(["burning"])).await?;
    app.enter("summary", "Since when, and how it goes").await?;
    app.enter("button", "came slowly").await?;
    app.wait_stored("onset", json!("slow")).await?;
    app.enter("button", "at rest …").await?;
    app.space("[role=group][aria-label='at rest'] button", "2").await?;
    app.wait_stored("rest", json!(2)).await?;
    app.enter("summary", "Helped by").await?;
    app.space("[role=group][aria-label='Helped by'] button", "heat").await?;
    app.wait_stored("helped", json!(["heat"])).await
}

/// A group of radio buttons is one stop of Tab; arrows choose, as in every browser.
async fn settings_by_arrows(app: &App) -> Result<()> {
    let script =
        "const e = document.activeElement; return e.type === 'radio' && squeeze(e.closest('fieldset').querySelector('legend').textContent)";
    for _ in 0..40 {
        app.key(TAB).await?;
        if app.js(script, vec![]).await? == "Language" {
            app.key(DOWN).await?;
            app.key(DOWN).await?;
            app.wait_heading("Ajustes").await?;
            let lang = app.js("return document.documentElement.lang", vec![]).await?;
            ensure!(lang == "es", "{lang}");
            // A screen redrawn in another language keeps the focus.
            ensure!(app.js("return document.activeElement.type", vec![]).await? == "radio", "the choice keeps the focus");
            return Ok(());
        }
    }
    bail!("Tab never comes to the language")
}

async fn a_visit_by_keyboard(app: &mut App) -> Result<()> {
    app.open().await?;
    app.enter("button.key", "8").await?;
    app.wait_saved("8").await?;
    app.enter("nav a", "Visit").await?;
    app.arrived("Visit").await?;
    app.begin_a_question().await?;
    app.type_words("why?").await?;
    app.enter("button", "Add the question").await?;
    app.wait_stored("text", json!("why?")).await?;
    app.visit_today().await?;
    app.enter("main a", "In the room").await?;
    app.arrived("In the room").await?;
    app.type_into("The answer, in their words", "so.").await?;
    app.wait_stored("text", json!("so.")).await?;
    app.enter("main a", "Read back").await?;
    app.arrived("Read back").await?;
    app.space("button", "The visit is over").await?;
    app.wait_text("main", "Ended ").await?;
    app.go("#/doctor", "For the doctor").await?;
    app.enter(".choose summary", "").await?;
    app.enter(".choose button", "14 days").await?;
    app.space("button.fact", "Patient: worst: 8").await?;
    app.wait_text(".opened", "8").await?;
    app.enter("header button", "Tell the team").await?;
    app.arrived("Tell the team").await?;
    app.enter("button", "They answered").await?;
    app.wait_heading("~Call, ").await
}
journey!(a_visit_by_keyboard);
