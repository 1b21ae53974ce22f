//! The app as a state machine: random commands, a store that commits, fails or is slow, and the invariants that hold after each step.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may stop at the first surprise")]

mod ahead;
#[path = "../common/mod.rs"]
mod common;
mod drafts;
mod edits;
mod erase;
mod found;
mod orphans;
mod stepping;
mod steps;
mod typing;
mod undo;
mod visit_steps;
mod visits;
mod world;

use std::collections::BTreeSet;

use common::bodies::{bodies, noted, short, tapped};
use common::records::{NOON_MS, pain};
use edits::edits;
use pain_diary::app::{
    BackupCommand, Command, Field, Form, ImportCommand, Imports, Input, LastBackup, Navigate, Pad, PastImport, Route, Status, StoreEvent,
    StoreFault, Tap, Undoing, Write,
};
use pain_diary::domain::{
    Agreement, Answer, Body, Call, Code, Contact, DayPart, Details, Dose, EditError, Entry, EntryEdit, FollowUp, Link, MergeOutcome,
    Moment, Pain, Person, Question, Record, RecordId, Relief, SpeakerRef, Version, Visit,
};
use proptest::collection::vec;
use proptest::prelude::*;
use steps::{Step, steps, writing};
use world::World;

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn the_diary_is_what_was_commanded_and_saved_means_committed(is_empty: bool, steps in vec(steps(), 0..60)) {
        let mut world = World::new();
        if !is_empty {
            world.step(Step::Loaded(one_of_each()));
        }
        for step in steps {
            world.step(step);
        }
        // In the end the store recovers: everything is committed, and no fault is shown.
        world.commit_input();
        world.commit_all();
        prop_assert!(world.model.outbox.fault.is_none());
        for record in world.committed.records() {
            prop_assert_eq!(world.model.diary.compare(record), MergeOutcome::Same);
        }
    }

    /// Gaps in milliseconds, from a clock that may also go back.
    #[test]
    fn a_key_tapped_again_within_two_seconds_is_one_entry(taps in vec((6_u8..8, any::<bool>(), -3_000_i64..6_000), 0..12)) {
        let mut world = World::new();
        let mut first: Option<(u8, bool, i64)> = None;
        let mut entries = 0;
        for (index, (score, is_carers, gap_ms)) in taps.into_iter().enumerate() {
            world.now_ms += gap_ms;
            let is_same = first.is_some_and(|(other, voice, at_ms)| {
                other == score && voice == is_carers && (0..2_000).contains(&(world.now_ms - at_ms))
            });
            if !is_same {
                (first, entries) = (Some((score, is_carers, world.now_ms)), entries + 1);
            }
            let who = if is_carers { SpeakerRef::Carer } else { SpeakerRef::Patient };
            let last = u8::try_from(index).expect("few");
            let (id, at) = (RecordId::new(world.now_ms, &[last; 10]), Moment::from_clock(world.now_ms, 60));
            world.send(Pad::Record(Tap { id, at, score: pain(score), who }));
            prop_assert_eq!(world.model.diary.rows().len(), entries);
        }
    }

    #[test]
    fn whatever_a_command_did_undo_takes_back(steps in vec(steps(), 0..30), last in writing()) {
        let mut world = World::new();
        world.step(Step::Loaded(one_of_each()));
        for step in steps {
            world.step(step);
        }
        world.commit_input();
        world.commit_all();
        // Text typed before is undone separately.
        world.now_ms += 60_000;
        world.empty_all_fields();
        world.model.input.typed.clear();
        world.model.line = None;
        let (before, written) = (world.live(), world.written);
        world.step(last);
        world.commit_all();
        let offered = world.model.line.as_ref().and_then(|line| line.undo.as_ref()).is_some();
        prop_assert!(world.written <= written + 1, "one command, one version");
        prop_assert!(offered || world.written == written || world.live().values().any(|body| matches!(body, Body::Phone(_))));
        if offered {
            world.send(Command::Undo);
            world.commit_all();
            prop_assert_eq!(world.live(), before);
            prop_assert_eq!(world.model.line.map(|line| line.status), Some(Status::Undone));
        }
    }

    #[test]
    fn each_change_is_made_as_it_was_said_or_refused_and_can_be_undone(change in edits(), which: usize) {
        let mut world = World::new();
        let records = one_of_each();
        let fitting: Vec<RecordId> =
            records.iter().filter(|record| change.of(&record.current().body).is_some()).map(Record::id).collect();
        let id = fitting[which % fitting.len()];
        world.step(Step::Loaded(records));
        let before = world.live();
        world.send(Write::Edit(id, change.clone()));
        world.commit_all();
        match world.model.line.clone() {
            Some(line) if line.status == Status::Changed => {
                prop_assert_eq!(change.of(&world.live()[&id]), Some(change));
                world.send(Command::Undo);
                world.commit_all();
            }
            Some(line) => prop_assert!(matches!(line.status, Status::Refused(_)), "{:?}", line),
            None => prop_assert_eq!(change.of(&before[&id]), Some(change)),
        }
        prop_assert_eq!(world.live(), before);
    }

    #[test]
    fn a_record_of_another_tab_can_be_of_any_kind(body in bodies(), change in edits()) {
        let mut world = World::new();
        let id = RecordId::new(NOON_MS, &[9; 10]);
        world.step(Step::OtherTab(vec![Record::new(id, Version::first(NOON_MS, world::DEVICE, body.clone()))]));
        world.send(Write::Edit(id, change.clone()));
        prop_assert!(change.of(&body).is_some() || world.live()[&id] == body, "no such part, no change");
        world.send(Write::Delete(id));
        prop_assert_eq!(world.live().contains_key(&id), matches!(body, Body::Unknown(_)), "what this version cannot show it does not delete");
    }
}

