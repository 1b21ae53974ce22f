//! Reading the diary: rows first, then packs, the newest first, in slices that keep the page alive.

use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::connection::Connection;
use super::damaged::raw_bytes;
use super::transaction::{all, bytes_of, list, present};
use super::trouble::Trouble;
use super::{PACKS, QUARANTINE, ROWS, Store};
use crate::app::StoreFault;
use crate::format::{PackRows, RecordError, read_pack};
use crate::platform::clock::monotonic_ms;
use crate::platform::pause::pause;

/// Packs read in one transaction: few, so that a save never waits long.
const PACKS_AT_ONCE: usize = 4;
/// Longest slice of work; a quarter of a frame here is a frame on a slow phone.
const SLICE_MS_MAX: f64 = 6.0;
/// Bytes read between two looks at the clock.
const SLICE_BYTES: usize = 8 << 10;
/// How often packs may vanish under the reading before it is given up: each time another tab has moved them.
const ROUNDS_MAX: usize = 100;

/// Gives way to the browser when a slice has lasted long enough.
pub(super) struct Slices {
    since_ms: f64,
}

impl Slices {
    pub fn begin() -> Self {
        Self { since_ms: monotonic_ms() }
    }

    pub async fn give_way(&mut self) {
        if monotonic_ms() - self.since_ms >= SLICE_MS_MAX {
            pause().await;
            self.since_ms = monotonic_ms();
        }
    }
}

/// Everything small, and the keys of what is large, as they stand at one moment.
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
        // Fewer values than keys would be a diary with holes.
        if keys.len() == values.len() { Ok(keys.into_iter().zip(values).collect()) } else { Err(Trouble::Lost) }
    };
    let (rows, quarantine) = (pairs()?, pairs()?);
    let packs = keys.next().ok_or(Trouble::Lost)?;
    Ok(Snapshot { rows, quarantine, packs: packs.iter().filter_map(JsValue::as_string).collect() })
}

async fn pack_keys(connection: &Connection) -> Result<Vec<String>, Trouble> {
    let keys = list(connection.read(&[PACKS])?.keys(PACKS, None)?.await?);
    Ok(keys.iter().filter_map(JsValue::as_string).collect())
}

/// Reads a value in slices. What is no bytes at all is damaged as a whole.
pub(super) async fn read_value(value: &JsValue, slices: &mut Slices) -> PackRows {
    let Some(bytes) = bytes_of(value) else {
        return PackRows { records: Vec::new(), damaged: vec![(raw_bytes(value), RecordError::NotARecord)] };
    };
    let mut rows = PackRows::default();
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let line_end = rest.iter().skip(SLICE_BYTES).position(|byte| *byte == b'\n').map_or(rest.len(), |place| place + SLICE_BYTES + 1);
        let (slice, after) = rest.split_at_checked(line_end).unwrap_or((rest, &[]));
        let read = read_pack(slice);
        rows.records.extend(read.records);
        rows.damaged.extend(read.damaged);
        rest = after;
        slices.give_way().await;
    }
    rows
}

impl Store {
    /// Hands over the whole diary, piece by piece.
    ///
    /// # Errors
    /// [`StoreFault`] when part of it cannot be read. What has been handed over by then is not the diary.
    pub async fn load(&self, mut each: impl FnMut(PackRows)) -> Result<(), StoreFault> {
        self.0.seen.borrow_mut().clear();
        self.0.reported.borrow_mut().clear();
        self.read_all(|| (), &mut each).await
    }

    /// Hands over what has come since: the rows, of which there are few, and the packs not handed over yet. Says `behind` first when
    /// there are any: until the last of them is handed over, what is known is a part.
    ///
    /// # Errors
    /// See [`Store::load`].
    pub async fn load_new(&self, behind: impl FnOnce(), mut each: impl FnMut(PackRows)) -> Result<(), StoreFault> {
        self.read_all(behind, &mut each).await
    }

    async fn read_all(&self, behind: impl FnOnce(), each: &mut dyn FnMut(PackRows)) -> Result<(), StoreFault> {
        let Snapshot { rows, quarantine, packs } = self.attempt(ATTEMPT_MS_MAX, snapshot).await?;
        self.0.rows.borrow_mut().extend(rows.iter().filter_map(|(key, _)| key.as_string()));
        if packs.iter().any(|key| !self.has_seen(key)) {
            behind();
        }
        let mut slices = Slices::begin();
        each(self.read_rows(rows, &mut slices).await);
        // What a newer version can read of what was set aside is part of the diary again.
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

    /// A pack has been handed over.
    pub(super) fn see(&self, key: String, lines: usize) {
        let mut seen = self.0.seen.borrow_mut();
        if let Err(place) = seen.binary_search_by(|(known, _)| known.cmp(&key)) {
            seen.insert(place, (key, lines));
        }
    }

    async fn read_rows(&self, values: Vec<(JsValue, JsValue)>, slices: &mut Slices) -> PackRows {
        let mut rows = PackRows::default();
        for (key, value) in values {
            let read = read_value(&value, slices).await;
            rows.records.extend(read.records);
            if !read.damaged.is_empty() && self.0.reported.borrow_mut().insert(key.as_string().unwrap_or_default()) {
                rows.damaged.extend(read.damaged);
            }
        }
        rows
    }

    /// True when some of them are not there any more.
    async fn read_packs(&self, mut keys: Vec<String>, each: &mut dyn FnMut(PackRows), slices: &mut Slices) -> Result<bool, StoreFault> {
        keys.retain(|key| !self.has_seen(key));
        // IndexedDB gives keys in rising order.
        keys.reverse();
        let mut vanished = false;
        for few in keys.chunks(PACKS_AT_ONCE) {
            let values = self
                .attempt(ATTEMPT_MS_MAX, async |connection| {
                    let tx = connection.read(&[PACKS])?;
                    all(tx.get_each(PACKS, few.iter().map(String::as_str))?).await
                })
                .await?;
            for (key, value) in few.iter().zip(values) {
                let Some(value) = present(value) else {
                    vanished = true;
                    continue;
                };
                let rows = read_value(&value, slices).await;
                self.see(key.clone(), rows.records.len() + rows.damaged.len());
                each(rows);
                slices.give_way().await;
            }
        }
        Ok(vanished)
    }
}
