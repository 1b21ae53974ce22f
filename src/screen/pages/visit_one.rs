//! One visit: when, with whom, where; the questions and answers; the report as of the visit.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, line_field, missing, next_step, page, sheet, signs_link, status_line, step_row, time_field};
use super::history::history;
use super::told::ticks;
use crate::app::{DerivedRecord, Field, PlatformRequest, Route, TimeOf, Write};
use crate::domain::{CollectVec, FollowUp, Question, RecordId, Visit, VisitEdit};

impl Screen<'_> {
    /// "Dr Sanz · Ward 3 · with Ben".
    pub(in crate::screen) fn visit_words(&self, visit: &Visit) -> String {
        let companion = visit.companion.as_str();
        let companion = if companion.is_empty() { String::new() } else { self.text.comes_along(&crate::text::bidi_isolate(companion)) };
        let parts = [crate::text::bidi_isolate(visit.with.as_str()), crate::text::bidi_isolate(visit.place.as_str()), companion];
        parts.into_iter().filter(|part| !part.is_empty()).joined(" · ")
    }
}

/// The visit, or the screen for a missing record.
pub fn known<'a>(screen: &Screen<'a>, id: RecordId, title: String) -> Result<&'a Visit, Node> {
    let (text, model) = (screen.text, screen.model);
    model.diary.visit(id).ok_or_else(|| {
        let mut content = status_line(screen);
        content.push(el("a", "ghost").with("href", Route::Visit.to_string()).text(text.back_to_visit()));
        content.push(missing(screen));
        page(screen, title, content)
    })
}

/// The screen of a visit.
pub fn visit_one(screen: &Screen<'_>, id: RecordId) -> Node {
    let text = screen.text;
    let visit = match known(screen, id, text.visit_title()) {
        Ok(visit) => visit,
        Err(page) => return page,
    };
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Visit.to_string()).text(text.back_to_visit()));
    content.push(ways(screen, id, visit));
    content.extend(asked_here(screen, id));
    content.extend(visit.over.map(|_| ticks(screen, id, text.heard_title())));
    content.push(signs_link(screen));
    content.push(
        sheet(text.visit_details())
            .child(time_field(screen, TimeOf::At(id), Some(visit.at)))
            .child(line_field(screen, text.visit_with(), "text", Field::Text(id, Visit::with())))
            .child(line_field(screen, text.visit_where(), "text", Field::Text(id, Visit::place())))
            .child(line_field(screen, text.visit_companion(), "text", Field::Text(id, Visit::companion()))),
    );
    let reopen = visit.over.map(|_| button("ghost", text.visit_reopen(), Write::edit(id, VisitEdit::Over(None))));
    content.extend(reopen);
    content.extend(history(screen, id));
    content.push(button("ghost danger", text.visit_delete(), Write::Delete(id)));
    page(screen, screen.list_day_and_time(visit.at), content)
}

/// Links: in the room before the visit, the report after it.
fn ways(screen: &Screen<'_>, id: RecordId, visit: &Visit) -> Node {
    let text = screen.text;
    let link = |look, route: Route, words| el("a", look).with("href", route.to_string()).text(words);
    let mut ways = el("div", "stack tight");
    if visit.over.is_some() {
        ways = ways.child(link("button", Route::DoctorThen(id), text.page_as_it_was())).child(link(
            "button plain",
            Route::Room(id),
            text.add_answers(),
        ));
    } else {
        let over = button("button plain", text.visit_is_over(), Write::CloseVisit(id));
        ways = ways
            .child(link("button", Route::Room(id), text.in_the_room()))
            .child(link("button plain", Route::Doctor, text.show_the_doctor()))
            .child(button("button plain", text.to_calendar(), PlatformRequest::Calendar(id)))
            .child(over);
    }
    ways
}

/// Every question of the visit with its answers, and the follow-ups.
pub fn asked_here(screen: &Screen<'_>, id: RecordId) -> Vec<Node> {
    let text = screen.text;
    let questions = screen.model.diary.questions_of(id, screen.now.day());
    let rows: Vec<Node> = questions.iter().map(|(question_id, question)| answered(screen, id, *question_id, question)).collect_vec();
    let mut parts = Vec::new();
    if rows.is_empty() {
        parts.push(el("p", "soft").text(text.questions_none()));
    } else {
        parts.push(sheet(text.questions_title()).child(el("ol", "read-back").children(rows)));
    }
    let is_of_visit = |step: &FollowUp| step.visit == Some(id) || step.of == Some(id);
    let loose = |step: &FollowUp| is_of_visit(step) && !questions.iter().any(|(question, _)| step.of == Some(*question));
    let steps: Vec<Node> = screen
        .model
        .diary
        .steps()
        .filter(|(_, step)| loose(step) && !step.is_empty())
        .map(|(step_id, step)| step_row(screen, step_id, step))
        .collect_vec();
    parts.extend((!steps.is_empty()).then(|| sheet(text.steps_title()).child(el("ul", "steps-list").children(steps))));
    parts
}

fn answered(screen: &Screen<'_>, visit: RecordId, id: RecordId, question: &Question) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let here = diary.answers_to(id).into_iter().filter(|(_, answer)| answer.visit == Some(visit));
    let answers: Vec<Node> = here
        .map(|(answer_id, answer)| {
            let typist = diary.record(answer_id).and_then(|record| diary.typist(record.current()));
            let typist = typist.map(|typist| el("span", "soft").text(text.typed_by(&screen.name(&typist))));
            el("p", "answer").child(el("span", "").attr("dir", "auto").text(screen.answer_words(answer))).child_opt(typist)
        })
        .collect_vec();
    let none = answers.is_empty().then(|| el("p", "soft").text(text.no_answer_yet()));
    let steps = diary.steps().filter(|(_, step)| step.of == Some(id) && step.visit == Some(visit) && !step.is_empty());
    let steps: Vec<Node> = steps.map(|(step_id, step)| step_row(screen, step_id, step)).collect_vec();
    let steps = (!steps.is_empty()).then(|| el("ul", "steps-list").children(steps));
    el("li", "")
        .key(id.to_string())
        .child(
            el("a", "")
                .with("href", Route::Question(id).to_string())
                .child(el("b", "").attr("dir", "auto").text(screen.question_words(question))),
        )
        .children(answers)
        .child_opt(none)
        .child_opt(steps)
}

/// All answers, to be read aloud before leaving.
pub fn read_back(screen: &Screen<'_>, id: RecordId) -> Node {
    let text = screen.text;
    let visit = match known(screen, id, text.read_back_title()) {
        Ok(visit) => visit,
        Err(page) => return page,
    };
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Room(id).to_string()).text(text.back_to_questions()));
    content.push(el("p", "").text(text.read_back_hint()));
    content.extend(asked_here(screen, id));
    let step = next_step(screen, text.another_step(), DerivedRecord::FollowUp { of: id, visit: Some(id) });
    content.push(el("section", "sheet rows").key("step".into()).child(step));
    match visit.over {
        None => content.push(button("button", text.visit_is_over(), Write::CloseVisit(id))),
        Some(over) => {
            content.push(el("p", "soft").text(text.visit_was_over(&screen.when(over))));
            content.push(ticks(screen, id, text.heard_title()));
        }
    }
    content.push(el("a", "button plain").with("href", Route::VisitOf(id).to_string()).text(text.to_the_visit()));
    content.push(signs_link(screen));
    page(screen, text.read_back_title(), content)
}
