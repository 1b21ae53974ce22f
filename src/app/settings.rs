//! What belongs to this phone and is in no backup: language, appearance, whose voice the pad last took, what the doctor's page leaves out.

use super::{Effect, Env, Model, Setting, field};
use crate::domain::SpeakerRef;

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

/// What can be left out of the doctor's page before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeaveOut {
    /// The names of people.
    Names,
    /// Of names, all but the first letters.
    AllButInitials,
    /// What people wrote in their own words.
    Notes,
    /// Mood.
    Mood,
}

impl LeaveOut {
    /// All of them, with the words they are kept as.
    pub const ALL: [(Self, &str); 4] =
        [(Self::Names, "names"), (Self::AllButInitials, "all-but-initials"), (Self::Notes, "notes"), (Self::Mood, "mood")];

    /// Those that are named in a list of such words; anything else is passed over.
    #[must_use]
    pub fn of_words(words: &str) -> Vec<Self> {
        words.split(' ').filter_map(|word| Self::ALL.into_iter().find(|(_, known)| *known == word)).map(|(what, _)| what).collect()
    }

    /// The words of these.
    #[must_use]
    pub fn words(these: &[Self]) -> String {
        let word = |what: &Self| Self::ALL.into_iter().find(|(known, _)| known == what).map(|(_, word)| word);
        these.iter().filter_map(word).collect::<Vec<_>>().join(" ")
    }
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

macro_rules! language_choice {
    ($($code:ident $tag:literal $name:literal $ascii_digits:literal $words:ident $later:ident),*) => {
        /// The language of the app.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum LanguageChoice {
            /// As the browser asks for.
            #[default]
            System,
            $(#[doc = $name] $code),*
        }

        kept_as!(LanguageChoice: $($code $tag),*);
    };
}
with_languages!(language_choice);
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
    pub voice: SpeakerRef,
    /// Which carer spoke last here.
    pub carer: SpeakerRef,
    /// True once both patient and carer have recorded something: then the pad shows the switch.
    pub two_voices: bool,
    /// What is left out of the doctor's page: who has left something out does not show it after a restart.
    pub without: Vec<LeaveOut>,
    /// When somebody last said that the backup can wait, in milliseconds since 1970, UTC.
    pub backup_later_ms: Option<i64>,
    /// What the clock of this phone had said when somebody looked at its going back, in milliseconds since 1970, UTC; 0 for never.
    pub clock_seen_ms: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: LanguageChoice::default(),
            appearance: Appearance::default(),
            text_size: TextSize::default(),
            voice: SpeakerRef::Patient,
            carer: SpeakerRef::Carer,
            two_voices: false,
            without: Vec::new(),
            backup_later_ms: None,
            clock_seen_ms: 0,
        }
    }
}

impl Settings {
    /// Somebody else speaks at this phone.
    pub(super) fn speak(&mut self, voice: SpeakerRef) {
        if voice != SpeakerRef::Patient {
            self.carer = voice.clone();
        }
        self.voice = voice;
    }

    fn leave_out_or_not(&mut self, what: LeaveOut) {
        let holds = self.without.contains(&what);
        self.without.retain(|known| *known != what);
        self.without.extend((!holds).then_some(what));
    }
}

pub(super) fn handle(model: &mut Model, setting: Setting, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    match setting {
        Setting::Language(language) => model.settings.language = language,
        Setting::Appearance(appearance) => model.settings.appearance = appearance,
        Setting::TextSize(text_size) => model.settings.text_size = text_size,
        Setting::LeaveOut(what) => {
            // What was open may be what is left out now.
            model.ui.doctor.behind = None;
            model.settings.leave_out_or_not(what);
        }
        Setting::Voice(voice) => {
            // What is typed was typed in the voice that spoke until now.
            effects = field::leave(model, env);
            model.settings.speak(voice);
        }
    }
    effects.push(Effect::KeepSettings);
    effects
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
        let all = LeaveOut::ALL.map(|(what, _)| what);
        assert_eq!(LeaveOut::of_words(&LeaveOut::words(&all)), all);
        assert_eq!(LeaveOut::of_words("mood weather  names"), [LeaveOut::Mood, LeaveOut::Names]);
        assert_eq!((TextSize::Normal.word(), TextSize::of_word("largest")), (None, TextSize::Largest));
    }
}
