//! All commands, in groups. Each group is handled in a file of its own, by one exhaustive match.

use super::{
    Appearance, DayPartKey, DerivedRecord, Draft, Field, ImportFile, Imports, LanguageChoice, LastBackup, LeaveOut, OrphanAction, Picked,
    PlatformEvent, PlatformRequest, Route, StoreFault, Tap, TextSize, Ticket, TimeOf, UiAction, Undoing,
};
use crate::domain::{Code, DayEdit, DeviceId, Edit, Record, RecordId, Score, SpeakerRef, Topic};
use crate::format::FileError;

/// A command to [`update`](super::update()).
#[derive(Clone, Debug)]
pub enum Command {
    /// A key of the pad was tapped.
    Pad(Pad),
    /// Undo the change that the status line reports. Waits for the store.
    Undo,
    /// A record is written. Waits for the store and for the later part of the program.
    Write(Write),
    /// Text was typed, or found as a draft. Waits for the later part of the program.
    Input(Input),
    /// Typed text is to be committed.
    Commit(CommitInput),
    /// The store reports something.
    Store(StoreEvent),
    /// A backup file is opened. Waits for the later part of the program.
    Import(ImportCommand),
    /// A backup is saved.
    Backup(BackupCommand),
    /// Another screen.
    Navigate(Navigate),
    /// The state of a screen that is not stored changes.
    Ui(UiAction),
    /// A setting was changed.
    Setting(Setting),
    /// A notice is closed.
    Dismiss(Dismiss),
    /// The diary is erased from this phone.
    Erase(Erase),
    /// The browser reports something.
    Platform(PlatformEvent),
    /// A request that only the browser can carry out.
    Request(PlatformRequest),
}

/// Taps on the pad.
#[derive(Clone, Debug)]
pub enum Pad {
    /// A key was tapped now.
    Tap(Score),
    /// A tap with a time and id of its own: made before the program ran, or before the store was open.
    Record(Tap),
}

