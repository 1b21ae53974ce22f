//! Every screen with data, in one order and under names that stay. For pictures and for accessibility.

use crate::app::App;
use crate::diary::RESCUE;
use anyhow::{Context, Result};
use serde_json::json;

/// Screens that an address alone shows: name, address, heading in English ("" for any).
const BY_ADDRESS: [(&str, &str, &str); 15] = [
    ("day", "#/day/2026-11-20", "How was the day?"),
    ("day-today", "#/day/2026-11-22", "How was the day?"),
    ("team", "#/team", "Tell the team"),
    ("visit", "#/visit", ""),
    ("visit-today", "#/visit/today", ""),
    ("doctor", "#/doctor", "For the doctor"),
    ("more", "#/more", "More"),
    ("warning-signs", "#/more/warning-signs", "Warning signs"),
    ("medicines", "#/more/medicines", "Medicines and relief"),
    ("people", "#/more/people", "People"),
    ("backup", "#/more/backup", "Backup"),
    ("changes", "#/more/changes", ""),
    ("storage", "#/more/storage", "Storage"),
    ("settings", "#/more/settings", "Settings"),
    ("install", "#/more/install", "Install"),
];

/// The names of screens without the tab bar.
pub const WITHOUT_TABS: [&str; 3] = ["room", "doctor", "doctor-behind"];

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
    for (name, address, heading) in BY_ADDRESS {
        app.go(address, heading).await?;
        look(app, name).await?;
    }
    medicine(app, &mut look).await?;
    app.around_a_visit(&mut look).await?;
    app.preview(&other_phone(app)?).await?;
    look(app, "backup-preview").await?;
    app.click("button", "Cancel").await?;
    Ok(places)
}

/// The rescue page. Nothing else can be shown after it.
pub async fn rescue(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.js("window.painDiaryRescue('a test of the rescue page')", vec![]).await?;
    app.wait_heading(RESCUE).await?;
    look(app, "rescue").await
}

/// Calls `look` on each of these addresses, and on Now after a tap, in Spanish.
pub async fn in_spanish(
    app: &App,
    places: &[(String, String)],
    look: &mut impl AsyncFnMut(&App, &str) -> Result<()>,
) -> Result<()> {
    app.go("#/more/settings", "Settings").await?;
    app.click("label", "Español").await?;
    app.wait("the page is Spanish", "return document.documentElement.lang === 'es'", vec![]).await?;
    for (name, address) in places {
        app.go(address, "").await?;
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
    if std::env::var_os("NO_CALENDAR").is_none() {
    app.click("button", "Calendar").await?;
    look(app, "diary-calendar").await?;
    }
    app.click("button", "All").await?;
    app.click("main a[href^='#/dose/']", "").await?;
    app.arrived("").await?;
    look(app, "dose").await?;
    app.click("button", "Change the pain before").await?;
    look(app, "dose-before").await
}

async fn medicine(app: &App, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    app.go("#/more/medicines", "Medicines and relief").await?;
    app.click("main a[href^='#/more/medicines/']", "").await?;
    app.arrived("").await?;
    look(app, "medicine").await
}

/// A file of the other phone, whose preview has every count: new, changed, deleted, the same and refused.
fn other_phone(app: &App) -> Result<std::path::PathBuf> {
    let bytes = std::fs::read(app.a_year()?)?;
    let mut backup: serde_json::Value = serde_json::from_slice(&bytes)?;
    let records = backup["records"].as_array_mut().context("records")?;
    let mut last: Vec<_> = records.iter().filter(|record| record["kind"] == "entry").rev().take(30).cloned().collect();
    let stamp = |record: &mut serde_json::Value| record["stamp"] = json!("2026-11-22T20:30:00.000Z/0/0b0b00005eed0002");
    last[1]["note"] = json!("changed on the other phone");
    stamp(&mut last[1]);
    last[2]["deleted"] = json!(true);
    stamp(&mut last[2]);
    last[3]["pain"] = json!(12);
    last[4]["id"] = json!("01a1fb75-be00-7694-95e7-a4c4640d9300");
    crate::sample::file(&app.browser.profile.dir("home"), "other-phone.json", crate::sample::backup(&last).to_string())
}
