//! The state of the app.

use std::collections::BTreeSet;

use super::import::Import;
use super::imports::{ImportSummary, Imports, Undoing};
use super::rebase::Recent;
use super::saving::Pending;
use super::stamping::WritingSession;
use super::{
    BackupState, Change, Clock, Command, Effect, Field, LastBackup, PlatformStatus, Refused, Route, Settings, StoreFault, Ticket, UiState,
};
use crate::domain::{Body, Code, DeviceId, Diary, Line, Moment, Record, RecordId, Score, SpeakerRef, Stamp};

/// A tap on the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    /// The id its entry gets, with the millisecond of the tap. A tap made before the program ran is kept with it, so that two tabs that
    /// find it make one entry of it.
    pub id: RecordId,
    /// The key.
    pub score: Score,
    /// When it was tapped.
    pub at: Moment,
    /// Whose voice the pad was set to.
    pub who: SpeakerRef,
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
    /// Something other than an entry is deleted.
    Removed,
    /// A medicine was taken, or another relief used.
    Took(String, Moment),
    /// The same once more within two minutes: how often in this run, and when last.
    TookAgain(usize, Moment),
    /// Something that was deleted is there again.
    PutBack,
    /// A time was changed to one the clock here left out: what was picked, and the time it became.
    LeftOut(Moment, Moment),
    /// Something was undone.
    Undone,
    /// A change was not made.
    Refused(Refused),
    /// A text was longer than its field takes.
    TooLong,
    /// A text is in the clipboard.
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
    /// An import was to be taken back.
    ImportUndone(Undoing),
    /// An import did not come about.
    ImportFailed(StoreFault),
    /// An import could not be taken back.
    ImportNotUndone(StoreFault),
}

/// A part of the note of a day, in the voice that speaks now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayPartKey {
    /// The day.
    pub day: chrono::NaiveDate,
    /// The part; see [`crate::domain::vocabulary::day_parts`].
    pub part: Code,
}

/// How to take back the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// Of which record.
    pub id: RecordId,
    /// What it said before; `None` when it was not there.
    pub before: Option<Body>,
    /// The change that is taken back, where it is one.
    pub change: Option<Change>,
}

/// A text being typed: undo goes back to where the typing began, not to the last pause.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    pub id: RecordId,
    pub part: std::mem::Discriminant<Change>,
    /// None when the record was not there.
    pub before: Option<Body>,
    pub last_ms: i64,
}

impl Typing {
    /// True when it is the number of a contact.
    pub fn is_of_number(&self) -> bool {
        self.part == std::mem::discriminant(&Change::Phone(Line::default()))
    }
}

/// The status line: what happened, and how to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// What happened.
    pub status: Status,
    /// The way back.
    pub undo: Option<Undo>,
}

/// What is typed and not committed yet.
#[derive(Debug, Default)]
pub struct InputState {
    /// What stands in fields and is not committed.
    pub typed: Vec<(Field, String)>,
    /// What stands in the forms of other screens and was not added.
    pub(super) forms: Vec<(Route, Vec<(Field, String)>)>,
    /// What was typed into a record that is gone, to be offered back.
    pub orphans: Vec<(Field, String)>,
    /// The fields of which this window keeps a draft beside the store.
    pub(super) drafted: Vec<Field>,
    /// Those of which the store keeps a draft.
    pub(super) stored_drafts: Vec<Field>,
    /// Those with letters that are in neither a record nor a draft of the store.
    pub(super) unstored: Vec<Field>,
    /// When the oldest letter was typed that is on its way nowhere yet, in milliseconds since 1970, UTC.
    pub(super) uncommitted_since_ms: Option<i64>,
    /// The number of the last letter typed; a pause is a pause if no letter was typed after it.
    pub(super) debounce_generation: u32,
    pub(super) typing: Option<Typing>,
    /// Changes of the last moment, of which another window may not know.
    pub(super) recent: Vec<Recent>,
}

/// What is not in the store yet, or in no backup.
#[derive(Debug, Default)]
pub struct Outbox {
    /// Taps made before the store was open.
    pub early: Vec<Tap>,
    /// What was asked for before the store was open or the later part of the program was there.
    pub(super) waiting: Vec<Command>,
    /// Writes on their way.
    pub(super) pending: Vec<(Ticket, Pending)>,
    pub(super) next_ticket: Ticket,
    /// Set while a write has failed and has not come about since.
    pub fault: Option<StoreFault>,
    /// After the store was emptied: what is still to be written back, the newest last.
    pub(super) write_back: Vec<RecordId>,
    /// What this window is writing, each since when.
    pub(super) sessions: Vec<WritingSession>,
    pub(super) asked_persistence: bool,
    /// Entries that are in no backup.
    pub unbacked: BTreeSet<RecordId>,
}

