//! Everything written can be read back, everything read can be written, and no input makes the reader panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod common;

use common::bodies::{bodies, speakers};
use common::junk::{damage, json, names, put, tokens};
use common::records::{clocks, devices, entry_of, id, records};
use pain_diary::app::Reading;
use pain_diary::domain::{Body, DeviceId, Moment, Record, Version};
use pain_diary::format::{
    Backup, FileError, PACK_RECORDS_MAX, RecordError, begin_backup, encode_packs, end_backup, push_record, read_pack, read_record,
    write_record,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value};

fn written(record: &Record) -> String {
    let mut out = Vec::new();
    write_record(&mut out, record).expect("can be written");
    String::from_utf8(out).expect("JSON is UTF-8")
}

fn backup_of(records: &[Record]) -> Vec<u8> {
    let mut file = begin_backup(Moment::from_clock(common::records::NOON_MS, 60));
    for record in records {
        push_record(&mut file, record).expect("can be written");
    }
    end_backup(&mut file);
    file
}

/// An accepted record is written as one line that reads back as the same record and is written equally again.
fn check_fixpoint(json: &str) -> Result<(), TestCaseError> {
    if let Ok(record) = read_record(json) {
        let text = written(&record);
        prop_assert!(!text.contains('\n'));
        prop_assert_eq!(read_record(&text), Ok(record), "{}", text);
        prop_assert_eq!(read_record(&text).map(|again| written(&again)), Ok(text));
    }
    Ok(())
}

/// How the first release writes the record again: its own fields first, everything it does not know sorted by name.
fn by_the_first_release(text: &str) -> String {
    let mut fields: Map<String, Value> = serde_json::from_str(text).expect("an object");
    let known: &[&str] = match fields["kind"].as_str() {
        Some("entry") => &["who", "at", "pain", "note"],
        Some("contact") => &["name", "phone", "hours"],
        _ => &[],
    };
    let own = ["id", "kind", "stamp", "since", "deleted"].iter().chain(known);
    let first: Vec<(String, Value)> = own.filter_map(|name| fields.remove_entry(*name)).collect();
    let written: Vec<String> = first.into_iter().chain(fields).map(|(name, value)| format!("{}:{value}", Value::from(name))).collect();
    format!("{{{}}}", written.join(","))
}

