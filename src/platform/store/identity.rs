//! Which database this is. Browsers delete databases under an open window: to make room, because the person clears "site data", or from
//! another window. The next opening then makes an empty one, which must not pass for the diary. So each database has an id, and whenever
//! this window connects again it looks whether that is still the same.

use std::pin::pin;
use std::rc::{Rc, Weak};

use futures::future::{Either, select};
use wasm_bindgen_futures::spawn_local;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::{Connection, open};
use super::meta::{DEVICE, put_meta, read_text};
use super::transaction::{Tx, present};
use super::trouble::Trouble;
use super::{Inner, META, Store};
use crate::app::StoreFault;
use crate::domain::DeviceId;
use crate::platform::clock::random_u64;
use crate::platform::pause::sleep;

/// The id of the database: made with it, never changed, of no meaning but that.
const STORE: &str = "store";

/// What a window knows of the database it has read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    id: String,
    device: DeviceId,
}

async fn read_id(tx: &Tx) -> Result<Option<String>, Trouble> {
    Ok(read_text(&tx.get(META, STORE)?.await?))
}

/// The id, which is made where there is none: another window may do so at the same time.
async fn read_or_make_id(connection: &Connection) -> Result<String, Trouble> {
    if let Some(id) = read_id(&connection.read(&[META])?).await? {
        return Ok(id);
    }
    make_id(connection, None).await
}

/// Makes an id, and puts this phone's name back where it is missing, unless another window was faster.
async fn make_id(connection: &Connection, device: Option<DeviceId>) -> Result<String, Trouble> {
    let tx = connection.write(&[META])?;
    let known = read_id(&tx).await?;
    let is_named = present(tx.get(META, DEVICE)?.await?).is_some();
    let id = match known {
        Some(id) => id,
        None => put_new_id(&tx)?,
    };
    if let Some(device) = device.filter(|_| !is_named) {
        put_meta(&tx, DEVICE, &device.to_string())?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Gives a new database its id.
pub(super) fn put_new_id(tx: &Tx) -> Result<String, Trouble> {
    let id = DeviceId::new(random_u64()).to_string();
    put_meta(tx, STORE, &id)?;
    Ok(id)
}

impl Store {
    /// Calls when this window finds that the database is another one than it has read: what it knows is not stored any more. From the
    /// call on, what is written goes into the new one.
    pub fn on_emptied(&self, then: impl Fn() + 'static) {
        self.0.emptied.replace(Some(Rc::new(then)));
    }

    /// Notes which database this window reads.
    pub(super) async fn identify(&self, device: DeviceId) -> Result<(), StoreFault> {
        let id = self.attempt(ATTEMPT_MS_MAX, read_or_make_id).await?;
        self.0.known.replace(Some(Known { id, device }));
        Ok(())
    }

    /// A connection to the database this window knows, or to the one that has come in its place, once that was told.
    pub(super) async fn open_known(self) -> Result<Rc<Connection>, Trouble> {
        let inner = Rc::downgrade(&self.0);
        let connection = open(self.0.name.clone(), move || look_again(&inner)).await?;
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
        let found = read_id(&connection.read(&[META])?).await?;
        if found.as_ref() == Some(&known.id) {
            return Ok(());
        }
        let id = match found {
            Some(id) => id,
            None => make_id(connection, Some(known.device)).await?,
        };
        self.0.known.replace(Some(Known { id, device: known.device }));
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

/// The browser has closed the connection, or somebody deletes or changes the database: looks at once what has become of it, as nobody may
/// write anything for hours. A failure is found again by whoever writes.
fn look_again(inner: &Weak<Inner>) {
    let Some(store) = inner.upgrade().map(Store).filter(|store| store.0.emptied.borrow().is_some()) else { return };
    spawn_local(async move {
        // Connecting is the look.
        store.attempt(ATTEMPT_MS_MAX, async |_| Ok(())).await.unwrap_or_default();
    });
}
