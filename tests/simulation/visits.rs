//! Records of visits, questions, answers, follow-ups and calls.

use chrono::NaiveTime;
use pain_diary::app::{Command, DerivedRecord, Field, Input, UiAction, Write};
use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::{CALL_OUTCOMES, FOR_WHOM, OUTCOMES, SPANS};
use pain_diary::domain::{
    AgreementEdit, Answer, AnswerEdit, CallEdit, Code, Edit, FollowUpEdit, Moment, Person, QuestionEdit, Record, RecordId, Ticks, Visit,
    VisitEdit,
};

use crate::care::{any, day, form};
use crate::common::bodies::{noted, short};
use crate::common::records::TEXTS;
use crate::common::rng::Rng;
use crate::device::Device;
use crate::world::score;

/// One edit of an existing visit, question, answer, follow-up or call.
pub fn edit(device: &Device, tab: usize, rng: &mut Rng) -> Edit {
    let said = !rng.one_in(4);
    let at = Moment::from_clock(device.clock_ms, device.offset_min);
    let ticks = |rng: &mut Rng| Ticks(any(device, tab, rng).into_iter().map(|id| (id, said)).collect());
    match rng.below(16) {
        0 => VisitEdit::Place(short(rng.pick(&TEXTS))).into(),
        1 => VisitEdit::Companion(short(rng.pick(&["", "Ben"]))).into(),
        2 => VisitEdit::Over(said.then_some(at)).into(),
        3 => QuestionEdit::ForWhom(said.then_some(Code::listed(rng.pick(&FOR_WHOM)))).into(),
        4 => QuestionEdit::Star(said).into(),
        5 => QuestionEdit::Visit(any(device, tab, rng).filter(|_| said)).into(),
        6 => AnswerEdit::SaidBy(short(rng.pick(&["", "Dr Sanz"]))).into(),
        7 => AnswerEdit::Outcome(said.then_some(Code::listed(rng.pick(&OUTCOMES)))).into(),
        8 => FollowUpEdit::By(said.then_some(day(device, rng))).into(),
        9 => FollowUpEdit::Done(said.then_some(at)).into(),
        10 => CallEdit::Told(ticks(rng)).into(),
        11 => CallEdit::Contact(any(device, tab, rng).filter(|_| said)).into(),
        12 => CallEdit::Outcome(Code::listed(rng.pick(&CALL_OUTCOMES))).into(),
        13 => CallEdit::AnsweredBy(short(rng.pick(&["", "Ana"]))).into(),
        14 => VisitEdit::Told(ticks(rng)).into(),
        _ => FollowUpEdit::Who(short(rng.pick(&["", "Ben"]))).into(),
    }
}

/// Adds a record or edits a derived one; `None` if its subject does not exist.
pub fn write(device: &mut Device, tab: usize, rng: &mut Rng) -> Option<Command> {
    let all = |wanted: fn(&Device, usize, RecordId) -> bool, device: &Device| {
        let ids = device.tabs[tab].model.diary.records().map(Record::id);
        ids.filter(|id| wanted(device, tab, *id)).collect::<Vec<_>>()
    };
    let is_question = |device: &Device, tab: usize, id| device.tabs[tab].model.diary.question(id).is_some();
    let questions = all(is_question, device);
    let visits = all(|device, tab, id| device.tabs[tab].model.diary.visit(id).is_some(), device);
    let steps = all(|device, tab, id| device.tabs[tab].model.diary.step(id).is_some(), device);
    let one_of = |ids: &[RecordId], rng: &mut Rng| if ids.is_empty() { None } else { Some(rng.pick(ids)) };
    let said = !rng.one_in(4);
    Some(match rng.below(18) {
        0 | 1 => form(device, tab, &[(Field::NewQuestion, "Why at night?")], Command::Write(Write::AddQuestion), rng),
        2 => visit(device, tab, rng),
        3 => Command::Write(Write::AskAbout(any(device, tab, rng)?)),
        4 => Command::Write(Write::MoveQuestion(one_of(&questions, rng)?, said)),
        5 => Command::Write(Write::CloseVisit(one_of(&visits, rng)?)),
        6 => Command::Write(Write::LogCall(said)),
        7 => Command::Write(Write::RecallNumber(rng.pick(&[None, Some(SPANS[0]), Some(SPANS[1])]), said.then(|| score(rng)))),
        8 => Command::Write(Write::StepDone(one_of(&steps, rng)?, said)),
        9 => Command::Write(Write::upsert(
            DerivedRecord::Agreement(rng.pick(&names::ALL)),
            AgreementEdit::Value(noted(rng.pick(&["", "3", "7", "2,5"]))),
        )),
        number => {
            let visit = if rng.one_in(2) { one_of(&visits, rng) } else { None };
            let target = if number < 14 {
                DerivedRecord::Answer { question: one_of(&questions, rng)?, visit }
            } else {
                DerivedRecord::FollowUp { of: one_of(&[questions, visits].concat(), rng)?, visit }
            };
            say(target, rng)
        }
    })
}

fn visit(device: &mut Device, tab: usize, rng: &mut Rng) -> Command {
    device.send(tab, UiAction::VisitDay(Some(day(device, rng))), rng);
    device.send(tab, UiAction::VisitTime(NaiveTime::from_hms_opt(9, 30, 0)), rng);
    form(
        device,
        tab,
        &[(Field::New(Person::name()), "Dr Sanz"), (Field::New(Visit::place()), "Ward 3")],
        Command::Write(Write::AddVisit),
        rng,
    )
}

/// Types, taps or empties a derived record.
fn say(target: DerivedRecord, rng: &mut Rng) -> Command {
    let (said, outcome) = (noted(rng.pick(&["", "twice a day"])), Code::listed(rng.pick(&OUTCOMES)));
    match (rng.below(5), &target) {
        (0, _) => Command::Input(Input::Typed(Field::Derived(target, Answer::text()), rng.pick(&TEXTS).to_owned())),
        (1, _) => Command::Input(Input::Typed(Field::Derived(target, Answer::said_by()), rng.pick(&["", "Ana"]).to_owned())),
        (2, _) => Command::Write(Write::upsert(target, AnswerEdit::Outcome(Some(outcome)))),
        (3, _) => Command::Write(Write::upsert(target, AnswerEdit::Outcome(None))),
        (_, DerivedRecord::FollowUp { .. }) => Command::Write(Write::upsert(target, FollowUpEdit::What(said))),
        (_, DerivedRecord::Answer { .. } | DerivedRecord::Agreement(_)) => Command::Write(Write::upsert(target, AnswerEdit::Text(said))),
    }
}
