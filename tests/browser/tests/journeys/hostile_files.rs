//! Files that delete or replace records: the effect is shown before and after the import, and can be undone.

use anyhow::{Result, ensure};
use browser_tests::cases::case;
use browser_tests::{App, journey, sample};
use serde_json::json;
use tempfile::tempdir;

/// With the diary of the first case: three entries, the emergency number, the ward's number.
async fn with_base(app: &App) -> Result<()> {
    app.open().await?;
    ensure!(app.import(&case("00-base-diary.json")).await? == [5, 0, 0, 0]);
    ensure!(app.rows().await?.len() == 3);
    Ok(())
}

async fn added(app: &App, status: &str) -> Result<()> {
    app.click("button", "Add to my diary").await?;
    app.wait_status(status).await?;
    Ok(())
}

async fn a_file_that_deletes_everything(app: &mut App) -> Result<()> {
    with_base(app).await?;
    app.choose_file(&case("01-tombstones-for-all.json")).await?;
    ensure!(app.preview_in_full().await? == [0, 0, 5, 0, 0, 0]);
    let text = app.text("section.preview").await?;
    for words in ["Ward, phone number: 030 1 would be deleted", "Emergency number: 112 would be deleted"] {
        ensure!(text.contains(words), "\"{words}\" is missing in: {text}");
    }
    app.click("button", "Look at the 3 that would change").await?;
    app.wait_text("section.preview", "my own words").await?;
    ensure!(app.rows().await?.len() == 3, "nothing is done yet");

    app.choose_file(&case("01-tombstones-for-all.json")).await?;
    app.preview_in_full().await?;
    added(app, "Added to your diary: 5 deleted").await?;
    ensure!(app.rows().await?.is_empty());
    // Deleted records can be read one by one, and the import can be undone.
    app.go("#/more/changes", "Changed and deleted").await?;
    app.wait_text("main", "my own words").await?;
    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Undo this file").await?;
    app.wait_status("What this file did is undone").await?;
    ensure!(app.rows().await?.len() == 3, "the diary is as it was");
    Ok(())
}
journey!(a_file_that_deletes_everything);

async fn a_file_that_replaces_the_numbers(app: &mut App) -> Result<()> {
    with_base(app).await?;
    app.choose_file(&case("05-replaces-emergency-and-ward-number.json")).await?;
    ensure!(app.preview_in_full().await? == [0, 0, 0, 2, 0, 0]);
    for words in ["Ward, phone number: would change from 030 1 to 0900 666", "Emergency number: would change from 112 to 0900 666"] {
        app.wait_text("section.preview", words).await?;
    }
    added(app, "Added to your diary: 2 changed").await?;
    app.go("#/team", "Tell the team").await?;
    app.wait_text("main", "0900 666").await?;

    // Also after a restart, and the newest first.
    app.reload().await?;
    app.go("#/more/backup", "Backup").await?;
    app.wait_text("main", "2 changed").await?;
    app.click("button", "Undo this file").await?;
    app.wait_status("What this file did is undone").await?;
    app.go("#/team", "Tell the team").await?;
    app.wait_text("main", "030 1").await?;
    ensure!(!app.text("main").await?.contains("0900"));
    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Undo this file").await?;
    app.wait_status("What this file did is undone").await?;
    ensure!(app.rows().await?.is_empty() && app.stored_records().await?.is_empty());
    Ok(())
}
journey!(a_file_that_replaces_the_numbers);

async fn records_that_could_never_be_changed_again(app: &mut App) -> Result<()> {
    for (name, reason) in [
        ("02-last-stamp-entry.json", "its date is so far ahead"),
        ("04-last-stamp-emergency-number.json", "its date is so far ahead"),
        ("08-kind-swap-hides-entry.json", "it is not the same kind of thing"),
    ] {
        with_base_or_again(app).await?;
        app.choose_file(&case(name)).await?;
        ensure!(app.preview_in_full().await? == [0, 0, 0, 0, 0, 1], "{name}");
        let text = app.wait_text("section.preview", reason).await?;
        ensure!(text.contains("Entry 1: "), "{name}: {text}");
        app.click("button", "Cancel").await?;
        ensure!(app.rows().await?.len() == 3, "{name}");
    }
    Ok(())
}
journey!(records_that_could_never_be_changed_again);

