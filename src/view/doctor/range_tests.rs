//! Tests of "since the last visit" with visits to two people.

use super::ResolvedRange;
use super::tests::{at, id, put};
use crate::domain::{Body, Diary, Line, Moment, Visit};

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
