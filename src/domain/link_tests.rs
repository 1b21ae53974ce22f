//! Tests of the rule for the pain before and after a dose.

use super::*;
use crate::domain::{Body, Code, DeviceId, Line, Person, Phone, Record, SpeakerRef, Version};

const NOON_MS: i64 = 1_795_435_200_000;

fn at(minute: i64, offset_min: i32) -> Moment {
    Moment::from_clock(NOON_MS + minute * 60_000, offset_min)
}

fn id(minute: i64, who: &SpeakerRef) -> RecordId {
    RecordId::of_name(NOON_MS, &format!("{minute} {who}"))
}

/// A diary of numbers: minute from noon, number, who says it.
fn diary(numbers: &[(i64, u8, SpeakerRef)]) -> Diary {
    let mut diary = Diary::default();
    for (minute, number, who) in numbers {
        // Each in another zone: only the instant counts.
        let offset_min = i32::try_from(minute.rem_euclid(27)).expect("small") * 60 - 12 * 60;
        let entry = Entry::tapped(at(*minute, offset_min), Score::Number(Pain::new(*number).expect("0 to 10")), who.clone());
        diary.join(Record::new(id(*minute, who), Version::first(NOON_MS, DeviceId::new(1), Body::Entry(entry))));
    }
    diary
}

fn relief(diary: &mut Diary, name: &str, schedule: Option<&'static str>) -> RecordId {
    let id = RecordId::of_name(NOON_MS, name);
    let relief = Relief::new(Code::listed("medicine"), Line::new(name).expect("short"));
    let relief = Relief { schedule: schedule.map(Code::listed), ..relief };
    diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), Body::Relief(relief))));
    id
}

fn take(diary: &mut Diary, relief: RecordId, minute: i64) -> Dose {
    let dose = Dose::taken(relief, at(minute, 60), SpeakerRef::Patient);
    let id = RecordId::of_name(NOON_MS, &format!("{relief} {minute}"));
    diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(1), Body::Dose(dose.clone()))));
    dose
}

/// A dose of a when-needed medicine at noon.
fn dose(diary: &mut Diary) -> Dose {
    let morphine = relief(diary, "morphine", Some("when-needed"));
    take(diary, morphine, 0)
}

/// The result of the rule, a day later.
fn held(diary: &Diary, dose: &Dose) -> BeforeAfter {
    before_after(diary, dose, at(24 * 60, 0))
}

/// A number and how many minutes after the dose it was said.
type Said = (String, i64);

/// The numbers before and after.
fn said(diary: &Diary, dose: &Dose) -> [Option<Said>; 2] {
    let found = held(diary, dose);
    [found.before, found.after].map(|side| side.map(|linked| (linked.score.to_string(), linked.after_min())))
}

fn number(number: &str, after_min: i64) -> Option<Said> {
    Some((number.into(), after_min))
}

#[test]
fn the_last_number_within_an_hour_before_and_the_first_from_15_to_120_minutes_after() {
    let p = SpeakerRef::Patient;
    let numbers = [(-61, 2), (-60, 7), (-5, 8), (14, 1), (15, 5), (120, 3), (121, 9)];
    let mut diary = diary(&numbers.map(|(minute, number)| (minute, number, p.clone())));
    let dose = dose(&mut diary);
    assert_eq!(said(&diary, &dose), [number("8", -5), number("5", 15)]);
    assert!(held(&diary, &dose).known().is_some());
    let skipped = Dose { skipped: Some(Line::default()), ..dose };
    assert_eq!(held(&diary, &skipped), BeforeAfter::default());
}

#[test]
fn the_ends_of_the_rule() {
    let p = SpeakerRef::Patient;
    for (numbers, expected) in [
        (vec![(-61, 2), (121, 3)], [None, None]),
        (vec![(-60, 2), (0, 4), (14, 9)], [number("4", 0), None]),
        (vec![(120, 3)], [None, number("3", 120)]),
    ] {
        let said_by: Vec<_> = numbers.iter().map(|(minute, number)| (*minute, *number, p.clone())).collect();
        let mut diary = diary(&said_by);
        let dose = dose(&mut diary);
        assert_eq!(said(&diary, &dose), expected);
        assert_eq!(held(&diary, &dose).known(), None, "one side alone is not known");
    }
}

#[test]
fn only_a_when_needed_medicine_is_held_against_anything() {
    let p = SpeakerRef::Patient;
    let mut diary = diary(&[(-5, 8, p.clone()), (40, 5, p)]);
    for schedule in [None, Some("regular")] {
        let medicine = relief(&mut diary, &format!("{schedule:?}"), schedule);
        let dose = Dose::taken(medicine, at(0, 60), SpeakerRef::Patient);
        assert_eq!(held(&diary, &dose), BeforeAfter::default(), "{schedule:?}");
    }
}

#[test]
fn a_dose_from_when_the_medicine_was_regular_is_held_against_nothing() {
    let mut diary =
        diary(&[(-10, 8, SpeakerRef::Patient), (40, 5, SpeakerRef::Patient), (600, 7, SpeakerRef::Patient), (640, 4, SpeakerRef::Patient)]);
    let morphine = relief(&mut diary, "morphine", Some("regular"));
    let current = diary.record(morphine).expect("there").current().clone();
    let Body::Relief(regular) = &current.body else { panic!("a relief") };
    let now = Relief { schedule: Some(Code::listed("when-needed")), ..regular.clone() };
    let changed = current.next(NOON_MS + 300 * 60_000, DeviceId::new(1), Body::Relief(now), false, None).expect("a stamp");
    diary.join(Record::new(morphine, changed));
    let (before, then, later) = (take(&mut diary, morphine, -5), take(&mut diary, morphine, 0), take(&mut diary, morphine, 610));
    assert_eq!(said(&diary, &before), [None, None], "before it was listed, as regular");
    assert_eq!(said(&diary, &then), [None, None], "at noon it was regular");
    assert_eq!(said(&diary, &later), [number("7", -10), number("4", 30)], "at ten in the evening it is taken when needed");
}

