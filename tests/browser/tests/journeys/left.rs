//! A lock of a later version of the app.

use anyhow::{Result, ensure};
use browser_tests::sample;
use browser_tests::{App, journey};
use tempfile::tempdir;

const PASSCODE: &str = "2580 x";

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
