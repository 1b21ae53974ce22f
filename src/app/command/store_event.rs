//! Events of the store, of this and of other windows.

use crate::app::{Field, Imports, LastBackup, Peers, StoreFault, Ticket, Undoing};
use crate::domain::{DeviceId, Record, RecordId};

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
        /// The phones that were heard from.
        peers: Peers,
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
    /// With a lock, where a draft is nowhere else, it was not stored; it is tried again.
    DraftNotStored(Field, StoreFault),
    /// One that had not been stored is.
    DraftStored(Field),
    /// Another tab of this profile wrote something.
    OtherTab(Vec<Record>),
    /// Result of undoing an import, in this or another tab, and the imports that can be undone now.
    ImportUndone(Undoing, Imports),
    /// The imports that can be undone, as the store has them: another tab may have made or undone one.
    Imports(Imports),
}
