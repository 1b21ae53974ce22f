//! Whom to call.

use super::super::Screen;
use super::super::node::{Answer, Node, el};
use super::super::parts::{Picture, button, icon, line_field, page, status_line};
use crate::app::{Command, Field, Need};
use crate::domain::{Contact, RecordId};

/// The screen behind "Tell the team".
pub fn team(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let contacts: Vec<Node> = screen.model.diary.contacts().map(|(id, contact)| row(screen, id, contact)).collect();
    let mut content = status_line(screen);
    content.push(el("p", "").say(text.team_offline()));
    content.push(if contacts.is_empty() { el("p", "soft").say(text.team_empty()) } else { el("div", "sheet").children(contacts) });
    content.push(new_contact(screen));
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
    el("div", "contact")
        .key(id.to_string())
        .child(el("a", "").with("href", contact.tel()).child(icon(Picture::Phone)).child(words))
        .child(button("ghost danger", screen.text.contact_remove(shown), Command::Delete(id)))
}

/// A number to call is three short lines; only the number is needed.
fn new_contact(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let need = if screen.model.desk.need == Some(Need::Digits) { text.contact_needs_digits() } else { String::new() };
    el("form", "sheet stack")
        .on(Answer::Submit(Command::AddContact))
        .child(el("h2", "").say(text.contact_new()))
        .child(line_field(screen, text.contact_name(), "text", Field::NewName, ""))
        .child(line_field(screen, text.contact_phone(), "tel", Field::NewPhone, ""))
        .child(el("p", "status").attr("role", "alert").say(need))
        .child(line_field(screen, text.contact_hours(), "text", Field::NewHours, ""))
        .child(el("button", "button").attr("type", "submit").say(text.contact_add()))
}
