//! Visits, questions, calls: what must hold after user actions.

use crate::common::bodies::{noted, tapped};
use crate::common::records::{NOON_MS, pain};
use crate::steps::Step;
use crate::visit_steps::VisitStep;
use crate::world::{DEVICE, World};
use chrono::{NaiveDate, NaiveTime};
use pain_diary::app::{Command, DerivedRecord, Field, Form, Input, Navigate, Route, UiAction, Write};
use pain_diary::domain::vocabulary::SPANS;
use pain_diary::domain::{
    AnswerEdit, Body, Code, Contact, Line, Moment, Note, Person, Question, Record, RecordId, SpeakerRef, Version, Visit,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn at(minute: i64) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, 60)
}

fn id(number: u8) -> RecordId {
    RecordId::new(NOON_MS, &[number; 10])
}

/// A world with questions in this order, with a star or without.
fn asking(questions: &[(bool, i64)]) -> World {
    let mut world = World::new();
    let record = |(number, (star, order)): (u8, &(bool, i64))| {
        let question = Question { star: *star, order: *order, ..Question::new(noted("?"), SpeakerRef::Patient, at(0)) };
        Record::new(id(number), Version::first(NOON_MS, DEVICE, Body::Question(question)))
    };
    world.step(Step::Loaded((0..).zip(questions).map(record).collect()));
    world
}

fn order_of(world: &World) -> Vec<RecordId> {
    world.model.diary.unasked().into_iter().map(|(id, _)| id).collect()
}

proptest! {
    #![proptest_config(crate::common::cases(100))]

    #[test]
    fn a_question_moves_one_place_among_its_like_and_one_move_the_other_way_brings_it_back(
        orders in proptest::collection::btree_set(-20_i64..20, 1..8),
        stars in vec(any::<bool>(), 8),
        which: usize,
        up: bool,
    ) {
        let apart: Vec<i64> = orders.into_iter().map(|index| index * 1_000).collect();
        let mut world = asking(&stars.iter().copied().zip(apart).collect::<Vec<_>>());
        let before = order_of(&world);
        let index = which % before.len();
        let other = if up { index.checked_sub(1) } else { Some(index + 1).filter(|next| *next < before.len()) };
        let star = |index: usize| world.model.diary.question(before[index]).map(|question| question.star);
        let mut after = before.clone();
        if let Some(other) = other.filter(|other| star(*other) == star(index)) {
            after.swap(index, other);
        }
        world.send(Write::MoveQuestion(before[index], up));
        prop_assert_eq!(order_of(&world), after.clone());
        if after != before {
            world.send(Write::MoveQuestion(before[index], !up));
            prop_assert_eq!(order_of(&world), before);
        }
    }

    /// Also if no whole number lies between two orders, or two are equal: the question always moves.
    #[test]
    fn a_question_that_is_not_the_first_goes_up_however_close_they_are(orders in vec(0_i64..3, 2..7), which: usize) {
        let mut world = asking(&orders.into_iter().map(|index| (false, index)).collect::<Vec<_>>());
        let before = order_of(&world);
        let index = 1 + which % (before.len() - 1);
        world.send(Write::MoveQuestion(before[index], true));
        let now = order_of(&world).iter().position(|id| *id == before[index]).expect("still there");
        prop_assert!(now < index, "from {} to {}", index, now);
    }
}

#[test]
fn a_place_is_a_record_only_while_something_is_said_in_it() {
    let mut world = asking(&[(false, 0)]);
    let target = DerivedRecord::Answer { question: id(0), visit: None };
    world.send(Write::upsert(target.clone(), AnswerEdit::Text(Note::default())));
    assert_eq!(world.written, 0, "an empty field is no answer");
    for (change, is_there) in [
        (AnswerEdit::Outcome(Some(Code::listed("not-asked"))), true),
        (AnswerEdit::Text(noted("twice a day")), true),
        (AnswerEdit::Text(Note::default()), false),
        (AnswerEdit::SaidBy(Line::new("Dr Sanz").expect("short")), true),
        (AnswerEdit::SaidBy(Line::default()), false),
    ] {
        // Text typed without a pause is undone as one change.
        world.now_ms += 60_000;
        let before = world.live();
        for undone in [true, false] {
            world.send(Write::upsert(target.clone(), change.clone()));
            assert_eq!(world.model.derived_record(&target).is_some(), is_there, "{change:?}");
            world.commit_all();
            if undone {
                world.send(Command::Undo);
                world.commit_all();
                assert_eq!(world.live(), before, "{change:?}");
            }
        }
    }
    assert_eq!(world.model.diary.records().len(), 2, "always the same record");
}

