//! Undo, in cases that were wrong once.

use crate::common::bodies::noted;
use crate::common::records::pain;
use crate::found::knife;
use crate::steps::Step;
use crate::world::{DEVICE, World};
use crate::{one_of_each, seven_saved};
use pain_diary::app::{Command, DerivedRecord, Field, Input, Write};
use pain_diary::domain::{Answer, Body, DetailEdit, Entry, EntryEdit, Record, RecordId, Relief, Topic};

fn note_of(world: &World, id: RecordId) -> String {
    world.model.diary.entry(id).map(|entry| entry.note.as_str().to_owned()).unwrap_or_default()
}

fn type_note(world: &mut World, id: RecordId, text: &str) {
    world.send(Input::Typed(Field::Text(id, Entry::note()), text.to_owned()));
    world.commit_input();
    world.commit_all();
}

#[test]
fn a_second_tap_on_delete_writes_nothing() {
    let (mut world, id) = seven_saved();
    world.send(Write::Delete(id));
    world.commit_all();
    let written = world.written;
    world.send(Write::Delete(id));
    assert_eq!(world.written, written);
    world.send(Command::Undo);
    assert!(world.model.diary.entry(id).is_some(), "the way back is still offered");
}

#[test]
fn what_was_typed_before_the_clock_went_back_is_not_undone() {
    let (mut world, id) = seven_saved();
    type_note(&mut world, id, "before");
    world.now_ms -= 3_600_000;
    type_note(&mut world, id, "after");
    world.send(Command::Undo);
    assert_eq!(note_of(&world, id), "before");
}

#[test]
fn undo_of_what_is_typed_keeps_what_was_tapped_in_between() {
    let (mut world, id) = seven_saved();
    type_note(&mut world, id, "it began");
    world.send(Write::edit(id, DetailEdit::word(Topic::Feels, knife(), true)));
    world.commit_all();
    type_note(&mut world, id, "it began at noon");
    world.send(Command::Undo);
    let words = world.model.diary.entry(id).map(|entry| entry.details().words(Topic::Feels).to_vec());
    assert_eq!((words, note_of(&world, id)), (Some(vec![knife()]), "it began".to_owned()));
}

#[test]
fn undo_of_one_field_keeps_the_one_before_it() {
    let mut world = World::new();
    world.step(Step::Loaded(one_of_each()));
    let relief = world.model.diary.reliefs().next().map(|(id, _)| id).expect("there is one");
    for (field, text) in [(Field::Text(relief, Relief::strength()), "20 mg"), (Field::Text(relief, Relief::label()), "at night")] {
        world.send(Input::Typed(field, text.to_owned()));
        world.commit_input();
        world.commit_all();
    }
    world.send(Command::Undo);
    let relief = world.model.diary.relief(relief).expect("there");
    assert_eq!((relief.strength.as_str(), relief.label.as_str()), ("20 mg", ""));
}

#[test]
fn undo_takes_back_its_own_change_and_not_what_another_tab_wrote_since() {
    let (mut world, id) = seven_saved();
    world.send(Write::edit(id, EntryEdit::Score(pain(3))));
    world.commit_all();
    let current = world.model.diary.record(id).expect("there").current();
    let Body::Entry(entry) = current.body.clone() else { panic!("an entry") };
    let other = DEVICE.with_window(7);
    let noted =
        current.next(world.now_ms + 5_000, other, Body::Entry(entry.with_note(noted("from the other tab"))), false, None).expect("a stamp");
    world.now_ms += 10_000;
    world.step(Step::OtherTab(vec![Record::new(id, noted)]));
    world.send(Command::Undo);
    let score = world.model.diary.entry(id).map(|entry| entry.score);
    assert_eq!((score, note_of(&world, id).as_str()), (Some(pain(7)), "from the other tab"));
}

#[test]
fn undo_of_what_is_typed_in_a_place_goes_back_to_where_the_typing_began() {
    let (mut world, id) = seven_saved();
    let target = DerivedRecord::Answer { question: id, visit: None };
    let text = |world: &World| world.model.derived_record(&target).map(|body| format!("{body:?}"));
    let type_text = |world: &mut World, texts: [&str; 2]| {
        for text in texts {
            world.send(Input::Typed(Field::Derived(target.clone(), Answer::text()), text.to_owned()));
            world.commit_input();
            world.commit_all();
            world.now_ms += 1_000;
        }
    };
    type_text(&mut world, ["twice", "twice a day"]);
    world.send(Command::Undo);
    assert_eq!(text(&world), None, "not the first half of it");
    world.commit_all();
    world.now_ms += 60_000;
    type_text(&mut world, ["twice", "twice a day"]);
    let before = text(&world);
    world.now_ms += 60_000;
    type_text(&mut world, ["twice", ""]);
    assert_eq!(text(&world), None);
    world.send(Command::Undo);
    assert_eq!(text(&world), before, "nor what was left of it at last");
}
