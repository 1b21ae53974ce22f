//! One connection to the database: made, watched, given up.

use std::cell::Cell;
use std::future::IntoFuture;
use std::pin::pin;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use idb::event::VersionChangeEvent;
use idb::request::OpenDatabaseRequest;
use idb::{DatabaseEvent, Event, Factory, ObjectStoreParams, Request};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::transaction::Tx;
use super::trouble::Trouble;
use super::{META, PACKS, QUARANTINE, ROWS, UNBACKED};
use crate::app::StoreFault;
use crate::platform::pause::sleep;

const VERSION: u32 = 1;
/// How long another window may hold an older version open before it is said so.
const BLOCKED_MS_MAX: u32 = 4_000;
/// How long the browser may take to open the database: a slow phone after a restart takes seconds.
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
    /// `gone` is called when the browser, or a change of the database from elsewhere, has ended it.
    fn watched(raw: IdbDatabase, gone: impl Fn() + 'static) -> Self {
        let alive = Rc::new(Cell::new(true));
        let mut handlers = idb::Database::from(raw.clone());
        // The browser has closed it, e.g. because its process ended or the disk failed.
        let gone = Rc::new(gone);
        let (closed, is_closed) = (alive.clone(), gone.clone());
        handlers.on_close(move |_| {
            closed.set(false);
            is_closed();
        });
        // A newer version of the app, in another tab, wants to change the layout, or the database is to be deleted: make way.
        let (made_way, database) = (alive.clone(), raw.clone());
        handlers.on_version_change(move |_| {
            made_way.set(false);
            database.close();
            gone();
        });
        Self { raw, alive, _handlers: handlers }
    }

    pub fn is_alive(&self) -> bool {
        self.alive.get()
    }

    /// Not to be used any more; transactions under way still come to their end.
    pub fn give_up(&self) {
        self.alive.set(false);
        self.raw.close();
    }

    /// A transaction that only reads.
    pub fn read(&self, stores: &[&str]) -> Result<Tx, Trouble> {
        self.begin(stores, "readonly", &JsValue::UNDEFINED)
    }

    /// A transaction that writes, and that is complete only when all of it is on the disk.
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
        // The closures go with this; the browser must not call them any more.
        self.raw.set_onclose(None);
        self.raw.set_onversionchange(None);
        self.raw.close();
    }
}

/// Opens the database, and lays it out when it is new. Never deletes one.
/// `gone` is called when it has ended by itself.
pub(super) async fn open(name: String, gone: impl Fn() + 'static) -> Result<Rc<Connection>, Trouble> {
    let mut request = Factory::new()?.open(&name, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        if lay_out(&event).is_none() {
            // Half laid out it would stay so for good.
            abort_upgrade(&event);
        }
    });
    let (block, blocked) = oneshot::channel();
    request.on_blocked(move |_| {
        // Nobody waits any more: nothing to tell.
        block.send(()).unwrap_or_default();
    });
    let opened = answer(request);
    let too_long = async move {
        // The handler goes, unsent, when the request has its answer.
        match select(blocked, pin!(sleep(OPEN_MS_MAX))).await {
            Either::Left((Ok(()), _)) => sleep(BLOCKED_MS_MAX).await,
            Either::Left((Err(_), limit)) => limit.await,
            Either::Right(_) => {}
        }
    };
    match select(opened, pin!(too_long)).await {
        Either::Left((Ok(Ok(database)), _)) => Ok(Rc::new(Connection::watched(database.into(), gone))),
        Either::Left((Ok(Err(error)), _)) => Err(error.into()),
        Either::Left((Err(_), _)) => Err(Trouble::Lost),
        Either::Right(_) => Err(Trouble::Final(StoreFault::Blocked)),
    }
}

/// The answer to a request. When nobody waits for it any more, a database that opens late is closed, so as to block no other tab.
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

fn abort_upgrade(event: &VersionChangeEvent) {
    if let Some(transaction) = event.target().ok().and_then(|request| request.transaction()) {
        // Aborted already: as wanted.
        transaction.abort().map(drop).unwrap_or_default();
    }
}
