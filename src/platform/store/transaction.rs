//! One transaction. Its requests may only be issued when it begins or right after one of its own requests was awaited: after
//! anything else the browser has committed it.

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

/// A handler of success and one of failure; the one that is called first says which it was.
fn handlers() -> ([Handler; 2], oneshot::Receiver<bool>) {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let handlers = [true, false].map(|good| {
        let sender = sender.clone();
        Handler::new(move || {
            if let Some(sender) = sender.take() {
                // Nobody waits any more: nothing to tell.
                sender.send(good).unwrap_or_default();
            }
        })
    });
    (handlers, receiver)
}

/// A request on its way; awaited, it gives the result.
pub(super) struct Answer {
    request: IdbRequest,
    succeeded: oneshot::Receiver<bool>,
    _handlers: [Handler; 2],
}

impl Answer {
    /// To what was asked, or why it could not be.
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
        // The closures go with this; the browser must not call them any more.
        self.request.set_onsuccess(None);
        self.request.set_onerror(None);
    }
}

/// A transaction and its end. Dropped before [`Tx::commit`] it is aborted: nothing is ever half written.
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
        Answer::to(self.store(store)?.get(&JsValue::from_str(key)))
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

    /// How many there are, as a number.
    pub fn count(&self, store: &str) -> Result<Answer, Trouble> {
        Answer::to(self.store(store)?.count())
    }

    /// Only where nothing lies. Its failure is the transaction's.
    pub fn add(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.add_with_key(value, &JsValue::from_str(key)).map(drop).map_err(|error| Trouble::thrown(&error))
    }

    /// Its failure is the transaction's.
    pub fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.put_with_key(value, &JsValue::from_str(key)).map(drop).map_err(|error| Trouble::thrown(&error))
    }

    /// Its failure is the transaction's.
    pub fn delete(&self, store: &str, key: &JsValue) -> Result<(), Trouble> {
        self.store(store)?.delete(key).map(drop).map_err(|error| Trouble::thrown(&error))
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

/// Waits for all of them.
pub(super) async fn all(requests: Vec<Answer>) -> Result<Vec<JsValue>, Trouble> {
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        answers.push(request.await?);
    }
    Ok(answers)
}

/// What lies under a key, if anything does.
pub(super) fn present(answer: JsValue) -> Option<JsValue> {
    (!answer.is_undefined() && !answer.is_null()).then_some(answer)
}

/// What was asked for as a list.
pub(super) fn list(answer: JsValue) -> Vec<JsValue> {
    answer.dyn_into::<Array>().map(|list| list.iter().collect()).unwrap_or_default()
}

/// The bytes of a stored value, unless it is something else.
pub(super) fn bytes_of(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Bytes as they are stored.
pub(super) fn value_of(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}
