//! Records dated ahead of now: marked as such, counted nowhere, corrected.

use super::shared_tests::{load, open};
use super::time_tests::{at, entry_at, phone_of, phone_with, pick, time_of};
use super::*;
use crate::app::{Status, TimeOf};
use crate::domain::{Body, Call, DetailEdit, Dose, Eased, EditError, Record, RecordId};

#[test]
fn what_a_clock_a_year_ahead_wrote_is_said_to_be_and_stands_for_nothing() {
    let file = include_bytes!("../../../tests/cases/clock-a-year-ahead.json");
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    let outline = phone.outline();
    assert!(outline.contains("Pain last time: 4, 00:30") && !outline.contains("Pain last time: 9"), "{outline}");
    let outline = open(&mut phone, Route::Diary);
    assert!(
        outline.contains("date in the future · clock a year ahead") && !outline.contains("date in the future · clock right again"),
        "{outline}"
    );
    assert!(outline.contains("One entry has a date in the future. It is in the list but not in the chart."), "{outline}");
    let outline = open(&mut phone, Route::Doctor);
    assert!(outline.contains("One entry has a date in the future from a wrong clock, and is not on this page."), "{outline}");
    let outline = open(&mut phone, Route::Entry(ids[0]));
    assert!(outline.contains("Sun 28 Nov 2027, 21:00 · date in the future") && outline.contains("This time has not come yet"), "{outline}");
    assert!(!outline.contains("Use the time it was written"), "its id is of the same clock");
    assert!(!open(&mut phone, Route::Entry(ids[1])).contains("This time has not come yet"));
}

#[test]
fn what_is_dated_ahead_is_set_right_in_any_order_and_is_not_recalled() {
    let file = include_bytes!("../../../tests/cases/clock-a-year-ahead.json");
    for picks in [["2026-11-28", "09:30:00"], ["09:30:00", "2026-11-28"]] {
        let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
        phone.send(Write::edit(ids[0], DetailEdit::Began(Some(at("2026-11-28T08:00:00+01:00")))));
        for picked in picks {
            pick(&mut phone, TimeOf::At(ids[0]), picked);
        }
        assert_eq!(time_of(&phone, ids[0]), "2026-11-28T09:30:00+01:00", "{picks:?}");
        let entry = phone.model.diary.entry(ids[0]).expect("there");
        assert!(!entry.is_recalled(ids[0]) && !entry.recalled, "{picks:?}");
        assert_eq!(entry.details().began, Some(at("2026-11-28T08:00:00+01:00")), "a time that was right stays");
        let outline = open(&mut phone, Route::Entry(ids[0]));
        assert!(!outline.contains("recalled") && !outline.contains("date in the future"), "{outline}");
        assert!(open(&mut phone, Route::Now).contains("Pain last time: 9, 09:30"));
        phone.later(2 * 366 * 24 * 60);
        assert!(!open(&mut phone, Route::Entry(ids[0])).contains("recalled"), "nor once that year has come");
    }
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    pick(&mut phone, TimeOf::At(ids[1]), "2026-11-29");
    assert_eq!(time_of(&phone, ids[1]), "2026-11-28T00:30:00+01:00", "what is not ahead does not go there");
    assert_eq!(phone.model.line.as_ref().map(|line| &line.status), Some(&Status::Refused(EditError::Future)));
}

#[test]
fn the_times_of_an_entry_that_is_ahead_go_along_with_it() {
    let (mut phone, id) = phone_of("2026-11-28T22:00:00+01:00", "2027-11-28T21:00:00+01:00", entry_at("2027-11-28T21:00:00+01:00"));
    let (began, eased) = (at("2027-11-28T19:00:00+01:00"), at("2027-11-28T20:00:00+01:00"));
    let record = phone.model.diary.record(id).expect("there").clone();
    let Body::Entry(entry) = &record.current().body else { panic!("an entry") };
    let mut details = entry.details().clone();
    (details.began, details.eased) = (Some(began), Some(Eased::At(eased)));
    let next = record.current().next(
        at("2027-11-28T21:01:00+01:00").unix_ms(),
        DeviceId::new(9 << 32),
        Body::Entry(entry.clone().with_details(details)),
        false,
        None,
    );
    let next = next.expect("a greater stamp");
    load(&mut phone, vec![Record::new(id, next)]);
    pick(&mut phone, TimeOf::At(id), "2026-11-28");
    let details = phone.model.diary.entry(id).expect("there").details();
    assert_eq!(details.began, Some(at("2026-11-28T19:00:00+01:00")));
    assert_eq!(details.eased, Some(Eased::At(at("2026-11-28T20:00:00+01:00"))));
}

#[test]
fn a_dose_that_is_dated_ahead_says_so_is_set_right_and_is_not_recalled() {
    let ahead = "2027-11-28T21:00:00+01:00";
    let relief = RecordId::new(7, &[7; 10]);
    let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", ahead, Body::Dose(Dose::taken(relief, at(ahead), SpeakerRef::Patient)));
    assert!(open(&mut phone, Route::Diary).contains("date in the future"), "{}", phone.outline());
    assert!(open(&mut phone, Route::Dose(id)).contains("Sun 28 Nov 2027, 21:00 · date in the future"), "{}", phone.outline());
    pick(&mut phone, TimeOf::At(id), "2026-11-27");
    pick(&mut phone, TimeOf::At(id), "09:00:00");
    assert_eq!(time_of(&phone, id), "2026-11-27T09:00:00+01:00");
    assert!(!phone.model.diary.dose(id).expect("there").recalled);
    let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", ahead, Body::Call(Call::new(at(ahead), SpeakerRef::Patient, true)));
    assert!(open(&mut phone, Route::Diary).contains("date in the future · "), "{}", phone.outline());
    assert!(open(&mut phone, Route::Call(id)).contains("This time has not come yet"), "{}", phone.outline());
}

#[test]
fn where_the_id_tells_when_it_was_written_one_tap_sets_it_right() {
    let file = include_bytes!("../../../tests/cases/10-future-entry-stays-untold.json");
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    let made = Moment::from_clock(ids[0].unix_ms().expect("a clock"), 0);
    open(&mut phone, Route::Entry(ids[0]));
    let name = format!("Use the time it was written: {}", made.local().format("%a %-d %b %Y, %H:%M"));
    phone.press(&name);
    let entry = phone.model.diary.entry(ids[0]).expect("there");
    assert_eq!((entry.at.unix_ms() / 1000, entry.is_recalled(ids[0])), (made.unix_ms() / 1000, false));
    assert!(!phone.outline().contains("date in the future") && !phone.outline().contains("recalled"), "{}", phone.outline());
}
