//! What can happen to the app, and what it asks the browser to do.

use super::{Appearance, ImportFile, LanguageChoice, LastBackup, LastImport, Route, Tap, TextSize};
use crate::domain::{Contact, DeviceId, Moment, Note, Record, RecordId, Score, Speaker};
use crate::format::FileError;

/// Clock and chance, as arguments.
pub struct Env<'a> {
    /// Milliseconds since 1970, UTC.
    pub unix_ms: i64,
    /// The same as lived.
    pub now: Moment,
    /// Ten random bytes for each new id.
    pub random: &'a mut dyn FnMut() -> [u8; 10],
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

/// One change to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryChange {
    /// Somebody else said it.
    Who(Speaker),
    /// It was at another time.
    At(Moment),
    /// The number was another.
    Score(Score),
    /// The note.
    Note(Note),
}

/// Everything that can happen.
#[derive(Debug)]
pub enum Command {
    /// A key of the pad was tapped.
    Record(Tap),
    /// An entry was changed.
    Edit(RecordId, EntryChange),
    /// An entry or contact was deleted.
    Delete(RecordId),
    /// A number to call was written down.
    AddContact(Contact),
    /// Undo, as offered in the status line.
    Undo,
    /// The address changed.
    Went(Route),
    /// A setting was changed.
    Language(LanguageChoice),
    /// A setting was changed.
    Appearance(Appearance),
    /// A setting was changed.
    TextSize(TextSize),
    /// The pad's switch was set.
    Voice(Speaker),

    /// The store is open.
    Opened {
        /// This browser profile.
        device: DeviceId,
        /// The last backup saved from here.
        last_backup: Option<LastBackup>,
        /// The last import made here, as long as it can be undone.
        last_import: Option<LastImport>,
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
    /// All of it was read.
    LoadedAll,
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

    /// A file was chosen and is about to be read.
    OpenFile,
    /// A file is being read: done and all, in records.
    ImportProgress(usize, usize),
    /// A file was read.
    ImportRead(ImportFile),
    /// A file is not a backup.
    ImportRefused(FileError),
    /// Leave the file alone.
    CancelImport,
    /// "Add to my diary".
    ApplyImport,
    /// The import was committed.
    Imported(LastImport),
    /// It was not; nothing changed.
    ImportFailed(StoreFault),
    /// "Undo this import".
    UndoImport,
    /// The import is undone in the store (also by another tab): the diary is read anew.
    ImportUndone,
}

/// Everything the core can ask for.
#[derive(Debug)]
pub enum Effect {
    /// Commit these versions in one strict transaction and report to the ticket.
    Persist(Ticket, Vec<Record>),
    /// Send [`Command::Retry`] after this many milliseconds.
    RetryAfter(Ticket, u32),
    /// Ask the browser not to throw the diary away.
    AskPersistence,
    /// Tell the other tabs.
    TellTabs(Vec<Record>),
    /// Go there.
    Go(Route),
    /// Keep the settings.
    KeepSettings,
    /// These are stored: of the taps made before the app ran, forget the copies of them.
    ForgetEarlyTaps(Vec<RecordId>),
    /// Make the backup and hand it over.
    SaveBackup,
    /// Note that these entries are in a backup now.
    NoteBackup(LastBackup, Vec<RecordId>),
    /// Commit an import in one transaction.
    Import(Vec<Record>),
    /// Take an import back.
    UndoImport(LastImport),
    /// Read what has come into the store since it was last read.
    LoadNew,
    /// Read the whole diary again.
    Reread,
    /// Show the rescue screen.
    Rescue(StoreFault),
}
