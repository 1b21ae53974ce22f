//! Moves rows into packs and merges small packs. Each step is one transaction, so the diary is complete before and after it, and concurrent
//! writes of another tab are joined, not replaced.

use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::import::shown_at_ms;
use super::persist::quarantine_key;
use super::transaction::bytes_of;
use super::trouble::Trouble;
use super::update::Update;
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
            self.attempt(ATTEMPT_MS_MAX, async |connection| self.pack_rows(connection, &self.new_pack_key()).await).await?;
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

impl Store {
    /// Moves the oldest rows into a pack; unreadable ones go to quarantine.
    async fn pack_rows(&self, connection: &Connection, pack_key: &str) -> Result<(), Trouble> {
        let mut update = Update::begin(self.vault(), connection, &[ROWS, PACKS, QUARANTINE])?;
        let rows = update.first(ROWS, u32::try_from(PACK_RECORDS_MAX).ok()).await?;
        let mut lines: Vec<(i64, Vec<u8>)> = Vec::with_capacity(rows.len());
        let mut unreadable = Vec::new();
        for (key, value) in &rows {
            match line(value) {
                Some(line) => lines.push(line),
                None => {
                    let key = quarantine_key(ROWS, &key.as_string().unwrap_or_default());
                    unreadable.push((key, update.seal_again(value.clone()).await?));
                }
            }
        }
        let mut pack = Vec::new();
        for (_, line) in &sort_by_key(lines, |(at_ms, _)| *at_ms) {
            pack.extend_from_slice(line);
            pack.push(b'\n');
        }
        let pack = if pack.is_empty() { None } else { Some(update.seal(&pack).await?) };
        let tx = update.write().await?;
        for (key, value) in &unreadable {
            tx.put(QUARANTINE, key, value)?;
        }
        for (key, _) in &rows {
            tx.delete(ROWS, key)?;
        }
        if let Some(pack) = &pack {
            tx.add(PACKS, pack_key, pack)?;
        }
        tx.commit().await
    }
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
