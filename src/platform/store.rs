//! The diary in IndexedDB. State is the join of everything that lies in `rows` and `packs`, so a record may lie in several places;
//! each command is one strict transaction, and nothing is done before its `complete`.
//!
//! | store | key | value |
//! |---|---|---|
//! | `rows` | record id | bytes: one record as a line of JSON |
//! | `packs` | UUID v7 | bytes: up to [`PACK_RECORDS_MAX`](crate::format::PACK_RECORDS_MAX) such lines; added, never put over another |
//! | `meta` | name | bytes: JSON |
//! | `unbacked` | record id | `true`: in no backup |
//! | `aside` | where it lay | what could not be read there when its place was needed |

mod attempt;
mod compact;
mod connection;
mod damaged;
mod draft;
mod erase;
mod identity;
mod import;
mod load;
mod merge;
mod meta;
mod persist;
mod transaction;
mod trouble;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use crate::app::{Imports, LastBackup, StoreFault};
use crate::domain::{DeviceId, RecordId};
use crate::platform::names::name;

pub(super) const ROWS: &str = "rows";
pub(super) const PACKS: &str = "packs";
pub(super) const META: &str = "meta";
pub(super) const UNBACKED: &str = "unbacked";
pub(super) const QUARANTINE: &str = "aside";

/// The diary's store. Clones are handles on the same connection.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    name: String,
    connection: RefCell<Option<Rc<connection::Connection>>>,
    opening: RefCell<Option<attempt::Opening>>,
    /// Packs that have been handed over, with their number of lines, in the order of their keys: the oldest first.
    seen: RefCell<Vec<(String, usize)>>,
    /// Keys of rows that this page has read or written: there a new version is joined.
    rows: RefCell<HashSet<String>>,
    /// Keys of damaged rows that have been handed over.
    reported: RefCell<HashSet<String>>,
    /// The diary is being erased: nothing is opened any more, for that would make a new one.
    erased: Cell<bool>,
    /// Which database this window has read; none before it has been opened.
    known: RefCell<Option<identity::Known>>,
    /// To be called when another one has come in its place.
    emptied: RefCell<Option<Rc<dyn Fn()>>>,
    /// Pack ids made here, so that two of the same millisecond are not the same and sort as they were made.
    last_pack_ms: Cell<i64>,
}

/// What is known before the diary itself is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// This browser profile.
    pub device: DeviceId,
    /// The last backup saved from here.
    pub last_backup: Option<LastBackup>,
    /// The imports made here that can be undone.
    pub imports: Imports,
    /// Records that are in no backup.
    pub unbacked: Vec<RecordId>,
}

impl Store {
    /// Opens the diary, and makes an empty one where there is none.
    ///
    /// # Errors
    /// [`StoreFault`]; after `Blocked` it may be called again.
    pub async fn open() -> Result<(Self, Opened), StoreFault> {
        Self::open_named(&name()).await
    }

    /// The same under another name, for tests.
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
            last_pack_ms: Cell::new(0),
        }));
        let opened = store.read_opened().await?;
        store.identify(opened.device).await?;
        Ok((store, opened))
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.0.name).finish()
    }
}
