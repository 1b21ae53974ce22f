//! Identity of the database. Browsers delete databases under an open window: to free space, because the person clears "site data", or from
//! another window. The next open then creates an empty one, which must not be taken for the diary. So each database has an id, which is
//! compared whenever this window reconnects.

use std::pin::pin;
use std::rc::{Rc, Weak};

use futures::future::{Either, select};
use wasm_bindgen_futures::spawn_local;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::{Connection, open};
use super::header::{DEVICE, LOCK, LOCK_COPY, STORE, public_of, put_header, readable};
use super::meta::{put_new_id, put_plain, read_text};
use super::transaction::{Tx, all, present, value_of};
use super::trouble::Trouble;
use super::{Inner, Known, META, Store};
use crate::app::StoreFault;
use crate::domain::DeviceId;
use crate::platform::pause::sleep;

async fn read_id(tx: &Tx) -> Result<Option<String>, Trouble> {
    Ok(read_text(&tx.get(META, STORE)?.await?))
}

/// Reads the id, or creates it where there is none: another window may do so at the same time.
async fn read_or_make_id(connection: &Connection) -> Result<String, Trouble> {
    if let Some(id) = read_id(&connection.read(&[META])?).await? {
        return Ok(id);
    }
    make_id(connection, None, None).await
}

/// Creates an id and restores this phone's device id where it is missing, unless another window did so first.
async fn make_id(connection: &Connection, device: Option<DeviceId>, lock: Option<Rc<str>>) -> Result<String, Trouble> {
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
    // The lock stays: what is written back is sealed with its key.
    if let Some(header) = lock.filter(|_| !is_named) {
        put_header(&tx, &value_of(header.as_bytes()))?;
    }
    tx.commit().await?;
    Ok(id)
}

impl Store {
    /// Calls when the database is not the one this window has read: its records are no longer stored. Later writes go to the new database.
    pub fn on_emptied(&self, then: impl Fn() + 'static) {
        self.0.emptied.replace(Some(Rc::new(then)));
    }

    /// Calls when another window has set or removed the lock: what this one holds must not be written any more.
    pub fn on_lock_changed(&self, then: impl Fn() + 'static) {
        self.0.lock_changed.replace(Some(Rc::new(then)));
    }

    /// Records the identity of the database that this window reads, and the public key of its lock.
    pub(super) async fn identify(&self, device: DeviceId, lock: Option<String>) -> Result<(), StoreFault> {
        let id = self.attempt(ATTEMPT_MS_MAX, read_or_make_id).await?;
        self.0.known.replace(Some(Known { id, device, lock }));
        Ok(())
    }

    /// A connection to the known database, or to the one that replaced it, after that was reported.
    pub(super) async fn open_known(self) -> Result<Rc<Connection>, Trouble> {
        let inner = Rc::downgrade(&self.0);
        let connection = open(self.0.name.clone(), None, move || recheck(&inner)).await?;
        {
            let check = pin!(self.check(&connection));
            match select(check, pin!(sleep(ATTEMPT_MS_MAX))).await {
                Either::Left((checked, _)) => checked?,
                Either::Right(_) => return Err(Trouble::Lost),
            }
        }
        Ok(connection)
    }

    async fn check(&self, connection: &Connection) -> Result<(), Trouble> {
        let Some(known) = self.0.known.borrow().clone() else { return Ok(()) };
        let tx = connection.read(&[META])?;
        let headers = tx.get_each(META, [LOCK, LOCK_COPY].into_iter())?;
        let (found, headers) = (read_id(&tx).await?, all(headers).await?);
        let lock = readable(headers.into_iter().map(present)).and_then(|header| public_of(&header));
        if found.as_ref() == Some(&known.id) {
            if lock == known.lock {
                return Ok(());
            }
            let changed = self.0.lock_changed.borrow().clone();
            if let Some(changed) = changed {
                changed();
            }
            return Err(Trouble::Final(StoreFault::Unavailable));
        }
        let header = self.0.header.borrow().clone();
        let id = match found {
            Some(id) => id,
            None => make_id(connection, Some(known.device), header).await?,
        };
        self.0.known.replace(Some(Known { id, device: known.device, lock: known.lock }));
        self.0.seen.borrow_mut().clear();
        self.0.rows.borrow_mut().clear();
        self.0.reported.borrow_mut().clear();
        let emptied = self.0.emptied.borrow().clone();
        if let Some(emptied) = emptied {
            emptied();
        }
        Ok(())
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
