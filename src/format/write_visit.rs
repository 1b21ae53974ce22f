//! Visits, questions, answers, next steps, calls and what was agreed, as JSON fields.

use super::field;
use super::write_body::Sorted;
use crate::domain::{Answer, Body, Call, Code, Question, RecordId, Step};

pub(super) fn fields(out: &mut Sorted, body: &Body) {
    match body {
        Body::Visit(visit) => {
            out.some(field::AT, Some(visit.at));
            out.text(field::WITH, visit.with.as_str());
            out.text(field::PLACE, visit.place.as_str());
            out.text(field::COMPANION, visit.companion.as_str());
            out.some(field::OVER, visit.over);
            told(out, visit.told.as_deref());
        }
        Body::Question(question) => question_fields(out, question),
        Body::Answer(answer) => answer_fields(out, answer),
        Body::Step(step) => step_fields(out, step),
        Body::Call(call) => call_fields(out, call),
        Body::Agreed(agreed) => {
            out.put(field::WHAT, agreed.what.as_str());
            out.text(field::TEXT, agreed.value.as_str());
        }
        _ => {}
    }
}

fn question_fields(out: &mut Sorted, question: &Question) {
    out.some(field::AT, Some(question.at));
    out.some(field::WHO, Some(&question.who));
    out.text(field::TEXT, question.text.as_str());
    out.some(field::FOR, question.for_whom.as_ref().map(Code::as_str));
    out.flag(field::STAR, question.star);
    if question.order != question.at.unix_ms() {
        out.put(field::ORDER, &question.order);
    }
    out.some(field::ENTRY, question.entry);
    out.some(field::VISIT, question.visit);
}

fn answer_fields(out: &mut Sorted, answer: &Answer) {
    out.some(field::QUESTION, Some(answer.question));
    out.some(field::VISIT, answer.visit);
    out.some(field::AT, Some(answer.at));
    out.text(field::TEXT, answer.text.as_str());
    out.text(field::SAID_BY, answer.said_by.as_str());
    out.some(field::OUTCOME, answer.outcome.as_ref().map(Code::as_str));
}

fn step_fields(out: &mut Sorted, step: &Step) {
    out.text(field::TEXT, step.what.as_str());
    out.text(field::DOER, step.who.as_str());
    out.some(field::BY, step.by);
    out.some(field::DONE, step.done);
    out.some(field::OF, step.of);
    out.some(field::VISIT, step.visit);
}

fn call_fields(out: &mut Sorted, call: &Call) {
    out.some(field::AT, Some(call.at));
    out.some(field::WHO, Some(&call.who));
    out.some(field::CONTACT, call.contact);
    out.put(field::OUTCOME, call.outcome.as_str());
    out.text(field::ANSWERED_BY, call.answered_by.as_str());
    out.text(field::SAID, call.said.as_str());
    told(out, call.told.as_deref());
}

/// An empty list is written too: it says that nothing was ticked, where none says that nobody was asked.
fn told(out: &mut Sorted, told: Option<&[RecordId]>) {
    if let Some(told) = told {
        out.put(field::TOLD, &told.iter().map(RecordId::to_string).collect::<Vec<String>>());
    }
}
