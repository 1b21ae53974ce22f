//! Identity of the database. Browsers delete databases under an open window: to free space, because the person clears "site data", or from
//! another window. The next open then creates an empty one, which must not be taken for the diary. So each database has an id, which is
//! compared whenever this window reconnects.

use std::pin::pin;
use std::rc::{Rc, Weak};

use futures::future::{Either, select};
use wasm_bindgen_futures::spawn_local;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::{Connection, Raise, open};
use super::header::{DEVICE, STORE, mode_of, stored_header};
use super::meta::{put_new_id, put_plain, read_text};
use super::transaction::{Tx, present};
use super::trouble::Trouble;
use super::vault::Vault;
use super::{Inner, Known, META, Store};
use crate::app::StoreFault;
use crate::domain::DeviceId;
use crate::platform::pause::sleep;
use crate::platform::settings::erased_since;

async fn read_id(tx: &Tx) -> Result<Option<String>, Trouble> {
    Ok(read_text(&tx.get(META, STORE)?.await?))
}

/// Reads the id, or creates it where there is none: another window may do so at the same time.
async fn read_or_make_id(connection: &Connection) -> Result<String, Trouble> {
    if let Some(id) = read_id(&connection.read(&[META])?).await? {
        return Ok(id);
    }
    make_id(connection, None).await
}

/// Creates an id and restores this phone's device id where it is missing, unless another window did so first.
async fn make_id(connection: &Connection, device: Option<DeviceId>) -> Result<String, Trouble> {
    let tx = connection.write(&[META])?;
    let known = read_id(&tx).await?;
    let is_named = present(tx.get(META, DEVICE)?.await?).is_some();
    let id = match known {
        Some(id) => id,
        None => put_new_id(&tx)?,
    };
    if let Some(device) = device.filter(|_| !is_named) {
        put_plain(&tx, DEVICE, &device.to_string())?;
    }
    tx.commit().await?;
    Ok(id)
}

impl Store {
    /// Calls when the database is not the one this window has read: its records are no longer stored. Later writes go to the new database.
    pub fn on_emptied(&self, then: impl Fn() + 'static) {
        self.0.emptied.replace(Some(Rc::new(then)));
    }

    /// Calls when another window has set or removed the lock: this one has to start anew once it has stored what it holds.
    pub fn on_lock_changed(&self, then: impl Fn() + 'static) {
        self.0.lock_changed.replace(Some(Rc::new(then)));
    }

    /// Records the identity of the database that this window reads, and which lock it has. False when that is another one by now: from here
    /// on every connection is compared, but it was not until now.
    pub(super) async fn identify(&self, device: DeviceId, lock: Option<String>) -> Result<bool, StoreFault> {
        let (id, now) = self
            .attempt(ATTEMPT_MS_MAX, async |connection| {
                let id = read_or_make_id(connection).await?;
                Ok((id, stored_header(&connection.read(&[META])?).await?.as_deref().map(mode_of)))
            })
            .await?;
        let is_same = now == lock;
        if is_same {
            self.0.known.replace(Some(Known { id, device, lock }));
        }
        Ok(is_same)
    }

    /// A connection to the known database, or to the one that replaced it, after that was reported.
    pub(super) async fn open_known(self) -> Result<Rc<Connection>, Trouble> {
        let mut raise = None;
        loop {
            let inner = Rc::downgrade(&self.0);
            let connection = open(self.0.name.clone(), raise, move || recheck(&inner)).await?;
            let checked = {
                let check = pin!(self.check(&connection));
                match select(check, pin!(sleep(ATTEMPT_MS_MAX))).await {
                    Either::Left((checked, _)) => checked?,
                    Either::Right(_) => return Err(Trouble::Lost),
                }
            };
            let Some(again) = checked else { return Ok(connection) };
            connection.give_up();
            raise = Some(again);
        }
    }

    /// Another window has set or removed the lock: from here on this one writes for the new one, what it has not stored yet and no more.
    fn adopt(&self, known: Known, lock: Option<String>, stored: Option<String>) {
        let header: Option<Rc<str>> = stored.map(Rc::from);
        self.0.known.replace(Some(Known { lock, ..known }));
        self.0.vault.replace(header.clone().map_or(Vault::None, Vault::Shut));
        self.0.header.replace(header);
        let changed = self.0.lock_changed.borrow().clone();
        if let Some(changed) = changed {
            changed();
        }
    }

    /// Compares the database with the known one. With a result, the version is to be raised before anything is written.
    async fn check(&self, connection: &Connection) -> Result<Option<Raise>, Trouble> {
        let Some(known) = self.0.known.borrow().clone() else { return Ok(None) };
        let tx = connection.read(&[META])?;
        let (found, stored) = (read_id(&tx).await?, stored_header(&tx).await?);
        let lock = stored.as_deref().map(mode_of);
        if found.as_ref() == Some(&known.id) {
            if lock != known.lock {
                self.adopt(known, lock, stored);
            }
            return Ok(None);
        }
        if stored.is_some() && lock != known.lock {
            // Another window has locked the database that replaced it: nothing of this one may be written into it.
            return Err(Trouble::Final(StoreFault::Unavailable));
        }
        // A diary that was erased on purpose leaves no lock behind.
        let header = self.0.header.borrow().clone().filter(|_| !erased_since(self.0.opened_ms));
        if let Some(header) = header.as_ref().filter(|_| stored.is_none()) {
            // What is written back is sealed, and another window that made the database anew may be writing into it without a lock.
            return Ok(Some(Raise::of(connection, header)));
        }
        let id = match found {
            Some(id) => id,
            None => make_id(connection, Some(known.device)).await?,
        };
        self.0.known.replace(Some(Known { id, device: known.device, lock: known.lock }));
        self.0.seen.borrow_mut().clear();
        self.0.rows.borrow_mut().clear();
        self.0.reported.borrow_mut().clear();
        let emptied = self.0.emptied.borrow().clone();
        if let Some(emptied) = emptied {
            emptied();
        }
        Ok(None)
    }
}

/// Checks the identity at once after the connection was closed or the database deleted or changed from outside, because hours may pass
/// until the next write. A failure here is found again by that write.
pub(super) fn recheck(inner: &Weak<Inner>) {
    let Some(store) = inner.upgrade().map(Store).filter(|store| store.0.emptied.borrow().is_some()) else { return };
    spawn_local(async move {
        // Connecting compares the id.
        store.attempt(ATTEMPT_MS_MAX, async |_| Ok(())).await.unwrap_or_default();
    });
}
