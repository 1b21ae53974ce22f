//! Strategies for bodies of each kind. Speakers, reliefs and linked entries come from the few ids that records have, so that they refer to
//! each other, to deleted records, to other kinds, and to nothing.

use chrono::{Days, NaiveDate};
use pain_diary::domain::vocabulary::DAY_VALUES;
use pain_diary::domain::{Body, Entry, Line, Link, Moment, Note, Question, SpeakerRef, Unknown};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::declared::{bodies_of, known_bodies};
use super::details::codes;
use super::records::{NOON_MS, TEXTS, ids, moments};

pub fn speakers() -> impl Strategy<Value = SpeakerRef> {
    let simple = select(vec![SpeakerRef::Patient, SpeakerRef::Carer, SpeakerRef::Other("night nurse".into())]);
    prop_oneof![3 => simple, 1 => ids().prop_map(SpeakerRef::Person)]
}

pub fn lines() -> impl Strategy<Value = Line> {
    prop_oneof![select(TEXTS.as_slice()).prop_map(str::to_owned), "\\PC{0,200}"].prop_map(|text| Line::new(&text).expect("short"))
}

/// Entries, many of them only a tap, as in a real diary.
pub fn entries() -> impl Strategy<Value = Entry> {
    bodies_of("entry").prop_filter_map("an entry", |body| if let Body::Entry(entry) = body { Some(entry) } else { None })
}

pub fn links() -> impl Strategy<Value = Link> {
    prop_oneof![3 => Just(Link::Found), 1 => Just(Link::None), 1 => ids().prop_map(Link::Entry)]
}

/// Days: two that notes are about, and any within the range of a time.
pub fn days() -> impl Strategy<Value = NaiveDate> {
    let noon = Moment::from_clock(NOON_MS, 0).day();
    let few = (0_u64..2).prop_map(move |later| noon.checked_add_days(Days::new(later)).expect("a date"));
    prop_oneof![4 => few, 1 => moments().prop_map(Moment::day)]
}

/// A level of the part, or another one: a file may contain either.
pub fn levels() -> impl Strategy<Value = pain_diary::domain::Code> {
    codes(&DAY_VALUES)
}

/// Values of `order` near the usual ones, so that they collide, and the ends of its range.
pub fn orders() -> impl Strategy<Value = i64> {
    prop_oneof![4 => -2_i64..3, 1 => select(vec![-Question::ORDER_MAX, Question::ORDER_MAX]), 1 => -Question::ORDER_MAX..Question::ORDER_MAX]
}

/// Bodies of every kind, and of unknown kinds. Boxed, because all of them together do not fit on the stack.
pub fn bodies() -> BoxedStrategy<Body> {
    let unknown = select(vec!["dose", "question", "🩹"]).prop_map(|kind| Body::Unknown(Unknown { kind: kind.into() })).boxed();
    let mut bodies = known_bodies();
    bodies.push((2, unknown));
    Union::new_weighted(bodies).boxed()
}

/// An entry of a number and nothing else, for tests that say what they need themselves.
pub fn tapped(at: Moment, number: u8) -> Entry {
    Entry::tapped(at, super::records::pain(number), SpeakerRef::Patient)
}

pub fn short(text: &str) -> Line {
    Line::new(text).expect("short")
}

pub fn noted(text: &str) -> Note {
    Note::new(text).expect("short")
}
