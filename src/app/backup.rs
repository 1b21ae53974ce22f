//! The last backup, and the one that is being made.

use std::collections::BTreeSet;

use crate::domain::RecordId;
use crate::format::Object;

/// When the last backup was saved here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct LastBackup {
    /// RFC 3339 with offset.
    pub at: String,
    /// How many records it holds.
    pub records: usize,
}

impl LastBackup {
    /// Reads it from `meta`; `None` when a field is missing or has another type.
    #[must_use]
    pub fn read(kept: &Object<'_>) -> Option<Self> {
        Some(Self { at: kept.text("at")?, records: kept.count("records")? })
    }
}

/// A backup that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupState {
    /// Records written.
    pub done: usize,
    /// Records to write.
    pub all: usize,
    /// Entries that this file contains and `Outbox::unbacked` no longer lists. They are listed again if it is not saved.
    pub covers: BTreeSet<RecordId>,
}
