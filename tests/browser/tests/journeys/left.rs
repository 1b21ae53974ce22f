//! With a lock, nothing readable is left beside the store: drafts and taps of windows that ended, and files from outside.

use crate::early::{held_back, open_shell};
use anyhow::{Result, ensure};
use browser_tests::sample;
use browser_tests::{App, journey};
use serde_json::json;
use std::time::Duration;
use tempfile::tempdir;

const PASSCODE: &str = "2580 x";
const SECRET: &str = "burning behind the knee";

/// What a window leaves that is killed while a question is being typed, or before the program has stored a tap.
async fn leave(app: &App, question: &str, tap: Option<&str>) -> Result<()> {
    let script = "const [question, id] = arguments, now = Date.now();
        localStorage.setItem('pain-diary.draft question', question);
        localStorage.setItem('pain-diary.drafts-at', JSON.stringify(now));
        if (id) localStorage.setItem('pain-diary.taps', JSON.stringify([{ id, score: 4, at_ms: now, offset_min: 60, who: 'patient' }]));";
    app.js(script, vec![json!(question), json!(tap)]).await.map(drop)
}

async fn wait_nothing_left(app: &App) -> Result<()> {
    let script = "return !Object.keys(localStorage).some((key) => /[.](draft( .*)?|taps( .*)?)$/.test(key))";
    app.wait("nothing is left beside the store", script, vec![]).await.map(drop)
}

async fn the_question_is(app: &App, question: &str) -> Result<()> {
    app.visits().await?;
    let script = "return find('field', 'Write a question')?.value === arguments[0]";
    app.wait(question, script, vec![json!(question)]).await.map(drop)
}

async fn what_a_killed_window_left_is_sealed_while_locked(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.tap("7").await?;
    app.visits().await?;
    app.fill("Write a question", "Is it the tablets?").await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.click_and_restart("Lock now").await?;
    leave(app, SECRET, Some("019ab0f2-6c00-7000-8000-0000000000aa")).await?;
    app.reload().await?;
    app.wait_text("main", "The diary is locked").await?;
    wait_nothing_left(app).await?;
    app.nothing_readable(&[SECRET]).await?;
    // The draft is newer than the one that was stored.
    app.unlock(PASSCODE).await?;
    the_question_is(app, SECRET).await?;
    app.go("#/diary", "Diary").await?;
    app.wait_rows(2).await?;
    app.nothing_readable(&[SECRET]).await?;
    // Leaving the screen has added it to the diary: no draft of it comes back.
    app.click_and_restart_on("#/more/lock", "Lock now").await?;
    app.unlock(PASSCODE).await?;
    app.visits().await?;
    ensure!(app.text("main").await?.matches(SECRET).count() == 1);
    ensure!(
        app.js("return [...document.querySelectorAll('textarea')].every((field) => field.value !== arguments[0])", vec![json!(SECRET)])
            .await?
            == true
    );
    Ok(())
}
journey!(what_a_killed_window_left_is_sealed_while_locked);

/// Once the screen says that the lock is on.
async fn a_lock_that_is_on_has_taken_in_what_was_left(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.go("#/more/lock", "Lock").await?;
    leave(app, SECRET, Some("019ab0f2-6c00-7000-8000-0000000000bb")).await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.nothing_readable(&[SECRET]).await?;
    app.click_and_restart("Lock now").await?;
    app.unlock(PASSCODE).await?;
    the_question_is(app, SECRET).await?;
    app.go("#/diary", "Diary").await?;
    app.wait_rows(2).await?;
    // With the lock off, drafts are kept beside the store again.
    app.go("#/more/lock", "Lock").await?;
    app.click("button", "Turn the lock off").await?;
    app.fill("Passcode, or your ten words", PASSCODE).await?;
    app.click("form button", "Turn the lock off").await?;
    app.wait_text("main", "The lock is off.").await?;
    app.visits().await?;
    app.fill("Write a question", "Is it the weather?").await?;
    app.wait("a draft beside the store", "return localStorage['pain-diary.draft question'] === 'Is it the weather?'", vec![])
        .await
        .map(drop)
}
journey!(a_lock_that_is_on_has_taken_in_what_was_left);