fn check_file(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(mut reading) = Reading::open(bytes) else { return Ok(()) };
    let all = reading.len();
    prop_assert_eq!(reading.step(usize::MAX), all);
    let file = reading.finish();
    prop_assert!(file.records.len() + file.refused.count() <= all);
    prop_assert!(file.refused.first().iter().all(|refused| (1..=all).contains(&refused.index)));
    let mut again = Reading::open(&backup_of(&file.records)).expect("what we write is a backup").finish();
    prop_assert!(again.records.is_empty(), "nothing is read before it is asked for");
    let rewritten = backup_of(&file.records);
    let mut reading = Reading::open(&rewritten).expect("what we write is a backup");
    reading.step(usize::MAX);
    again = reading.finish();
    prop_assert_eq!(again.records, file.records);
    prop_assert!(again.refused.first().is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn a_record_reads_back_as_written(record in records()) {
        let text = written(&record);
        prop_assert_eq!(read_record(&text), Ok(record));
        check_fixpoint(&text)?;
    }

    #[test]
    fn what_each_kind_says_reads_back_and_an_older_version_writes_it_to_the_same_byte(body in bodies(), typed in option::of(speakers())) {
        let version = Version::first(common::records::NOON_MS, DeviceId::new(1), body).typed_by(typed);
        let record = Record::new(id(1), version);
        let text = written(&record);
        prop_assert_eq!(read_record(&text), Ok(record), "{}", text);
        prop_assert_eq!(by_the_first_release(&text), text);
    }

    #[test]
    fn nothing_that_comes_in_makes_the_reader_panic(bytes in vec(any::<u8>(), 0..200), text in ".{0,80}", json in json()) {
        check_file(&bytes)?;
        check_fixpoint(&text)?;
        check_fixpoint(&json.to_string())?;
        let pack = read_pack(&bytes);
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
        prop_assert_eq!(pack.records.len() + pack.damaged.len(), lines);
    }

    #[test]
    fn damaged_bytes_are_refused_or_read_for_good(
        records in vec(records(), 0..4), blows in vec((any::<Index>(), 0_usize..6, tokens()), 1..4),
    ) {
        let mut file = backup_of(&records);
        let mut row = records.first().map(written).unwrap_or_default().into_bytes();
        for (at, how, token) in blows {
            damage(&mut file, &at, how, token);
            damage(&mut row, &at, how, token);
        }
        check_file(&file)?;
        check_fixpoint(&String::from_utf8_lossy(&row))?;
        for record in read_pack(&row).records {
            check_fixpoint(&written(&record))?;
        }
    }

    #[test]
    fn wrong_values_are_refused_or_read_for_good(record in records(), changes in vec((any::<Index>(), names(), json()), 1..4)) {
        let mut value: Value = serde_json::from_str(&written(&record)).expect("JSON");
        for (at, name, new) in changes {
            put(&mut value, &at, &name, new);
            check_fixpoint(&value.to_string())?;
            check_file(format!(r#"{{"format":"pain-diary","version":1,"records":[{value},{value}]}}"#).as_bytes())?;
        }
    }

    #[test]
    fn what_a_newer_version_wrote_survives(
        record in records(), fields in btree_map("new-.{0,3}", json(), 1..4), clock in clocks(), device in devices(), kind in "[a-z]{1,20}-new",
    ) {
        let mut value: Value = serde_json::from_str(&written(&record)).expect("JSON");
        let object = value.as_object_mut().expect("an object");
        object.extend(fields.clone());
        let holds = |record: &Record| {
            let now: Map<String, Value> = serde_json::from_str(&written(record)).expect("JSON");
            fields.iter().all(|(name, value)| now.get(name) == Some(value))
        };
        let read = read_record(&value.to_string()).expect("unknown fields are welcome");
        // The last written version need not be the newest, but in these records it is.
        prop_assert!(holds(&read), "{}", value);
        let next = read.current().next(clock, device, read.current().body.clone(), false, None);
        prop_assert!(next.is_none_or(|next| holds(&Record::new(read.id(), next))), "a change here keeps what was said there");
        prop_assume!(record.versions().all(|version| version.body.is_of_kind(&record.current().body)));
        value["kind"] = kind.into();
        let unknown = read_record(&value.to_string()).expect("unknown kinds are welcome");
        prop_assert!(holds(&unknown));
        prop_assert_eq!(entry_of(&unknown), None);
        prop_assert!(matches!(&unknown.current().body, Body::Unknown(_)));
        check_fixpoint(&value.to_string())?;
    }

    #[test]
    fn a_file_that_stops_too_early_says_so(records in vec(records(), 1..4), at: Index) {
        let file = backup_of(&records);
        let whole = file.trim_ascii_end().len();
        let end = at.index(whole);
        let expected = if end == 0 { FileError::Empty } else { FileError::Truncated };
        prop_assert_eq!(Backup::open(&file[..end]).err(), Some(expected));
        prop_assert!(Backup::open(&file[..whole]).is_ok());
    }

    #[test]
    fn a_damaged_line_costs_one_record_not_the_pack(records in vec(records(), 1..6), at: Index, junk in "[^\n{]{1,9}") {
        let packs = encode_packs(&records).expect("can be written");
        prop_assert_eq!(packs.len(), 1);
        prop_assert_eq!(&read_pack(&packs[0]).records, &records);
        let mut lines: Vec<&[u8]> = packs[0].split_inclusive(|byte| *byte == b'\n').collect();
        let line = format!("{junk}\n");
        lines.insert(at.index(records.len()), line.as_bytes());
        let read = read_pack(&lines.concat());
        prop_assert_eq!(&read.records, &records);
        prop_assert_eq!(read.damaged, [(junk.into_bytes(), RecordError::NotARecord)]);
    }
}

#[test]
fn packs_hold_no_more_than_their_limit() {
    let record =
        read_record(r#"{"id":"019ab0f2-6c00-7000-8000-000000000001","kind":"x","stamp":"2026-11-23T13:03:07.120Z/0/00000000000000ab"}"#);
    let many = vec![record.expect("a good record"); PACK_RECORDS_MAX + 1];
    let packs = encode_packs(&many).expect("can be written");
    assert_eq!(packs.iter().map(|pack| read_pack(pack).records.len()).collect::<Vec<_>>(), [PACK_RECORDS_MAX, 1]);
    assert!(encode_packs(&[]).expect("nothing to write").is_empty());
}
