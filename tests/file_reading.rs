//! A file of any content is read in slices, within limits; files that are no backup are rejected.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::cell::Cell;

use pain_diary::app::Reading;
use pain_diary::domain::{Body, Record, RecordId};
use pain_diary::format::{Backup, FileError, RECORDS_MAX, RecordError, read_record};

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
    assert_eq!((backup.record(0), backup.record(1).is_ok()), (Err(RecordError::TooLarge), true));
    let deep = format!("{begin}{}", "[".repeat(1 << 20));
    assert_eq!(Backup::open(deep.as_bytes()).err(), Some(FileError::Truncated));
    let deep = format!("{begin}{}{}]}}", "[".repeat(1 << 20), "]".repeat(1 << 20));
    assert_eq!(Backup::open(deep.as_bytes()).map(|backup| backup.record(0)), Ok(Err(RecordError::TooLarge)));
}

#[test]
fn records_are_read_in_slices_and_progress_reaches_its_end() {
    let records: Vec<String> = (0..2_000).map(|number| RECORD.replace("000000000001", &format!("{number:012}"))).collect();
    let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{}]}}"#, records.join(",\n"));
    let mut reading = Reading::begin(file.as_bytes()).expect("not empty");
    let mut slices = 0;
    while !reading.go_on(&|| false).expect("a backup") {
        slices += 1;
        let (done, all) = reading.progress();
        assert!(done <= all);
    }
    assert!((40..100).contains(&slices), "{slices}");
    let read = reading.finish();
    assert_eq!((read.records.len(), read.positions.last(), read.refused.count()), (2_000, Some(&2_000), 0));
}

/// The records, their positions and how many were refused, when reading yields after so many slices.
fn read_in_turns(file: &[u8], slices_a_turn: usize) -> Result<(Vec<Record>, Vec<usize>, usize), FileError> {
    let mut reading = Reading::begin(file)?;
    loop {
        let (left, (before, _)) = (Cell::new(slices_a_turn), reading.progress());
        let is_read = reading.go_on(&|| left.replace(left.get().saturating_sub(1)) > 1)?;
        assert!(left.get() == 0 || is_read, "it goes on as long as there is time");
        // One record is always read.
        assert!(reading.progress().0 - before <= slices_a_turn.saturating_mul((16 << 10) + 4_000), "{slices_a_turn}");
        if is_read {
            let read = reading.finish();
            return Ok((read.records, read.positions, read.refused.count()));
        }
    }
}

#[test]
fn a_file_says_the_same_however_often_there_is_no_time_left() {
    let noted = |number: usize| {
        let note = ["a \\\"line\\\"", "🔪 ألم", "", "back\\\\slash"][number % 4].repeat(number % 90);
        RECORD.replace("000000000001", &format!("{number:012}")).replace('}', &format!(r#","note":"{note}"}}"#))
    };
    let records: Vec<String> =
        (0..1_500).map(|number| if number % 7 == 0 { "[0,{\"x\":\"]\"}]".to_owned() } else { noted(number) }).collect();
    let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{}]}}"#, records.join(",\n"));
    let expected = read_in_turns(file.as_bytes(), usize::MAX).expect("a backup");
    assert_eq!((expected.0.len(), expected.2), (1_285, 215));
    let utf_16 = utf_16(&file, u16::to_le_bytes);
    for slices_a_turn in [1, 2, 5, 64] {
        assert_eq!(read_in_turns(file.as_bytes(), slices_a_turn).as_ref(), Ok(&expected), "{slices_a_turn}");
        assert_eq!(read_in_turns(&utf_16, slices_a_turn).as_ref(), Ok(&expected), "{slices_a_turn}");
        assert_eq!(read_in_turns(&file.as_bytes()[..file.len() - 3], slices_a_turn), Err(FileError::Truncated));
    }
}

#[test]
fn one_id_with_two_kinds_in_one_file_is_refused_with_that_reason() {
    let other = RECORD.replace("entry", "zzz");
    let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{RECORD},{other},{RECORD}]}}"#);
    let mut reading = Reading::open(file.as_bytes()).expect("a backup");
    reading.step(usize::MAX);
    let refused: Vec<_> = reading.finish().refused.first().iter().map(|refused| (refused.index, refused.reason)).collect();
    assert_eq!(refused, [(2, RecordError::OtherKind), (3, RecordError::DuplicateId)]);
}

