//! The lock, without a network: set, locked, unlocked, changed, forgotten, turned off.

use anyhow::{Context, Result, ensure};
use browser_tests::journey::run_with;
use browser_tests::sample::{self, Random};
use browser_tests::{App, Engine, Options, axe, journey};
use fantoccini::wd::WindowHandle;
use serde_json::json;
use std::time::Duration;
use tempfile::tempdir;

const PASSCODE: &str = "año 2580";
const NOTE: &str = "burning behind the knee";

/// A diary with an entry with a note, a number and a typed question that is not added.
async fn something_written(app: &App) -> Result<()> {
    app.number_to_call().await?;
    app.now().await?;
    app.tap("7").await?;
    app.open_newest().await?;
    app.fill("Note", NOTE).await?;
    app.wait_stored("note", json!(NOTE)).await
}

async fn rows(app: &App, count: usize) -> Result<Vec<String>> {
    app.go("#/diary", "Diary").await?;
    app.wait_rows(count).await
}

async fn looks_right(app: &App) -> Result<()> {
    let violations = axe::violations(app).await?;
    ensure!(violations.is_empty(), "{violations:?}");
    Ok(())
}

async fn locked_and_unlocked_without_a_network(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    something_written(app).await?;
    app.begin_lock(PASSCODE).await?;
    let words = app.lock_words().await?;
    looks_right(app).await?;
    ensure!(app.lock_state().await?.is_null(), "nothing is stored before the words are on paper");
    app.click("button", "I have written them down").await?;
    app.fill("Word number 3", &words[3]).await?;
    app.fill("Word number 8", &words[7]).await?;
    app.click("button", "Turn the lock on").await?;
    app.wait_text("main [role=alert]", "not the words that were shown").await?;
    app.fill("Word number 3", &words[2]).await?;
    app.click("button", "Turn the lock on").await?;
    app.wait_sealed().await?;
    ensure!(app.lock_state().await? == "on");
    // One of the words alone may be in the plain records by chance: "team", "phone".
    let two_words = words[..2].join(" ");
    let secrets = [NOTE, PASSCODE, &two_words, "Anna"];
    app.nothing_readable(&secrets).await?;
    looks_right(app).await?;

    app.click_and_restart("Lock now").await?;
    app.wait_text("main", "The diary is locked").await?;
    looks_right(app).await?;
    app.tap("3").await?;
    app.tap("9").await?;
    app.undo().await?;
    app.nothing_readable(&secrets).await?;
    for route in ["#/diary", "#/visit", "#/doctor", "#/more/backup", "#/more/changes"] {
        app.go(route, "The diary is locked").await?;
        ensure!(!app.text("body").await?.contains("burning"), "{route}");
    }
    app.go("#/team", "Tell the team").await?;
    app.find("a[href^='tel:']", "~Palliative team").await?;
    ensure!(!app.text("main").await?.contains("worst"), "nothing of the diary is told");
    looks_right(app).await?;
    app.go("#/more/warning-signs", "Warning signs").await?;
    app.go("#/now", "").await?;

    app.try_to_unlock("ano 2580").await?;
    app.wait_text("main [role=alert]", "That does not open the diary").await?;
    app.unlock(PASSCODE).await?;
    let listed = rows(app, 2).await?;
    ensure!(listed[0].starts_with("3, ") && listed[1].starts_with("7, "), "{listed:?}");
    app.nothing_readable(&secrets).await?;

    // The ten words open it too, also after a restart, in any spelling.
    app.reload().await?;
    app.unlock(&words.join("  ").to_uppercase()).await?;
    rows(app, 2).await?;
    app.open_newest().await?;
    app.fill("Note", "typed after unlocking").await?;
    app.click("button", "Back").await.ok();
    app.nothing_readable(&secrets).await
}
journey!(locked_and_unlocked_without_a_network);

async fn changed_and_turned_off(app: &mut App) -> Result<()> {
    app.open().await?;
    something_written(app).await?;
    let words = app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.click("button", "Change the passcode").await?;
    app.fill("Passcode, or your ten words", "wrong").await?;
    for label in ["New passcode", "The same passcode again"] {
        app.fill(label, "1379").await?;
    }
    app.click("form button", "Change the passcode").await?;
    app.wait_text("main [role=alert]", "That does not open the diary").await?;
    app.fill("Passcode, or your ten words", &words.join(" ")).await?;
    app.click("form button", "Change the passcode").await?;
    app.wait_text("main", "The passcode is changed").await?;
    app.click("button", "Make ten new words").await?;
    app.fill("Passcode, or your ten words", "1379").await?;
    app.click("form button", "Make ten new words").await?;
    let new = app.lock_words().await?;
    ensure!(new != words);
    app.click("button", "I have written them down").await?;
    app.wait_text("main", "The old ones do not work any more").await?;
    app.click("input[type=radio]", "At once").await?;
    app.click_and_restart("Lock now").await?;
    for old in [PASSCODE, &words.join(" ")] {
        app.try_to_unlock(old).await?;
        app.wait_text("main [role=alert]", "That does not open the diary").await?;
    }
    app.unlock(&new.join(" ")).await?;
    app.go("#/more/lock", "Lock").await?;
    app.click("button", "Turn the lock off").await?;
    app.fill("Passcode, or your ten words", "1379").await?;
    app.click("form button", "Turn the lock off").await?;
    app.wait_text("main", "The lock is off.").await?;
    ensure!(app.lock_state().await?.is_null());
    app.wait_stored("note", json!(NOTE)).await?;
    app.reload().await?;
    app.wait_entries(1).await
}
journey!(changed_and_turned_off);

