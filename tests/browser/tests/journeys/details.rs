//! Details of an entry: by touch, by keyboard, by the list alone; changing its time; its history.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey};
use serde_json::{Value, json};

/// The one entry in the store.
async fn entry(app: &App) -> Result<Value> {
    let records = app.stored_records().await?;
    records.into_iter().find(|record| record["kind"] == "entry").context("an entry in the store")
}

/// Waits until the entry in the store says so.
async fn wait_entry(app: &App, field: &str, value: Value) -> Result<()> {
    app.wait_stored(field, value).await
}

async fn full_entry_by_touch(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.click("button", "Show the body").await?;
    app.click("button", "Back").await?;
    app.click(".touch", "Lower back left").await?;
    app.click("[role=group][aria-label^='How strong here'] button", "8").await?;
    app.click(".touch", "Left calf").await?;
    app.click("button", "It spreads").await?;
    app.click(".touch", "Lower back left 8").await?;
    app.click(".touch", "Left buttock").await?;
    app.click(".touch", "Left calf").await?;
    app.click("button", "Finish the path").await?;
    let sites = json!([{ "pain": 8, "region": "lower-back-left" }, { "region": "calf-left" }]);
    wait_entry(app, "sites", sites).await?;
    wait_entry(app, "spread", json!([["lower-back-left", "buttock-left", "calf-left"]])).await?;
    app.click("button", "Hide the body").await?;
    app.click("button", "burning").await?;
    app.click("button", "shooting").await?;
    app.click("[role=group][aria-label='Worse with'] button", "standing").await?;
    app.click("[role=group][aria-label='Helped by'] button", "heat").await?;
    app.click("button", "sleeping").await?;
    app.click("button", "came suddenly").await?;
    app.click("button", "still there").await?;
    app.click("button", "when moving …").await?;
    app.click("[role=group][aria-label='when moving'] button", "9").await?;
    app.fill("Note", "down the stairs").await?;
    wait_entry(app, "note", json!("down the stairs")).await?;
    let found = entry(app).await?;
    for (field, value) in [
        ("words", json!(["burning", "shooting"])),
        ("worse", json!(["standing"])),
        ("helped", json!(["heat"])),
        ("stopped", json!(["sleep"])),
        ("onset", json!("sudden")),
        ("eased", json!("still")),
        ("moving", json!(9)),
    ] {
        ensure!(found[field] == value, "{field}: {found}");
    }
    ensure!(found.get("rest").is_none(), "what was not said is not 0: {found}");
    // A second tap removes a word, and Undo restores it.
    app.click("button", "burning").await?;
    wait_entry(app, "words", json!(["shooting"])).await?;
    app.undo().await?;
    wait_entry(app, "words", json!(["burning", "shooting"])).await?;
    app.reload().await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 1 && rows[0].contains("Lower back left 8, Left calf · burning, shooting · helped by heat"), "{rows:?}");
    // The next one has it in one tap.
    app.now().await?;
    app.tap("6").await?;
    app.click("button", "~Same as last time: Lower back left 8").await?;
    let script = "return find('button', 'Left calf') !== null";
    app.wait("the places of the last entry", script, vec![]).await?;
    let same = app.stored_records().await?.into_iter().filter(|record| record["sites"] == found["sites"]).count();
    ensure!(same == 2, "both entries say the same places");
    Ok(())
}
journey!(full_entry_by_touch);

async fn body_by_the_list_only(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("5").await?;
    app.click("button", "Show the body").await?;
    app.click("button", "List").await?;
    ensure!(!app.has(".touch", "").await?, "no picture");
    app.fill("Find a place", "KNEE").await?;
    app.gone("button", "Jaw").await?;
    app.click("[role=group][aria-label='Legs'] button", "Right knee").await?;
    app.click("[role=group][aria-label^='How strong here'] button", "4").await?;
    wait_entry(app, "sites", json!([{ "pain": 4, "region": "knee-right" }])).await?;
    let pressed = app.find("[role=group][aria-label='Legs'] button", "Right knee 4").await?.attr("aria-pressed").await?;
    ensure!(pressed.as_deref() == Some("true"), "{pressed:?}");
    app.fill("Find a place", "nowhere").await?;
    app.wait_text("main", "There is no place with that name.").await?;
    Ok(())
}
journey!(body_by_the_list_only);