#[test]
fn fifty_refused_records_are_kept_and_the_rest_is_counted_by_reason() {
    let no_id = RECORD.replace("019ab0f2", "x");
    let values = [vec!["0"; 100_000], vec![no_id.as_str(); 7], vec!["0"; 3], vec![RECORD]].concat();
    let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{}]}}"#, values.join(","));
    let mut reading = Reading::open(file.as_bytes()).expect("a backup");
    reading.step(usize::MAX);
    let read = reading.finish();
    assert_eq!((read.records.len(), read.refused.count()), (1, 100_010));
    assert_eq!((read.refused.first().len(), read.refused.first().last().map(|refused| refused.index)), (50, Some(50)));
    assert_eq!(read.refused.more(), [(RecordError::NotARecord, 100_000 - 50 + 3), (RecordError::Id, 7)]);
}

fn rescue_file(rows: &[serde_json::Value]) -> String {
    serde_json::json!({"format": "pain-diary-rescue", "version": 1, "rows": rows}).to_string()
}

fn row(store: &str, key: &str, text: &str) -> serde_json::Value {
    serde_json::json!({"store": store, "key": key, "text": text})
}

fn numbered(number: usize) -> String {
    RECORD.replace("000000000001", &format!("{number:012}"))
}

/// The possible records, the texts, and the number of slices it took to unpack.
type Unpacked = (Vec<Result<Record, RecordError>>, Vec<String>, usize);

/// Everything in such a file, read in slices of so many bytes.
fn unpacked(file: &[u8], slice: usize) -> Result<Unpacked, FileError> {
    let mut backup = Backup::begin(file)?;
    let mut slices = 1;
    while !backup.open_slice(slice)? {
        slices += 1;
    }
    let drafts = backup.drafts().iter().map(|draft| format!("{}: {}", draft.name, draft.text)).collect();
    Ok(((0..backup.len()).map(|index| backup.record(index)).collect(), drafts, slices))
}

