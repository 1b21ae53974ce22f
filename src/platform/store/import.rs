//! An import is stored in packs of its own, so that it is added in one transaction and can be undone as a whole.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;

use super::attempt::{ATTEMPT_MS_MAX, BULK_MS_MAX};
use super::load::Slices;
use super::meta::{SealedImports, read_imports};
use super::trouble::Trouble;
use super::update::Update;
use super::{META, PACKS, Store};
use crate::app::{ImportSummary, Imports, PastImport, StoreFault, Undoing};
use crate::domain::{CollectVec, Record, Slot, sort_by_key};
use crate::format::{PACK_RECORDS_MAX, encode_packs};
use crate::platform::clock::{now_unix_ms, random10};

impl Store {
    /// Commits the records of a file, all or none. `at` is now, in RFC 3339. Returns the undoable imports, this one the newest.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing of it was written.
    pub async fn import(&self, records: Vec<Record>, at: String, summary: ImportSummary) -> Result<Imports, StoreFault> {
        // The newest pack is read first, so it should contain what the diary shows first.
        let records = sort_by_key(records, shown_at_ms);
        let (mut slices, vault) = (Slices::begin(), self.vault());
        let mut values: Vec<JsValue> = Vec::with_capacity(records.len().div_ceil(PACK_RECORDS_MAX));
        for slice in records.chunks(PACK_RECORDS_MAX) {
            for pack in encode_packs(slice).map_err(|_| StoreFault::Broken)? {
                values.push(vault.seal(&pack).await.map_err(|_| StoreFault::Broken)?);
            }
            slices.yield_if_due().await;
        }
        let count = records.len();
        drop(records);
        // Each attempt uses new keys. An attempt that was committed without notice is found in the list by its packs.
        let tried: RefCell<Vec<PastImport>> = RefCell::default();
        self.attempt(BULK_MS_MAX, async |connection| {
            if vault.is_none() != self.vault().is_none() {
                // A lock was set or removed meanwhile.
                return Err(Trouble::Final(StoreFault::Broken));
            }
            let mut update = Update::begin(self.vault(), connection, &[PACKS, META])?;
            let mut imports = read_imports(&mut update).await?.unwrap_or_default();
            let is_in = tried.borrow().iter().any(|import| imports.list.iter().any(|known| known.packs == import.packs));
            if is_in {
                return Ok(imports);
            }
            let packs: Vec<String> = values.iter().map(|_| self.new_pack_key()).collect_vec();
            let import = PastImport { at: at.clone(), records: count, packs: packs.clone(), summary: Some(summary) };
            tried.borrow_mut().push(import.clone());
            imports.add(import);
            let sealed = SealedImports::of(&update, &imports).await?;
            let tx = update.write().await?;
            for (key, value) in packs.iter().zip(&values) {
                tx.add(PACKS, key, value)?;
            }
            sealed.put(&tx)?;
            tx.commit().await.map(|()| imports)
        })
        .await
    }

    /// Removes the newest import; records edited since then stay. Returns the result and the imports that can now be undone.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was removed.
    pub async fn undo_import(&self, import: &PastImport) -> Result<(Undoing, Imports), StoreFault> {
        let tried = Cell::new(false);
        let (outcome, imports) = self
            .attempt(BULK_MS_MAX, async |connection| {
                let mut update = Update::begin(self.vault(), connection, &[PACKS, META])?;
                let mut imports = read_imports(&mut update).await?.unwrap_or_default();
                match imports.undo(import) {
                    // An earlier attempt was committed without notice.
                    Undoing::Already if tried.get() => return Ok((Undoing::Done, imports)),
                    Undoing::Done => tried.set(true),
                    other => return Ok((other, imports)),
                }
                let sealed = SealedImports::of(&update, &imports).await?;
                let tx = update.write().await?;
                for key in &import.packs {
                    tx.delete(PACKS, &JsValue::from_str(key))?;
                }
                sealed.put(&tx)?;
                tx.commit().await.map(|()| (Undoing::Done, imports))
            })
            .await?;
        if outcome == Undoing::Done {
            self.0.seen.borrow_mut().retain(|(key, _)| !import.packs.contains(key));
        }
        Ok((outcome, imports))
    }

    /// The imports that can be undone now.
    ///
    /// # Errors
    /// [`StoreFault`] when that cannot be read.
    pub async fn imports(&self) -> Result<Imports, StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            Ok(read_imports(&mut Update::read(self.vault(), connection, &[PACKS, META])?).await?.unwrap_or_default())
        })
        .await
    }

    /// A key for a new pack: later keys are greater.
    pub(super) fn new_pack_key(&self) -> String {
        let unix_ms = now_unix_ms().max(self.0.last_pack_ms.get() + 1);
        self.0.last_pack_ms.set(unix_ms);
        let millis = u64::try_from(unix_ms).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random10()).into_uuid().to_string()
    }
}

/// The time by which the diary sorts the record; for a record it does not show, the time it was written.
pub(super) fn shown_at_ms(record: &Record) -> i64 {
    match record.row().map(|row| row.slot) {
        Some(Slot::At(at)) => at.unix_ms(),
        _ => record.current().stamp.unix_ms(),
    }
}
