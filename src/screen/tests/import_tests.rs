//! A file is opened: what it would do is said before anything happens, and can be taken back.

use super::*;
use crate::app::{Effect, ImportFile, ImportSummary, Imports, PastImport, Reading, Undoing};
use crate::domain::{Body, Entry, Line, Note, Person, Record, RecordId, Version};
use crate::format::{RecordError, RejectedRecord};

const BASE: &[u8] = include_bytes!("../../../tests/cases/00-base-diary.json");
const TOMBSTONES: &[u8] = include_bytes!("../../../tests/cases/01-tombstones-for-all.json");
const NUMBERS: &[u8] = include_bytes!("../../../tests/cases/05-replaces-emergency-and-ward-number.json");

fn read(file: &[u8]) -> ImportFile {
    let mut reading = Reading::open(file).expect("a backup");
    while reading.step(100) < reading.len() {}
    reading.finish()
}

fn preview(phone: &mut Phone, number: u32, file: ImportFile) {
    phone.send(Navigate::Went(Route::Backup));
    phone.send(ImportCommand::Open(number));
    phone.send(ImportCommand::Read(number, file));
}

/// What is to be written down, if anything was asked for.
fn asked(phone: &mut Phone) -> Option<(Vec<Record>, ImportSummary)> {
    phone.asked.drain(..).find_map(|effect| if let Effect::Import(records, summary) = effect { Some((records, summary)) } else { None })
}

/// "Add to my diary", to the end.
fn add(phone: &mut Phone) {
    phone.press("Add to my diary");
    let (records, summary) = asked(phone).expect("something to write down");
    let mut imports = phone.model.imports.clone();
    let index = imports.list.len();
    let at = phone.now().to_string();
    imports.add(PastImport { at, records: records.len(), packs: vec![format!("pack {index}")], summary: Some(summary) });
    phone.send(ImportCommand::Applied(imports));
    phone.send(StoreEvent::Loaded { records, damaged: 0 });
    phone.send(StoreEvent::LoadFinished);
}

fn with_base() -> Phone {
    let mut phone = Phone::new();
    preview(&mut phone, 1, read(BASE));
    add(&mut phone);
    phone
}

fn counts(phone: &Phone) -> Vec<String> {
    let outline = phone.outline();
    let lines: Vec<&str> = outline.lines().map(str::trim).collect();
    let names = ["new", "changed", "deleted", "replaced", "same", "refused"];
    let of = |pair: &[&str]| (names.contains(&pair[1]) && pair[0] == "dt").then(|| pair[1].to_owned());
    let name: Vec<String> = lines.windows(2).filter_map(of).collect();
    let value = lines.windows(2).filter(|pair| pair[0] == "dd" && pair[1].chars().all(char::is_numeric)).map(|pair| pair[1].to_owned());
    name.into_iter().zip(value).map(|(name, value)| format!("{value} {name}")).collect()
}

fn has(phone: &Phone, part: &str) {
    let outline = phone.outline();
    assert!(outline.contains(part), "{part:?} is not on\n{outline}");
}

fn has_not(phone: &Phone, part: &str) {
    let outline = phone.outline();
    assert!(!outline.contains(part), "{part:?} is on\n{outline}");
}

