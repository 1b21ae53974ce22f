//! Installing: the files that the manifest names exist, and the page shows the steps.

use anyhow::{Context, Result, ensure};
use browser_tests::{App, journey};
use serde_json::{Value, json};

/// The manifest with, for every picture in it, the size it really has.
const MANIFEST: &str = "const done = arguments[arguments.length - 1];
    (async () => {
      const at = document.querySelector('link[rel=manifest]').href, manifest = await (await fetch(at)).json();
      const real = async (src) => { const image = new Image(); image.src = new URL(src, at).href; await image.decode();
        return image.naturalWidth + 'x' + image.naturalHeight; };
      const all = [...manifest.icons, ...(manifest.screenshots || []), ...(manifest.shortcuts || []).flatMap((s) => s.icons || [])];
      const sizes = await Promise.all(all.map(async (i) => [i.src, i.sizes, i.type, await real(i.src)]));
      const touch = document.querySelector('link[rel=apple-touch-icon]');
      done({ manifest, sizes, at, touch: await real(touch.href), start: new URL(manifest.start_url, at).href,
        scope: new URL(manifest.scope, at).href, id: new URL(manifest.id, new URL(manifest.start_url, at)).href,
        shortcuts: manifest.shortcuts.map((s) => [s.name, new URL(s.url, at).href]) });
    })().catch((error) => done({ error: String(error) }));";

async fn manifest(app: &mut App) -> Result<()> {
    app.open().await?;
    let seen = app.browser.client.execute_async(MANIFEST, vec![]).await?;
    ensure!(seen["error"].is_null(), "{seen}");
    let url = app.site.url();
    let of = |name: &str| seen["manifest"][name].clone();
    ensure!(of("name") == "Pain Diary" && of("display") == "standalone", "{seen}");
    ensure!(seen["scope"] == url.as_str() && seen["start"].as_str().unwrap_or_default().starts_with(&url), "{seen}");
    ensure!(of("id").is_string() && seen["id"].as_str().unwrap_or_default().starts_with(&url), "a fixed id on this origin: {seen}");
    for list in seen["sizes"].as_array().context("pictures")? {
        let svg = list[2] == "image/svg+xml";
        ensure!(svg || list[1] == list[3], "{} says {} and is {}", list[0], list[1], list[3]);
    }
    let icons = of("icons");
    let icons = icons.as_array().context("icons")?;
    let has = |purpose: &str, size: &str| {
        icons.iter().any(|icon| {
            let purposes = icon["purpose"].as_str().unwrap_or("any");
            purposes.split(' ').any(|p| p == purpose) && icon["sizes"].as_str().unwrap_or_default().split(' ').any(|s| s == size)
        })
    };
    ensure!(has("any", "192x192") && has("any", "512x512") && has("maskable", "512x512"), "{icons:?}");
    let touch = seen["touch"].as_str().unwrap_or_default();
    ensure!(["180x180", "192x192", "512x512"].contains(&touch), "apple-touch-icon is {touch}");
    let screenshots = of("screenshots");
    let forms: Vec<&str> = screenshots.as_array().into_iter().flatten().filter_map(|s| s["form_factor"].as_str()).collect();
    ensure!(forms.contains(&"narrow") && forms.contains(&"wide"), "screenshots of both forms: {forms:?}");
    let shortcut = seen["shortcuts"].as_array().into_iter().flatten().find(|s| s[0] == "Tap a number").context("the shortcut")?;
    ensure!(shortcut[1].as_str().unwrap_or_default().starts_with(&url), "{shortcut}");
    Ok(())
}
journey!(manifest);

async fn chromium_would_install_it(app: &mut App) -> Result<()> {
    app.open().await?;
    app.wait_offline_ready().await?;
    let found = app.browser.cdp("Page.getAppManifest", json!({})).await?;
    ensure!(found["errors"] == json!([]), "{}", found["errors"]);
    let errors = app.browser.cdp("Page.getInstallabilityErrors", json!({})).await?;
    let real: Vec<&Value> = errors["installabilityErrors"].as_array().into_iter().flatten().collect();
    ensure!(real.is_empty(), "{real:?}");
    Ok(())
}
journey!(chromium_would_install_it: Chromium);

async fn the_install_page(app: &mut App) -> Result<()> {
    app.open_at("#/more/install").await?;
    app.wait_heading("Install").await?;
    // As if the browser offered it (Chromium does by itself): the button asks, once.
    let offer = "window.asked = 0; const event = new Event('beforeinstallprompt', { cancelable: true });
        event.prompt = async () => { window.asked += 1; }; event.userChoice = Promise.resolve({ outcome: 'accepted' });
        window.dispatchEvent(event); return event.defaultPrevented";
    ensure!(app.js(offer, vec![]).await? == true, "the app keeps the prompt for its own button");
    app.click("main button", "Install").await?;
    app.wait("the browser was asked", "return window.asked === 1", vec![]).await?;
    app.gone("main button", "Install").await?;
    // With no prompt to offer: the steps, with pictures of what to look for.
    app.wait_text("main", "Open the browser’s menu").await?;
    let pictures = app.js("return allOf('main svg, main img').length", vec![]).await?;
    ensure!(pictures.as_u64() >= Some(2), "a picture for each step: {pictures}");
    Ok(())
}
journey!(the_install_page);

async fn an_iphone_gets_the_two_steps(app: &mut App) -> Result<()> {
    let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";
    app.browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "platform": "iPhone" })).await?;
    // No iPhone offers a prompt.
    let silent = "window.addEventListener('beforeinstallprompt', (e) => { e.preventDefault(); e.stopImmediatePropagation(); }, true);";
    app.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": silent })).await?;
    app.open_at("#/more/install").await?;
    app.wait_text("main", "tap the share button").await?;
    app.wait_text("main", "Add to Home Screen").await?;
    let pictures = app.js("return allOf('main svg, main img').length", vec![]).await?;
    ensure!(pictures.as_u64() >= Some(2), "a picture for each step: {pictures}");
    Ok(())
}
journey!(an_iphone_gets_the_two_steps: Chromium);
