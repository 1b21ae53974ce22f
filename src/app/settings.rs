//! Settings of this phone, which are in no backup: language, appearance, the pad's speaker, what the doctor's page leaves out.

use super::WrongCodes;
use crate::domain::{CollectVec, SpeakerRef};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Appearance {
    /// As set on the phone.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Text size relative to the browser's setting.
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
    /// Names except their first letters.
    AllButInitials,
    /// Free text.
    Notes,
    /// Mood.
    Mood,
}

impl LeaveOut {
    /// All of them, with the words under which they are stored.
    pub const ALL: [(Self, &str); 4] =
        [(Self::Names, "names"), (Self::AllButInitials, "all-but-initials"), (Self::Notes, "notes"), (Self::Mood, "mood")];

    /// Parses a list of such words; unknown words are ignored.
    #[must_use]
    pub fn of_words(words: &str) -> Vec<Self> {
        words.split(' ').filter_map(|word| Self::ALL.into_iter().find(|(_, known)| *known == word)).map(|(what, _)| what).collect_vec()
    }

    /// Formats a list of such words.
    #[must_use]
    pub fn words(these: &[Self]) -> String {
        let word = |what: &Self| Self::ALL.into_iter().find(|(known, _)| known == what).map(|(_, word)| word);
        these.iter().filter_map(word).map(str::to_owned).joined(" ")
    }
}

macro_rules! kept_as {
    ($kind:ident: $($value:ident $word:literal),*) => {
        impl $kind {
            /// The word under which it is stored; `None` for the system's choice.
            #[must_use]
            pub fn word(self) -> Option<&'static str> {
                match self {
                    $(Self::$value => Some($word),)*
                    _ => None,
                }
            }

            /// Parses the word; unknown words give the default.
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
            /// The browser's preferred language.
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
    /// The speaker that the pad is set to.
    pub voice: SpeakerRef,
    /// The carer who spoke last on this phone.
    pub carer: SpeakerRef,
    /// True once an entry of somebody other than the patient, or a carer as a person, was stored: the pad shows the switch.
    pub two_voices: bool,
    /// What the doctor's page leaves out; stored, so that it is still left out after a restart.
    pub without: Vec<LeaveOut>,
    /// When the request for a backup was last dismissed, in milliseconds since 1970, UTC.
    pub backup_later_ms: Option<i64>,
    /// The newest stamped time when the notice about the clock was dismissed, in milliseconds since 1970, UTC; 0 for never.
    pub clock_seen_ms: i64,
    /// Wrong passcodes in a row.
    pub wrong_codes: WrongCodes,
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
            wrong_codes: WrongCodes::default(),
        }
    }
}

impl Settings {
    /// Sets the speaker.
    pub(super) fn speak(&mut self, voice: SpeakerRef) {
        if voice != SpeakerRef::Patient {
            self.carer = voice.clone();
        }
        self.voice = voice;
    }

    pub(super) fn leave_out_or_not(&mut self, what: LeaveOut) {
        let holds = self.without.contains(&what);
        self.without.retain(|known| *known != what);
        self.without.extend((!holds).then_some(what));
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
        let all = LeaveOut::ALL.map(|(what, _)| what);
        assert_eq!(LeaveOut::of_words(&LeaveOut::words(&all)), all);
        assert_eq!(LeaveOut::of_words("mood weather  names"), [LeaveOut::Mood, LeaveOut::Names]);
        assert_eq!((TextSize::Normal.word(), TextSize::of_word("largest")), (None, TextSize::Largest));
    }
}
