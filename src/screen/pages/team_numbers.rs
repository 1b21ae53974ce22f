//! The numbers to call: who, when they answer, and what is dialled.

use super::super::Screen;
use super::super::node::{Answer, Node, el};
use super::super::parts::{Picture, button, icon, line_field, placed_line};
use crate::app::{Command, Field, Need, Place};
use crate::domain::agreed::names;
use crate::domain::{Contact, Line, RecordId};

/// The team's numbers, in the order they were written down.
pub fn numbers(screen: &Screen<'_>) -> Vec<Node> {
    screen.model.diary.contacts().map(|(id, contact)| row(screen, id, contact)).collect()
}

/// The numbers but the one that was called, to be called next.
pub fn other_numbers(screen: &Screen<'_>, called: Option<RecordId>) -> Vec<Node> {
    let others = screen.model.diary.contacts().filter(|(id, _)| Some(*id) != called);
    others.map(|(id, contact)| el("div", "contact").key(id.to_string()).child(number_link(contact))).collect()
}

/// Who answers, the number, and when.
fn number_link(contact: &Contact) -> Node {
    let phone = contact.phone.as_str();
    let shown = if contact.name.is_empty() { phone } else { contact.name.as_str() };
    let hours = (!contact.hours.is_empty()).then(|| el("span", "soft").attr("dir", "auto").say(format!(" · {}", contact.hours.as_str())));
    let words = el("span", "")
        .child(el("b", "").attr("dir", "auto").say(shown.to_owned()))
        .child(el("span", "phone").attr("dir", "ltr").say(phone.to_owned()))
        .maybe(hours);
    call_link(contact, words)
}

fn row(screen: &Screen<'_>, id: RecordId, contact: &Contact) -> Node {
    let phone = contact.phone.as_str();
    let shown = if contact.name.is_empty() { phone } else { contact.name.as_str() };
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
        .child(number_link(contact))
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

/// Where the emergency number is typed.
pub fn emergency_field(screen: &Screen<'_>) -> Node {
    let field = placed_line(screen, screen.text.emergency_number(), "tel", Place::Agreed(names::EMERGENCY));
    el("div", "sheet stack").key("emergency".into()).child(field)
}

/// A number to call is three short lines; only the number is needed.
pub fn new_contact(screen: &Screen<'_>) -> Node {
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
