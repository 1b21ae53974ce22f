//! One transaction. Requests may be issued only when it begins, or right after awaiting one of its own requests: after anything else the
//! browser has committed it.

use crate::domain::CollectVec;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use futures::channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

use super::trouble::Trouble;

type Handler = Closure<dyn FnMut()>;

/// Handlers of success and failure; the first one called decides the result.
fn handlers() -> ([Handler; 2], oneshot::Receiver<bool>) {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let handlers = [true, false].map(|good| {
        let sender = sender.clone();
        Handler::new(move || {
            if let Some(sender) = sender.take() {
                // Fails only when the receiver was dropped.
                sender.send(good).unwrap_or_default();
            }
        })
    });
    (handlers, receiver)
}

/// A pending request; awaiting it gives the result.
pub(super) struct Answer {
    request: IdbRequest,
    succeeded: oneshot::Receiver<bool>,
    _handlers: [Handler; 2],
}

impl Answer {
    /// Wraps a request, or the error of issuing it.
    fn to(asked: Result<IdbRequest, JsValue>) -> Result<Self, Trouble> {
        let request = asked.map_err(|error| Trouble::thrown(&error))?;
        let (handlers, succeeded) = handlers();
        let [success, failure] = &handlers;
        request.set_onsuccess(Some(success.as_ref().unchecked_ref()));
        request.set_onerror(Some(failure.as_ref().unchecked_ref()));
        Ok(Self { request, succeeded, _handlers: handlers })
    }
}

impl Future for Answer {
    type Output = Result<JsValue, Trouble>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let succeeded = ready!(Pin::new(&mut self.succeeded).poll(context));
        Poll::Ready(match succeeded {
            Ok(true) => self.request.result().map_err(|error| Trouble::thrown(&error)),
            _ => Err(self.request.error().ok().flatten().map_or(Trouble::Lost, |error| Trouble::named(&error.name()))),
        })
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        // The closures are dropped with this; the browser must not call them afterwards.
        self.request.set_onsuccess(None);
        self.request.set_onerror(None);
    }
}

/// A transaction and its end. Dropping it before [`Tx::commit`] aborts it, so nothing is written in part.
pub(super) struct Tx {
    raw: IdbTransaction,
    /// True on `complete`, false on `abort`.
    ended: oneshot::Receiver<bool>,
    _handlers: [Handler; 2],
    open: bool,
}

impl Tx {
    pub fn watched(raw: IdbTransaction, writes: bool) -> Self {
        let (handlers, ended) = handlers();
        let [complete, abort] = &handlers;
        raw.set_oncomplete(Some(complete.as_ref().unchecked_ref()));
        raw.set_onabort(Some(abort.as_ref().unchecked_ref()));
        Self { raw, ended, _handlers: handlers, open: writes }
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, Trouble> {
        self.raw.object_store(name).map_err(|error| Trouble::thrown(&error))
    }

    /// The value of a key; see [`present`].
    pub fn get(&self, store: &str, key: &str) -> Result<Answer, Trouble> {
        self.get_at(store, &JsValue::from_str(key))
    }

    /// The same for a key of any type.
    pub fn get_at(&self, store: &str, key: &JsValue) -> Result<Answer, Trouble> {
        Answer::to(self.store(store)?.get(key))
    }

    /// The values of some keys; see [`present`].
    pub fn get_each<'k>(&self, store: &str, keys: impl Iterator<Item = &'k str>) -> Result<Vec<Answer>, Trouble> {
        keys.map(|key| self.get(store, key)).collect()
    }

    /// Values in the order of their keys, at most `limit`; see [`list`].
    pub fn values(&self, store: &str, limit: Option<u32>) -> Result<Answer, Trouble> {
        let store = self.store(store)?;
        Answer::to(match limit {
            Some(limit) => store.get_all_with_key_and_limit(&JsValue::UNDEFINED, limit),
            None => store.get_all(),
        })
    }

    /// Keys in order, at most `limit`; see [`list`].
    pub fn keys(&self, store: &str, limit: Option<u32>) -> Result<Answer, Trouble> {
        let store = self.store(store)?;
        Answer::to(match limit {
            Some(limit) => store.get_all_keys_with_key_and_limit(&JsValue::UNDEFINED, limit),
            None => store.get_all_keys(),
        })
    }

    /// The number of keys in a store.
    pub fn count(&self, store: &str) -> Result<Answer, Trouble> {
        Answer::to(self.store(store)?.count())
    }

    /// Adds a value; an existing key fails the transaction.
    pub fn add(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.add_with_key(value, &JsValue::from_str(key)).map(drop).map_err(|error| Trouble::thrown(&error))
    }

    /// Writes a value; an error fails the transaction.
    pub fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.put_with_key(value, &JsValue::from_str(key)).map(drop).map_err(|error| Trouble::thrown(&error))
    }

    /// Deletes a key; an error fails the transaction.
    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.delete(key).map(drop).map_err(|error| Trouble::thrown(&error))
    }

    /// Waits until everything is on disk. The browser commits by itself after the last request: after `IDBTransaction.commit()` Firefox 153
    /// reports a transaction complete although one of its requests failed.
    pub async fn commit(mut self) -> Result<(), Trouble> {
        let committed = (&mut self.ended).await;
        self.open = false;
        match committed {
            Ok(true) => Ok(()),
            // When the quota is exceeded, a put succeeds and the transaction is aborted afterwards.
            _ => Err(self.raw.error().map_or(Trouble::Lost, |error| Trouble::named(&error.name()))),
        }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        // The closures are dropped with this; the browser must not call them afterwards.
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
        if self.open {
            // Aborted already: as wanted.
            self.raw.abort().unwrap_or_default();
        }
    }
}

/// Waits for all of them.
pub(super) async fn all(requests: Vec<Answer>) -> Result<Vec<JsValue>, Trouble> {
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        answers.push(request.await?);
    }
    Ok(answers)
}

/// The value of a key, or `None`.
pub(super) fn present(answer: JsValue) -> Option<JsValue> {
    (!answer.is_undefined() && !answer.is_null()).then_some(answer)
}

/// The elements of an array result.
pub(super) fn list(answer: JsValue) -> Vec<JsValue> {
    answer.dyn_into::<Array>().map(|list| list.iter().collect_vec()).unwrap_or_default()
}

/// The bytes of a stored value, unless it is something else.
pub(super) fn bytes_of(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// The stored form of bytes.
pub(super) fn value_of(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// A value that should be bytes and is not, converted to bytes.
pub(super) fn raw_bytes(value: &JsValue) -> Vec<u8> {
    let text = value.as_string().or_else(|| js_sys::JSON::stringify(value).ok()?.as_string());
    let buffer = || value.dyn_ref::<js_sys::ArrayBuffer>().map(|buffer| js_sys::Uint8Array::new(buffer).to_vec());
    buffer().or_else(|| text.map(String::into_bytes)).unwrap_or_default()
}
