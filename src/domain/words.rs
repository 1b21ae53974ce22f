//! Free text, bounded so that one hostile file cannot fill a phone.

use super::CollectVec;

/// The text was longer than its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The limit, in Unicode scalar values.
    pub limit_chars: usize,
}

macro_rules! bounded_text {
    ($(#[$doc:meta])* $name:ident, $limit:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Longest text, in Unicode scalar values.
            pub const LIMIT_CHARS: usize = $limit;

            /// Keeps the text exactly as given.
            ///
            /// # Errors
            /// [`TooLong`] when it has more than [`Self::LIMIT_CHARS`] characters.
            pub fn new(text: &str) -> Result<Self, TooLong> {
                // A text of few bytes has few characters: counting is only needed near the limit.
                if text.len() > Self::LIMIT_CHARS && text.chars().count() > Self::LIMIT_CHARS {
                    return Err(TooLong { limit_chars: Self::LIMIT_CHARS });
                }
                Ok(Self(text.into()))
            }

            /// The text as it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True when nothing was written.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }
    };
}

bounded_text!(
    /// A note in the person's own words; empty means "not recorded".
    Note, 10_000
);
bounded_text!(
    /// One short line: a name, a phone number, opening hours.
    Line, 200
);

/// A user's own word or two, for a list: one line, not empty, without control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnWord(Box<str>);

impl OwnWord {
    /// Longest word, in Unicode scalar values.
    pub const LIMIT_CHARS: usize = 60;

    /// Keeps the word exactly as given; `None` when it is empty, too long or has control characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_word = !text.trim().is_empty() && !text.contains(char::is_control) && text.chars().count() <= Self::LIMIT_CHARS;
        is_word.then(|| Self(text.into()))
    }

    /// The same after removing spaces at the ends and all but one between words.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        Self::new(&text.split_whitespace().map(str::to_owned).joined(" "))
    }

    /// The word as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_characters_not_bytes() {
        let longest = "😣".repeat(Note::LIMIT_CHARS);
        assert_eq!(Note::new(&longest).map(|note| note.as_str().len()), Ok(4 * Note::LIMIT_CHARS));
        assert_eq!(Note::new(&format!("{longest}!")), Err(TooLong { limit_chars: 10_000 }));
        assert!(Line::new(&"x".repeat(201)).is_err());
    }

    #[test]
    fn a_word_of_ones_own_is_one_line() {
        assert_eq!(OwnWord::typed("  like \t ants\n").as_ref().map(OwnWord::as_str), Some("like ants"));
        assert!(OwnWord::new(&"😣".repeat(OwnWord::LIMIT_CHARS)).is_some());
        for text in ["", "  ", "two\nlines", "\u{0}", &"x".repeat(61)] {
            assert_eq!(OwnWord::new(text), None, "{text:?}");
        }
    }
}
