//! The course of an import: read, compared, added, undone.

use super::shared_tests::{has, has_not, load, read};
use super::*;
use crate::app::{Effect, Import, ImportFile, ImportSummary, Imports, PastImport, StoreFault, Undoing};
use crate::domain::{Body, Entry, Note, Record, RecordId, Version};
use crate::format::FileError;

pub(super) const BASE: &[u8] = include_bytes!("../../../tests/cases/00-base-diary.json");
pub(super) const TOMBSTONES: &[u8] = include_bytes!("../../../tests/cases/01-tombstones-for-all.json");
pub(super) const NUMBERS: &[u8] = include_bytes!("../../../tests/cases/05-replaces-emergency-and-ward-number.json");
pub(super) const HERE: DeviceId = DeviceId::new(7 << 32);
pub(super) const HERS: DeviceId = DeviceId::new(9 << 32);

pub(super) fn preview(phone: &mut Phone, number: u32, file: ImportFile) {
    phone.send(Navigate::Went(Route::Backup));
    phone.send(ImportCommand::Open(number));
    phone.send(ImportCommand::Read(number, file));
}

/// The import that the core requested, if any.
pub(super) fn asked(phone: &mut Phone) -> Option<(Vec<Record>, ImportSummary)> {
    phone.asked.drain(..).find_map(|effect| if let Effect::Import(records, summary) = effect { Some((records, summary)) } else { None })
}

/// "Add to my diary", to the end.
pub(super) fn add(phone: &mut Phone) {
    phone.press("Add to my diary");
    let (records, summary) = asked(phone).expect("something to write down");
    let mut imports = phone.model.imports.clone();
    let index = imports.list.len();
    let at = phone.now().to_string();
    imports.add(PastImport { at, records: records.len(), packs: vec![format!("pack {index}")], summary: Some(summary) });
    phone.send(ImportCommand::Applied(imports));
    load(phone, records);
    phone.send(StoreEvent::LoadFinished);
}

pub(super) fn with_base() -> Phone {
    let mut phone = Phone::new();
    preview(&mut phone, 1, read(BASE));
    add(&mut phone);
    phone
}

pub(super) fn counts(phone: &Phone) -> Vec<String> {
    let outline = phone.outline();
    let lines: Vec<&str> = outline.lines().map(str::trim).collect();
    let names = ["new", "changed", "deleted", "replaced", "same", "refused"];
    let of = |pair: &[&str]| (names.contains(&pair[1]) && pair[0] == "dt").then(|| pair[1].to_owned());
    let name: Vec<String> = lines.windows(2).filter_map(of).collect();
    let value = lines.windows(2).filter(|pair| pair[0] == "dd" && pair[1].chars().all(char::is_numeric)).map(|pair| pair[1].to_owned());
    name.into_iter().zip(value).map(|(name, value)| format!("{value} {name}")).collect()
}

pub(super) fn entry(number: u8, stamp_ms: i64, device: DeviceId, note: &str, deleted: bool) -> Record {
    let entry =
        Entry::tapped(Moment::from_clock(NOON_MS, 60), super::number(7), SpeakerRef::Patient).with_note(Note::new(note).expect("short"));
    let version = Version { deleted, ..Version::first(stamp_ms, device, Body::Entry(entry)) };
    Record::new(RecordId::new(NOON_MS, &[number; 10]), version)
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
    phone.send(ImportCommand::Failed(StoreFault::Full));

    // A change of another record does not matter.
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
    phone.send(ImportCommand::Refused(1, FileError::Truncated));
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
    let Import::Preview(plan) = &model.import else { panic!("no preview") };
    assert_eq!(plan.counts.new, 2_500);
}

#[test]
fn imports_are_listed_with_what_they_brought_and_undone_newest_first() {
    let mut phone = with_base();
    phone.later(30);
    preview(&mut phone, 2, read(NUMBERS));
    add(&mut phone);
    has(&phone, "Added from files");
    let outline = phone.outline();
    let (newer, older) = (outline.find(": 2 changed\n"), outline.find(": 5 new\n"));
    assert!(newer.is_some() && newer < older, "{outline}");
    assert_eq!(outline.matches("Undo this file").count(), 1, "only the newest: {outline}");
    phone.press("Undo this file");
    let newest = phone.model.imports.newest().cloned();
    assert!(matches!(phone.asked.pop(), Some(Effect::UndoImport(import)) if Some(&import) == newest.as_ref()));

    let first = Imports { list: phone.model.imports.list[..1].to_vec(), kept: 0 };
    phone.send(StoreEvent::ImportUndone(Undoing::Done, first));
    has(&phone, "What this file did is undone");
    has(&phone, ": 5 new");
    // While the diary is read again, a second tap cannot undo the next import.
    assert!(phone.screen().iter().all(|node| node.pressed("Undo this file").is_empty()));
    phone.send(StoreEvent::LoadFinished);
    assert!(phone.screen().iter().any(|node| !node.pressed("Undo this file").is_empty()));

    phone.send(StoreEvent::ImportUndone(Undoing::Already, Imports::default()));
    has(&phone, "This file was already undone.");
    phone.asked.clear();
    let newer =
        Imports { list: vec![PastImport { at: phone.now().to_string(), records: 1, packs: vec!["b".into()], summary: None }], kept: 3 };
    phone.send(StoreEvent::ImportUndone(Undoing::NewerFirst, newer));
    has(&phone, "Undo the newer file first.");
    has(&phone, "one entry");
    has(&phone, "3 older files can no longer be undone.");
    assert!(matches!(phone.asked.pop(), Some(Effect::LoadNew)), "what came in the other window is read");
}
