//! One connection to the database: opening, watching and closing it.

use std::cell::Cell;
use std::future::IntoFuture;
use std::pin::pin;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, LocalBoxFuture, Shared, select};
use idb::event::VersionChangeEvent;
use idb::request::OpenDatabaseRequest;
use idb::{DatabaseEvent, Event, Factory, ObjectStoreParams, Request};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::transaction::{Tx, value_of};
use super::trouble::Trouble;
use crate::app::StoreFault;
use crate::platform::pause::sleep;

pub(super) const ROWS: &str = "rows";
pub(super) const PACKS: &str = "packs";
pub(super) const META: &str = "meta";
/// Keys in `META`: the header of the lock, plain. Without it nothing opens, so there is a copy.
pub(super) const LOCK: &str = "lock";
pub(super) const LOCK_COPY: &str = "lock-copy";
pub(super) const UNBACKED: &str = "unbacked";
pub(super) const QUARANTINE: &str = "aside";

/// A connection being opened, shared by all callers that wait for it.
pub(super) type Opening = Shared<LocalBoxFuture<'static, Result<Rc<Connection>, Trouble>>>;

/// Databases of this version or a later one have another layout. Setting or removing a lock raises the version by one, see `lock.rs`.
const NEWER_LAYOUT: f64 = 1_000_000.0;
/// Time another window may block opening before it is reported, in milliseconds.
const BLOCKED_MS_MAX: u32 = 4_000;
/// Time limit for opening, in milliseconds: a slow phone takes seconds after a restart.
const OPEN_MS_MAX: u32 = 15_000;

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which neither idb nor web-sys know.
    type StrictDatabase;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &StrictDatabase, stores: &js_sys::Array, mode: &str, options: &JsValue) -> Result<IdbTransaction, JsValue>;
}

/// A connection and its handlers.
pub(super) struct Connection {
    raw: IdbDatabase,
    alive: Rc<Cell<bool>>,
    /// Holds the closures of the event handlers.
    _handlers: idb::Database,
}

impl Connection {
    /// Calls `gone` when the browser or a version change ends the connection.
    fn watched(raw: IdbDatabase, gone: impl Fn() + 'static) -> Self {
        let alive = Rc::new(Cell::new(true));
        let mut handlers = idb::Database::from(raw.clone());
        // The browser closed it, e.g. because its storage process ended or the disk failed.
        let gone = Rc::new(gone);
        let (closed, is_closed) = (alive.clone(), gone.clone());
        handlers.on_close(move |_| {
            closed.set(false);
            is_closed();
        });
        // Another tab wants to upgrade or delete the database: close this connection so as not to block it.
        let (closed_for_another, database) = (alive.clone(), raw.clone());
        handlers.on_version_change(move |_| {
            closed_for_another.set(false);
            database.close();
            gone();
        });
        Self { raw, alive, _handlers: handlers }
    }

    pub fn is_alive(&self) -> bool {
        self.alive.get()
    }

    /// Closes the connection; running transactions still finish.
    pub fn give_up(&self) {
        self.alive.set(false);
        self.raw.close();
    }

    /// A transaction that only reads.
    pub fn read(&self, stores: &[&str]) -> Result<Tx, Trouble> {
        self.begin(stores, "readonly", &JsValue::UNDEFINED)
    }

    /// A transaction that writes with strict durability: complete only when all of it is on disk.
    pub fn write(&self, stores: &[&str]) -> Result<Tx, Trouble> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(|error| Trouble::thrown(&error))?;
        self.begin(stores, "readwrite", &options)
    }

    fn begin(&self, stores: &[&str], mode: &str, options: &JsValue) -> Result<Tx, Trouble> {
        let names: js_sys::Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let database: &StrictDatabase = self.raw.unchecked_ref();
        let raw = database.transaction(&names, mode, options).map_err(|error| Trouble::thrown(&error))?;
        Ok(Tx::watched(raw, mode == "readwrite"))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // The closures are dropped with this; the browser must not call them afterwards.
        self.raw.set_onclose(None);
        self.raw.set_onversionchange(None);
        self.raw.close();
    }
}

