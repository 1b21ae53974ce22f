//! English and Spanish: chosen by the browser, changed in the settings, and kept.

use anyhow::{Result, ensure};
use browser_tests::{App, Options, Profile, journey};
use serde_json::json;

async fn switch_language(app: &mut App) -> Result<()> {
    app.open().await?;
    app.tap("3").await?;
    app.go("#/more/settings", "Settings").await?;
    app.click("label", "Español").await?;
    app.wait_heading("Ajustes").await?;
    wait_lang(app, "es").await?;
    app.reload().await?;
    app.wait_heading("Ajustes").await?;
    wait_lang(app, "es").await?;
    app.click("nav a", "Ahora").await?;
    app.wait_heading("¿Cuánto duele ahora?").await?;
    app.click("button.key", "0, sin dolor").await?;
    app.wait_status("Guardado 0, ").await?;
    app.click("nav a", "Diario").await?;
    app.wait_text("h2.day", "Hoy").await?;
    app.go("#/more/settings", "Ajustes").await?;
    app.click("label", "English").await?;
    app.wait_heading("Settings").await?;
    wait_lang(app, "en").await?;
    app.reload().await?;
    app.wait_heading("Settings").await?;
    ensure!(app.rows().await?.len() == 2);
    Ok(())
}
journey!(switch_language);

async fn wait_lang(app: &App, lang: &str) -> Result<()> {
    let script = "return document.documentElement.lang === arguments[0]";
    app.wait(&format!("lang={lang}"), script, vec![json!(lang)]).await?;
    Ok(())
}

async fn the_browsers_language_comes_first(app: &mut App) -> Result<()> {
    let options = Options { language: "es".into(), ..Options::default() };
    let spanish = App::on(&app.site, app.engine(), &Profile::new()?, &options).await?;
    spanish.open().await?;
    spanish.wait_heading("¿Cuánto duele ahora?").await?;
    wait_lang(&spanish, "es").await?;
    spanish.go("#/more/settings", "Ajustes").await?;
    spanish.click("label", "English").await?;
    spanish.wait_heading("Settings").await?;
    spanish.click("label", "Same as the phone").await?;
    spanish.wait_heading("Ajustes").await?;
    app.open().await?;
    app.wait_heading("How strong is the pain now?").await
}
// WebKitGTK speaks the language of an installed locale, and a test machine has English only.
journey!(the_browsers_language_comes_first: Chromium, Firefox);

async fn appearance_and_text_size(app: &mut App) -> Result<()> {
    app.open_at("#/more/settings").await?;
    let paper = "return getComputedStyle(document.body).backgroundColor";
    let size = "return parseFloat(getComputedStyle(find('h1', '')).fontSize)";
    let (light, normal) = (app.js(paper, vec![]).await?, app.js(size, vec![]).await?);
    app.click("label", "Dark").await?;
    app.click("label", "Largest").await?;
    let script = "return document.documentElement.dataset.theme === 'dark' && document.documentElement.dataset.textSize === 'largest'";
    app.wait("dark and largest", script, vec![]).await?;
    app.reload().await?;
    app.wait_heading("Settings").await?;
    app.wait("still dark and largest", script, vec![]).await?;
    ensure!(app.js(paper, vec![]).await? != light, "dark has another background");
    let largest = app.js(size, vec![]).await?;
    ensure!(largest.as_f64() > normal.as_f64(), "{largest} is not more than {normal}");
    let chosen = app
        .js(
            "return allOf('input[type=radio]').concat([...document.querySelectorAll('input[type=radio]')])
        .filter((e, i, all) => all.indexOf(e) === i && e.checked).map(nameOf)",
            vec![],
        )
        .await?;
    ensure!(chosen == json!(["Same as the phone", "Dark", "Largest"]), "{chosen}");
    Ok(())
}
journey!(appearance_and_text_size);
