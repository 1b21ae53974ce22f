//! Manipulated files: another kind under a known id, stamps at the end of the range, writing sessions that claim to continue another's,
//! many newer versions.

use std::collections::BTreeMap;

use pain_diary::domain::{Body, Diary, Record, RecordId};
use serde_json::{Value, json};

use crate::common::rng::Rng;

/// What a diary shows.
pub fn shown(diary: &Diary) -> BTreeMap<RecordId, Body> {
    let live = diary.records().filter(|record| !record.current().deleted);
    live.map(|record| (record.id(), record.current().body.clone())).collect()
}

/// The file with one known record forged. Forgeries that the other phone could not detect are left out.
pub fn forged(file: &[u8], diary: &Diary, rng: &mut Rng) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(file).expect("a backup");
    let records = file["records"].as_array_mut().expect("a list");
    let known = |record: &Value| record["id"].as_str().and_then(RecordId::parse).and_then(|id| diary.record(id)).map(Record::id);
    let indices: Vec<usize> = (0..records.len()).filter(|index| known(&records[*index]).is_some()).collect();
    if indices.is_empty() {
        return file.to_string().into_bytes();
    }
    let record = &mut records[rng.pick(&indices)];
    let stamp = record["stamp"].as_str().expect("a stamp").to_owned();
    let (written, device) = stamp.rsplit_once('/').expect("a device");
    match rng.below(4) {
        0 => {
            record["kind"] = "zzz".into();
            record["stamp"] = format!("2999-01-01T00:00:00.000Z/0/{device}").into();
        }
        1 => record["stamp"] = format!("2999-12-31T23:59:59.999Z/4294967295/{device}").into(),
        2 => {
            if record.get("since").is_none() {
                record["since"] = written.into();
            }
            let later = format!("{}/4000000000/{device}", written.split_once('/').expect("a counter").0);
            record["stamp"] = later.into();
            record["deleted"] = rng.one_in(2).into();
        }
        _ => {
            let mut version = record.clone();
            let fields = version.as_object_mut().expect("an object");
            fields.retain(|name, _| !["id", "history", "since"].contains(&name.as_str()));
            let clock = written.split_once('/').expect("a counter").0;
            let older = (0..30).map(|count| {
                let mut older = version.clone();
                older["stamp"] = format!("{clock}/{}/{device}", 3_000_000_000_u32 + count).into();
                older
            });
            record["history"] = older.collect();
            record["stamp"] = format!("{clock}/3500000000/{device}").into();
            record["since"] = json!(format!("{clock}/3500000000"));
        }
    }
    file.to_string().into_bytes()
}
