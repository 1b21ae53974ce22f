//! What a record says as JSON fields, kind by kind.

use serde::Serialize;
use serde::ser::{Error, SerializeMap};
use serde_json::value::{RawValue, to_raw_value};

use super::fields::Fields;
use super::{field, kind, word, write_visit};
use crate::domain::{Body, Code, DayPart, Details, Dose, Eased, Entry, Line, Link, Pain, Relief, Score, Site, Topic, Version, Word};

/// The fields beside those of the first release, sorted by name together with what this version does not know: so a record
/// has the same bytes whichever version wrote it last.
#[derive(Default)]
pub(super) struct Sorted {
    fields: Vec<(String, Box<RawValue>)>,
    fault: Option<serde_json::Error>,
}

impl Sorted {
    pub fn put<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        match to_raw_value(value) {
            Ok(value) => self.insert(name.to_owned(), value),
            Err(error) => self.fault = Some(error),
        }
    }

    fn insert(&mut self, name: String, value: Box<RawValue>) {
        let place = self.fields.partition_point(|(known, _)| *known < name);
        self.fields.insert(place, (name, value));
    }

    /// Empty text means "not recorded" and is not written.
    pub fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, text);
        }
    }

    pub fn some(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(name, &value.to_string());
        }
    }

    pub fn flag(&mut self, name: &str, flag: bool) {
        if flag {
            self.put(name, &flag);
        }
    }
}

pub(super) fn kind_of(body: &Body) -> &str {
    match body {
        Body::Entry(_) => kind::ENTRY,
        Body::Contact(_) => kind::CONTACT,
        Body::Person(_) => kind::PERSON,
        Body::Phone(_) => kind::PHONE,
        Body::Relief(_) => kind::RELIEF,
        Body::Dose(_) => kind::DOSE,
        Body::Day(_) => kind::DAY,
        Body::Visit(_) => kind::VISIT,
        Body::Question(_) => kind::QUESTION,
        Body::Answer(_) => kind::ANSWER,
        Body::Step(_) => kind::STEP,
        Body::Call(_) => kind::CALL,
        Body::Agreed(_) => kind::AGREED,
        Body::Unknown(unknown) => &unknown.kind,
    }
}

pub(super) fn write_body<M: SerializeMap>(map: &mut M, version: &Version) -> Result<(), M::Error> {
    let mut out = Sorted::default();
    out.some(field::TYPED, version.typed.as_ref());
    out.flag(field::KEPT, version.kept);
    match &version.body {
        Body::Entry(entry) => {
            map.serialize_entry(field::WHO, &entry.who.to_string())?;
            map.serialize_entry(field::AT, &entry.at.to_string())?;
            match entry.score {
                Score::Number(pain) => map.serialize_entry(field::PAIN, &pain.number())?,
                Score::TooMuch => map.serialize_entry(field::PAIN, Score::TOO_MUCH)?,
            }
            write_text(map, field::NOTE, entry.note.as_str())?;
            entry_fields(&mut out, entry);
        }
        Body::Contact(contact) => {
            write_text(map, field::NAME, contact.name.as_str())?;
            write_text(map, field::PHONE, contact.phone.as_str())?;
            write_text(map, field::HOURS, contact.hours.as_str())?;
        }
        Body::Person(person) => {
            out.text(field::NAME, person.name.as_str());
            out.put(field::ROLE, &person.role.to_string());
        }
        Body::Phone(phone) => {
            out.put(field::PROFILE, &format!("{:08x}", phone.profile));
            out.put(field::USER, &phone.user.to_string());
        }
        Body::Relief(relief) => relief_fields(&mut out, relief),
        Body::Dose(dose) => dose_fields(&mut out, dose),
        Body::Day(part) => day_fields(&mut out, part),
        other => write_visit::fields(&mut out, other),
    }
    if let Some(error) = out.fault {
        return Err(M::Error::custom(error));
    }
    if let Some(extra) = &version.extra {
        let extra: Fields<'_> = serde_json::from_str(extra).map_err(M::Error::custom)?;
        extra.sorted().into_iter().for_each(|(name, value)| out.insert(name, value.to_owned()));
    }
    out.fields.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
}

