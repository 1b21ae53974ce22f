//! Records of a file that were refused: the first of them each by itself, the rest counted by reason, so that a file of nothing else
//! costs no memory and nothing is cut without a word.

use crate::format::{RecordError, RejectedRecord};

/// The refused records of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    first: Vec<RejectedRecord>,
    /// In the order in which the reasons came up.
    more: Vec<(RecordError, usize)>,
}

impl Refusals {
    /// How many are kept with their index in the file.
    pub const FIRST_MAX: usize = 50;

    /// Takes in one more.
    pub fn add(&mut self, refused: RejectedRecord) {
        if self.first.len() < Self::FIRST_MAX {
            self.first.push(refused);
            return;
        }
        match self.more.iter_mut().find(|(reason, _)| *reason == refused.reason) {
            Some((_, count)) => *count += 1,
            None => self.more.push((refused.reason, 1)),
        }
    }

    /// All of them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.first.len() + self.more.iter().map(|(_, count)| count).sum::<usize>()
    }

    /// The first [`Refusals::FIRST_MAX`].
    #[must_use]
    pub fn first(&self) -> &[RejectedRecord] {
        &self.first
    }

    /// How many there are beyond those, by reason.
    #[must_use]
    pub fn more(&self) -> &[(RecordError, usize)] {
        &self.more
    }
}
