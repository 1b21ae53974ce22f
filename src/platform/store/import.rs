//! An import goes into packs of its own, so that it comes all at once and can be taken back whole.

use wasm_bindgen::JsValue;

use super::attempt::BULK_MS_MAX;
use super::load::Slices;
use super::meta::{LAST_IMPORT, put_meta, read_meta};
use super::transaction::value_of;
use super::{META, PACKS, Store};
use crate::app::{LastImport, StoreFault};
use crate::domain::{Record, Slot};
use crate::format::{PACK_RECORDS_MAX, encode_packs};
use crate::platform::clock::{now_unix_ms, random10};

impl Store {
    /// Commits the records of a file; `at` is now, in RFC 3339. All of them or none.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing of it was written.
    pub async fn import(&self, mut records: Vec<Record>, at: String) -> Result<LastImport, StoreFault> {
        // The newest pack is read first, so it should hold what the diary shows first.
        records.sort_by_cached_key(shown_at_ms);
        let mut slices = Slices::begin();
        let mut packs: Vec<(String, JsValue)> = Vec::with_capacity(records.len().div_ceil(PACK_RECORDS_MAX));
        for slice in records.chunks(PACK_RECORDS_MAX) {
            for bytes in encode_packs(slice).map_err(|_| StoreFault::Broken)? {
                packs.push((self.new_pack_key(), value_of(&bytes)));
            }
            slices.give_way().await;
        }
        let import = LastImport { at, records: records.len(), packs: packs.iter().map(|(key, _)| key.clone()).collect() };
        drop(records);
        self.attempt(BULK_MS_MAX, async |connection| {
            let tx = connection.write(&[PACKS, META])?;
            for (key, value) in &packs {
                tx.put(PACKS, key, value)?;
            }
            put_meta(&tx, LAST_IMPORT, &import)?;
            tx.commit().await
        })
        .await?;
        Ok(import)
    }

    /// Takes an import out again; what was changed by hand since then stays.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was taken out. `Broken` too when it is not the last import any more.
    pub async fn undo_import(&self, import: &LastImport) -> Result<(), StoreFault> {
        let undone = self
            .attempt(BULK_MS_MAX, async |connection| {
                let tx = connection.write(&[PACKS, META])?;
                let last = tx.get(META, LAST_IMPORT)?.await?;
                let is_last = read_meta(last.as_ref(), LastImport::read).is_some_and(|last| last == *import);
                if is_last {
                    for key in &import.packs {
                        tx.delete(PACKS, &JsValue::from_str(key))?;
                    }
                    tx.delete(META, &JsValue::from_str(LAST_IMPORT))?;
                }
                // An attempt before this one may have been committed unnoticed: then there is nothing left to undo.
                tx.commit().await.map(|()| is_last || last.is_none())
            })
            .await?;
        if !undone {
            return Err(StoreFault::Broken);
        }
        self.0.seen.borrow_mut().retain(|key, _| !import.packs.contains(key));
        Ok(())
    }

    /// A key for a new pack: later keys are greater.
    pub(super) fn new_pack_key(&self) -> String {
        let unix_ms = now_unix_ms().max(self.0.last_pack_ms.get() + 1);
        self.0.last_pack_ms.set(unix_ms);
        let millis = u64::try_from(unix_ms).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random10()).into_uuid().to_string()
    }
}

/// Where the diary shows it; what it does not show is placed by when it was written.
pub(super) fn shown_at_ms(record: &Record) -> i64 {
    match record.row().map(|row| row.slot) {
        Some(Slot::At(at)) => at.unix_ms(),
        _ => record.current().stamp.unix_ms(),
    }
}
