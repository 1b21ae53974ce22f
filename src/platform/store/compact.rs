//! Moves rows into packs and merges small packs. Each step is one transaction, so the diary is complete before and after it, and concurrent
//! writes of another tab are joined, not replaced.

use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::import::shown_at_ms;
use super::persist::quarantine_key;
use super::transaction::{bytes_of, list, value_of};
use super::trouble::Trouble;
use super::{PACKS, QUARANTINE, ROWS, Store};
use crate::app::StoreFault;
use crate::domain::sort_by_key;
use crate::format::{PACK_RECORDS_MAX, read_pack};
use crate::platform::pause::pause;

/// Number of rows that are left outside packs.
const ROWS_MAX: f64 = 256.0;
/// Upper limit of steps in one call: enough for any diary, and guarantees an end.
const ROUNDS_MAX: usize = 512;

impl Store {
    /// Compacts where enough has accumulated. To be called when idle, after the diary was read.
    ///
    /// # Errors
    /// [`StoreFault`]; the diary is still complete.
    pub async fn compact(&self) -> Result<(), StoreFault> {
        for _ in 0..ROUNDS_MAX {
            let rows = self.attempt(ATTEMPT_MS_MAX, async |connection| connection.read(&[ROWS])?.count(ROWS)?.await).await?;
            if rows.as_f64().is_none_or(|rows| rows <= ROWS_MAX) {
                break;
            }
            // A new key for each attempt: after an attempt that was committed without notice its pack exists, and the remaining rows are
            // others.
            self.attempt(ATTEMPT_MS_MAX, async |connection| pack_rows(connection, &self.new_pack_key()).await).await?;
            pause().await;
        }
        for _ in 0..ROUNDS_MAX {
            if !self.merge_small_packs().await? {
                break;
            }
            pause().await;
        }
        Ok(())
    }
}

/// Moves the oldest rows into a pack; unreadable ones go to quarantine.
async fn pack_rows(connection: &Connection, pack_key: &str) -> Result<(), Trouble> {
    let tx = connection.write(&[ROWS, PACKS, QUARANTINE])?;
    let limit = u32::try_from(PACK_RECORDS_MAX).ok();
    let (keys, values) = (tx.keys(ROWS, limit)?, tx.values(ROWS, limit)?);
    let (keys, values) = (list(keys.await?), list(values.await?));
    if keys.len() != values.len() {
        return Err(Trouble::Lost);
    }
    let mut lines: Vec<(i64, Vec<u8>)> = Vec::with_capacity(keys.len());
    for (key, value) in keys.iter().zip(&values) {
        match line(value) {
            Some(line) => lines.push(line),
            None => tx.put(QUARANTINE, &quarantine_key(ROWS, &key.as_string().unwrap_or_default()), value)?,
        }
        tx.delete(ROWS, key)?;
    }
    let lines = sort_by_key(lines, |(at_ms, _)| *at_ms);
    if !lines.is_empty() {
        let mut pack = Vec::new();
        for (_, line) in &lines {
            pack.extend_from_slice(line);
            pack.push(b'\n');
        }
        tx.add(PACKS, pack_key, &value_of(&pack))?;
    }
    tx.commit().await
}

/// A stored row unchanged, and the time by which the diary sorts it.
fn line(value: &JsValue) -> Option<(i64, Vec<u8>)> {
    let bytes = bytes_of(value)?;
    let rows = read_pack(&bytes);
    match rows.records.as_slice() {
        [record] if rows.damaged.is_empty() => Some((shown_at_ms(record), bytes)),
        _ => None,
    }
}
