//! Files and records that are refused: each for its reason, and no more than the limits say.
//! `UPDATE_EXPECT=1` rewrites the summaries.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod common;

use common::golden::{golden, read};
use common::summary::summary;
use expect_test::expect_file;
use pain_diary::app::{Reading, Refusals};
use pain_diary::format::{Backup, EXTRA_MAX_BYTES, FILE_MAX_BYTES, FileError, RECORD_MAX_BYTES, RECORDS_MAX, RecordError, read_record};

/// Each refused record, also those of which only the reason is counted.
fn refused_one_by_one(bytes: &[u8]) -> Vec<(usize, RecordError)> {
    let mut known = Refusals::default();
    let up_to = |index: usize| {
        let mut reading = Reading::open(bytes).expect("a backup");
        reading.step(index);
        let refused = reading.finish().refused;
        let is_new = |(reason, count): &&(RecordError, usize)| !known.more().contains(&(*reason, *count));
        let reason = refused.more().iter().find(is_new).map(|(reason, _)| *reason);
        let reason = reason.or_else(|| refused.first().get(known.first().len()).map(|refused| refused.reason));
        known = refused;
        reason.map(|reason| (index, reason))
    };
    (1..=Reading::open(bytes).expect("a backup").len()).filter_map(up_to).collect()
}

#[test]
fn each_refused_record_has_its_reason() {
    let bytes = ["refused/records.json", "refused/records-2.json"].map(golden);
    let files = bytes.each_ref().map(|bytes| read(bytes).expect("a backup"));
    let refused = bytes.each_ref().map(|bytes| refused_one_by_one(bytes));
    let summaries = [0, 1].map(|file| {
        let lines = refused[file].iter().skip(files[file].refused.first().len()).map(|(index, reason)| format!("{index}: {reason:?}\n"));
        summary(&files[file]) + &lines.collect::<String>()
    });
    expect_file!["golden/refused/records.summary.txt"].assert_eq(&summaries[0]);
    expect_file!["golden/refused/records-2.summary.txt"].assert_eq(&summaries[1]);
    assert_eq!(files.each_ref().map(|file| file.records.len()), [2, 7], "the good ones are taken all the same");
    let mut reasons: Vec<RecordError> = refused.iter().flatten().map(|(_, reason)| *reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    assert_eq!(reasons.len(), 15, "every refusal there is: {reasons:?}");
}

#[test]
fn each_wrong_file_has_its_reason() {
    for (name, error) in [
        ("empty", FileError::Empty),
        ("photo", FileError::NotText),
        ("truncated", FileError::Truncated),
        ("truncated-in-a-character", FileError::Truncated),
        ("notes.txt", FileError::NotABackup),
        ("list", FileError::NotABackup),
        ("other-app", FileError::NotABackup),
        ("no-records", FileError::NotABackup),
        ("no-version", FileError::Version),
        ("version-2", FileError::Version),
        ("version-2-laid-out-anew", FileError::Version),
    ] {
        assert_eq!(read(&golden(&format!("refused/{name}.json"))).err(), Some(error), "{name}");
    }
}

#[test]
fn more_than_the_limits_is_refused_and_the_limits_are_not() {
    let many = |count: usize| format!(r#"{{"format":"pain-diary","version":1,"records":[{}0]}}"#, "0,".repeat(count - 1));
    assert_eq!(Backup::open(many(RECORDS_MAX + 1).as_bytes()).err(), Some(FileError::TooManyRecords));
    assert_eq!(Backup::open(many(RECORDS_MAX).as_bytes()).map(|backup| backup.len()), Ok(RECORDS_MAX));

    let large = vec![b' '; usize::try_from(FILE_MAX_BYTES).expect("fits") + 1];
    assert_eq!(Backup::open(&large).err(), Some(FileError::TooLarge));

    let record = |more: &str| {
        let id = "019ab0f2-6c00-7000-8000-000000000001";
        format!(r#"{{"id":"{id}","kind":"dose","stamp":"2026-11-23T13:03:07.120Z/0/00000000000000ab"{more}}}"#)
    };
    let spaces = |length: usize| record(&" ".repeat(length - record("").len()));
    assert!(read_record(&spaces(RECORD_MAX_BYTES)).is_ok());
    assert_eq!(read_record(&spaces(RECORD_MAX_BYTES + 1)), Err(RecordError::TooLarge));
    let extra = |length: usize| record(&format!(r#","x":"{}""#, "y".repeat(length - r#"{"x":""}"#.len())));
    assert!(read_record(&extra(EXTRA_MAX_BYTES)).is_ok());
    assert_eq!(read_record(&extra(EXTRA_MAX_BYTES + 1)), Err(RecordError::TooLarge));
}