fn write_text<M: SerializeMap>(map: &mut M, name: &str, text: &str) -> Result<(), M::Error> {
    if text.is_empty() { Ok(()) } else { map.serialize_entry(name, text) }
}

fn entry_fields(out: &mut Sorted, entry: &Entry) {
    out.flag(field::RECALLED, entry.recalled);
    out.flag(field::WRONG_CLOCK, entry.wrong_clock);
    out.some(field::SPAN, entry.span.as_ref().map(Code::as_str));
    let Details { sites, spread, began, eased, onset, course, at_rest, on_moving, .. } = entry.details();
    if !sites.is_empty() {
        let site = |site: &Site| WireSite { pain: site.pain.map(Pain::number), region: site.region.as_str().to_owned() };
        out.put(field::SITES, &sites.iter().map(site).collect::<Vec<_>>());
    }
    if !spread.is_empty() {
        let path = |path: &Vec<Code>| path.iter().map(|region| region.as_str().to_owned()).collect::<Vec<_>>();
        out.put(field::SPREAD, &spread.iter().map(path).collect::<Vec<_>>());
    }
    for topic in Topic::ALL {
        let words: Vec<WireWord> = entry.details().words(topic).iter().map(WireWord::new).collect();
        if !words.is_empty() {
            out.put(field::of_topic(topic), &words);
        }
    }
    out.some(field::BEGAN, *began);
    match eased {
        None => {}
        Some(Eased::StillThere) => out.put(field::EASED, word::STILL),
        Some(Eased::At(at)) => out.put(field::EASED, &at.to_string()),
    }
    out.some(field::ONSET, onset.as_ref().map(Code::as_str));
    out.some(field::COURSE, course.as_ref().map(Code::as_str));
    for (name, pain) in [(field::AT_REST, at_rest), (field::ON_MOVING, on_moving)] {
        if let Some(pain) = pain {
            out.put(name, &pain.number());
        }
    }
}

#[derive(Serialize)]
struct WireSite {
    #[serde(skip_serializing_if = "Option::is_none")]
    pain: Option<u8>,
    region: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum WireWord {
    Listed(String),
    Own { own: String },
}

impl WireWord {
    fn new(word: &Word) -> Self {
        match word {
            Word::Listed(code) => Self::Listed(code.as_str().to_owned()),
            Word::Own(own) => Self::Own { own: own.as_str().to_owned() },
        }
    }
}

fn relief_fields(out: &mut Sorted, relief: &Relief) {
    out.put(field::SORT, relief.sort.as_str());
    out.text(field::NAME, relief.name.as_str());
    out.text(field::STRENGTH, relief.strength.as_str());
    out.some(field::SCHEDULE, relief.schedule.as_ref().map(Code::as_str));
    out.text(field::LABEL, relief.label.as_str());
    out.some(field::ENDED, relief.stopped);
}

fn dose_fields(out: &mut Sorted, dose: &Dose) {
    out.put(field::RELIEF, &dose.relief.to_string());
    out.put(field::AT, &dose.at.to_string());
    out.put(field::WHO, &dose.who.to_string());
    out.text(field::AMOUNT, dose.amount.as_str());
    out.some(field::SKIPPED, dose.skipped.as_ref().map(Line::as_str));
    for (name, link) in [(field::BEFORE, dose.before), (field::AFTER, dose.after)] {
        match link {
            Link::Found => {}
            Link::None => out.put(name, word::NONE),
            Link::Entry(id) => out.put(name, &id.to_string()),
        }
    }
    out.some(field::EFFECT, dose.effect.as_ref().map(Code::as_str));
    out.flag(field::RECALLED, dose.recalled);
    out.flag(field::WRONG_CLOCK, dose.wrong_clock);
}

fn day_fields(out: &mut Sorted, part: &DayPart) {
    out.put(field::DAY, &part.day.to_string());
    out.put(field::WHO, &part.who.to_string());
    out.put(field::PART, part.part.as_str());
    out.some(field::VALUE, part.value.as_ref().map(Code::as_str));
    out.some(field::NOTICED, part.since);
    out.text(field::NOTE, part.note.as_str());
    out.flag(field::RECALLED, part.recalled);
}
