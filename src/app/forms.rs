//! Adds the record of the form on the screen: a contact, a person, a relief or an own word.

use super::edit::{create, edit, rewrite};
use super::{Effect, Env, Field, Form, FormError, Model, Status, Undo};
use crate::domain::dial::{Dialled, Number, dialled};
use crate::domain::{
    Body, Code, CollectVec, Contact, ContactEdit, DetailEdit, Edit, Line, Note, OwnWord, Person, Phone, Record, RecordId, Relief,
    SpeakerRef, Topic, Version, Word, fold_case_and_accents,
};

pub(super) fn add_form(model: &mut Model, form: Form, env: &mut Env<'_>) -> Vec<Effect> {
    match form {
        Form::Contact => add_contact(model, env),
        Form::Numbers(each) => add_numbers(model, each, env),
        Form::Person(role) => add_person(model, role, env),
        Form::Relief => add_relief(model, env),
        Form::Other(name) => add_other(model, &name, env),
        Form::Word(id, topic) => add_word(model, id, topic, env),
    }
}

/// The fields of the form for a contact.
const CONTACT: [Field; 3] = [Field::New(Contact::name()), Field::New(Contact::phone()), Field::New(Contact::hours())];

/// Adds a contact; only the number is required. Words typed beside the number become the hours, if none were typed.
fn add_contact(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let [name, mut phone, mut hours] = CONTACT.each_ref().map(|field| line(model, field));
    match dialled(phone.as_str()) {
        Dialled::Refused(reason) => return need(model, FormError::Number(reason)),
        Dialled::Several(_) => return need(model, FormError::OneNumber),
        Dialled::One { .. } => {}
    }
    if let Some(split) = split_number(&phone, &hours) {
        (phone, hours) = split;
    }
    add(model, &CONTACT, Body::Contact(Contact { name, phone, hours }), env)
}

/// The number, and the words around it as hours. `None` if there are no such words, if there is not exactly one number, or if there are
/// hours already: then the number stays as typed.
fn split_number(phone: &Line, hours: &Line) -> Option<(Line, Line)> {
    match dialled(phone.as_str()) {
        Dialled::One { written, words, .. } if hours.is_empty() && !words.is_empty() => {
            Some((Line::new(&written).ok()?, Line::new(&words).ok()?))
        }
        _ => None,
    }
}

/// When the number of a contact is left after typing: moves the words in it to the hours. One undo reverts this and the typing.
pub(super) fn part_number(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let Some((id, before)) =
        model.input.typing.as_ref().filter(|typing| typing.is_of_number()).map(|typing| (typing.id, typing.before.clone()))
    else {
        return Vec::new();
    };
    let Some(Version { deleted: false, body: body @ Body::Contact(contact), .. }) = model.diary.record(id).map(Record::current) else {
        return Vec::new();
    };
    let Some((phone, hours)) = split_number(&contact.phone, &contact.hours) else { return Vec::new() };
    let (body, edit) = (body.clone(), Edit::Contact(ContactEdit::Number(phone, hours)));
    let Ok(after) = edit.apply(&body, id, env.now) else { return Vec::new() };
    model.input.recent.add(id, &body, edit.clone(), env.unix_ms);
    model.input.typing = None;
    rewrite(model, id, after, false, Status::Changed, Some(Undo { id, before, edit: Some(edit) }), env)
}

/// Adds a contact for each of several numbers in the form, all with the same name, or for the first number only.
fn add_numbers(model: &mut Model, each: bool, env: &mut Env<'_>) -> Vec<Effect> {
    let [name, phone, hours] = CONTACT.each_ref().map(|field| line(model, field));
    let read = dialled(phone.as_str());
    let count = if each { usize::MAX } else { 1 };
    let contact = |number: &Number| {
        let extension = if number.extension.is_empty() { String::new() } else { format!(" ext {}", number.extension) };
        let phone = Line::new(&format!("{}{extension}", number.shown())).ok()?;
        Some(Contact { name: name.clone(), phone, hours: hours.clone() })
    };
    let contacts: Vec<Contact> = read.numbers().iter().take(count).filter_map(contact).collect_vec();
    contacts.into_iter().flat_map(|contact| add(model, &CONTACT, Body::Contact(contact), env)).collect_vec()
}

