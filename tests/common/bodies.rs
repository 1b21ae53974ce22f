//! Strategies for what records of each kind say. Who, of what and of which entry come out of the same few ids that the
//! records have, so that they refer to each other, to what is deleted, to what is of another kind, and to nothing.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use pain_diary::domain::vocabulary::{DAY_LEVELS, DAY_PARTS, EFFECTS, SCHEDULES, SORTS, SPANS, YES_NO};
use pain_diary::domain::{Body, Contact, DayPart, Dose, Entry, Line, Link, Moment, Note, Person, Phone, Relief, Speaker, Unknown};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::details::{codes, details};
use super::records::{NOON_MS, TEXTS, devices, ids, moments, notes, scores};

pub fn speakers() -> impl Strategy<Value = Speaker> {
    let simple = select(vec![Speaker::Patient, Speaker::Carer, Speaker::Other("night nurse".into())]);
    prop_oneof![3 => simple, 1 => ids().prop_map(Speaker::Person)]
}

pub fn lines() -> impl Strategy<Value = Line> {
    prop_oneof![select(TEXTS.as_slice()).prop_map(str::to_owned), "\\PC{0,200}"].prop_map(|text| Line::new(&text).expect("short"))
}

/// Many with nothing but the tap, as in a real diary.
pub fn entries() -> impl Strategy<Value = Entry> {
    let said = (notes(), any::<bool>(), any::<bool>(), option::weighted(0.2, codes(&SPANS)));
    (moments(), scores(), speakers(), said, option::of(details())).prop_map(
        |(at, score, who, (note, recalled, wrong_clock, span), details)| {
            let mut entry = Entry::tapped(at, score, who).with_note(note).with_details(details.unwrap_or_default());
            (entry.recalled, entry.wrong_clock, entry.span) = (recalled, wrong_clock, span);
            entry
        },
    )
}

pub fn contacts() -> impl Strategy<Value = Contact> {
    (lines(), lines(), lines()).prop_map(|(name, phone, hours)| Contact { name, phone, hours })
}

pub fn people() -> impl Strategy<Value = Person> {
    (lines(), speakers()).prop_map(|(name, role)| Person { name, role })
}

pub fn phones() -> impl Strategy<Value = Phone> {
    let profile = prop_oneof![devices().prop_map(|device| device.profile()), any::<u32>()];
    (profile, speakers()).prop_map(|(profile, user)| Phone { profile, user })
}

pub fn reliefs() -> impl Strategy<Value = Relief> {
    let schedule = option::of(codes(&SCHEDULES));
    (codes(&SORTS), lines(), lines(), schedule, notes(), option::weighted(0.3, days()))
        .prop_map(|(sort, name, strength, schedule, label, stopped)| Relief { sort, name, strength, schedule, label, stopped })
}

pub fn links() -> impl Strategy<Value = Link> {
    prop_oneof![3 => Just(Link::Found), 1 => Just(Link::None), 1 => ids().prop_map(Link::Entry)]
}

pub fn doses() -> impl Strategy<Value = Dose> {
    let said = (lines(), option::weighted(0.3, lines()), option::weighted(0.4, codes(&EFFECTS)), any::<bool>(), any::<bool>());
    (ids(), moments(), speakers(), links(), links(), said).prop_map(|(relief, at, who, before, after, said)| {
        let (amount, skipped, effect, recalled, wrong_clock) = said;
        Dose { amount, skipped, before, after, effect, recalled, wrong_clock, ..Dose::taken(relief, at, who) }
    })
}

/// Two days that notes are about, and any a time may have.
pub fn days() -> impl Strategy<Value = NaiveDate> {
    let noon = Moment::from_clock(NOON_MS, 0).day();
    let few = (0_u64..2).prop_map(move |later| noon.checked_add_days(Days::new(later)).expect("a date"));
    prop_oneof![4 => few, 1 => moments().prop_map(Moment::day)]
}

/// A level as the part has it, or another: a file may hold either.
pub fn levels() -> impl Strategy<Value = pain_diary::domain::Code> {
    static ALL: LazyLock<Vec<&str>> =
        LazyLock::new(|| DAY_LEVELS.iter().flat_map(|(_, levels)| levels.iter().copied()).chain(YES_NO).collect());
    codes(&ALL)
}

pub fn day_parts_of_days() -> impl Strategy<Value = DayPart> {
    static PARTS: LazyLock<Vec<&str>> = LazyLock::new(|| DAY_PARTS.to_vec());
    let said = (option::of(levels()), option::weighted(0.3, days()), option::weighted(0.3, notes()), any::<bool>());
    (days(), speakers(), codes(&PARTS), said).prop_map(|(day, who, part, (value, since, note, recalled))| DayPart {
        value,
        since,
        note: note.unwrap_or_default(),
        recalled,
        ..DayPart::new(day, who, part)
    })
}

/// Of every kind, and of kinds no version here knows. Boxed, as all of them together do not fit on the stack.
pub fn bodies() -> BoxedStrategy<Body> {
    prop_oneof![
        6 => entries().prop_map(Body::Entry).boxed(),
        1 => contacts().prop_map(Body::Contact).boxed(),
        1 => people().prop_map(Body::Person).boxed(),
        1 => phones().prop_map(Body::Phone).boxed(),
        2 => reliefs().prop_map(Body::Relief).boxed(),
        3 => doses().prop_map(Body::Dose).boxed(),
        3 => day_parts_of_days().prop_map(Body::Day).boxed(),
        6 => super::visits::bodies(),
        1 => select(vec!["dose", "question", "🩹"]).prop_map(|kind| Body::Unknown(Unknown { kind: kind.into() })).boxed(),
    ]
    .boxed()
}

/// An entry of a number and nothing else, for tests that say what they need themselves.
pub fn tapped(at: Moment, number: u8) -> Entry {
    Entry::tapped(at, super::records::pain(number), Speaker::Patient)
}

pub fn short(text: &str) -> Line {
    Line::new(text).expect("short")
}

pub fn noted(text: &str) -> Note {
    Note::new(text).expect("short")
}
