//! Text whose record another window, or undoing an import, has removed.

use crate::common::bodies::noted;
use crate::common::records::NOON_MS;
use crate::drafts::find;
use crate::seven_saved;
use crate::steps::Step;
use crate::world::{DEVICE, World};
use pain_diary::app::{DerivedRecord, Field, Input, Navigate, OrphanAction, OrphanTarget, Route, StoreEvent, Write};
use pain_diary::domain::{Answer, Body, Dose, Entry, Moment, Question, Record, RecordId, SpeakerRef, Version};

/// Another window's version of a record.
fn by_another_window(world: &World, id: RecordId, deleted: bool) -> Record {
    let current = world.model.diary.record(id).expect("there").current();
    Record::new(id, current.next(world.now_ms, DEVICE.with_window(7), current.body.clone(), deleted, None).expect("a stamp"))
}

/// A window in which a note is typed to an entry that another window deletes.
fn orphaned() -> (World, Field) {
    let (mut world, id) = seven_saved();
    let field = Field::Text(id, Entry::note());
    world.now_ms += 1_000;
    let gone = by_another_window(&world, id, true);
    world.send(Input::Typed(field.clone(), "do not lose me".to_owned()));
    world.step(Step::OtherTab(vec![gone]));
    world.pass(1_000);
    (world, field)
}

#[test]
fn text_whose_entry_another_window_has_deleted_is_offered_back() {
    let (mut world, field) = orphaned();
    assert_eq!(world.model.orphan(&field), Some("do not lose me"));
    assert_eq!(world.model.orphan_target(&field), Some(OrphanTarget::Deleted));
    assert_eq!(world.stored_drafts.get(&field).map(String::as_str), Some("do not lose me"), "a crash does not take it");
    world.send(Navigate::Went(Route::Diary));
    world.pass(5_000);
    assert!(world.model.orphan(&field).is_some() && world.drafts.contains_key(&field), "it waits");
    world.send(Input::Orphan(field.clone(), OrphanAction::PutBack));
    world.commit_all();
    let Field::Text(id, _) = field else { panic!("a note") };
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.note.as_str()), Some("do not lose me"));
    assert!(world.model.input.orphans.is_empty() && world.drafts.is_empty() && world.stored_drafts.is_empty());
}

#[test]
fn text_without_a_place_goes_when_the_person_says_so_and_not_before() {
    let (mut world, field) = orphaned();
    world.send(Input::Orphan(field.clone(), OrphanAction::Copy));
    assert!(world.model.orphan(&field).is_some());
    world.send(Input::Orphan(field.clone(), OrphanAction::Discard));
    assert!(world.model.input.orphans.is_empty() && world.drafts.is_empty() && world.stored_drafts.is_empty());
    let Field::Text(id, _) = field else { panic!("a note") };
    assert!(world.model.diary.entry(id).is_none(), "it stays deleted");
}

#[test]
fn text_without_a_place_is_there_again_after_a_restart() {
    let (before, field) = orphaned();
    let mut world = World::new();
    world.step(Step::Loaded(before.model.diary.records().cloned().collect()));
    world.send(StoreEvent::LoadFinished);
    find(&mut world, &[(field.clone(), "do not lose me", Some(before.now_ms), true)]);
    assert_eq!(world.model.orphan(&field), Some("do not lose me"));
}

#[test]
fn an_answer_to_a_question_that_was_deleted_is_offered_back_with_its_question() {
    let mut world = World::new();
    let id = RecordId::new(NOON_MS, &[1; 10]);
    let question = Body::Question(Question::new(noted("Why?"), SpeakerRef::Patient, Moment::from_clock(NOON_MS, 60)));
    world.step(Step::Loaded(vec![Record::new(id, Version::first(NOON_MS, DEVICE, question))]));
    let target = DerivedRecord::Answer { question: id, visit: None };
    let field = Field::Derived(target.clone(), Answer::text());
    world.now_ms += 1_000;
    let gone = by_another_window(&world, id, true);
    world.send(Input::Typed(field.clone(), "twice a day".to_owned()));
    world.step(Step::OtherTab(vec![gone]));
    world.pass(1_000);
    assert_eq!((world.model.orphan(&field), world.model.derived_record(&target)), (Some("twice a day"), None));
    world.send(Input::Orphan(field, OrphanAction::PutBack));
    assert!(world.model.diary.question(id).is_some() && world.model.derived_record(&target).is_some());
}

#[test]
fn text_of_an_import_that_was_undone_waits_for_the_diary_and_is_then_offered_back() {
    let (mut world, id) = seven_saved();
    world.send(StoreEvent::LoadFinished);
    world.send(Input::Typed(Field::Text(id, Entry::note()), "from the file".to_owned()));
    world.send(StoreEvent::ImportUndone(pain_diary::app::Undoing::Done, pain_diary::app::Imports::default()));
    world.pass(1_000);
    world.send(Navigate::Went(Route::Diary));
    assert_eq!(world.model.typed_in(&Field::Text(id, Entry::note())), Some("from the file"), "it may only not be read yet");
    world.send(StoreEvent::LoadFinished);
    assert_eq!(world.model.orphan(&Field::Text(id, Entry::note())), Some("from the file"));
    assert_eq!(world.model.orphan_target(&Field::Text(id, Entry::note())), None, "there is nothing to bring back");
    // The file is opened once more.
    world.step(Step::Loaded(seven_saved().0.model.diary.records().cloned().collect()));
    assert_eq!(world.model.orphan_target(&Field::Text(id, Entry::note())), Some(OrphanTarget::Live));
    world.send(Input::Orphan(Field::Text(id, Entry::note()), OrphanAction::PutBack));
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.note.as_str()), Some("from the file"));
}

#[test]
fn a_deletion_of_ones_own_and_what_was_committed_before_it_offer_nothing() {
    let (mut world, id) = seven_saved();
    world.send(Input::Typed(Field::Text(id, Entry::note()), "kept".to_owned()));
    world.send(Write::Delete(id));
    // The field is removed from the page and reports its text once more.
    world.send(Input::Typed(Field::Text(id, Entry::note()), "kept".to_owned()));
    world.send(Input::Typed(Field::Text(id, Dose::amount()), " ".to_owned()));
    world.pass(1_000);
    assert_eq!(world.model.input.orphans, []);
    world.commit_all();
    assert!(world.drafts.is_empty());
}
