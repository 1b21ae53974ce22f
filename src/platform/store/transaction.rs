//! One transaction. Its requests may only be issued when it begins or right after one of its own requests was awaited: after
//! anything else the browser has committed it.

use std::cell::RefCell;
use std::future::IntoFuture;
use std::rc::Rc;

use futures::channel::oneshot;
use idb::ObjectStore;
use idb::request::futures::{CountStoreRequestFuture, GetAllKeysStoreRequestFuture, GetAllStoreRequestFuture, GetStoreRequestFuture};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbTransaction;

use super::trouble::Trouble;

/// A transaction and its end. Dropped before [`Tx::commit`] it is aborted: nothing is ever half written.
pub(super) struct Tx {
    raw: IdbTransaction,
    /// Holds the closures of the event handlers.
    inner: idb::Transaction,
    /// True on `complete`, false on `abort`.
    ended: oneshot::Receiver<bool>,
    open: bool,
}

impl Tx {
    pub fn watched(raw: IdbTransaction, writes: bool) -> Self {
        let mut inner = idb::Transaction::from(raw.clone());
        let (sender, ended) = oneshot::channel();
        let sender = Rc::new(RefCell::new(Some(sender)));
        let ends = |committed| {
            let sender = sender.clone();
            move |_| {
                if let Some(sender) = sender.take() {
                    // Nobody waits any more: nothing to tell.
                    sender.send(committed).unwrap_or_default();
                }
            }
        };
        inner.on_complete(ends(true));
        inner.on_abort(ends(false));
        Self { raw, inner, ended, open: writes }
    }

    fn store(&self, name: &str) -> Result<ObjectStore, Trouble> {
        Ok(self.inner.object_store(name)?)
    }

    pub fn get(&self, store: &str, key: &str) -> Result<GetStoreRequestFuture, Trouble> {
        Ok(self.store(store)?.get(JsValue::from_str(key))?.into_future())
    }

    /// Values in the order of their keys, at most `limit`.
    pub fn values(&self, store: &str, limit: Option<u32>) -> Result<GetAllStoreRequestFuture, Trouble> {
        Ok(self.store(store)?.get_all(None, limit)?.into_future())
    }

    /// Keys in order, at most `limit`.
    pub fn keys(&self, store: &str, limit: Option<u32>) -> Result<GetAllKeysStoreRequestFuture, Trouble> {
        Ok(self.store(store)?.get_all_keys(None, limit)?.into_future())
    }

    pub fn count(&self, store: &str) -> Result<CountStoreRequestFuture, Trouble> {
        Ok(self.store(store)?.count(None)?.into_future())
    }

    /// Only where nothing lies. Its failure is the transaction's.
    pub fn add(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.add(value, Some(&JsValue::from_str(key)))?;
        Ok(())
    }

    /// Its failure is the transaction's.
    pub fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.put(value, Some(&JsValue::from_str(key)))?;
        Ok(())
    }

    /// Its failure is the transaction's.
    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.delete(key.clone())?;
        Ok(())
    }

    /// Waits until everything is on the disk. It is left to the browser to commit when the last request is done: after
    /// `IDBTransaction.commit()` Firefox 153 calls a transaction complete although one of its requests has failed.
    pub async fn commit(mut self) -> Result<(), Trouble> {
        let committed = (&mut self.ended).await;
        self.open = false;
        match committed {
            Ok(true) => Ok(()),
            // At quota a put succeeds and the transaction is aborted after all.
            _ => Err(self.raw.error().map_or(Trouble::Lost, |error| Trouble::named(&error.name()))),
        }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        // The closures go with this; the browser must not call them any more.
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
        if self.open {
            // Aborted already: as wanted.
            self.raw.abort().unwrap_or_default();
        }
    }
}

/// Waits for all of them, whatever the outcome of each: a closure that is dropped before its event has come would be called all the
/// same, and throw.
pub(super) async fn all<T, F: Future<Output = Result<T, idb::Error>>>(requests: Vec<F>) -> Result<Vec<T>, Trouble> {
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        answers.push(request.await);
    }
    Ok(answers.into_iter().collect::<Result<_, _>>()?)
}

/// The bytes of a stored value, unless it is something else.
pub(super) fn bytes_of(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Bytes as they are stored.
pub(super) fn value_of(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}
