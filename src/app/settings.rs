//! What may be lost without harm: language, appearance, and whose voice the pad last took.

use crate::domain::Speaker;

/// The language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LanguageChoice {
    /// As the browser asks for.
    #[default]
    System,
    /// English.
    English,
    /// Español.
    Spanish,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    /// 100 %.
    #[default]
    Normal,
    /// 125 %.
    Large,
    /// 150 %.
    Largest,
}

macro_rules! kept_as {
    ($kind:ident: $($value:ident $word:literal),*) => {
        impl $kind {
            /// The word it is kept as; `None` for what the system decides.
            #[must_use]
            pub fn word(self) -> Option<&'static str> {
                match self {
                    $(Self::$value => Some($word),)*
                    _ => None,
                }
            }

            /// Reads the word; anything else is the default.
            #[must_use]
            pub fn of_word(word: &str) -> Self {
                match word {
                    $($word => Self::$value,)*
                    _ => Self::default(),
                }
            }
        }
    };
}

kept_as!(LanguageChoice: English "en", Spanish "es");
kept_as!(Appearance: Light "light", Dark "dark");
kept_as!(TextSize: Large "large", Largest "largest");

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
    /// Which carer spoke last here.
    pub carer: Speaker,
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
            carer: Speaker::Carer,
            two_voices: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_the_system_has_none() {
        for choice in [LanguageChoice::System, LanguageChoice::English, LanguageChoice::Spanish] {
            assert_eq!(LanguageChoice::of_word(choice.word().unwrap_or("anything else")), choice);
        }
        assert_eq!((Appearance::Dark.word(), Appearance::of_word("DARK")), (Some("dark"), Appearance::System));
        assert_eq!((TextSize::Normal.word(), TextSize::of_word("largest")), (None, TextSize::Largest));
    }
}