#[test]
fn what_the_rescue_page_saved_is_unpacked_in_slices_and_says_the_same_in_any() {
    let noted = |number, note: &str| numbered(number).replace('}', &format!(r#","note":{}}}"#, serde_json::json!(note)));
    let notes = ["a \"line\"", "back\\slash n: \\n", "two\nlines", "🔪 ألم"];
    let lines: Vec<String> = (2..).zip(notes).map(|(number, note)| noted(number, note)).collect();
    let tap = |number: usize| {
        let id = format!("019ab0f2-6c00-7000-8000-{number:012}");
        serde_json::json!({"id": id, "at_ms": 1_795_438_987_120_i64, "offset_min": 60, "score": 3, "who": "patient"})
    };
    let rows = [
        row("rows", "a", &numbered(1)),
        row("packs", "b", &format!("{}\n\n{{\n{}\n", lines.join("\n"), numbered(6))),
        row("meta", "device", "\"00000000000000ab\""),
        row("meta", "draft note 019ab0f2-6c00-7000-8000-000000000001", r#"{"text":"stored \"so\"","at_ms":"5"}"#),
        row("localStorage", "pain-diary.draft question", "kept\nbeside"),
        row("localStorage", "pain-diary.taps", &serde_json::json!([tap(1), tap(7), 0]).to_string()),
        serde_json::json!({"store": "aside", "key": "c", "base64": "/w=="}),
        serde_json::json!(7),
    ];
    // Other programs write a line break in another way.
    let file = rescue_file(&rows).replacen("\\n{", "\\u000a{", 1);
    let expected = unpacked(file.as_bytes(), usize::MAX).expect("opens");
    let good: Vec<_> = expected.0.iter().flatten().map(Record::id).collect();
    let id = |number: usize| RecordId::parse(&format!("019ab0f2-6c00-7000-8000-{number:012}")).expect("an id");
    assert_eq!(good, [1, 2, 3, 4, 5, 6, 1, 7].map(id));
    assert_eq!(expected.0.iter().filter(|read| **read == Err(RecordError::NotARecord)).count(), 4, "a brace, other bytes, a 7, a tap");
    assert_eq!(expected.1, ["note 019ab0f2-6c00-7000-8000-000000000001: stored \"so\"", "question: kept\nbeside"]);
    for slice in [1, 3, 64, 1_000] {
        let (records, drafts, slices) = unpacked(file.as_bytes(), slice).expect("opens");
        assert_eq!((&records, &drafts), (&expected.0, &expected.1), "{slice}");
        assert!(slices > file.len() / slice.max(4), "{slices} slices of {slice}");
    }
    for (number, note) in notes.iter().enumerate() {
        let record = expected.0[number + 1].as_ref().expect("a record");
        assert!(matches!(&record.current().body, Body::Entry(entry) if entry.note.as_str() == *note), "{note}");
    }
    // A tap whose entry exists adds no second one.
    let mut reading = Reading::open(file.as_bytes()).expect("opens");
    reading.step(usize::MAX);
    let read = reading.finish();
    assert!(read.records.iter().all(|record| record.older().is_empty()));
    assert_eq!((read.records.len(), read.refused.count()), (7, 4));
}

#[test]
fn drafts_beside_the_store_were_kept_when_the_file_says() {
    let name = "019ab0f2-6c00-7000-8000-000000000001";
    let beside = row("localStorage", &format!("pain-diary.draft note {name}"), "half");
    let stored = row("meta", &format!("draft note {name}"), r#"{"text":"half of it","at_ms":"5"}"#);
    let at = |text: &str| row("localStorage", "pain-diary.drafts-at", text);
    let kept = |rows: &[serde_json::Value]| {
        let file = rescue_file(rows);
        let mut backup = Backup::begin(file.as_bytes()).expect("a rescue file");
        while !backup.open_slice(1 << 16).expect("opens") {}
        backup.drafts().iter().map(|draft| (draft.text.clone(), draft.kept_ms)).collect::<Vec<_>>()
    };
    let both = |beside_ms| vec![("half".to_owned(), beside_ms), ("half of it".to_owned(), Some(5))];
    assert_eq!(kept(&[at("7"), beside.clone(), stored.clone()]), both(Some(7)));
    assert_eq!(kept(&[beside.clone(), stored.clone(), at("7")]), both(Some(7)), "in any order");
    assert_eq!(kept(&[beside.clone(), stored.clone(), at("\"soon\"")]), both(None), "no time");
    assert_eq!(kept(&[beside, stored]), both(None), "a file of an earlier version");
}

#[test]
fn what_the_rescue_page_saved_has_the_limits_of_a_backup_and_the_same_reasons() {
    // Lines, however many to a row, and taps are counted together.
    let many = |count: usize| rescue_file(&[row("packs", "a", &"x\n".repeat(count))]);
    assert_eq!(unpacked(many(RECORDS_MAX + 1).as_bytes(), 1 << 20).err(), Some(FileError::TooManyRecords));
    assert_eq!(unpacked(many(RECORDS_MAX).as_bytes(), 1 << 20).map(|(records, ..)| records.len()), Ok(RECORDS_MAX));
    let taps = row("localStorage", "pain-diary.taps", &format!("[{}0]", "0,".repeat(10)));
    let both = rescue_file(&[row("packs", "a", &"x\n".repeat(RECORDS_MAX - 10)), taps]);
    assert_eq!(unpacked(both.as_bytes(), 1 << 20).err(), Some(FileError::TooManyRecords));

    // One line, a list of taps, a draft of 8 MiB, and a line of very many parts.
    let large = "x".repeat(8 << 20);
    let parts = RECORD.replace('}', &format!(r#","x":[{}0]}}"#, "0,".repeat(200_000)));
    let rows = [
        row("rows", "a", &large),
        row("rows", "b", &parts),
        row("localStorage", "pain-diary.taps", &format!("[{}0]", "0,".repeat(200_000))),
        row("localStorage", "pain-diary.draft question", &large),
        row("rows", "c", RECORD),
    ];
    let file = rescue_file(&rows);
    let (records, drafts, slices) = unpacked(file.as_bytes(), 1 << 16).expect("opens");
    assert_eq!(records.iter().map(|read| read.clone().err()).collect::<Vec<_>>(), {
        let too_large = Some(RecordError::TooLarge);
        [too_large, too_large, too_large, None, too_large]
    });
    assert!(drafts.is_empty());
    assert!(slices > 2 * (file.len() >> 16), "looked through, and unpacked: {slices} slices");

    // At most as many texts as a window can have, and together as long as a record.
    let draft = |number: usize| row("localStorage", &format!("pain-diary.draft note {number}"), "x");
    let (records, drafts, _) = unpacked(rescue_file(&(0..300).map(draft).collect::<Vec<_>>()).as_bytes(), 1 << 16).expect("opens");
    assert_eq!((drafts.len(), records.len()), (200, 100));
    assert!(records.iter().all(|read| *read == Err(RecordError::TooLarge)), "none is dropped without a word");
    for bytes in [b"".as_slice(), b"1".as_slice()] {
        let file = [b"{\"format\":\"pain-diary-rescue\",\"version\":1,\"rows\":[", bytes, b"]}"].concat();
        assert_eq!(unpacked(&file, 1).map(|(records, ..)| records.len()), Ok(bytes.len()));
    }
}