/// How far the diary on screen is the stored one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loading {
    /// True once every stored record has been read.
    pub is_fully_loaded: bool,
    /// Stored records that could not be read.
    pub damaged: usize,
    /// The store was emptied while this window was open.
    pub emptied: Option<super::Emptied>,
    /// A diary was kept here, and the browser has it no more.
    pub had_diary: bool,
}

/// The state of the app. Views read it, commands change it.
#[derive(Debug, Default)]
pub struct Model {
    /// The diary as far as it has been read, and what is not stored yet.
    pub diary: Diary,
    /// Rises with every change to `diary`.
    pub revision: u64,
    /// Rises with every command that may change a page: all but the store's word that something is committed.
    pub page_revision: u64,
    /// This browser profile, once the store is open.
    pub device: Option<DeviceId>,
    /// What is known of the clock of this phone.
    pub clock: Clock,
    /// What is typed and not committed yet.
    pub input: InputState,
    /// What is not in the store yet.
    pub outbox: Outbox,
    /// How far the diary has been read.
    pub loading: Loading,
    /// What is open on the screens.
    pub ui: UiState,
    /// Where one is.
    pub route: Route,
    /// The screen before it, in this window.
    pub came_from: Option<Route>,
    /// The status line.
    pub line: Option<StatusLine>,
    /// The entry shown under the pad: that of the last tap since this screen was opened, until it is undone.
    pub shown: Option<RecordId>,
    /// Language and the like.
    pub settings: Settings,
    /// What is known of the browser.
    pub platform: PlatformStatus,
    /// The diary is being erased from this phone: nothing is written any more.
    pub erasing: bool,
    /// The last backup.
    pub last_backup: Option<LastBackup>,
    /// A backup in the making.
    pub backup: Option<BackupState>,
    /// A file being opened.
    pub import: Import,
    /// What was being typed when the file being opened was saved.
    pub rescued: super::Rescued,
    /// The number of the reading that is heard.
    pub(super) reading: u32,
    /// What an import that is being written brings, or one that is written and not read back yet: the stamp of each record's newest
    /// version. What is changed meanwhile gets a greater one.
    pub(super) incoming: Vec<(RecordId, Stamp)>,
    /// The imports that can be undone.
    pub imports: Imports,
    /// What the later part of the program does.
    pub(super) steps: super::later::Steps,
}

impl Model {
    /// True while something on the screen is not in the store.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        !(self.outbox.pending.is_empty()
            && self.outbox.early.is_empty()
            && self.outbox.waiting.is_empty()
            && self.outbox.write_back.is_empty())
    }

    /// The same state with another diary, to look at and not to change.
    #[must_use]
    pub fn with_diary(&self, diary: Diary) -> Self {
        Self { diary, device: self.device, settings: self.settings.clone(), loading: self.loading, ..Self::default() }
    }

    /// Takes records into the diary on screen.
    pub(super) fn take(&mut self, records: Vec<Record>) {
        if let Some(device) = self.device {
            self.clock.observe_stamps(device, &records);
        }
        self.diary.join_all(records);
        self.revision += 1;
    }

    /// What stands in a field, if something is being typed there.
    #[must_use]
    pub fn typed_in(&self, field: &Field) -> Option<&str> {
        self.input.typed.iter().find(|(known, _)| known == field).map(|(_, text)| text.as_str())
    }

    /// What stands in a field now.
    pub(super) fn set_typed(&mut self, field: Field, text: String) {
        self.input.typed.retain(|(known, _)| *known != field);
        self.input.typed.push((field, text));
    }

    /// Empties a field; what stood there.
    pub(super) fn take_typed(&mut self, field: &Field) -> Option<String> {
        let index = self.input.typed.iter().position(|(known, _)| known == field)?;
        Some(self.input.typed.remove(index).1)
    }

    /// True once the store is open and the later part of the program is there: nothing waits any more.
    pub(super) const fn is_ready(&self) -> bool {
        self.device.is_some() && self.steps.0.is_some()
    }

    /// Keeps a command until [`Model::is_ready`].
    pub(super) fn defer(&mut self, command: Command) -> Vec<Effect> {
        self.outbox.waiting.push(command);
        Vec::new()
    }

    pub(super) fn say(&mut self, status: Status) {
        self.line = Some(StatusLine { status, undo: None });
    }
}
