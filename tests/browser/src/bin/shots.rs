//! Screenshots of the app, with the sample's year, on a fixed evening.
//!
//! `shots --all DIR`: every screen at 320, 390 and 1280 px in both themes, with text of 200 %, in forced colours and in Spanish, each
//! whole; the first screen of some; the doctor's page on paper. `shots --store DIR`: the pictures of the manifest and the README.

use anyhow::{Context, Result, bail};
use browser_tests::look::{EVENING, HEIGHT, Look};
use browser_tests::{App, Engine, Options, tour};
use fantoccini::wd::{PrintConfiguration, PrintSize};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A long list is cut here.
const HIGHEST: u32 = 4000;
/// Screens whose first 844 pixels matter by themselves.
const FIRST: [&str; 7] = ["now", "now-saved", "team", "doctor", "diary-week", "diary-month", "room"];

const LOOKS: [Look; 8] = [
    Look::USUAL,
    Look { theme: "dark", ..Look::USUAL },
    Look { width: 320, ..Look::USUAL },
    Look { width: 320, theme: "dark", ..Look::USUAL },
    Look { width: 1280, ..Look::USUAL },
    Look { width: 1280, theme: "dark", ..Look::USUAL },
    Look { width: 320, text_percent: 200, ..Look::USUAL },
    Look { is_forced: true, ..Look::USUAL },
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, folder] = arguments.as_slice() else { bail!("usage: shots --all|--store DIR") };
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    match what.as_str() {
        "--all" => every_screen(&folder).await,
        "--store" => for_the_store(&folder).await,
        other => bail!("{other} is neither --all nor --store"),
    }
}

async fn start(options: &Options) -> Result<App> {
    let app = App::start(Engine::Chromium, options).await?;
    // A phone has no scroll bars, and no room is kept free for them.
    app.browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    app.open_with_a_year().await?;
    app.js("document.querySelector('#app > .content').style.scrollbarGutter = 'auto'", vec![]).await?;
    Ok(app)
}

async fn shoot(app: &App, folder: &Path, name: &str) -> Result<()> {
    app.settle().await?;
    std::fs::write(folder.join(format!("{name}.png")), app.browser.client.screenshot().await?)?;
    Ok(())
}

/// One screen as it is now, in one look: whole, and what of it is seen first.
async fn shoot_whole(app: &App, folder: &Path, name: &str, look: Look) -> Result<()> {
    look.set(app).await?;
    app.show_whole(look.width, HIGHEST).await?;
    shoot(app, folder, &format!("{name}-{}", look.name())).await?;
    app.browser.resize(look.width, HEIGHT).await
}

async fn every_screen(folder: &Path) -> Result<()> {
    let begun = std::time::Instant::now();
    let app = start(&Options::default()).await?;
    let mut shoot_all = async |app: &App, name: &str| {
        if FIRST.contains(&name) {
            shoot(app, folder, &format!("{name}-390-light-first")).await?;
        }
        if name == "doctor" {
            on_paper(app, folder).await?;
        }
        for look in LOOKS {
            shoot_whole(app, folder, name, look).await?;
        }
        Look::USUAL.set(app).await
    };
    let places = tour::every_screen(&app, &mut shoot_all).await?;
    let mut shoot_spanish = async |app: &App, name: &str| {
        app.show_whole(390, HIGHEST).await?;
        shoot(app, folder, &format!("{name}-390-light-es")).await?;
        app.browser.resize(390, HEIGHT).await
    };
    tour::in_spanish(&app, &places, &mut shoot_spanish).await?;
    tour::rescue(&app, &mut shoot_all).await?;
    println!("{} files of the evening of {EVENING} in {} ({} s)", folder.read_dir()?.count(), folder.display(), begun.elapsed().as_secs());
    Ok(())
}

/// The page as a PDF for each paper, and its sheets as pictures where pdftoppm is installed.
async fn on_paper(app: &App, folder: &Path) -> Result<()> {
    for (paper, size) in [("a4", PrintSize::A4), ("letter", PrintSize::US_LETTER)] {
        let configuration = PrintConfiguration::builder().size(size).shrink_to_fit(false).build();
        let pdf = app.browser.client.print(configuration.map_err(|error| anyhow::anyhow!("{error}"))?).await?;
        let (file, pictures) = (folder.join(format!("doctor-{paper}.pdf")), folder.join(format!("doctor-{paper}")));
        std::fs::write(&file, pdf)?;
        match Command::new("pdftoppm").args(["-r", "100", "-png"]).args([&file, &pictures]).status() {
            Ok(status) if status.success() => {}
            Ok(status) => bail!("pdftoppm ended with {status}"),
            Err(_) => println!("No pictures of {}: pdftoppm is not installed (Debian: poppler-utils)", file.display()),
        }
    }
    Ok(())
}

async fn for_the_store(folder: &Path) -> Result<()> {
    let app = start(&Options { scale: 2.0, ..Options::default() }).await?;
    app.now().await?;
    app.tap("4").await?;
    shoot(&app, folder, "now-narrow").await?;
    // Without the line that the tap was saved.
    app.reload().await?;
    app.go("#/diary", "Diary").await?;
    app.click("button", "Week").await?;
    shoot(&app, folder, "diary-narrow").await?;
    app.go("#/doctor", "").await.context("the doctor's page")?;
    app.click("summary", "~Since ").await?;
    app.click("button", "30 days").await?;
    app.js("document.querySelector('.choose[open]').open = false; scroller().scrollTo(0, 0)", vec![]).await?;
    shoot(&app, folder, "doctor-narrow").await?;
    let app = start(&Options { width: 1280, height: 800, ..Options::default() }).await?;
    app.now().await?;
    app.tap("4").await?;
    shoot(&app, folder, "now-wide").await
}