/// A value of `meta`, under two keys, that is replaced in the transaction that raises the version: until it ends no other connection is open.
pub(super) struct Raise {
    /// The new version.
    version: u32,
    keys: [&'static str; 2],
    value: JsValue,
}

impl Raise {
    /// Puts the header of a lock.
    pub fn of(connection: &Connection, header: &str) -> Self {
        // Versions are small whole numbers.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 1,000,000")]
        let version = connection.raw.version() as u32 + 1;
        Self { version, keys: [LOCK, LOCK_COPY], value: value_of(header.as_bytes()) }
    }
}

/// Opens the database and creates the stores of a new one. Never deletes a database. Calls `gone` when the connection ends by itself.
pub(super) async fn open(name: String, raise: Option<Raise>, gone: impl Fn() + 'static) -> Result<Rc<Connection>, Trouble> {
    let mut request = Factory::new()?.open(&name, raise.as_ref().map(|raise| raise.version))?;
    // A request that was given up may still be granted later: then a raise must not happen any more.
    let given_up = Rc::new(Cell::new(false));
    let is_given_up = given_up.clone();
    request.on_upgrade_needed(move |event| {
        if raise.is_some() && is_given_up.get() {
            return abort_upgrade(&event);
        }
        if lay_out(&event).is_none() || raise.is_some_and(|raise| replace(&event, &raise).is_none()) {
            // A partly created layout would be permanent.
            abort_upgrade(&event);
        }
    });
    let (block, blocked) = oneshot::channel();
    request.on_blocked(move |_| {
        // Fails only when the receiver was dropped.
        block.send(()).unwrap_or_default();
    });
    let opened = answer(request);
    let too_long = async move {
        // The handler is dropped without sending when the request is answered.
        match select(blocked, pin!(sleep(OPEN_MS_MAX))).await {
            Either::Left((Ok(()), _)) => sleep(BLOCKED_MS_MAX).await,
            Either::Left((Err(_), limit)) => limit.await,
            Either::Right(_) => {}
        }
    };
    match select(opened, pin!(too_long)).await {
        Either::Left((Ok(Ok(database)), _)) => {
            let raw = IdbDatabase::from(database);
            if raw.version() >= NEWER_LAYOUT {
                raw.close();
                return Err(Trouble::Final(StoreFault::Newer));
            }
            Ok(Rc::new(Connection::watched(raw, gone)))
        }
        Either::Left((Ok(Err(error)), _)) => Err(error.into()),
        Either::Left((Err(_), _)) => Err(Trouble::Lost),
        Either::Right(_) => {
            given_up.set(true);
            Err(Trouble::Final(StoreFault::Blocked))
        }
    }
}

/// The result of an open request. A database that opens after the receiver was dropped is closed, so that it blocks no other tab.
fn answer(request: OpenDatabaseRequest) -> oneshot::Receiver<Result<idb::Database, idb::Error>> {
    let (sender, receiver) = oneshot::channel();
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(Ok(late)) = sender.send(request.into_future().await) {
            late.close();
        }
    });
    receiver
}

fn lay_out(event: &VersionChangeEvent) -> Option<()> {
    let database = event.database().ok()?;
    let there = database.store_names();
    for name in [ROWS, PACKS, META, UNBACKED, QUARANTINE] {
        if !there.iter().any(|store| store == name) {
            database.create_object_store(name, ObjectStoreParams::new()).ok()?;
        }
    }
    Some(())
}

fn replace(event: &VersionChangeEvent, raise: &Raise) -> Option<()> {
    let meta = event.target().ok()?.transaction()?.object_store(META).ok()?;
    for key in raise.keys.map(JsValue::from_str) {
        meta.put(&raise.value, Some(&key)).map(drop).ok()?;
    }
    Some(())
}

fn abort_upgrade(event: &VersionChangeEvent) {
    if let Some(transaction) = event.target().ok().and_then(|request| request.transaction()) {
        // Fails only when it is aborted already.
        transaction.abort().map(drop).unwrap_or_default();
    }
}
