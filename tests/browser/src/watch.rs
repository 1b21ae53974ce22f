//! Detects what must not happen in any journey: a request to another origin, a violation of the content policy.

use crate::app::App;
use crate::engine::Engine;
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Listens for broken policies from now on; Chromium also reports those from before.
pub async fn listen(app: &App) -> Result<()> {
    let script = "if (window.__broken) return; window.__broken = [];
        document.addEventListener('securitypolicyviolation', (e) => window.__broken.push(e.effectiveDirective + ' ' + e.blockedURI));
        try { new ReportingObserver((all) => all.forEach((r) => window.__broken.push(r.body.effectiveDirective + ' ' + r.body.blockedURL)),
            { types: ['csp-violation'], buffered: true }).observe(); } catch { /* not in this engine */ }";
    app.js(script, vec![]).await?;
    Ok(())
}

/// Looks at the page that is about to be left.
pub async fn page(app: &App) -> Result<()> {
    let script = "const own = arguments[0];
        if (!location.href.startsWith(own)) return { foreign: [], broken: [] };
        const foreign = performance.getEntriesByType('resource').map((e) => e.name)
            .filter((name) => !name.startsWith(own) && !/^(blob|data):/.test(name));
        return { foreign, broken: window.__broken || [] };";
    let seen = app.js(script, vec![json!(app.site.url())]).await?;
    for kind in ["foreign", "broken"] {
        if seen[kind].as_array().is_some_and(|list| !list.is_empty()) {
            bail!("{kind} on the page: {}", seen[kind]);
        }
    }
    if app.engine() == Engine::Chromium {
        network(app).await?;
        console(app).await?;
    }
    Ok(())
}

/// Chromium logs every request of page and worker.
async fn network(app: &App) -> Result<()> {
    let own = app.site.url();
    for entry in app.browser.log("performance").await? {
        let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or("{}"))?;
        let message = &message["message"];
        if message["method"] != "Network.requestWillBeSent" {
            continue;
        }
        let url = message["params"]["request"]["url"].as_str().unwrap_or_default();
        let harmless = ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme));
        if !harmless && !url.starts_with(&own) {
            bail!("a request left the origin: {url}");
        }
    }
    Ok(())
}

async fn console(app: &App) -> Result<()> {
    for entry in app.browser.log("browser").await? {
        let text = entry["message"].as_str().unwrap_or_default();
        if text.contains("Content Security Policy") || text.contains("Content-Security-Policy") || text.contains("violates") {
            bail!("the console complains: {text}");
        }
    }
    Ok(())
}
