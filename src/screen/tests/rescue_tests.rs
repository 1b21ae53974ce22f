//! Importing a file of the rescue page: its taps become entries, its texts go to their fields.

use super::Phone;
use super::shared_tests::{load, read};
use crate::app::{CommitInput, Field, ImportCommand, ImportFile, Input, Navigate, Route, StoreEvent};
use crate::domain::{Entry, RecordId};

const FILE: &[u8] = include_bytes!("../../../tests/golden/rescue-v1-kept.json");
const NOTED: &str = "01a20847-e860-7202-8202-020202020202";

fn file() -> ImportFile {
    read(FILE)
}

/// Opens the file up to its preview.
fn open(phone: &mut Phone) {
    phone.send(Navigate::Went(Route::Backup));
    phone.send(ImportCommand::Open(1));
    phone.send(ImportCommand::Read(1, file()));
}

/// Presses "Add to my diary"; what the store commits is read again.
fn add(phone: &mut Phone) {
    let records = file().records;
    phone.press("Add to my diary");
    phone.send(ImportCommand::Applied(crate::app::Imports::default()));
    load(phone, records);
    phone.send(StoreEvent::LoadFinished);
}

fn note(phone: &Phone) -> String {
    let id = RecordId::parse(NOTED).expect("an id");
    phone.model.diary.entry(id).map(|entry| entry.note.as_str().to_owned()).unwrap_or_default()
}

#[test]
fn taps_and_texts_are_shown_and_come_in() {
    let mut phone = Phone::new();
    open(&mut phone);
    let outline = phone.outline();
    for words in ["like a knife, all night", "Is it the pills?", "of 0.1.0", "Typed, but not saved yet when this file was made"] {
        assert!(outline.contains(words), "{words}: {outline}");
    }
    assert!(phone.model.diary.rows().is_empty() && phone.model.input.typed.is_empty(), "nothing happens before it is wanted");
    add(&mut phone);
    assert_eq!(phone.model.diary.rows().len(), 4);
    assert_eq!(note(&phone), "like a knife, all night");
    assert_eq!(phone.model.typed_in(&Field::NewQuestion), Some("Is it the pills?"), "a question stands in its form until it is added");
    assert!(phone.model.input.orphans.is_empty());
}

#[test]
fn opened_once_more_it_changes_nothing() {
    let mut phone = Phone::new();
    open(&mut phone);
    add(&mut phone);
    let before = phone.model.diary.clone();
    open(&mut phone);
    let outline = phone.outline();
    assert!(!outline.contains("all night") && !outline.contains("of 0.1.0"), "both are in the diary: {outline}");
    phone.press("Cancel");
    phone.send(StoreEvent::LoadFinished);
    assert_eq!(phone.model.diary, before);
}

#[test]
fn what_was_written_since_is_not_replaced_and_the_other_text_is_offered() {
    let mut phone = Phone::new();
    open(&mut phone);
    add(&mut phone);
    let id = RecordId::parse(NOTED).expect("an id");
    phone.send(Input::Typed(Field::Text(id, Entry::note()), "better after an hour".to_owned()));
    phone.send(CommitInput::Now);
    open(&mut phone);
    phone.press("Add to my diary");
    assert_eq!(note(&phone), "better after an hour");
    assert_eq!(phone.model.orphan(&Field::Text(id, Entry::note())), Some("like a knife, all night"));
    assert!(phone.outline().contains("This is not in your diary yet"));
}

#[test]
fn a_file_that_is_left_alone_leaves_nothing() {
    let mut phone = Phone::new();
    open(&mut phone);
    phone.press("Cancel");
    phone.send(StoreEvent::LoadFinished);
    assert!(phone.model.diary.rows().is_empty() && phone.model.input.typed.is_empty() && phone.model.input.orphans.is_empty());
}