#[test]
fn a_number_of_the_short_form_is_one_entry_for_each_stretch_until_it_is_taken_back() {
    let mut world = World::new();
    let numbers = |world: &World| {
        let said = |row: &pain_diary::domain::RowKey| {
            let entry = world.model.diary.entry(row.id).expect("an entry");
            (entry.span.as_ref().map(|span| span.as_str().to_owned()), entry.score, entry.is_recalled(row.id))
        };
        let mut numbers: Vec<_> = world.model.diary.rows().iter().map(said).collect();
        numbers.sort();
        numbers
    };
    for (span, score) in [(None, Some(pain(4))), (Some(SPANS[0]), Some(pain(7))), (Some(SPANS[0]), Some(pain(8)))] {
        world.send(Write::RecallNumber(span, score));
        world.commit_all();
    }
    let worst = (Some(SPANS[0].to_owned()), pain(8), true);
    assert_eq!(numbers(&world), [(None, pain(4), false), worst.clone()]);
    world.send(Write::RecallNumber(None, None));
    world.commit_all();
    assert_eq!(numbers(&world), [worst], "taken back");
    world.send(Write::RecallNumber(None, Some(pain(5))));
    assert_eq!((numbers(&world).len(), world.model.diary.records().len()), (2, 3), "another one, what was taken back stays so");
}

#[test]
fn asking_about_an_entry_twice_is_one_question_and_a_call_knows_the_only_number_there_is() {
    let mut world = World::new();
    world.step(Step::Loaded(vec![Record::new(id(1), Version::first(NOON_MS, DEVICE, Body::Entry(tapped(at(0), 7))))]));
    world.send(Write::AskAbout(id(1)));
    world.send(Write::AskAbout(id(1)));
    let about: Vec<_> = world.model.diary.questions().map(|(_, question)| question.entry).collect();
    assert_eq!(about, [Some(id(1))]);
    world.send(Input::Typed(Field::New(Contact::phone()), "112".to_owned()));
    world.send(Write::Add(Form::Contact));
    world.send(Write::LogCall(false));
    world.send(Input::Typed(Field::New(Contact::phone()), "113".to_owned()));
    world.send(Write::Add(Form::Contact));
    world.send(Write::LogCall(true));
    let only = world.model.diary.contacts().next().map(|(id, _)| id);
    let mut calls: Vec<_> = world.model.diary.calls().map(|(_, call)| (call.is_answered(), call.contact)).collect();
    calls.sort_unstable();
    assert_eq!(calls, [(false, only), (true, None)]);
}

#[test]
fn a_visit_is_over_now_if_it_has_only_just_been_and_else_when_it_was_to_be() {
    let mut world = World::new();
    let visits = [at(-90), at(-60 * 24 * 9), at(-180), at(60)].map(|at| Body::Visit(Visit::at(at)));
    let record = |(number, body)| Record::new(id(number), Version::first(NOON_MS, DEVICE, body));
    world.step(Step::Loaded((1..).zip(visits).map(record).collect()));
    let over = |world: &World, number| world.model.diary.visit(id(number)).and_then(|visit| visit.over);
    for number in 1..=4 {
        world.send(Write::CloseVisit(id(number)));
    }
    let written = world.written;
    world.now_ms += 60_000;
    world.send(Write::CloseVisit(id(1)));
    assert_eq!((over(&world, 1), over(&world, 2), world.written), (Some(at(0)), Some(at(-60 * 24 * 9)), written));
    assert_eq!((over(&world, 3), over(&world, 4)), (Some(at(-180)), Some(at(0))), "hours ago; and said before its time");
}

