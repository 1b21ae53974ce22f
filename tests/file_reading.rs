//! A file is read in slices, with limits, whatever is in it; and is told apart from what is no backup.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use pain_diary::app::Reading;
use pain_diary::format::{Backup, FileError, RECORDS_MAX, Refusal, read_record};

const RECORD: &str = r#"{"id":"019ab0f2-6c00-7000-8000-000000000001","kind":"entry","stamp":"2026-11-23T13:03:07.120Z/0/00000000000000ab","who":"patient","at":"2026-11-23T14:03:07+01:00","pain":7}"#;

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf_16_opens_with_a_mark_and_without_and_in_slices() {
    let text = format!(r#"{{"format":"pain-diary","version":1,"😣":"ألم","records":[{}]}}"#, RECORD.replace("}", r#","note":"🔪 ألم"}"#));
    let record = read_record(&RECORD.replace('}', r#","note":"🔪 ألم"}"#));
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in ["", "\u{feff}"] {
            let file = utf_16(&format!("{mark}{text}"), unit);
            for slice in [4, 6, 1 << 20] {
                let mut backup = Backup::begin(&file).expect("not empty");
                while !backup.open_slice(slice).expect("a backup") {}
                assert_eq!((backup.len(), backup.record(0)), (1, record.clone()));
            }
            assert_eq!(Backup::open(&file[..file.len() - 3]).err(), Some(FileError::Truncated));
            assert_eq!(Backup::open(&file[..file.len() - 2]).err(), Some(FileError::Truncated));
        }
        let half = [utf_16(&text, unit), unit(0xd800).to_vec(), utf_16("x", unit)].concat();
        assert_eq!(Backup::open(&half).err(), Some(FileError::NotText));
        assert_eq!(Backup::open(&utf_16("hello", unit)).err(), Some(FileError::NotABackup));
    }
}

#[test]
fn the_envelope_may_be_laid_out_in_any_way_and_must_be_json() {
    let opens = |envelope: &str| Backup::open(envelope.as_bytes()).map(|backup| backup.len());
    for (envelope, expected) in [
        (r#"{"records":[1,"a]",{"x":[]} , [ ],null],"version":1,"format":"pain-diary"}"#, Ok(5)),
        (r#"{"f\u006frmat":"pain\u002ddiary","version" : 1 ,"records":[ ] , "x":"]}\"\\"} "#, Ok(0)),
        ("{\n\"format\": \"pain-diary\",\r\n\t\"version\": 1,\n\"records\": [\n{ \"pain\" : 3 ,\n\"x\": [ 1 , 2 ] },\n-1\n]\n}\n", Ok(2)),
        (r#"{"format":"x","format":"pain-diary","version":1,"records":[1],"records":[1,2]}"#, Ok(2)),
        (r#"{"format":"pain-diary","version":1,"records":[1],"records":{}}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":1,"records":[1,]}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":1,"records":[,1]}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":1,"records":[1 2]}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":1,"records":[]}x"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":1,"records":[],}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary" "version":1,"records":[]}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":1,"rows":[]}"#, Err(FileError::NotABackup)),
        (r#"{"format":"pain-diary","version":10,"records":[]}"#, Err(FileError::Version)),
    ] {
        assert_eq!(opens(envelope), expected, "{envelope}");
        let bytes = envelope.as_bytes();
        for slice in 4..9 {
            let mut backup = Backup::begin(bytes).expect("not empty");
            let end = loop {
                match backup.open_slice(slice) {
                    Ok(false) => {}
                    Ok(true) => break Ok(backup.len()),
                    Err(error) => break Err(error),
                }
            };
            assert_eq!(end, expected, "{envelope} in slices of {slice}");
        }
    }
}

#[test]
fn no_file_costs_more_than_its_slices_and_a_few_bytes_a_record() {
    // `tests/cases/12-many-nulls.sh`, of which the first 250,001 are enough to see what comes of the others.
    let begin = r#"{"format":"pain-diary","version":1,"records":["#;
    let file = format!("{begin}{}0]}}", "0,".repeat(4 << 20));
    let mut backup = Backup::begin(file.as_bytes()).expect("not empty");
    let mut slices = 0;
    let error = loop {
        slices += 1;
        let before = backup.progress().0;
        match backup.open_slice(1 << 16) {
            Ok(is_open) => assert!(!is_open && backup.progress().0 - before <= 1 << 16),
            Err(error) => break error,
        }
    };
    assert_eq!((error, slices), (FileError::TooManyRecords, (RECORDS_MAX * 2).div_ceil(1 << 16)));
    // A record of very many parts is refused before it is read.
    let record = RECORD.replace('}', &format!(r#","x":[{}0]}}"#, "0,".repeat(200_000)));
    let file = format!("{begin}{record},{RECORD}]}}");
    let backup = Backup::open(file.as_bytes()).expect("a backup");
    assert_eq!((backup.record(0), backup.record(1).is_ok()), (Err(Refusal::TooLarge), true));
    let deep = format!("{begin}{}", "[".repeat(1 << 20));
    assert_eq!(Backup::open(deep.as_bytes()).err(), Some(FileError::Truncated));
    let deep = format!("{begin}{}{}]}}", "[".repeat(1 << 20), "]".repeat(1 << 20));
    assert_eq!(Backup::open(deep.as_bytes()).map(|backup| backup.record(0)), Ok(Err(Refusal::TooLarge)));
}

#[test]
fn records_are_read_in_slices_and_progress_reaches_its_end() {
    let records: Vec<String> = (0..2_000).map(|number| RECORD.replace("000000000001", &format!("{number:012}"))).collect();
    let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{}]}}"#, records.join(",\n"));
    let mut reading = Reading::begin(file.as_bytes()).expect("not empty");
    let mut slices = 0;
    while !reading.go_on().expect("a backup") {
        slices += 1;
        let (done, all) = reading.progress();
        assert!(done <= all);
    }
    assert!((7..20).contains(&slices), "{slices}");
    let read = reading.finish();
    assert_eq!((read.records.len(), read.places.last(), read.refused.len()), (2_000, Some(&2_000), 0));
}

#[test]
fn one_id_with_two_kinds_in_one_file_is_refused_with_that_reason() {
    let other = RECORD.replace("entry", "zzz");
    let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{RECORD},{other},{RECORD}]}}"#);
    let mut reading = Reading::open(file.as_bytes()).expect("a backup");
    reading.step(usize::MAX);
    let refused: Vec<_> = reading.finish().refused.into_iter().map(|refused| (refused.place, refused.reason)).collect();
    assert_eq!(refused, [(2, Refusal::OtherKind), (3, Refusal::DuplicateId)]);
}
