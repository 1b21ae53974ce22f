//! Merges many small packs, as small imports leave them, into few large ones.

use crate::domain::CollectVec;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::meta::read_imports;
use super::transaction::bytes_of;
use super::trouble::Trouble;
use super::update::Update;
use super::vault::is_sealed;
use super::{META, PACKS, Store};
use crate::app::StoreFault;
use crate::format::PACK_RECORDS_MAX;

/// Number of small packs that are left unmerged.
const SMALL_PACKS_MAX: usize = 64;

impl Store {
    /// Merges the oldest small packs into one; false when there was nothing to merge.
    pub(super) async fn merge_small_packs(&self) -> Result<bool, StoreFault> {
        let imports = self.imports().await?;
        let mut lines = 0;
        let small: Vec<(String, usize)> = {
            let seen = self.0.seen.borrow();
            let small = || seen.iter().filter(|(key, lines)| *lines < PACK_RECORDS_MAX / 2 && !imports.holds(key));
            if small().count() <= SMALL_PACKS_MAX {
                return Ok(false);
            }
            let fits = |(_, of_pack): &&(String, usize)| {
                lines += *of_pack;
                lines <= PACK_RECORDS_MAX
            };
            small().take_while(fits).cloned().collect_vec()
        };
        let keys: Vec<&str> = small.iter().map(|(key, _)| key.as_str()).collect_vec();
        let (new_key, Merged { merged, gone }) = self
            .attempt(ATTEMPT_MS_MAX, async |connection| {
                let new_key = self.new_pack_key();
                let merged = self.merge(connection, &keys, &new_key).await?;
                Ok((new_key, merged))
            })
            .await?;
        // Merged by another window, or by an attempt of this one that was committed without notice: their new pack is still to be read.
        let mut seen = self.0.seen.borrow_mut();
        seen.retain(|(key, _)| !gone.contains(key));
        if merged.is_empty() {
            return Ok(!gone.is_empty());
        }
        // All of its records have been read already.
        let lines = small.iter().filter(|(key, _)| merged.contains(key)).map(|(_, lines)| lines).sum();
        seen.retain(|(key, _)| !merged.contains(key));
        drop(seen);
        self.see(new_key, lines);
        Ok(true)
    }
}

/// Result of merging small packs.
#[derive(Default)]
struct Merged {
    /// Keys of those merged into one pack.
    merged: Vec<String>,
    /// Keys of those that no longer existed.
    gone: Vec<String>,
}

impl Store {
    /// Merges those packs that belong to no undoable import. Lines are copied unchanged, damaged ones too.
    async fn merge(&self, connection: &Connection, keys: &[&str], new_key: &str) -> Result<Merged, Trouble> {
        let mut update = Update::begin(self.vault(), connection, &[PACKS, META])?;
        let Some(imports) = read_imports(&mut update).await? else { return Ok(Merged::default()) };
        // Packs of an import that can be undone stay unchanged; one may have been added just now.
        let free: Vec<&str> = keys.iter().copied().filter(|key| !imports.holds(key)).collect_vec();
        let packs = update.values(PACKS, &free).await?;
        let mut merged = Vec::new();
        let mut pack = Vec::new();
        for (key, value) in free.iter().zip(&packs) {
            // One that does not open stays as it is.
            if let Some(bytes) = value.as_ref().filter(|value| !is_sealed(value)).and_then(bytes_of) {
                pack.extend_from_slice(&bytes);
                if !pack.ends_with(b"\n") {
                    pack.push(b'\n');
                }
                merged.push((*key).to_owned());
            }
        }
        let gone = free.iter().zip(&packs).filter(|(_, value)| value.is_none()).map(|(key, _)| (*key).to_owned()).collect_vec();
        if merged.len() < 2 {
            return Ok(Merged { merged: Vec::new(), gone });
        }
        let pack = update.seal(&pack).await?;
        let tx = update.write().await?;
        tx.add(PACKS, new_key, &pack)?;
        for key in &merged {
            tx.delete(PACKS, &JsValue::from_str(key))?;
        }
        tx.commit().await?;
        Ok(Merged { merged, gone })
    }
}
