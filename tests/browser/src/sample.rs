//! Backup files for tests: the same seed gives the same file.

use chrono::{DateTime, Duration, FixedOffset};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// 2026-11-23T12:00:00Z; the newest entry of every sample lies an hour or so before.
const NEWEST_MS: i64 = 1_795_435_200_000;
const DEVICE: &str = "00000000000000d1";

/// A small and good random generator (splitmix64): seeds, not luck.
pub struct Random(pub u64);

impl Random {
    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

/// One entry as a backup holds it.
pub fn entry(number: u64, at_ms: i64, pain: Value, note: &str) -> Value {
    let offset = FixedOffset::east_opt(3600).expect("an hour");
    let at = DateTime::from_timestamp_millis(at_ms).expect("a date").with_timezone(&offset);
    let stamp = DateTime::from_timestamp_millis(at_ms + 500).expect("a date").format("%Y-%m-%dT%H:%M:%S%.3fZ");
    let mut record = json!({
        "id": id(at_ms, number),
        "kind": "entry",
        "stamp": format!("{stamp}/0/{DEVICE}"),
        "who": if number % 5 == 4 { "carer" } else { "patient" },
        "at": at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        "pain": pain,
    });
    if !note.is_empty() {
        record["note"] = json!(note);
    }
    record
}

/// A version 7 UUID of this time and number.
fn id(at_ms: i64, number: u64) -> String {
    format!("{:08x}-{:04x}-7000-8000-{:012x}", at_ms >> 16, at_ms & 0xffff, number)
}

/// So many entries, some ten a day, newest first in time and oldest first in the file.
pub fn records(count: u64, seed: u64) -> Vec<Value> {
    let mut random = Random(seed);
    let mut at = DateTime::from_timestamp_millis(NEWEST_MS).expect("a date");
    let mut all: Vec<Value> = (0..count)
        .map(|number| {
            at -= Duration::seconds(1800 + random.below(13_600) as i64);
            let pain = match random.below(60) {
                0 => json!("too-much"),
                n => json!(n % 11),
            };
            let note = match random.below(3) {
                0 => format!("after the walk {}, warm bath helped a little, slept badly", random.below(1000)),
                _ => String::new(),
            };
            entry(number, at.timestamp_millis(), pain, &note)
        })
        .collect();
    all.reverse();
    all
}

/// A backup file around these records.
pub fn backup(records: &[Value]) -> Value {
    json!({ "format": "pain-diary", "version": 1, "exported_at": "2026-11-23T13:00:00+01:00", "records": records })
}

/// Writes text or bytes into a folder; returns the path.
pub fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> anyhow::Result<PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_file_and_ids_are_unique() {
        let records = records(500, 7);
        assert_eq!(records, super::records(500, 7));
        assert_ne!(records, super::records(500, 8));
        let ids: std::collections::BTreeSet<&str> = records.iter().filter_map(|record| record["id"].as_str()).collect();
        assert_eq!(ids.len(), 500);
        assert_eq!(records[499]["at"].as_str().unwrap().len(), "2026-11-23T13:00:00+01:00".len());
    }
}