/// Commands that write a record.
#[derive(Clone, Debug)]
pub enum Write {
    /// One part of a record was edited.
    Edit(RecordId, Edit),
    /// One part of a day's note was edited.
    EditDay(DayPartKey, DayEdit),
    /// One part of a derived record was edited; the record is created if needed.
    Upsert(DerivedRecord, Edit),
    /// A time was picked.
    Pick(TimeOf, Picked),
    /// A region of the body was tapped: marked, or the next step of a path.
    Region(RecordId, Code),
    /// Copy the body regions of the last entry to this one.
    SamePlaces(RecordId),
    /// A record was deleted.
    Delete(RecordId),
    /// Restore a deleted record as it was.
    PutBack(RecordId),
    /// A medicine was taken, or another relief used, now.
    LogDose(RecordId),
    /// Add what a form holds.
    Add(Form),
    /// Add the question in the form.
    AddQuestion,
    /// Create a question about an entry and open it.
    AskAbout(RecordId),
    /// Move a question up (`true`) or down in the list.
    MoveQuestion(RecordId, bool),
    /// Add the visit in the form.
    AddVisit,
    /// The visit took place.
    CloseVisit(RecordId),
    /// The team was called; somebody answered (`true`), or nobody.
    LogCall(bool),
    /// A number of the 60-second form for a time span (`None`: now); no score deletes it.
    RecallNumber(Option<&'static str>, Option<Score>),
    /// Mark a follow-up as done or not done.
    StepDone(RecordId, bool),
    /// Set the user of this phone.
    UsesPhone(SpeakerRef),
}

/// Forms, whose texts are in fields already.
#[derive(Clone, Debug)]
pub enum Form {
    /// Add the contact in the form.
    Contact,
    /// The form holds several numbers: add each as a contact (`true`), or only the first.
    Numbers(bool),
    /// Add the person in the form, in this role.
    Person(SpeakerRef),
    /// Add the medicine or other relief in the form.
    Relief,
    /// Add a relief of this name that is not a medicine.
    Other(String),
    /// Add the typed word to a topic of an entry.
    Word(RecordId, Topic),
}

/// Text in fields that is not in a record yet.
#[derive(Clone, Debug)]
pub enum Input {
    /// Something was typed.
    Typed(Field, String),
    /// Drafts of an earlier run were found.
    DraftsFound(Vec<Draft>),
    /// The user decides about a text whose record is gone.
    Orphan(Field, OrphanAction),
}

/// When to commit typed text.
#[derive(Clone, Copy, Debug)]
pub enum CommitInput {
    /// At once.
    Now,
    /// If no letter was typed after the one with this number.
    AfterRest(u32),
}

/// Events of the store, of this and of other windows.
#[derive(Clone, Debug)]
pub enum StoreEvent {
    /// It is open.
    Opened {
        /// This browser profile.
        device: DeviceId,
        /// The last backup saved from here.
        last_backup: Option<LastBackup>,
        /// The imports made here that can be undone.
        imports: Imports,
        /// Entries that are in no backup.
        unbacked: Vec<RecordId>,
    },
    /// It could not be opened yet; opening is tried again.
    Waits(StoreFault),
    /// It cannot be read: the rescue screen follows.
    Failed(StoreFault),
    /// Reading of stored records has started.
    LoadStarted,
    /// Part of the diary was read.
    Loaded {
        /// Readable records.
        records: Vec<Record>,
        /// How many could not be read.
        damaged: usize,
    },
    /// All stored records were read.
    LoadFinished,
    /// The store was emptied while this window was open: by the browser, or through it by the user.
    Emptied,
    /// The store is empty, but the marker says that it held a diary before.
    DiaryGone,
    /// A write was committed.
    Persisted(Ticket),
    /// A write failed.
    PersistFailed(Ticket, StoreFault),
    /// It is time to try again.
    Retry(Ticket),
    /// Another tab of this profile wrote something.
    OtherTab(Vec<Record>),
    /// Result of undoing an import, in this or another tab, and the imports that can be undone now.
    ImportUndone(Undoing, Imports),
    /// The imports that can be undone, as the store has them: another tab may have made or undone one.
    Imports(Imports),
}

/// Opening a backup file. Each reading has a number; events of an earlier reading are ignored.
#[derive(Clone, Debug)]
pub enum ImportCommand {
    /// A file was chosen and is about to be read.
    Open(u32),
    /// Progress of reading: records done, and records in total.
    Progress(u32, usize, usize),
    /// A file was read.
    Read(u32, ImportFile),
    /// A file is not a backup.
    Refused(u32, FileError),
    /// The next slice of the file is to be compared with the diary.
    Compare,
    /// Close the file without importing it.
    Cancel,
    /// "Add to my diary".
    Apply,
    /// The import was committed; it is the newest of these.
    Applied(Imports),
    /// The import failed; nothing changed.
    Failed(StoreFault),
    /// "Undo this import": undoes the newest.
    Undo,
    /// It could not be undone; nothing changed.
    NotUndone(StoreFault),
}

/// Saving a backup.
#[derive(Clone, Debug)]
pub enum BackupCommand {
    /// "Save a backup".
    Save,
    /// Progress of the backup: records done, and records in total.
    Progress(usize, usize),
    /// The backup was handed over.
    Saved,
    /// The backup was not handed over.
    NotSaved {
        /// False when the person closed the share sheet.
        failed: bool,
    },
    /// Another tab saved a backup.
    OtherTabSaved(LastBackup),
}

/// Another screen.
#[derive(Clone, Copy, Debug)]
pub enum Navigate {
    /// Open a screen.
    Go(Route),
    /// The address has changed to that of this screen.
    Went(Route),
}

/// A setting of this phone.
#[derive(Clone, Debug)]
pub enum Setting {
    /// The language of the app.
    Language(LanguageChoice),
    /// Light or dark.
    Appearance(Appearance),
    /// The text size.
    TextSize(TextSize),
    /// Toggle what the doctor's page leaves out.
    LeaveOut(LeaveOut),
    /// The speaker that the pad is set to.
    Voice(SpeakerRef),
}

/// Notices that can be closed.
#[derive(Clone, Copy, Debug)]
pub enum Dismiss {
    /// The request for a backup on Now.
    BackupNudge,
    /// The clock of this phone went back.
    ClockWentBack,
    /// The store was emptied, or the diary of an earlier run is gone.
    StoreLoss,
}

/// Erasing the diary from this phone.
#[derive(Clone, Copy, Debug)]
pub enum Erase {
    /// The user has confirmed.
    Confirmed,
    /// Another window is erasing it.
    Elsewhere,
    /// Erasing failed.
    Failed(StoreFault),
}

macro_rules! groups {
    ($($group:ident($payload:ty)),* $(,)?) => {$(
        impl From<$payload> for Command {
            #[inline]
            fn from(of: $payload) -> Self {
                Self::$group(of)
            }
        }
    )*};
}

groups! {
    Pad(Pad),
    Write(Write),
    Input(Input),
    Commit(CommitInput),
    Store(StoreEvent),
    Import(ImportCommand),
    Backup(BackupCommand),
    Navigate(Navigate),
    Ui(UiAction),
    Setting(Setting),
    Dismiss(Dismiss),
    Erase(Erase),
    Platform(PlatformEvent),
    Request(PlatformRequest),
}