async fn many_newer_versions_leave_the_earlier_words_readable(app: &mut App) -> Result<()> {
    with_base(app).await?;
    app.choose_file(&case("07-evicts-history.json")).await?;
    ensure!(app.preview_in_full().await? == [0, 0, 0, 1, 0, 0]);
    app.wait_text("section.preview", "written on another phone: 1, the newest").await?;
    app.click("summary", "Look at the one that would change").await?;
    app.wait_text("section.preview", "my own words").await?;
    added(app, "Added to your diary: 1 changed").await?;
    // After a restart too, under the entry's earlier values and in the list of all changes.
    for reload in [false, true] {
        if reload {
            app.reload().await?;
        }
        let rows = app.rows().await?;
        ensure!(rows.len() == 3 && !rows.iter().any(|row| row.contains("my own words")), "the file's version counts: {rows:?}");
        app.go(&format!("#/entry/{EVICTED}"), "~0, ").await?;
        app.click("summary", "What it said before").await?;
        app.wait_text(".history", "my own words").await?;
        app.go("#/more/changes", "Changed and deleted").await?;
        app.click("summary", "What it said before").await?;
        app.wait_text("main", "my own words").await?;
    }
    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Undo this file").await?;
    app.wait_status("What this file did is undone").await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 3 && rows.iter().any(|row| row.contains("my own words")), "{rows:?}");
    Ok(())
}
journey!(many_newer_versions_leave_the_earlier_words_readable);

/// The entry of the first case whose history case 7 would push out.
const EVICTED: &str = "019ab0f2-6c00-7000-8000-000000000002";

/// What `12-many-nulls.sh` writes, with a quarter of its 49 million zeros; `cargo xtask bench` measures all of them.
async fn many_nulls(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let zeros = "0,".repeat((47 << 20) / 4);
    let records = format!("{{\"format\":\"pain-diary\",\"version\":1,\"records\":[{zeros}0]}}");
    let parts = format!("{{\"format\":\"pain-diary\",\"version\":1,\"records\":[{{\"x\":[{zeros}0]}}]}}");
    with_base(app).await?;
    let before = app.stored_records().await?;
    app.choose_file(&sample::file(folder.path(), "nulls.json", records)?).await?;
    app.wait_text("main", "There are too many entries in this file. A backup can have 250").await?;
    app.wait_text("main", "Your diary is as it was.").await?;
    app.click("button", "Close").await?;
    // The same in one record: that alone is not taken.
    app.choose_file(&sample::file(folder.path(), "parts.json", parts)?).await?;
    ensure!(app.preview_in_full().await? == [0, 0, 0, 0, 0, 1]);
    app.wait_text("section.preview", "Entry 1: it is too large").await?;
    app.click("button", "Cancel").await?;
    ensure!(app.stored_records().await? == before);
    app.go("#/now", "How strong is the pain now?").await?;
    app.tap("5").await?;
    Ok(())
}
journey!(many_nulls);

async fn with_base_or_again(app: &App) -> Result<()> {
    app.open().await?;
    if app.rows().await?.is_empty() { with_base(app).await } else { Ok(()) }
}

async fn two_files_in_a_row(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let large = sample::file(folder.path(), "large.json", sample::backup(&sample::records(20_000, 5)).to_string())?;
    let small =
        sample::file(folder.path(), "small.json", sample::backup(&[sample::entry(1, 1_795_430_000_000, json!(6), "")]).to_string())?;
    app.open().await?;
    app.choose_file(&large).await?;
    app.choose_file(&small).await?;
    ensure!(app.preview_in_full().await? == [1, 0, 0, 0, 0, 0]);
    // The large file would have been read by now.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    ensure!(app.preview_in_full().await? == [1, 0, 0, 0, 0, 0]);
    Ok(())
}
journey!(two_files_in_a_row);
