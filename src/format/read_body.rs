//! What a record says, kind by kind: each field checked, nothing invalid gets past here.

use chrono::NaiveDate;
use serde_json::value::RawValue;

use super::read::{Fields, Refusal, as_type, take_str, take_text};
use super::{field, kind, read_visit, word};
use crate::domain::vocabulary::{self, COURSES, EFFECTS, ONSETS, SCHEDULES, SORTS, SPANS};
use crate::domain::{
    Body, Code, Contact, DayPart, Details, Dose, Eased, Entry, Line, Link, Moment, MomentError, Note, OwnWord, Pain, Person, Phone,
    RecordId, Relief, Score, Site, Speaker, Topic, Unknown, Word,
};

/// Takes out of the fields what this version knows of the kind; the rest stays.
pub(super) fn read_body(kind: &str, fields: &mut Fields<'_>) -> Result<Body, Refusal> {
    Ok(match kind {
        kind::ENTRY => Body::Entry(entry(fields)?),
        kind::CONTACT => Body::Contact(Contact {
            name: line(fields, field::NAME)?,
            phone: line(fields, field::PHONE)?,
            hours: line(fields, field::HOURS)?,
        }),
        kind::PERSON => Body::Person(Person { name: line(fields, field::NAME)?, role: speaker(fields, field::ROLE)? }),
        kind::PHONE => Body::Phone(Phone { profile: profile(fields)?, user: speaker(fields, field::USER)? }),
        kind::RELIEF => Body::Relief(relief(fields)?),
        kind::DOSE => Body::Dose(dose(fields)?),
        kind::DAY => Body::Day(day(fields)?),
        kind::VISIT => Body::Visit(read_visit::visit(fields)?),
        kind::QUESTION => Body::Question(read_visit::question(fields)?),
        kind::ANSWER => Body::Answer(read_visit::answer(fields)?),
        kind::STEP => Body::Step(read_visit::step(fields)?),
        kind::CALL => Body::Call(read_visit::call(fields)?),
        kind::AGREED => Body::Agreed(read_visit::agreed(fields)?),
        other => Body::Unknown(Unknown { kind: other.into() }),
    })
}

fn entry(fields: &mut Fields<'_>) -> Result<Entry, Refusal> {
    let pain = fields.remove(field::PAIN).ok_or(Refusal::Pain)?;
    let score = match as_type::<u8>(pain) {
        Some(number) => Score::Number(Pain::new(number).ok_or(Refusal::Pain)?),
        None => as_type::<String>(pain).filter(|word| word == Score::TOO_MUCH).map(|_| Score::TooMuch).ok_or(Refusal::Pain)?,
    };
    let at = moment(fields, field::AT)?.ok_or(Refusal::Time)?;
    let who = speaker(fields, field::WHO)?;
    let note = note(fields, field::NOTE)?;
    let mut entry = Entry::tapped(at, score, who).with_note(note).with_details(details(fields)?);
    (entry.recalled, entry.wrong_clock) = (flag(fields, field::RECALLED)?, flag(fields, field::WRONG_CLOCK)?);
    entry.span = code(fields, field::SPAN, &SPANS)?;
    Ok(entry)
}

fn details(fields: &mut Fields<'_>) -> Result<Details, Refusal> {
    let mut details = Details::default();
    details.sites = sites(fields)?;
    details.spread = spread(fields)?;
    details.began = moment(fields, field::BEGAN)?;
    details.eased = eased(fields)?;
    details.onset = code(fields, field::ONSET, &ONSETS)?;
    details.course = code(fields, field::COURSE, &COURSES)?;
    details.at_rest = pain(fields, field::AT_REST)?;
    details.on_moving = pain(fields, field::ON_MOVING)?;
    for topic in Topic::ALL {
        let Some(list) = fields.remove(field::of_topic(topic)) else { continue };
        for value in serde_json::from_str::<Vec<&RawValue>>(list.get()).map_err(|_| Refusal::Detail)? {
            let word = word(value, topic).ok_or(Refusal::Detail)?;
            if !details.add_word(topic, word) {
                return Err(Refusal::Detail);
            }
        }
    }
    Ok(details)
}

