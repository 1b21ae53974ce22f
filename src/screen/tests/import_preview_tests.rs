//! The preview of a file: what it would add, change, replace, delete, and what is refused.

use super::import_tests::{BASE, HERE, HERS, NUMBERS, TOMBSTONES, add, counts, entry, preview, with_base};
use super::shared_tests::{has, has_not, read};
use super::*;
use crate::app::ImportFile;
use crate::domain::{Body, Line, Person, Record, RecordError, RecordId, Version};
use crate::format::RejectedRecord;

#[test]
fn what_would_be_deleted_is_counted_named_and_said_afterwards() {
    let mut phone = with_base();
    has(&phone, "Added to your diary: 5 new");
    has_not(&phone, "removed or replaced");
    preview(&mut phone, 2, read(TOMBSTONES));
    assert_eq!(counts(&phone), ["5 deleted"]);
    has(&phone, "Emergency number: 112 would be deleted");
    has(&phone, "Ward, phone number: 030 1 would be deleted");
    has(&phone, "Look at the 3 that would change");
    has(&phone, "my own words");
    assert!(phone.model.diary.rows().len() == 3, "a preview changes nothing");
    add(&mut phone);
    has(&phone, "Added to your diary: 5 deleted");
    assert_eq!((phone.model.diary.rows().len(), phone.model.diary.contacts().count()), (0, 0));
}

#[test]
fn numbers_that_would_change_are_named_in_full_old_and_new_and_come_first() {
    let mut phone = with_base();
    preview(&mut phone, 2, read(NUMBERS));
    assert_eq!(counts(&phone), ["2 replaced"]);
    for words in ["Emergency number: would change from 112 to 0900 666", "Ward, phone number: would change from 030 1 to 0900 666"] {
        has(&phone, words);
        let outline = phone.outline();
        let outline = outline.split_once("What this file would do").expect("a preview").1;
        let index = outline.find(words).expect("there");
        assert!(outline.find("details").is_none_or(|folded| index < folded), "{outline}");
    }
    add(&mut phone);
    has(&phone, "Added to your diary: 2 changed");
    assert_eq!(phone.model.diary.contacts().next().map(|(_, contact)| contact.phone.as_str()), Some("0900 666"));
}

#[test]
fn what_could_never_be_changed_again_or_is_of_another_kind_is_refused_by_its_place() {
    const CASES: [(&[u8], &str); 3] = [
        (include_bytes!("../../../tests/cases/02-last-stamp-entry.json"), "Entry 1: its date is so far ahead"),
        (include_bytes!("../../../tests/cases/04-last-stamp-emergency-number.json"), "Entry 1: its date is so far ahead"),
        (include_bytes!("../../../tests/cases/08-kind-swap-hides-entry.json"), "Entry 1: it is not the same kind of thing"),
    ];
    let mut phone = with_base();
    for (index, (file, reason)) in (2..).zip(CASES) {
        preview(&mut phone, index, read(file));
        assert_eq!(counts(&phone), ["1 refused"]);
        has(&phone, reason);
        has_not(&phone, "Add to my diary");
    }
}

#[test]
fn what_was_deleted_elsewhere_and_never_here_is_new_and_names_nothing() {
    let mut phone = Phone::new();
    preview(&mut phone, 1, read(TOMBSTONES));
    assert_eq!(counts(&phone), ["5 new"]);
    has_not(&phone, "would be");
    add(&mut phone);
    assert_eq!((phone.model.diary.rows().len(), phone.model.diary.records().len()), (0, 5));
}

#[test]
fn what_would_be_replaced_says_by_whom_and_when() {
    let mut phone = with_base();
    preview(&mut phone, 2, read(NUMBERS));
    for words in ["would change from 112 to 0900 666 (Tue 24 Nov, 14:0", "written on another phone: 2, the newest Tue 24 Nov, 14:0"] {
        has(&phone, words);
    }
    preview(&mut phone, 3, read(TOMBSTONES));
    has(&phone, "112 would be deleted (Tue 24 Nov, 14:0");
    has(&phone, "written on another phone)");

    // Known authors are named; versions of unknown authors are counted by phone, those of this phone as such.
    let mut phone = Phone::new();
    let ben = RecordId::new(NOON_MS, &[99; 10]);
    let person = Body::Person(Person { name: Line::new("Ben").expect("short"), role: SpeakerRef::Carer });
    phone.send(StoreEvent::OtherTab(vec![Record::new(ben, Version::first(NOON_MS, HERE, person))]));
    phone.send(StoreEvent::OtherTab((1..=30).map(|number| entry(number, NOON_MS, HERE, "old", false)).collect()));
    let typed = |number, minute: i64, typed: Option<SpeakerRef>| {
        let record = entry(number, NOON_MS + minute * 60_000, HERS, "new", false);
        Record::new(record.id(), record.current().clone().typed_by(typed))
    };
    let mut records = vec![typed(1, 2, Some(SpeakerRef::Person(ben))), typed(2, 5, Some(SpeakerRef::Person(ben))), typed(3, 4, None)];
    records.push(entry(4, NOON_MS + 60_000, HERE, "new", false));
    let other = |number: u8| DeviceId::new((u64::from(number) + 20) << 32);
    records.extend((5..=30).map(|number| entry(number, NOON_MS + 60_000, other(number), "new", false)));
    preview(&mut phone, 1, ImportFile { records, ..ImportFile::default() });
    assert_eq!(counts(&phone), ["30 replaced"]);
    for words in [
        "written by Ben: 2, the newest 13:05",
        "written on another phone: 1, the newest 13:04",
        "written on this phone: 1, the newest 13:01",
        "and 9 more",
    ] {
        has(&phone, words);
    }
}

