//! Writes records: one strict transaction for each command; stored versions are joined, never overwritten.

use std::cell::Cell;
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::transaction::bytes_of;
use super::trouble::Trouble;
use super::update::Update;
use super::{QUARANTINE, ROWS, Store, UNBACKED};
use crate::app::StoreFault;
use crate::domain::{CollectVec, Record, RecordId};
use crate::format::{read_pack, write_record};
use crate::platform::clock::{now_unix_ms, random_u64};

impl Store {
    /// Commits these versions. On return they are on disk.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing of it was written.
    pub async fn persist(&self, records: &[Record]) -> Result<(), StoreFault> {
        let mut by_id: BTreeMap<RecordId, Record> = BTreeMap::new();
        for record in records {
            match by_id.get_mut(&record.id()) {
                Some(known) => _ = known.join(record),
                None => drop(by_id.insert(record.id(), record.clone())),
            }
        }
        let are_new = Cell::new(by_id.keys().all(|id| !self.0.rows.borrow().contains(id)));
        let records: Vec<(String, Record)> = by_id.into_iter().map(|(id, record)| (id.to_string(), record)).collect_vec();
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            // A new record needs no read first: all requests are sent at once, so that "Saved" appears sooner. While locked nothing can be
            // read: the version gets a row of its own, and reading joins them.
            let is_shut = self.vault().is_shut();
            if is_shut || are_new.replace(false) {
                let added = self.add(connection, &records, is_shut).await;
                if is_shut || added != Err(Trouble::AlreadyExists) {
                    return added;
                }
            }
            self.join_all(connection, &records).await
        })
        .await?;
        self.0.rows.borrow_mut().extend(records.iter().map(|(_, record)| record.id()));
        Ok(())
    }
}

impl Store {
    /// [`Trouble::AlreadyExists`] when one of them already has a row.
    async fn add(&self, connection: &Connection, records: &[(String, Record)], beside: bool) -> Result<(), Trouble> {
        let vault = self.vault();
        let mut rows = Vec::with_capacity(records.len());
        for (id, record) in records {
            let key = if beside { format!("{id} {:016x}", random_u64()) } else { id.clone() };
            rows.push((key, id, vault.seal(&row(record)?).await?));
        }
        let tx = connection.write(&[ROWS, UNBACKED])?;
        for (key, id, row) in &rows {
            tx.add(ROWS, key, row)?;
            tx.put(UNBACKED, id, &JsValue::TRUE)?;
        }
        tx.commit().await
    }

    async fn join_all(&self, connection: &Connection, records: &[(String, Record)]) -> Result<(), Trouble> {
        let mut update = Update::begin(self.vault(), connection, &[ROWS, UNBACKED, QUARANTINE])?;
        let keys = records.iter().map(|(key, _)| key.as_str()).collect_vec();
        let stored = update.values(ROWS, &keys).await?;
        let (mut rows, mut unreadable) = (Vec::with_capacity(records.len()), Vec::new());
        for ((key, record), value) in records.iter().zip(stored) {
            let mut joined = record.clone();
            if let Some(value) = value
                && !join_stored(&mut joined, &value)
            {
                unreadable.push((quarantine_key(ROWS, key), update.seal_again(value).await?));
            }
            rows.push((key, update.seal(&row(&joined)?).await?));
        }
        let tx = update.write().await?;
        for (key, value) in &unreadable {
            tx.put(QUARANTINE, key, value)?;
        }
        for (key, row) in &rows {
            tx.put(ROWS, key, row)?;
            tx.put(UNBACKED, key, &JsValue::TRUE)?;
        }
        tx.commit().await
    }
}

fn row(record: &Record) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::with_capacity(512);
    write_record(&mut bytes, record).map_err(|_| Trouble::Final(StoreFault::Broken))?;
    Ok(bytes)
}

/// Joins the stored value into the record; false when the value contains anything that cannot be read.
fn join_stored(record: &mut Record, value: &JsValue) -> bool {
    let Some(bytes) = bytes_of(value) else { return false };
    let rows = read_pack(&bytes);
    let mut whole = rows.damaged.is_empty() && !rows.records.is_empty();
    for stored in &rows.records {
        if stored.id() == record.id() {
            record.join(stored);
        } else {
            whole = false;
        }
    }
    whole
}

/// Key of a quarantined value: its former store and key and the time it was moved, so that it overwrites nothing.
pub(super) fn quarantine_key(store: &str, key: &str) -> String {
    format!("{store}/{key}/{}", now_unix_ms())
}
