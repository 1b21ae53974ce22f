//! What can happen to the app, and what it asks the browser to do.

use chrono::{NaiveDate, NaiveTime};

use super::{
    Appearance, Brought, Change, DayPlace, Draft, Field, ImportFile, Imports, LanguageChoice, LastBackup, LeaveOut, PastImport, Place,
    Route, Show, Tap, TextSize, Undoing, Wish,
};
use crate::domain::{DeviceId, Moment, OffsetAt, Record, RecordId, Score, Speaker};
use crate::format::FileError;

/// Clock and chance, as arguments.
pub struct Env<'a> {
    /// Milliseconds since 1970, UTC.
    pub unix_ms: i64,
    /// The same as lived.
    pub now: Moment,
    /// Ten random bytes for each new id.
    pub random: &'a mut dyn FnMut() -> [u8; 10],
    /// The offset of this place at an instant.
    pub offset_min: OffsetAt<'a>,
}

impl Env<'_> {
    /// A new id.
    pub(super) fn new_id(&mut self) -> RecordId {
        RecordId::new(self.unix_ms, &(self.random)())
    }
}

/// One write to the store, from the asking to the commit.
pub type Ticket = u32;

/// Why the store did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreFault {
    /// No room left.
    Full,
    /// The browser offers no storage here (a private window, say).
    Unavailable,
    /// Another window holds an older version open.
    Blocked,
    /// The diary was written by a newer version of the app.
    Newer,
    /// Anything else: connection lost, transaction aborted, data unreadable.
    Broken,
}

/// A time that can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOf {
    /// When an entry, a dose, a visit or a call was.
    At(RecordId),
    /// When the pain began.
    Began(RecordId),
    /// When it eased.
    Eased(RecordId),
}

/// What was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A day; the time of day stays.
    Day(NaiveDate),
    /// A time of day; the day stays.
    Time(NaiveTime),
}

/// Everything that can happen.
#[derive(Clone, Debug)]
pub enum Command {
    /// A key of the pad was tapped before this, or in another way than now.
    Record(Tap),
    /// A key of the pad was tapped now.
    Tap(Score),
    /// A record was changed.
    Edit(RecordId, Change),
    /// A part of the note of a day was changed.
    EditDay(DayPlace, Change),
    /// A time was picked.
    Pick(TimeOf, Picked),
    /// A region of the body was tapped: marked, or the next step of a path.
    Region(RecordId, crate::domain::Code),
    /// The places of the last entry are those of this one.
    SamePlaces(RecordId),
    /// A record was deleted.
    Delete(RecordId),
    /// A deleted record is to be there again, as it was.
    PutBack(RecordId),
    /// A medicine was taken, or another relief used, now.
    LogDose(RecordId),
    /// The number to call in the form was written down.
    AddContact,
    /// Several numbers stand in that form: each was written down by itself, or (`false`) only the first.
    AddNumbers(bool),
    /// The person in the form was written down, in this role.
    AddPerson(Speaker),
    /// The medicine or other relief in the form was written down.
    AddRelief,
    /// A relief of this name, which is no medicine, was written down.
    AddOther(String),
    /// The word in the field was added to what is said about an entry.
    AddWord(RecordId, crate::domain::Topic),
    /// What is said in a place was changed.
    EditPlace(Place, Change),
    /// The question in the form was written down.
    AddQuestion,
    /// A question about an entry is to be written.
    AskAbout(RecordId),
    /// A question goes up (`true`) or down in the list.
    MoveQuestion(RecordId, bool),
    /// The visit in the form was written down.
    AddVisit,
    /// The visit took place.
    CloseVisit(RecordId),
    /// The team was called; somebody answered (`true`), or nobody.
    LogCall(bool),
    /// A number of the 60-second form was tapped: of which stretch, none for now; no number takes it back.
    ShortNumber(Option<&'static str>, Option<Score>),
    /// A next step is done, or is not.
    StepDone(RecordId, bool),
    /// This person uses this phone.
    UsesPhone(Speaker),
    /// Something was typed.
    Typed(Field, String),
    /// What was being typed when the app ended was found.
    DraftsFound(Vec<Draft>),
    /// What is to become of a text that has lost its place.
    Orphan(Field, Wish),
    /// Typing has rested since then, or has gone on for so long.
    Settle(u32),
    /// What is typed is to be committed now.
    SettleNow,
    /// Something else is shown.
    Show(Show),
    /// Undo, as offered in the status line.
    Undo,
    /// The address changed.
    Went(Route),
    /// Go to a screen.
    Go(Route),
    /// A setting was changed.
    Language(LanguageChoice),
    /// A setting was changed.
    Appearance(Appearance),
    /// A setting was changed.
    TextSize(TextSize),
    /// Something is to be left out of the doctor's page, or no longer.
    LeaveOut(LeaveOut),
    /// The diary is to be erased from this phone: the second of two presses.
    Erase,
    /// Another window is erasing it.
    ErasedElsewhere,
    /// It was not erased.
    EraseFailed(StoreFault),
    /// The backup that Now asks for can wait.
    BackupLater,
    /// The pad's switch was set.
    Voice(Speaker),
    /// Somebody has looked at the clock of this phone, which went back.
    ClockSeen,
    /// A minute of the clock has begun, or the page came back into sight: what says how long ago something was is drawn anew.
    Minute,
    /// How the app stands in the browser has changed.
    Around(Around),
    /// Something only the browser can do.
    Ask(Ask),

    /// The store is open.
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
    /// Part of the diary was read.
    Loaded {
        /// Readable records.
        records: Vec<Record>,
        /// How many could not be read.
        damaged: usize,
    },
    /// The store holds more than the diary on screen, and it is being read.
    Behind,
    /// All of it was read.
    LoadedAll,
    /// The store was emptied under this window: the browser deleted it, or somebody else.
    StoreEmptied,
    /// A diary was kept here before, and there is none now.
    DiaryGone,
    /// What is said about that has been read.
    CloseNotice,
    /// The store is not open yet, and why.
    StoreWaits(StoreFault),
    /// The store cannot be read: the rescue screen follows.
    StoreFailed(StoreFault),
    /// A write was committed.
    Persisted(Ticket),
    /// A write did not come about.
    PersistFailed(Ticket, StoreFault),
    /// It is time to try again.
    Retry(Ticket),
    /// Another tab of this profile wrote something.
    OtherTab(Vec<Record>),

    /// Text or a file was handed over: copied (`true`), or it could not be done.
    HandedOver {
        /// True when it is in the clipboard now.
        copied: bool,
    },

    /// "Save a backup".
    SaveBackup,
    /// Part of the backup is made: done and all, in records.
    BackupProgress(usize, usize),
    /// The backup was handed over.
    BackupSaved,
    /// The person closed the share sheet, or it could not be made (`true`).
    BackupNotSaved {
        /// False when the person changed their mind.
        failed: bool,
    },
    /// Another tab saved a backup.
    OtherTabSavedBackup(LastBackup),

    /// A file was chosen and is about to be read. Each reading has a number; what comes of an earlier one is not heard any more.
    OpenFile(u32),
    /// A file is being read: done and all, in records.
    ImportProgress(u32, usize, usize),
    /// A file was read.
    ImportRead(u32, ImportFile),
    /// A file is held against the diary a bit further.
    CompareImport,
    /// A file is not a backup.
    ImportRefused(u32, FileError),
    /// Leave the file alone.
    CancelImport,
    /// "Add to my diary".
    ApplyImport,
    /// The import was committed; the newest of these is it.
    Imported(Imports),
    /// It was not; nothing changed.
    ImportFailed(StoreFault),
    /// "Undo this import": the newest.
    UndoImport,
    /// What came of undoing it in the store (also by another tab), and the imports that can be undone now.
    ImportUndone(Undoing, Imports),
    /// It could not be undone; nothing changed.
    ImportNotUndone(StoreFault),
    /// The imports that can be undone, as the store has them: another tab may have made or undone one.
    Imports(Imports),
}

/// How the app stands in the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum Around {
    /// A newer version waits to be used.
    UpdateReady,
    /// The browser offers to install the app, or no longer.
    CanInstall(bool),
    /// Whether it has promised to keep the diary.
    IsKept(Option<bool>),
    /// Whether the later part of the program is waited for in vain.
    LaterMissing(bool),
    /// Bytes used, and the most that may be.
    Space(f64, f64),
}

