//! Whom to call, what to say, and what was said.

use super::super::Screen;
use super::super::node::{Answer, Node, el};
use super::super::parts::{Picture, button, icon, line_field, link_row, page, placed_line, sheet, status_line};
use super::team_rule::{rule, rule_card};
use crate::app::{Ask, Command, Field, Need, Place, Route};
use crate::domain::agreed::names;
use crate::domain::{Call, Contact, Heard, Line, RecordId, Score, Voice};

/// Calls in the list of this screen; the diary has all of them.
const CALLS: usize = 5;
/// Entries in the script: the newest the team has not been told.
const SCRIPT: usize = 6;

/// The screen behind "Tell the team".
pub fn team(screen: &Screen<'_>) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let mut contacts: Vec<Node> = diary.contacts().map(|(id, contact)| row(screen, id, contact)).collect();
    let has_contacts = !contacts.is_empty();
    contacts.extend(emergency(screen));
    let mut content = status_line(screen);
    content.extend(rule_card(screen));
    content.push(el("p", "").say(text.team_offline()));
    content.extend((!has_contacts).then(|| el("p", "soft").say(text.team_empty())));
    content.extend((!contacts.is_empty()).then(|| el("div", "sheet").key("numbers".into()).children(contacts)));
    content.push(rule(screen));
    content.push(called(screen));
    content.push(script(screen));
    content.push(el("a", "button plain signs").with("href", Route::WarningSigns.to_string()).say(text.signs_title()));
    content.extend(calls(screen));
    content.push(new_contact(screen));
    content.push(el("div", "sheet stack").key("emergency".into()).child(placed_line(
        screen,
        text.emergency_number(),
        "tel",
        Place::Agreed(names::EMERGENCY),
    )));
    page(screen, text.team_title(), content)
}

fn row(screen: &Screen<'_>, id: RecordId, contact: &Contact) -> Node {
    let phone = contact.phone.as_str();
    let shown = if contact.name.is_empty() { phone } else { contact.name.as_str() };
    let hours = (!contact.hours.is_empty()).then(|| el("span", "soft").attr("dir", "auto").say(format!(" · {}", contact.hours.as_str())));
    let words = el("span", "")
        .child(el("b", "").attr("dir", "auto").say(shown.to_owned()))
        .child(el("span", "phone").attr("dir", "ltr").say(phone.to_owned()))
        .maybe(hours);
    let text = screen.text;
    let remove = button("ghost danger", text.contact_remove(shown), Command::Delete(id));
    let need = if contact.can_be_called() { String::new() } else { text.contact_needs_digits() };
    let fields = el("div", "stack")
        .attr("role", "group")
        .label(text.contact_change_name(shown))
        .child(line_field(screen, text.contact_name(), "text", Field::Name(id), contact.name.as_str()))
        .child(line_field(screen, text.contact_phone(), "tel", Field::Phone(id), phone))
        .child(el("p", "status").attr("role", "alert").say(need))
        .child(line_field(screen, text.contact_hours(), "text", Field::Hours(id), contact.hours.as_str()))
        .child(remove);
    let change = el("summary", "").label(text.contact_change_name(shown)).say(text.contact_change());
    el("div", "contact")
        .key(id.to_string())
        .child(call_link(contact, words))
        .child(el("details", "").key("change".into()).child(change).child(fields))
}

/// What a number is called by; one without digits calls nobody.
fn call_link(contact: &Contact, words: Node) -> Node {
    let link = el("a", "").child(icon(Picture::Phone)).child(words);
    if contact.can_be_called() { link.with("href", contact.tel()) } else { link }
}

/// The emergency number, as it was typed.
pub fn emergency(screen: &Screen<'_>) -> Option<Node> {
    let typed = Line::new(screen.model.diary.agreed(names::EMERGENCY)).ok()?;
    let contact = Contact { name: Line::default(), phone: typed, hours: Line::default() };
    let words = el("span", "")
        .child(el("b", "").say(screen.text.emergency()))
        .child(el("span", "phone").attr("dir", "ltr").say(contact.phone.as_str().to_owned()));
    contact.can_be_called().then(|| el("div", "contact").key("emergency".into()).child(call_link(&contact, words)))
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

/// A number to call is three short lines; only the number is needed.
fn new_contact(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let need = if screen.model.desk.need == Some(Need::Digits) { text.contact_needs_digits() } else { String::new() };
    el("form", "sheet stack")
        .key("new contact".into())
        .on(Answer::Submit(Command::AddContact))
        .child(el("h2", "").say(text.contact_new()))
        .child(line_field(screen, text.contact_name(), "text", Field::NewName, ""))
        .child(line_field(screen, text.contact_phone(), "tel", Field::NewPhone, ""))
        .child(el("p", "status").attr("role", "alert").say(need))
        .child(line_field(screen, text.contact_hours(), "text", Field::NewHours, ""))
        .child(el("button", "button").attr("type", "submit").say(text.contact_add()))
}
