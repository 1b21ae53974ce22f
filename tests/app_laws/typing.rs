//! What is typed: how much of it a crash can take at any moment, and where it goes when its place is gone.

use pain_diary::app::{
    Command, CommitInput, DerivedRecord, Draft, Erase, Field, Input, Navigate, OrphanAction, OrphanTarget, Pad, Route, Status, StoreEvent,
    StoreFault, UiAction, Write,
};
use pain_diary::domain::{Answer, Body, Dose, Entry, EntryEdit, Moment, Question, Record, RecordId, SpeakerRef, Version};

use crate::common::bodies::noted;
use crate::common::records::{NOON_MS, pain};
use crate::steps::Step;
use crate::world::{DEVICE, World};
use crate::{said, seven_saved};

/// The most that may be missing after a crash, in milliseconds of typing.
const MISSING_MS_MAX: i64 = 1_000;
/// How long the store takes to commit in this world, in milliseconds.
const COMMIT_MS: i64 = 150;

/// Letters and the pace they are typed at, in milliseconds: 60 in 3.5 s, 120 in 19 s, and slower than any rest.
const PACES: [(usize, i64); 3] = [(60, 58), (120, 158), (12, 700)];

/// Text as it stood after so many letters.
fn letters(count: usize) -> String {
    "it hurts like a knife when I get up ".chars().cycle().take(count).collect()
}

/// Types at a pace; `kept` reads how many letters would be there after a crash now.
fn type_at(world: &mut World, (count, pace_ms): (usize, i64), field: &Field, kept: impl Fn(&World) -> usize) {
    let mut typed_at: Vec<i64> = Vec::new();
    let mut commits_at: Vec<i64> = Vec::new();
    let mut asked = 0;
    for number in 1..=count {
        // In steps, so that a commit comes about at its time.
        for _ in 0..pace_ms {
            world.pass(1);
            if world.asked.len() > asked {
                commits_at.push(world.now_ms + COMMIT_MS);
            }
            asked = world.asked.len();
            if commits_at.first().is_some_and(|at_ms| *at_ms <= world.now_ms) {
                commits_at.remove(0);
                world.commit(0);
                asked = world.asked.len();
            }
            let old = typed_at.iter().filter(|at_ms| world.now_ms - **at_ms > MISSING_MS_MAX).count();
            assert!(kept(world) >= old, "{pace_ms} ms a letter: {} of {old} letters that are a second old", kept(world));
        }
        typed_at.push(world.now_ms);
        world.send(Input::Typed(field.clone(), letters(number)));
        if world.asked.len() > asked {
            commits_at.push(world.now_ms + COMMIT_MS);
            asked = world.asked.len();
        }
    }
}

#[test]
fn however_fast_a_note_is_typed_no_letter_older_than_a_second_is_only_in_memory() {
    for pace in PACES {
        let (mut world, id) = seven_saved();
        let committed = |world: &World| match world.committed.record(id).map(|record| &record.current().body) {
            Some(Body::Entry(entry)) => entry.note.as_str().chars().count(),
            _ => 0,
        };
        type_at(&mut world, pace, &Field::Text(id, Entry::note()), committed);
        world.pass(1_000);
        world.commit_all();
        assert_eq!(committed(&world), pace.0);
        let older = world.model.diary.record(id).expect("there").older().len();
        assert!(older <= 1, "one piece of writing, not {older}");
        world.send(Command::Undo);
        world.commit_all();
        assert_eq!(committed(&world), 0, "undo goes back to where the typing began");
    }
}

#[test]
fn however_fast_a_question_is_typed_no_letter_older_than_a_second_is_only_in_memory() {
    for pace in PACES {
        let mut world = World::new();
        world.send(Navigate::Went(Route::Visit));
        let stored = |world: &World| world.stored_drafts.get(&Field::NewQuestion).map_or(0, |text| text.chars().count());
        type_at(&mut world, pace, &Field::NewQuestion, stored);
        assert_eq!(world.written, 0, "it is no question yet");
        world.send(Write::AddQuestion);
        assert!(world.stored_drafts.contains_key(&Field::NewQuestion), "until the question is in the store");
        world.commit_all();
        assert!(world.stored_drafts.is_empty() && world.drafts.is_empty());
    }
}

