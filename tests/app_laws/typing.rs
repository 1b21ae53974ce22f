//! Typed text: how much of it a crash can lose, and what happens to text that cannot be stored in its record.

use crate::world::World;
use crate::{said, seven_saved};
use pain_diary::app::{Command, Field, Input, Navigate, Route, Status, Write};
use pain_diary::domain::{Body, Entry};

/// The most that may be missing after a crash, in milliseconds of typing.
const MISSING_MS_MAX: i64 = 1_000;

/// How long the store takes to commit in this world, in milliseconds.
const COMMIT_MS: i64 = 150;

/// Numbers of letters, and milliseconds between two: 60 in 3.5 s, 120 in 19 s, and with longer pauses than the commit waits for.
const PACES: [(usize, i64); 3] = [(60, 58), (120, 158), (12, 700)];

/// The text after so many letters.
fn letters(count: usize) -> String {
    "it hurts like a knife when I get up ".chars().cycle().take(count).collect()
}

/// Types at a pace; `kept` reads how many letters would be there after a crash now.
fn type_at(world: &mut World, (count, pace_ms): (usize, i64), field: &Field, kept: impl Fn(&World) -> usize) {
    let mut typed_at: Vec<i64> = Vec::new();
    let mut commits_at: Vec<i64> = Vec::new();
    let mut asked = 0;
    for number in 1..=count {
        // In steps, so that a commit happens at its time.
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