#[test]
fn another_dose_between_makes_it_not_known() {
    let p = SpeakerRef::Patient;
    for (minute, is_mixed) in [(-6, false), (-4, true), (20, true), (41, false)] {
        let mut diary = diary(&[(-5, 8, p.clone()), (40, 5, p.clone())]);
        let dose = dose(&mut diary);
        let other = relief(&mut diary, "paracetamol", Some("regular"));
        take(&mut diary, other, minute);
        let found = held(&diary, &dose);
        assert_eq!((found.is_mixed, found.known().is_none()), (is_mixed, is_mixed), "{minute}");
    }
}

#[test]
fn the_two_voices_are_never_set_against_each_other() {
    let mut both = diary(&[(-5, 8, SpeakerRef::Carer), (-3, 7, SpeakerRef::Patient), (30, 4, SpeakerRef::Carer)]);
    let given = dose(&mut both);
    assert_eq!(said(&both, &given), [number("7", -3), None]);
    let mut carer = diary(&[(-5, 8, SpeakerRef::Carer), (30, 4, SpeakerRef::Carer)]);
    let given = dose(&mut carer);
    assert_eq!(said(&carer, &given), [number("8", -5), number("4", 30)]);
}

#[test]
fn what_a_person_linked_stands_and_is_known_only_within_the_rule() {
    let p = SpeakerRef::Patient;
    let mut diary = diary(&[(-600, 9, p.clone()), (-5, 8, p.clone()), (40, 5, p.clone())]);
    let given = dose(&mut diary);
    let linked = Dose { before: Link::Entry(id(-600, &p)), ..given.clone() };
    assert_eq!(said(&diary, &linked), [number("9", -600), number("5", 40)]);
    assert_eq!(held(&diary, &linked).known(), None);
    let none = Dose { after: Link::None, ..given.clone() };
    assert_eq!(said(&diary, &none), [number("8", -5), None]);
    let gone = Dose { before: Link::Entry(id(7, &p)), ..given };
    assert_eq!(said(&diary, &gone), [None, number("5", 40)]);
}

#[test]
fn what_was_taken_between_is_told_to_the_second() {
    let mut diary = diary(&[(-5, 8, SpeakerRef::Patient)]);
    let given = dose(&mut diary);
    let second = |second: i64| Moment::from_clock(NOON_MS + second * 1000, 60);
    let entry = Entry::tapped(second(40 * 60 + 30), Score::TooMuch, SpeakerRef::Patient);
    diary.join(Record::new(RecordId::of_name(NOON_MS, "after"), Version::first(NOON_MS, DeviceId::new(1), Body::Entry(entry))));
    assert!(!held(&diary, &given).is_mixed);
    let other = Dose::taken(given.relief, second(40 * 60 + 15), SpeakerRef::Patient);
    diary.join(Record::new(RecordId::of_name(NOON_MS, "other"), Version::first(NOON_MS, DeviceId::new(1), Body::Dose(other))));
    assert!(held(&diary, &given).is_mixed, "15 seconds before the number");
}

#[test]
fn two_carers_who_each_say_carer_are_two_voices() {
    let mut diary = Diary::default();
    let mut put = |id: RecordId, device: u64, body: Body| diary.join(Record::new(id, Version::first(NOON_MS, DeviceId::new(device), body)));
    let [hers, his] = [1_u64 << 32, 2 << 32];
    for (device, name) in [(hers, "Eva"), (his, "Ben")] {
        let (person, profile) = (RecordId::of_name(NOON_MS, name), DeviceId::new(device).profile());
        put(person, device, Body::Person(Person { name: Line::new(name).expect("short"), role: SpeakerRef::Carer }));
        put(Phone::id(profile), device, Body::Phone(Phone { profile, user: SpeakerRef::Person(person) }));
    }
    for (device, minute) in [(hers, -5), (his, 40)] {
        let number = Score::Number(Pain::new(6).expect("0 to 10"));
        put(id(minute, &SpeakerRef::Carer), device, Body::Entry(Entry::tapped(at(minute, 60), number, SpeakerRef::Carer)));
    }
    let given = dose(&mut diary);
    assert_eq!(said(&diary, &given), [number("6", -5), None], "his number is no after of hers");
    let linked = Dose { after: Link::Entry(id(40, &SpeakerRef::Carer)), ..given };
    assert_eq!(
        (said(&diary, &linked), held(&diary, &linked).known()),
        ([number("6", -5), number("6", 40)], None),
        "linked by a person neither"
    );
}

#[test]
fn a_number_dated_ahead_of_now_is_no_number_after() {
    let mut diary = diary(&[(-5, 8, SpeakerRef::Patient), (40, 5, SpeakerRef::Patient)]);
    let given = dose(&mut diary);
    for (now, after) in [(1, None), (35, number("5", 40)), (60, number("5", 40))] {
        let found = before_after(&diary, &given, at(now, 60)).after;
        assert_eq!(found.map(|linked| (linked.score.to_string(), linked.after_min())), after, "{now}");
    }
    let ahead = before_after(&diary, &given, at(-600, 60)).after;
    assert!(ahead.is_some(), "a dose dated ahead is held against what the same clock wrote");
}
