//! Backup files for tests: the same seed gives the same file.

use anyhow::Context;
use chrono::{DateTime, Duration, FixedOffset, NaiveTime, Utc};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

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

/// Yesterday at 12:00 UTC, in milliseconds since 1970: within the week that the Diary shows, on any day. One value for the whole run, so
/// that the same seed gives the same file. The newest entry of every sample lies an hour or so before it.
pub fn newest_ms() -> i64 {
    static NEWEST_MS: LazyLock<i64> = LazyLock::new(|| {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("noon");
        (Utc::now().date_naive() - Duration::days(1)).and_time(noon).and_utc().timestamp_millis()
    });
    *NEWEST_MS
}

/// The text of an instant, in milliseconds since 1970, as records have it: with an offset of one hour.
pub fn at(at_ms: i64) -> String {
    let offset = FixedOffset::east_opt(3600).expect("an hour");
    date(at_ms).with_timezone(&offset).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The stamp of a change at an instant, in milliseconds since 1970.
pub fn stamp(at_ms: i64) -> String {
    format!("{}/0/{DEVICE}", date(at_ms).format("%Y-%m-%dT%H:%M:%S%.3fZ"))
}

fn date(at_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at_ms).expect("a date")
}

/// One entry as a backup holds it.
pub fn entry(number: u64, at_ms: i64, pain: Value, note: &str) -> Value {
    let mut record = json!({
        "id": id(at_ms, number),
        "kind": "entry",
        "stamp": stamp(at_ms + 500),
        "who": if number % 5 == 4 { "carer" } else { "patient" },
        "at": at(at_ms),
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
    let mut at = date(newest_ms());
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

/// Regions of the body and listed words, for the filters.
const REGIONS: [&str; 8] =
    ["lower-back-left", "buttock-left", "thigh-back-left", "calf-left", "ribs-right", "upper-abdomen", "head", "knee-left"];
const FEELS: [&str; 6] = ["burning", "shooting", "aching", "dull", "electric", "stabbing"];
/// Medicines and other reliefs, taken about equally often.
pub const RELIEFS: usize = 12;

/// As many records as [`records`], and as old: the first twelve are reliefs, every 7th of the others is a dose of one of them, and
/// every 3rd entry says where it hurts and what it is like.
pub fn rich_records(count: u64, seed: u64) -> Vec<Value> {
    let mut all = records(count, seed);
    let mut random = Random(seed ^ 0x5eed);
    let ids: Vec<Value> = all.iter().take(RELIEFS).map(|record| record["id"].clone()).collect();
    for (index, record) in all.iter_mut().enumerate() {
        if let Some(id) = ids.get(index) {
            *record = relief(id, &record["stamp"], index);
        } else if index % 7 == 0 {
            let dose = json!({"id": record["id"], "kind": "intake", "stamp": record["stamp"], "at": record["at"], "who": record["who"]});
            *record = dose;
            record["relief"] = ids[random.below(ids.len() as u64) as usize].clone();
        } else if index % 3 == 0 {
            let mut pick = |from: &[&'static str]| from[random.below(from.len() as u64) as usize];
            let (first, second, word) = (pick(&REGIONS), pick(&REGIONS), pick(&FEELS));
            let mut sites = vec![json!({"pain": index % 11, "region": first})];
            if second != first {
                sites.push(json!({"region": second}));
            }
            record["sites"] = sites.into();
            record["words"] = if index % 9 == 0 { json!([word, {"own": "like ants"}]) } else { json!([word]) };
        }
    }
    all
}

fn relief(id: &Value, stamp: &Value, index: usize) -> Value {
    let (sort, name) = if index < 8 { ("medicine", format!("Medicine {}", index + 1)) } else { ("other", format!("Relief {}", index + 1)) };
    json!({"id": id, "kind": "relief", "stamp": stamp, "sort": sort, "name": name})
}

/// A backup file around these records.
pub fn backup(records: &[Value]) -> Value {
    json!({ "format": "pain-diary", "version": 1, "exported_at": at(newest_ms()), "records": records })
}

/// A diary of long texts: every note has 240 characters, and ten further questions are as long and contain a word of 60 letters.
pub fn wordy(diary: &[u8]) -> anyhow::Result<Value> {
    let mut backup: Value = serde_json::from_slice(diary)?;
    let records = backup["records"].as_array_mut().context("records")?;
    for record in records.iter_mut().filter(|record| record["note"].is_string()) {
        record["note"] = json!(long("it went like this", "note"));
    }
    let question = |number| {
        json!({"id": id(newest_ms(), number), "kind": "visit-question", "stamp": stamp(newest_ms()),
            "at": at(newest_ms()), "who": "patient", "star": true, "text": long(&format!("question {number}"), LONGEST_WORD)})
    };
    records.extend((0..10).map(question));
    Ok(backup)
}

/// Sixty letters without a place to break them.
const LONGEST_WORD: &str = "Rueckenmarkskompressionsverdachtsabklaerungsterminvereinbaru";

fn long(first: &str, word: &str) -> String {
    format!("{first} {word} ").chars().chain("and then it was different again in the night, ".chars().cycle()).take(240).collect()
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
    #[test]
    fn a_wordy_diary_says_more_and_holds_ten_questions_more() {
        let mut records = records(9, 7);
        records[0]["note"] = json!("short");
        let wordy = wordy(backup(&records).to_string().as_bytes()).unwrap();
        let all = wordy["records"].as_array().unwrap();
        assert_eq!((all.len(), LONGEST_WORD.len()), (19, 60));
        let long = |field: &str| all.iter().filter(|record| record[field].as_str().is_some_and(|text| text.chars().count() == 240)).count();
        assert_eq!((long("text"), long("note") > 0), (10, true));
    }
    #[test]
    fn rich_records_are_as_many_and_hold_doses_places_and_words() {
        let records = rich_records(700, 7);
        assert_eq!((records.len(), &records), (700, &rich_records(700, 7)));
        let of = |kind: &str| records.iter().filter(|record| record["kind"] == kind).count();
        assert_eq!((of("relief"), of("intake"), of("entry")), (RELIEFS, 98, 590));
        let taken: std::collections::BTreeSet<&str> = records.iter().filter_map(|record| record["relief"].as_str()).collect();
        assert_eq!(taken.len(), RELIEFS, "each is taken");
        assert_eq!(records.iter().filter(|record| record["sites"].is_array() && record["words"].is_array()).count(), 197);
    }
}
