//! Screenshots of the app.
//!
//! `shots DIR [BACKUP]`: every screen at 320, 390 and 1280 px in both themes, with the diary of a backup file if one is given.
//! `shots --store DIR [BACKUP]`: the three pictures of the manifest and the README.

use anyhow::{Context, Result, bail};
use browser_tests::diary::SCREENS;
use browser_tests::{App, Engine, Options, axe, sample};
use serde_json::json;
use std::path::{Path, PathBuf};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let store = arguments.first().is_some_and(|first| first == "--store");
    if store {
        arguments.remove(0);
    }
    let Some(folder) = arguments.first().map(PathBuf::from) else { bail!("usage: shots [--store] DIR [BACKUP]") };
    std::fs::create_dir_all(&folder)?;
    let temporary = tempfile::tempdir()?;
    let backup = match arguments.get(1) {
        Some(path) => PathBuf::from(path),
        None => sample::file(temporary.path(), "sample.json", ::sample::sample(1, 4)?)?,
    };
    let backup = backup.canonicalize().context("the backup file")?;
    if store { for_the_store(&folder, &backup).await } else { every_screen(&folder, &backup).await }
}

async fn start(options: &Options, backup: &Path) -> Result<App> {
    let app = App::start(Engine::Chromium, options).await?;
    // A phone has no scroll bars, and no room is kept free for them.
    app.browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    app.open().await?;
    app.import(backup).await?;
    app.js("document.documentElement.style.scrollbarGutter = 'auto'", vec![]).await?;
    Ok(app)
}

async fn shoot(app: &App, folder: &Path, name: &str) -> Result<()> {
    // No focus ring, no half-way transition.
    let settle = "document.activeElement?.blur(); scrollTo(0, 0); const done = arguments[arguments.length - 1];
        Promise.all([document.fonts.ready, ...document.getAnimations().map((a) => a.finished.catch(() => 0))])
          .then(() => requestAnimationFrame(() => requestAnimationFrame(done)));";
    app.browser.client.execute_async(settle, vec![]).await?;
    let file = folder.join(format!("{name}.png"));
    std::fs::write(&file, app.browser.client.screenshot().await?)?;
    println!("{}", file.display());
    Ok(())
}

async fn every_screen(folder: &Path, backup: &Path) -> Result<()> {
    let app = start(&Options::default(), backup).await?;
    for theme in ["light", "dark"] {
        axe::set_theme(&app, theme).await?;
        for width in [320, 390, 1280] {
            app.browser.resize(width, 844).await?;
            for (route, heading) in SCREENS {
                app.go(route, heading).await?;
                if route == "#/diary" {
                    app.rows_here().await?;
                }
                let name = route.trim_start_matches("#/").replace('/', "-");
                shoot(&app, folder, &format!("{name}-{width}-{theme}")).await?;
            }
            app.now().await?;
            app.tap("7").await?;
            shoot(&app, folder, &format!("now-saved-{width}-{theme}")).await?;
            app.open_newest().await?;
            shoot(&app, folder, &format!("entry-{width}-{theme}")).await?;
            app.preview(backup).await?;
            shoot(&app, folder, &format!("more-backup-preview-{width}-{theme}")).await?;
            app.click("button", "Cancel").await?;
        }
    }
    app.js("window.painDiaryRescue('for a picture')", vec![]).await?;
    shoot(&app, folder, "rescue-1280-dark").await
}

async fn for_the_store(folder: &Path, backup: &Path) -> Result<()> {
    let phone = Options { scale: 2.0, ..Options::default() };
    let app = start(&phone, backup).await?;
    app.now().await?;
    app.tap("4").await?;
    shoot(&app, folder, "now-narrow").await?;
    app.rows().await?;
    shoot(&app, folder, "diary-narrow").await?;
    let desk = Options { width: 1280, height: 800, ..Options::default() };
    let app = start(&desk, backup).await?;
    app.now().await?;
    app.tap("4").await?;
    shoot(&app, folder, "now-wide").await
}