/// A word of a list, or `{"own":…}`. Closed, like every object inside a record: what a later version has to say it says in a
/// field beside it, which is carried along.
fn word(value: &RawValue, topic: Topic) -> Option<Word> {
    if let Some(code) = as_type::<String>(value) {
        return Code::parse(&code, topic.listed()).map(Word::Listed);
    }
    let mut own: Fields<'_> = serde_json::from_str(value.get()).ok()?;
    let text = take_str(&mut own, field::OWN)?;
    OwnWord::new(&text).filter(|_| own.is_empty()).map(Word::Own)
}

fn sites(fields: &mut Fields<'_>) -> Result<Vec<Site>, Refusal> {
    let Some(value) = fields.remove(field::SITES) else { return Ok(Vec::new()) };
    let mut sites: Vec<Site> = Vec::new();
    for mut site in serde_json::from_str::<Vec<Fields<'_>>>(value.get()).map_err(|_| Refusal::Detail)? {
        let region = take_str(&mut site, field::REGION).and_then(|region| vocabulary::region(&region)).ok_or(Refusal::Detail)?;
        let pain = pain(&mut site, field::PAIN)?;
        if !site.is_empty() || sites.len() == Details::SITES_MAX || sites.iter().any(|site| site.region == region) {
            return Err(Refusal::Detail);
        }
        sites.push(Site { region, pain });
    }
    Ok(sites)
}

fn spread(fields: &mut Fields<'_>) -> Result<Vec<Vec<Code>>, Refusal> {
    let paths = take::<Vec<Vec<String>>>(fields, field::SPREAD)?.unwrap_or_default();
    let path = |path: &Vec<String>| path.iter().map(|region| vocabulary::region(region)).collect::<Option<Vec<Code>>>();
    let paths: Vec<Vec<Code>> = paths.iter().map(path).collect::<Option<_>>().ok_or(Refusal::Detail)?;
    let is_good = paths.len() <= Details::PATHS_MAX && paths.iter().all(|path| Details::is_path(path));
    if is_good { Ok(paths) } else { Err(Refusal::Detail) }
}

fn eased(fields: &mut Fields<'_>) -> Result<Option<Eased>, Refusal> {
    let Some(value) = fields.remove(field::EASED) else { return Ok(None) };
    let text = as_type::<String>(value).ok_or(Refusal::Time)?;
    if text == word::STILL { Ok(Some(Eased::StillThere)) } else { Moment::parse(&text).map(|at| Some(Eased::At(at))).map_err(of_time) }
}

fn relief(fields: &mut Fields<'_>) -> Result<Relief, Refusal> {
    Ok(Relief {
        sort: code(fields, field::SORT, &SORTS)?.ok_or(Refusal::Detail)?,
        name: line(fields, field::NAME)?,
        strength: line(fields, field::STRENGTH)?,
        schedule: code(fields, field::SCHEDULE, &SCHEDULES)?,
        label: note(fields, field::LABEL)?,
        stopped: date(fields, field::ENDED)?,
    })
}

fn dose(fields: &mut Fields<'_>) -> Result<Dose, Refusal> {
    let relief = take_str(fields, field::RELIEF).and_then(|id| RecordId::parse(&id)).ok_or(Refusal::Relief)?;
    let at = moment(fields, field::AT)?.ok_or(Refusal::Time)?;
    let who = speaker(fields, field::WHO)?;
    Ok(Dose {
        amount: line(fields, field::AMOUNT)?,
        // An empty reason is one: skipped, and not said why.
        skipped: if fields.get(field::SKIPPED).is_some() { Some(line(fields, field::SKIPPED)?) } else { None },
        before: link(fields, field::BEFORE)?,
        after: link(fields, field::AFTER)?,
        effect: code(fields, field::EFFECT, &EFFECTS)?,
        recalled: flag(fields, field::RECALLED)?,
        wrong_clock: flag(fields, field::WRONG_CLOCK)?,
        ..Dose::taken(relief, at, who)
    })
}

fn link(fields: &mut Fields<'_>, name: &str) -> Result<Link, Refusal> {
    match take::<String>(fields, name)?.as_deref() {
        None => Ok(Link::Found),
        Some(word::NONE) => Ok(Link::None),
        Some(id) => RecordId::parse(id).map(Link::Entry).ok_or(Refusal::Detail),
    }
}

