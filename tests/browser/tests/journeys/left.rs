//! A lock of a later version of the app, and a draft that cannot be stored.

use anyhow::{Result, ensure};
use browser_tests::sample;
use browser_tests::{App, journey};
use serde_json::json;
use std::time::Duration;
use tempfile::tempdir;

const PASSCODE: &str = "2580 x";
const SECRET: &str = "burning behind the knee";

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
