//! What a file would do with a record, and how many records it would change.

use super::ImportSummary;
use crate::domain::Arrival;

/// What the file would do with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    /// It is not in the diary yet.
    New,
    /// Versions are added to its history, or it is restored after a deletion; no live content is replaced.
    Changed,
    /// Its content would be replaced.
    Replaced,
    /// It is in the diary and would be deleted.
    Deleted,
    /// All of it is in the diary already.
    Same,
}

impl From<Arrival> for ImportOutcome {
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
    /// See [`ImportOutcome::New`].
    pub new: usize,
    /// See [`ImportOutcome::Changed`].
    pub changed: usize,
    /// See [`ImportOutcome::Deleted`].
    pub deleted: usize,
    /// See [`ImportOutcome::Replaced`].
    pub replaced: usize,
    /// See [`ImportOutcome::Same`].
    pub same: usize,
    /// Refused.
    pub refused: usize,
    /// Of those that change the diary, how many only a newer version of the app can show.
    pub unknown: usize,
}

impl ImportCounts {
    /// The summary shown after the import.
    #[must_use]
    pub const fn summary(&self) -> ImportSummary {
        ImportSummary { new: self.new, changed: self.changed + self.replaced, deleted: self.deleted }
    }

    /// True if the import would change the diary.
    #[must_use]
    pub const fn changes_diary(&self) -> bool {
        self.new + self.changed + self.replaced + self.deleted > 0
    }

    pub(super) const fn add(&mut self, outcome: ImportOutcome) {
        let count = match outcome {
            ImportOutcome::New => &mut self.new,
            ImportOutcome::Changed => &mut self.changed,
            ImportOutcome::Replaced => &mut self.replaced,
            ImportOutcome::Deleted => &mut self.deleted,
            ImportOutcome::Same => &mut self.same,
        };
        *count += 1;
    }
}
