//! The state of the app.

use std::collections::BTreeSet;

use super::import::Import;
use super::imports::{ImportSummary, Imports, Undoing};
use super::recent::{RecentEdits, Typing};
use super::saving::Pending;
use super::stamping::WritingSession;
use super::{BackupState, Clock, Command, Effect, Field, LastBackup, PlatformStatus, Route, Settings, StoreFault, Ticket, UiState};
use crate::domain::{Body, Code, DeviceId, Diary, Edit, EditError, Moment, Record, RecordId, Score, SpeakerRef, Stamp};

/// A tap on the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    /// The id of its entry, which contains the millisecond of the tap. An early tap is stored with its id, so that two tabs that find it
    /// create the same entry.
    pub id: RecordId,
    /// The score of the key.
    pub score: Score,
    /// When it was tapped.
    pub at: Moment,
    /// The speaker that the pad was set to.
    pub who: SpeakerRef,
}

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
    /// An import added, changed and deleted so many.
    Imported(ImportSummary),
    /// The result of undoing an import.
    ImportUndone(Undoing),
    /// An import failed.
    ImportFailed(StoreFault),
    /// Undoing an import failed.
    ImportNotUndone(StoreFault),
}

/// Identifies a part of a day's note by the current speaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayPartKey {
    /// The day.
    pub day: chrono::NaiveDate,
    /// The part; see [`crate::domain::vocabulary::DAY_PARTS`].
    pub part: Code,
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

/// Text that is not committed yet.
#[derive(Debug, Default)]
pub struct InputState {
    /// Text of the fields on screen.
    pub typed: Vec<(Field, String)>,
    /// Text in the forms of other screens that was not added.
    pub(super) forms: Vec<(Route, Vec<(Field, String)>)>,
    /// Text whose record is gone, offered to the user.
    pub orphans: Vec<(Field, String)>,
    /// Fields whose drafts this window keeps in `localStorage`.
    pub(super) drafted: Vec<Field>,
    /// Fields whose drafts are kept in the store.
    pub(super) stored_drafts: Vec<Field>,
    /// Fields whose text is in neither a record nor a draft in the store.
    pub(super) unstored: Vec<Field>,
    /// When the oldest letter that is not being committed was typed, in milliseconds since 1970, UTC.
    pub(super) uncommitted_since_ms: Option<i64>,
    /// Number of the last letter typed: a pause counts only if no letter follows it.
    pub(super) debounce_generation: u32,
    pub(super) typing: Option<Typing>,
    pub(super) recent: RecentEdits,
}

/// Records that are not stored yet, and entries that are in no backup.
#[derive(Debug, Default)]
pub struct Outbox {
    /// Taps made before the store was open.
    pub early: Vec<Tap>,
    /// Commands deferred until the store is open and the later part is loaded.
    pub(super) waiting: Vec<Command>,
    /// Writes that are not committed yet.
    pub(super) pending: Vec<(Ticket, Pending)>,
    pub(super) next_ticket: Ticket,
    /// The error of a failed write, until a write succeeds.
    pub fault: Option<StoreFault>,
    /// Records still to be written back after the store was emptied, newest last.
    pub(super) write_back: Vec<RecordId>,
    /// Writing sessions of this window.
    pub(super) sessions: Vec<WritingSession>,
    pub(super) asked_persistence: bool,
    /// Entries that are in no backup.
    pub unbacked: BTreeSet<RecordId>,
}

/// Whether the diary on screen equals the stored one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loading {
    /// True once every stored record has been read.
    pub is_fully_loaded: bool,
    /// Stored records that could not be read.
    pub damaged: usize,
    /// The store was emptied while this window was open.
    pub emptied: Option<super::Emptied>,
    /// The marker says that a diary was kept here, and the store is empty.
    pub had_diary: bool,
}

/// The state of the app. Views read it, commands change it.
#[derive(Debug, Default)]
pub struct Model {
    /// The diary: what has been read so far, and what is not stored yet.
    pub diary: Diary,
    /// Increases with every change to `diary`.
    pub revision: u64,
    /// Increases with every command that may change a page: all except commit reports.
    pub page_revision: u64,
    /// This browser profile, once the store is open.
    pub device: Option<DeviceId>,
    /// Observations of this phone's clock.
    pub clock: Clock,
    /// Text that is not committed yet.
    pub input: InputState,
    /// Records that are not stored yet.
    pub outbox: Outbox,
    /// Progress of reading the diary.
    pub loading: Loading,
    /// What is open on the screens.
    pub ui: UiState,
    /// The current screen.
    pub route: Route,
    /// The screen before it, in this window.
    pub came_from: Option<Route>,
    /// The status line.
    pub line: Option<StatusLine>,
    /// The entry shown under the pad: that of the last tap since the screen was opened, until it is undone.
    pub shown: Option<RecordId>,
    /// Settings of this phone.
    pub settings: Settings,
    /// State of the browser.
    pub platform: PlatformStatus,
    /// The diary is being erased: nothing is written any more.
    pub erasing: bool,
    /// The last backup.
    pub last_backup: Option<LastBackup>,
    /// The backup being made.
    pub backup: Option<BackupState>,
    /// The import in progress.
    pub import: Import,
    /// Drafts in the file being opened.
    pub rescued: super::Rescued,
    /// Number of the current reading; events of others are ignored.
    pub(super) reading: u32,
    /// Records of an import that is being written or not read back yet, with the stamp of their newest version. A change made meanwhile
    /// gets a greater stamp.
    pub(super) incoming: Vec<(RecordId, Stamp)>,
    /// The imports that can be undone.
    pub imports: Imports,
    /// The functions of the later part of the program.
    pub(super) steps: super::later::Steps,
}

impl Model {
    /// True while something is typed or changed that is not stored.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        !(self.outbox.pending.is_empty()
            && self.outbox.early.is_empty()
            && self.outbox.waiting.is_empty()
            && self.outbox.write_back.is_empty())
    }

    /// The same state with another diary, for display only.
    #[must_use]
    pub fn with_diary(&self, diary: Diary) -> Self {
        Self { diary, device: self.device, settings: self.settings.clone(), loading: self.loading, ..Self::default() }
    }

    /// Joins records to the diary.
    pub(super) fn take(&mut self, records: Vec<Record>) {
        if let Some(device) = self.device {
            self.clock.observe_stamps(device, &records);
        }
        self.diary.join_all(records);
        self.revision += 1;
    }

    /// The uncommitted text of a field.
    #[must_use]
    pub fn typed_in(&self, field: &Field) -> Option<&str> {
        self.input.typed.iter().find(|(known, _)| known == field).map(|(_, text)| text.as_str())
    }

    /// Sets the uncommitted text of a field.
    pub(super) fn set_typed(&mut self, field: Field, text: String) {
        self.input.typed.retain(|(known, _)| *known != field);
        self.input.typed.push((field, text));
    }

    /// Removes the uncommitted text of a field and returns it.
    pub(super) fn take_typed(&mut self, field: &Field) -> Option<String> {
        let index = self.input.typed.iter().position(|(known, _)| known == field)?;
        Some(self.input.typed.remove(index).1)
    }

    /// True once the store is open and the later part is loaded: no command is deferred.
    pub(super) const fn is_ready(&self) -> bool {
        self.device.is_some() && self.steps.0.is_some()
    }

    /// Defers a command until [`Model::is_ready`].
    pub(super) fn defer(&mut self, command: Command) -> Vec<Effect> {
        self.outbox.waiting.push(command);
        Vec::new()
    }

    pub(super) fn set_status(&mut self, status: Status) {
        self.line = Some(StatusLine { status, undo: None });
    }
}
