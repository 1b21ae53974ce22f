//! Operating the app by keyboard: Tab, Enter, Space, arrows and letters.

use crate::app::App;
use anyhow::{Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

pub const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';
pub const DOWN: char = '\u{e015}';
pub const SPACE: char = ' ';

impl App {
    /// Presses a key and lets it go, wherever the focus is.
    pub async fn key(&self, value: char) -> Result<()> {
        let keys = KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        Ok(self.browser.client.perform_actions(keys).await?)
    }

    /// Tabs until the focus is on this control. Every stop on the way must show that it has the focus.
    /// After the last one the browser's own bars have it; Firefox without a window must be asked to give it back, to the top of the page.
    pub async fn tab_to(&self, role: &str, name: &str) -> Result<()> {
        let script = "const e = document.activeElement; if (e === document.body) {
              window.focus(); e.tabIndex = -1; e.focus({ preventScroll: true }); e.removeAttribute('tabindex'); return { body: true };
            }
            const s = getComputedStyle(e);
            const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
            return { here: e === find(arguments[0], arguments[1]), ring, what: e.outerHTML.slice(0, 120) }";
        for _ in 0..200 {
            self.key(TAB).await?;
            let at = self.js(script, vec![json!(role), json!(name)]).await?;
            if at["body"] == true {
                continue;
            }
            ensure!(at["ring"] == true, "on the way to {role} \"{name}\": the focus cannot be seen on {}", at["what"]);
            if at["here"] == true {
                return Ok(());
            }
        }
        bail!("Tab never comes to {role} \"{name}\". {}", self.summary().await)
    }

    /// Tabs to a control and presses Enter on it.
    pub async fn enter(&self, role: &str, name: &str) -> Result<()> {
        self.tab_to(role, name).await?;
        self.key(ENTER).await
    }

    /// Tabs to a control and presses Space on it.
    pub async fn space(&self, role: &str, name: &str) -> Result<()> {
        self.tab_to(role, name).await?;
        self.key(SPACE).await
    }

    /// Tabs to a field and types into it.
    pub async fn type_into(&self, label: &str, words: &str) -> Result<()> {
        self.tab_to("field", label).await?;
        self.type_words(words).await
    }

    /// Opens the form of a new question; it takes the focus by itself.
    pub async fn begin_a_question(&self) -> Result<()> {
        self.enter("summary", "Ask a question").await?;
        let script = "return document.activeElement === find('field', 'Write a question')";
        self.wait("the field has the focus", script, vec![]).await?;
        Ok(())
    }

    /// Types, wherever the focus is.
    pub async fn type_words(&self, words: &str) -> Result<()> {
        for letter in words.chars() {
            self.key(letter).await?;
        }
        Ok(())
    }
}
