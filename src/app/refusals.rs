//! Refused records of a file: the first [`Refusals::FIRST_MAX`] each, the rest counted by reason, so that memory stays bounded and no list
//! is cut without a count.

use crate::format::{RecordError, RejectedRecord};

/// The refused records of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    first: Vec<RejectedRecord>,
    /// In order of first occurrence.
    more: Vec<(RecordError, usize)>,
}

impl Refusals {
    /// How many are kept individually.
    pub const FIRST_MAX: usize = 50;

    /// Adds a refused record.
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

    /// Number of all refused records.
    #[must_use]
    pub fn count(&self) -> usize {
        self.first.len() + self.more.iter().map(|(_, count)| count).sum::<usize>()
    }

    /// The first [`Refusals::FIRST_MAX`].
    #[must_use]
    pub fn first(&self) -> &[RejectedRecord] {
        &self.first
    }

    /// Counts of the remaining ones, by reason.
    #[must_use]
    pub fn more(&self) -> &[(RecordError, usize)] {
        &self.more
    }
}
