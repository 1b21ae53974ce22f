//! Telephone numbers of the team: name, hours, and what is dialled. Every typed number is read by `domain/dial.rs`: one number is a link,
//! two are two links, and what cannot be dialled shows the reason.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{Picture, button, derived_line, icon, line_field, opens, opens_to_write};
use crate::app::{Command, DerivedRecord, Field, Form, FormError, Write};
use crate::domain::agreement::names;
use crate::domain::dial::{Dialled, Number, dialled, differs, visible};
use crate::domain::{Call, CollectVec, Contact, RecordId};
use crate::text::bidi_isolate;

/// The team's numbers except the one just called, in the order in which they were added.
pub fn numbers(screen: &Screen<'_>, called: Option<RecordId>) -> Vec<Node> {
    let others = screen.model.diary.contacts().filter(|(id, _)| Some(*id) != called);
    others.map(|(id, contact)| el("div", "contact").key(id.to_string()).children(contact_links(screen, contact))).collect_vec()
}

/// A row for each number that opens its fields. They stand below all that is needed for a call.
pub fn change_numbers(screen: &Screen<'_>) -> Vec<Node> {
    screen.model.diary.contacts().map(|(id, contact)| change(screen, id, contact)).collect_vec()
}

/// Whom to call after nobody answered: the other numbers, then the emergency number.
pub fn next_numbers(screen: &Screen<'_>, call: &Call) -> Vec<Node> {
    let others = numbers(screen, call.contact);
    let next = if others.is_empty() { screen.text.no_other_number() } else { screen.text.try_the_others() };
    vec![el("p", "").attr("role", "status").text(next), el("div", "").children(others).child(emergency(screen))]
}

/// Name, links and hours of a contact.
fn contact_links(screen: &Screen<'_>, contact: &Contact) -> Vec<Node> {
    let phone = contact.phone.as_str();
    let shown = if contact.name.is_empty() { phone } else { contact.name.as_str() };
    links(screen, &visible(shown), phone, contact.hours.as_str())
}

fn change(screen: &Screen<'_>, id: RecordId, contact: &Contact) -> Node {
    let text = screen.text;
    let shown = if contact.name.is_empty() { contact.phone.as_str() } else { contact.name.as_str() };
    let fields = el("div", "stack")
        .attr("role", "group")
        .label(text.contact_change_name(shown))
        .child(line_field(screen, text.contact_name(), "text", Field::Text(id, Contact::name())))
        .child(line_field(screen, text.contact_phone(), "tel", Field::Text(id, Contact::phone())))
        .child(el("p", "status").attr("role", "alert").text(trouble(screen, &contact.dialled()).unwrap_or_default()))
        .child(line_field(screen, text.contact_hours(), "text", Field::Text(id, Contact::hours())))
        .child(button("ghost danger", text.contact_remove(shown), Write::Delete(id)));
    opens(text.contact_change_name(shown), String::new()).key(format!("change {id}")).child(fields)
}

/// Why a typed number is not one link.
fn trouble(screen: &Screen<'_>, read: &Dialled) -> Option<String> {
    match read {
        Dialled::One { .. } => None,
        Dialled::Several(_) => Some(screen.text.number_several()),
        Dialled::Refused(reason) => Some(screen.text.no_number(*reason)),
    }
}

/// A link for each number in the typed text, with the dialled digits where they differ; otherwise the reason.
fn links(screen: &Screen<'_>, name: &str, typed: &str, hours: &str) -> Vec<Node> {
    let text = screen.text;
    let soft = |words: String| el("span", "soft").attr("dir", "auto").text(words);
    let words = |shown: String, rest: Vec<Node>| {
        let name = el("b", "").attr("dir", "auto").text(name.to_owned());
        let hours = (!hours.is_empty()).then(|| soft(hours.to_owned()));
        el("span", "")
            .child(name)
            .text_static(" ")
            .child(el("span", "phone").attr("dir", "ltr").text(shown))
            .children(rest)
            .child_opt(hours)
    };
    let link = |number: &Number, words: Node| el("a", "").with("href", number.address()).child(icon(Picture::Phone)).child(words);
    let read = dialled(typed);
    match &read {
        Dialled::One { number, .. } => {
            let dials = differs(typed, number).then(|| el("span", "soft dials").attr("dir", "auto").text(text.dials_number(number)));
            vec![link(number, words(visible(typed), dials.into_iter().collect_vec()))]
        }
        Dialled::Several(numbers) => {
            let each = |number: &Number| {
                let dials = (!number.extension.is_empty()).then(|| soft(text.dials_number(number)));
                link(number, words(number.shown(), dials.into_iter().collect_vec()))
            };
            numbers.iter().map(each).chain([soft(visible(typed))]).collect_vec()
        }
        Dialled::Refused(reason) => {
            let why = el("span", "soft why").attr("dir", "auto").text(text.no_number(*reason));
            vec![el("a", "").child(icon(Picture::Phone)).child(words(visible(typed), vec![why]))]
        }
    }
}

