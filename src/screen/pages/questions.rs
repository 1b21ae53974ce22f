//! Questions in a list, and one of them on a screen of its own.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, derived_line, derived_note, missing, next_step, note_field, page, sheet, status_line, toggles};
use super::entry_fields::who_options;
use super::history::{history, typed_by};
use crate::app::{Command, DerivedRecord, Field, Route, Write};
use crate::domain::vocabulary::FOR_WHOM;
use crate::domain::{Answer, Code, CollectVec, Question, QuestionEdit, RecordId};

/// A list of questions.
pub fn rows_of(rows: Vec<Node>) -> Node {
    el("ol", "questions").children(rows)
}

/// An open question: star, text, and buttons to move it up or down among the questions with or without a star.
pub fn question_row(screen: &Screen<'_>, id: RecordId, question: &Question, (position, count): (usize, usize)) -> Node {
    let text = screen.text;
    let words = screen.question_words(question);
    let star = button("star", String::new(), Write::edit(id, QuestionEdit::Star(!question.star)))
        .label(text.star_name(&words))
        .aria_bool("aria-pressed", question.star)
        .child(el("span", "").attr("aria-hidden", "true").text_static(if question.star { "★" } else { "☆" }));
    let step = |sign: &'static str, name: String, up: bool| {
        button("ghost step", String::new(), Write::MoveQuestion(id, up)).key(sign.to_owned()).label(name).text_static(sign)
    };
    let link = el("a", "")
        .with("href", Route::Question(id).to_string())
        .child(el("b", "").attr("dir", "auto").text(words.clone()))
        .child(el("span", "soft").text(screen.question_line(id, question)));
    let moves = (count > 1).then(|| {
        el("span", "moves")
            .child_opt((position > 1).then(|| step("↑", text.move_up(&words), true)))
            .child_opt((position < count).then(|| step("↓", text.move_down(&words), false)))
    });
    el("li", "").key(id.to_string()).child(star).child(link).child_opt(moves)
}

impl Screen<'_> {
    /// The question in its own words, or what it is about.
    pub(in crate::screen) fn question_words(&self, question: &Question) -> String {
        let words = question.text.as_str().trim();
        if !words.is_empty() {
            return crate::text::bidi_isolate(words);
        }
        let about = question.entry.and_then(|id| self.model.diary.entry(id)).map(|entry| self.about_words(entry.score, entry.at));
        about.unwrap_or_else(|| self.text.question_empty())
    }

    /// "About: 8, Monday 03:12".
    pub(in crate::screen) fn about_words(&self, score: crate::domain::Score, at: crate::domain::Moment) -> String {
        self.text.question_about(&self.text.score(score), &self.when(at))
    }

    /// "Ben · for the nurse · Sunday 03:12".
    pub(in crate::screen) fn question_line(&self, id: RecordId, question: &Question) -> String {
        let who = self.said_by(id);
        let for_whom = question.for_whom.as_ref().map(|code| self.text.for_whom(code.as_str()));
        who.into_iter().chain(for_whom).chain([self.when(question.at)]).joined(" · ")
    }

    /// "Dr Sanz: twice a day", and who typed it, where two phones did.
    pub(in crate::screen) fn answer_words(&self, answer: &Answer) -> String {
        let text = self.text;
        let said = crate::text::bidi_isolate(answer.text.as_str());
        let who = crate::text::bidi_isolate(answer.said_by.as_str());
        match (said.is_empty(), answer.outcome.as_ref().map(Code::as_str)) {
            (true, Some("not-asked")) => text.not_asked(),
            (true, outcome) => {
                let said = if outcome.is_some() { text.asked() } else { text.no_answer_yet() };
                if who.is_empty() { said } else { text.topic_says(&who, &said) }
            }
            (false, _) if who.is_empty() => said,
            (false, _) => text.topic_says(&who, &said),
        }
    }
}