/// What is tapped before the program runs, and a program that never came to run.
async fn a_tap_before_the_program_is_sealed_on_a_locked_phone(app: &mut App) -> Result<()> {
    // From the beginning: the service worker, where there is one, gives the build without that.
    let _folder = held_back(app).await?;
    open_shell(app).await?;
    app.js("window.letGo()", vec![]).await?;
    app.wait_ready().await?;
    app.tap("7").await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    open_shell(app).await?;
    app.press("3").await?;
    app.wait_text("#shell-status", "Saving 3 …").await?;
    let sealed = "return Object.keys(localStorage).filter((key) => key.startsWith('pain-diary.taps ')).length === 1";
    app.wait("a sealed tap", sealed, vec![]).await?;
    app.nothing_readable(&[]).await?;
    // The window is closed, and another one opened, in which the program runs.
    open_shell(app).await?;
    app.press("5").await?;
    app.js("window.letGo()", vec![]).await?;
    app.wait_ready().await?;
    app.wait_saved("5").await?;
    app.wait("the other is still sealed", sealed, vec![]).await?;
    app.nothing_readable(&[]).await?;
    app.unlock(PASSCODE).await?;
    wait_nothing_left(app).await?;
    app.go("#/diary", "Diary").await?;
    let rows = app.wait_rows(3).await?;
    ensure!(rows.iter().zip(["5, ", "3, ", "7, "]).all(|(row, start)| row.starts_with(start)), "{rows:?}");
    app.nothing_readable(&[]).await
}
journey!(a_tap_before_the_program_is_sealed_on_a_locked_phone);

const SHARE: &str = "const [backup, done] = arguments, form = new FormData();
    form.append('file', new File([backup], 'pain-diary.json.txt', { type: 'text/plain' }));
    fetch('share', { method: 'POST', body: form }).then((r) => done([r.status, r.url]), (error) => done(String(error)))";

async fn a_file_that_is_shared_with_a_locked_phone_waits_sealed(app: &mut App) -> Result<()> {
    app.open_offline().await?;
    app.tap("7").await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.click_and_restart("Lock now").await?;
    app.js_later(SHARE, vec![json!(sample::backup(&sample::records(5, 3)).to_string())]).await?;
    app.open_at("#/more/exchange").await?;
    app.reload().await?;
    app.wait_heading("The diary is locked").await?;
    let script = "const done = arguments[arguments.length - 1];
        caches.keys().then(async (names) => { const name = names.find((name) => name.endsWith(' shared'));
          const file = name && (await (await caches.open(name)).matchAll())[0];
          done(file ? new Uint8Array(await file.arrayBuffer())[0] : null); });";
    let mut first = json!(null);
    for _ in 0..200 {
        first = app.js_later(script, vec![]).await?;
        if first == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    ensure!(first == 2, "it begins with {first}");
    app.nothing_readable(&[]).await?;
    app.reload().await?;
    app.wait_heading("The diary is locked").await?;
    app.try_to_unlock(PASSCODE).await?;
    app.wait_heading("The other phone").await?;
    ensure!(app.preview_counts().await? == [5, 0, 0, 0]);
    app.reload().await?;
    app.wait_heading("The diary is locked").await?;
    app.try_to_unlock(PASSCODE).await?;
    app.wait_heading("The other phone").await?;
    ensure!(!app.has("button", "Add to my diary").await?, "once");
    Ok(())
}
journey!(a_file_that_is_shared_with_a_locked_phone_waits_sealed);

/// Writing fails from now on, as on a full phone.
const FULL: &str = "window.__transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) {
      if (all[1] === 'readwrite') throw new DOMException('', 'QuotaExceededError');
      return window.__transaction.apply(this, all); };";
/// As after the minutes out of sight.
const DUE: &str = "window.dispatchEvent(new CustomEvent('pain-diary-lock-due'))";
const MEND: &str = "IDBDatabase.prototype.transaction = window.__transaction;";

async fn a_draft_that_cannot_be_stored_stays_on_the_screen_and_is_said(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.visits().await?;
    app.js(FULL, vec![]).await?;
    app.fill("Write a question", SECRET).await?;
    app.wait_text("[role=alert]", "Not saved yet. This phone has no room left.").await?;
    app.nothing_readable(&[SECRET]).await?;
    // It is not thrown away when the lock is due: the window stays until it is stored.
    app.js("window.leaving = true", vec![]).await?;
    app.js(DUE, vec![]).await?;
    // Longer than it waits for what is being stored; this does not wait for an event.
    tokio::time::sleep(Duration::from_secs(4)).await;
    let stays = "return window.leaving === true && find('field', 'Write a question')?.value === arguments[0]";
    ensure!(app.js(stays, vec![json!(SECRET)]).await? == true);
    app.find("[role=alert]", "~Not saved yet").await?;
    app.js(MEND, vec![]).await?;
    app.gone("[role=alert]", "~Not saved yet").await?;
    app.nothing_readable(&[SECRET]).await?;
    app.js(DUE, vec![]).await?;
    app.wait_restarted().await?;
    app.unlock(PASSCODE).await?;
    app.visits().await?;
    // Some browsers say that the field was left when the page goes: then it was added to the diary.
    let script = "return [...document.querySelectorAll('textarea')].some((field) => field.value === arguments[0])
        || document.querySelector('main').innerText.includes(arguments[0])";
    app.wait("the question", script, vec![json!(SECRET)]).await.map(drop)
}
journey!(a_draft_that_cannot_be_stored_stays_on_the_screen_and_is_said);

