//! The lock of the stored diary: its header in `meta`, the pass that seals what is stored or opens it again, and what stays readable.
//!
//! Setting a lock, and beginning to remove it, raises the version of the database, so that no other connection is open at that moment, and
//! every later one compares the header (`identity.rs`): no window goes on writing plain values, or values sealed with a key that is gone.

use std::rc::Rc;

use futures::FutureExt;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::attempt::{ATTEMPT_MS_MAX, BULK_MS_MAX};
use super::connection::{Connection, LOCK, LOCK_COPY, Raise, open};
use super::header::{LOCK_OLD, Locked, OUTSIDE, is_opening, is_plain_forever, mode_of, put_header, readable, stored_header};
use super::identity::recheck;
use super::transaction::{all, bytes_of, list, raw_bytes, value_of};
use super::trouble::Trouble;
use super::update::Update;
use super::vault::{Vault, begins_sealed, is_sealed, shut};
use super::{META, Opened, PACKS, QUARANTINE, ROWS, Store};
use crate::app::StoreFault;
use crate::domain::{CollectVec, Record};
use crate::format::{encode_packs, read_pack};

/// Values that are sealed or opened in one transaction.
const VALUES_AT_ONCE: usize = 16;
/// How often the pass looks for values that other windows wrote meanwhile.
const ROUNDS_MAX: usize = 16;
/// Rounds after which values that do not open are left as they are.
const OPENING_ROUNDS: usize = 3;
/// Values of each store by which a new key is tested.
const SAMPLES: u32 = 3;
/// The stores whose values are sealed.
const SEALED: [&str; 4] = [ROWS, PACKS, QUARANTINE, META];

impl Store {
    pub(super) fn vault(&self) -> Vault {
        self.0.vault.borrow().clone()
    }

    /// True when a lock is set.
    #[must_use]
    pub fn has_lock(&self) -> bool {
        !self.vault().is_none()
    }

    /// Prepares sealing while locked, so that the first tap does not wait for it.
    pub async fn prepare_shut(&self) {
        if let Vault::Shut(header) = self.vault() {
            shut(&header).await;
        }
    }

    /// Locks this window when there is a header, and returns what stays readable.
    pub(super) fn shut(&self, headers: impl Iterator<Item = Option<JsValue>>, outside: Option<JsValue>) -> Option<Locked> {
        let header = readable(headers)?;
        self.0.vault.replace(Vault::Shut(Rc::from(header.as_str())));
        self.0.header.replace(Some(Rc::from(header.as_str())));
        let outside = outside.and_then(|lines| bytes_of(&lines)).map(|lines| read_pack(&lines).records).unwrap_or_default();
        Some(Locked { header, outside })
    }