/// What only the browser can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Let the person choose a backup file.
    ChooseFile,
    /// Hand over the stored rows that could not be read.
    SaveDamaged,
    /// Ask the browser to keep the diary.
    Keep,
    /// See how much room there is and whether it is kept.
    LookAtStorage,
    /// Show the browser's prompt to install.
    Install,
    /// Go back to the screen before, as the browser's own way back does.
    Back,
    /// Change to the version that waits.
    Update,
    /// Load the later part of the program, once more.
    LoadLater,
    /// Print the screen.
    Print,
    /// Hand over the screen as text.
    Share,
    /// Hand over a visit as a file for the calendar.
    Calendar(RecordId),
}

/// Everything the core can ask for.
#[derive(Debug)]
pub enum Effect {
    /// Commit these versions in one strict transaction and report to the ticket.
    Persist(Ticket, Vec<Record>),
    /// Send [`Command::Retry`] after this many milliseconds.
    RetryAfter(Ticket, u32),
    /// Ask the browser not to throw the diary away, and leave a sign that there is one.
    AskPersistence,
    /// Forget the sign that a diary was kept here.
    ForgetSign,
    /// Tell the other tabs.
    TellTabs(Vec<Record>),
    /// Go there.
    Go(Route),
    /// Keep what is being typed beside the store, at once; `None`: forget it.
    KeepDraft(Field, Option<String>),
    /// Commit what is being typed to the store, though it is no record yet; `None`: forget it.
    StoreDraft(Field, Option<String>),
    /// Put this into the clipboard and say so with [`Command::HandedOver`].
    Copy(String),
    /// Send [`Command::Settle`] with this number after so many milliseconds.
    SettleAfter(u32, u32),
    /// Only the browser can do it.
    Ask(Ask),
    /// Keep the settings.
    KeepSettings,
    /// These are stored: of the taps made before the app ran, forget the copies of them.
    ForgetEarlyTaps(Vec<RecordId>),
    /// Make the backup and hand it over.
    SaveBackup,
    /// Note that these entries are in a backup now.
    NoteBackup(LastBackup, Vec<RecordId>),
    /// Send [`Command::CompareImport`] once the screen has been painted.
    CompareImport,
    /// Commit an import in one transaction, and note what it does.
    Import(Vec<Record>, Brought),
    /// Take an import back.
    UndoImport(PastImport),
    /// Read what has come into the store since it was last read.
    LoadNew,
    /// Read the whole diary again.
    Reread,
    /// Erase the diary, its settings and drafts from this phone, in every window, and begin anew.
    Erase,
    /// Show the rescue screen.
    Rescue(StoreFault),
}
