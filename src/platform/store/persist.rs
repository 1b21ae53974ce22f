//! Writes records: one strict transaction for each command; stored versions are joined, never overwritten.

use std::cell::Cell;
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::transaction::{Tx, all, bytes_of, present, value_of};
use super::trouble::Trouble;
use super::{QUARANTINE, ROWS, Store, UNBACKED};
use crate::app::StoreFault;
use crate::domain::{CollectVec, Record, RecordId};
use crate::format::{read_pack, write_record};
use crate::platform::clock::now_unix_ms;

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
            // A new record needs no read first: all requests are sent at once, so that "Saved" appears sooner.
            if are_new.replace(false) {
                let added = add(connection, &records).await;
                if added != Err(Trouble::AlreadyExists) {
                    return added;
                }
            }
            join_all(connection, &records).await
        })
        .await?;
        self.0.rows.borrow_mut().extend(records.iter().map(|(_, record)| record.id()));
        Ok(())
    }
}

/// [`Trouble::AlreadyExists`] when one of them already has a row.
async fn add(connection: &Connection, records: &[(String, Record)]) -> Result<(), Trouble> {
    let tx = connection.write(&[ROWS, UNBACKED])?;
    for (key, record) in records {
        tx.add(ROWS, key, &row(record)?)?;
        tx.put(UNBACKED, key, &JsValue::TRUE)?;
    }
    tx.commit().await
}

async fn join_all(connection: &Connection, records: &[(String, Record)]) -> Result<(), Trouble> {
    let tx = connection.write(&[ROWS, UNBACKED, QUARANTINE])?;
    let stored = tx.get_each(ROWS, records.iter().map(|(key, _)| key.as_str()))?;
    for ((key, record), stored) in records.iter().zip(all(stored).await?) {
        put_joined(&tx, key, record, present(stored))?;
    }
    tx.commit().await
}

fn row(record: &Record) -> Result<JsValue, Trouble> {
    let mut bytes = Vec::with_capacity(512);
    write_record(&mut bytes, record).map_err(|_| Trouble::Final(StoreFault::Broken))?;
    Ok(value_of(&bytes))
}

fn put_joined(tx: &Tx, key: &str, record: &Record, stored: Option<JsValue>) -> Result<(), Trouble> {
    let mut joined = record.clone();
    if let Some(value) = stored
        && !join_stored(&mut joined, &value)
    {
        tx.put(QUARANTINE, &quarantine_key(ROWS, key), &value)?;
    }
    tx.put(ROWS, key, &row(&joined)?)?;
    tx.put(UNBACKED, key, &JsValue::TRUE)
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
