//! Erasing the diary after confirmation, in every window, without remains.

use anyhow::{Result, ensure};
use browser_tests::{App, journey};
use serde_json::json;

const ERASE: &str = "Erase the diary from this phone …";

/// The keys of this app in localStorage; settings of the empty diary may be written again.
async fn kept(app: &App) -> Result<String> {
    let keys = app.js("return Object.keys(localStorage).filter((key) => /draft|tap/.test(key)).join()", vec![]).await?;
    Ok(keys.as_str().unwrap_or_default().to_owned())
}

async fn erased_at_the_second_press_in_every_window(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("7").await?;
    app.fill("Note", "nobody else's business").await?;
    app.wait_stored("note", json!("nobody else's business")).await?;
    let first = app.browser.client.window().await?;
    let second = app.browser.client.new_window(false).await?.handle;
    app.browser.client.switch_to_window(second.clone()).await?;
    app.open().await?;
    ensure!(app.rows().await?.len() == 1);
    app.browser.client.switch_to_window(first.clone()).await?;
    app.go("#/more/storage", "Storage").await?;
    app.find("p", "Anyone who has a backup file can read it, unless you saved it sealed with a passphrase.").await?;
    app.click("button", ERASE).await?;
    app.find("a", "Save a backup first").await?;
    app.click("button", "Keep the diary").await?;
    ensure!(app.stored_records().await?.len() == 1, "the first press erases nothing");
    app.click("button", ERASE).await?;
    app.js("window.leaving = true", vec![]).await?;
    app.click("button", "Yes, erase everything here").await?;
    app.wait("the app begins anew", "return window.leaving !== true", vec![]).await?;
    for window in [first, second] {
        app.browser.client.switch_to_window(window).await?;
        app.wait_ready().await?;
        ensure!(app.rows().await?.is_empty(), "empty in every window");
    }
    ensure!(app.stored_records().await?.is_empty() && kept(app).await?.is_empty(), "{}", kept(app).await?);
    app.now().await?;
    app.tap("2").await?;
    app.reload().await?;
    ensure!(app.rows().await?.len() == 1, "a new diary begins");
    Ok(())
}
journey!(erased_at_the_second_press_in_every_window);