/// A record of each editable kind with its required fields only, and an earlier entry with places.
fn one_of_each() -> Vec<Record> {
    let at = Moment::from_clock(NOON_MS - 60_000, 60);
    let id = |number| RecordId::new(NOON_MS - 60_000, &[number; 10]);
    let relief = Relief { strength: short("10 mg"), ..Relief::new(Code::listed("medicine"), short("Morphine")) };
    let mut places = Details::default();
    assert!(places.mark(&Code::listed("jaw"), None) && places.mark(&Code::listed("face"), Pain::new(0)));
    let bodies = [
        Body::Entry(tapped(at, 7)),
        Body::Entry(tapped(Moment::from_clock(NOON_MS - 7_200_000, 60), 3).with_details(places)),
        Body::Relief(relief),
        Body::Dose(Dose { before: Link::Found, ..Dose::taken(id(2), at, SpeakerRef::Patient) }),
        Body::Person(Person { name: short("Anna"), role: SpeakerRef::Patient }),
        Body::Contact(Contact { name: short("Ward"), phone: short("112"), hours: short("") }),
        Body::Day(DayPart { value: Some(Code::listed("yes")), ..DayPart::new(at.day(), SpeakerRef::Patient, Code::listed("weakness")) }),
        Body::Visit(Visit::at(at)),
        Body::Question(Question::new(noted("Why at night?"), SpeakerRef::Patient, at)),
        Body::Answer(Answer { outcome: Some(Code::listed("not-asked")), ..Answer::new(id(8), Some(id(7)), at) }),
        Body::FollowUp(FollowUp { what: noted("New box"), ..FollowUp::new(Some(id(8)), None) }),
        Body::Call(Call::new(at, SpeakerRef::Patient, true)),
        Body::Agreement(Agreement { what: Code::listed("goal-pain"), value: noted("3") }),
    ];
    let record = |(body, number)| Record::new(id(number), Version::first(NOON_MS - 60_000, world::DEVICE, body));
    bodies.into_iter().zip(0..).map(record).collect()
}

/// A world with an entry of the patient, score 7, that is stored.
fn seven_saved() -> (World, RecordId) {
    let mut world = World::new();
    let at = Moment::from_clock(NOON_MS, 60);
    world.send(Pad::Record(Tap { id: RecordId::new(at.unix_ms(), &[9; 10]), at, score: pain(7), who: SpeakerRef::Patient }));
    world.commit(0);
    let id = world.model.diary.rows()[0].id;
    (world, id)
}

fn said(world: &World) -> Option<&Status> {
    world.model.line.as_ref().map(|line| &line.status)
}

#[test]
fn undo_takes_a_tap_back_and_a_deletion_too() {
    let (mut world, id) = seven_saved();
    world.step(Step::Delete(0));
    assert!(world.model.diary.entry(id).is_none());
    world.send(Command::Undo);
    assert!(world.model.diary.entry(id).is_none(), "the deletion is not committed, so nothing offers to take it back");
    world.commit(0);
    world.send(Command::Undo);
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.score), Some(pain(7)));
    world.commit(0);
    assert_eq!(said(&world), Some(&Status::Undone));
}

