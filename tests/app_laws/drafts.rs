//! Drafts: which of them are restored at a start, and when all are removed.

use crate::common::bodies::noted;
use crate::common::records::NOON_MS;
use crate::seven_saved;
use crate::steps::Step;
use crate::world::{DEVICE, World};
use pain_diary::app::{Draft, Field, Input, Navigate, Route, StoreEvent, Write};
use pain_diary::domain::{Body, Entry, EntryEdit, Moment, Question, Record, RecordId, SpeakerRef, Version};

/// The state at a start: an entry whose note this phone committed at that time.
fn restarted(note: &str, committed_ms: i64) -> (World, RecordId) {
    let (before, id) = seven_saved();
    let current = before.model.diary.record(id).expect("there").current().clone();
    let Body::Entry(entry) = current.body.clone() else { panic!("an entry") };
    let version =
        current.next(committed_ms, DEVICE.with_window(3), Body::Entry(entry.with_note(noted(note))), false, None).expect("a stamp");
    let mut world = World::new();
    world.now_ms = NOON_MS + 60_000;
    world.step(Step::Loaded(vec![Record::new(id, version)]));
    world.send(StoreEvent::LoadFinished);
    (world, id)
}

pub fn find(world: &mut World, drafts: &[(Field, &str, Option<i64>, bool)]) {
    let drafts = drafts.iter().map(|(field, text, kept_ms, is_stored)| {
        world.drafts.insert(field.clone(), (*text).to_owned());
        if *is_stored {
            world.stored_drafts.insert(field.clone(), (*text).to_owned());
        }
        Draft { field: field.clone(), text: (*text).to_owned(), kept_ms: *kept_ms, is_stored: *is_stored }
    });
    let drafts = drafts.collect();
    world.send(Input::DraftsFound(drafts));
    world.commit_all();
}

pub fn note(world: &World, id: RecordId) -> &str {
    world.model.diary.entry(id).map(|entry| entry.note.as_str()).unwrap_or_default()
}

#[test]
fn a_draft_the_browser_wrote_late_does_not_take_back_what_was_committed_after_it() {
    let (mut world, id) = restarted("it hurts since the morning", NOON_MS + 20_000);
    find(&mut world, &[(Field::Text(id, Entry::note()), "it hrts", Some(NOON_MS + 6_000), false)]);
    assert_eq!((note(&world, id), world.drafts.len()), ("it hurts since the morning", 0));
}

#[test]
fn a_draft_newer_than_what_was_committed_goes_on_where_it_was() {
    for kept_ms in [Some(NOON_MS + 20_400), None] {
        let (mut world, id) = restarted("it hurts since", NOON_MS + 20_000);
        find(&mut world, &[(Field::Text(id, Entry::note()), "it hurts since the morning", kept_ms, false)]);
        assert_eq!((note(&world, id), world.drafts.len()), ("it hurts since the morning", 0), "{kept_ms:?}");
    }
}

#[test]
fn a_stamp_ahead_of_the_clock_makes_no_draft_old() {
    let (mut world, id) = restarted("before", NOON_MS + 86_400_000);
    find(&mut world, &[(Field::Text(id, Entry::note()), "before and after", Some(NOON_MS + 50_000), false)]);
    assert_eq!(note(&world, id), "before and after");
}

#[test]
fn of_two_drafts_of_one_field_the_newer_one_is_taken() {
    let (beside, stored) = (("Why at n", Some(NOON_MS + 2_000), false), ("Why at night?", Some(NOON_MS + 9_000), true));
    let draft = |(text, kept_ms, is_stored)| (Field::NewQuestion, text, kept_ms, is_stored);
    for drafts in [[draft(beside), draft(stored)], [draft(stored), draft(beside)]] {
        let mut world = World::new();
        world.now_ms += 60_000;
        find(&mut world, &drafts);
        assert_eq!(world.model.typed_in(&Field::NewQuestion), Some("Why at night?"));
    }
}

#[test]
fn a_draft_of_a_question_that_was_added_is_not_asked_twice() {
    let mut world = World::new();
    let question = Body::Question(Question::new(noted("Why?"), SpeakerRef::Patient, Moment::from_clock(NOON_MS, 60)));
    world.step(Step::Loaded(vec![Record::new(RecordId::new(NOON_MS, &[1; 10]), Version::first(NOON_MS, DEVICE, question))]));
    find(&mut world, &[(Field::NewQuestion, "Why? ", Some(NOON_MS + 9_000), true)]);
    assert_eq!(world.model.input.typed, []);
    assert!(world.drafts.is_empty() && world.stored_drafts.is_empty());
}

#[test]
fn a_question_emptied_again_leaves_no_draft() {
    let mut world = World::new();
    world.send(Navigate::Went(Route::Visit));
    for text in ["Why?", ""] {
        world.send(Input::Typed(Field::NewQuestion, text.to_owned()));
        world.pass(1_000);
    }
    assert_eq!((world.drafts.len(), world.stored_drafts.len(), world.model.input.typed.len()), (0, 0, 0));
}

#[test]
fn a_question_emptied_while_something_is_saved_leaves_no_draft_after_it() {
    let (mut world, id) = seven_saved();
    world.send(Navigate::Went(Route::Visit));
    world.send(Input::Typed(Field::NewQuestion, "Why?".to_owned()));
    world.pass(1_000);
    world.send(Write::edit(id, EntryEdit::Note(noted("worse"))));
    world.send(Input::Typed(Field::NewQuestion, String::new()));
    world.pass(1_000);
    assert_eq!(world.stored_drafts.get(&Field::NewQuestion).map(String::as_str), Some(""), "a crash does not bring it back");
    world.commit_all();
    assert_eq!((world.drafts.len(), world.stored_drafts.len(), world.model.input.typed.len()), (0, 0, 0));
}

#[test]
fn a_question_of_spaces_stays_while_it_is_typed_and_is_none_afterwards() {
    let mut world = World::new();
    world.send(Navigate::Went(Route::Visit));
    world.send(Input::Typed(Field::NewQuestion, " ".to_owned()));
    world.pass(1_000);
    assert_eq!(world.model.typed_in(&Field::NewQuestion), Some(" "), "nothing is taken out of the field under the finger");
    world.send(Navigate::Went(Route::Diary));
    assert_eq!((world.written, world.drafts.len(), world.stored_drafts.len(), world.model.input.typed.len()), (0, 0, 0, 0));
}

#[test]
fn an_empty_draft_of_a_question_is_forgotten_at_the_start() {
    for text in ["", "  "] {
        let mut world = World::new();
        find(&mut world, &[(Field::NewQuestion, text, Some(NOON_MS), true)]);
        assert_eq!((world.drafts.len(), world.stored_drafts.len(), world.model.input.typed.len()), (0, 0, 0), "{text:?}");
    }
}
