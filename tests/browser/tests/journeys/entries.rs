//! Entries: recorded by one tap, persistent, changed, deleted and undone.

use anyhow::{Result, ensure};
use browser_tests::{App, journey};
use serde_json::json;

async fn first_run(app: &mut App) -> Result<()> {
    app.open().await?;
    ensure!(!app.has("button", "Undo").await?, "there is nothing to undo yet");
    let status = app.tap("7").await?;
    app.wait_text("main", "The patient says 7").await?;
    app.find("button", "Undo").await?;
    let records = app.stored_records().await?;
    ensure!(records.len() == 1 && records[0]["pain"] == 7 && records[0]["who"] == "patient", "{records:?}");
    let time = status.split(", ").nth(1).and_then(|rest| rest.get(..5)).unwrap_or_default().to_string();
    ensure!(records[0]["at"].as_str().unwrap_or_default().contains(&format!("T{time}:")), "{status} against {records:?}");
    app.reload().await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 1 && rows[0].starts_with(&format!("7, {time}")), "{rows:?}");
    Ok(())
}
journey!(first_run);

async fn every_key_counts(app: &mut App) -> Result<()> {
    app.open().await?;
    for key in 0..=10 {
        app.tap(&key.to_string()).await?;
    }
    app.press("Too much: call").await?;
    app.wait_heading("Tell the team").await?;
    let script = "return location.hash === '#/team'";
    app.wait("the team's numbers", script, vec![]).await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 12, "{rows:?}");
    let mut pains: Vec<String> = app.stored_records().await?.iter().map(|record| record["pain"].to_string()).collect();
    pains.sort();
    let mut wanted: Vec<String> = (0..=10).map(|n: i32| n.to_string()).collect();
    wanted.push("\"too-much\"".into());
    wanted.sort();
    ensure!(pains == wanted, "{pains:?}");
    Ok(())
}
journey!(every_key_counts);

async fn edit_an_entry(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("4").await?;
    app.fill("Note", "after breakfast").await?;
    app.wait_stored("note", json!("after breakfast")).await?;
    app.click("button", "Carer").await?;
    app.wait_stored("who", json!("carer")).await?;
    app.wait_text("main", "The carer sees 4").await?;
    let script = "const day = new Date(); day.setDate(day.getDate() - 1); return day.toLocaleDateString('sv')";
    let yesterday = app.js(script, vec![]).await?.as_str().unwrap_or_default().to_string();
    app.fill("Day", &yesterday).await?;
    app.fill("Time", "23:15").await?;
    // Winter or summer in Berlin.
    let either = ["+01:00", "+02:00"].map(|offset| format!("{yesterday}T23:15:00{offset}"));
    app.wait_stored_one_of("at", &[&either[0], &either[1]]).await?;
    for reload in [false, true] {
        if reload {
            app.reload().await?;
        }
        let rows = app.rows().await?;
        ensure!(rows.len() == 1 && rows[0].starts_with("4, 23:15") && rows[0].contains("after breakfast"), "{rows:?}");
        app.wait_text("h2.day", "Yesterday").await?;
    }
    app.open_newest().await?;
    app.wait_heading("4, 23:15").await?;
    ensure!(app.value("Day").await? == yesterday && app.value("Time").await? == "23:15" && app.value("Note").await? == "after breakfast");
    let pressed = app.find("button", "Carer").await?.attr("aria-pressed").await?;
    ensure!(pressed.as_deref() == Some("true"), "{pressed:?}");
    Ok(())
}
journey!(edit_an_entry);

async fn change_the_number(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("8").await?;
    app.open_newest().await?;
    app.click("summary", "Change the number").await?;
    app.click("[role=group][aria-label='The number'] button", "5").await?;
    app.wait_stored("pain", json!(5)).await?;
    app.wait_heading("~5, ").await?;
    // Its earlier value stays readable.
    app.wait_text("main", "What it said before").await?;
    app.undo().await?;
    app.wait_stored("pain", json!(8)).await?;
    app.wait_heading("~8, ").await
}
journey!(change_the_number);

async fn a_time_ahead_is_not_taken(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("4").await?;
    let before = app.stored_records().await?;
    let script = "const day = new Date(); day.setDate(day.getDate() + 2); return day.toLocaleDateString('sv')";
    let ahead = app.js(script, vec![]).await?.as_str().unwrap_or_default().to_string();
    app.fill("Day", &ahead).await?;
    app.wait_status("That time has not come yet").await?;
    ensure!(app.stored_records().await? == before, "the old time stays");
    Ok(())
}
journey!(a_time_ahead_is_not_taken);

async fn delete_and_undo(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("6").await?;
    app.tap("3").await?;
    app.open_newest().await?;
    let heading = app.text("h1").await?;
    app.click("button", "Delete this entry").await?;
    app.wait_heading("Diary").await?;
    app.wait_status(&format!("Deleted {heading}")).await?;
    let rows = app.wait_rows(1).await?;
    ensure!(!rows[0].starts_with(&heading), "{rows:?}");
    app.undo().await?;
    app.wait_status("Undone").await?;
    app.wait_rows(2).await?;
    app.reload().await?;
    ensure!(app.rows().await?.len() == 2);
    app.open_newest().await?;
    app.click("button", "Delete this entry").await?;
    app.wait_status("Deleted ").await?;
    app.reload().await?;
    ensure!(app.rows().await?.len() == 1, "deleted stays deleted");
    let tombstones = app.stored_records().await?.iter().filter(|record| record["deleted"] == true).count();
    ensure!(tombstones == 1, "a deleted entry leaves a tombstone");
    Ok(())
}
journey!(delete_and_undo);

async fn undo_of_a_save(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("9").await?;
    app.undo().await?;
    app.wait_status("Undone").await?;
    ensure!(!app.text("main").await?.contains("The patient says 9"), "the entry is off the screen");
    ensure!(app.rows().await?.is_empty());
    app.wait_text("main", "Nothing here yet.").await?;
    app.reload().await?;
    ensure!(app.rows().await?.is_empty(), "undone stays undone");
    Ok(())
}
journey!(undo_of_a_save);

async fn addresses_that_lead_nowhere(app: &mut App) -> Result<()> {
    app.open_at("#/entry/019ab0f2-6c00-7000-8000-000000000001").await?;
    app.wait_text("main", "This entry is not in the diary.").await?;
    app.go("#/no-such-screen", "How strong is the pain now?").await?;
    app.click("nav a", "Diary").await?;
    app.wait_heading("Diary").await?;
    app.click("nav a", "More").await?;
    app.wait_heading("More").await?;
    app.browser.client.back().await?;
    app.wait_heading("Diary").await
}
journey!(addresses_that_lead_nowhere);
