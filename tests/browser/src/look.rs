//! How a screen is looked at: its width, theme, text size and colours; the clock; the whole of a screen at once.

use crate::app::App;
use crate::engine::Engine;
use crate::{axe, sample};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// The evening of the sample's last day: most of it is written, and the next visit lies ahead.
pub const EVENING: &str = "2026-11-22T21:50:00+01:00";
/// Height of the window unless a screen is shown whole.
pub const HEIGHT: u32 = 844;

/// One way to look at a screen.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: u32,
    pub theme: &'static str,
    /// Size of the browser's standard text, 100 = 16 px. Only Chromium changes it while it runs.
    pub text_percent: u32,
    /// Forced colours; in Chromium only.
    pub is_forced: bool,
}

impl Look {
    /// As most people have it.
    pub const USUAL: Look = Look { width: 390, theme: "light", text_percent: 100, is_forced: false };

    /// For names of files and messages: "390-light", "320-light-200", "390-forced".
    pub fn name(&self) -> String {
        let theme = if self.is_forced { "forced" } else { self.theme };
        let text = if self.text_percent == 100 { String::new() } else { format!("-{}", self.text_percent) };
        format!("{}-{theme}{text}", self.width)
    }

    /// Shows the current screen so, without leaving it.
    pub async fn set(&self, app: &App) -> Result<()> {
        axe::set_theme(app, self.theme).await?;
        if app.engine() == Engine::Chromium {
            let colours = if self.is_forced { "active" } else { "none" };
            let features = json!({ "features": [{ "name": "forced-colors", "value": colours }] });
            app.browser.cdp("Emulation.setEmulatedMedia", features).await?;
            let px = 16 * self.text_percent / 100;
            app.browser.cdp("Page.setFontSizes", json!({ "fontSizes": { "standard": px, "fixed": px } })).await?;
        }
        app.browser.resize(self.width, HEIGHT).await?;
        let size = app.js("return parseFloat(getComputedStyle(document.documentElement).fontSize)", vec![]).await?;
        let wanted = f64::from(16 * self.text_percent / 100);
        ensure!(size.as_f64().is_some_and(|size| (size - wanted).abs() < 3.0), "text of {size} px instead of {wanted}");
        Ok(())
    }
}

impl App {
    /// From the next page on, the clock shows this instant and goes on from there. Chromium only.
    pub async fn set_clock(&self, instant: &str) -> Result<()> {
        let wanted_ms = chrono::DateTime::parse_from_rfc3339(instant)?.timestamp_millis();
        let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
        let script = format!(
            "{{ const Real = Date, shift = {}; globalThis.Date = class Date extends Real {{
               constructor(...given) {{ if (given.length) super(...given); else super(Real.now() + shift); }}
               static now() {{ return Real.now() + shift; }} }}; }}",
            wanted_ms - now_ms
        );
        self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Opens the app, in Chromium on [`EVENING`], with the sample's year until then.
    pub async fn open_with_a_year(&self) -> Result<()> {
        if self.engine() == Engine::Chromium {
            self.set_clock(EVENING).await?;
        }
        self.open().await?;
        self.import(&self.a_year()?).await?;
        Ok(())
    }

    /// The sample's year until [`EVENING`] as a backup file.
    pub fn a_year(&self) -> Result<PathBuf> {
        let until = chrono::DateTime::parse_from_rfc3339(EVENING)?;
        let mut backup: Value = serde_json::from_slice(&::sample::sample(1, 4)?)?;
        let records = backup["records"].as_array_mut().context("records")?;
        records.retain(|record| {
            let at = record["at"].as_str().and_then(|at| chrono::DateTime::parse_from_rfc3339(at).ok());
            record["kind"] == "visit" || at.is_none_or(|at| at <= until)
        });
        sample::file(&self.browser.profile.dir("home"), "a-year.json", backup.to_string())
    }

    /// Makes the window as high as its content, at most `max`, and scrolls to the top. Returns the height.
    pub async fn show_whole(&self, width: u32, max: u32) -> Result<u32> {
        let script = "const part = scroller(); part.scrollTo({ top: 0, behavior: 'instant' });
            return Math.ceil(innerHeight + part.scrollHeight - part.clientHeight)";
        let height = self.js(script, vec![]).await?.as_u64().context("a height")?;
        let height = u32::try_from(height)?.clamp(HEIGHT, max);
        self.browser.resize(width, height).await?;
        Ok(height)
    }

    /// Waits until nothing moves, with no control focused or under the pointer. In Chromium.
    pub async fn settle(&self) -> Result<()> {
        // Out of the way, so that nothing is drawn as under the pointer.
        self.browser.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 0, "y": 0 })).await?;
        let script = "document.activeElement?.blur(); const done = arguments[arguments.length - 1];
            Promise.all([document.fonts.ready, ...document.getAnimations().map((a) => a.finished.catch(() => 0))])
              .then(() => requestAnimationFrame(() => requestAnimationFrame(done)));";
        self.browser.client.execute_async(script, vec![]).await?;
        Ok(())
    }

    /// A picture of one element, whose whole must be in the window.
    pub async fn picture_of(&self, selector: &str) -> Result<Vec<u8>> {
        self.settle().await?;
        Ok(self.find(selector, "").await?.screenshot().await?)
    }
}
