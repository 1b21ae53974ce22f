//! Cold starts with the server stopped and the processor slowed four times: the app empty, the app full, and a bare static page
//! behind the same service worker.

use crate::figure::{Figure, median};
use crate::{Profiles, RECORDS, chromium};
use anyhow::{Context, Result};
use browser_tests::site::{Site, dist};
use browser_tests::{App, Profile};
use serde_json::json;
use std::path::Path;

const RUNS: usize = 15;
const SLOWER: u32 = 4;

/// The pad as plain HTML, with a script that registers the worker and marks the moment when the last key is parsed.
const BARE_PAGE: &str = "<!doctype html><html lang=\"en\" data-build=\"dev\"><head><meta charset=\"utf-8\"><title>Bare</title></head><body>
<h1>How strong is the pain now?</h1><button>0</button><button>1</button><button>2</button><button>3</button><button>4</button><button>5</button>
<button>6</button><button>7</button><button>8</button><button>9</button><button>10</button><button>Too much: call</button>
<script src=\"./mark.js\" data-wasm=\"./mark.js\" data-wasm-integrity=\"\"></script></body></html>";
const BARE_SCRIPT: &str = "performance.mark('pad-ready'); document.documentElement.dataset.ready = 'true';
navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });";

/// A folder with the bare page and the app's own service worker, stamped with the page's two files.
fn bare_dist(folder: &Path) -> Result<()> {
    std::fs::write(folder.join("index.html"), BARE_PAGE)?;
    std::fs::write(folder.join("mark.js"), BARE_SCRIPT)?;
    std::fs::copy(dist()?.join("sw.js"), folder.join("sw.js")).context("the app's sw.js")?;
    xtask::stage::stamp(folder)?;
    Ok(())
}

struct Place {
    site: Site,
    profile: Profile,
    times_ms: Vec<f64>,
}

pub async fn measure(profiles: &Profiles) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    bare_dist(folder.path())?;
    let bare = Place { site: Site::start(folder.path())?, profile: Profile::new()?, times_ms: Vec::new() };
    let of = |profile: &Profile| Place { site: profiles.site.clone(), profile: profile.clone(), times_ms: Vec::new() };
    let mut places = [bare, of(&profiles.empty), of(&profiles.full)];
    for place in &places {
        let mut app = chromium(&place.site, &place.profile).await?;
        app.open().await?;
        app.wait_offline_ready().await?;
        // The second visit is the usual one: by then the browser has compiled the program once.
        app.reload().await?;
        app.browser.quit().await?;
    }
    for place in &places {
        place.site.stop();
    }
    for _ in 0..RUNS {
        for place in &mut places {
            let ms = launch(&place.site, &place.profile).await?;
            place.times_ms.push(ms);
        }
    }
    let [bare_ms, empty_ms, full_ms] = places.map(|place| median(&place.times_ms));
    Ok(vec![
        Figure::against("offline launch to pad-ready, processor slowed 4 ×", empty_ms, 3.0, bare_ms, "a bare page"),
        Figure::against(&format!("the same with {RECORDS} records"), full_ms, 1.2, empty_ms, "the empty diary"),
    ])
}

/// One cold start; the time from the navigation to the mark, by the page's own clock.
async fn launch(site: &Site, profile: &Profile) -> Result<f64> {
    let mut app: App = chromium(site, profile).await?;
    app.browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    app.browser.client.goto(&site.url()).await?;
    app.wait_ready().await?;
    let script = "return performance.getEntriesByName('pad-ready')[0].startTime";
    let ms = app.js(script, vec![]).await?.as_f64().context("the mark")?;
    app.browser.quit().await?;
    Ok(ms)
}
