//! Changes to visits, questions, answers, next steps, calls and what was agreed.

use super::change::{Change, Refused};
use crate::domain::last_report::{TOLD_MAX, set_told};
use crate::domain::{Answer, Body, Call, Code, CollectVec, FollowUp, Moment, Question, RecordId, Visit};

/// Makes the change.
pub(super) fn apply(change: Change, body: &mut Body, now: Moment) -> Result<(), Refused> {
    let fits = match body {
        Body::Visit(visit) => to_visit(change, visit, now),
        Body::Question(question) => to_question(change, question),
        Body::Answer(answer) => to_answer(change, answer),
        Body::FollowUp(step) => to_step(change, step),
        Body::Call(call) => to_call(change, call),
        Body::Agreement(agreed) => {
            let Change::Note(value) = change else { return Err(Refused::NoSuchPart) };
            agreed.value = value;
            Some(())
        }
        _ => None,
    };
    let is_full = match body {
        Body::Call(call) => !call.fits(),
        Body::Visit(visit) => visit.told.as_ref().is_some_and(|told| told.len() > TOLD_MAX),
        _ => false,
    };
    if is_full { Err(Refused::Full) } else { fits.ok_or(Refused::NoSuchPart) }
}

fn to_visit(change: Change, visit: &mut Visit, now: Moment) -> Option<()> {
    match change {
        Change::At(at) => {
            // Written down afterwards, it was over when it was; so it is after a correction. On a day to come it is not over.
            visit.over = visit.over.map(|over| if over == visit.at { at } else { over }).filter(|_| at.day() <= now.day());
            visit.at = at;
        }
        Change::Name(with) => visit.with = with,
        Change::Place(place) => visit.place = place,
        Change::Companion(companion) => visit.companion = companion,
        Change::Over(over) => {
            // What is told at a visit that is over only now is asked for.
            if visit.over.is_none() && over.is_some() {
                visit.told.get_or_insert_default();
            }
            visit.over = over;
        }
        Change::Told(changes) => set_told(&mut visit.told, &changes),
        _ => return None,
    }
    Some(())
}

fn to_question(change: Change, question: &mut Question) -> Option<()> {
    match change {
        Change::Note(text) => question.text = text,
        Change::Who(who) => question.who = who,
        Change::For(for_whom) => question.for_whom = for_whom,
        Change::Star(star) => question.star = star,
        Change::Order(order) => question.order = order,
        Change::ForVisit(visit) => question.visit = visit,
        _ => return None,
    }
    Some(())
}

fn to_answer(change: Change, answer: &mut Answer) -> Option<()> {
    match change {
        Change::Note(text) => {
            // What was answered was asked.
            if !text.is_empty() && answer.outcome == Some(Code::listed("not-asked")) {
                answer.outcome = None;
            }
            answer.text = text;
        }
        Change::By(said_by) => answer.said_by = said_by,
        Change::Outcome(outcome) => answer.outcome = outcome,
        _ => return None,
    }
    Some(())
}

fn to_step(change: Change, step: &mut FollowUp) -> Option<()> {
    match change {
        Change::Note(what) => step.what = what,
        Change::By(who) => step.who = who,
        Change::Due(by) => step.by = by,
        Change::Done(done) => step.done = done,
        _ => return None,
    }
    Some(())
}

fn to_call(change: Change, call: &mut Call) -> Option<()> {
    match change {
        Change::At(at) => call.at = at,
        Change::Who(who) => call.who = who,
        Change::Called(contact) => call.contact = contact,
        Change::Outcome(Some(outcome)) => {
            let was_answered = call.is_answered();
            call.outcome = outcome;
            if !was_answered && call.is_answered() {
                call.told.get_or_insert_default();
            }
        }
        Change::Told(changes) => set_told(&mut call.told, &changes),
        Change::By(answered_by) => call.answered_by = answered_by,
        Change::Note(said) => call.said = said,
        _ => return None,
    }
    Some(())
}

/// Each of these as the list has it.
fn told_of(changes: &[(RecordId, bool)], told: Option<&[RecordId]>) -> Change {
    Change::Told(changes.iter().map(|(id, _)| (*id, told.is_some_and(|told| told.contains(id)))).collect_vec())
}

