//! A plain `trunk build` or `trunk serve`, without `cargo xtask`, makes a working app of one module.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, Engine, run};
use std::path::Path;
use xtask::{build::plain, paths::files};

/// Built before a browser starts: the time of a journey is limited.
#[test]
fn a_plain_trunk_build_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let dist = folder.path();
    plain(dist).unwrap_or_else(|error| panic!("{error:#}"));
    run(Engine::Chromium, "a_plain_trunk_build_works", async |app| works(app, dist).await);
}

async fn works(app: &mut App, dist: &Path) -> Result<()> {
    // What is loaded on demand are programs of their own.
    let is_part = |name: &String| name.ends_with(".wasm") && !xtask::stage::is_on_demand(name);
    let modules: Vec<String> = files(dist)?.into_iter().filter(is_part).collect();
    let [module] = modules.as_slice() else { anyhow::bail!("one module is expected: {modules:?}") };
    app.site.deploy(dist);
    app.open().await?;
    let script = "return document.querySelector('script[data-wasm]').dataset.wasm";
    let served = app.js(script, vec![]).await?;
    ensure!(served.as_str().context("an address")?.ends_with(module.as_str()), "{served} runs, and not {module}");
    app.tap("7").await?;
    app.reload().await?;
    let rows = app.rows().await?;
    ensure!(rows.len() == 1 && rows[0].contains('7'), "{rows:?}");
    app.go("#/more/backup", "Backup").await?;
    app.find("button", "Open a backup").await?;
    // Without a network too.
    app.wait_offline_ready().await?;
    app.site.stop();
    app.reload().await?;
    app.wait_heading("Backup").await
}
