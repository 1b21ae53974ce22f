//! Times that were written in another place, in the hour that comes twice, and by a clock that was wrong.

use super::*;
use crate::app::{Change, Picked, Reading, Refused, Status, TimeOf};
use crate::domain::{Body, Call, Dose, Eased, Entry, Line, Note, Record, RecordId, Relief, Version, Visit};

/// Berlin, 2025 to 2027: in each year summer time from the last Sunday of March to that of October, changed at 01:00 UTC.
fn berlin(unix_ms: i64) -> i32 {
    const SUMMERS_MS: [(i64, i64); 3] =
        [(1_743_296_400_000, 1_761_440_400_000), (1_774_746_000_000, 1_792_890_000_000), (1_806_195_600_000, 1_824_944_400_000)];
    if SUMMERS_MS.iter().any(|(from_ms, to_ms)| (*from_ms..*to_ms).contains(&unix_ms)) { 120 } else { 60 }
}

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a time")
}

/// A phone in Berlin at that time, with the records of a file.
fn phone_with(now: &str, file: &[u8]) -> (Phone, Vec<RecordId>) {
    let mut reading = Reading::open(file).expect("a backup");
    reading.step(usize::MAX);
    let records = reading.finish().records;
    let ids = records.iter().map(Record::id).collect();
    let mut phone = Phone::new();
    (phone.unix_ms, phone.offset_min) = (at(now).unix_ms(), berlin);
    phone.send(StoreEvent::Loaded { records, damaged: 0 });
    (phone, ids)
}

/// A phone in Berlin with one record, made at that time.
fn phone_of(now: &str, made: &str, body: Body) -> (Phone, RecordId) {
    let id = RecordId::new(at(made).unix_ms(), &[1; 10]);
    let mut phone = Phone::new();
    (phone.unix_ms, phone.offset_min) = (at(now).unix_ms(), berlin);
    let version = Version::first(at(made).unix_ms(), DeviceId::new(9 << 32), body);
    phone.send(StoreEvent::Loaded { records: vec![Record::new(id, version)], damaged: 0 });
    (phone, id)
}

fn entry_at(time: &str) -> Body {
    Body::Entry(Entry::tapped(at(time), number(5), SpeakerRef::Patient))
}

fn pick(phone: &mut Phone, of: TimeOf, picked: &str) {
    let picked = match picked.parse() {
        Ok(day) => Picked::Day(day),
        Err(_) => Picked::Time(picked.parse().expect("a day or a time of day")),
    };
    phone.send(Write::Pick(of, picked));
}

/// The time of a record, as it is written.
fn time_of(phone: &Phone, id: RecordId) -> String {
    match &phone.model.diary.record(id).expect("there").current().body {
        Body::Entry(entry) => entry.at.to_string(),
        Body::Dose(dose) => dose.at.to_string(),
        Body::Visit(visit) => visit.at.to_string(),
        Body::Call(call) => call.at.to_string(),
        other => panic!("{other:?}"),
    }
}

fn open(phone: &mut Phone, route: Route) -> String {
    phone.send(Navigate::Went(route));
    phone.outline()
}