async fn switch(app: &App, window: &WindowHandle) -> Result<()> {
    Ok(app.browser.client.switch_to_window(window.clone()).await?)
}

async fn all_windows_lock_together(app: &mut App) -> Result<()> {
    app.open().await?;
    something_written(app).await?;
    let first = app.browser.client.window().await?;
    let second = app.browser.client.new_window(false).await?.handle;
    switch(app, &second).await?;
    app.browser.resize(390, 844).await?;
    app.open().await?;
    app.wait_entries(1).await?;
    app.now().await?;
    app.js("window.leaving = true", vec![]).await?;
    switch(app, &first).await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    // Setting it starts the other window anew: it has no key.
    switch(app, &second).await?;
    app.wait_restarted().await?;
    app.wait_text("main", "The diary is locked").await?;
    app.tap("4").await?;
    app.unlock(PASSCODE).await?;
    rows(app, 2).await?;
    app.js("window.leaving = true", vec![]).await?;
    switch(app, &first).await?;
    app.go("#/diary", "Diary").await?;
    app.wait_rows(2).await?;
    app.go("#/more/lock", "Lock").await?;
    app.click_and_restart("Lock now").await?;
    app.wait_text("main", "The diary is locked").await?;
    switch(app, &second).await?;
    app.wait_restarted().await?;
    app.wait_text("main", "The diary is locked").await?;
    app.nothing_readable(&[NOTE]).await
}
journey!(all_windows_lock_together);

async fn forgotten_and_found_again(app: &mut App) -> Result<()> {
    app.open().await?;
    something_written(app).await?;
    let words = app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.click_and_restart("Lock now").await?;
    app.click("summary", "I forgot the passcode").await?;
    looks_right(app).await?;
    let (name, file) = app.download("Save the locked diary to a file").await?;
    ensure!(name.starts_with("pain-diary-locked-") && !file.contains("burning"), "{name}");
    let folder = tempdir()?;
    let file = sample::file(folder.path(), "kept.json", file)?;
    app.click_and_restart("Delete it here and begin a new diary").await?;
    app.tap("2").await?;
    ensure!(app.stored_records().await?.len() == 1);
    // The words are found.
    app.choose_file(&file).await?;
    app.wait_text("main", "This file is sealed").await?;
    app.fill("Passphrase, passcode or ten words", "not the words").await?;
    app.click("button", "Open").await?;
    app.wait_text("main [role=alert]", "That does not open this file").await?;
    app.fill("Passphrase, passcode or ten words", &words.join(" ")).await?;
    app.click("button", "Open").await?;
    ensure!(app.preview_counts().await? == [2, 0, 0, 0]);
    app.click("button", "Add to my diary").await?;
    app.wait_status("Added to your diary").await?;
    app.wait_stored("note", json!(NOTE)).await
}
journey!(forgotten_and_found_again);

const ENTRIES: u64 = 3_000;
const ROUNDS: u64 = 4;
const SEED: u64 = 20_261_129;

/// At any moment of setting the lock and of turning it off.
async fn killed_while_locking(app: &mut App) -> Result<()> {
    let mut random = Random(SEED);
    let folder = tempdir()?;
    let records = sample::backup(&sample::rich_records(ENTRIES, 1)).to_string();
    app.open().await?;
    app.wait_offline_ready().await?;
    app.import(&sample::file(folder.path(), "many.json", records)?).await?;
    something_written(app).await?;
    let of_all = app.stored_records().await?.len();
    for round in 0..ROUNDS {
        app.set_lock(PASSCODE).await?;
        // Another window, which is killed too.
        let left = "localStorage.setItem('pain-diary.draft question', arguments[0])";
        app.js(left, vec![json!(format!("{NOTE} {round}"))]).await?;
        killed(app, &mut random, 1_500).await?;
        let state = app.lock_state().await?;
        if !state.is_null() {
            app.wait_text("main", "The diary is locked").await?;
            app.unlock(PASSCODE).await?;
            app.go("#/more/lock", "Lock").await?;
            app.wait_sealed().await?;
        } else {
            app.set_lock(PASSCODE).await?;
            app.wait_sealed().await?;
        }
        app.nothing_readable(&[NOTE]).await.with_context(|| format!("round {round}, from {state}"))?;
        app.click("button", "Turn the lock off").await?;
        app.fill("Passcode, or your ten words", PASSCODE).await?;
        app.click("form button", "Turn the lock off").await?;
        killed(app, &mut random, 1_500).await?;
        if !app.lock_state().await?.is_null() {
            app.unlock(PASSCODE).await?;
            app.go("#/more/lock", "Lock").await?;
            // It may have been killed before it was stored that the lock is to go.
            if app.lock_state().await? == "on" {
                app.click("button", "Turn the lock off").await?;
                app.fill("Passcode, or your ten words", PASSCODE).await?;
                app.click("form button", "Turn the lock off").await?;
            }
            app.wait_text("main", "Lock the diary with a passcode").await?;
        }
        ensure!(app.stored_records().await?.len() == of_all, "round {round}");
    }
    Ok(())
}

async fn killed(app: &mut App, random: &mut Random, within_ms: u64) -> Result<()> {
    // The moment of the kill is random; this does not wait for an event.
    tokio::time::sleep(Duration::from_millis(random.below(within_ms))).await;
    app.kill_and_restart().await?;
    app.open().await
}

mod kill {
    use super::*;

    #[test]
    fn chromium() {
        run_with(Engine::Chromium, "killed_while_locking", &Options::default(), Duration::from_secs(360), killed_while_locking);
    }

    #[test]
    fn firefox() {
        run_with(Engine::Firefox, "killed_while_locking", &Options::default(), Duration::from_secs(360), killed_while_locking);
    }
}
