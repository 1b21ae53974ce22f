//! Updates: activated on request, completely or not at all, without losing typed text.

use anyhow::{Context, Result, ensure};
use browser_tests::rebuild::restamp;
use browser_tests::site::dist;
use browser_tests::{App, journey};
use serde_json::json;
use tempfile::{TempDir, tempdir};
use xtask::build::build_id;

/// Serves an older build and opens it, ready for offline use. The folder lives as long as it is served.
async fn open_older(app: &App) -> Result<(TempDir, String)> {
    let folder = tempdir()?;
    let older = restamp(dist()?, folder.path(), "older")?;
    app.site.deploy(folder.path());
    app.open().await?;
    app.wait_offline_ready().await?;
    ensure!(running(app).await? == older.as_str(), "the older build runs first");
    Ok((folder, older))
}

/// The id of the build that runs, from the page and from the worker that controls it.
async fn running(app: &App) -> Result<serde_json::Value> {
    app.js("return document.documentElement.dataset.build", vec![]).await
}

/// Checks for an update, as browsers do when the app is opened or becomes visible. Ends when a version waits, or there is none; returns
/// which.
async fn look_for_update(app: &App) -> Result<String> {
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(async (r) => {
          let outcome = 'none';
          try { await r.update(); } catch (error) { outcome = 'failed'; }
          const worker = r.installing;
          if (worker && worker.state === 'installing') await new Promise((go) => worker.addEventListener('statechange', go, { once: true }));
          if (worker && worker.state === 'redundant') outcome = 'redundant';
          done(r.waiting ? 'waiting' : outcome);
        });";
    let outcome = app.browser.client.execute_async(script, vec![]).await?;
    Ok(outcome.as_str().context("an outcome")?.to_string())
}

async fn update_from_an_older_build(app: &mut App) -> Result<()> {
    let (_folder, older) = open_older(app).await?;
    app.tap("4").await?;
    let field = app.find("field", "Note").await?;
    field.send_keys("half a sen").await?;
    app.site.deploy(dist()?);
    ensure!(look_for_update(app).await? == "waiting");
    app.wait_text(".update", "A new version is ready").await?;
    ensure!(running(app).await? == older.as_str(), "nothing changes before the tap");
    ensure!(app.value("Note").await? == "half a sen");
    field.send_keys("tence").await?;
    app.click("button", "Update now").await?;
    let newer = build_id(dist()?)?;
    let script = "return document.documentElement.dataset.build === arguments[0]";
    app.wait("the new build runs", script, vec![json!(newer)]).await?;
    app.wait_ready().await?;
    app.wait_stored("note", json!("half a sentence")).await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 1 && rows[0].contains("half a sentence"), "{rows:?}");
    ensure!(app.text(".update").await?.is_empty(), "the banner is gone");
    // The new build is complete: it works without the server.
    app.site.stop();
    app.reload().await?;
    ensure!(running(app).await? == newer.as_str());
    Ok(())
}
journey!(update_from_an_older_build);

async fn an_update_waits_for_the_tap(app: &mut App) -> Result<()> {
    let (_folder, older) = open_older(app).await?;
    app.site.deploy(dist()?);
    ensure!(look_for_update(app).await? == "waiting");
    app.reload().await?;
    ensure!(running(app).await? == older.as_str(), "a reload is no consent");
    app.wait_text(".update", "A new version is ready").await?;
    app.go("#/more/storage", "Storage").await?;
    app.find("button", "Update now").await?;
    Ok(())
}
journey!(an_update_waits_for_the_tap);

/// Ends a check for an update that the browser has begun by itself (as it does after a page was opened), so that the next fault does not
/// meet files fetched during the last one.
async fn settle(app: &App) -> Result<()> {
    app.site.server(|server| server.missing(&["/sw.js", "/rescue.js"]))?;
    ensure!(look_for_update(app).await? != "waiting", "no version can come without its worker");
    Ok(())
}

async fn half_a_deploy_changes_nothing(app: &mut App) -> Result<()> {
    let (_folder, older) = open_older(app).await?;
    app.tap("2").await?;
    type Fault = fn(&browser_tests::server::Server);
    let faults: [(&str, Fault); 4] = [
        ("a file is missing", |server| server.missing(&["/rescue.js"])),
        ("a file is cut", |server| server.truncated(&["/"])),
        ("a file is damaged", |server| server.corrupted(&["/rescue.js"])),
        ("the worker itself is cut", |server| server.truncated(&["/sw.js"])),
    ];
    app.site.server(|server| server.missing(&["/sw.js", "/rescue.js"]))?;
    app.site.deploy(dist()?);
    for (what, fault) in faults {
        app.site.server(|server| {
            fault(server);
            if what != "a file is missing" {
                server.missing(&[]);
            }
        })?;
        let outcome = look_for_update(app).await?;
        ensure!(outcome != "waiting", "{what}: the half deploy was taken");
        ensure!(app.text(".update").await?.is_empty(), "{what}: a banner for half a deploy");
        app.reload().await?;
        ensure!(running(app).await? == older.as_str(), "{what}: the old version keeps running");
        settle(app).await?;
        app.site.server(|server| {
            server.truncated(&[]);
            server.corrupted(&[]);
        })?;
    }
    app.site.server(|server| server.missing(&[]))?;
    ensure!(look_for_update(app).await? == "waiting", "once repaired, the update comes");
    app.wait_text(".update", "A new version is ready").await?;
    app.click("button", "Update now").await?;
    let script = "return document.documentElement.dataset.build === arguments[0]";
    app.wait("the new build runs", script, vec![json!(build_id(dist()?)?)]).await?;
    app.wait_ready().await?;
    ensure!(app.rows().await?.len() == 1);
    Ok(())
}
journey!(half_a_deploy_changes_nothing);
