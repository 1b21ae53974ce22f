//! Times recorded in another place, and in the hour that is repeated in autumn.

use super::shared_tests::{load, open, read};
use super::*;
use crate::app::{Picked, TimeOf};
use crate::domain::{Body, Call, Dose, Eased, Entry, Record, RecordId, Version, Visit};

/// Berlin, 2025 to 2027: in each year summer time from the last Sunday of March to that of October, changed at 01:00 UTC.
fn berlin(unix_ms: i64) -> i32 {
    const SUMMERS_MS: [(i64, i64); 3] =
        [(1_743_296_400_000, 1_761_440_400_000), (1_774_746_000_000, 1_792_890_000_000), (1_806_195_600_000, 1_824_944_400_000)];
    if SUMMERS_MS.iter().any(|(from_ms, to_ms)| (*from_ms..*to_ms).contains(&unix_ms)) { 120 } else { 60 }
}

pub(super) fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a time")
}

/// A phone in Berlin at that time, with the records of a file.
pub(super) fn phone_with(now: &str, file: &[u8]) -> (Phone, Vec<RecordId>) {
    let records = read(file).records;
    let ids = records.iter().map(Record::id).collect();
    let mut phone = Phone::new();
    (phone.unix_ms, phone.offset_min) = (at(now).unix_ms(), berlin);
    load(&mut phone, records);
    (phone, ids)
}

/// A phone in Berlin with one record, made at that time.
pub(super) fn phone_of(now: &str, made: &str, body: Body) -> (Phone, RecordId) {
    let id = RecordId::new(at(made).unix_ms(), &[1; 10]);
    let mut phone = Phone::new();
    (phone.unix_ms, phone.offset_min) = (at(now).unix_ms(), berlin);
    let version = Version::first(at(made).unix_ms(), DeviceId::new(9 << 32), body);
    load(&mut phone, vec![Record::new(id, version)]);
    (phone, id)
}

pub(super) fn entry_at(time: &str) -> Body {
    Body::Entry(Entry::tapped(at(time), number(5), SpeakerRef::Patient))
}

pub(super) fn pick(phone: &mut Phone, of: TimeOf, picked: &str) {
    let picked = match picked.parse() {
        Ok(day) => Picked::Day(day),
        Err(_) => Picked::Time(picked.parse().expect("a day or a time of day")),
    };
    phone.send(Write::Pick(of, picked));
}