#[test]
fn saved_is_said_once_while_typing_goes_on() {
    let (mut world, id) = seven_saved();
    let mut lines = vec![world.model.line.clone().map(|line| line.status)];
    for number in 1..=60 {
        world.pass(58);
        world.send(Input::Typed(Field::Text(id, Entry::note()), letters(number)));
        world.commit_all();
        lines.push(world.model.line.clone().map(|line| line.status));
    }
    lines.dedup();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines.last(), Some(&Some(Status::Changed)));
}

#[test]
fn a_text_too_long_for_a_record_is_kept_as_a_draft_of_the_store() {
    let (mut world, id) = seven_saved();
    let text = "x".repeat(10_001);
    world.send(Input::Typed(Field::Text(id, Entry::note()), text.clone()));
    world.pass(1_000);
    assert_eq!((said(&world), world.stored_drafts.get(&Field::Text(id, Entry::note()))), (Some(&Status::TooLong), Some(&text)));
    world.send(Input::Typed(Field::Text(id, Entry::note()), "shorter".to_owned()));
    world.pass(1_000);
    world.commit_all();
    assert!(world.stored_drafts.is_empty());
}

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
    assert_eq!(world.model.can_be_put_back(&field), Some(OrphanTarget::Deleted));
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
    assert_eq!(world.model.can_be_put_back(&Field::Text(id, Entry::note())), None, "there is nothing to bring back");
    // The file is opened once more.
    world.step(Step::Loaded(seven_saved().0.model.diary.records().cloned().collect()));
    assert_eq!(world.model.can_be_put_back(&Field::Text(id, Entry::note())), Some(OrphanTarget::Live));
    world.send(Input::Orphan(Field::Text(id, Entry::note()), OrphanAction::PutBack));
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.note.as_str()), Some("from the file"));
}

#[test]
fn a_deletion_of_ones_own_and_what_was_committed_before_it_offer_nothing() {
    let (mut world, id) = seven_saved();
    world.send(Input::Typed(Field::Text(id, Entry::note()), "kept".to_owned()));
    world.send(Write::Delete(id));
    // The field leaves the page and says once more what stood in it.
    world.send(Input::Typed(Field::Text(id, Entry::note()), "kept".to_owned()));
    world.send(Input::Typed(Field::Text(id, Dose::amount()), " ".to_owned()));
    world.pass(1_000);
    assert_eq!(world.model.input.orphans, []);
    world.commit_all();
    assert!(world.drafts.is_empty());
}

/// A diary as a start finds it: an entry whose note this phone committed at that time.
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

fn find(world: &mut World, drafts: &[(Field, &str, Option<i64>, bool)]) {
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

fn note(world: &World, id: RecordId) -> &str {
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

#[test]
fn while_the_diary_is_erased_nothing_is_written_and_it_takes_two_presses() {
    let (mut world, id) = seven_saved();
    world.send(Erase::Confirmed);
    assert!(!world.model.erasing, "the first press only asks");
    world.send(UiAction::Erase(true));
    world.send(Input::Typed(Field::Text(id, Entry::note()), "half".to_owned()));
    world.send(Erase::Confirmed);
    let (written, drafts) = (world.written, world.drafts.clone());
    for command in [
        Command::Commit(CommitInput::Now),
        Command::Write(Write::Delete(id)),
        Command::Pad(Pad::Tap(pain(3))),
        Command::Navigate(Navigate::Went(Route::Diary)),
    ] {
        world.send(command);
    }
    assert_eq!((world.written, &world.drafts, said(&world)), (written, &drafts, Some(&Status::Erasing)));
    world.send(Erase::Failed(StoreFault::Blocked));
    world.commit_input();
    world.commit_all();
    assert_eq!(note(&world, id), "half", "it was not erased, so nothing of it is lost");
}

#[test]
fn another_window_that_hears_of_it_writes_nothing_either() {
    let mut world = World::new();
    world.send(Erase::Elsewhere);
    world.send(Pad::Tap(pain(3)));
    assert_eq!((world.written, world.model.diary.records().len(), said(&world)), (0, 0, Some(&Status::Erasing)));
}