/// The same part as the body has it.
pub(super) fn of(change: &Change, body: &Body) -> Option<Change> {
    Some(match (change, body) {
        (Change::At(_), Body::Visit(visit)) => Change::At(visit.at),
        (Change::Name(_), Body::Visit(visit)) => Change::Name(visit.with.clone()),
        (Change::Place(_), Body::Visit(visit)) => Change::Place(visit.place.clone()),
        (Change::Companion(_), Body::Visit(visit)) => Change::Companion(visit.companion.clone()),
        (Change::Over(_), Body::Visit(visit)) => Change::Over(visit.over),
        (Change::Told(changes), Body::Visit(visit)) => told_of(changes, visit.told.as_deref()),
        (Change::Told(changes), Body::Call(call)) => told_of(changes, call.told.as_deref()),
        (Change::Note(_), Body::Question(question)) => Change::Note(question.text.clone()),
        (Change::Who(_), Body::Question(question)) => Change::Who(question.who.clone()),
        (Change::For(_), Body::Question(question)) => Change::For(question.for_whom.clone()),
        (Change::Star(_), Body::Question(question)) => Change::Star(question.star),
        (Change::Order(_), Body::Question(question)) => Change::Order(question.order),
        (Change::ForVisit(_), Body::Question(question)) => Change::ForVisit(question.visit),
        (Change::Note(_), Body::Answer(answer)) => Change::Note(answer.text.clone()),
        (Change::By(_), Body::Answer(answer)) => Change::By(answer.said_by.clone()),
        (Change::Outcome(_), Body::Answer(answer)) => Change::Outcome(answer.outcome.clone()),
        (Change::Note(_), Body::FollowUp(step)) => Change::Note(step.what.clone()),
        (Change::By(_), Body::FollowUp(step)) => Change::By(step.who.clone()),
        (Change::Due(_), Body::FollowUp(step)) => Change::Due(step.by),
        (Change::Done(_), Body::FollowUp(step)) => Change::Done(step.done),
        (Change::At(_), Body::Call(call)) => Change::At(call.at),
        (Change::Who(_), Body::Call(call)) => Change::Who(call.who.clone()),
        (Change::Called(_), Body::Call(call)) => Change::Called(call.contact),
        (Change::Outcome(_), Body::Call(call)) => Change::Outcome(Some(call.outcome.clone())),
        (Change::By(_), Body::Call(call)) => Change::By(call.answered_by.clone()),
        (Change::Note(_), Body::Call(call)) => Change::Note(call.said.clone()),
        (Change::Note(_), Body::Agreement(agreed)) => Change::Note(agreed.value.clone()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agreement, Line, Note, SpeakerRef};

    fn note(text: &str) -> Note {
        Note::new(text).expect("short")
    }

    fn line(text: &str) -> Line {
        Line::new(text).expect("short")
    }

    fn found_again(body: &Body, changes: &[Change], id: RecordId, now: Moment) {
        for change in changes {
            let after = change.apply(body, id, now).expect("fits");
            assert_eq!((change.of(&after).as_ref(), after == *body), (Some(change), false), "{change:?}");
        }
        assert_eq!(Change::OnMoving(None).apply(body, id, now), Err(Refused::NoSuchPart));
        assert_eq!(Change::OnMoving(None).of(body), None);
    }

    #[test]
    fn what_a_change_makes_it_finds_again() {
        let at = |minute: i64| Moment::from_clock(1_795_435_200_000 + minute * 60_000, 60);
        let id = RecordId::new(7, &[7; 10]);
        let visit = Body::Visit(Visit::at(at(0)));
        let question = Body::Question(Question::new(Note::default(), SpeakerRef::Patient, at(0)));
        let answer = Body::Answer(Answer::new(id, None, at(0)));
        let step = Body::FollowUp(FollowUp::new(None, None));
        let call = Body::Call(Call::new(at(0), SpeakerRef::Patient, true));
        let agreed = Body::Agreement(Agreement { what: Code::listed("goal-pain"), value: Note::default() });
        let today = at(0).day();
        let cases = [
            (
                &visit,
                vec![
                    Change::At(at(60 * 24 * 9)),
                    Change::Name(line("Dr")),
                    Change::Place(line("x")),
                    Change::Companion(line("y")),
                    Change::Over(Some(at(1))),
                    Change::Told(vec![(id, true)]),
                ],
            ),
            (
                &question,
                vec![
                    Change::Note(note("?")),
                    Change::Who(SpeakerRef::Carer),
                    Change::For(Some(Code::listed("nurse"))),
                    Change::Star(true),
                    Change::Order(-1),
                    Change::ForVisit(Some(id)),
                ],
            ),
            (&answer, vec![Change::Note(note("!")), Change::By(line("Dr")), Change::Outcome(Some(Code::listed("asked")))]),
            (
                &step,
                vec![
                    Change::Note(note("go")),
                    Change::By(line("Ben")),
                    Change::Due(Some(today + chrono::Days::new(7))),
                    Change::Done(Some(at(-1))),
                ],
            ),
            (
                &call,
                vec![
                    Change::At(at(-9)),
                    Change::Who(SpeakerRef::Carer),
                    Change::Called(Some(id)),
                    Change::Outcome(Some(Code::listed("no-answer"))),
                    Change::By(line("Ana")),
                    Change::Told(vec![(id, true)]),
                    Change::Note(note("come")),
                ],
            ),
            (&agreed, vec![Change::Note(note("3"))]),
        ];
        cases.iter().for_each(|(body, changes)| found_again(body, changes, id, at(0)));
        assert_eq!(Change::At(at(6)).apply(&call, id, at(0)), Err(Refused::Future));
        assert_eq!(Change::Outcome(None).apply(&call, id, at(0)), Err(Refused::NoSuchPart));
    }

    #[test]
    fn no_more_is_ticked_than_a_record_holds() {
        let at = Moment::from_clock(1_795_435_200_000, 60);
        let id = RecordId::new(7, &[7; 10]);
        let ticks = |count: usize| Change::Told((0..count).map(|number| (RecordId::of_name(1, &number.to_string()), true)).collect());
        for body in [Body::Call(Call::new(at, SpeakerRef::Patient, true)), Body::Visit(Visit::at(at))] {
            let full = ticks(TOLD_MAX).apply(&body, id, at).expect("as many as fit");
            assert_eq!(ticks(TOLD_MAX + 1).apply(&full, id, at), Err(Refused::Full));
            assert_eq!(ticks(TOLD_MAX).apply(&full, id, at), Ok(full), "ticked twice is ticked");
        }
    }

    #[test]
    fn what_is_answered_or_over_only_now_asks_what_was_told() {
        let at = Moment::from_clock(1_795_435_200_000, 60);
        let id = RecordId::new(7, &[7; 10]);
        let told = |body: Body| match body {
            Body::Call(call) => call.told,
            Body::Visit(visit) => visit.told,
            other => panic!("{other:?}"),
        };
        let call = |answered| Body::Call(Call { told: None, ..Call::new(at, SpeakerRef::Patient, answered) });
        let answered = Change::Outcome(Some(Code::listed("answered")));
        assert_eq!(answered.apply(&call(false), id, at).map(told), Ok(Some(Vec::new())));
        assert_eq!(answered.apply(&call(true), id, at).map(told), Ok(None), "it means what it meant");
        let visit = |over| Body::Visit(Visit { told: None, over, ..Visit::at(at) });
        let over = Change::Over(Some(at));
        assert_eq!(over.apply(&visit(None), id, at).map(told), Ok(Some(Vec::new())));
        assert_eq!(over.apply(&visit(Some(at)), id, at).map(told), Ok(None), "it means what it meant");
        assert_eq!(Change::Told(Vec::new()).apply(&call(true), id, at).map(told), Ok(Some(Vec::new())), "somebody chooses");
    }

    #[test]
    fn a_visit_that_is_moved_ahead_is_not_over() {
        let at = |minute: i64| Moment::from_clock(1_795_435_200_000 + minute * 60_000, 60);
        let id = RecordId::new(7, &[7; 10]);
        let written_afterwards = Body::Visit(Visit { over: Some(at(-600)), ..Visit::at(at(-600)) });
        for (when, over) in [(-1200, Some(at(-1200))), (600, Some(at(600))), (60 * 24, None)] {
            let Ok(Body::Visit(visit)) = Change::At(at(when)).apply(&written_afterwards, id, at(0)) else { panic!("a visit") };
            assert_eq!((visit.at, visit.over), (at(when), over));
        }
    }

    #[test]
    fn what_was_answered_was_asked() {
        let id = RecordId::new(7, &[7; 10]);
        let now = Moment::from_clock(0, 0);
        let skipped = Body::Answer(Answer { outcome: Some(Code::listed("not-asked")), ..Answer::new(id, None, now) });
        let Ok(Body::Answer(answer)) = Change::Note(Note::new("yes").expect("short")).apply(&skipped, id, now) else { unreachable!() };
        assert!(answer.is_asked() && answer.outcome.is_none());
    }
}
