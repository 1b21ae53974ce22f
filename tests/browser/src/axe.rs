//! axe-core, the accessibility checker, put into the page under test. It comes from npm, pinned in package-lock.json.

use crate::app::App;
use crate::npm;
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::sync::OnceLock;

/// The program text; installed on the first call.
fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<Result<String, String>> = OnceLock::new();
    SOURCE.get_or_init(|| read_or_install().map_err(|error| format!("{error:#}"))).as_deref().map_err(|error| anyhow::anyhow!("{error}"))
}

fn read_or_install() -> Result<String> {
    std::fs::read_to_string(npm::installed("axe-core")?.join("axe.min.js")).context("axe-core brought no axe.min.js")
}

/// The findings of axe on the current page, one line per rule with its first element.
pub async fn violations(app: &App) -> Result<Vec<String>> {
    if app.js("return typeof window.axe", vec![]).await? == "undefined" {
        app.browser.client.execute(&format!("{}; window.axe = axe;", source()?), vec![]).await?;
    }
    // Waits for the transition from one theme to the other, during which contrasts are meaningless.
    let script = "const done = arguments[arguments.length - 1];
        Promise.all(document.getAnimations().map((a) => a.finished.catch(() => 0)))
          .then(() => axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }))
          .then((found) => done({ rules: found.passes.length, list: found.violations.map((v) =>
            `${v.id} (${v.impact}) ${v.nodes.length} x: ${v.nodes[0].target.join(' ')} ${v.nodes[0].failureSummary.replace(/\\s+/g, ' ')}`) }))
          .catch((error) => done({ error: String(error) }));";
    let found = app.browser.client.execute_async(script, vec![]).await?;
    // No findings count only if rules were run.
    if found["rules"].as_u64().unwrap_or(0) < 5 {
        bail!("axe did not run: {found}");
    }
    let list = found["list"].as_array().cloned().unwrap_or_default();
    Ok(list.iter().map(|line| line.as_str().unwrap_or("?").to_string()).collect())
}

/// Sets the theme as the settings do, without opening them.
pub async fn set_theme(app: &App, theme: &str) -> Result<()> {
    let script = "localStorage.setItem('pain-diary.theme', JSON.stringify(arguments[0])); window.painDiaryApplyAppearance();
        return document.documentElement.dataset.theme";
    let now = app.js(script, vec![json!(theme)]).await?;
    if now != theme {
        bail!("the theme is {now} instead of {theme}");
    }
    Ok(())
}
