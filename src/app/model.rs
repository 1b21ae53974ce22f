//! The state of the app.

use chrono::NaiveDate;

use super::recent::{RecentEdits, Typing};
use super::{
    BackupState, Clock, Command, Copies, CopiesCommand, Effect, Env, Exchange, Field, Import, ImportCommand, Imports, Input, LastBackup,
    Lock, LockCommand, Outbox, Peer, Peers, PlatformStatus, Rescued, Route, SealCommand, Sealing, Settings, Status, StatusLine, UiState,
    Write,
};
use crate::domain::{Body, DeviceId, Diary, Edit, Record, RecordId, Stamp};

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
    /// Fields whose text, with a lock, could not be stored, and is only in this window.
    pub(super) failed_drafts: Vec<Field>,
    /// When the oldest letter that is not being committed was typed, in milliseconds since 1970, UTC.
    pub(super) uncommitted_since_ms: Option<i64>,
    /// Number of the last letter typed: a pause counts only if no letter follows it.
    pub(super) debounce_generation: u32,
    pub(super) typing: Option<Typing>,
    pub(super) recent: RecentEdits,
}

/// Whether the diary on screen equals the stored one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loading {
    /// True once every stored record has been read.
    pub is_fully_loaded: bool,
    /// Stored records that could not be read.
    pub damaged: usize,
    /// The store was emptied while this window was open.
    pub emptied: Option<Emptied>,
    /// The marker says that a diary was kept here, and the store is empty.
    pub had_diary: bool,
}

/// State of the recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emptied {
    /// True when the whole diary had been read before, so that nothing is missing.
    pub whole: bool,
    /// True when everything has been committed again.
    pub restored: bool,
}

/// The functions of the later part that change the model.
#[derive(Clone, Copy, Debug)]
pub struct LaterSteps {
    pub(super) write: fn(&mut Model, Write, &mut Env<'_>) -> Vec<Effect>,
    pub(super) input: fn(&mut Model, Input, &mut Env<'_>) -> Vec<Effect>,
    pub(super) import: fn(&mut Model, ImportCommand, &mut Env<'_>) -> Vec<Effect>,
    pub(super) seal: fn(&mut Model, SealCommand) -> Vec<Effect>,
    pub(super) lock: fn(&mut Model, LockCommand, &mut Env<'_>) -> Vec<Effect>,
    pub(super) copies: fn(&mut Model, CopiesCommand, &Env<'_>) -> Vec<Effect>,
    pub(super) commit_input: fn(&mut Model, &mut Env<'_>) -> Vec<Effect>,
    pub(super) leave: fn(&mut Model, &mut Env<'_>) -> Vec<Effect>,
    pub(super) records_changed: fn(&mut Model, &[RecordId], &mut Env<'_>) -> Vec<Effect>,
    pub(super) taken_back: fn(&Body, Body, &Edit, RecordId, &Env<'_>) -> Body,
    pub(super) enter_room: fn(&mut Model, RecordId, NaiveDate),
    pub(super) rescued: fn(&mut Model, &mut Env<'_>) -> Vec<Effect>,
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
    /// The lock.
    pub lock: Lock,
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
    /// The file being sealed.
    pub sealing: Option<Sealing>,
    /// The copies in a folder.
    pub copies: Copies,
    /// The import in progress.
    pub import: Import,
    /// Drafts in the file being opened.
    pub rescued: Rescued,
    /// Number of the current reading; events of others are ignored.
    pub(super) reading: u32,
    /// Records of an import that is being written or not read back yet, with the stamp of their newest version. A change made meanwhile
    /// gets a greater stamp.
    pub(super) incoming: Vec<(RecordId, Stamp)>,
    /// The imports that can be undone.
    pub imports: Imports,
    /// The phones from which files were taken.
    pub peers: Peers,
    /// The phone for which codes are shown, or everything for another (`Some(None)`); `None`: the one heard from last.
    pub(super) codes_for: Option<Option<u32>>,
    /// What can be given to them.
    pub exchange: Exchange,
    /// The phone that made the file being opened.
    pub(super) sender: Option<Peer>,
    /// The functions of the later part of the program, once it is loaded.
    pub(super) steps: Option<LaterSteps>,
}

impl Model {
    /// True while something is typed or changed that is not stored.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.has_unsaved_records() || !self.input.failed_drafts.is_empty()
    }

    /// True while records are not stored: a backup can save them.
    #[must_use]
    pub fn has_unsaved_records(&self) -> bool {
        !(self.outbox.pending.is_empty()
            && self.outbox.early.is_empty()
            && self.outbox.waiting.is_empty()
            && self.outbox.write_back.is_empty())
    }

    /// The phone for which codes are shown; `None`: one of which nothing is known.
    #[must_use]
    pub fn shown_peer(&self) -> Option<&Peer> {
        match self.codes_for {
            Some(peer) => self.peers.of(peer?),
            None => self.peers.list.last(),
        }
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

    /// True while the text of a field could not be stored.
    #[must_use]
    pub fn has_failed_draft(&self, field: &Field) -> bool {
        self.input.failed_drafts.contains(field)
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
        self.device.is_some() && self.steps.is_some()
    }

    /// Defers a command until [`Model::is_ready`].
    pub(super) fn defer(&mut self, command: Command) -> Vec<Effect> {
        self.outbox.waiting.push(command);
        Vec::new()
    }

    pub(super) fn set_status(&mut self, status: Status) {
        self.line = Some(StatusLine { status, undo: None });
    }

    /// Takes the functions of the later part. [`PlatformEvent::LaterMissing`](super::PlatformEvent::LaterMissing) with `false` must follow.
    pub fn take_later(&mut self, steps: LaterSteps) {
        self.steps = Some(steps);
    }
}