#[test]
fn what_would_be_deleted_is_counted_named_and_said_afterwards() {
    let mut phone = with_base();
    has(&phone, "Added to your diary: 5 new");
    has_not(&phone, "removed or replaced");
    preview(&mut phone, 2, read(TOMBSTONES));
    assert_eq!(counts(&phone), ["5 deleted"]);
    has(&phone, "Emergency number: would be deleted, now 112");
    has(&phone, "Number of Ward: would be deleted, now 030 1");
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
    for words in ["Emergency number: would change from 112 to 0900 666", "Number of Ward: would change from 030 1 to 0900 666"] {
        has(&phone, words);
        let outline = phone.outline();
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
        (include_bytes!("../../../tests/cases/02-last-stamp-entry.json"), "Record 1: its date is so far ahead"),
        (include_bytes!("../../../tests/cases/04-last-stamp-emergency-number.json"), "Record 1: its date is so far ahead"),
        (include_bytes!("../../../tests/cases/08-kind-swap-hides-entry.json"), "Record 1: it is not the same kind of thing"),
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
    for words in ["would change from 112 to 0900 666 (2026-11-24 14:0", "written on another phone: 2, the newest 2026-11-24 14:0"] {
        has(&phone, words);
    }
    preview(&mut phone, 3, read(TOMBSTONES));
    has(&phone, "would be deleted, now 112 (2026-11-24 14:0");
    has(&phone, "written on another phone)");

    // Known people are named, a phone whose user is known speaks for them, and this phone's own newer words are said to be so.
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
        "written by Ben: 2, the newest 2026-11-23 13:05",
        "written on another phone: 1, the newest 2026-11-23 13:04",
        "written on this phone: 1, the newest 2026-11-23 13:01",
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
    has(&phone, "Emergency number: would be added, 112");
    has(&phone, "Number of Ward: would be added, 030 1");
}

fn entry(number: u8, stamp_ms: i64, device: DeviceId, note: &str, deleted: bool) -> Record {
    let entry =
        Entry::tapped(Moment::from_clock(NOON_MS, 60), super::number(7), SpeakerRef::Patient).with_note(Note::new(note).expect("short"));
    let version = Version { deleted, ..Version::first(stamp_ms, device, Body::Entry(entry)) };
    Record::new(RecordId::new(NOON_MS, &[number; 10]), version)
}

const HERE: DeviceId = DeviceId::new(7 << 32);
const HERS: DeviceId = DeviceId::new(9 << 32);

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
    has(&phone, "written by Ben: 45, the newest 2026-11-23 13:01");
    for part in ["old 1.", "new 1.", "old 20.", "new 20.", "2026-11-23 13:01 · written by Ben", "and 25 more"] {
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
    for part in ["newer here", "The same. The file only knows what it said before.", "deleted", "is back"] {
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
fn nothing_that_was_not_shown_is_replaced() {
    let mut phone = Phone::new();
    phone.send(StoreEvent::OtherTab(vec![entry(1, NOON_MS, HERE, "as shown", false)]));
    let file = || ImportFile { records: vec![entry(1, NOON_MS + 9_000, HERS, "from the file", false)], ..ImportFile::default() };
    preview(&mut phone, 1, file());
    has(&phone, "as shown");
    // Another window changes it before "Add to my diary".
    phone.send(StoreEvent::OtherTab(vec![entry(1, NOON_MS + 5_000, HERE, "changed meanwhile", false)]));
    phone.press("Add to my diary");
    assert!(asked(&mut phone).is_none(), "nothing is written");
    has(&phone, "Your diary has changed since you opened this file.");
    has(&phone, "changed meanwhile");
    phone.press("Add to my diary");
    assert_eq!(asked(&mut phone).map(|(records, _)| records.len()), Some(1));
    phone.send(ImportCommand::Failed(crate::app::StoreFault::Full));

    // A change elsewhere does not stand in the way.
    preview(&mut phone, 2, file());
    phone.send(StoreEvent::OtherTab(vec![entry(5, NOON_MS, HERE, "another", false)]));
    phone.press("Add to my diary");
    assert!(asked(&mut phone).is_some());
}

#[test]
fn of_two_files_opened_in_a_row_the_last_ones_preview_wins() {
    let of = |number: u8| ImportFile {
        records: (1..=number).map(|number| entry(number, NOON_MS, HERS, "", false)).collect(),
        ..ImportFile::default()
    };
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Backup));
    phone.send(ImportCommand::Open(1));
    phone.send(ImportCommand::Open(2));
    phone.send(ImportCommand::Progress(1, 10, 20));
    phone.send(ImportCommand::Refused(1, crate::format::FileError::Truncated));
    has(&phone, "Reading the file …");
    phone.send(ImportCommand::Read(2, of(2)));
    assert_eq!(counts(&phone), ["2 new"]);
    phone.send(ImportCommand::Read(1, of(5)));
    assert_eq!(counts(&phone), ["2 new"], "the first comes too late");
    phone.send(ImportCommand::Open(3));
    phone.send(ImportCommand::Read(2, of(5)));
    has(&phone, "Reading the file …");
    phone.press("Cancel");
    phone.send(ImportCommand::Read(3, of(5)));
    has_not(&phone, "What this file would do");
}

#[test]
fn a_large_file_is_held_against_the_diary_in_slices() {
    let ids = |number: u16| RecordId::new(NOON_MS + i64::from(number), &[1; 10]);
    let body = entry(1, NOON_MS, HERS, "", false).current().clone();
    let records: Vec<Record> = (0..2_500).map(|number| Record::new(ids(number), body.clone())).collect();
    let mut model = Model::default();
    (model.device, model.loading.is_fully_loaded) = (Some(HERE), true);
    let mut env = Env { unix_ms: NOON_MS, now: Moment::from_clock(NOON_MS, 60), random: &mut || [1; 10], offset_min: &|_| 60 };
    update(&mut model, Command::Import(ImportCommand::Open(1)), &mut env);
    let mut rounds = 0;
    let mut effects =
        update(&mut model, Command::Import(ImportCommand::Read(1, ImportFile { records, ..ImportFile::default() })), &mut env);
    while matches!(effects.as_slice(), [Effect::CompareImport]) {
        rounds += 1;
        effects = update(&mut model, Command::Import(ImportCommand::Compare), &mut env);
    }
    assert_eq!((rounds, effects.len()), (2, 0));
    let crate::app::Import::Preview(plan) = &model.import else { panic!("no preview") };
    assert_eq!(plan.counts.new, 2_500);
}

#[test]
fn imports_are_listed_with_what_they_brought_and_undone_newest_first() {
    let mut phone = with_base();
    phone.later(30);
    preview(&mut phone, 2, read(NUMBERS));
    add(&mut phone);
    has(&phone, "What was added from files");
    let outline = phone.outline();
    let (newer, older) = (outline.find(": 2 changed\n"), outline.find(": 5 new\n"));
    assert!(newer.is_some() && newer < older, "{outline}");
    assert_eq!(outline.matches("Undo this import").count(), 1, "only the newest: {outline}");
    phone.press("Undo this import");
    let newest = phone.model.imports.newest().cloned();
    assert!(matches!(phone.asked.pop(), Some(Effect::UndoImport(import)) if Some(&import) == newest.as_ref()));

    let first = Imports { list: phone.model.imports.list[..1].to_vec(), kept: 0 };
    phone.send(StoreEvent::ImportUndone(Undoing::Done, first));
    has(&phone, "The import is undone");
    has(&phone, ": 5 new");
    // While the rest is read anew the next one cannot be undone by a second tap.
    assert!(phone.screen().iter().all(|node| node.pressed("Undo this import").is_empty()));
    phone.send(StoreEvent::LoadFinished);
    assert!(phone.screen().iter().any(|node| !node.pressed("Undo this import").is_empty()));

    phone.send(StoreEvent::ImportUndone(Undoing::Already, Imports::default()));
    has(&phone, "This import was already undone.");
    phone.asked.clear();
    let newer =
        Imports { list: vec![PastImport { at: phone.now().to_string(), records: 1, packs: vec!["b".into()], summary: None }], kept: 3 };
    phone.send(StoreEvent::ImportUndone(Undoing::NewerFirst, newer));
    has(&phone, "A newer import has to be undone first.");
    has(&phone, "one record");
    has(&phone, "3 older files stay in your diary for good.");
    assert!(matches!(phone.asked.pop(), Some(Effect::LoadNew)), "what came in the other window is read");
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
    for words in ["Record 2: it is not a record", "Record 51: ", "and 1234 more", "1200: the pain is not", "34: it is not a record"] {
        has(&phone, words);
    }
    has_not(&phone, "Record 52: ");
    assert_eq!(counts(&phone), ["1 new", "1284 refused"]);
}
