//! Data deleted by the browser: the database under an open window or between two visits, and the cached files. Two copies of the app under
//! two paths do not delete each other's data.

use anyhow::{Result, ensure};
use browser_tests::site::dist;
use browser_tests::{App, journey};
use serde_json::json;
use tempfile::tempdir;

use crate::early::copy;
use crate::faults::beside_the_app;

/// Deletes the database, as another window or the browser does.
const DELETE: &str = "const done = arguments[arguments.length - 1]; const request = indexedDB.deleteDatabase('pain-diary');
    request.onsuccess = () => done('done'); request.onerror = () => done(String(request.error));";

async fn a_database_deleted_under_an_open_window_is_written_back(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.fill("Note", "do not lose me").await?;
    app.wait_stored("note", json!("do not lose me")).await?;
    app.tap("4").await?;
    let deleted = app.browser.client.execute_async(DELETE, vec![]).await?;
    ensure!(deleted == "done", "{deleted}");
    // It is noticed although nothing is written.
    app.wait_text("main", "The browser deleted the diary while this window was open.").await?;
    app.wait_text("main", "Everything that was in this window is saved again. Save a backup now.").await?;
    ensure!(app.stored_records().await?.len() == 2, "both are stored again");
    app.wait_stored("note", json!("do not lose me")).await?;
    app.tap("9").await?;
    app.click("button", "Close").await?;
    app.reload().await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 3 && rows.iter().any(|row| row.contains("do not lose me")), "{rows:?}");
    Ok(())
}
journey!(a_database_deleted_under_an_open_window_is_written_back);

async fn after_an_eviction_a_backup_is_asked_for(app: &mut App) -> Result<()> {
    app.open().await?;
    ensure!(!app.text("main").await?.contains("There was a diary"), "a first start");
    app.tap("7").await?;
    app.wait("the sign is left", "return localStorage.getItem('pain-diary.sign') === 'true'", vec![]).await?;
    beside_the_app(app, DELETE).await?;
    app.open().await?;
    app.wait_text("main", "There was a diary on this phone. The browser no longer has it.").await?;
    // It is asked for at every start while the diary is empty, also if localStorage was emptied too.
    app.js("localStorage.removeItem('pain-diary.sign')", vec![]).await?;
    app.reload().await?;
    app.wait_text("main", "There was a diary on this phone.").await?;
    app.click("button", "Open a backup").await?;
    app.wait_heading("Backup").await?;
    app.now().await?;
    app.click("button", "Close").await?;
    app.reload().await?;
    app.tap("3").await?;
    ensure!(!app.text("main").await?.contains("There was a diary"), "it was closed");
    Ok(())
}
journey!(after_an_eviction_a_backup_is_asked_for);

/// How many files the fullest cache of the app holds, once that is as many as wanted.
const KEPT: &str = "const wanted = arguments[0], done = arguments[arguments.length - 1], end = Date.now() + 15000;
    const look = async () => {
      const names = (await caches.keys()).filter((name) => !name.endsWith(' sign'));
      const counts = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      const most = Math.max(0, ...counts);
      if (most >= wanted || Date.now() > end) done(most); else setTimeout(look, 50);
    };
    look();";

async fn a_wiped_cache_is_filled_at_the_next_start(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.tap("6").await?;
    let before = app.browser.client.execute_async(KEPT, vec![json!(5)]).await?;
    let wipe = "const done = arguments[arguments.length - 1];
        caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => done('done'));";
    ensure!(app.browser.client.execute_async(wipe, vec![]).await? == "done");
    app.reload().await?;
    let after = app.browser.client.execute_async(KEPT, vec![before.clone()]).await?;
    ensure!(after == before, "{after} of {before} files are kept again");
    app.site.stop();
    app.reload().await?;
    ensure!(app.rows().await?.len() == 1, "and the app starts without a network");
    Ok(())
}
journey!(a_wiped_cache_is_filled_at_the_next_start);

async fn two_copies_under_two_paths_leave_each_other_alone(app: &mut App) -> Result<()> {
    let folder = tempdir()?;
    for name in ["one", "two"] {
        std::fs::create_dir(folder.path().join(name))?;
        copy(dist()?, &folder.path().join(name))?;
    }
    app.site.deploy(folder.path());
    for (path, key) in [("one/", "3"), ("two/", "8")] {
        app.open_at(path).await?;
        app.wait_offline_ready().await?;
        ensure!(app.rows().await?.is_empty(), "{path} begins with an empty diary");
        app.now().await?;
        app.tap(key).await?;
    }
    app.site.stop();
    for (path, key) in [("one/", "3"), ("two/", "8"), ("one/", "3")] {
        app.open_at(path).await?;
        let rows = app.rows().await?;
        ensure!(rows.len() == 1 && rows[0].starts_with(key), "{path}: {rows:?}");
    }
    Ok(())
}
journey!(two_copies_under_two_paths_leave_each_other_alone);
