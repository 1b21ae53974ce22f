//! Words about a pain, by topic, with their edit.

use super::part::EditOf;
use super::vocabulary::{FEELS, HELPED, STOPPED, WORSE};
use super::{Code, OwnWord};

/// The topic of a list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// What it feels like.
    Feels,
    /// What makes it worse.
    Worse,
    /// What eases it.
    Helped,
    /// What it keeps the patient from doing.
    Stopped,
}

impl Topic {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Feels, Self::Worse, Self::Helped, Self::Stopped];

    /// The words the app offers.
    #[must_use]
    pub const fn listed(self) -> &'static [&'static str] {
        match self {
            Self::Feels => &FEELS,
            Self::Worse => &WORSE,
            Self::Helped => &HELPED,
            Self::Stopped => &STOPPED,
        }
    }
}

/// A word of a list, or the person's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// A word of a list.
    Listed(Code),
    /// Typed by a user, kept exactly.
    Own(OwnWord),
}

impl Word {
    /// Most listed words in one topic.
    pub const LISTED_MAX: usize = 30;
    /// Most own words in one topic.
    pub const OWN_MAX: usize = 10;
}

/// Adds a word to those of a topic; false if it is there already or the list is full.
pub(crate) fn push_word(words: &mut Vec<Word>, word: Word) -> bool {
    let limit = if matches!(word, Word::Own(_)) { Word::OWN_MAX } else { Word::LISTED_MAX };
    let same_sort = |other: &&Word| matches!(other, Word::Own(_)) == matches!(word, Word::Own(_));
    let fits = !words.contains(&word) && words.iter().filter(same_sort).count() < limit;
    if fits {
        words.push(word);
    }
    fits
}

/// Adds a word to a topic (`true`) or removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordEdit(pub Word, pub bool);

impl EditOf<Vec<Word>> for WordEdit {
    fn apply(self, words: &mut Vec<Word>) {
        if self.1 {
            push_word(words, self.0);
        } else {
            words.retain(|known| *known != self.0);
        }
    }

    fn of(&self, words: &Vec<Word>) -> Self {
        Self(self.0.clone(), words.contains(&self.0))
    }
}
