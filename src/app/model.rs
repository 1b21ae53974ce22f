//! The state of the app.

use std::collections::{BTreeMap, BTreeSet};

use super::import::{Import, LastImport};
use super::rebase::Recent;
use super::saving::Pending;
use super::{Route, Settings, StoreFault, Ticket};
use crate::domain::{Body, DeviceId, Diary, Moment, Record, RecordId, Score, Speaker};

/// A tap on the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    /// The id a tap got before the program ran, so that two tabs that find it make one entry of it.
    pub early_id: Option<RecordId>,
    /// The key.
    pub score: Score,
    /// When it was tapped.
    pub at: Moment,
    /// Whose voice the pad was set to.
    pub who: Speaker,
}

/// What the status line says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// A new entry is on its way.
    Saving(Score),
    /// A new entry is committed.
    Saved(Score, Moment),
    /// A change is committed.
    Changed,
    /// An entry is deleted.
    Deleted(Score, Moment),
    /// A contact is deleted.
    DeletedContact,
    /// Something was undone.
    Undone,
    /// The time lies ahead and was not taken.
    Future,
    /// A backup was handed over with this many records.
    BackedUp(usize),
    /// The backup could not be made.
    BackupFailed,
    /// An import added and changed this many.
    Imported(usize),
    /// An import was taken back.
    ImportUndone,
    /// An import did not come about.
    ImportFailed(StoreFault),
}

/// How to take back the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// Of which record.
    pub id: RecordId,
    /// What it said before; `None` when it was not there.
    pub before: Option<Body>,
}

/// A note being typed: undo goes back to where the typing began, not to the last pause.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    pub id: RecordId,
    pub before: Body,
    pub last_ms: i64,
}

/// The status line: what happened, and how to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// What happened.
    pub status: Status,
    /// The way back.
    pub undo: Option<Undo>,
}

/// When the last backup was saved here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct LastBackup {
    /// RFC 3339 with offset.
    pub at: String,
    /// How many records it holds.
    pub records: usize,
}

/// A backup in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupState {
    /// Records written.
    pub done: usize,
    /// Of all.
    pub all: usize,
    /// The entries it takes out of "in no backup".
    pub covers: BTreeSet<RecordId>,
}

/// The state of the app. Views read it, commands change it.
#[derive(Debug, Default)]
pub struct Model {
    /// The diary as far as it has been read, and what is not stored yet.
    pub diary: Diary,
    /// This browser profile, once the store is open.
    pub device: Option<DeviceId>,
    /// Rises with every change to `diary`.
    pub revision: u64,
    pub(super) typing: Option<Typing>,
    /// Changes of the last moment, of which another window may not know.
    pub(super) recent: Vec<Recent>,
    /// True once every stored record has been read.
    pub complete: bool,
    /// Stored records that could not be read.
    pub damaged: usize,
    /// Taps made before the store was open.
    pub early: Vec<Tap>,
    /// Writes on their way.
    pub(super) pending: BTreeMap<Ticket, Pending>,
    pub(super) next_ticket: Ticket,
    /// Set while a write has failed and has not come about since.
    pub fault: Option<StoreFault>,
    pub(super) asked_persistence: bool,
    /// The status line.
    pub line: Option<StatusLine>,
    /// The entry shown under the pad.
    pub shown: Option<RecordId>,
    /// Where one is.
    pub route: Route,
    /// Language and the like.
    pub settings: Settings,
    /// Entries that are in no backup.
    pub unbacked: BTreeSet<RecordId>,
    /// The last backup.
    pub last_backup: Option<LastBackup>,
    /// A backup in the making.
    pub backup: Option<BackupState>,
    /// A file being opened.
    pub import: Import,
    /// The last import, while it can be undone.
    pub last_import: Option<LastImport>,
}

impl Model {
    /// True while something on the screen is not in the store.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        !self.pending.is_empty() || !self.early.is_empty()
    }

    /// Takes records into the diary on screen.
    pub(super) fn take(&mut self, records: Vec<Record>) {
        self.diary.join_all(records);
        self.revision += 1;
    }

    pub(super) fn say(&mut self, status: Status) {
        self.line = Some(StatusLine { status, undo: None });
    }
}
