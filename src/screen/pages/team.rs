//! Whom to call, what to report, and past calls.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, link_row, opens, page, sheet, signs_link, status_line};
use super::locked::unlock;
use super::team_numbers::{change_numbers, emergency, emergency_field, new_contact, next_numbers, numbers};
use super::team_rule::rule;
use crate::app::{PlatformRequest, Route, Write};
use crate::domain::{Call, CollectVec, RecordId};

/// Calls listed on this screen; the diary lists all.
const CALLS: usize = 5;

/// The screen behind "Tell the team".
pub fn team(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let contacts = numbers(screen, None);
    let has_contacts = !contacts.is_empty();
    // The numbers come first in reading order; the status line comes last.
    let mut status = status_line(screen).into_iter();
    let saved = status.next();
    if screen.model.lock.is_locked() {
        let list = el("section", "sheet numbers").key("numbers".into()).child(emergency(screen)).children(contacts);
        let script = el("p", "").key("script".into()).text(text.locked_script());
        let content = [list, signs_link(screen)].into_iter().chain(status).chain([script, unlock(screen)]).chain(saved);
        return page(screen, text.team_title(), content.collect_vec());
    }
    let list = el("section", "sheet numbers").key("numbers".into()).child(emergency(screen)).children(contacts);
    let mut content = vec![if has_contacts { list } else { list.child(new_contact(screen)) }];
    content.push(signs_link(screen));
    content.extend(status);
    content.push(rule(screen));
    content.push(script(screen));
    content.push(called(screen));
    // Below the pressed button, so that nothing above moves and the new content is visible.
    content.extend(nobody_answered(screen));
    content.push(el("p", "soft").text(text.team_call_early()));
    content.extend(calls(screen));
    let rows = el("section", "sheet rows").key("rows".into()).child_opt(has_contacts.then(|| new_contact(screen)));
    content.push(rows.children(change_numbers(screen)).child(emergency_field(screen)));
    content.extend(saved);
    page(screen, text.team_title(), content)
}

/// Records a call at once with the time; outcome and content are added later. Both buttons look alike: neither is suggested.
fn called(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let answer = |words, answered| button("button plain", words, Write::LogCall(answered));
    el("div", "halves")
        .key("called".into())
        .attr("role", "group")
        .label(text.called_title())
        .child(answer(text.they_answered(), true))
        .child(answer(text.no_answer(), false))
}

/// After an unanswered call: the other numbers and the emergency number.
fn nobody_answered(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let (id, call) = screen.model.diary.nobody_answered(screen.now)?;
    Some(
        el("section", "sheet stack notice")
            .key("nobody answered".into())
            .child(el("h2", "").text(text.nobody_answered(&text.intl.time(call.at))))
            .children(next_numbers(screen, call))
            .child(el("a", "ghost").with("href", Route::Call(id).to_string()).text(text.to_this_call())),
    )
}

impl Screen<'_> {
    /// "Answered · the ward · Ana · told: 3 things · come in tomorrow".
    pub(in crate::screen) fn call_words(&self, call: &Call) -> String {
        let text = self.text;
        let contact = call.contact.and_then(|id| self.model.diary.contact(id));
        let contact = contact.map(|contact| if contact.name.is_empty() { &contact.phone } else { &contact.name });
        let own = |line: &str| crate::text::bidi_isolate(line);
        let told = call.told.as_ref().filter(|told| call.is_answered() && !told.is_empty());
        let told = told.map(|told| text.things_told(&text.counted(told.len(), crate::text::Text::things)));
        let parts = [
            text.call_outcome(call.outcome.as_str()),
            contact.map(|line| own(line.as_str())).unwrap_or_default(),
            own(call.answered_by.as_str()),
            told.unwrap_or_default(),
            own(call.said.as_str()),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).joined(" · ")
    }
}

/// What to say, what is behind it, and a way to send both.
fn script(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let line = |line: String| el("p", "").attr("dir", "auto").text(line);
    let told = screen.reported_short(&|name| Some(crate::text::bidi_isolate(name)), &|at| screen.when(at));
    let told = told.map(|told| el("p", "soft").attr("dir", "auto").text(told));
    let details = opens(text.script_more(), String::new()).children(screen.script_details().into_iter().map(line).collect_vec());
    let send = button("ghost", text.send_it(), PlatformRequest::Share).bool_attr("disabled", !screen.model.loading.is_fully_loaded);
    sheet(text.script_title())
        .key("script".into())
        .child(el("div", "script").children(screen.spoken().into_iter().map(line).collect_vec()))
        .child_opt(told)
        .child(el("div", "row apart ways").child(details).child(send))
}

fn calls(screen: &Screen<'_>) -> Option<Node> {
    let calls: Vec<(RecordId, &Call)> = screen.model.diary.calls().collect_vec();
    let calls = crate::domain::sort_by_key(calls, |(_, call)| -call.at.unix_ms());
    let row = |(id, call): &(RecordId, &Call)| link_row(Route::Call(*id), screen.when(call.at), screen.call_words(call));
    let rows: Vec<Node> = calls.iter().take(CALLS).map(row).collect_vec();
    let more = calls.len().saturating_sub(CALLS);
    let more = (more > 0).then(|| el("p", "soft").text(screen.text.counted(more, crate::text::Text::and_more)));
    (!rows.is_empty()).then(|| {
        el("section", "stack tight")
            .key("calls".into())
            .child(el("h2", "").text(screen.text.calls_title()))
            .child(el("ul", "sheet links").children(rows))
            .child_opt(more)
    })
}
