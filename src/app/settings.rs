//! What may be lost without harm: language, appearance, and whose voice the pad last took.

use serde::{Deserialize, Serialize};

use crate::domain::Speaker;

/// The language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// As the browser asks for.
    #[default]
    #[serde(rename = "system")]
    System,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Español.
    #[serde(rename = "es")]
    Spanish,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the phone is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large text is, on top of what the browser is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextSize {
    /// 100 %.
    #[default]
    Normal,
    /// 125 %.
    Large,
    /// 150 %.
    Largest,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language.
    pub language: LanguageChoice,
    /// Light or dark.
    pub appearance: Appearance,
    /// Text size.
    pub text_size: TextSize,
    /// Whose number the pad takes.
    pub voice: Speaker,
    /// True once both patient and carer have recorded something: then the pad shows the switch.
    pub two_voices: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: LanguageChoice::default(),
            appearance: Appearance::default(),
            text_size: TextSize::default(),
            voice: Speaker::Patient,
            two_voices: false,
        }
    }
}