fn day(fields: &mut Fields<'_>) -> Result<DayPart, Refusal> {
    let day = date(fields, field::DAY)?.ok_or(Refusal::Time)?;
    let part = take_str(fields, field::PART).ok_or(Refusal::Detail)?;
    let listed = vocabulary::day_parts().find(|listed| *listed == part).map(Code::listed);
    let part = listed.or_else(|| Code::parse(&part, &[])).ok_or(Refusal::Detail)?;
    let value = code(fields, field::VALUE, vocabulary::day_levels(part.as_str()))?;
    let since = date(fields, field::NOTICED)?;
    let part = DayPart { value, since, note: note(fields, field::NOTE)?, ..DayPart::new(day, speaker(fields, field::WHO)?, part) };
    Ok(DayPart { recalled: flag(fields, field::RECALLED)?, ..part })
}

/// A value that may be missing, but not be of another type.
pub(super) fn take<T: serde::de::DeserializeOwned>(fields: &mut Fields<'_>, name: &str) -> Result<Option<T>, Refusal> {
    fields.remove(name).map(|value| as_type(value).ok_or(Refusal::Detail)).transpose()
}

pub(super) fn flag(fields: &mut Fields<'_>, name: &str) -> Result<bool, Refusal> {
    Ok(take(fields, name)?.unwrap_or_default())
}

pub(super) fn code(fields: &mut Fields<'_>, name: &str, list: &[&'static str]) -> Result<Option<Code>, Refusal> {
    take::<String>(fields, name)?.map(|text| Code::parse(&text, list).ok_or(Refusal::Detail)).transpose()
}

fn pain(fields: &mut Fields<'_>, name: &str) -> Result<Option<Pain>, Refusal> {
    let number = fields.remove(name).map(|value| as_type::<u8>(value).ok_or(Refusal::Pain)).transpose()?;
    number.map(|number| Pain::new(number).ok_or(Refusal::Pain)).transpose()
}

pub(super) fn moment(fields: &mut Fields<'_>, name: &str) -> Result<Option<Moment>, Refusal> {
    let text = fields.remove(name).map(|value| as_type::<String>(value).ok_or(Refusal::Time)).transpose()?;
    text.map(|text| Moment::parse(&text).map_err(of_time)).transpose()
}

const fn of_time(error: MomentError) -> Refusal {
    match error {
        MomentError::Unreadable => Refusal::Time,
        MomentError::OutOfRange => Refusal::TimeOutOfRange,
    }
}

/// A calendar day within the years that a time may have.
pub(super) fn date(fields: &mut Fields<'_>, name: &str) -> Result<Option<NaiveDate>, Refusal> {
    let Some(value) = fields.remove(name) else { return Ok(None) };
    let text = as_type::<String>(value).ok_or(Refusal::Time)?;
    Moment::parse_day(&text).map(Some).map_err(of_time)
}

fn profile(fields: &mut Fields<'_>) -> Result<u32, Refusal> {
    let text = take_str(fields, field::PROFILE).ok_or(Refusal::Who)?;
    u32::from_str_radix(&text, 16).ok().filter(|profile| format!("{profile:08x}") == text).ok_or(Refusal::Who)
}

pub(super) fn speaker(fields: &mut Fields<'_>, name: &str) -> Result<Speaker, Refusal> {
    take_str(fields, name).and_then(|who| Speaker::parse(&who)).ok_or(Refusal::Who)
}

pub(super) fn line(fields: &mut Fields<'_>, name: &str) -> Result<Line, Refusal> {
    Line::new(&take_text(fields, name)?).map_err(|_| Refusal::TextTooLong)
}

