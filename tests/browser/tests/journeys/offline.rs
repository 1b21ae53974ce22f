//! After one visit the app works offline, and a network that does not answer causes no delay.

use anyhow::{Result, ensure};
use browser_tests::diary::SCREENS;
use browser_tests::{App, journey};
use std::time::{Duration, Instant};

async fn every_screen_with_the_server_stopped(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.tap("5").await?;
    app.site.stop();
    for (route, heading) in SCREENS {
        app.go(route, heading).await?;
        app.reload().await?;
        app.wait_heading(heading).await?;
    }
    app.now().await?;
    app.tap("6").await?;
    app.reload().await?;
    ensure!(app.rows().await?.len() == 2, "what was saved offline is there");
    app.open_newest().await?;
    app.reload().await?;
    app.wait_heading("~6, ").await
}
journey!(every_screen_with_the_server_stopped);

async fn cold_start_with_the_server_stopped(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.tap("7").await?;
    app.site.stop();
    let options = app.browser.options.clone();
    app.restart(&options).await?;
    app.open().await?;
    ensure!(app.rows().await?.len() == 1);
    app.now().await?;
    app.tap("8").await?;
    app.restart(&options).await?;
    app.open_at("#/diary").await?;
    ensure!(app.rows().await?.len() == 2);
    Ok(())
}
journey!(cold_start_with_the_server_stopped: Chromium, Firefox);

/// Cold where the engine keeps a profile, a fresh page load in WebKitGTK.
async fn start_ms(app: &mut App) -> Result<u128> {
    if app.engine().keeps_profile() {
        let options = app.browser.options.clone();
        app.restart(&options).await?;
    } else {
        app.browser.client.goto("about:blank").await?;
    }
    let start = Instant::now();
    app.open().await?;
    app.tap("4").await?;
    Ok(start.elapsed().as_millis())
}

async fn a_silent_server_does_not_delay_the_start(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.site.stop();
    let stopped_ms = start_ms(app).await?;
    app.site.start_again()?;
    app.site.server(|server| server.black_hole(true))?;
    let silent_ms = start_ms(app).await?;
    // Any wait for an answer would last until a time-out of ten seconds or more.
    let limit_ms = stopped_ms + Duration::from_secs(4).as_millis();
    ensure!(silent_ms <= limit_ms, "{silent_ms} ms with a silent server, {stopped_ms} ms with none");
    Ok(())
}
journey!(a_silent_server_does_not_delay_the_start);

async fn a_whole_visit_stays_at_home(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    app.site.server(|server| server.clear_requests())?;
    app.tap("1").await?;
    for (route, heading) in SCREENS {
        app.go(route, heading).await?;
        // Each screen is looked at before it goes: off-origin requests, broken policies.
        browser_tests::watch::page(app).await?;
    }
    app.reload().await?;
    let asked = app.site.server(|server| server.requests())?;
    let unneeded: Vec<&String> =
        asked.iter().filter(|path| *path != "/sw.js" && *path != "/manifest.webmanifest" && !path.contains("icon")).collect();
    ensure!(unneeded.is_empty(), "everything is kept, yet these were asked for: {unneeded:?}");
    Ok(())
}
journey!(a_whole_visit_stays_at_home);
