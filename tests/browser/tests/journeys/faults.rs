//! Faults of the browser's store: nothing is reported as saved, nothing is lost, and the raw rows can be exported.

use anyhow::{Context, Result, ensure};
use browser_tests::diary::{RESCUE, RESCUE_SAVE};
use browser_tests::{App, Engine, journey};
use serde_json::{Value, json};

/// Writing fails from now on, as at the quota: the transaction is opened and then aborts.
const ABORT_WRITES: &str = "window.__transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) { const tx = window.__transaction.apply(this, all);
      if (all[1] === 'readwrite') queueMicrotask(() => { try { tx.abort(); } catch { } }); return tx; };";
/// Writing fails from now on, as WebKit does when it has lost its server.
const THROW_ON_WRITES: &str = "window.__transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) {
      if (all[1] === 'readwrite') throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
      return window.__transaction.apply(this, all); };";
const MEND: &str = "IDBDatabase.prototype.transaction = window.__transaction;";

async fn a_failed_write_is_said_and_made_good(app: &mut App) -> Result<()> {
    app.open().await?;
    // The store is open: a browser in which it cannot be made shows the rescue page.
    app.tap("2").await?;
    for (fault, key) in [(ABORT_WRITES, "7"), (THROW_ON_WRITES, "4")] {
        let before = app.stored_records().await?.len();
        app.js(fault, vec![]).await?;
        app.press(key).await?;
        let script = "return allOf('[role=alert], [role=status]').some((e) => e.textContent.includes('Not saved yet'))";
        app.wait("\"Not saved yet\"", script, vec![]).await?;
        app.find("[role=alert]", "~Not saved yet").await?;
        app.find("button", "Save a backup").await?;
        // The entry stays on the screen, and in the diary.
        app.wait_text("main", &format!("The patient says {key}")).await?;
        ensure!(!app.status().await?.starts_with("Saved"), "nothing may be called saved");
        ensure!(app.stored_records().await?.len() == before, "it is not in the store");
        app.js(MEND, vec![]).await?;
        app.wait_saved(key).await?;
        app.gone("[role=alert]", "~Not saved yet").await?;
        ensure!(app.stored_records().await?.len() == before + 1, "stored once");
    }
    app.reload().await?;
    ensure!(app.rows().await?.len() == 3);
    Ok(())
}
journey!(a_failed_write_is_said_and_made_good);

async fn what_is_not_stored_can_be_saved_to_a_file(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("2").await?;
    app.js(ABORT_WRITES, vec![]).await?;
    app.press("9").await?;
    app.find("[role=alert]", "~Not saved yet").await?;
    let (_, text) = app.download("Save a backup").await?;
    let backup: Value = serde_json::from_str(&text)?;
    let pains: Vec<u64> = backup["records"].as_array().context("records")?.iter().filter_map(|record| record["pain"].as_u64()).collect();
    ensure!(pains.contains(&2) && pains.contains(&9), "{text}");
    Ok(())
}
journey!(what_is_not_stored_can_be_saved_to_a_file);

/// Runs a script on a page of the same origin that has no app in it and so no connection to the store.
pub(crate) async fn beside_the_app(app: &App, script: &str) -> Result<()> {
    app.browser.client.goto(&format!("{}icon-192.png", app.site.url())).await?;
    let done = app.browser.client.execute_async(script, vec![]).await?;
    ensure!(done == "done", "{done}");
    if app.engine() == Engine::Chromium {
        // The browser's own page around a picture has an inline style, which violates the policy.
        app.browser.log("browser").await?;
    }
    Ok(())
}

/// Raises the version of the store beyond what the app knows: it can no longer open it.
const TOO_NEW: &str = "const done = arguments[arguments.length - 1]; const open = indexedDB.open('pain-diary', 1000000);
    open.onerror = () => done(String(open.error)); open.onblocked = () => done('blocked');
    open.onsuccess = () => { open.result.close(); done('done'); };";

