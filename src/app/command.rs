//! Everything that can happen to the app, in groups. Each group has one file that handles it with one exhaustive match.

use super::{
    Appearance, Change, DayPartKey, DerivedRecord, Draft, Field, ImportFile, Imports, LanguageChoice, LastBackup, LeaveOut, OrphanAction,
    Picked, PlatformEvent, PlatformRequest, Route, StoreFault, Tap, TextSize, Ticket, TimeOf, UiAction, Undoing,
};
use crate::domain::{Code, DeviceId, Record, RecordId, Score, SpeakerRef, Topic};
use crate::format::FileError;

/// Everything that can happen.
#[derive(Clone, Debug)]
pub enum Command {
    /// A key of the pad was tapped.
    Pad(Pad),
    /// The change that the status line speaks of is taken back. Waits for the store.
    Undo,
    /// A record is written. Waits for the store and for the later part of the program.
    Write(Write),
    /// Text was typed or found. Waits for the later part of the program.
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
    /// A screen shows something else.
    Ui(UiAction),
    /// A setting was changed.
    Setting(Setting),
    /// A notice was read.
    Dismiss(Dismiss),
    /// The diary is erased from this phone.
    Erase(Erase),
    /// The browser reports something.
    Platform(PlatformEvent),
    /// Something only the browser can do.
    Request(PlatformRequest),
}

/// Taps on the pad.
#[derive(Clone, Debug)]
pub enum Pad {
    /// A key was tapped now.
    Tap(Score),
    /// A key was tapped before this, or in another way than now.
    Record(Tap),
}

/// What writes a record.
#[derive(Clone, Debug)]
pub enum Write {
    /// One part of a record was changed.
    Edit(RecordId, Change),
    /// One part of a day's note was changed.
    EditDay(DayPartKey, Change),
    /// One part of a record was changed that comes into being with it.
    Upsert(DerivedRecord, Change),
    /// A time was picked.
    Pick(TimeOf, Picked),
    /// A region of the body was tapped: marked, or the next step of a path.
    Region(RecordId, Code),
    /// The places of the last entry are those of this one.
    SamePlaces(RecordId),
    /// A record was deleted.
    Delete(RecordId),
    /// A deleted record is to be there again, as it was.
    PutBack(RecordId),
    /// A medicine was taken, or another relief used, now.
    LogDose(RecordId),
    /// The number to call in the form was added.
    AddContact,
    /// Several numbers stand in that form: each was added by itself, or (`false`) only the first.
    AddNumbers(bool),
    /// The person in the form was added, in this role.
    AddPerson(SpeakerRef),
    /// The medicine or other relief in the form was added.
    AddRelief,
    /// A relief of this name, which is no medicine, was added.
    AddOther(String),
    /// The word in the field was added to what is said about an entry.
    AddWord(RecordId, Topic),
    /// The question in the form was added.
    AddQuestion,
    /// A question about an entry is to be written.
    AskAbout(RecordId),
    /// A question goes up (`true`) or down in the list.
    MoveQuestion(RecordId, bool),
    /// The visit in the form was added.
    AddVisit,
    /// The visit took place.
    CloseVisit(RecordId),
    /// The team was called; somebody answered (`true`), or nobody.
    LogCall(bool),
    /// A number of the 60-second form was tapped: of which time span, `None` for now; no number takes it back.
    RecallNumber(Option<&'static str>, Option<Score>),
    /// A next step is done, or is not.
    StepDone(RecordId, bool),
    /// This person uses this phone.
    UsesPhone(SpeakerRef),
}

/// Text in fields that is no record yet.
#[derive(Clone, Debug)]
pub enum Input {
    /// Something was typed.
    Typed(Field, String),
    /// What was being typed when the app ended was found.
    DraftsFound(Vec<Draft>),
    /// What is to become of a text whose record is gone.
    Orphan(Field, OrphanAction),
}

/// When typed text is committed.
#[derive(Clone, Copy, Debug)]
pub enum CommitInput {
    /// At once.
    Now,
    /// If nothing was typed since the letter with this number.
    AfterRest(u32),
}

/// What the store reports, here and in other windows.
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
    /// It is not open yet, and why.
    Waits(StoreFault),
    /// It cannot be read: the rescue screen follows.
    Failed(StoreFault),
    /// It holds more than the diary on screen, and that is being read.
    LoadStarted,
    /// Part of the diary was read.
    Loaded {
        /// Readable records.
        records: Vec<Record>,
        /// How many could not be read.
        damaged: usize,
    },
    /// All of it was read.
    LoadFinished,
    /// It was emptied under this window: the browser deleted it, or somebody else.
    Emptied,
    /// A diary was kept here before, and there is none now.
    DiaryGone,
    /// A write was committed.
    Persisted(Ticket),
    /// A write failed.
    PersistFailed(Ticket, StoreFault),
    /// It is time to try again.
    Retry(Ticket),
    /// Another tab of this profile wrote something.
    OtherTab(Vec<Record>),
    /// How undoing an import ended (also in another tab), and the imports that can be undone now.
    ImportUndone(Undoing, Imports),
    /// The imports that can be undone, as the store has them: another tab may have made or undone one.
    Imports(Imports),
}

/// Opening a backup file. Each reading has a number; events of an earlier reading are ignored.
#[derive(Clone, Debug)]
pub enum ImportCommand {
    /// A file was chosen and is about to be read.
    Open(u32),
    /// A file is being read: done and all, in records.
    Progress(u32, usize, usize),
    /// A file was read.
    Read(u32, ImportFile),
    /// A file is not a backup.
    Refused(u32, FileError),
    /// The next slice of the file is to be compared with the diary.
    Compare,
    /// Leave the file alone.
    Cancel,
    /// "Add to my diary".
    Apply,
    /// The import was committed; the newest of these is it.
    Applied(Imports),
    /// It was not; nothing changed.
    Failed(StoreFault),
    /// "Undo this import": the newest.
    Undo,
    /// It could not be undone; nothing changed.
    NotUndone(StoreFault),
}

/// Saving a backup.
#[derive(Clone, Debug)]
pub enum BackupCommand {
    /// "Save a backup".
    Save,
    /// Part of the backup is made: done and all, in records.
    Progress(usize, usize),
    /// The backup was handed over.
    Saved,
    /// It was not.
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
    /// Go there.
    Go(Route),
    /// The address has changed to this.
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
    /// Something is to be left out of the doctor's page, or no longer.
    LeaveOut(LeaveOut),
    /// The pad's switch: whose number it takes.
    Voice(SpeakerRef),
}

/// A notice that was read.
#[derive(Clone, Copy, Debug)]
pub enum Dismiss {
    /// The backup that Now asks for can wait.
    BackupNudge,
    /// The clock of this phone went back.
    ClockWentBack,
    /// The store was emptied, or a diary kept here before is gone.
    StoreLoss,
}

/// Erasing the diary from this phone.
#[derive(Clone, Copy, Debug)]
pub enum Erase {
    /// The second of two presses.
    Confirmed,
    /// Another window is erasing it.
    Elsewhere,
    /// It was not erased.
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