async fn words_of_ones_own(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("5").await?;
    app.click("[role=group][aria-label='What does it feel like?'] button", "more …").await?;
    app.fill("Your own word", "  как муравьи  ").await?;
    app.click("button", "Add").await?;
    wait_entry(app, "words", json!([{ "own": "как муравьи" }])).await?;
    // Offered again, and one word in any spelling.
    app.reload().await?;
    app.tap("6").await?;
    app.find("[role=group][aria-label='What does it feel like?'] button", "как муравьи").await?;
    app.click("[role=group][aria-label='What does it feel like?'] button", "more …").await?;
    app.fill("Your own word", "КАК Муравьи").await?;
    app.click("button", "Add").await?;
    let script =
        "return document.querySelectorAll('[aria-pressed=true]').length > 0 && find('button', 'как муравьи').getAttribute('aria-pressed')";
    app.wait("the same word", script, vec![]).await?;
    let said = app.stored_records().await?.iter().filter(|record| record["words"] == json!([{ "own": "как муравьи" }])).count();
    ensure!(said == 2, "both entries say the same word");
    Ok(())
}
journey!(words_of_ones_own);

async fn an_entry_put_back_says_recalled(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("8").await?;
    app.open_newest().await?;
    ensure!(!app.text("main").await?.contains("recalled"), "made at once");
    let script = "const day = new Date(); day.setDate(day.getDate() - 1); return day.toLocaleDateString('sv')";
    let yesterday = app.js(script, vec![]).await?.as_str().unwrap_or_default().to_string();
    app.fill("Day", &yesterday).await?;
    app.wait_stored("recalled", json!(true)).await?;
    app.wait_text("main", "recalled").await?;
    let rows = app.rows().await?;
    ensure!(rows[0].contains("recalled"), "{rows:?}");
    let backup = app.save_backup().await?;
    ensure!(backup["records"][0]["recalled"] == true, "{backup}");
    // Changed again, its earlier value stays readable.
    app.open_newest().await?;
    app.click("summary", "Change the number").await?;
    app.click("[role=group][aria-label='The number'] button", "3").await?;
    app.wait_stored("pain", json!(3)).await?;
    app.click("summary", "What it said before").await?;
    let earlier = app.wait_text(".history", "The patient says 8").await?;
    ensure!(earlier.contains("yesterday"), "when: {earlier}");
    Ok(())
}
journey!(an_entry_put_back_says_recalled);

async fn an_end_before_the_beginning_is_refused(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("4").await?;
    let script = "const day = new Date(); day.setDate(day.getDate() - arguments[0]); return day.toLocaleDateString('sv')";
    let back =
        async |days: u32| -> Result<String> { Ok(app.js(script, vec![json!(days)]).await?.as_str().unwrap_or_default().to_string()) };
    app.click("button", "Began …").await?;
    app.fill_in(".asked", "Day", &back(2).await?).await?;
    app.click("button", "Eased …").await?;
    app.fill_in(".asked", "Day", &back(3).await?).await?;
    app.wait_status("It cannot have eased before it began.").await?;
    let found = entry(app).await?;
    ensure!(found["began"].is_string() && found.get("eased").is_none(), "{found}");
    app.fill_in(".asked", "Day", &back(1).await?).await?;
    app.wait_status("Saved").await?;
    ensure!(entry(app).await?["eased"].is_string());
    Ok(())
}
journey!(an_end_before_the_beginning_is_refused);