/// The copy beside the store is deleted only once the store has the text.
async fn what_was_left_on_a_full_phone_stays_until_it_is_stored(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    app.click_and_restart("Lock now").await?;
    app.js(FULL, vec![]).await?;
    leave(app, SECRET, None).await?;
    app.unlock(PASSCODE).await?;
    the_question_is(app, SECRET).await?;
    app.wait_text("[role=alert]", "Not saved yet. This phone has no room left.").await?;
    ensure!(!app.has("button", "Save a backup").await?, "a backup holds no drafts");
    let kept = "return localStorage['pain-diary.draft question'] === arguments[0]";
    ensure!(app.js(kept, vec![json!(SECRET)]).await? == true, "it is in this window alone");
    app.js(MEND, vec![]).await?;
    app.gone("[role=alert]", "~Not saved yet").await?;
    wait_nothing_left(app).await?;
    app.nothing_readable(&[SECRET]).await
}
journey!(what_was_left_on_a_full_phone_stays_until_it_is_stored);

/// No draft can be stored, as on a phone with room for little.
const NO_DRAFTS: &str = "const kind = IDBObjectStore.prototype, put = kind.put;
    kind.put = function (value, key) { if (String(key).startsWith('draft ')) throw new DOMException('', 'QuotaExceededError');
      return put.call(this, value, key); };
    window.__put = () => { kind.put = put; };";

async fn what_cannot_be_taken_in_does_not_stop_the_sealing(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.go("#/more/lock", "Lock").await?;
    leave(app, SECRET, None).await?;
    app.js(NO_DRAFTS, vec![]).await?;
    app.set_lock(PASSCODE).await?;
    app.wait_text("main", "Part of it could not be stored yet.").await?;
    ensure!(!app.text("main").await?.contains("The lock is on"), "it is not said to be on");
    ensure!(app.lock_state().await? == "sealing");
    let readable = app.readable(&[SECRET]).await?;
    ensure!(readable.iter().all(|place| place.contains("draft")), "all else is sealed: {readable:?}");
    app.js("window.__put()", vec![]).await?;
    app.wait_for(
        Duration::from_secs(50),
        "the lock is on",
        "return document.querySelector('main').innerText.includes('The lock is on')",
        vec![],
    )
    .await?;
    ensure!(app.lock_state().await? == "on");
    app.nothing_readable(&[SECRET]).await
}
// It is tried again after half a minute.
journey!(what_cannot_be_taken_in_does_not_stop_the_sealing: Chromium);

/// Of the diary itself, and of a file.
async fn a_lock_of_a_later_version_is_said(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    let folder = tempdir()?;
    let locked = std::fs::read_to_string(xtask::paths::root().join("tests/golden/rescue-v1-locked.json"))?;
    let newer = locked.replace(r#"{\"version\":\"1\""#, r#"{\"version\":\"2\""#);
    ensure!(newer != locked, "it has a header");
    app.choose_file(&sample::file(folder.path(), "newer.json", newer)?).await?;
    app.wait_text("main", "This file is sealed").await?;
    app.fill("Passphrase, passcode or ten words", "Año 2580").await?;
    app.click("button", "Open").await?;
    app.wait_text("main [role=alert]", "A newer version of the app made this file.").await?;
    app.click("button", "Cancel").await?;
    app.set_lock(PASSCODE).await?;
    app.wait_sealed().await?;
    let script = "const done = arguments[arguments.length - 1], open = indexedDB.open('pain-diary');
        open.onsuccess = () => { const transaction = open.result.transaction('meta', 'readwrite'), meta = transaction.objectStore('meta');
          for (const key of ['lock', 'lock-copy']) meta.put(new TextEncoder().encode('{\"version\":\"2\",\"locks\":[]}'), key);
          transaction.oncomplete = () => { open.result.close(); done('done'); }; };";
    crate::faults::beside_the_app(app, script).await?;
    app.browser.client.goto(&app.site.url()).await?;
    app.wait_text("#rescue > p", "This diary was written with a newer version of the app. Update the app.").await?;
    app.browser.client.goto("about:blank").await?;
    Ok(())
}
journey!(a_lock_of_a_later_version_is_said);