/// The time of a record, as it is written.
pub(super) fn time_of(phone: &Phone, id: RecordId) -> String {
    match &phone.model.diary.record(id).expect("there").current().body {
        Body::Entry(entry) => entry.at.to_string(),
        Body::Dose(dose) => dose.at.to_string(),
        Body::Visit(visit) => visit.at.to_string(),
        Body::Call(call) => call.at.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_time_of_another_place_keeps_its_clock_until_the_place_is_changed() {
    let file = include_bytes!("../../../tests/cases/other-zone.json");
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    for (id, offset, here) in [(ids[0], "-10:00", "2026-11-26T07:30:00+01:00"), (ids[1], "+09:00", "2026-11-25T12:30:00+01:00")] {
        let words = format!("This is the time in another place: UTC{}", offset.replace('-', "−"));
        assert!(open(&mut phone, Route::Entry(id)).contains(&words), "{}", phone.outline());
        pick(&mut phone, TimeOf::At(id), "19:30:00");
        assert_eq!(time_of(&phone, id), format!("2026-11-27T19:30:00{offset}"), "the wall clock shown is the one that is changed");
        pick(&mut phone, TimeOf::At(id), "2026-07-01");
        assert_eq!(time_of(&phone, id), format!("2026-07-01T19:30:00{offset}"), "in summer too");
        pick(&mut phone, TimeOf::At(id), "2026-11-25");
        pick(&mut phone, TimeOf::At(id), "20:30:00");
        phone.press("Use the time here");
        let before = at(&format!("2026-11-25T20:30:00{offset}")).unix_ms();
        assert_eq!(at(&time_of(&phone, id)).unix_ms(), before, "the instant stays");
        assert_eq!(time_of(&phone, id), here);
        assert!(!phone.outline().contains("another place"), "{}", phone.outline());
    }
}

#[test]
fn every_time_there_is_keeps_the_clock_it_was_made_with() {
    let tokyo = "2026-11-27T20:00:00+09:00";
    let relief = RecordId::new(7, &[7; 10]);
    for body in [
        entry_at(tokyo),
        Body::Dose(Dose::taken(relief, at(tokyo), SpeakerRef::Patient)),
        Body::Visit(Visit::at(at(tokyo))),
        Body::Call(Call::new(at(tokyo), SpeakerRef::Patient, true)),
    ] {
        let route = match &body {
            Body::Entry(_) => Route::Entry,
            Body::Dose(_) => Route::Dose,
            Body::Visit(_) => Route::VisitOf,
            _ => Route::Call,
        };
        let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", tokyo, body);
        pick(&mut phone, TimeOf::At(id), "19:45:00");
        pick(&mut phone, TimeOf::At(id), "2026-11-26");
        assert_eq!(time_of(&phone, id), "2026-11-26T19:45:00+09:00");
        assert!(open(&mut phone, route(id)).contains("This is the time in another place: UTC+09:00"), "{}", phone.outline());
    }
    let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", tokyo, entry_at(tokyo));
    pick(&mut phone, TimeOf::Began(id), "18:00:00");
    pick(&mut phone, TimeOf::Eased(id), "21:00:00");
    let details = phone.model.diary.entry(id).expect("there").details();
    assert_eq!(details.began, Some(at("2026-11-27T18:00:00+09:00")));
    assert_eq!(details.eased, Some(Eased::At(at("2026-11-27T21:00:00+09:00"))));
}

#[test]
fn a_time_of_this_place_has_the_offset_this_place_has_then() {
    let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", "2026-11-27T20:00:00+01:00", entry_at("2026-11-27T20:00:00+01:00"));
    assert!(!open(&mut phone, Route::Entry(id)).contains("another place"));
    pick(&mut phone, TimeOf::At(id), "2026-07-01");
    assert_eq!(time_of(&phone, id), "2026-07-01T20:00:00+02:00");
    pick(&mut phone, TimeOf::At(id), "2026-02-01");
    assert_eq!(time_of(&phone, id), "2026-02-01T20:00:00+01:00");
}

#[test]
fn in_the_hour_that_comes_twice_five_minutes_are_five_minutes_and_both_hours_are_reachable() {
    let file = include_bytes!("../../../tests/cases/dst-repeated-hour.json");
    let (mut phone, ids) = phone_with("2026-10-25T10:00:00+01:00", file);
    for (id, to, expected) in [(ids[0], "02:35:00", "2026-10-25T02:35:00+02:00"), (ids[1], "02:35:00", "2026-10-25T02:35:00+01:00")] {
        let before = at(&time_of(&phone, id));
        pick(&mut phone, TimeOf::At(id), to);
        assert_eq!(time_of(&phone, id), expected);
        assert_eq!(at(expected).since(before).num_minutes().abs(), 5);
    }
    let outline = open(&mut phone, Route::Entry(ids[0]));
    assert!(outline.contains("The clocks went back that night, so 02:35 came twice. Which one was it?"), "{outline}");
    assert!(outline.contains("button aria-pressed=\"true\"\n") && outline.contains("first 02:35"), "{outline}");
    phone.press("second 02:35");
    assert_eq!(time_of(&phone, ids[0]), "2026-10-25T02:35:00+01:00");
    phone.press("first 02:35");
    assert_eq!(time_of(&phone, ids[0]), "2026-10-25T02:35:00+02:00");
    pick(&mut phone, TimeOf::At(ids[0]), "03:35:00");
    assert_eq!(time_of(&phone, ids[0]), "2026-10-25T03:35:00+01:00");
    assert!(!phone.outline().contains("came twice"), "{}", phone.outline());
    pick(&mut phone, TimeOf::At(ids[0]), "02:59:00");
    assert_eq!(time_of(&phone, ids[0]), "2026-10-25T02:59:00+01:00", "36 minutes before, not 96");
}

#[test]
fn the_hour_that_is_left_out_is_never_written_and_somebody_is_told() {
    let (mut phone, id) = phone_of("2026-03-29T10:00:00+02:00", "2026-03-29T09:00:00+02:00", entry_at("2026-03-29T01:50:00+01:00"));
    open(&mut phone, Route::Entry(id));
    pick(&mut phone, TimeOf::At(id), "02:30:00");
    assert_eq!(time_of(&phone, id), "2026-03-29T03:30:00+02:00");
    let words = "The clocks went forward that night: there was no 02:30. Saved as 03:30.";
    assert!(phone.outline().contains(words), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Now));
    pick(&mut phone, TimeOf::At(id), "02:30:00");
    assert!(phone.outline().contains(words), "the same time once more: {}", phone.outline());
    pick(&mut phone, TimeOf::At(id), "01:50:00");
    assert_eq!(time_of(&phone, id), "2026-03-29T01:50:00+01:00");
    pick(&mut phone, TimeOf::At(id), "02:30:00");
    phone.press("Undo");
    assert_eq!(time_of(&phone, id), "2026-03-29T01:50:00+01:00");
}
