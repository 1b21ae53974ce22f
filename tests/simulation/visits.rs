//! What people write down for a visit, at it and about calls.

use chrono::NaiveTime;
use pain_diary::app::{Change, Command, DerivedRecord, DerivedText, Field, Input, UiAction, Write};
use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::{CALL_OUTCOMES, FOR_WHOM, OUTCOMES, SPANS};
use pain_diary::domain::{Code, Moment, Record, RecordId};

use crate::care::{any, day, form};
use crate::common::bodies::{noted, short};
use crate::common::records::TEXTS;
use crate::common::rng::Rng;
use crate::device::Device;
use crate::score;

/// One thing said about a visit, a question, an answer, a next step or a call that is there.
pub fn change(device: &Device, tab: usize, rng: &mut Rng) -> Change {
    let said = !rng.one_in(4);
    let at = Moment::from_clock(device.clock_ms, device.offset_min);
    match rng.below(12) {
        0 => Change::Place(short(rng.pick(&TEXTS))),
        1 => Change::Companion(short(rng.pick(&["", "Ben"]))),
        2 => Change::Over(said.then_some(at)),
        3 => Change::For(said.then_some(Code::listed(rng.pick(&FOR_WHOM)))),
        4 => Change::Star(said),
        5 => Change::ForVisit(any(device, tab, rng).filter(|_| said)),
        6 => Change::By(short(rng.pick(&["", "Dr Sanz"]))),
        7 => Change::Outcome(said.then_some(Code::listed(rng.pick(&[OUTCOMES, CALL_OUTCOMES].concat())))),
        8 => Change::Due(said.then_some(day(device, rng))),
        9 => Change::Done(said.then_some(at)),
        10 => Change::Told(any(device, tab, rng).into_iter().map(|id| (id, said)).collect()),
        _ => Change::Called(any(device, tab, rng).filter(|_| said)),
    }
}

/// Something new, or something said in a place. Nothing where what it is about is not there.
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
        9 => Command::Write(Write::Upsert(
            DerivedRecord::Agreement(rng.pick(&names::ALL)),
            Change::Note(noted(rng.pick(&["", "3", "7", "2,5"]))),
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
    form(device, tab, &[(Field::NewName, "Dr Sanz"), (Field::NewPlace, "Ward 3")], Command::Write(Write::AddVisit), rng)
}

/// Typed, tapped, or taken back again.
fn say(target: DerivedRecord, rng: &mut Rng) -> Command {
    match rng.below(5) {
        0 => Command::Input(Input::Typed(Field::Derived(target, DerivedText::Note), rng.pick(&TEXTS).to_owned())),
        1 => Command::Input(Input::Typed(Field::Derived(target, DerivedText::By), rng.pick(&["", "Ana"]).to_owned())),
        2 => Command::Write(Write::Upsert(target, Change::Outcome(Some(Code::listed(rng.pick(&OUTCOMES)))))),
        3 => Command::Write(Write::Upsert(target, Change::Outcome(None))),
        _ => Command::Write(Write::Upsert(target, Change::Note(noted(rng.pick(&["", "twice a day"]))))),
    }
}
