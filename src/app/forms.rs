//! Writing down somebody or something new, out of the form on the screen.

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

/// The lines of the form for a number to call.
const CONTACT: [Field; 3] = [Field::New(Contact::name()), Field::New(Contact::phone()), Field::New(Contact::hours())];

/// A number to call: only the number is needed. Hours typed beside it go where hours belong, if nothing stands there.
fn add_contact(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let [name, mut phone, mut hours] = CONTACT.each_ref().map(|field| line(model, field));
    match dialled(phone.as_str()) {
        Dialled::Refused(reason) => return need(model, FormError::Number(reason)),
        Dialled::Several(_) => return need(model, FormError::OneNumber),
        Dialled::One { .. } => {}
    }
    if let Some(parted) = parted(&phone, &hours) {
        (phone, hours) = parted;
    }
    add(model, &CONTACT, Body::Contact(Contact { name, phone, hours }), env)
}

/// The number, and the words around it as hours. `None` when there are no such words, when there is not one number, and when hours are
/// there already: those are kept, and the number stays as it was typed.
fn parted(phone: &Line, hours: &Line) -> Option<(Line, Line)> {
    match dialled(phone.as_str()) {
        Dialled::One { written, words, .. } if hours.is_empty() && !words.is_empty() => {
            Some((Line::new(&written).ok()?, Line::new(&words).ok()?))
        }
        _ => None,
    }
}

/// The number of a contact was typed and is left now: hours in it go where hours belong. One undo takes back the typing too.
pub(super) fn part_number(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let Some((id, before)) =
        model.input.typing.as_ref().filter(|typing| typing.is_of_number()).map(|typing| (typing.id, typing.before.clone()))
    else {
        return Vec::new();
    };
    let Some(Version { deleted: false, body: body @ Body::Contact(contact), .. }) = model.diary.record(id).map(Record::current) else {
        return Vec::new();
    };
    let Some((phone, hours)) = parted(&contact.phone, &contact.hours) else { return Vec::new() };
    let (body, edit) = (body.clone(), Edit::Contact(ContactEdit::Number(phone, hours)));
    let Ok(after) = edit.apply(&body, id, env.now) else { return Vec::new() };
    model.input.recent.add(id, &body, edit.clone(), env.unix_ms);
    model.input.typing = None;
    rewrite(model, id, after, false, Status::Changed, Some(Undo { id, before, edit: Some(edit) }), env)
}

/// Several numbers in that form: each by itself, under the same name, or only the first.
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

/// The patient has a name at most once; carers are as many as there are.
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

/// Heat, rest and the like, by one tap.
fn add_other(model: &mut Model, name: &str, env: &mut Env<'_>) -> Vec<Effect> {
    let name = Line::new(name).unwrap_or_default();
    let relief = Relief::new(Code::listed("other"), name);
    let id = env.new_id();
    create(model, id, Body::Relief(relief), Status::Changed, env)
}

/// Makes a record of what stands in the fields of a form, and empties them; a form beside it keeps what was typed there.
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

/// A word of one's own. Typed as one that is known already it is that one, so that it is counted as one word.
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

/// Who uses this phone: from now on they type here, and what was typed here before was theirs too.
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
