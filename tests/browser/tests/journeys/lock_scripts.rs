//! The scripts of the lock by themselves, in a page of the app: keys, slots, values, files, and when the page is blank.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, Engine, journey};
use serde_json::{Value, json};

/// Runs one of the scripts of `src/lock/`, which give the list of what failed; prints what it measured, and returns what it gave.
macro_rules! holds {
    ($app:expr, $name:literal, $arguments:expr) => {
        run($app, $name, concat!(include_str!("../../src/lock/begin.js"), include_str!(concat!("../../src/lock/", $name))), $arguments)
    };
}

async fn run(app: &App, name: &str, script: &str, arguments: Vec<Value>) -> Result<Value> {
    let result = app.js_later(script, arguments).await?;
    println!("{name} in {}: {}", app.engine().name(), result["times"]);
    ensure!(result["failed"] == json!([]), "{name}: {}", result["failed"]);
    Ok(result["given"].clone())
}

async fn the_laws_of_keys_slots_and_values(app: &mut App) -> Result<()> {
    app.open().await?;
    holds!(app, "laws.js", vec![]).await.map(drop)
}
journey!(the_laws_of_keys_slots_and_values);

const RESCUE: &str = "Pain Diary has stopped";
const RESCUE_SAVE: &str = "Save everything here to a file";

async fn sealed_rows_are_saved_and_open_elsewhere(app: &mut App) -> Result<()> {
    app.open().await?;
    let golden = |name: &str| std::fs::read_to_string(xtask::paths::root().join("tests/golden").join(name)).unwrap_or_default();
    let arguments = [golden("rescue-v1-locked.json"), golden("rescue-v1-opened.json"), "Año 2580".into()];
    let given = holds!(app, "files.js", arguments.map(Value::from).to_vec()).await?;
    if let Some(path) = std::env::var_os("LOCKED_FILE").filter(|_| app.engine() == Engine::Chromium) {
        std::fs::write(path, given.to_string())?;
    }
    // The page itself saves the same, though nothing of the app runs that knows of a lock.
    app.js("window.painDiaryRescue('a test')", vec![]).await?;
    app.wait_heading(RESCUE).await?;
    app.wait("the rows are ready", "return find('button', arguments[0]).disabled === false", vec![json!(RESCUE_SAVE)]).await?;
    let (_, text) = app.download(RESCUE_SAVE).await?;
    let rows = |text: &str| Ok::<_, anyhow::Error>(serde_json::from_str::<Value>(text)?["rows"].clone());
    ensure!(rows(&text)? == rows(given["file"].as_str().context("a file")?)?);
    Ok(())
}
journey!(sealed_rows_are_saved_and_open_elsewhere);

/// Time, visibility and events are set by the script.
async fn the_page_is_blank_while_it_is_hidden(app: &mut App) -> Result<()> {
    app.open().await?;
    holds!(app, "watch.js", vec![]).await.map(drop)
}
journey!(the_page_is_blank_while_it_is_hidden);

/// Only Chromium has authenticators for tests. A passkey belongs to a name, which an address in numbers is not.
async fn a_passkey_is_a_slot_beside_the_others(app: &mut App) -> Result<()> {
    app.browser.client.goto(&app.site.url().replace("127.0.0.1", "localhost")).await?;
    app.wait_ready().await?;
    let options = json!({ "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": true,
        "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true, "hasPrf": true });
    app.browser.cdp("WebAuthn.enable", json!({})).await?;
    let made = app.browser.cdp("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await?;
    let header = holds!(app, "passkey.js", vec![]).await?;
    // Its owner refuses.
    let refused = json!({ "authenticatorId": made["authenticatorId"], "isUserVerified": false });
    app.browser.cdp("WebAuthn.setUserVerified", refused).await?;
    holds!(app, "passkey-refused.js", vec![header]).await?;
    // The requests to that name are meant.
    app.browser.log("performance").await?;
    app.open().await
}
journey!(a_passkey_is_a_slot_beside_the_others: Chromium);

async fn a_file_that_is_missing_is_told_and_loaded_later(app: &mut App) -> Result<()> {
    let header = std::fs::read_to_string(xtask::paths::root().join("tests/golden/rescue-v1-locked.json"))?;
    let rows = serde_json::from_str::<Value>(&header)?["rows"].clone();
    let header = rows.as_array().into_iter().flatten().find(|row| row["key"] == "lock").context("a header")?["text"].clone();
    let unlock = vec![header.clone(), json!("unlock"), json!("Año 2580")];
    for (file, job) in [
        ("lock.wasm", unlock.clone()),
        ("lock-worker.js", unlock.clone()),
        ("words-en.txt", vec![json!("2580"), json!("prepare"), json!(5)]),
        ("lock.js", unlock.clone()),
        ("lock-vault.js", unlock.clone()),
        ("lock-file.js", vec![Value::Null, json!("wholeFile")]),
        ("rescue.js", vec![Value::Null, json!("wholeFile")]),
    ] {
        let path = if file == "rescue.js" { "/rescue.js".to_owned() } else { format!("/on-demand/{file}") };
        // Without a service worker, which may have begun to fetch before the file is missing.
        app.site.server(|server| server.missing(&[path.as_str(), "/sw.js"]))?;
        app.open().await?;
        let said = holds!(app, "missing.js", job.clone()).await?;
        ensure!(said == "not-loaded", "{file}: {said}");
        app.site.server(|server| server.missing(&["/sw.js"]))?;
        // Firefox does not try again to import a script in the same page.
        if app.engine() == Engine::Firefox {
            app.reload().await?;
        }
        let said = holds!(app, "missing.js", job).await?;
        ensure!(said == "done", "{file} again: {said}");
    }
    Ok(())
}
journey!(a_file_that_is_missing_is_told_and_loaded_later);