    /// The header as it is stored now.
    ///
    /// # Errors
    /// [`StoreFault`] when it cannot be read.
    pub async fn lock_header(&self) -> Result<Option<String>, StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| stored_header(&connection.read(&[META])?).await).await
    }

    /// Unlocks this window with the object of `lock.js` that has the key, and reads what is stored beside the records.
    ///
    /// # Errors
    /// [`StoreFault`] when that cannot be read.
    pub async fn unlock(&self, vault: JsValue) -> Result<Opened, StoreFault> {
        let seals = !self.0.header.borrow().as_deref().is_some_and(is_opening);
        self.0.vault.replace(Vault::Open { vault, seals });
        self.read_opened().await
    }

    /// The object of `lock.js` that has the key, in a window that is unlocked.
    #[must_use]
    pub fn open_vault(&self) -> Option<JsValue> {
        if let Vault::Open { vault, .. } = self.vault() { Some(vault) } else { None }
    }

    /// Opens what was sealed beside the store; what does not open stays as it is.
    pub async fn open_value(&self, bytes: Vec<u8>) -> Vec<u8> {
        if !begins_sealed(&bytes) {
            return bytes;
        }
        let opened = self.vault().opening(value_of(&bytes)).await;
        bytes_of(&opened).unwrap_or(bytes)
    }

    /// Sets the lock, or begins to remove it: `header` is stored, and from then on values are written with `vault`. Other windows write for the
    /// new header too, and start anew. For any other change see [`Store::put_header`].
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing has changed.
    pub async fn set_lock(&self, header: &str, vault: JsValue) -> Result<(), StoreFault> {
        let held = self.hold_connection().await?;
        let raise = Raise::of(&held, header);
        let vault = Vault::Open { vault, seals: !is_opening(header) };
        let opening = self.clone().raise(raise, Rc::from(header), vault).boxed_local().shared();
        // Whatever else this window stores waits for it.
        self.0.opening.replace(Some(opening.clone()));
        self.0.connection.take();
        held.give_up();
        let opened = opening.await;
        self.0.opening.take();
        match opened {
            Ok(connection) => {
                self.0.connection.replace(Some(connection));
                Ok(())
            }
            Err(Trouble::Final(fault)) => Err(fault),
            Err(_) => Err(StoreFault::Broken),
        }
    }

    async fn raise(self, raise: Raise, header: Rc<str>, vault: Vault) -> Result<Rc<Connection>, Trouble> {
        let inner = Rc::downgrade(&self.0);
        let connection = open(self.0.name.clone(), Some(raise), move || recheck(&inner)).await?;
        if let Some(known) = self.0.known.borrow_mut().as_mut() {
            known.lock = Some(mode_of(&header));
        }
        self.0.header.replace(Some(header));
        self.0.vault.replace(vault);
        Ok(connection)
    }

    /// Replaces the header of the same lock: another passcode, other words, other minutes.
    ///
    /// # Errors
    /// [`StoreFault`], also when the header is not `expected` any more because another window has replaced it; then it is unchanged.
    pub async fn put_header(&self, expected: &str, header: &str) -> Result<(), StoreFault> {
        let value = value_of(header.as_bytes());
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let tx = connection.write(&[META])?;
            let stored = stored_header(&tx).await?;
            // An earlier attempt may have been committed without notice.
            if stored.as_deref() != Some(expected) && stored.as_deref() != Some(header) {
                return Err(Trouble::Final(StoreFault::Broken));
            }
            put_header(&tx, &value)?;
            tx.commit().await
        })
        .await?;
        self.0.header.replace(Some(Rc::from(header)));
        Ok(())
    }

    /// Some stored values, by which a new key is tested.
    ///
    /// # Errors
    /// [`StoreFault`] when they cannot be read.
    pub async fn samples(&self) -> Result<Array, StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let tx = connection.read(&[ROWS, PACKS])?;
            let values = [ROWS, PACKS].iter().map(|store| tx.values(store, Some(SAMPLES))).collect::<Result<Vec<_>, _>>()?;
            Ok(all(values).await?.into_iter().flat_map(list).filter(|value| bytes_of(value).is_some()).collect())
        })
        .await
    }

    /// Seals every plain value, or opens every sealed one, a few at a time. At the end the header says so, or is deleted, in the transaction
    /// that finds none left. Each sealed value is opened again and compared before it replaces the plain one. What was done stays done when it
    /// is interrupted. `each` gets the number of values done, and of all. Values that do not open stay as they are, and the header is kept
    /// beside them under another name. `can_end` is asked before that: if not, the values are done, and the header is as it was.
    ///
    /// # Errors
    /// [`StoreFault`]; every value is still stored, sealed or plain.
    pub async fn convert(&self, seals: bool, can_end: impl AsyncFn() -> bool, each: impl Fn(usize, usize)) -> Result<(), StoreFault> {
        for round in 0..ROUNDS_MAX {
            let keys = self.attempt(ATTEMPT_MS_MAX, all_keys).await?;
            let of_all = keys.len();
            let mut done = 0;
            for store in SEALED {
                let keys = keys.iter().filter(|(of, _)| *of == store).map(|(_, key)| key.as_str()).collect_vec();
                for few in keys.chunks(VALUES_AT_ONCE) {
                    self.attempt(BULK_MS_MAX, async |connection| self.convert_few(connection, store, few, seals).await).await?;
                    done += few.len();
                    each(done, of_all);
                }
            }
            if !can_end().await {
                return Err(StoreFault::Broken);
            }
            let gives_up = !seals && round >= OPENING_ROUNDS;
            let Some(header) = self.attempt(BULK_MS_MAX, async |connection| finish(connection, seals, gives_up).await).await? else {
                continue;
            };
            let header: Option<Rc<str>> = header.map(Rc::from);
            if header.is_none() {
                self.0.vault.take();
                if let Some(known) = self.0.known.borrow_mut().as_mut() {
                    known.lock = None;
                }
            }
            self.0.header.replace(header);
            return Ok(());
        }
        Err(StoreFault::Broken)
    }

    async fn convert_few(&self, connection: &Connection, store: &'static str, keys: &[&str], seals: bool) -> Result<(), Trouble> {
        let (stores, vault) = ([store], self.vault());
        let mut update = Update::begin(self.vault(), connection, &stores)?;
        let stored = update.stored(store, keys).await?;
        let mut replaced = Vec::new();
        for (key, value) in keys.iter().zip(stored) {
            let Some(value) = value.filter(|value| needs_pass(store, &JsValue::from_str(key), value, seals)) else { continue };
            if seals {
                let sealed = vault.seal_again(value.clone()).await?;
                let opened = vault.opening(sealed.clone()).await;
                if bytes_of(&opened) != Some(bytes_of(&value).unwrap_or_else(|| raw_bytes(&value))) {
                    return Err(Trouble::Final(StoreFault::Broken));
                }
                replaced.push((key, sealed));
            } else {
                let opened = vault.opening(value).await;
                // One that does not open stays as it is, and is reported as damaged.
                if !is_sealed(&opened) {
                    replaced.push((key, opened));
                }
            }
        }
        let tx = update.write().await?;
        for (key, value) in &replaced {
            tx.put(store, key, value)?;
        }
        tx.commit().await
    }

    /// Stores the records that stay readable while locked.
    ///
    /// # Errors
    /// [`StoreFault`]; then the former ones stay.
    pub async fn keep_outside(&self, records: &[Record]) -> Result<(), StoreFault> {
        let lines = encode_packs(records).map_err(|_| StoreFault::Broken)?.concat();
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let tx = connection.write(&[META])?;
            tx.put(META, OUTSIDE, &value_of(&lines))?;
            tx.commit().await
        })
        .await
    }
}

