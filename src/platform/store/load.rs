//! Reads the diary: rows first, then packs, newest first, in slices that keep the page responsive.

use crate::domain::{CollectVec, RecordId};
use futures::future::join;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::transaction::{all, bytes_of, list, present, raw_bytes};
use super::trouble::Trouble;
use super::vault::is_sealed;
use super::{PACKS, QUARANTINE, ROWS, Store};
use crate::app::StoreFault;
use crate::format::{PackRows, RecordError};
use crate::platform::clock::monotonic_ms;
use crate::platform::pause::pause;

/// Packs read in one transaction: few, so that an import or compaction never waits long.
const PACKS_AT_ONCE: usize = 16;
/// Time limit of a slice, in milliseconds: a frame.
const SLICE_MS_MAX: f64 = 16.0;
/// Bytes read between two checks of the clock.
const SLICE_BYTES: usize = 8 << 10;
/// How often packs may disappear during reading (another tab moved them) before it fails.
const ROUNDS_MAX: usize = 100;

/// Yields to the browser when a slice has reached its time limit.
pub(super) struct Slices {
    since_ms: f64,
}

impl Slices {
    pub fn begin() -> Self {
        Self { since_ms: monotonic_ms() }
    }

    pub async fn yield_if_due(&mut self) {
        if monotonic_ms() - self.since_ms >= SLICE_MS_MAX {
            pause().await;
            self.since_ms = monotonic_ms();
        }
    }
}

/// All rows and the keys of the packs, read in one transaction.
pub(super) struct Snapshot {
    /// Key and value.
    pub rows: Vec<(JsValue, JsValue)>,
    pub quarantine: Vec<(JsValue, JsValue)>,
    pub packs: Vec<String>,
}

pub(super) async fn snapshot(connection: &Connection) -> Result<Snapshot, Trouble> {
    let tx = connection.read(&[ROWS, QUARANTINE, PACKS])?;
    let keys = [ROWS, QUARANTINE, PACKS].iter().map(|store| tx.keys(store, None)).collect::<Result<Vec<_>, _>>()?;
    let values = [ROWS, QUARANTINE].iter().map(|store| tx.values(store, None)).collect::<Result<Vec<_>, _>>()?;
    let mut keys = all(keys).await?.into_iter().map(list);
    let mut values = all(values).await?.into_iter().map(list);
    let mut pairs = || -> Result<Vec<(JsValue, JsValue)>, Trouble> {
        let (keys, values) = (keys.next().ok_or(Trouble::Lost)?, values.next().ok_or(Trouble::Lost)?);
        // Fewer values than keys would silently lose rows.
        if keys.len() == values.len() { Ok(keys.into_iter().zip(values).collect()) } else { Err(Trouble::Lost) }
    };
    let (rows, quarantine) = (pairs()?, pairs()?);
    let packs = keys.next().ok_or(Trouble::Lost)?;
    Ok(Snapshot { rows, quarantine, packs: packs.iter().filter_map(JsValue::as_string).collect_vec() })
}

async fn pack_keys(connection: &Connection) -> Result<Vec<String>, Trouble> {
    let keys = list(connection.read(&[PACKS])?.keys(PACKS, None)?.await?);
    Ok(keys.iter().filter_map(JsValue::as_string).collect_vec())
}

/// Reads a value in slices. A value that is not bytes counts as one damaged record.
pub(super) async fn read_value(value: &JsValue, slices: &mut Slices) -> PackRows {
    let Some(bytes) = bytes_of(value) else {
        return PackRows { records: Vec::new(), damaged: vec![(raw_bytes(value), RecordError::NotARecord)] };
    };
    let mut rows = PackRows::default();
    if is_sealed(value) {
        // It did not open.
        return PackRows { records: Vec::new(), damaged: vec![(bytes, RecordError::NotARecord)] };
    }
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let line_end = rest.iter().skip(SLICE_BYTES).position(|byte| *byte == b'\n').map_or(rest.len(), |index| index + SLICE_BYTES + 1);
        let (slice, after) = rest.split_at_checked(line_end).unwrap_or((rest, &[]));
        rows.add(slice);
        rest = after;
        slices.yield_if_due().await;
    }
    rows
}

impl Store {
    /// Passes the whole diary to `each`, in parts.
    ///
    /// # Errors
    /// [`StoreFault`] when part of it cannot be read. The parts passed until then are incomplete.
    pub async fn load(&self, mut each: impl FnMut(PackRows)) -> Result<(), StoreFault> {
        self.0.seen.borrow_mut().clear();
        self.0.reported.borrow_mut().clear();
        self.read_all(|| (), &mut each).await
    }

