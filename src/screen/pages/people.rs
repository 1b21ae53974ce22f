//! The people, and which of them uses this phone.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{button, choices, line_field, page, status_line};
use crate::app::{Command, Field, Form, FormError, Write};
use crate::domain::{CollectVec, Person, RecordId, SpeakerRef, sort_by_key};

/// The screen of the people.
pub fn people(screen: &Screen<'_>) -> Node {
    let mut content = status_line(screen);
    content.extend(people_form(screen));
    content.push(phone_user(screen));
    page(screen, screen.text.people_title(), content)
}

/// The patient first.
fn all<'s>(screen: &'s Screen<'_>) -> Vec<(RecordId, &'s Person)> {
    sort_by_key(screen.model.diary.people().collect_vec(), |(_, person)| i64::from(person.role != SpeakerRef::Patient))
}

/// The names, and the form of one more.
pub fn people_form(screen: &Screen<'_>) -> Vec<Node> {
    let (text, people) = (screen.text, all(screen));
    let mut content = vec![el("p", "").text(text.people_why())];
    let has_patient = people.iter().any(|(_, person)| person.role == SpeakerRef::Patient);
    if !people.is_empty() {
        let rows = people.iter().map(|(id, person)| row(screen, *id, person));
        content.push(el("section", "sheet").label(text.people_title()).children(rows.collect_vec()));
    }
    content.push(new_person(screen, !has_patient));
    content
}

fn row(screen: &Screen<'_>, id: RecordId, person: &Person) -> Node {
    let text = screen.text;
    let role = text.role_as_written(&person.role);
    el("div", "row end person")
        .key(id.to_string())
        .child(line_field(screen, role, "text", Field::Text(id, Person::name())))
        .child(button("ghost danger", text.remove(), Write::Delete(id)).label(text.contact_remove(person.name.as_str())))
}

/// The form of a new person. There is one patient.
fn new_person(screen: &Screen<'_>, can_be_patient: bool) -> Node {
    let text = screen.text;
    let need = if screen.model.ui.form_error == Some(FormError::Name) { text.needs_name() } else { String::new() };
    let add = |look, words, role| button(look, words, Write::Add(Form::Person(role)));
    let patient = can_be_patient.then(|| add("button plain", text.add_patient(), SpeakerRef::Patient));
    let first = if can_be_patient { SpeakerRef::Patient } else { SpeakerRef::Carer };
    el("form", "sheet stack")
        .on(Handler::Submit(Command::Write(Write::Add(Form::Person(first)))))
        .child(el("h2", "").text(text.new_person()))
        .child(line_field(screen, text.name(), "text", Field::New(Person::name())))
        .child(el("p", "status").attr("role", "alert").text(need))
        .child(el("div", "row").child_opt(patient).child(add("button plain", text.add_carer(), SpeakerRef::Carer)))
}

/// Who uses this phone.
pub fn phone_user(screen: &Screen<'_>) -> Node {
    let (text, people) = (screen.text, all(screen));
    let profile = screen.model.device.map_or(0, crate::domain::DeviceId::profile);
    let carers: Vec<SpeakerRef> =
        people.iter().filter(|(_, person)| person.role == SpeakerRef::Carer).map(|(id, _)| SpeakerRef::Person(*id)).collect_vec();
    let carers = if carers.is_empty() { vec![SpeakerRef::Carer] } else { carers };
    let speakers: Vec<SpeakerRef> = [SpeakerRef::Patient].into_iter().chain(carers).collect_vec();
    let now = screen.model.diary.user_of(profile).map(|user| screen.resolve_speaker(user));
    let chosen = speakers.iter().position(|speaker| Some(screen.resolve_speaker(speaker)) == now).unwrap_or(usize::MAX);
    let options = speakers
        .into_iter()
        .map(|speaker| (screen.name(&screen.resolve_speaker(&speaker)), Command::Write(Write::UsesPhone(speaker))))
        .collect_vec();
    choices("phone-user", text.phone_user(), options, chosen).child(el("p", "soft").text(text.phone_user_hint()))
}
