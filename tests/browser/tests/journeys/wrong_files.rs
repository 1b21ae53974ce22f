//! Opening any wrong file: a clear message, and an unchanged diary.

use anyhow::{Context, Result, ensure};
use browser_tests::sample::{self, newest_ms};
use browser_tests::{App, journey};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::tempdir;

async fn files_that_are_no_backup(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    let good = sample::backup(&sample::records(20, 3)).to_string();
    let mut photo = vec![0xff, 0xd8, 0xff, 0xe0];
    photo.extend((0..50_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8));
    let other_version = good.replacen("\"version\":1", "\"version\":2", 1);
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("empty.json", Vec::new(), "This file is empty."),
        ("photo.jpg", photo, "It may be a photo"),
        ("half.json", good.as_bytes()[..good.len() / 2].to_vec(), "The end of this file is missing"),
        ("newer.json", other_version.into_bytes(), "This app cannot read this kind of backup"),
        ("letter.txt", b"Dear doctor, it hurts.".to_vec(), "not a backup of Pain Diary"),
        ("other.json", b"{\"format\":\"something-else\",\"version\":1,\"records\":[]}".to_vec(), "not a backup of Pain Diary"),
        ("deep.json", "[".repeat(200_000).into_bytes(), "This file"),
    ];
    app.open().await?;
    app.tap("7").await?;
    let before = app.stored_records().await?;
    for (name, bytes, message) in cases {
        let path = sample::file(folder.path(), name, bytes)?;
        refused(app, &path, message).await.with_context(|| name.to_string())?;
        ensure!(app.stored_records().await? == before, "{name} changed the diary");
    }
    ensure!(app.rows().await?.len() == 1);
    Ok(())
}
journey!(files_that_are_no_backup);

async fn refused(app: &App, path: &Path, message: &str) -> Result<()> {
    app.choose_file(path).await?;
    let script = "return allOf('[role=alert]').some((e) => e.textContent.includes(arguments[0]))";
    app.wait(&format!("an alert with \"{message}\""), script, vec![json!(message)]).await?;
    app.wait_text("main", "Your diary is as it was.").await?;
    ensure!(!app.has("section.preview", "").await?, "no preview of a wrong file");
    // Leaving the screen removes the message, so that it is not taken for the next one.
    app.go("#/more", "More").await
}

async fn a_file_of_200_mb(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    let before = app.stored_records().await?;
    let folder = tempdir()?;
    let path = folder.path().join("huge.json");
    // Sparse: 200 MB when read, no space on disk.
    std::fs::File::create(&path)?.set_len(200 << 20)?;
    refused(app, &path, "too large").await?;
    ensure!(app.stored_records().await? == before);
    Ok(())
}
journey!(a_file_of_200_mb);

/// A record that is wrong in one way.
fn wrong(number: u64, field: &str, value: Value) -> Value {
    let mut record = sample::entry(number, newest_ms(), json!(5), "");
    record[field] = value;
    record
}

async fn records_that_cannot_be(app: &mut App) -> Result<()> {
    let good = sample::entry(1, newest_ms(), json!(5), "");
    let records = vec![
        good.clone(),
        wrong(2, "pain", json!(11)),
        wrong(3, "at", json!("9999-12-31T23:59:59Z")),
        good,
        wrong(4, "who", json!("")),
        wrong(5, "note", json!("x".repeat(100_001))),
        json!("no record at all"),
    ];
    let folder = tempdir()?;
    let path = sample::file(folder.path(), "mixed.json", sample::backup(&records).to_string())?;
    app.open().await?;
    app.tap("7").await?;
    let before = app.stored_records().await?;
    ensure!(app.preview(&path).await? == [1, 0, 0, 6]);
    let text = app.text("section.preview").await?;
    for reason in [
        "Entry 2: the pain is not a number from 0 to 10",
        "Entry 3: its year is not between 1900 and 2199",
        "Entry 4: it is in the file twice",
        "Entry 5: it does not say who says it",
        "Entry 6: some of its text is too long",
        "Entry 7: it is not an entry",
    ] {
        ensure!(text.contains(reason), "\"{reason}\" is missing in: {text}");
    }
    ensure!(app.stored_records().await? == before, "a preview changes nothing");
    app.click("button", "Cancel").await?;
    app.gone("section.preview", "").await?;
    ensure!(app.stored_records().await? == before, "nor does cancelling it");
    ensure!(app.import(&path).await? == [1, 0, 0, 6]);
    ensure!(app.stored_records().await?.len() == 2, "the good one is taken, the others are not");
    Ok(())
}
journey!(records_that_cannot_be);

async fn hostile_text(app: &mut App) -> Result<()> {
    const HOSTILE: &str = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>\u{202e}txet\u{2066} {{x}} ${x} \u{0} 0e\u{301}\u{301}\u{301}";
    let folder = tempdir()?;
    let note = HOSTILE.replace('\u{0}', " ");
    let mut contact = sample::entry(2, newest_ms(), json!(5), "");
    for gone in ["pain", "who", "at"] {
        contact.as_object_mut().context("a record")?.remove(gone);
    }
    contact["kind"] = json!("contact");
    contact["name"] = json!("<b onclick=window.hacked=1>team</b>");
    contact["phone"] = json!("javascript:window.hacked=1");
    let long = "w".repeat(5000);
    let records = [sample::entry(1, newest_ms(), json!(5), &note), contact, sample::entry(3, newest_ms() - 9000, json!(4), &long)];
    let path = sample::file(folder.path(), "hostile.json", sample::backup(&records).to_string())?;
    app.open().await?;
    app.import(&path).await?;
    for (route, heading) in [("#/diary", "Diary"), ("#/team", "Tell the team")] {
        app.go(route, heading).await?;
        app.wait_text("main", if route == "#/diary" { "onerror" } else { "onclick" }).await?;
        clean(app).await.with_context(|| route.to_string())?;
    }
    app.open_newest().await?;
    ensure!(app.value("Note").await?.contains("<img src=x onerror"), "text stays text");
    clean(app).await
}
journey!(hostile_text);

/// No markup of the file is rendered, no address runs a script, nothing exceeds the width of the window.
async fn clean(app: &App) -> Result<()> {
    let script =
        "return { hacked: window.hacked || null, made: document.querySelectorAll('main img[src=x], main [onclick], main script').length,
        links: [...document.links].map((a) => a.protocol).filter((p) => !['http:', 'https:', 'tel:'].includes(p)),
        wide: document.documentElement.scrollWidth - innerWidth }";
    let seen = app.js(script, vec![]).await?;
    ensure!(seen["hacked"].is_null() && seen["made"] == 0 && seen["links"] == json!([]), "{seen}");
    ensure!(seen["wide"].as_i64().unwrap_or(1) <= 0, "sideways scrolling: {seen}");
    Ok(())
}

async fn any_extension_is_taken(app: &mut App) -> Result<()> {
    // Any extension is taken: Android hands files over as ".json.txt", mail programs as ".bin".
    let folder = tempdir()?;
    app.open().await?;
    for (index, name) in ["backup.json.txt", "backup.bin", "backup"].iter().enumerate() {
        let record = sample::entry(index as u64, newest_ms() + index as i64, json!(index), "");
        let path: PathBuf = sample::file(folder.path(), name, sample::backup(&[record]).to_string())?;
        ensure!(app.import(&path).await? == [1, 0, 0, 0], "{name}");
    }
    ensure!(app.rows().await?.len() == 3);
    Ok(())
}
journey!(any_extension_is_taken);
