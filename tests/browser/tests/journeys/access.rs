//! Accessibility of every screen: no finding of axe and no horizontal scrolling, in any theme, width and text size.

use anyhow::{Context, Result, ensure};
use browser_tests::around_a_visit::ROOM;
use browser_tests::diary::{RESCUE, SCREENS};
use browser_tests::{App, Engine, Options, Profile, axe, journey, sample};
use serde_json::json;
use tempfile::{TempDir, tempdir};

/// A diary with something on every screen, and a file whose preview has all four counts.
async fn furnish(app: &App) -> Result<(TempDir, std::path::PathBuf)> {
    let folder = tempdir()?;
    let mut records = sample::records(40, 21);
    let first = sample::file(folder.path(), "first.json", sample::backup(&records[..30]).to_string())?;
    records[35]["pain"] = json!(11);
    records[3]["stamp"] = json!("2026-11-23T12:30:00.000Z/0/00000000000000d1");
    records[3]["note"] = json!("changed on the other phone");
    let second = sample::file(folder.path(), "second.json", sample::backup(&records).to_string())?;
    app.open().await?;
    app.import(&first).await?;
    app.care().await?;
    app.number_to_call().await?;
    Ok((folder, second))
}

/// Calls `look` on every screen: with a fresh entry on Now, an entry with earlier values, the preview of a file.
async fn on_every_screen(app: &App, file: &std::path::Path, mut look: impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
    for (route, heading) in SCREENS {
        app.go(route, heading).await?;
        if route == "#/diary" {
            app.rows_here().await?;
        }
        look(app, route).await?;
    }
    app.now().await?;
    app.tap("7").await?;
    look(app, "#/now after a tap").await?;
    for view in ["Front", "Back", "List"] {
        app.open_body(view).await?;
        look(app, &format!("#/now with the body: {view}")).await?;
    }
    app.click("button", "at rest …").await?;
    look(app, "#/now with a number asked for").await?;
    app.rows().await?;
    app.click("button", "Filter").await?;
    app.click("button", "Month").await?;
    app.click(".plot", "").await?;
    look(app, "#/diary with filters and a point read").await?;
    app.click("main a[href^='#/dose/']", "").await?;
    app.arrived("").await?;
    app.click("button", "Change the pain before").await?;
    look(app, "#/dose").await?;
    app.go("#/more/medicines", "Medicines and other relief").await?;
    app.click("main a[href^='#/more/medicines/']", "").await?;
    app.arrived("").await?;
    look(app, "#/more/medicines/…").await?;
    app.open_newest().await?;
    app.click("summary", "Change the number").await?;
    look(app, "#/entry").await?;
    app.around_a_visit(&mut look).await?;
    app.preview(file).await?;
    look(app, "#/more/backup with a preview").await?;
    app.click("button", "Cancel").await
}

async fn axe_finds_nothing(app: &mut App) -> Result<()> {
    let (_folder, file) = furnish(app).await?;
    let widths: &[u32] = if app.engine() == Engine::Chromium { &[320, 390, 1280] } else { &[390] };
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        axe::set_theme(app, theme).await?;
        for width in widths {
            app.browser.resize(*width, 844).await?;
            let place = format!("{theme} {width}");
            on_every_screen(app, &file, async |app: &App, screen: &str| {
                found.extend(axe::violations(app).await?.into_iter().map(|line| format!("{place} {screen}: {line}")));
                Ok(())
            })
            .await
            .with_context(|| place.clone())?;
        }
    }
    app.js("window.painDiaryRescue('a test of the rescue page')", vec![]).await?;
    app.wait_heading(RESCUE).await?;
    found.extend(axe::violations(app).await?.into_iter().map(|line| format!("rescue: {line}")));
    ensure!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    Ok(())
}
journey!(axe_finds_nothing);

/// How far the page exceeds the window at the right, with the widest element.
const WIDE: &str = "const over = document.documentElement.scrollWidth - innerWidth;
    const worst = allOf('body *').filter((e) => e.getBoundingClientRect().right > innerWidth + 1).pop();
    return over > 0 ? over + ' px: ' + (worst ? worst.outerHTML.slice(0, 160) : '?') : ''";

async fn nothing_scrolls_sideways(app: &mut App) -> Result<()> {
    let mut found = Vec::new();
    for (width, text_percent) in [(320, 100), (320, 200), (390, 200), (1280, 100)] {
        let options = Options { width, height: 700, text_percent, ..Options::default() };
        let other = App::on(&app.site, app.engine(), &Profile::new()?, &options).await?;
        let (_folder, file) = furnish(&other).await?;
        let size = other.js("return parseFloat(getComputedStyle(document.body).fontSize)", vec![]).await?;
        ensure!(text_percent == 100 || size.as_f64() >= Some(30.0), "the text follows the browser's size: {size} px at {text_percent} %");
        on_every_screen(&other, &file, async |app: &App, screen: &str| {
            let over = app.js(WIDE, vec![]).await?;
            if over != "" {
                found.push(format!("{width} px, {text_percent} %, {screen}: {over}"));
            }
            Ok(())
        })
        .await?;
    }
    ensure!(found.is_empty(), "sideways scrolling:\n{}", found.join("\n"));
    Ok(())
}
journey!(nothing_scrolls_sideways: Chromium, Firefox);

async fn what_a_screen_reader_meets(app: &mut App) -> Result<()> {
    let (_folder, file) = furnish(app).await?;
    let script = "const nav = document.querySelectorAll('nav[aria-label=\"Pain Diary\"]');
        const shownNav = [...nav].filter(shown);
        return { h1: allOf('h1').length, nav: shownNav.length, current: allOf('nav [aria-current=page]').length,
            main: allOf('main').length, status: allOf('[role=status]').length + document.querySelectorAll('#app [role=status]').length,
            team: allOf('a,button').filter((e) => nameOf(e) === 'Tell the team').length,
            unnamed: allOf('any').filter((e) => e.type !== 'file' && !nameOf(e)).map((e) => e.outerHTML.slice(0, 100)),
            title: document.title }";
    on_every_screen(app, &file, async |app: &App, screen: &str| {
        let seen = app.js(script, vec![]).await?;
        let count = |name: &str| seen[name].as_u64().unwrap_or(0);
        let tabs = u64::from(screen != ROOM && !screen.starts_with("#/doctor"));
        ensure!(count("h1") == 1 && count("nav") == tabs && count("current") == tabs && count("main") == 1, "{screen}: {seen}");
        ensure!(count("status") >= 1 && count("team") == 1, "{screen}: {seen}");
        ensure!(seen["unnamed"] == json!([]), "{screen}: controls without a name: {seen}");
        let title = seen["title"].as_str().unwrap_or_default();
        // Others can read a title, so it contains no score, no medicine and no name.
        let tells = title.contains(|c: char| c.is_ascii_digit()) || ["Anna", "Ben", "Morphine"].iter().any(|name| title.contains(name));
        ensure!(title.ends_with(" – Pain Diary") && !tells, "{screen}: {seen}");
        Ok(())
    })
    .await
}
journey!(what_a_screen_reader_meets: Chromium);
