//! Questions, visits, follow-ups and the goal.

use std::sync::Arc;

use chrono::NaiveTime;

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{
    agreed_number, any_day_field, any_time_field, button, derived_line, line_field, link_row, next_steps, note_field, opens,
    opens_to_write, page, signs_link, status_line,
};
use super::questions::{question_row, rows_of};
use crate::app::{Command, DerivedRecord, Field, FormError, Route, UiAction, Write};
use crate::domain::agreement::names;
use crate::domain::{CollectVec, Question, RecordId, Score, Visit};
use crate::text::bidi_isolate;

/// Past visits shown; older ones are in a disclosure.
const PAST_SHOWN: usize = 5;

/// The screen behind the tab.
pub fn visit(screen: &Screen<'_>) -> Node {
    let (text, diary, today) = (screen.text, &screen.model.diary, screen.now.day());
    let to_come = diary.visits_to_come(today);
    let (past, unclear): (Vec<_>, Vec<_>) = diary.visits_past(today).into_iter().partition(|(_, visit)| visit.over.is_some());
    let mut content = status_line(screen);
    content.push(el("a", "button").with("href", Route::Doctor.to_string()).text(text.show_the_doctor()));
    content.push(questions(screen));
    content.extend(answered_elsewhere(screen));
    content.extend(next_steps(screen));
    content.extend(unclear.iter().map(|(id, visit)| took_place(screen, *id, visit)));
    let coming = (!to_come.is_empty()).then(|| rows_of_visits(screen, "links", &to_come));
    content.push(card(text.visits_to_come(), "visits").child_opt(coming).child(new_visit(screen)));
    content.push(signs_link(screen));
    content.push(others(screen));
    content.push(el("section", "sheet rows").key("goal".into()).child(goal(screen)));
    let (newest, older) = past.split_at(past.len().min(PAST_SHOWN));
    content.extend(list(screen, text.visits_past(), newest));
    content.extend((!older.is_empty()).then(|| {
        let summary = el("summary", "").text(text.counted(older.len(), crate::text::Text::visits_older));
        el("details", "sheet rows").key("older".into()).child(summary).child(rows_of_visits(screen, "links", older))
    }));
    let title = to_come.first().map_or_else(|| text.tab_visit(), |(_, visit)| screen.list_day_and_time(visit.at));
    page(screen, title, content)
}

fn questions(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let open = screen.model.diary.unasked();
    let starred = open.iter().filter(|(_, question)| question.star).count();
    let index = |index: usize| if index < starred { (index + 1, starred) } else { (index + 1 - starred, open.len() - starred) };
    let rows: Vec<Node> = open.iter().enumerate().map(|(at, (id, question))| question_row(screen, *id, question, index(at))).collect_vec();
    let none = rows.is_empty().then(|| el("p", "soft").text(text.questions_none()));
    let hint = (!rows.is_empty()).then(|| el("p", "soft").text(text.questions_hint()));
    card(text.questions_title(), "questions").child_opt(hint).child_opt(none).child(rows_of(rows)).child(ask_question(screen))
}

/// A card whose last row opens a form.
fn card(heading: String, key: &str) -> Node {
    el("section", "sheet stack tight rows").key(key.to_owned()).child(el("h2", "").text(heading))
}

/// Answered questions of no visit: answered by telephone, or at a deleted visit.
fn answered_elsewhere(screen: &Screen<'_>) -> Option<Node> {
    let answered = screen.model.diary.questions_answered_elsewhere();
    let row = |(id, question): &(RecordId, &Question)| {
        let answers = screen.model.diary.answers_to(*id).into_iter().map(|(_, answer)| screen.answer_words(answer));
        link_row(Route::Question(*id), screen.question_words(question), answers.joined(" · "))
    };
    let summary = || el("summary", "").text(screen.text.counted(answered.len(), crate::text::Text::questions_answered));
    let rows = || el("ul", "links").children(answered.iter().map(row).collect_vec());
    (!answered.is_empty()).then(|| el("details", "sheet rows").key("answered".into()).child(summary()).child(rows()))
}

