//! Whom to call, what to say, and what was said.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, link_row, page, sheet, status_line};
use super::team_numbers::{emergency, emergency_field, new_contact, numbers};
use super::team_rule::rule;
use crate::app::{Ask, Command, Route};
use crate::domain::{Call, Heard, RecordId, Score, Voice};

/// Calls in the list of this screen; the diary has all of them.
const CALLS: usize = 5;
/// Entries in the script: the newest the team has not been told.
const SCRIPT: usize = 6;

/// The screen behind "Tell the team".
pub fn team(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let contacts = numbers(screen);
    let has_contacts = !contacts.is_empty();
    let contacts: Vec<Node> = contacts.into_iter().chain(emergency(screen)).collect();
    let mut content = status_line(screen);
    content.push(el("p", "").say(text.team_offline()));
    content.extend((!has_contacts).then(|| el("p", "soft").say(text.team_empty())));
    content.extend((!contacts.is_empty()).then(|| el("div", "sheet").key("numbers".into()).children(contacts)));
    content.push(rule(screen));
    content.push(called(screen));
    content.push(script(screen));
    content.push(el("a", "button plain signs").with("href", Route::WarningSigns.to_string()).say(text.signs_title()));
    content.extend(calls(screen));
    content.push(new_contact(screen));
    content.push(emergency_field(screen));
    page(screen, text.team_title(), content)
}

/// Kept at once with the time; what was said is added after it.
fn called(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    sheet(text.called_title()).key("called".into()).child(
        el("div", "row").child(button("button", text.i_called(), Command::LogCall(true))).child(button(
            "button plain",
            text.no_answer(),
            Command::LogCall(false),
        )),
    )
}

impl Screen<'_> {
    /// What is read aloud or sent: who it is about, since when, the last numbers with where and what was taken.
    pub(in crate::screen) fn script(&self) -> Vec<String> {
        let (text, diary) = (self.text, &self.model.diary);
        let untold = diary.untold(self.now);
        let name = self.own_name(&crate::domain::Voice::Patient);
        let mut lines = vec![name.map_or_else(|| text.script_intro(), |name| text.script_intro_name(&name))];
        let entries: Vec<RecordId> = if untold.entries.is_empty() {
            diary.rows().iter().map(|row| row.id).filter(|id| diary.entry(*id).is_some()).take(1).collect()
        } else {
            untold.entries.iter().copied().take(SCRIPT).collect()
        };
        if entries.is_empty() {
            lines.push(text.script_nothing());
        }
        for id in entries {
            let (Some(entry), Some(record)) = (diary.entry(id), diary.record(id)) else { continue };
            let head = text.script_entry(&self.when(entry.at), &self.says(&self.who(&entry.who, record.current()), entry.score));
            let line = self.entry_line(id, entry);
            lines.push(if line.is_empty() { head } else { format!("{head} · {line}") });
        }
        let today = self.now.day();
        let recent = diary.rows_about(today).iter().filter_map(|row| diary.dose(row.id));
        let recent = recent.filter(|dose| (0..24).contains(&self.now.since(dose.at).num_hours()) && dose.skipped.is_none());
        let doses: Vec<String> =
            recent.take(SCRIPT).map(|dose| format!("{}, {}", self.relief_words(dose.relief), self.when(dose.at))).collect();
        if !doses.is_empty() {
            lines.push(text.topic_says(&text.script_taken(), &doses.join(" · ")));
        }
        lines
    }

    /// "Not told the team: 5 entries since Monday 14:03 · worst 8". Each voice by itself, under the name it has there.
    pub(in crate::screen) fn untold_words(&self, name: &dyn Fn(&Voice) -> String) -> Option<String> {
        let (text, untold) = (self.text, self.model.diary.untold(self.now));
        let days = || text.intl.number(crate::domain::UNTOLD_DAYS);
        let Some(since) = untold.since else { return untold.and_older.then(|| text.untold_older(&days())) };
        let entries = text.counted(untold.entries.len(), crate::text::Text::entries);
        let head = if untold.and_older { text.untold_and_older(&entries, &days()) } else { text.untold(&entries, &self.when(since)) };
        let says = |heard: &Heard| {
            let worst = heard.worst.map(|pain| text.worst_number(&text.score(Score::Number(pain))));
            let too_much = (heard.too_much > 0).then(|| text.counted(heard.too_much, crate::text::Text::times_too_much));
            let words = worst.into_iter().chain(too_much).collect::<Vec<_>>().join(", ");
            if untold.heard.len() > 1 { text.topic_says(&name(&heard.voice), &words) } else { words }
        };
        let heard = untold.heard.iter().map(says);
        let recalled = (untold.recalled > 0).then(|| text.recalled_count(&self.count(untold.recalled)));
        Some([head].into_iter().chain(heard).chain(recalled).collect::<Vec<_>>().join(" · "))
    }

    /// "Answered · Ana · the ward: come in tomorrow".
    pub(in crate::screen) fn call_words(&self, call: &Call) -> String {
        let text = self.text;
        let contact = call.contact.and_then(|id| self.model.diary.contact(id));
        let contact = contact.map(|contact| if contact.name.is_empty() { &contact.phone } else { &contact.name });
        let own = |line: &str| crate::text::isolated(line);
        let parts = [
            text.call_outcome(call.outcome.as_str()),
            contact.map(|line| own(line.as_str())).unwrap_or_default(),
            own(call.answered_by.as_str()),
            own(call.said.as_str()),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

fn script(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let told = screen.model.diary.told(screen.now).map(|told| text.told_until(&screen.when(told.at)));
    let told = told.unwrap_or_else(|| text.never_told());
    let lines = screen.script().into_iter().map(|line| el("p", "").attr("dir", "auto").say(line)).collect();
    sheet(text.script_title())
        .key("script".into())
        .child(el("p", "soft").say(screen.untold_words(&|voice| screen.name(voice)).unwrap_or(told)))
        .child(el("div", "script stack tight").children(lines))
        .child(button("button plain", text.send_it(), Command::Ask(Ask::Share)).flag("disabled", !screen.model.complete))
}

fn calls(screen: &Screen<'_>) -> Option<Node> {
    let calls: Vec<(RecordId, &Call)> = screen.model.diary.calls().collect();
    let calls = crate::domain::by_key(calls, |(_, call)| -call.at.unix_ms());
    let row = |(id, call): &(RecordId, &Call)| link_row(Route::Call(*id), screen.when(call.at), screen.call_words(call));
    let rows: Vec<Node> = calls.iter().take(CALLS).map(row).collect();
    (!rows.is_empty()).then(|| {
        el("section", "stack tight")
            .key("calls".into())
            .child(el("h2", "").say(screen.text.calls_title()))
            .child(el("ul", "sheet links").children(rows))
    })
}
