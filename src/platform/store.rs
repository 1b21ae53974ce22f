//! The diary in IndexedDB. The state is the join of all `rows` and `packs`, so a record may be in several places. Each command is one
//! strict transaction and counts as done only after its `complete` event.
//!
//! | store | key | value |
//! |---|---|---|
//! | `rows` | record id; with a random number, if written while locked | bytes: one record as a line of JSON |
//! | `packs` | UUID v7 | bytes: up to [`PACK_RECORDS_MAX`](crate::format::PACK_RECORDS_MAX) such lines; never overwritten |
//! | `meta` | name | bytes: JSON |
//! | `unbacked` | record id | `true`: in no backup |
//! | `aside` | former store and key, time | an unreadable value, moved when its key was needed |
//!
//! With a lock, bytes are sealed (`vault.rs`), except what has to be readable without the passcode (`lock.rs`).

mod attempt;
mod compact;
mod connection;
mod damaged;
mod draft;
mod erase;
mod header;
mod identity;
mod import;
mod load;
mod lock;
mod merge;
mod meta;
mod persist;
mod transaction;
mod trouble;
mod update;
mod vault;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

pub use draft::StoredDrafts;
pub use header::Locked;

use connection::{Connection, META, Opening, PACKS, QUARANTINE, ROWS, UNBACKED};

use crate::app::{Imports, LastBackup, Peers, StoreFault};
use crate::domain::{DeviceId, RecordId};
use crate::platform::clock::now_unix_ms;
use crate::platform::names::name;
use vault::Vault;

/// Identity of the database that a window has read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    id: String,
    device: DeviceId,
    /// The public key of the lock.
    lock: Option<String>,
}

/// The diary's store. Clones share one connection.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
    opening: RefCell<Option<Opening>>,
    /// Packs already read, with their number of lines, in key order (oldest first).
    seen: RefCell<Vec<(String, usize)>>,
    /// Records whose rows this page has read or written: a write to one of them needs a join.
    rows: RefCell<BTreeSet<RecordId>>,
    /// Keys of damaged rows already reported, ascending.
    reported: RefCell<Vec<String>>,
    /// Set while the diary is being erased: opening would create a new database.
    erased: Cell<bool>,
    /// Identity of the database this window has read; `None` before the first open.
    known: RefCell<Option<Known>>,
    /// Called when another database has replaced it.
    emptied: RefCell<Option<Rc<dyn Fn()>>>,
    /// Called when another window has set or removed the lock.
    lock_changed: RefCell<Option<Rc<dyn Fn()>>>,
    vault: RefCell<Vault>,
    /// The header of the lock.
    header: RefCell<Option<Rc<str>>>,
    /// When this window opened the store, in milliseconds since 1970, UTC.
    opened_ms: i64,
    /// Time of the last pack id made here: ids of the same millisecond stay unique and sort in order of creation.
    last_pack_ms: Cell<i64>,
}

/// Metadata available before the records are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// This browser profile.
    pub device: DeviceId,
    /// The lock, while this window has not opened it. Then the following are empty.
    pub locked: Option<Locked>,
    /// The last backup saved from here.
    pub last_backup: Option<LastBackup>,
    /// The imports made here that can be undone.
    pub imports: Imports,
    /// The phones from which files were taken.
    pub peers: Peers,
    /// Ids of records that are in no backup.
    pub unbacked: Vec<RecordId>,
}

impl Store {
    /// Opens the diary, creating an empty one where there is none.
    ///
    /// # Errors
    /// [`StoreFault`]; after `Blocked` it may be called again.
    pub async fn open() -> Result<(Self, Opened), StoreFault> {
        Self::open_named(&name()).await
    }

    /// Opens a database of another name, for tests.
    ///
    /// # Errors
    /// See [`Store::open`].
    pub async fn open_named(name: &str) -> Result<(Self, Opened), StoreFault> {
        let store = Self(Rc::new(Inner {
            name: name.to_owned(),
            connection: RefCell::default(),
            opening: RefCell::default(),
            seen: RefCell::default(),
            rows: RefCell::default(),
            reported: RefCell::default(),
            erased: Cell::new(false),
            known: RefCell::default(),
            emptied: RefCell::default(),
            lock_changed: RefCell::default(),
            vault: RefCell::default(),
            header: RefCell::default(),
            opened_ms: now_unix_ms(),
            last_pack_ms: Cell::new(0),
        }));
        loop {
            let opened = store.read_opened().await?;
            let lock = opened.locked.as_ref().map(|locked| header::mode_of(&locked.header));
            if store.identify(opened.device, lock).await? {
                return Ok((store, opened));
            }
            // The lock was set or removed meanwhile.
            store.0.vault.take();
            store.0.header.take();
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.0.name).finish()
    }
}
