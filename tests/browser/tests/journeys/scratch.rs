use anyhow::Result;
use browser_tests::{App, journey};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
async fn key(app: &App, value: char) -> Result<()> {
    let keys = KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
    app.browser.client.perform_actions(keys).await?;
    println!("{}", app.js("const e = document.activeElement, s = getComputedStyle(e); return [e.outerHTML.slice(0,80), document.hasFocus(), e.matches(':focus'), e.matches(':focus-visible'), s.outline, s.outlineStyle, s.outlineWidth, s.boxShadow]", vec![]).await?);
    Ok(())
}
async fn scratch(app: &mut App) -> Result<()> {
    app.open().await?;
    for _ in 0..4 {
        key(app, '\u{e004}').await?;
    }
    key(app, '\u{e007}').await?;
    app.wait_saved("2").await?;
    for _ in 0..11 {
        key(app, '\u{e004}').await?;
    }
    key(app, ' ').await?;
    app.wait_status("Undone").await?;
    for _ in 0..4 {
        key(app, '\u{e004}').await?;
    }
    app.go("#/more/settings", "Settings").await?;
    app.click("label", "Español").await?;
    app.wait_heading("Ajustes").await?;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    println!("{}", app.js("return [JSON.stringify(localStorage), document.documentElement.lang]", vec![]).await?);
    println!(
        "{}",
        app.js("window.painDiaryApplyAppearance(); return [JSON.stringify(localStorage), document.documentElement.lang]", vec![]).await?
    );
    Ok(())
}
journey!(scratch: Firefox);
