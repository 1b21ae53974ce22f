//! Steps about visits, questions and calls: which there are, and how each is done.

use crate::common::bodies::days;
use crate::common::records::scores;
use crate::edits::{edits, of_place};
use crate::steps::{Step, hours, texts};
use crate::world::World;
use chrono::{NaiveDate, NaiveTime};
use pain_diary::app::{DerivedRecord, Field, Input, UiAction, Write};
use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::SPANS;
use pain_diary::domain::{Answer, Edit, Person, Record, RecordId, Score, TextPart, Visit};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A derived record; its question, call or visit is chosen by index among those that exist when the step runs.
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
    /// The form of a visit is filled in and submitted.
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

/// Edits of derived records that the screens make, and sometimes edits of another kind.
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

/// Steps that change records.
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

/// Typing into derived records; an agreement has no field for who gave it.
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

    /// Chooses among what exists; if nothing fits, anything, as an outdated screen might.
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

    /// True if the derived record has this text, or its id belongs to a record of another kind.
    pub fn is_placed(&self, target: &DerivedRecord, part: TextPart, text: &str) -> bool {
        let edit = target.typed(part, text).expect("it has that text");
        match (self.model.derived_record(target), edit) {
            (None, _) => text.is_empty(),
            (Some(body), Ok(edit)) => edit.of(body).is_none_or(|now| now == edit),
            (Some(_), Err(_)) => false,
        }
    }
}
