//! Every screen with data, in one order and under names that stay. For pictures and for accessibility.

use crate::app::App;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Screens that an address alone shows: name and address.
const BY_ADDRESS: [(&str, &str); 20] = [
    ("day", "#/day/2026-11-20"),
    ("day-today", "#/day/2026-11-22"),
    ("team", "#/team"),
    ("visit", "#/visit"),
    ("visit-today", "#/visit/today"),
    ("doctor", "#/doctor"),
    ("more", "#/more"),
    ("warning-signs", "#/more/warning-signs"),
    ("medicines", "#/more/medicines"),
    ("people", "#/more/people"),
    ("backup", "#/more/backup"),
    ("exchange", "#/more/exchange"),
    ("for-two", "#/more/for-two"),
    ("stream-show", "#/more/exchange/show"),
    ("stream-scan", "#/more/exchange/scan"),
    ("changes", "#/more/changes"),
    ("storage", "#/more/storage"),
    ("lock", "#/more/lock"),
    ("settings", "#/more/settings"),
    ("install", "#/more/install"),
];

/// The names of screens without the tab bar.
pub const WITHOUT_TABS: [&str; 6] = ["room", "doctor", "doctor-behind", "doctor-open", "doctor-handed-over", "doctor-then"];

/// Calls `look` on every screen of a diary with people, medicines and visits; writes an entry, two questions, a visit and two calls.
/// Returns names and addresses of all that have an address of their own.
pub async fn every_screen(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<Vec<(String, String)>> {
    let mut places: Vec<(String, String)> = Vec::new();
    let mut look = async |app: &App, name: &str| {
        let address = app.js("return location.hash", vec![]).await?.as_str().context("an address")?.to_owned();
        if places.iter().all(|(_, known)| *known != address) {
            places.push((name.to_owned(), address));
        }
        look(app, name).await.with_context(|| name.to_owned())
    };
    now(app, &mut look).await?;
    diary(app, &mut look).await?;
    for (name, address) in BY_ADDRESS {
        app.go(address, "").await?;
        look(app, name).await?;
    }
    two_phones(app, &mut look).await?;
    medicine(app, &mut look).await?;
    app.around_a_visit(&mut look).await?;
    app.go(&format!("#/doctor/{}", last_visit(app).await?), "").await?;
    look(app, "doctor-then").await?;
    app.preview(&other_phone(app)?).await?;
    look(app, "backup-preview").await?;
    app.click("button", "Cancel").await?;
    Ok(places)
}

/// The rescue page, in the language of the page. Nothing else can be shown after it.
pub async fn rescue(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.js("window.painDiaryRescue('a test of the rescue page')", vec![]).await?;
    app.find("#rescue h1", "").await?;
    look(app, "rescue").await
}

/// Calls `look` on each of these addresses, and on Now after a tap, in Spanish.
pub async fn in_spanish(app: &App, places: &[(String, String)], look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.go("#/more/settings", "").await?;
    app.click("label", "Español").await?;
    app.wait("the page is Spanish", "return document.documentElement.lang === 'es'", vec![]).await?;
    for (name, address) in places {
        if address == "#/diary/filter" {
            // The same screen with more on it: the heading and the focus stay.
            app.js("location.hash = arguments[0]", vec![json!(address)]).await?;
            app.find("input[type=search]", "").await?;
        } else {
            app.go(address, "").await?;
        }
        look(app, name).await.with_context(|| format!("{name} in Spanish"))?;
    }
    app.go("#/now", "").await?;
    app.click("button.key[data-score='6']", "").await?;
    app.wait_status("Guardado 6, ").await?;
    look(app, "now-saved").await
}

async fn now(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.now().await?;
    look(app, "now").await?;
    app.tap("7").await?;
    look(app, "now-saved").await?;
    for view in ["Front", "Back", "List"] {
        app.open_body(view).await?;
        look(app, &format!("now-body-{}", view.to_lowercase())).await?;
    }
    app.click("button", "at rest …").await?;
    look(app, "now-number").await?;
    app.open_newest().await?;
    look(app, "entry").await?;
    for view in ["Front", "Back", "List"] {
        app.open_body(view).await?;
        look(app, &format!("entry-body-{}", view.to_lowercase())).await?;
    }
    app.click("summary", "Change the number").await?;
    look(app, "entry-number").await
}

async fn diary(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.go("#/diary", "Diary").await?;
    for period in ["Day", "Week", "Month", "All"] {
        app.click("button", period).await?;
        look(app, &format!("diary-{}", period.to_lowercase())).await?;
    }
    app.click("button", "Month").await?;
    app.click(".plot", "").await?;
    look(app, "diary-point").await?;
    app.click("button", "Filter").await?;
    app.find("field", "Search in notes").await?;
    look(app, "diary-filter").await?;
    app.js("history.back()", vec![]).await?;
    app.gone("field", "Search in notes").await?;
    app.click("button", "Calendar").await?;
    look(app, "diary-calendar").await?;
    app.go(&format!("#/dose/{}", when_needed(app).await?), "").await?;
    look(app, "dose").await?;
    app.click("button", "Change the pain before").await?;
    look(app, "dose-before").await
}

/// The newest dose of a medicine taken when needed: only such a one has pain before and after.
async fn when_needed(app: &App) -> Result<String> {
    let records = app.stored_records().await?;
    let is_dose = |record: &&Value| record["kind"] == "intake" && record["skipped"].is_null() && record["deleted"].is_null();
    let is_when_needed = |dose: &&Value| {
        records.iter().any(|relief| relief["id"] == dose["relief"] && relief["schedule"] == "when-needed" && relief["deleted"].is_null())
    };
    let dose = records.iter().rev().filter(is_dose).find(is_when_needed).context("a dose of a medicine taken when needed")?;
    Ok(dose["id"].as_str().context("an id")?.to_owned())
}

/// The newest visit that is over.
async fn last_visit(app: &App) -> Result<String> {
    let records = app.stored_records().await?;
    let over = |record: &&Value| record["kind"] == "visit" && !record["over"].is_null() && record["deleted"].is_null();
    let visit = records.iter().filter(over).max_by_key(|visit| visit["over"].as_str().unwrap_or_default().to_owned());
    Ok(visit.context("a visit that is over")?["id"].as_str().context("an id")?.to_owned())
}

async fn medicine(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.go("#/more/medicines", "").await?;
    app.click("main a[href^='#/more/medicines/']", "").await?;
    app.arrived("").await?;
    look(app, "medicine").await
}

/// What is folded on the screens for two phones, and the steps of the set-up.
async fn two_phones(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.go("#/more/backup", "").await?;
    app.click("summary", "Save it sealed with a passphrase").await?;
    look(app, "backup-sealed").await?;
    app.go("#/more/exchange", "").await?;
    app.click("summary", "Seal it with a passphrase").await?;
    app.click("summary", "How does the file get to the other phone?").await?;
    look(app, "exchange-open").await?;
    app.choose_file_here(&xtask::paths::root().join("seal/tests/files/cli-armoured.age")).await?;
    app.wait_text("main", "This file is sealed").await?;
    look(app, "exchange-sealed-file").await?;
    app.click("button", "Cancel").await?;
    app.go("#/more/for-two", "").await?;
    for step in 2..=4 {
        app.click("button", "Next").await?;
        look(app, &format!("for-two-{step}")).await?;
    }
    Ok(())
}

/// A file of the other phone, whose preview has every count: new, changed, deleted, the same and refused.
fn other_phone(app: &App) -> Result<std::path::PathBuf> {
    let bytes = std::fs::read(app.a_year()?)?;
    let mut backup: Value = serde_json::from_slice(&bytes)?;
    let records = backup["records"].as_array_mut().context("records")?;
    let mut last: Vec<_> = records.iter().filter(|record| record["kind"] == "entry").rev().take(30).cloned().collect();
    let stamp = |record: &mut Value| record["stamp"] = json!("2026-11-22T20:30:00.000Z/0/0b0b00005eed0002");
    last[1]["note"] = json!("changed on the other phone");
    stamp(&mut last[1]);
    last[2]["deleted"] = json!(true);
    stamp(&mut last[2]);
    last[3]["pain"] = json!(12);
    last[4]["id"] = json!("01a1fb75-be00-7694-95e7-a4c4640d9300");
    crate::sample::file(&app.browser.profile.dir("home"), "other-phone.json", crate::sample::backup(&last).to_string())
}
