//! The status line: what happened, and how to undo it.

use super::StoreFault;
use super::imports::{ImportSummary, Undoing};
use crate::domain::{Body, Edit, EditError, Moment, RecordId, Score};

/// Content of the status line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// A new entry is being committed.
    Saving(Score),
    /// A new entry is committed.
    Saved(Score, Moment),
    /// A change is committed.
    Changed,
    /// An entry is deleted.
    Deleted(Score, Moment),
    /// Something other than an entry is deleted.
    Removed,
    /// A medicine was taken, or another relief used.
    Took(String, Moment),
    /// The same relief again within two minutes of the last time: the count in this run, and the time of the last one.
    TookAgain(usize, Moment),
    /// A deleted record was restored.
    PutBack,
    /// A time was picked that the local clock skipped: what was picked, and the time that was stored.
    LeftOut(Moment, Moment),
    /// Something was undone.
    Undone,
    /// An edit was refused.
    Refused(EditError),
    /// A text was longer than its field takes.
    TooLong,
    /// A text was copied to the clipboard.
    Copied,
    /// Something could not be handed over.
    NotShared,
    /// The diary is being erased.
    Erasing,
    /// It could not be erased.
    NotErased(StoreFault),
    /// A backup was handed over with this many records.
    BackedUp(usize),
    /// The backup could not be made.
    BackupFailed,
    /// A file for another phone was handed over.
    Given,
    /// An import added, changed and deleted so many.
    Imported(ImportSummary),
    /// The result of undoing an import.
    ImportUndone(Undoing),
    /// An import failed.
    ImportFailed(StoreFault),
    /// Undoing an import failed.
    ImportNotUndone(StoreFault),
}

/// How to undo the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The record.
    pub id: RecordId,
    /// Its body before the change; `None` when it did not exist.
    pub before: Option<Body>,
    /// The edit to undo, if it was an edit of one part.
    pub edit: Option<Edit>,
}

/// The status line: what happened, and how to undo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// What happened.
    pub status: Status,
    /// How to undo it, if possible.
    pub undo: Option<Undo>,
}
