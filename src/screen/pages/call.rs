//! One call to the team: whether somebody answered, who, the answer, the follow-ups.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, line_field, missing, next_step, note_field, page, sheet, status_line, time_field, toggles};
use super::entry_fields::who_options;
use super::history::{history, typed_by};
use super::team_numbers::next_numbers;
use super::told::ticks;
use crate::app::{Command, DerivedRecord, Field, Route, TimeOf, Write};
use crate::domain::vocabulary::{CALL_OUTCOMES, NO_ANSWER};
use crate::domain::{Call, CallEdit, Code, CollectVec, RecordId};

/// The screen of a call.
pub fn call(screen: &Screen<'_>, id: RecordId) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Team.to_string()).text(text.back_to_team()));
    let (Some(call), Some((version, speaker))) = (model.diary.call(id), model.diary.said(id)) else {
        content.push(missing(screen));
        return page(screen, text.call_title(), content);
    };
    content.extend(typed_by(screen, version));
    if call.is_answered() {
        content.push(ticks(screen, id, text.tell_title()));
        content.push(
            sheet(text.call_said_title())
                .child(line_field(screen, text.call_answered_by(), "text", Field::Text(id, Call::answered_by())))
                .child(note_field(screen, text.call_said(), Field::Text(id, Call::said())))
                .child(next_step(screen, text.step_title(), DerivedRecord::FollowUp { of: id, visit: None })),
        );
    }
    content.push(outcome(screen, id, call));
    content.extend(nobody_answered(screen, call));
    content.push(sheet(text.when()).child(time_field(screen, TimeOf::At(id), Some(call.at))));
    let options = who_options(screen, id, &speaker);
    content.push(sheet(text.who_called()).child(toggles(("chips", "chip"), text.who_called(), options)));
    content.extend(history(screen, id));
    content.push(button("ghost danger", text.call_delete(), Write::Delete(id)));
    page(screen, text.call_at(&text.intl.time(call.at)), content)
}

fn outcome(screen: &Screen<'_>, id: RecordId, call: &Call) -> Node {
    let text = screen.text;
    let option = |code: &&'static str| {
        (text.call_outcome(code), call.outcome.as_str() == *code, Command::Write(Write::edit(id, CallEdit::Outcome(Code::listed(code)))))
    };
    let numbers: Vec<(String, bool, Command)> = screen
        .model
        .diary
        .contacts()
        .map(|(contact_id, contact)| {
            let name = if contact.name.is_empty() { contact.phone.as_str() } else { contact.name.as_str() };
            let holds = call.contact == Some(contact_id);
            (name.to_owned(), holds, Command::Write(Write::edit(id, CallEdit::Contact((!holds).then_some(contact_id)))))
        })
        .collect_vec();
    let numbers = (!numbers.is_empty()).then(|| toggles(("chips", "chip"), text.whom_called(), numbers));
    sheet(text.did_they_answer())
        .child(toggles(("chips", "chip"), text.did_they_answer(), CALL_OUTCOMES.iter().map(option).collect_vec()))
        .child_opt(numbers.map(|numbers| el("div", "part").child(el("h3", "").text(text.whom_called())).child(numbers)))
}

/// Nobody answered: the other numbers and the emergency number follow below the pressed button, as on "Tell the team".
fn nobody_answered(screen: &Screen<'_>, call: &Call) -> Option<Node> {
    let text = screen.text;
    let title = || el("h2", "").text(text.nobody_answered(&text.intl.time(call.at)));
    (call.outcome.as_str() == NO_ANSWER)
        .then(|| el("section", "sheet stack notice").key("nobody answered".into()).child(title()).children(next_numbers(screen, call)))
}
