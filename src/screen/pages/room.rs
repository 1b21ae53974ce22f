//! In the room: one question at a time, in large type, with a field for the answer.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, derived_line, derived_note, next_step, page, signs_link, status_line, toggles};
use super::visit_one::known;
use crate::app::{Command, DerivedRecord, Route, UiAction, Write};
use crate::domain::{Answer, AnswerEdit, Body, Code, CollectVec, Question, RecordId};

/// The screen in the room.
pub fn room(screen: &Screen<'_>, visit: RecordId) -> Node {
    let text = screen.text;
    if let Err(page) = known(screen, visit, text.in_the_room()) {
        return page;
    }
    let questions = screen.model.diary.questions_in_room(visit, screen.now.day());
    let shown = screen.model.ui.room.and_then(|id| questions.iter().position(|(known, _)| *known == id)).unwrap_or_default();
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::VisitOf(visit).to_string()).text(text.to_the_visit()));
    let Some((id, question)) = questions.get(shown) else {
        content.push(el("p", "sheet").text(text.questions_none()));
        content.push(el("a", "button plain").with("href", Route::Visit.to_string()).text(text.question_ask()));
        content.push(finish(text, visit));
        content.push(signs_link(screen));
        return page(screen, text.in_the_room(), content);
    };
    let progress = text.question_of(&screen.count(shown + 1), &screen.count(questions.len()));
    content.push(one(screen, visit, *id, question, progress));
    // Keyed, so that pressing Next repeatedly by keyboard never lands on Back.
    let go = |look, key: &str, words, index: Option<usize>| {
        let (id, _) = questions.get(index?)?;
        Some(button(look, words, UiAction::Room(*id)).key(key.to_owned()))
    };
    let before = go("button plain", "before", text.question_before(), shown.checked_sub(1));
    let after = go("button big", "after", text.question_after(), Some(shown + 1));
    content.push(el("div", "halves").key("ways".into()).child_opt(before).child_opt(after));
    content.push(finish(text, visit));
    content.push(signs_link(screen));
    page(screen, text.in_the_room(), content)
}

fn finish(text: &crate::text::Text, visit: RecordId) -> Node {
    el("a", "button plain").key("finish".into()).with("href", Route::ReadBack(visit).to_string()).text(text.read_back_title())
}

fn one(screen: &Screen<'_>, visit: RecordId, id: RecordId, question: &Question, progress: String) -> Node {
    let text = screen.text;
    let target = DerivedRecord::Answer { question: id, visit: Some(visit) };
    let outcome = match screen.model.derived_record(&target) {
        Some(Body::Answer(answer)) => answer.outcome.clone(),
        _ => None,
    };
    let option = |code: &'static str, words: String| {
        let holds = outcome.as_ref().is_some_and(|outcome| outcome.as_str() == code);
        let edit = AnswerEdit::Outcome((!holds).then(|| Code::listed(code)));
        (words, holds, Command::Write(Write::upsert(target.clone(), edit)))
    };
    let outcomes = vec![option("asked", text.asked()), option("not-asked", text.not_asked())];
    el("section", "sheet stack room")
        .key(id.to_string())
        .child(el("p", "soft").attr("role", "status").text(progress))
        .child(el("h2", "asking").attr("dir", "auto").text(screen.question_words(question)))
        .child(el("p", "soft").text(screen.question_line(id, question)))
        .children(others(screen, visit, id, &target))
        .child(derived_note(screen, text.answer_text(), target.clone()))
        .child(derived_line(screen, text.answer_by(), "text", target.clone()))
        .child(toggles(("chips", "chip"), text.was_it_asked(), outcomes))
        .child(next_step(screen, screen.text.step_title(), DerivedRecord::FollowUp { of: id, visit: Some(visit) }))
}

/// Answers of other phones, as far as received.
fn others(screen: &Screen<'_>, visit: RecordId, id: RecordId, own: &DerivedRecord) -> Vec<Node> {
    let (text, diary) = (screen.text, &screen.model.diary);
    let own = screen.model.device.map(|device| own.id(device));
    let row = |(answer_id, answer): (RecordId, &Answer)| {
        let typist = diary.record(answer_id).and_then(|record| diary.typist(record.current()));
        let words = screen.answer_words(answer);
        el("p", "answer").attr("dir", "auto").text(match typist {
            Some(typist) => text.topic_says(&text.typed_by(&screen.name(&typist)), &words),
            None => words,
        })
    };
    diary.answers_to(id).into_iter().filter(|(answer, said)| said.visit == Some(visit) && Some(*answer) != own).map(row).collect_vec()
}
