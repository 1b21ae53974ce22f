//! Backups: exported from one phone, imported on another and back, and undone.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey, sample};
use serde_json::{Value, json};
use tempfile::tempdir;

async fn export_and_import(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("2").await?;
    app.tap("8").await?;
    app.fill("Note", "left side, „wie ein Messer“").await?;
    app.wait_stored("note", json!("left side, „wie ein Messer“")).await?;
    app.now().await?;
    app.tap("10").await?;
    app.undo().await?;
    app.wait_status("Undone").await?;
    let rows = app.rows().await?;
    app.go("#/more/backup", "Backup").await?;
    app.wait_text("main", "Last backup: none yet").await?;
    let (name, text) = app.download("Save a backup").await?;
    check_file(&name, &text)?;
    app.wait_text("main", "Entries not in a backup: 0").await?;
    let folder = tempdir()?;
    let path = sample::file(folder.path(), "from the first phone.txt", &text)?;

    let second = app.second_phone().await?;
    second.open().await?;
    ensure!(second.import(&path).await? == [3, 0, 0, 0], "three records are new, the tombstone too");
    ensure!(second.rows().await? == rows, "both phones show the same");
    let before = second.stored_records().await?;
    ensure!(second.preview(&path).await? == [0, 0, 3, 0]);
    second.wait_text("section.preview", "Everything in this file is in your diary already.").await?;
    second.reload().await?;
    ensure!(second.stored_records().await? == before, "importing twice changes nothing");
    ensure!(second.rows().await? == rows);

    // And back: the first phone gets what the second added, and nothing twice.
    second.now().await?;
    second.tap("5").await?;
    let back = sample::file(folder.path(), "back.json", second.save_backup().await?.to_string())?;
    ensure!(app.import(&back).await? == [1, 0, 3, 0]);
    ensure!(app.rows().await? == second.rows().await?);
    browser_tests::watch::page(&second).await
}
journey!(export_and_import);

/// The name, the envelope, one record a line, the tombstone.
fn check_file(name: &str, text: &str) -> Result<()> {
    let date = name
        .strip_prefix("pain-diary-")
        .and_then(|rest| rest.strip_suffix(".json"))
        .with_context(|| format!("pain-diary-YYYY-MM-DD.json, not {name}"))?;
    ensure!(date.len() == 10 && date.split('-').map(str::len).eq([4, 2, 2]), "{name}");
    let backup: Value = serde_json::from_str(text)?;
    ensure!(backup["format"] == "pain-diary" && backup["version"] == 1 && backup["exported_at"].is_string(), "{text}");
    let records = backup["records"].as_array().context("records")?;
    ensure!(records.len() == 3, "{text}");
    ensure!(records.iter().filter(|record| record["deleted"] == true).count() == 1, "the undone entry is a tombstone: {text}");
    ensure!(text.lines().count() >= 3, "a person can read it: one record a line");
    Ok(())
}

async fn order_does_not_matter(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let all = sample::records(40, 11);
    let halves = [&all[..25], &all[15..]];
    let mut paths = Vec::new();
    for (index, half) in halves.iter().enumerate() {
        paths.push(sample::file(folder.path(), &format!("{index}.json"), sample::backup(half).to_string())?);
    }
    app.open().await?;
    ensure!(app.import(&paths[0]).await? == [25, 0, 0, 0]);
    ensure!(app.import(&paths[1]).await? == [15, 0, 10, 0]);
    let second = app.second_phone().await?;
    second.open().await?;
    ensure!(second.import(&paths[1]).await? == [25, 0, 0, 0]);
    ensure!(second.import(&paths[0]).await? == [15, 0, 10, 0]);
    let key = |record: &Value| record["id"].to_string();
    let (mut one, mut two) = (app.stored_records().await?, second.stored_records().await?);
    one.sort_by_key(key);
    two.sort_by_key(key);
    ensure!(one.len() == 40 && one == two);
    Ok(())
}
journey!(order_does_not_matter: Chromium, WebKit);

async fn undo_of_an_import(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let path = sample::file(folder.path(), "sample.json", sample::backup(&sample::records(30, 5)).to_string())?;
    app.open().await?;
    app.tap("6").await?;
    let before = app.rows().await?;
    ensure!(app.import(&path).await? == [30, 0, 0, 0]);
    ensure!(app.rows().await?.len() > before.len());
    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Undo this file").await?;
    app.wait_status("What this file did is undone").await?;
    ensure!(app.rows().await? == before, "the diary is as it was");
    app.reload().await?;
    ensure!(app.rows().await? == before, "and stays so");
    ensure!(app.import(&path).await? == [30, 0, 0, 0], "the same file can be added again");
    Ok(())
}
journey!(undo_of_an_import);

async fn what_a_newer_version_wrote_survives(app: &mut App) -> Result<()> {
    let mut entry = sample::entry(1, 1_795_430_000_000, json!(6), "from the future");
    entry["sites"] = json!([{ "region": "lower-back-left", "pain": 6 }]);
    let mut dose = sample::entry(2, 1_795_430_100_000, json!(1), "");
    dose["kind"] = json!("dose");
    dose["pain"] = json!({ "nested": [1, 2.5, null] });
    let folder = tempdir()?;
    let path = sample::file(folder.path(), "newer.json", sample::backup(&[entry.clone(), dose.clone()]).to_string())?;
    app.open().await?;
    ensure!(app.import(&path).await? == [2, 0, 0, 0]);
    app.open_newest().await?;
    app.fill("Note", "changed here").await?;
    app.wait_stored("note", json!("changed here")).await?;
    app.now().await?;
    let backup = app.save_backup().await?;
    let records = backup["records"].as_array().context("records")?;
    let of = |id: &Value| records.iter().find(|record| record["id"] == *id).cloned().unwrap_or_default();
    ensure!(of(&entry["id"])["sites"] == entry["sites"] && of(&entry["id"])["note"] == "changed here", "{backup}");
    ensure!(of(&dose["id"]) == dose, "{backup}");
    Ok(())
}
journey!(what_a_newer_version_wrote_survives);
