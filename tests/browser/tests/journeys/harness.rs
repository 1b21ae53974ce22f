//! The harness itself: each engine opens a page with the requested settings.

use anyhow::{Result, ensure};
use browser_tests::{App, journey};
use serde_json::json;

async fn browsers_look_as_asked(app: &mut App) -> Result<()> {
    let page = tempfile::tempdir()?;
    std::fs::write(page.path().join("index.html"), "<!doctype html><html lang=en><title>Hello</title><h1>Hello</h1>")?;
    app.site.deploy(page.path());
    app.browser.client.goto(&app.site.url()).await?;
    app.wait_heading("Hello").await?;
    let seen = app
        .js(
            "return [innerWidth, innerHeight, navigator.language.slice(0, 2), Intl.DateTimeFormat().resolvedOptions().timeZone,
                matchMedia('(prefers-color-scheme: dark)').matches]",
            vec![],
        )
        .await?;
    ensure!(seen == json!([390, 844, "en", "Europe/Berlin", false]), "{seen}");
    app.browser.resize(320, 700).await?;
    let seen = app.js("return [innerWidth, innerHeight]", vec![]).await?;
    ensure!(seen == json!([320, 700]), "{seen}");
    Ok(())
}
journey!(browsers_look_as_asked);
