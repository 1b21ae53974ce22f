//! Tests of "since the last visit" with visits to two people.

use super::tests::{at, id, put};
use super::{ReportData, ResolvedRange};
use crate::domain::{Body, Call, Code, DayPart, Diary, Dose, Entry, Line, Moment, Score, SpeakerRef, Visit};

const DAY: i64 = 24 * 60;

/// A visit at that minute; over then or still to come.
fn visit(diary: &mut Diary, minute: i64, with: &str, is_over: bool) {
    let with = Line::new(with).expect("short");
    let over = is_over.then(|| at(minute + 30));
    put(diary, id(minute), Body::Visit(Visit { with, over, ..Visit::at(at(minute)) }));
}

/// Where the range begins, of the last visit that counts.
fn since(diary: &Diary, of: Option<i64>) -> Option<Moment> {
    let span = ResolvedRange::since_visit(diary, at(0), of.map(id));
    span.since.map(|_| span.from)
}

/// To Dr Sanz twice, then to the nurse.
fn diary() -> Diary {
    let mut diary = Diary::default();
    visit(&mut diary, -30 * DAY, "Dr Sanz", true);
    visit(&mut diary, -20 * DAY, "Dr Sanz", true);
    visit(&mut diary, -3 * DAY, "Nurse Kaya", true);
    diary
}

#[test]
fn the_page_for_a_person_begins_at_the_last_visit_to_that_person() {
    let (to_sanz, to_nurse) = (Some(at(-20 * DAY + 30)), Some(at(-3 * DAY + 30)));
    let mut diary = diary();
    assert_eq!(since(&diary, None), to_nurse, "for nobody yet: the last visit of all");
    visit(&mut diary, 5 * DAY, "  dr sanz ", false);
    assert_eq!(since(&diary, None), to_sanz, "for the next visit, however it is written");
    visit(&mut diary, 2 * DAY, "Nurse Kaya", false);
    assert_eq!(since(&diary, None), to_nurse, "the nurse comes first");
    assert_eq!([-30 * DAY, 5 * DAY, -3 * DAY].map(|minute| since(&diary, Some(minute))), [to_sanz, to_sanz, to_nurse], "for a chosen one");
}

#[test]
fn the_page_for_somebody_new_begins_at_the_last_visit_of_all() {
    let mut diary = diary();
    let to_nurse = Some(at(-3 * DAY + 30));
    visit(&mut diary, DAY, "Dr Novak", false);
    assert_eq!(since(&diary, None), to_nurse);
    assert_eq!(since(&diary, Some(DAY)), to_nurse);
    visit(&mut diary, DAY / 2, "", false);
    assert_eq!(since(&diary, None), to_nurse, "with whom is not written");
    let mut first = Diary::default();
    visit(&mut first, DAY, "Dr Novak", false);
    assert_eq!(since(&first, None), None, "no visit yet");
}

#[test]
fn a_visit_that_is_over_only_later_begins_nothing() {
    let mut diary = diary();
    visit(&mut diary, 10, "Dr Sanz", true);
    assert_eq!(since(&diary, Some(10)), Some(at(-20 * DAY + 30)));
}

#[test]
fn days_are_those_of_the_calendar_with_today() {
    let span = ResolvedRange::days(at(0), 14);
    let first = at(0).day().checked_sub_days(chrono::Days::new(13)).expect("a date");
    assert_eq!(span.local_days(), (first, at(0).day()));
    let hours = span.to.since(span.from).num_hours();
    assert_eq!((hours, span.to), (13 * 24 + 13, at(0)), "from midnight to now, 13:00");
    assert!(span.holds(at(-13 * DAY - 12 * 60)) && !span.holds(at(-14 * DAY)), "the morning of the first day counts");
}

#[test]
fn all_of_it_begins_with_the_oldest_record_of_any_kind() {
    let first = |put_first: &dyn Fn(&mut Diary)| {
        let mut diary = Diary::default();
        put(&mut diary, id(-DAY), Body::Entry(Entry::tapped(at(-DAY), Score::TooMuch, SpeakerRef::Patient)));
        put_first(&mut diary);
        let data = ReportData::of(&diary, ResolvedRange::all(&diary, at(0)));
        (data.span.local_days().0, data.doses.len() + data.calls.len() + data.days.len())
    };
    let then = at(-5 * DAY).day();
    let part = DayPart::new(then, SpeakerRef::Patient, Code::listed("sleep"));
    let note = |diary: &mut Diary| put(diary, DayPart::id(then, &SpeakerRef::Patient, &part.part), Body::Day(part.clone()));
    let dose = |diary: &mut Diary| put(diary, id(1), Body::Dose(Dose::taken(id(9), at(-5 * DAY), SpeakerRef::Patient)));
    let call = |diary: &mut Diary| put(diary, id(2), Body::Call(Call::new(at(-5 * DAY), SpeakerRef::Patient, true)));
    for (what, put_first) in [("a note", &note as &dyn Fn(&mut Diary)), ("a dose", &dose), ("a call", &call)] {
        assert_eq!(first(put_first), (then, 1), "{what}");
    }
    let mut only = Diary::default();
    dose(&mut only);
    assert_eq!(ReportData::of(&only, ResolvedRange::all(&only, at(0))).doses.len(), 1, "without a number at all");
}