#[test]
fn a_number_that_is_new_is_named_too() {
    let mut phone = Phone::new();
    preview(&mut phone, 1, read(BASE));
    assert_eq!(counts(&phone), ["5 new"]);
    has(&phone, "Emergency number: 112 would be added");
    has(&phone, "Ward, phone number: 030 1 would be added");
}

#[test]
fn what_would_change_is_shown_old_beside_new_with_who_and_when_twenty_at_a_time() {
    let mut phone = Phone::new();
    let ben = RecordId::new(NOON_MS, &[99; 10]);
    let person = Body::Person(Person { name: Line::new("Ben").expect("short"), role: SpeakerRef::Carer });
    phone.send(StoreEvent::OtherTab(vec![Record::new(ben, Version::first(NOON_MS, HERE, person))]));
    let old: Vec<Record> = (1..=45).map(|number| entry(number, NOON_MS, HERE, &format!("old {number}."), false)).collect();
    phone.send(StoreEvent::OtherTab(old));
    let new = |number| {
        let record = entry(number, NOON_MS + 60_000, HERS, &format!("new {number}."), false);
        let version = record.current().clone().typed_by(Some(SpeakerRef::Person(ben)));
        Record::new(record.id(), version)
    };
    let file = ImportFile { records: (1..=45).map(new).collect(), ..ImportFile::default() };
    preview(&mut phone, 1, file);
    assert_eq!(counts(&phone), ["45 replaced"]);
    has(&phone, "written by Ben: 45, the newest 13:01");
    for part in ["old 1.", "new 1.", "old 20.", "new 20.", "13:01 · written by Ben", "and 25 more"] {
        has(&phone, part);
    }
    has_not(&phone, "old 21.");
    phone.press("Show 20 more");
    has(&phone, "new 40.");
    has(&phone, "and 5 more");
    phone.press("Show 5 more");
    has(&phone, "new 45.");
    has_not(&phone, "Show 5 more");
}

#[test]
fn only_earlier_values_or_what_comes_back_are_changes_and_the_old_wins_nothing() {
    let mut phone = Phone::new();
    let (stays, gone) = (entry(1, NOON_MS + 9_000, HERE, "newer here", false), entry(2, NOON_MS, HERE, "was here", true));
    phone.send(StoreEvent::OtherTab(vec![stays, gone]));
    let records = vec![entry(1, NOON_MS, HERS, "older there", false), entry(2, NOON_MS + 9_000, HERS, "is back", false)];
    preview(&mut phone, 1, ImportFile { records, ..ImportFile::default() });
    assert_eq!(counts(&phone), ["2 changed"]);
    for part in ["newer here", "It stays as it is. The file only has what it said before.", "deleted", "is back"] {
        has(&phone, part);
    }
    add(&mut phone);
    let notes: Vec<String> = phone
        .model
        .diary
        .rows()
        .iter()
        .filter_map(|row| phone.model.diary.entry(row.id))
        .map(|entry| entry.note.as_str().to_owned())
        .collect();
    assert!(notes.contains(&"newer here".to_owned()) && notes.contains(&"is back".to_owned()), "{notes:?}");
}

#[test]
fn of_many_refused_records_fifty_are_named_and_the_rest_is_counted_by_reason() {
    let mut file = ImportFile { records: vec![entry(1, NOON_MS, HERS, "", false)], ..ImportFile::default() };
    let reasons = [vec![RecordError::NotARecord; 50], vec![RecordError::Pain; 1_200], vec![RecordError::NotARecord; 34]].concat();
    for (index, reason) in (2..).zip(reasons) {
        file.refused.add(RejectedRecord { index, reason });
    }
    let mut phone = Phone::new();
    preview(&mut phone, 1, file);
    for words in ["Entry 2: it is not an entry", "Entry 51: ", "and 1234 more", "1200: the pain is not", "34: it is not an entry"] {
        has(&phone, words);
    }
    has_not(&phone, "Entry 52: ");
    assert_eq!(counts(&phone), ["1 new", "1284 refused"]);
}
