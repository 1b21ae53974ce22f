//! What the core asks the browser to do.

#[cfg(doc)]
use super::{CommitInput, ImportCommand, PlatformEvent, StoreEvent};
use super::{Field, ImportSummary, LastBackup, PastImport, Route};
use crate::domain::{Record, RecordId};

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

/// What only the browser can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlatformRequest {
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
    /// Send [`StoreEvent::Retry`] after this many milliseconds.
    RetryAfter(Ticket, u32),
    /// Ask the browser not to throw the diary away, and leave a sign that there is one.
    AskPersistence,
    /// Forget the sign that a diary was kept here.
    ClearDiaryMarker,
    /// Tell the other tabs.
    TellTabs(Vec<Record>),
    /// Go there.
    Go(Route),
    /// Keep what is being typed beside the store, at once; `None`: forget it.
    KeepDraft(Field, Option<String>),
    /// Commit what is being typed to the store, though it is no record yet; `None`: forget it.
    StoreDraft(Field, Option<String>),
    /// Put this into the clipboard and say so with [`PlatformEvent::HandedOver`].
    Copy(String),
    /// Send [`CommitInput::AfterRest`] with this number after so many milliseconds.
    CommitInputAfter(u32, u32),
    /// Only the browser can do it.
    Request(PlatformRequest),
    /// Keep the settings.
    KeepSettings,
    /// These are stored: of the taps made before the app ran, forget the copies of them.
    ForgetEarlyTaps(Vec<RecordId>),
    /// Make the backup and hand it over.
    SaveBackup,
    /// Note that these entries are in a backup now.
    NoteBackup(LastBackup, Vec<RecordId>),
    /// Send [`ImportCommand::Compare`] once the screen has been painted.
    CompareImport,
    /// Commit an import in one transaction, and note what it does.
    Import(Vec<Record>, ImportSummary),
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