/// The row that opens the form of a new question; open while it contains text.
fn ask_question(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let need = if screen.model.ui.form_error == Some(FormError::Question) { text.question_needs_words() } else { String::new() };
    let form = el("form", "stack tight")
        .on(Handler::Submit(Command::Write(Write::AddQuestion)))
        .child(note_field(screen, text.question_new(), Field::NewQuestion))
        .child(el("p", "status").attr("role", "alert").text(need))
        .child(el("button", "button plain").attr("type", "submit").text(text.question_add()));
    let open = !Field::NewQuestion.text(screen.model).is_empty();
    opens_to_write(text.question_ask(), String::new()).key("ask".into()).bool_attr("open", open).child(form)
}

fn list(screen: &Screen<'_>, heading: String, visits: &[(RecordId, &Visit)]) -> Option<Node> {
    let rows = || rows_of_visits(screen, "sheet links", visits);
    (!visits.is_empty()).then(|| el("section", "stack tight").child(el("h2", "").text(heading)).child(rows()))
}

fn rows_of_visits(screen: &Screen<'_>, look: &'static str, visits: &[(RecordId, &Visit)]) -> Node {
    let row =
        |(id, visit): &(RecordId, &Visit)| link_row(Route::VisitOf(*id), screen.list_day_and_time(visit.at), screen.visit_words(visit));
    el("ul", look).children(visits.iter().map(row).collect_vec())
}

/// Asks whether a visit whose day has passed took place.
fn took_place(screen: &Screen<'_>, id: RecordId, visit: &Visit) -> Node {
    let text = screen.text;
    let when = screen.list_day_and_time(visit.at);
    let about = |look, words: String, command| button(look, words.clone(), command).label(text.topic_says(&words, &when));
    el("section", "sheet stack notice")
        .key(id.to_string())
        .child(el("h2", "").text(text.visit_took_place_ask(&when)))
        .child(el("p", "soft").attr("dir", "auto").text(screen.visit_words(visit)))
        .child(el("div", "row").child(about("button plain", text.visit_took_place(), Command::Write(Write::CloseVisit(id)))).child(about(
            "ghost danger",
            text.visit_not(),
            Command::Write(Write::Delete(id)),
        )))
}

/// The row that opens the form of a new visit; open while something is in it.
fn new_visit(screen: &Screen<'_>) -> Node {
    let (text, ui) = (screen.text, &screen.model.ui);
    let need = if ui.form_error == Some(FormError::DayAndTime) { text.visit_needs_time() } else { String::new() };
    let form = el("form", "stack")
        .on(Handler::Submit(Command::Write(Write::AddVisit)))
        .child(
            el("div", "row").child(any_day_field(text.day(), ui.visit_day, Arc::new(|day| Command::Ui(UiAction::VisitDay(day))))).child(
                any_time_field(text.time(), ui.visit_time, Arc::new(|time: Option<NaiveTime>| Command::Ui(UiAction::VisitTime(time)))),
            ),
        )
        .child(el("p", "status").attr("role", "alert").text(need))
        .child(line_field(screen, text.visit_with(), "text", Field::New(Visit::with())))
        .child(line_field(screen, text.visit_where(), "text", Field::New(Visit::place())))
        .child(line_field(screen, text.visit_companion(), "text", Field::New(Visit::companion())))
        .child(el("p", "soft").text(text.visit_past_hint()))
        .child(el("button", "button plain").attr("type", "submit").text(text.visit_add()));
    let lines = [Visit::with(), Visit::place(), Visit::companion()].map(Field::New);
    let is_typed = lines.iter().any(|field| !field.text(screen.model).is_empty());
    let open = is_typed || ui.visit_day.is_some() || ui.visit_time.is_some();
    opens_to_write(text.visit_new(), String::new()).key("new visit".into()).bool_attr("open", open).child(form)
}

/// The goal: a number and an activity, in the person's own words.
fn goal(screen: &Screen<'_>) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let number = diary.agreed_pain(names::GOAL_PAIN).map(|pain| text.goal_number(&text.score(Score::Number(pain))));
    let doing = Some(bidi_isolate(diary.agreed(names::GOAL_DOING))).filter(|doing| !doing.is_empty());
    opens(text.goal_title(), doing.into_iter().chain(number).joined(" · "))
        .child(el("p", "soft").text(text.goal_hint()))
        .child(derived_line(screen, text.goal_doing(), "text", DerivedRecord::Agreement(names::GOAL_DOING)))
        .child(agreed_number(screen, "h3", text.goal_pain(), names::GOAL_PAIN))
}

fn others(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    el("ul", "sheet links").child(link_row(Route::RecallForm, text.short_title(), text.short_hint()))
}