    /// Passes what is new to `each`: all rows (few) and the packs not read yet. Calls `behind` first when there are such packs: until the
    /// last of them is passed, the known diary is incomplete.
    ///
    /// # Errors
    /// See [`Store::load`].
    pub async fn load_new(&self, behind: impl FnOnce(), mut each: impl FnMut(PackRows)) -> Result<(), StoreFault> {
        self.read_all(behind, &mut each).await
    }

    async fn read_all(&self, behind: impl FnOnce(), each: &mut dyn FnMut(PackRows)) -> Result<(), StoreFault> {
        let Snapshot { rows, quarantine, packs } = self.attempt(ATTEMPT_MS_MAX, snapshot).await?;
        self.0.rows.borrow_mut().extend(rows.iter().filter_map(|(key, _)| RecordId::parse(&key.as_string()?)));
        if packs.iter().any(|key| !self.has_seen(key)) {
            behind();
        }
        let mut slices = Slices::begin();
        each(self.read_rows(rows, &mut slices).await);
        // Quarantined values that this version can read become part of the diary again.
        let quarantine = self.read_rows(quarantine, &mut slices).await;
        if !quarantine.records.is_empty() || !quarantine.damaged.is_empty() {
            each(quarantine);
        }
        let mut keys = packs;
        for _ in 0..ROUNDS_MAX {
            if !self.read_packs(keys, each, &mut slices).await? {
                return Ok(());
            }
            keys = self.attempt(ATTEMPT_MS_MAX, pack_keys).await?;
        }
        Err(StoreFault::Broken)
    }

    fn has_seen(&self, key: &str) -> bool {
        self.0.seen.borrow().binary_search_by(|(known, _)| known.as_str().cmp(key)).is_ok()
    }

    /// Marks a pack as read.
    pub(super) fn see(&self, key: String, lines: usize) {
        let mut seen = self.0.seen.borrow_mut();
        if let Err(index) = seen.binary_search_by(|(known, _)| known.cmp(&key)) {
            seen.insert(index, (key, lines));
        }
    }

    async fn read_rows(&self, values: Vec<(JsValue, JsValue)>, slices: &mut Slices) -> PackRows {
        let mut rows = PackRows::default();
        let (keys, values): (Vec<JsValue>, Vec<JsValue>) = values.into_iter().unzip();
        for (key, value) in keys.into_iter().zip(self.vault().open_all(values).await) {
            let read = read_value(&value, slices).await;
            rows.records.extend(read.records);
            if read.damaged.is_empty() {
                continue;
            }
            let (key, mut reported) = (key.as_string().unwrap_or_default(), self.0.reported.borrow_mut());
            if let Err(index) = reported.binary_search(&key) {
                reported.insert(index, key);
                rows.damaged.extend(read.damaged);
            }
        }
        rows
    }

    /// True when some of them no longer exist.
    async fn read_packs(&self, mut keys: Vec<String>, each: &mut dyn FnMut(PackRows), slices: &mut Slices) -> Result<bool, StoreFault> {
        keys.retain(|key| !self.has_seen(key));
        // IndexedDB gives keys in rising order.
        keys.reverse();
        let mut vanished = false;
        let mut chunks = keys.chunks(PACKS_AT_ONCE);
        let mut next = self.values_of(chunks.next()).await?;
        while let Some((few, values)) = next {
            // The next ones are fetched while these are parsed.
            let parse = async {
                for (key, value) in few.iter().zip(values) {
                    let Some(value) = present(value) else {
                        vanished = true;
                        continue;
                    };
                    let rows = read_value(&value, slices).await;
                    self.see(key.clone(), rows.records.len() + rows.damaged.len());
                    each(rows);
                    slices.yield_if_due().await;
                }
            };
            let (fetched, ()) = join(self.values_of(chunks.next()), parse).await;
            next = fetched?;
        }
        Ok(vanished)
    }

    /// The opened values of these packs; `None` for none.
    async fn values_of<'k>(&self, few: Option<&'k [String]>) -> Result<Option<(&'k [String], Vec<JsValue>)>, StoreFault> {
        let Some(few) = few else { return Ok(None) };
        let values = self
            .attempt(ATTEMPT_MS_MAX, async |connection| {
                let tx = connection.read(&[PACKS])?;
                all(tx.get_each(PACKS, few.iter().map(String::as_str))?).await
            })
            .await?;
        Ok(Some((few, self.vault().open_all(values).await)))
    }
}
