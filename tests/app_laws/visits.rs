//! Visits, questions, calls: what a person does about them, and what must hold of it.

use chrono::{NaiveDate, NaiveTime};
use pain_diary::app::{Command, DerivedRecord, Field, Input, Navigate, Route, UiAction, Write};
use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::SPANS;
use pain_diary::domain::{
    Answer, AnswerEdit, Body, Code, Contact, Edit, Line, Moment, Note, Person, Question, Record, RecordId, Score, SpeakerRef, TextPart,
    Version, Visit,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::bodies::{days, noted, tapped};
use crate::common::records::{NOON_MS, pain, scores};
use crate::edits::{edits, of_place};
use crate::steps::{Step, hours, texts};
use crate::world::{DEVICE, World};

/// A place, of which question, call or visit and at which visit is chosen among what is there when it happens.
#[derive(Clone, Copy, Debug)]
pub enum Where {
    Answer(usize, Option<usize>),
    Step(usize, Option<usize>),
    Agreement(&'static str),
}

#[derive(Clone, Debug)]
pub enum VisitStep {
    Say(Where, Edit),
    /// Letter by letter.
    Type(Where, TextPart, String),
    AskAbout(usize),
    Move(usize, bool),
    /// The form of a visit is filled in and sent.
    Add(Vec<(Field, String)>, Option<NaiveDate>, Option<NaiveTime>),
    Close(usize),
    Called(bool),
    Number(Option<&'static str>, Option<Score>),
    Done(usize, bool),
}

fn targets() -> impl Strategy<Value = Where> {
    let of = || (0_usize..4, option::of(0_usize..3));
    prop_oneof![
        3 => of().prop_map(|(question, visit)| Where::Answer(question, visit)),
        2 => of().prop_map(|(of, visit)| Where::Step(of, visit)),
        2 => select(names::ALL.as_slice()).prop_map(Where::Agreement),
    ]
}

/// What the screens say in a place, and now and then what belongs elsewhere.
fn said() -> BoxedStrategy<VisitStep> {
    let said = |target| (Just(target), prop_oneof![7 => of_place(target), 1 => edits()]);
    targets().prop_flat_map(said).prop_map(|(picked, edit)| VisitStep::Say(picked, edit)).boxed()
}

fn forms() -> BoxedStrategy<Step> {
    let fields = [Field::New(Person::name()), Field::New(Visit::place()), Field::New(Visit::companion())];
    let typed = vec(option::of(texts()), fields.len());
    let visit = (typed, option::weighted(0.8, days()), option::weighted(0.8, hours())).prop_map(move |(typed, day, time)| {
        let filled = fields.iter().cloned().zip(typed).filter_map(|(field, text)| Some((field, text?)));
        Step::Visit(VisitStep::Add(filled.collect(), day, time))
    });
    let question = texts().prop_map(|text| Step::Form(vec![(Field::NewQuestion, text)], Write::AddQuestion));
    prop_oneof![visit.boxed(), question.boxed()].boxed()
}

/// Steps that change what is written down.
pub fn writing() -> BoxedStrategy<Step> {
    let index = || 0_usize..4;
    let span = select(vec![None, Some(SPANS[0]), Some(SPANS[1])]);
    let step = prop_oneof![
        6 => said(),
        1 => index().prop_map(VisitStep::AskAbout),
        2 => (index(), any::<bool>()).prop_map(|(index, up)| VisitStep::Move(index, up)),
        1 => index().prop_map(VisitStep::Close),
        1 => any::<bool>().prop_map(VisitStep::Called),
        3 => (span, option::weighted(0.8, scores())).prop_map(|(span, score)| VisitStep::Number(span, score)),
        1 => (index(), any::<bool>()).prop_map(|(index, done)| VisitStep::Done(index, done)),
    ];
    prop_oneof![15 => step.prop_map(Step::Visit).boxed(), 4 => forms()].boxed()
}

/// What is typed in a place; nobody gave what was agreed on.
pub fn typing() -> impl Strategy<Value = Step> {
    (targets(), any::<bool>(), texts()).prop_map(|(picked, note, text)| {
        let part = if note || matches!(picked, Where::Agreement(_)) { Answer::text() } else { Answer::said_by() };
        Step::Visit(VisitStep::Type(picked, part, text))
    })
}

impl World {
    pub fn visit_step(&mut self, step: VisitStep) {
        let is_question = |world: &Self, id| world.model.diary.question(id).is_some();
        match step {
            VisitStep::Say(picked, edit) => {
                if let Some(target) = self.target(picked) {
                    self.send(Write::Upsert(target, edit));
                }
            }
            VisitStep::Type(picked, part, text) => {
                if let Some(target) = self.target(picked) {
                    self.send(Input::Typed(Field::Derived(target, part), text));
                }
            }
            VisitStep::AskAbout(index) => self.send_to_one_of(index, Self::is_entry, Write::AskAbout),
            VisitStep::Move(index, up) => self.send_to_one_of(index, is_question, |id| Write::MoveQuestion(id, up)),
            VisitStep::Add(fields, day, time) => {
                fields.into_iter().for_each(|(field, text)| self.send(Input::Typed(field, text)));
                self.send(UiAction::VisitDay(day));
                self.send(UiAction::VisitTime(time));
                self.send(Write::AddVisit);
            }
            VisitStep::Close(index) => {
                self.send_to_one_of(index, |world, id| world.model.diary.visit(id).is_some(), Write::CloseVisit);
            }
            VisitStep::Called(answered) => self.send(Write::LogCall(answered)),
            VisitStep::Number(span, score) => self.send(Write::RecallNumber(span, score)),
            VisitStep::Done(index, done) => {
                let is_step = |world: &Self, id| world.model.diary.step(id).is_some();
                self.send_to_one_of(index, is_step, |id| Write::StepDone(id, done));
            }
        }
    }

    /// Of what is there, or where nothing fits of anything, as a stale screen might.
    fn target(&self, picked: Where) -> Option<DerivedRecord> {
        let diary = &self.model.diary;
        let one_of = |fitting: Vec<RecordId>, index: usize| {
            let ids = if fitting.is_empty() { diary.records().map(Record::id).collect() } else { fitting };
            (!ids.is_empty()).then(|| ids[index % ids.len()])
        };
        let questions = || diary.questions().map(|(id, _)| id);
        let visits = || diary.visits().map(|(id, _)| id);
        let at = |visit: Option<usize>| visit.and_then(|visit| one_of(visits().collect(), visit));
        Some(match picked {
            Where::Answer(question, visit) => {
                DerivedRecord::Answer { question: one_of(questions().collect(), question)?, visit: at(visit) }
            }
            Where::Step(of, visit) => {
                let calls = diary.calls().map(|(id, _)| id);
                DerivedRecord::FollowUp { of: one_of(questions().chain(calls).chain(visits()).collect(), of)?, visit: at(visit) }
            }
            Where::Agreement(what) => DerivedRecord::Agreement(what),
        })
    }

    /// True when the text stands in its place, or what is there is of another kind.
    pub fn is_placed(&self, target: &DerivedRecord, part: TextPart, text: &str) -> bool {
        let edit = target.typed(part, text).expect("it has that text");
        match (self.model.derived_record(target), edit) {
            (None, _) => text.is_empty(),
            (Some(body), Ok(edit)) => edit.of(body).is_none_or(|now| now == edit),
            (Some(_), Err(_)) => false,
        }
    }
}

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

    /// Also where no whole number lies between two, or two stand in one place: it never stays where it is.
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
        // What is typed without a pause is one change.
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
    world.send(Write::AddContact);
    world.send(Write::LogCall(false));
    world.send(Input::Typed(Field::New(Contact::phone()), "113".to_owned()));
    world.send(Write::AddContact);
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
    // What another window writes takes nothing out of a field here.
    world.send(Input::Typed(Field::NewQuestion, "Why".to_owned()));
    let added = Question::new(Note::new("Why is it worse?").expect("short"), SpeakerRef::Patient, at(0));
    let added = Record::new(id(90), Version::first(NOON_MS, DEVICE, Body::Question(added)));
    world.step(Step::OtherTab(vec![added]));
    assert_eq!((world.model.typed_in(&Field::NewQuestion), world.drafts.len()), (Some("Why"), 1));
}