pub(super) fn note(fields: &mut Fields<'_>, name: &str) -> Result<Note, Refusal> {
    Note::new(&take_text(fields, name)?).map_err(|_| Refusal::TextTooLong)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::format::{read_record, write_record};

    const ID: &str = "019ab0f2-6c00-7000-8000-000000000001";
    const AT: &str = "2026-11-23T14:03:07+01:00";

    /// A good record of a kind with nothing but what it must have.
    fn good(kind: &str) -> Value {
        let mut record = match kind {
            "entry" => json!({"who": "patient", "at": AT, "pain": 7}),
            "person" => json!({"role": "carer"}),
            "phone" => json!({"profile": "0a11ce00", "user": "carer"}),
            "relief" => json!({"sort": "medicine"}),
            "intake" => json!({"relief": ID, "at": AT, "who": "patient"}),
            "day" => json!({"day": "2026-11-23", "who": "patient", "part": "sleep"}),
            _ => json!({}),
        };
        (record["id"], record["kind"], record["stamp"]) = (ID.into(), kind.into(), "2026-11-23T13:03:07.120Z/0/00000000000000ab".into());
        record
    }

    fn with(kind: &str, name: &str, value: &Value) -> String {
        let mut record = good(kind);
        record[name] = value.clone();
        record.to_string()
    }

    fn rewritten(json: &str) -> Value {
        let mut out = Vec::new();
        write_record(&mut out, &read_record(json).expect("a good record")).expect("can be written");
        serde_json::from_slice(&out).expect("JSON")
    }

    #[test]
    fn what_a_kind_must_say_is_missed() {
        let must = [
            ("entry", "who", Refusal::Who),
            ("entry", "at", Refusal::Time),
            ("entry", "pain", Refusal::Pain),
            ("person", "role", Refusal::Who),
            ("phone", "profile", Refusal::Who),
            ("phone", "user", Refusal::Who),
            ("relief", "sort", Refusal::Detail),
            ("intake", "relief", Refusal::Relief),
            ("intake", "at", Refusal::Time),
            ("intake", "who", Refusal::Who),
            ("day", "day", Refusal::Time),
            ("day", "who", Refusal::Who),
            ("day", "part", Refusal::Detail),
        ];
        for (kind, name, reason) in must {
            assert_eq!(rewritten(&good(kind).to_string()), good(kind));
            let mut record = good(kind);
            record.as_object_mut().expect("an object").remove(name);
            assert_eq!(read_record(&record.to_string()), Err(reason), "{kind} without {name}");
        }
    }

    #[test]
    fn each_fault_of_a_detail_has_its_reason() {
        let [jaw, face] = ["jaw", "face"].map(|region| json!({ "region": region }));
        let many = |count: usize| (0..count).map(|place| json!({"region": format!("r{place}")})).collect::<Vec<_>>();
        let path = |count: usize| (0..count).map(|place| format!("r{place}")).collect::<Vec<_>>();
        let own = |count: usize| (0..count).map(|place| json!({"own": format!("w{place}")})).collect::<Vec<_>>();
        let cases = [
            ("sites", json!("jaw"), Refusal::Detail),
            ("sites", json!(["jaw"]), Refusal::Detail),
            ("sites", json!([{}]), Refusal::Detail),
            ("sites", json!([{"region": "Jaw"}]), Refusal::Detail),
            ("sites", json!([{"region": "x".repeat(33)}]), Refusal::Detail),
            ("sites", json!([{"region": "jaw", "pain": 11}]), Refusal::Pain),
            ("sites", json!([{"region": "jaw", "pain": 256}]), Refusal::Pain),
            ("sites", json!([{"region": "jaw", "pain": null}]), Refusal::Pain),
            ("sites", json!([{"region": "jaw", "depth": "deep"}]), Refusal::Detail),
            ("sites", json!([jaw, face, jaw]), Refusal::Detail),
            ("sites", json!(many(65)), Refusal::Detail),
            ("spread", json!(["jaw", "face"]), Refusal::Detail),
            ("spread", json!([[]]), Refusal::Detail),
            ("spread", json!([["jaw"]]), Refusal::Detail),
            ("spread", json!([["jaw", "jaw"]]), Refusal::Detail),
            ("spread", json!([["jaw", "the face"]]), Refusal::Detail),
            ("spread", json!([path(13)]), Refusal::Detail),
            ("spread", json!(vec![["jaw", "face"]; 9]), Refusal::Detail),
            ("words", json!("burning"), Refusal::Detail),
            ("words", json!([7]), Refusal::Detail),
            ("words", json!(["Burning"]), Refusal::Detail),
            ("words", json!(["burning", "burning"]), Refusal::Detail),
            ("words", json!([{"own": ""}]), Refusal::Detail),
            ("words", json!([{"own": "two\nlines"}]), Refusal::Detail),
            ("words", json!([{"own": "x".repeat(61)}]), Refusal::Detail),
            ("words", json!([{"own": "x", "in": "es"}]), Refusal::Detail),
            ("words", json!([{"own": "x"}, {"own": "x"}]), Refusal::Detail),
            ("worse", json!(own(11)), Refusal::Detail),
            ("helped", json!(path(31)), Refusal::Detail),
            ("stopped", json!(null), Refusal::Detail),
            ("began", json!("soon"), Refusal::Time),
            ("began", json!(7), Refusal::Time),
            ("began", json!("2200-01-01T00:00:00+00:00"), Refusal::TimeOutOfRange),
            ("eased", json!("gone"), Refusal::Time),
            ("eased", json!(false), Refusal::Time),
            ("eased", json!("1899-12-31T23:59:59+00:00"), Refusal::TimeOutOfRange),
            ("onset", json!("Sudden"), Refusal::Detail),
            ("course", json!(["constant"]), Refusal::Detail),
            ("rest", json!(11), Refusal::Pain),
            ("moving", json!("7"), Refusal::Pain),
            ("recalled", json!("yes"), Refusal::Detail),
            ("wrong-clock", json!(1), Refusal::Detail),
            ("typed", json!(7), Refusal::Who),
        ];
        for (name, value, reason) in cases {
            assert_eq!(read_record(&with("entry", name, &value)), Err(reason), "{name}: {value}");
        }
        for (name, value) in [
            ("sites", json!(many(64))),
            ("spread", json!(vec![path(12); 8])),
            ("worse", json!(path(30).into_iter().map(Value::from).chain(own(10)).collect::<Vec<_>>())),
            ("eased", json!("1900-01-01T00:00:00+00:00")),
        ] {
            assert_eq!(rewritten(&with("entry", name, &value))[name], value, "as much as there may be");
        }
    }

    #[test]
    fn each_fault_of_the_other_kinds_has_its_reason() {
        let cases = [
            ("person", "name", json!("x".repeat(201)), Refusal::TextTooLong),
            ("person", "role", json!(""), Refusal::Who),
            ("phone", "profile", json!("A11CE000"), Refusal::Who),
            ("phone", "profile", json!("a11ce"), Refusal::Who),
            ("phone", "profile", json!(7), Refusal::Who),
            ("phone", "user", json!("x".repeat(65)), Refusal::Who),
            ("relief", "sort", json!("Medicine"), Refusal::Detail),
            ("relief", "name", json!(7), Refusal::Text),
            ("relief", "strength", json!("x".repeat(201)), Refusal::TextTooLong),
            ("relief", "schedule", json!(2), Refusal::Detail),
            ("relief", "label", json!("x".repeat(10_001)), Refusal::TextTooLong),
            ("relief", "ended", json!("2026-02-30"), Refusal::Time),
            ("relief", "ended", json!(AT), Refusal::Time),
            ("intake", "relief", json!("morphine"), Refusal::Relief),
            ("intake", "at", json!("2026-11-23"), Refusal::Time),
            ("intake", "amount", json!(2), Refusal::Text),
            ("intake", "skipped", json!(true), Refusal::Text),
            ("intake", "skipped", json!("x".repeat(201)), Refusal::TextTooLong),
            ("intake", "before", json!("found"), Refusal::Detail),
            ("intake", "after", json!([ID]), Refusal::Detail),
            ("intake", "effect", json!("Some"), Refusal::Detail),
            ("intake", "recalled", json!(1), Refusal::Detail),
            ("intake", "wrong-clock", json!("yes"), Refusal::Detail),
            ("day", "day", json!("2026-11-3"), Refusal::Time),
            ("day", "day", json!("+026-11-23"), Refusal::Time),
            ("day", "day", json!("1899-12-31"), Refusal::TimeOutOfRange),
            ("day", "day", json!(20_261_123), Refusal::Time),
            ("day", "part", json!("How I slept"), Refusal::Detail),
            ("day", "value", json!(3), Refusal::Detail),
            ("day", "noticed", json!("yesterday"), Refusal::Time),
            ("day", "note", json!("x".repeat(10_001)), Refusal::TextTooLong),
            ("day", "recalled", json!(null), Refusal::Detail),
        ];
        for (kind, name, value, reason) in cases {
            assert_eq!(read_record(&with(kind, name, &value)), Err(reason), "{kind} {name}: {value}");
        }
    }

    #[test]
    fn codes_of_later_versions_and_an_end_before_the_beginning_are_read() {
        for (kind, name, value) in [
            ("entry", "onset", json!("after-a-fall")),
            ("entry", "sites", json!([{"region": "lower-back-left-2"}])),
            ("relief", "sort", json!("device")),
            ("intake", "effect", json!("too-much")),
            ("intake", "skipped", json!("")),
            ("day", "part", json!("itching")),
            ("day", "value", json!("worst-ever")),
            ("person", "role", json!("doctor")),
        ] {
            assert_eq!(rewritten(&with(kind, name, &value))[name], value);
        }
        let mut record = good("entry");
        (record["began"], record["eased"]) = (AT.into(), "2026-11-23T13:00:00+01:00".into());
        assert_eq!(rewritten(&record.to_string()), record);
    }
}
