//! A wrong clock, and what counts as the last where clocks differ.

use super::shared_tests::{load, open};
use super::time_tests::{at, entry_at, phone_of};
use super::*;
use crate::domain::{Body, Details, Dose, Entry, EntryEdit, Line, Note, Record, RecordId, Relief, Version};

fn relief(name: &str) -> Relief {
    Relief::new(Code::listed("medicine"), Line::new(name).expect("short"))
}

#[test]
fn a_clock_of_an_impossible_year_is_named_until_it_is_set() {
    let mut phone = Phone::new();
    phone.unix_ms = 8_835_955_200_000;
    phone.press("7");
    let outline = open(&mut phone, Route::Diary);
    assert!(
        outline.contains("This phone’s clock says the year 2250. Please set the clock. Until then, times are written as 2199-06-01 00:00."),
        "{outline}"
    );
    phone.unix_ms = NOON_MS;
    assert!(!open(&mut phone, Route::Now).contains("says the year"), "{}", phone.outline());
}

#[test]
fn a_clock_that_went_back_by_more_than_a_day_is_named_once() {
    let back = "This phone’s clock went back. It says";
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
    phone.send(Write::edit(id, EntryEdit::Note(note)));
    assert!(!phone.outline().contains("went back"), "{}", phone.outline());
    let own = Version::first(at(ahead).unix_ms(), phone.model.device.expect("open"), Body::Relief(relief("")));
    load(&mut phone, vec![Record::new(RecordId::new(5, &[5; 10]), own)]);
    assert!(phone.outline().contains("went back"), "{}", phone.outline());
}

#[test]
fn last_is_the_newest_instant() {
    // Flown east over the date line: the later of the two has the earlier day.
    let (mut phone, first) = phone_of("2026-11-28T12:00:00+01:00", "2026-11-27T11:30:00+01:00", entry_at("2026-11-28T00:30:00+14:00"));
    let sited = |time: &str, region: &'static str, pain: u8| {
        let mut details = Details::default();
        details.mark(&Code::listed(region), None);
        Body::Entry(Entry::tapped(at(time), number(pain), SpeakerRef::Patient).with_details(details))
    };
    for (time, body) in [
        ("2026-11-27T11:31:00+01:00", sited("2026-11-28T00:31:00+14:00", "jaw", 3)),
        ("2026-11-28T07:00:00+01:00", sited("2026-11-27T20:00:00-10:00", "face", 8)),
    ] {
        let id = RecordId::new(at(time).unix_ms(), &[2; 10]);
        load(&mut phone, vec![Record::new(id, Version::first(at(time).unix_ms(), DeviceId::new(9 << 32), body))]);
    }
    assert!(phone.outline().contains("Pain last time: 8,"), "{}", phone.outline());
    phone.send(Pad::Tap(number(6)));
    let shown = phone.model.shown.expect("just tapped");
    let last = phone.model.last_places(shown).and_then(|id| phone.model.diary.entry(id)).expect("there are two");
    assert_eq!((last.score, first != shown), (number(8), true), "same places as last time");
    assert!(phone.outline().contains("Face"), "{}", phone.outline());
}

#[test]
fn the_dose_on_the_chip_and_the_first_in_the_script_are_the_newest_instant() {
    let (mut phone, first) = phone_of("2026-11-27T12:30:00+01:00", "2026-11-20T12:00:00+01:00", Body::Relief(relief("Morphine")));
    // Flown east over the date line: the later of the two has the earlier day. One of a clock a year ahead, one a little ahead.
    for (index, time) in [(2, "2026-11-28T00:30:00+14:00"), (3, "2026-11-27T01:10:00-10:00"), (4, "2027-11-27T12:00:00+01:00")] {
        let dose =
            Dose { amount: Line::new(&format!("{index} tablets")).expect("short"), ..Dose::taken(first, at(time), SpeakerRef::Patient) };
        let version = Version::first(at(time).unix_ms(), DeviceId::new(9 << 32), Body::Dose(dose));
        load(&mut phone, vec![Record::new(RecordId::new(7, &[index; 10]), version)]);
    }
    assert!(phone.outline().contains("last 01:10 · 3 tablets"), "{}", phone.outline());
    let outline = open(&mut phone, Route::Team);
    let positions = ["3 tablets", "2 tablets"].map(|amount| outline.find(amount));
    assert!(positions[0].is_some() && positions[0] < positions[1] && !outline.contains("4 tablets"), "{outline}");
    let soon = Dose::taken(first, at("2026-11-27T12:33:00+01:00"), SpeakerRef::Patient);
    let version = Version::first(at("2026-11-27T12:33:00+01:00").unix_ms(), DeviceId::new(9 << 32), Body::Dose(soon));
    load(&mut phone, vec![Record::new(RecordId::new(7, &[5; 10]), version)]);
    assert!(open(&mut phone, Route::Now).contains("last 12:33 · amount not written"), "within the tolerance: {}", phone.outline());
}