fn needs_pass(store: &str, key: &JsValue, value: &JsValue, seals: bool) -> bool {
    is_sealed(value) != seals && !is_plain_forever(store, key)
}

/// The keys of all values that are sealed, with their stores.
async fn all_keys(connection: &Connection) -> Result<Vec<(&'static str, String)>, Trouble> {
    let tx = connection.read(&SEALED)?;
    let keys = SEALED.iter().map(|store| tx.keys(store, None)).collect::<Result<Vec<_>, _>>()?;
    let keys = all(keys).await?;
    let of_store = |(store, keys): (&&'static str, JsValue)| {
        let store = *store;
        list(keys).into_iter().filter_map(move |key| Some((store, key.as_string()?))).collect_vec()
    };
    Ok(SEALED.iter().zip(keys).flat_map(of_store).collect_vec())
}

/// If no value is left: after sealing the header says so, after opening it is deleted, in this transaction. Returns the header that is stored
/// then, or `None` when there are values left. With `gives_up` those that do not open are left as they are, and the header beside them.
async fn finish(connection: &Connection, seals: bool, gives_up: bool) -> Result<Option<Option<String>>, Trouble> {
    let tx = connection.write(&SEALED)?;
    let stored = stored_header(&tx).await?;
    let mut is_done = true;
    for store in SEALED {
        let (keys, values) = (tx.keys(store, None)?, tx.values(store, None)?);
        let (keys, values) = (list(keys.await?), list(values.await?));
        is_done &= keys.len() == values.len() && !keys.iter().zip(&values).any(|(key, value)| needs_pass(store, key, value, seals));
    }
    // Another window was faster.
    let Some(header) = stored else { return Ok((is_done || gives_up).then_some(None)) };
    if !is_done && !gives_up {
        return Ok(None);
    }
    let header = if seals {
        let header = header.replacen(r#""state":"sealing""#, r#""state":"on""#, 1);
        put_header(&tx, &value_of(header.as_bytes()))?;
        Some(header)
    } else {
        if !is_done {
            tx.put(META, LOCK_OLD, &value_of(header.as_bytes()))?;
        }
        for key in [LOCK, LOCK_COPY, OUTSIDE] {
            tx.delete(META, &JsValue::from_str(key))?;
        }
        None
    };
    tx.commit().await?;
    Ok(Some(header))
}