#[test]
fn a_visit_written_down_afterwards_took_place_and_one_without_a_time_is_asked_for_it() {
    let mut world = World::new();
    let time = NaiveTime::from_hms_opt(9, 30, 0);
    for (day, count) in [("2026-11-20", 1), ("2026-12-01", 2)] {
        world.send(UiAction::VisitTime(time));
        world.send(Write::AddVisit);
        assert_eq!(world.model.diary.visits().count(), count - 1, "no day");
        world.visit_step(VisitStep::Add(vec![(Field::New(Visit::place()), "Ward 3".to_owned())], day.parse().ok(), time));
        assert_eq!(world.model.diary.visits().count(), count);
    }
    let over = |day: &str| {
        let is_then = |visit: &&Visit| visit.at.day() == day.parse::<NaiveDate>().expect("a date");
        world.model.diary.visits().map(|(_, visit)| visit).find(is_then).map(|visit| (visit.over, visit.place.as_str()))
    };
    let then = Moment::parse("2026-11-20T09:30:00+01:00").expect("a time");
    assert_eq!((over("2026-11-20"), over("2026-12-01")), (Some((Some(then), "Ward 3")), Some((None, "Ward 3"))));
}

#[test]
fn a_question_that_was_not_added_is_one_and_two_forms_leave_each_other_alone() {
    let mut world = World::new();
    let asked =
        |world: &World| -> Vec<String> { world.model.diary.questions().map(|(_, question)| question.text.as_str().to_owned()).collect() };
    world.send(Navigate::Went(Route::Visit));
    world.send(Input::Typed(Field::New(Person::name()), "Dr Sanz".to_owned()));
    world.send(Input::Typed(Field::NewQuestion, "Why at night?".to_owned()));
    world.send(Write::AddQuestion);
    assert_eq!((asked(&world), world.model.typed_in(&Field::New(Person::name()))), (vec!["Why at night?".to_owned()], Some("Dr Sanz")));
    world.send(Input::Typed(Field::NewQuestion, "And by day? ".to_owned()));
    let when = Moment::from_clock(NOON_MS, 60).local();
    world.send(UiAction::VisitDay(Some(when.date())));
    world.send(UiAction::VisitTime(Some(when.time())));
    world.send(Write::AddVisit);
    assert_eq!(world.model.diary.visits().next().map(|(_, visit)| visit.with.as_str().to_owned()), Some("Dr Sanz".to_owned()));
    assert_eq!(world.model.typed_in(&Field::NewQuestion), Some("And by day? "), "the form beside it");
    assert_eq!(world.drafts.get(&Field::NewQuestion).map(String::as_str), Some("And by day? "));
    world.send(Navigate::Went(Route::Now));
    assert_eq!((asked(&world).len(), world.model.typed_in(&Field::NewQuestion)), (2, None));
    assert!(world.drafts.contains_key(&Field::NewQuestion), "until it is in the store");
    world.commit_all();
    assert!(asked(&world).contains(&"And by day?".to_owned()) && world.drafts.is_empty());
    world.send(Input::Typed(Field::NewQuestion, " ".to_owned()));
    world.send(Navigate::Went(Route::Visit));
    world.send(Navigate::Went(Route::Now));
    assert_eq!(asked(&world).len(), 2, "nothing is no question");
    // Writes of another window leave the fields here unchanged.
    world.send(Input::Typed(Field::NewQuestion, "Why".to_owned()));
    let added = Question::new(Note::new("Why is it worse?").expect("short"), SpeakerRef::Patient, at(0));
    let added = Record::new(id(90), Version::first(NOON_MS, DEVICE, Body::Question(added)));
    world.step(Step::OtherTab(vec![added]));
    assert_eq!((world.model.typed_in(&Field::NewQuestion), world.drafts.len()), (Some("Why"), 1));
}