async fn an_unreadable_store_shows_the_rescue_page(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.fill("Note", "do not lose me").await?;
    app.wait_stored("note", json!("do not lose me")).await?;
    beside_the_app(app, TOO_NEW).await?;
    app.browser.client.goto(&app.site.url()).await?;
    app.wait_heading(RESCUE).await?;
    app.wait_text("#rescue > p", "This diary was written with a newer version of the app. Update the app.").await?;
    rescue_has(app, "do not lose me").await?;
    ensure!(!app.text("body").await?.contains("Nothing here yet"), "never an empty diary");
    Ok(())
}
journey!(an_unreadable_store_shows_the_rescue_page);

/// The rescue page offers the raw rows, and no way to delete them.
async fn rescue_has(app: &App, needle: &str) -> Result<String> {
    let buttons = app.js("return allOf('#rescue button').map(nameOf)", vec![]).await?;
    let buttons: Vec<&str> = buttons.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    ensure!(
        !buttons.iter().any(|name| ["clear", "delete", "reset", "erase"].iter().any(|word| name.to_lowercase().contains(word))),
        "{buttons:?}"
    );
    let enabled = "return find('button', arguments[0]).disabled === false";
    app.wait("the rows are ready to be saved", enabled, vec![json!(RESCUE_SAVE)]).await?;
    let (_, text) = app.download(RESCUE_SAVE).await?;
    let rescue: Value = serde_json::from_str(&text)?;
    ensure!(rescue["format"] == "pain-diary-rescue" && text.contains(needle), "{text}");
    Ok(text)
}

async fn a_panic_shows_the_rescue_page(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("5").await?;
    app.fill("Note", "before the panic").await?;
    app.wait_stored("note", json!("before the panic")).await?;
    // What a trap in the program looks like from outside: Rust's panic ends in `unreachable`.
    let trap = "const e = new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable'), message: 'unreachable' });
        window.dispatchEvent(e)";
    app.js(trap, vec![]).await?;
    app.wait_heading(RESCUE).await?;
    let text = rescue_has(app, "before the panic").await?;
    // A rescue file can be opened like a backup, and its records are restored.
    let folder = tempfile::tempdir()?;
    let path = browser_tests::sample::file(folder.path(), "rescue.json", text)?;
    let second = app.second_phone().await?;
    second.open().await?;
    ensure!(second.import(&path).await?[0] == 1);
    ensure!(second.rows().await?[0].contains("before the panic"));
    Ok(())
}
journey!(a_panic_shows_the_rescue_page);

/// A row that no version of the app can have written.
const DAMAGE: &str = "const done = arguments[arguments.length - 1]; const open = indexedDB.open('pain-diary');
    open.onerror = () => done(String(open.error));
    open.onsuccess = () => { const tx = open.result.transaction('rows', 'readwrite');
      tx.objectStore('rows').put(new TextEncoder().encode('{\"id\":\"019ab0f2-6c00-7000-8000-0000000000ff\",\"kind\":\"entry\",\"pain\":'),
        '019ab0f2-6c00-7000-8000-0000000000ff');
      tx.oncomplete = () => { open.result.close(); done('done'); }; tx.onerror = () => done(String(tx.error)); };";

async fn a_damaged_row_is_set_aside(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("8").await?;
    beside_the_app(app, DAMAGE).await?;
    app.open().await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 1 && rows[0].starts_with("8, "), "the rest opens: {rows:?}");
    app.go("#/more/storage", "Storage").await?;
    app.wait_text("main", "One thing in the diary could not be read").await?;
    let (_, text) = app.download("Save what could not be read to a file").await?;
    ensure!(text.contains("0000000000ff"), "{text}");
    app.now().await?;
    app.tap("9").await?;
    app.reload().await?;
    ensure!(app.rows().await?.len() == 2);
    Ok(())
}
journey!(a_damaged_row_is_set_aside);