/// The screen of a question.
pub fn question(screen: &Screen<'_>, id: RecordId) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Visit.to_string()).text(text.back_to_visit()));
    let (Some(question), Some((version, speaker))) = (model.diary.question(id), model.diary.said(id)) else {
        content.push(missing(screen));
        return page(screen, text.question_title(), content);
    };
    let about = question.entry.and_then(|entry| Some((entry, model.diary.entry(entry)?)));
    let about = about.map(|(entry_id, entry)| {
        el("a", "ghost").with("href", Route::Entry(entry_id).to_string()).text(screen.about_words(entry.score, entry.at))
    });
    let star = vec![(text.star(), question.star, Command::Write(Write::edit(id, QuestionEdit::Star(!question.star))))];
    content.push(
        el("div", "sheet stack")
            .child_opt(about)
            .child(note_field(screen, text.question_text(), Field::Text(id, Question::text())))
            .child(toggles(("chips", "chip"), text.star_group(), star)),
    );
    content.push(for_whom(screen, id, question));
    content.extend(for_visit(screen, id, question));
    let options = who_options(screen, id, &speaker);
    content.push(sheet(text.asked_by()).child(toggles(("chips", "chip"), text.asked_by(), options)));
    content.push(answers(screen, id));
    content.extend(typed_by(screen, version));
    content.extend(history(screen, id));
    content.push(button("ghost danger", text.question_delete(), Write::Delete(id)));
    page(screen, text.question_title(), content)
}

fn for_whom(screen: &Screen<'_>, id: RecordId, question: &Question) -> Node {
    let text = screen.text;
    let option = |code: &&'static str| {
        let holds = question.for_whom.as_ref().is_some_and(|chosen| chosen.as_str() == *code);
        (text.for_whom(code), holds, Command::Write(Write::edit(id, QuestionEdit::ForWhom((!holds).then(|| Code::listed(code))))))
    };
    sheet(text.for_whom_title()).child(toggles(("chips", "chip"), text.for_whom_title(), FOR_WHOM.iter().map(option).collect_vec()))
}

/// The visit it is for, when there are several future visits.
fn for_visit(screen: &Screen<'_>, id: RecordId, question: &Question) -> Option<Node> {
    let text = screen.text;
    let visits = screen.model.diary.visits_to_come(screen.now.day());
    if visits.len() < 2 {
        return None;
    }
    let mut options = vec![(text.next_visit(), question.visit.is_none(), Command::Write(Write::edit(id, QuestionEdit::Visit(None))))];
    options.extend(visits.iter().map(|(visit, details)| {
        let words = [screen.list_day_and_time(details.at), screen.visit_words(details)];
        let words = words.into_iter().filter(|part| !part.is_empty()).joined(" · ");
        (words, question.visit == Some(*visit), Command::Write(Write::edit(id, QuestionEdit::Visit(Some(*visit)))))
    }));
    Some(sheet(text.for_visit()).child(toggles(("chips", "chip"), text.for_visit(), options)))
}

/// All answers; an answer by telephone is typed here.
fn answers(screen: &Screen<'_>, id: RecordId) -> Node {
    let text = screen.text;
    let target = DerivedRecord::Answer { question: id, visit: None };
    let own = screen.model.device.map(|device| target.id(device));
    let row = |(answer_id, answer): (RecordId, &Answer)| {
        let when = answer.visit.and_then(|visit| screen.model.diary.visit(visit)).map_or(answer.at, |visit| visit.at);
        let record = screen.model.diary.record(answer_id)?;
        let typist = screen.model.diary.typist(record.current()).map(|typist| text.typed_by(&screen.name(&typist)));
        let head = [screen.when(when)].into_iter().chain(typist).joined(" · ");
        Some(el("li", "").child(el("p", "soft").text(head)).child(el("p", "").attr("dir", "auto").text(screen.answer_words(answer))))
    };
    let given = screen.model.diary.answers_to(id);
    let rows: Vec<Node> = given.into_iter().filter(|(answer, _)| Some(*answer) != own).filter_map(row).collect_vec();
    let list = (!rows.is_empty()).then(|| el("ol", "history").children(rows));
    sheet(text.answer_title())
        .child_opt(list)
        .child(derived_note(screen, text.answer_text(), target.clone()))
        .child(derived_line(screen, text.answer_by(), "text", target))
        .child(next_step(screen, text.step_title(), DerivedRecord::FollowUp { of: id, visit: None }))
}
