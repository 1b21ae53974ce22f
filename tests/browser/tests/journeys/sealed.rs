//! Files sealed with a passphrase: saved and opened without a network, to and from another implementation of age.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, axe, journey, npm, sample};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::tempdir;

const PASSPHRASE: &str = "correct horse año staple";
/// That of the files in seal/tests/files.
const OTHERS: &str = "correct horse battery staple";

async fn sealed_and_opened_without_a_network(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.tap("7").await?;
    app.tap("3").await?;
    app.site.stop();
    app.go("#/more/backup", "Backup").await?;
    app.fill("Passphrase", PASSPHRASE).await?;
    app.fill("The same passphrase again", "correct horse").await?;
    let violations = axe::violations(app).await?;
    ensure!(violations.is_empty(), "{violations:?}");
    app.click("button", "Save it sealed").await?;
    app.wait_text("[data-new] [role=alert]", "The two are not the same").await?;
    app.fill("The same passphrase again", PASSPHRASE).await?;
    let file = app.download_file("Save it sealed").await?;
    app.wait_status("Backup saved with 2 entries").await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ensure!(name.starts_with("pain-diary-") && name.ends_with(".age"), "{name}");
    ensure!(std::fs::read(&file)?.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    let plain = opened_by_others(&file, PASSPHRASE)?;
    ensure!(plain["format"] == "pain-diary" && plain["records"].as_array().is_some_and(|records| records.len() == 2), "{plain}");
    kept_nowhere(app).await?;

    let folder = tempdir()?;
    let kept = folder.path().join("sealed by the app.bin");
    std::fs::copy(&file, &kept)?;
    let before = app.stored_records().await?;
    app.choose_file(&kept).await?;
    app.wait_text("main", "This file is sealed").await?;
    let violations = axe::violations(app).await?;
    ensure!(violations.is_empty(), "{violations:?}");
    refused(app, "correct horse ano staple", "That does not open this file").await?;
    ensure!(app.stored_records().await? == before);
    app.fill("Passphrase, passcode or ten words", PASSPHRASE).await?;
    app.click("button", "Open").await?;
    ensure!(app.preview_counts().await? == [0, 0, 2, 0]);
    ensure!(app.stored_records().await? == before);
    kept_nowhere(app).await
}
journey!(sealed_and_opened_without_a_network);

fn opened_by_others(file: &Path, passphrase: &str) -> Result<Value> {
    npm::installed("age-encryption")?;
    Ok(serde_json::from_slice(&npm::node("age.mjs", &["open", &file.to_string_lossy(), passphrase])?)?)
}

/// The passphrase is in the fields alone.
async fn kept_nowhere(app: &App) -> Result<()> {
    let script = "return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href, document.title,
        document.documentElement.outerHTML].filter((text) => text.includes('horse')).length";
    ensure!(app.js(script, vec![]).await? == 0, "the passphrase is kept");
    Ok(())
}

async fn refused(app: &App, passphrase: &str, message: &str) -> Result<()> {
    app.fill("Passphrase, passcode or ten words", passphrase).await?;
    app.click("button", "Open").await?;
    app.wait_text("main [role=alert]", message).await?;
    app.wait_text("main", "Your diary is as it was.").await?;
    ensure!(!app.has("section.preview", "").await?);
    Ok(())
}

async fn files_sealed_by_others(app: &mut App) -> Result<()> {
    npm::installed("age-encryption")?;
    let folder = tempdir()?;
    let plain = sample::file(folder.path(), "plain.json", sample::backup(&sample::records(20, 3)).to_string())?;
    let sealed = npm::node("age.mjs", &["seal", &plain.to_string_lossy(), PASSPHRASE, "16"])?;
    app.open().await?;
    app.tap("7").await?;
    let before = app.stored_records().await?;

    let mut changed = sealed.clone();
    *changed.last_mut().context("a byte")? ^= 1;
    let half = sealed.get(..sealed.len() / 2).context("half")?;
    for (name, bytes) in [("changed.age", &changed[..]), ("half.age", half)] {
        app.choose_file(&sample::file(folder.path(), name, bytes)?).await?;
        refused(app, PASSPHRASE, "This file is damaged").await.with_context(|| name.to_owned())?;
        app.click("button", "Cancel").await?;
    }
    for (name, message) in [("work-19.age", "takes more memory than this phone"), ("key.age", "is sealed with a key")] {
        app.choose_file(&fixture(name)).await?;
        refused(app, OTHERS, message).await.with_context(|| name.to_owned())?;
        app.click("button", "Cancel").await?;
    }
    ensure!(app.stored_records().await? == before);

    app.choose_file(&fixture("cli-armoured.age")).await?;
    app.fill("Passphrase, passcode or ten words", OTHERS).await?;
    app.click("button", "Open").await?;
    ensure!(app.preview_counts().await? == [1, 0, 0, 0], "what the command line of age wrote takes 256 MB");
    app.choose_file(&sample::file(folder.path(), "npm.age", sealed)?).await?;
    app.fill("Passphrase, passcode or ten words", PASSPHRASE).await?;
    app.click("button", "Open").await?;
    ensure!(app.preview_counts().await? == [20, 0, 0, 0]);
    app.click("button", "Add to my diary").await?;
    app.wait_status("Added to your diary").await?;
    ensure!(app.stored_records().await?.len() == before.len() + 20);
    Ok(())
}
journey!(files_sealed_by_others);

fn fixture(name: &str) -> PathBuf {
    xtask::paths::root().join("seal/tests/files").join(name)
}

async fn five_words_are_suggested(app: &mut App) -> Result<()> {
    app.open().await?;
    app.go("#/more/backup", "Backup").await?;
    app.click("button", "Suggest five words").await?;
    app.wait_text("main", "write these five words on paper").await?;
    let words = app.value("Passphrase").await?;
    ensure!(words.split(' ').count() == 5 && words == app.value("The same passphrase again").await?, "{words}");
    let script = "return find('field', 'Passphrase').type";
    ensure!(app.js(script, vec![]).await? == "text", "they can be read");
    app.click("button", "Show what I type").await?;
    app.wait("hidden letters", &format!("{script} === 'password'"), vec![]).await?;
    let file = app.download_file("Save it sealed").await?;
    ensure!(opened_by_others(&file, &words)?["records"] == json!([]));
    Ok(())
}
journey!(five_words_are_suggested);
