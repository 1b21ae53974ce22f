//! Files of released formats. What is in `golden/` is never edited: a later version reads them as this one did, and as
//! long as it writes version 1 it writes them to the byte. A new version of the format adds files.
//! `UPDATE_EXPECT=1` rewrites the summaries, which may change when the summary itself does, never the `.json`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::fmt::Write as _;
use std::path::PathBuf;

use expect_test::expect_file;
use pain_diary::app::{ImportFile, Reading};
use pain_diary::domain::{Body, Moment, Record, Version};
use pain_diary::format::{
    Backup, EXTRA_MAX_BYTES, FILE_MAX_BYTES, FileError, RECORD_MAX_BYTES, RECORDS_MAX, Refusal, begin_backup, end_backup, push_record,
    read_record,
};

fn golden(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    std::fs::read(&path).expect("a golden file")
}

fn read(bytes: &[u8]) -> Result<ImportFile, FileError> {
    let mut reading = Reading::open(bytes)?;
    reading.step(usize::MAX);
    Ok(reading.finish())
}

fn written(exported_at: &str, records: &[Record]) -> Vec<u8> {
    let mut file = begin_backup(Moment::parse(exported_at).expect("a time"));
    for record in records {
        push_record(&mut file, record).expect("can be written");
    }
    end_backup(&mut file);
    file
}

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(60).collect();
    let more = text.chars().count().saturating_sub(60);
    if more == 0 { format!("{start:?}") } else { format!("{start:?} and {more} more") }
}

fn body(version: &Version) -> String {
    match &version.body {
        Body::Entry(entry) => {
            let place = format!("{} {:+}", entry.at.local(), entry.at.offset_east_min());
            format!("{} at {place} by {:?} {}", entry.score, entry.who.as_str(), shortened(entry.note.as_str()))
        }
        Body::Contact(contact) => {
            let line = |line: &pain_diary::domain::Line| shortened(line.as_str());
            format!("contact {} {} {}", line(&contact.name), line(&contact.phone), line(&contact.hours))
        }
        Body::Unknown(unknown) => format!("unknown {:?}", unknown.kind),
    }
}

fn line(version: &Version) -> String {
    let stamp = |stamp: pain_diary::domain::Stamp| format!("{}.{}", stamp.unix_ms(), stamp.count());
    let mut line = format!("{}@{}", stamp(version.stamp), version.stamp.device());
    if version.since != version.stamp {
        line += &format!(" since {}", stamp(version.since));
    }
    let deleted = if version.deleted { " deleted" } else { "" };
    let extra = version.extra.as_deref().map(|extra| format!(" and {extra}")).unwrap_or_default();
    format!("{line}{deleted}: {}{extra}", body(version))
}

fn summary(file: &ImportFile) -> String {
    let mut out = String::new();
    for record in &file.records {
        writeln!(out, "{}", record.id()).expect("a string takes it");
        for (place, version) in record.versions().enumerate() {
            writeln!(out, "  {}{}", if place == 0 { "" } else { "before " }, line(version)).expect("a string takes it");
        }
    }
    for refused in &file.refused {
        writeln!(out, "{}: {:?}", refused.place, refused.reason).expect("a string takes it");
    }
    out
}

/// FNV-1a: enough to notice an editor, a merge or a line-end conversion.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn files_of_released_formats_are_never_edited() {
    for (name, expected) in [
        ("rescue-v1.json", 0xd864_b9e0_65d4_59f1),
        ("v1-kinds.json", 0xdee4_d7e7_7bfa_d34d),
        ("v1-texts.json", 0x2669_dab4_bc21_5a3b),
        ("v1-times.json", 0x2a16_ad99_7cb3_75f3),
    ] {
        assert_eq!(fingerprint(&golden(name)), expected, "{name} was edited: put it back, and add a file of another name instead");
    }
}

#[test]
fn version_1_reads_as_it_always_has_and_is_written_to_the_byte() {
    let names = ["v1-kinds", "v1-texts", "v1-times"];
    let summaries = [
        expect_file!["golden/v1-kinds.summary.txt"],
        expect_file!["golden/v1-texts.summary.txt"],
        expect_file!["golden/v1-times.summary.txt"],
    ];
    for (name, expected) in names.iter().zip(summaries) {
        let bytes = golden(&format!("{name}.json"));
        let file = read(&bytes).expect("a backup");
        assert_eq!(file.refused, [], "{name}");
        expected.assert_eq(&summary(&file));
        assert!(written("2026-11-23T14:05:00+01:00", &file.records) == bytes, "{name} is written otherwise than it was read");
    }
}

#[test]
fn what_the_rescue_page_of_version_1_saved_opens() {
    let file = read(&golden("rescue-v1.json")).expect("a rescue file");
    expect_file!["golden/rescue-v1.summary.txt"].assert_eq(&summary(&file));
    assert_eq!((file.records.len(), file.refused.len()), (3, 2));
}

#[test]
fn each_refused_record_has_its_reason() {
    let file = read(&golden("refused/records.json")).expect("a backup");
    expect_file!["golden/refused/records.summary.txt"].assert_eq(&summary(&file));
    assert_eq!(file.records.len(), 2, "the good ones are taken all the same");
    let mut reasons: Vec<Refusal> = file.refused.iter().map(|refused| refused.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    assert_eq!(reasons.len(), 12, "every refusal there is: {reasons:?}");
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
    assert_eq!(Backup::open(many(RECORDS_MAX + 1).as_bytes()).err(), Some(FileError::TooLarge));
    assert_eq!(Backup::open(many(RECORDS_MAX).as_bytes()).map(|backup| backup.len()), Ok(RECORDS_MAX));

    let large = vec![b' '; usize::try_from(FILE_MAX_BYTES).expect("fits") + 1];
    assert_eq!(Backup::open(&large).err(), Some(FileError::TooLarge));

    let record = |more: &str| {
        let id = "019ab0f2-6c00-7000-8000-000000000001";
        format!(r#"{{"id":"{id}","kind":"dose","stamp":"2026-11-23T13:03:07.120Z/0/00000000000000ab"{more}}}"#)
    };
    let spaces = |length: usize| record(&" ".repeat(length - record("").len()));
    assert!(read_record(&spaces(RECORD_MAX_BYTES)).is_ok());
    assert_eq!(read_record(&spaces(RECORD_MAX_BYTES + 1)), Err(Refusal::TooLarge));
    let extra = |length: usize| record(&format!(r#","x":"{}""#, "y".repeat(length - r#"{"x":""}"#.len())));
    assert!(read_record(&extra(EXTRA_MAX_BYTES)).is_ok());
    assert_eq!(read_record(&extra(EXTRA_MAX_BYTES + 1)), Err(Refusal::TooLarge));
}