#[test]
fn undo_of_what_is_typed_goes_back_to_where_the_typing_began_not_to_its_last_pause() {
    let (mut world, id) = seven_saved();
    for (pause_ms, text) in [(0, "it"), (60_000, "it hurts"), (5_000, "it hurts here")] {
        world.now_ms += pause_ms;
        world.send(Input::Typed(Field::Text(id, Entry::note()), text.to_owned()));
        world.commit_input();
        world.commit_all();
    }
    world.send(Command::Undo);
    world.commit_all();
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.note.as_str()), Some("it"));
}

#[test]
fn a_change_made_while_a_backup_is_written_is_not_in_it() {
    let (mut world, id) = seven_saved();
    world.step(Step::SaveBackup);
    world.send(Write::edit(id, EntryEdit::Note(noted("worse on the stairs"))));
    world.step(Step::BackupDone(true));
    assert_eq!(world.model.outbox.unbacked, BTreeSet::from([id]));
}

#[test]
fn a_time_ahead_is_not_taken() {
    let (mut world, id) = seven_saved();
    let tomorrow = Moment::from_clock(NOON_MS + 86_400_000, 60);
    world.send(Write::edit(id, EntryEdit::At(tomorrow)));
    assert_eq!(said(&world), Some(&Status::Refused(EditError::Future)));
    assert_ne!(world.model.diary.entry(id).map(|entry| entry.at), Some(tomorrow));
}

#[test]
fn an_import_whose_undoing_failed_can_still_be_undone() {
    let (mut world, _) = seven_saved();
    let import = PastImport { at: "2026-11-23T14:05:00+01:00".to_owned(), records: 1, packs: vec!["a".to_owned()], summary: None };
    let imports = Imports { list: vec![import], kept: 0 };
    world.send(ImportCommand::Applied(imports.clone()));
    world.send(ImportCommand::Undo);
    world.send(ImportCommand::NotUndone(StoreFault::Broken));
    assert_eq!(said(&world), Some(&Status::ImportNotUndone(StoreFault::Broken)));
    assert_eq!(world.model.imports, imports);
    world.send(ImportCommand::Undo);
    world.send(StoreEvent::ImportUndone(Undoing::Done, Imports::default()));
    assert_eq!((said(&world), &world.model.imports), (Some(&Status::ImportUndone(Undoing::Done)), &Imports::default()));
}

#[test]
fn a_backup_of_another_tab_does_not_hold_what_is_still_being_saved_here() {
    let (mut world, saved) = seven_saved();
    world.step(Step::Record(tapped(Moment::from_clock(NOON_MS, 60), 3)));
    let waiting = world.model.diary.rows().iter().map(|row| row.id).find(|id| *id != saved).expect("just tapped");
    world.unbacked = BTreeSet::from([waiting]);
    world.send(BackupCommand::OtherTabSaved(LastBackup { at: "2026-11-23T14:05:00+01:00".to_owned(), records: 1 }));
    assert_eq!(world.model.outbox.unbacked, BTreeSet::from([waiting]));
}

#[test]
fn one_tap_is_a_dose_and_its_relief_may_be_deleted_while_it_stays() {
    let mut world = World::new();
    world.send(Input::Typed(Field::New(Person::name()), " Morphine ".to_owned()));
    world.send(Write::Add(Form::Relief));
    world.commit(0);
    let (relief, name) = world.model.diary.reliefs().next().map(|(id, relief)| (id, relief.name.clone())).expect("just added");
    assert_eq!(name.as_str(), "Morphine");
    world.send(Write::LogDose(relief));
    world.commit(0);
    assert_eq!(said(&world), Some(&Status::Took("Morphine".to_owned(), Moment::from_clock(NOON_MS, 60))));
    world.send(Navigate::Went(Route::Medicine(relief)));
    world.send(Write::Delete(relief));
    world.commit_all();
    let diary = &world.model.diary;
    let dose = diary.rows().iter().find_map(|row| diary.dose(row.id)).expect("still there");
    assert_eq!((diary.reliefs().count(), diary.any_relief(dose.relief).map(|relief| relief.name.as_str())), (0, Some("Morphine")));
}
