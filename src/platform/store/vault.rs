//! Seals stored values while a lock is set, and opens them. The cryptography is in `public/on-demand/lock.js`; docs/format.md describes
//! what is stored.

use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::header::{is_newer, is_opening};
use super::transaction::{bytes_of, raw_bytes, value_of};
use super::trouble::Trouble;
use crate::app::StoreFault;
use crate::platform::dom::{call, call_async};

/// Every plain value begins with a printable character; the first byte of a sealed one is its type.
const SEALED_MAX: u8 = 0x1f;

/// What this window can do with sealed values.
#[derive(Clone, Default)]
pub(super) enum Vault {
    /// No lock is set: values are stored as they are.
    #[default]
    None,
    /// Locked: what is written is sealed to the public key of this header (plain, if the lock is being removed), and nothing can be opened.
    Shut(Rc<str>),
    /// Unlocked.
    Open {
        /// The object of `lock.js` that has the key.
        vault: JsValue,
        /// False while the lock is being removed: what is written stays plain.
        seals: bool,
    },
}

/// True for the bytes of a sealed value.
pub(super) fn begins_sealed(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| *first <= SEALED_MAX)
}

/// True for a sealed value.
pub(super) fn is_sealed(value: &JsValue) -> bool {
    value.dyn_ref::<Uint8Array>().is_some_and(|bytes| bytes.length() > 0 && bytes.get_index(0) <= SEALED_MAX)
}

impl Vault {
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    pub const fn is_shut(&self) -> bool {
        matches!(self, Self::Shut(_))
    }

    /// The value to store for these bytes. Without a lock the future is ready at once, so that a transaction stays open.
    pub async fn seal(&self, bytes: &[u8]) -> Result<JsValue, Trouble> {
        let vault = match self {
            Self::None | Self::Open { seals: false, .. } => return Ok(value_of(bytes)),
            Self::Shut(header) if is_opening(header) => return Ok(value_of(bytes)),
            Self::Shut(header) if is_newer(header) => return Err(Trouble::Final(StoreFault::Newer)),
            Self::Shut(header) => shut(header).await.ok_or(Trouble::Lost)?,
            Self::Open { vault, .. } => vault.clone(),
        };
        call_async(&vault, "seal", &[&Uint8Array::from(bytes)]).await.ok_or(Trouble::Lost)
    }

    /// What is to be stored for a value that was read and is kept as it is: sealed, unless it could not be opened.
    pub async fn seal_again(&self, value: JsValue) -> Result<JsValue, Trouble> {
        if matches!(self, Self::None | Self::Open { seals: false, .. }) || is_sealed(&value) {
            return Ok(value);
        }
        self.seal(&bytes_of(&value).unwrap_or_else(|| raw_bytes(&value))).await
    }

    /// Begins to open a stored value; the future is ready at once for a plain one. A value that does not open stays as it is, and is then
    /// unreadable.
    pub fn opening(&self, value: JsValue) -> impl Future<Output = JsValue> + use<> {
        let begun = match self {
            Self::Open { vault, .. } if is_sealed(&value) => call(vault, "open", &[&value]),
            _ => None,
        };
        let begun = begun.and_then(|promise| promise.dyn_into::<Promise>().ok()).map(JsFuture::from);
        async move {
            match begun {
                Some(begun) => begun.await.unwrap_or(value),
                None => value,
            }
        }
    }

    /// Opens several values; all are begun before the first is awaited.
    pub async fn open_all(&self, values: Vec<JsValue>) -> Vec<JsValue> {
        let begun: Vec<_> = values.into_iter().map(|value| self.opening(value)).collect();
        let mut opened = Vec::with_capacity(begun.len());
        for opening in begun {
            opened.push(opening.await);
        }
        opened
    }
}

/// What can be sealed while locked; also loads `lock.js`, so that the first tap does not wait for it.
pub(super) async fn shut(header: &str) -> Option<JsValue> {
    call_async(&js_sys::global(), "painDiaryLock", &[&"shut".into(), &header.into()]).await
}