/// Adds a person; the name is required.
fn add_person(model: &mut Model, role: SpeakerRef, env: &mut Env<'_>) -> Vec<Effect> {
    let name = line(model, &Field::New(Person::name()));
    if name.is_empty() {
        return need(model, FormError::Name);
    }
    add(model, &[Field::New(Person::name())], Body::Person(Person { name, role }), env)
}

fn add_relief(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let name = line(model, &Field::New(Person::name()));
    if name.is_empty() {
        return need(model, FormError::Name);
    }
    let sort = Code::listed(if model.ui.sort_other { "other" } else { "medicine" });
    let label = model.typed_in(&Field::New(Relief::label())).and_then(|text| Note::new(text.trim()).ok()).unwrap_or_default();
    let strength = if model.ui.sort_other { Line::default() } else { line(model, &Field::New(Relief::strength())) };
    let relief = Relief { strength, schedule: model.ui.schedule.clone(), label, ..Relief::new(sort, name) };
    let effects =
        add(model, &[Field::New(Person::name()), Field::New(Relief::strength()), Field::New(Relief::label())], Body::Relief(relief), env);
    if !effects.is_empty() {
        (model.ui.sort_other, model.ui.schedule) = (false, None);
    }
    effects
}

/// Adds a relief that is not a medicine (heat, rest and the like) by one tap.
fn add_other(model: &mut Model, name: &str, env: &mut Env<'_>) -> Vec<Effect> {
    let name = Line::new(name).unwrap_or_default();
    let relief = Relief::new(Code::listed("other"), name);
    let id = env.new_id();
    create(model, id, Body::Relief(relief), Status::Changed, env)
}

/// Creates a record and empties the fields of its form; other forms keep their text. Refused if a text is longer than its field takes.
pub(super) fn add(model: &mut Model, form: &[Field], body: Body, env: &mut Env<'_>) -> Vec<Effect> {
    if form.iter().any(|field| model.typed_in(field).is_some_and(|text| text.trim().chars().count() > field.limit_chars())) {
        model.set_status(Status::TooLong);
        return Vec::new();
    }
    for field in form {
        model.take_typed(field);
    }
    model.ui.form_error = None;
    let id = env.new_id();
    create(model, id, body, Status::Changed, env)
}

pub(super) fn need(model: &mut Model, need: FormError) -> Vec<Effect> {
    model.ui.form_error = Some(need);
    Vec::new()
}

pub(super) fn line(model: &Model, field: &Field) -> Line {
    model.typed_in(field).and_then(|text| Line::new(text.trim()).ok()).unwrap_or_default()
}

/// Adds the user's own word to a topic of an entry. If it differs from a word in use only by case or accents, that one is added, so that
/// both count as one word.
fn add_word(model: &mut Model, id: RecordId, topic: Topic, env: &Env<'_>) -> Vec<Effect> {
    let typed = model.typed_in(&Field::OwnWord(topic)).unwrap_or_default();
    let Some(word) = OwnWord::typed(typed) else {
        if !typed.trim().is_empty() {
            model.set_status(Status::TooLong);
        }
        return Vec::new();
    };
    let same = fold_case_and_accents(word.as_str());
    let known = model.diary.words(topic).into_iter().find_map(|(known, _)| match known {
        Word::Own(own) if fold_case_and_accents(own.as_str()) == same => Some(own.clone()),
        _ => None,
    });
    let word = Word::Own(known.unwrap_or(word));
    let effects = edit(model, id, DetailEdit::word(topic, word.clone(), true).into(), env);
    if model.diary.entry(id).is_some_and(|entry| entry.details().words(topic).contains(&word)) {
        model.take_typed(&Field::OwnWord(topic));
    }
    effects
}

/// Sets the user of this phone: the speaker from now on, and the author of what was typed here before without a name.
pub(super) fn uses_phone(model: &mut Model, user: SpeakerRef, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(device) = model.device else { return Vec::new() };
    let profile = device.profile();
    let id = Phone::id(profile);
    let body = Body::Phone(Phone { profile, user: user.clone() });
    model.settings.speak(user);
    let mut effects = vec![Effect::KeepSettings];
    effects.extend(match model.diary.record(id).map(Record::current) {
        None => create(model, id, body, Status::Changed, env),
        Some(Version { deleted: false, body: known, .. }) if *known == body => Vec::new(),
        Some(_) => super::stamping::stamped(model, id, body, false, env)
            .map(|record| super::saving::persist(model, record, Status::Changed, None))
            .unwrap_or_default(),
    });
    effects
}