/// A number and its label as a link.
fn call_link(name: String, number: &str, place: String) -> Node {
    let number_words = el("span", "phone").attr("dir", "ltr").text(number.to_owned());
    let words = el("span", "").child(el("b", "").text(name)).text_static(" ").child(number_words).child(el("span", "soft").text(place));
    el("a", "").with("href", format!("tel:{number}")).child(icon(Picture::Phone)).child(words)
}

/// The emergency number as typed; until one can be dialled, 112, 999 and 911.
pub fn emergency(screen: &Screen<'_>) -> Node {
    let (text, typed) = (screen.text, screen.model.diary.agreed(names::EMERGENCY));
    // A group, not a landmark: the warning card contains it twice.
    let block = el("div", "emergency").key("emergency".into()).attr("role", "group").label(text.emergency());
    let own =
        (!typed.trim().is_empty()).then(|| el("div", "contact").key("own".into()).children(links(screen, &text.emergency(), typed, "")));
    if !dialled(typed).numbers().is_empty() {
        return block.child_opt(own);
    }
    let known = [("112", text.emergency_europe()), ("999", text.emergency_uk()), ("911", text.emergency_america())];
    let row =
        |(number, place): (&'static str, String)| el("div", "contact").key(number.into()).child(call_link(text.emergency(), number, place));
    block.child_opt(own).children(known.into_iter().map(row).collect_vec())
}

/// The field of the emergency number, behind a row.
pub fn emergency_field(screen: &Screen<'_>) -> Node {
    let typed = bidi_isolate(screen.model.diary.agreed(names::EMERGENCY));
    opens(screen.text.emergency_number(), typed).child(number_field(screen, screen.text.emergency_number(), names::EMERGENCY))
}

/// The field of an agreed number, with what it dials or why it does not.
fn number_field(screen: &Screen<'_>, label: String, what: &'static str) -> Node {
    let typed = screen.model.diary.agreed(what);
    let read = dialled(typed);
    let says = match &read {
        Dialled::One { number, .. } => differs(typed, number).then(|| screen.text.dials_number(number)),
        _ => trouble(screen, &read).filter(|_| !typed.trim().is_empty()),
    };
    el("div", "stack tight")
        .key(format!("field {what}"))
        .child(derived_line(screen, label, "tel", DerivedRecord::Agreement(what)))
        .child(el("p", "status").attr("role", "status").text(says.unwrap_or_default()))
}

/// The local crisis line: its link once it is typed, and its field.
pub fn crisis_line(screen: &Screen<'_>) -> Vec<Node> {
    let (text, typed) = (screen.text, screen.model.diary.agreed(names::CRISIS));
    let row = || el("div", "contact").key("crisis".into()).children(links(screen, &text.crisis_line(), typed, ""));
    let row = (!typed.trim().is_empty()).then(row);
    let field = (!screen.model.lock.is_locked()).then(|| number_field(screen, text.crisis_number(), names::CRISIS));
    row.into_iter().chain(field).collect_vec()
}

/// The form of a new contact: three lines, only the number is required. Open while it contains text.
pub fn new_contact(screen: &Screen<'_>) -> Node {
    let (text, ui) = (screen.text, &screen.model.ui);
    let is_first = screen.model.diary.contacts().next().is_none();
    let fields = [Field::New(Contact::name()), Field::New(Contact::phone()), Field::New(Contact::hours())];
    let open = fields.iter().any(|field| screen.model.typed_in(field).is_some_and(|text| !text.is_empty()));
    let (need, several) = match ui.form_error {
        Some(FormError::Number(reason)) => (text.no_number(reason), None),
        Some(FormError::OneNumber) => (text.number_several(), several(screen)),
        _ => (String::new(), None),
    };
    let form = el("form", "stack")
        .on(Handler::Submit(Command::Write(Write::Add(Form::Contact))))
        .child(el("p", "soft").text(text.team_empty()))
        .child(line_field(screen, text.contact_name(), "text", Field::New(Contact::name())))
        .child(line_field(screen, text.contact_phone(), "tel", Field::New(Contact::phone())))
        .child(el("p", "status").attr("role", "alert").text(need))
        .child_opt(several)
        .child(line_field(screen, text.contact_hours(), "text", Field::New(Contact::hours())))
        .child(el("button", "button").attr("type", "submit").text(text.contact_add()));
    let title = if is_first { text.team_add() } else { text.contact_new() };
    opens_to_write(title, String::new()).key("new contact".into()).bool_attr("open", open).child(form)
}

/// Offers to split a line that contains two numbers.
fn several(screen: &Screen<'_>) -> Option<Node> {
    let typed = screen.model.typed_in(&Field::New(Contact::phone()))?;
    let read = dialled(typed);
    let [first, _, ..] = read.numbers() else { return None };
    let each = button("button plain", screen.text.numbers_each(), Write::Add(Form::Numbers(true)));
    let only = button("button plain", screen.text.numbers_first(&first.shown()), Write::Add(Form::Numbers(false)));
    Some(el("div", "row").key("several".into()).child(each).child(only))
}
