//! What the core asks the browser to do.

use super::{CopiesJob, Field, ImportSummary, LastBackup, LockAsk, Passphrase, PastImport, Peer, Route, SealOf, StreamJob};
use crate::domain::{Record, RecordId};

/// Identifies one write to the store from its request to its commit.
pub type Ticket = u32;

/// Errors of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreFault {
    /// No room left.
    Full,
    /// The browser offers no storage, for example in a private window.
    Unavailable,
    /// Another window holds an older version open.
    Blocked,
    /// The diary was written by a newer version of the app.
    Newer,
    /// Anything else: connection lost, transaction aborted, data unreadable.
    Broken,
}

/// Requests that only the browser can carry out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlatformRequest {
    /// Let the person choose a backup file.
    ChooseFile,
    /// Hand over the stored rows that could not be read.
    SaveDamaged,
    /// Ask the browser for persistent storage.
    Keep,
    /// Report storage space and persistence.
    LookAtStorage,
    /// Show the browser's prompt to install.
    Install,
    /// Go back in the browser's history.
    Back,
    /// Activate the waiting version.
    Update,
    /// Try again to load the later part of the program.
    LoadLater,
    /// Print the screen.
    Print,
    /// Hand over the screen as text.
    Share,
    /// Hand over a visit as a file for the calendar.
    Calendar(RecordId),
}

/// What is to be sealed or opened.
#[derive(Debug)]
pub enum SealEffect {
    /// Make the file, seal it, and hand it over or report that it is ready.
    Save(SealOf, Passphrase),
    /// Put words into the fields of that form.
    Suggest(SealOf),
    /// Open the sealed file with this number.
    Open(u32, Passphrase),
}

/// What is to be done about the lock.
#[derive(Debug)]
pub enum LockEffect {
    /// Try this passcode, or the ten words.
    Unlock(Passphrase),
    /// Ask for the passkey.
    UnlockByPasskey,
    /// Make the keys of a new lock with this passcode; nothing is stored yet.
    Prepare(Passphrase),
    /// Store the new lock and test it.
    Set,
    /// Seal what is stored (`true`), or open it, and go on where it was interrupted.
    Pass(bool),
    /// Change the lock, with the present passcode and, for a new one, that.
    Change(LockAsk, Passphrase, Option<Passphrase>),
    /// Store after how many minutes out of sight windows lock.
    After(u16),
    /// Start this window anew, locked, once all is stored; with `true` the others too.
    Shut(bool),
    /// Send [`LockCommand::PauseOver`](super::LockCommand::PauseOver) after so many milliseconds.
    Tick(u32),
    /// Hand over the sealed diary as a file.
    Keep,
    /// Report whether this device can have a passkey.
    LookAtPasskeys,
    /// Forget a passcode and words that were prepared and not set.
    Forget,
    /// Store the numbers that stay readable while locked, if they have changed.
    Outside,
}

/// What [`update`](super::update()) asks the shell to do.
#[derive(Debug)]
pub enum Effect {
    /// Commit these versions in one transaction with strict durability and report the result for the ticket.
    Persist(Ticket, Vec<Record>),
    /// Send [`StoreEvent::Retry`](super::StoreEvent::Retry) after this many milliseconds.
    RetryAfter(Ticket, u32),
    /// Ask the browser for persistent storage, and set the marker that a diary is kept here.
    AskPersistence,
    /// Clear the marker that a diary is kept here.
    ClearDiaryMarker,
    /// Send these records to the other tabs of this profile.
    TellTabs(Vec<Record>),
    /// Open a screen.
    Go(Route),
    /// Keep a draft in `localStorage` at once; `None` removes it.
    KeepDraft(Field, Option<String>),
    /// Keep a draft in `meta` of the store; `None` removes it.
    StoreDraft(Field, Option<String>),
    /// Copy this to the clipboard and report with [`PlatformEvent::HandedOver`](super::PlatformEvent::HandedOver).
    Copy(String),
    /// Send [`CommitInput::AfterRest`](super::CommitInput::AfterRest) with this number after so many milliseconds.
    CommitInputAfter(u32, u32),
    /// Pass on a request.
    Request(PlatformRequest),
    /// Store the settings.
    KeepSettings,
    /// Delete the early copies of these taps: their entries are stored.
    ForgetEarlyTaps(Vec<RecordId>),
    /// Make the backup and hand it over.
    SaveBackup,
    /// Show the diary as codes, read codes, or stop.
    Stream(StreamJob),
    /// Seal or open a file, in the later part of the program.
    Seal(SealEffect),
    /// Something about the lock.
    Lock(LockEffect),
    /// Look after the copies in a folder, in the later part of the program.
    Copies(CopiesJob),
    /// Hand over the sealed file that is ready.
    HandOverSealed(SealOf),
    /// Store the last backup and mark these entries as backed up.
    NoteBackup(LastBackup, Vec<RecordId>),
    /// Hand over the file for that phone, or for one of which nothing is known.
    Give(Option<u32>),
    /// Store what a phone said that it holds.
    KeepPeer(Peer),
    /// Send [`ImportCommand::Compare`](super::ImportCommand::Compare) once the screen has been painted.
    CompareImport,
    /// Commit an import in one transaction, together with its summary.
    Import(Vec<Record>, ImportSummary),
    /// Undo an import.
    UndoImport(PastImport),
    /// Read what was added to the store since the last read.
    LoadNew,
    /// Read the whole diary again.
    Reread,
    /// Erase diary, settings and drafts from this phone, close the other windows' stores, and restart.
    Erase,
    /// Show the rescue screen.
    Rescue(StoreFault),
}
