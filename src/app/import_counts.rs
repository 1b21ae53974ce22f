//! What a file would do with a record, and how many records it would change.

use super::ImportSummary;
use crate::domain::Arrival;

/// What the file would do with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not in the diary yet.
    New,
    /// More is known of it, or it comes back; what it says stays, or was not there.
    Changed,
    /// It says something else.
    Replaced,
    /// It is there and would be deleted.
    Deleted,
    /// All of it is in the diary already.
    Same,
}

impl From<Arrival> for Fate {
    fn from(arrival: Arrival) -> Self {
        match arrival {
            Arrival::New => Self::New,
            Arrival::History | Arrival::Restored => Self::Changed,
            Arrival::Replaced => Self::Replaced,
            Arrival::Deleted => Self::Deleted,
            Arrival::Same => Self::Same,
        }
    }
}

/// How many records a file would change, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImportCounts {
    /// See [`Fate::New`].
    pub new: usize,
    /// See [`Fate::Changed`].
    pub changed: usize,
    /// See [`Fate::Deleted`].
    pub deleted: usize,
    /// See [`Fate::Replaced`].
    pub replaced: usize,
    /// See [`Fate::Same`].
    pub same: usize,
    /// Not taken.
    pub refused: usize,
    /// Of those that are taken, how many only a newer version of the app can show.
    pub unknown: usize,
}

impl ImportCounts {
    /// As it is said once it is done.
    #[must_use]
    pub const fn summary(&self) -> ImportSummary {
        ImportSummary { new: self.new, changed: self.changed + self.replaced, deleted: self.deleted }
    }

    /// True when the diary would not be the same after it.
    #[must_use]
    pub const fn brings(&self) -> bool {
        self.new + self.changed + self.replaced + self.deleted > 0
    }

    pub(super) const fn add(&mut self, fate: Fate) {
        let count = match fate {
            Fate::New => &mut self.new,
            Fate::Changed => &mut self.changed,
            Fate::Replaced => &mut self.replaced,
            Fate::Deleted => &mut self.deleted,
            Fate::Same => &mut self.same,
        };
        *count += 1;
    }
}