#[test]
fn a_time_of_another_place_keeps_its_clock_until_the_place_is_changed() {
    let file = include_bytes!("../../../tests/cases/other-zone.json");
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    for (id, offset, here) in [(ids[0], "-10:00", "2026-11-26T07:30:00+01:00"), (ids[1], "+09:00", "2026-11-25T12:30:00+01:00")] {
        let words = format!("By the clock of another place: UTC{}", offset.replace('-', "−"));
        assert!(open(&mut phone, Route::Entry(id)).contains(&words), "{}", phone.outline());
        pick(&mut phone, TimeOf::At(id), "19:30:00");
        assert_eq!(time_of(&phone, id), format!("2026-11-27T19:30:00{offset}"), "the wall clock shown is the one that is changed");
        pick(&mut phone, TimeOf::At(id), "2026-07-01");
        assert_eq!(time_of(&phone, id), format!("2026-07-01T19:30:00{offset}"), "in summer too");
        pick(&mut phone, TimeOf::At(id), "2026-11-25");
        pick(&mut phone, TimeOf::At(id), "20:30:00");
        phone.press("Use the clock here");
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
        assert!(open(&mut phone, route(id)).contains("By the clock of another place: UTC+09:00"), "{}", phone.outline());
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

#[test]
fn what_a_clock_a_year_ahead_wrote_is_said_to_be_and_stands_for_nothing() {
    let file = include_bytes!("../../../tests/cases/clock-a-year-ahead.json");
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    let outline = phone.outline();
    assert!(outline.contains("Last: 4 at 00:30") && !outline.contains("Last: 9"), "{outline}");
    let outline = open(&mut phone, Route::Diary);
    assert!(outline.contains("dated ahead · clock a year ahead") && !outline.contains("dated ahead · clock right again"), "{outline}");
    assert!(outline.contains("One entry is dated ahead: it is in the list and not in the chart."), "{outline}");
    let outline = open(&mut phone, Route::Doctor);
    assert!(outline.contains("One entry is dated ahead by a wrong clock and is not on this page."), "{outline}");
    let outline = open(&mut phone, Route::Entry(ids[0]));
    assert!(outline.contains("2027-11-28 21:00 · dated ahead") && outline.contains("This time has not come yet"), "{outline}");
    assert!(!outline.contains("Set to when it was written"), "its id is of the same clock");
    assert!(!open(&mut phone, Route::Entry(ids[1])).contains("This time has not come yet"));
}

#[test]
fn what_is_dated_ahead_is_set_right_in_any_order_and_is_not_recalled() {
    let file = include_bytes!("../../../tests/cases/clock-a-year-ahead.json");
    for picks in [["2026-11-28", "09:30:00"], ["09:30:00", "2026-11-28"]] {
        let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
        phone.send(Write::Edit(ids[0], Change::Began(Some(at("2026-11-28T08:00:00+01:00")))));
        for picked in picks {
            pick(&mut phone, TimeOf::At(ids[0]), picked);
        }
        assert_eq!(time_of(&phone, ids[0]), "2026-11-28T09:30:00+01:00", "{picks:?}");
        let entry = phone.model.diary.entry(ids[0]).expect("there");
        assert!(!entry.is_recalled(ids[0]) && !entry.recalled, "{picks:?}");
        assert_eq!(entry.details().began, Some(at("2026-11-28T08:00:00+01:00")), "a time that was right stays");
        let outline = open(&mut phone, Route::Entry(ids[0]));
        assert!(!outline.contains("recalled") && !outline.contains("dated ahead"), "{outline}");
        assert!(open(&mut phone, Route::Now).contains("Last: 9 at 09:30"));
        phone.later(2 * 366 * 24 * 60);
        assert!(!open(&mut phone, Route::Entry(ids[0])).contains("recalled"), "nor once that year has come");
    }
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    pick(&mut phone, TimeOf::At(ids[1]), "2026-11-29");
    assert_eq!(time_of(&phone, ids[1]), "2026-11-28T00:30:00+01:00", "what is not ahead does not go there");
    assert_eq!(phone.model.line.as_ref().map(|line| &line.status), Some(&Status::Refused(Refused::Future)));
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
    phone.send(StoreEvent::Loaded { records: vec![Record::new(id, next)], damaged: 0 });
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
    assert!(open(&mut phone, Route::Diary).contains("dated ahead"), "{}", phone.outline());
    assert!(open(&mut phone, Route::Dose(id)).contains("2027-11-28 21:00 · dated ahead"), "{}", phone.outline());
    pick(&mut phone, TimeOf::At(id), "2026-11-27");
    pick(&mut phone, TimeOf::At(id), "09:00:00");
    assert_eq!(time_of(&phone, id), "2026-11-27T09:00:00+01:00");
    assert!(!phone.model.diary.dose(id).expect("there").recalled);
    let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", ahead, Body::Call(Call::new(at(ahead), SpeakerRef::Patient, true)));
    assert!(open(&mut phone, Route::Diary).contains("dated ahead · "), "{}", phone.outline());
    assert!(open(&mut phone, Route::Call(id)).contains("This time has not come yet"), "{}", phone.outline());
}

#[test]
fn where_the_id_tells_when_it_was_written_one_tap_sets_it_right() {
    let file = include_bytes!("../../../tests/cases/10-future-entry-stays-untold.json");
    let (mut phone, ids) = phone_with("2026-11-28T10:00:00+01:00", file);
    let made = Moment::from_clock(ids[0].unix_ms().expect("a clock"), 0);
    open(&mut phone, Route::Entry(ids[0]));
    let name = format!("Set to when it was written: {}", made.local().format("%Y-%m-%d %H:%M"));
    phone.press(&name);
    let entry = phone.model.diary.entry(ids[0]).expect("there");
    assert_eq!((entry.at.unix_ms() / 1000, entry.is_recalled(ids[0])), (made.unix_ms() / 1000, false));
    assert!(!phone.outline().contains("dated ahead") && !phone.outline().contains("recalled"), "{}", phone.outline());
}

#[test]
fn last_is_the_newest_instant() {
    // Flown east over the date line: the later of the two has the earlier day.
    let (mut phone, first) = phone_of("2026-11-28T12:00:00+01:00", "2026-11-27T11:30:00+01:00", entry_at("2026-11-28T00:30:00+14:00"));
    let sited = |time: &str, region: &'static str, pain: u8| {
        let mut details = crate::domain::Details::default();
        details.mark(&Code::listed(region), None);
        Body::Entry(Entry::tapped(at(time), number(pain), SpeakerRef::Patient).with_details(details))
    };
    for (time, body) in [
        ("2026-11-27T11:31:00+01:00", sited("2026-11-28T00:31:00+14:00", "jaw", 3)),
        ("2026-11-28T07:00:00+01:00", sited("2026-11-27T20:00:00-10:00", "face", 8)),
    ] {
        let id = RecordId::new(at(time).unix_ms(), &[2; 10]);
        phone.send(StoreEvent::Loaded {
            records: vec![Record::new(id, Version::first(at(time).unix_ms(), DeviceId::new(9 << 32), body))],
            damaged: 0,
        });
    }
    assert!(phone.outline().contains("Last: 8 at"), "{}", phone.outline());
    phone.send(Pad::Tap(number(6)));
    let shown = phone.model.shown.expect("just tapped");
    let last = phone.model.last_places(shown).and_then(|id| phone.model.diary.entry(id)).expect("there are two");
    assert_eq!((last.score, first != shown), (number(8), true), "same places as last time");
    assert!(phone.outline().contains("Face"), "{}", phone.outline());
}

#[test]
fn a_clock_of_an_impossible_year_is_named_until_it_is_set() {
    let mut phone = Phone::new();
    phone.unix_ms = 8_835_955_200_000;
    phone.press("7");
    let outline = open(&mut phone, Route::Diary);
    assert!(
        outline.contains("The clock of this phone says the year 2250. Please set it. Until then, times are written as 2199-06-01 00:00."),
        "{outline}"
    );
    phone.unix_ms = NOON_MS;
    assert!(!open(&mut phone, Route::Now).contains("says the year"), "{}", phone.outline());
}

#[test]
fn a_clock_that_went_back_by_more_than_a_day_is_named_once() {
    let back = "The clock of this phone went back. It says";
    let mut phone = Phone::new();
    phone.press("7");
    phone.later(-24 * 60 + 1);
    assert!(!open(&mut phone, Route::Diary).contains(back), "{}", phone.outline());
    phone.later(-2);
    let outline = open(&mut phone, Route::Now);
    assert!(outline.contains(back) && outline.contains("before that it said 2026-11-23 13:00"), "{outline}");
    phone.press("I have checked it");
    assert!(!phone.outline().contains(back));
    // After a restart too.
    phone.send(StoreEvent::LoadFinished);
    assert!(!phone.outline().contains(back));
    phone.later(3 * 24 * 60);
    phone.send(StoreEvent::LoadFinished);
    phone.later(-3 * 24 * 60);
    assert!(open(&mut phone, Route::More).contains(back), "another step back is named again: {}", phone.outline());
}

#[test]
fn what_another_phones_clock_said_is_no_step_back_of_this_one() {
    let ahead = "2027-11-28T21:00:00+01:00";
    let (mut phone, id) = phone_of("2026-11-28T10:00:00+01:00", ahead, entry_at("2026-11-28T09:00:00+01:00"));
    let note = Note::new("written here, after what the other phone wrote").expect("short");
    phone.send(Write::Edit(id, Change::Note(note)));
    assert!(!phone.outline().contains("went back"), "{}", phone.outline());
    let relief = Relief {
        sort: Code::listed("medicine"),
        name: Line::default(),
        strength: Line::default(),
        schedule: None,
        label: Note::default(),
        stopped: None,
    };
    let own = Version::first(at(ahead).unix_ms(), phone.model.device.expect("open"), Body::Relief(relief));
    phone.send(StoreEvent::Loaded { records: vec![Record::new(RecordId::new(5, &[5; 10]), own)], damaged: 0 });
    assert!(phone.outline().contains("went back"), "{}", phone.outline());
}

#[test]
fn the_dose_on_the_chip_and_the_first_in_the_script_are_the_newest_instant() {
    let relief = |name: &str| Relief {
        sort: Code::listed("medicine"),
        name: Line::new(name).expect("short"),
        strength: Line::default(),
        schedule: None,
        label: Note::default(),
        stopped: None,
    };
    let (mut phone, first) = phone_of("2026-11-27T12:30:00+01:00", "2026-11-20T12:00:00+01:00", Body::Relief(relief("Morphine")));
    // Flown east over the date line: the later of the two has the earlier day. One of a clock a year ahead, one a little ahead.
    for (index, time) in [(2, "2026-11-28T00:30:00+14:00"), (3, "2026-11-27T01:10:00-10:00"), (4, "2027-11-27T12:00:00+01:00")] {
        let dose =
            Dose { amount: Line::new(&format!("{index} tablets")).expect("short"), ..Dose::taken(first, at(time), SpeakerRef::Patient) };
        let version = Version::first(at(time).unix_ms(), DeviceId::new(9 << 32), Body::Dose(dose));
        phone.send(StoreEvent::Loaded { records: vec![Record::new(RecordId::new(7, &[index; 10]), version)], damaged: 0 });
    }
    assert!(phone.outline().contains("last 01:10 · 3 tablets"), "{}", phone.outline());
    let outline = open(&mut phone, Route::Team);
    let positions = ["3 tablets", "2 tablets"].map(|amount| outline.find(amount));
    assert!(positions[0].is_some() && positions[0] < positions[1] && !outline.contains("4 tablets"), "{outline}");
    let soon = Dose::taken(first, at("2026-11-27T12:33:00+01:00"), SpeakerRef::Patient);
    let version = Version::first(at("2026-11-27T12:33:00+01:00").unix_ms(), DeviceId::new(9 << 32), Body::Dose(soon));
    phone.send(StoreEvent::Loaded { records: vec![Record::new(RecordId::new(7, &[5; 10]), version)], damaged: 0 });
    assert!(open(&mut phone, Route::Now).contains("last 12:33 · amount not written"), "within the tolerance: {}", phone.outline());
}
