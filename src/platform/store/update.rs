//! Stored values that are read and then replaced.
//!
//! Without a lock that is one transaction. Sealing takes longer than a transaction lives (the browser commits one that waits for anything
//! but its own requests), so with a lock the values are read before, and written in a transaction that first checks that none has changed.

use std::ops::Deref;

use wasm_bindgen::JsValue;

use super::connection::Connection;
use super::transaction::{Tx, all, bytes_of, list, present, raw_bytes};
use super::trouble::Trouble;
use super::vault::Vault;
use crate::app::StoreFault;
use crate::domain::CollectVec;

/// Values that are read and then replaced.
pub(super) struct Update<'a> {
    connection: &'a Connection,
    vault: Vault,
    stores: &'a [&'static str],
    /// The one transaction, without a lock.
    tx: Option<Tx>,
    /// Store, key and value of what was read.
    read: Vec<(&'static str, JsValue, JsValue)>,
}

/// The transaction to read in.
enum Reading<'a> {
    Shared(&'a Tx),
    Own(Tx),
}

impl Deref for Reading<'_> {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        match self {
            Self::Shared(tx) => tx,
            Self::Own(tx) => tx,
        }
    }
}

impl<'a> Update<'a> {
    /// Begins with the stores that it reads and writes. Not while locked: what cannot be opened must not be replaced.
    pub fn begin(vault: Vault, connection: &'a Connection, stores: &'a [&'static str]) -> Result<Self, Trouble> {
        if vault.is_shut() {
            return Err(Trouble::Final(StoreFault::Unavailable));
        }
        let tx = if vault.is_none() { Some(connection.write(stores)?) } else { None };
        Ok(Self { connection, vault, stores, tx, read: Vec::new() })
    }

    /// Begins to read only; [`Update::write`] must not follow.
    pub fn read(vault: Vault, connection: &'a Connection, stores: &'a [&'static str]) -> Result<Self, Trouble> {
        let tx = if vault.is_none() { Some(connection.read(stores)?) } else { None };
        Ok(Self { connection, vault, stores, tx, read: Vec::new() })
    }

    fn reading(&self, store: &'static str) -> Result<Reading<'_>, Trouble> {
        match &self.tx {
            Some(tx) => Ok(Reading::Shared(tx)),
            None => self.connection.read(&[store]).map(Reading::Own),
        }
    }

    /// The values of some keys as they are stored; `None` for a missing one.
    pub async fn stored(&mut self, store: &'static str, keys: &[&str]) -> Result<Vec<Option<JsValue>>, Trouble> {
        let tx = self.reading(store)?;
        let values = all(tx.get_each(store, keys.iter().copied())?).await?;
        self.read.extend(keys.iter().zip(&values).map(|(key, value)| (store, JsValue::from_str(key), value.clone())));
        Ok(values.into_iter().map(present).collect_vec())
    }

    /// The same, opened.
    pub async fn values(&mut self, store: &'static str, keys: &[&str]) -> Result<Vec<Option<JsValue>>, Trouble> {
        let stored = self.stored(store, keys).await?.into_iter().map(|value| value.unwrap_or_default()).collect_vec();
        Ok(self.vault.open_all(stored).await.into_iter().map(present).collect_vec())
    }

    /// Keys and opened values of the first keys of a store, at most `limit`.
    pub async fn first(&mut self, store: &'static str, limit: Option<u32>) -> Result<Vec<(JsValue, JsValue)>, Trouble> {
        let tx = self.reading(store)?;
        let (keys, values) = (tx.keys(store, limit)?, tx.values(store, limit)?);
        let (keys, values) = (list(keys.await?), list(values.await?));
        if keys.len() != values.len() {
            return Err(Trouble::Lost);
        }
        self.read.extend(keys.iter().zip(&values).map(|(key, value)| (store, key.clone(), value.clone())));
        Ok(keys.into_iter().zip(self.vault.open_all(values).await).collect_vec())
    }

    /// The keys of a store.
    pub async fn keys(&self, store: &'static str) -> Result<Vec<String>, Trouble> {
        let tx = self.reading(store)?;
        let keys = list(tx.keys(store, None)?.await?);
        Ok(keys.iter().filter_map(JsValue::as_string).collect_vec())
    }

    /// What is to be stored for these bytes.
    pub async fn seal(&self, bytes: &[u8]) -> Result<JsValue, Trouble> {
        self.vault.seal(bytes).await
    }

    /// What is to be stored for an opened value that is kept as it is.
    pub async fn seal_again(&self, value: JsValue) -> Result<JsValue, Trouble> {
        self.vault.seal_again(value).await
    }

    /// The transaction that writes. [`Trouble::Changed`] when a value that was read has changed.
    pub async fn write(self) -> Result<Tx, Trouble> {
        if let Some(tx) = self.tx {
            return Ok(tx);
        }
        let tx = self.connection.write(self.stores)?;
        let now = self.read.iter().map(|(store, key, _)| tx.get_at(store, key)).collect::<Result<Vec<_>, _>>()?;
        let now = all(now).await?;
        let is_same = self.read.iter().zip(&now).all(|((_, _, then), now)| is_same(then, now));
        if is_same { Ok(tx) } else { Err(Trouble::Changed) }
    }
}

/// Compares two stored values; `undefined` is a missing one.
fn is_same(one: &JsValue, other: &JsValue) -> bool {
    match (bytes_of(one), bytes_of(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.is_undefined() == other.is_undefined() && raw_bytes(one) == raw_bytes(other),
        _ => false,
    }
}
