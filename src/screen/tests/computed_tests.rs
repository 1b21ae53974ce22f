//! The report, the page of a medicine and what is unreported are computed once for each change of what they show.

use super::panel_tests::{computed, hold_computed, phone_at, typed};
use super::*;
use crate::app::{Command, DoctorView, LeaveOut, ReportRange, Setting, UiAction};
use crate::domain::{Body, Entry, Record, RecordId, Version};
use crate::screen::cache::Memoised;

/// Draws at each of these minutes after the last, and says how often it was computed.
fn computed_at(phone: &mut Phone, what: Memoised, minutes: &[i64]) -> usize {
    let before = computed(phone, what);
    for more in minutes {
        phone.later(*more);
        phone.outline();
    }
    computed(phone, what) - before
}

/// To the beginning of an hour.
fn at_the_hour(phone: &mut Phone) {
    phone.unix_ms += 3_600_000 + 20_000 - phone.unix_ms % 3_600_000;
    phone.outline();
}

#[test]
fn the_report_is_computed_when_the_diary_or_its_options_have_changed_and_not_each_minute() {
    let mut phone = phone_at(Route::Doctor);
    let beside = [
        typed(Field::New(Person::name()), "A"),
        Command::Ui(UiAction::Body(true)),
        Command::Store(StoreEvent::LoadStarted),
        Command::Store(StoreEvent::LoadFinished),
        Command::Store(StoreEvent::Imports(phone.model.imports.clone())),
        Command::Platform(crate::app::PlatformEvent::Minute),
    ];
    let looks = |view: DoctorView| Command::Ui(UiAction::Doctor(view));
    let changes = [
        looks(DoctorView { range: ReportRange::Days(7), ..DoctorView::default() }),
        looks(DoctorView { opened: Some(crate::domain::ReportNumber::Entries), ..DoctorView::default() }),
        Command::Setting(Setting::LeaveOut(LeaveOut::Names)),
        Command::Pad(Pad::Tap(number(3))),
    ];
    at_the_hour(&mut phone);
    hold_computed(&mut phone, Memoised::Report, beside.map(|command| (command, false)).into());
    hold_computed(&mut phone, Memoised::Report, changes.map(|command| (command, true)).into());
    let before = computed(&phone, Memoised::Report);
    phone.outline();
    super::shared_tests::text_of(&phone);
    assert_eq!(computed(&phone, Memoised::Report), before, "it is sent as it is shown");
    assert_eq!(computed_at(&mut phone, Memoised::Report, &[1, 1, 20, 30]), 0, "other minutes");
    assert_eq!(computed_at(&mut phone, Memoised::Report, &[24 * 60]), 1, "another day");
    phone.offset_min = |_| 120;
    assert_eq!(computed_at(&mut phone, Memoised::Report, &[0]), 1, "another place");
}

#[test]
fn every_range_shows_the_same_from_minute_to_minute_and_the_sheet_says_when_it_is_printed() {
    let mut phone = phone_at(Route::Doctor);
    at_the_hour(&mut phone);
    phone.send(Pad::Tap(number(3)));
    phone.send(Navigate::Went(Route::Doctor));
    for range in [ReportRange::SinceVisit, ReportRange::Days(7), ReportRange::Days(14), ReportRange::All] {
        phone.send(UiAction::Doctor(DoctorView { range, ..DoctorView::default() }));
        // An outline compares with one that is computed anew.
        phone.outline();
        assert_eq!(computed_at(&mut phone, Memoised::Report, &[1, 4, 2]), 0, "{range:?}");
    }
    let printed = |phone: &Phone| {
        let outline = phone.outline();
        let (_, after) = outline.split_once("printed ").expect("the foot of the sheet");
        after.lines().next().expect("a line").to_owned()
    };
    let before = printed(&phone);
    assert_eq!(computed_at(&mut phone, Memoised::Report, &[7]), 0);
    assert_ne!(printed(&phone), before);
}

#[test]
fn what_was_dated_ahead_is_in_the_report_once_it_comes_due() {
    let mut phone = phone_at(Route::Now);
    at_the_hour(&mut phone);
    // As from a phone whose clock is 40 minutes ahead.
    let ahead = Moment::from_clock(phone.unix_ms + 40 * 60_000, 60);
    let version =
        Version::first(ahead.unix_ms(), DeviceId::new(9 << 32), Body::Entry(Entry::tapped(ahead, number(9), SpeakerRef::Patient)));
    super::shared_tests::load(&mut phone, vec![Record::new(RecordId::new(ahead.unix_ms(), &[3; 10]), version)]);
    phone.send(Navigate::Went(Route::Doctor));
    phone.outline();
    let says = |phone: &Phone| super::shared_tests::text_of(phone).contains("worst 9");
    assert_eq!((computed_at(&mut phone, Memoised::Report, &[0, 30]), says(&phone)), (0, false), "not yet");
    assert_eq!((computed_at(&mut phone, Memoised::Report, &[8, 1]), says(&phone)), (1, true), "it is due");
}

#[test]
fn what_is_untold_is_computed_when_the_diary_has_changed_and_not_each_minute() {
    let mut phone = phone_at(Route::Team);
    at_the_hour(&mut phone);
    hold_computed(&mut phone, Memoised::Unreported, vec![(typed(Field::New(Person::name()), "A"), false)]);
    assert_eq!(computed_at(&mut phone, Memoised::Unreported, &[1, 1, 40]), 0, "other minutes");
    hold_computed(&mut phone, Memoised::Unreported, vec![(Command::Pad(Pad::Tap(number(3))), true)]);
    assert_eq!(computed_at(&mut phone, Memoised::Unreported, &[24 * 60]), 1, "another day");
}

#[test]
fn the_page_of_a_medicine_is_computed_when_the_diary_has_changed_and_not_each_minute() {
    let mut phone = Phone::new();
    phone.send(typed(Field::New(Person::name()), "Morphine"));
    phone.send(Write::Add(Form::Relief));
    let id: RecordId = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    phone.send(Write::LogDose(id));
    phone.send(Navigate::Went(Route::Medicine(id)));
    at_the_hour(&mut phone);
    let beside = [typed(Field::New(Person::name()), "A"), Command::Ui(UiAction::Body(true)), Command::Ui(UiAction::Schedule(None))];
    hold_computed(&mut phone, Memoised::Medicine, beside.map(|command| (command, false)).into());
    hold_computed(&mut phone, Memoised::Medicine, vec![(Command::Write(Write::LogDose(id)), true)]);
    assert_eq!(computed_at(&mut phone, Memoised::Medicine, &[1, 1, 40]), 0, "other minutes");
    assert_eq!(computed_at(&mut phone, Memoised::Medicine, &[24 * 60]), 1, "another day");
}

#[test]
fn the_report_of_a_visit_is_memoised_apart_from_that_of_today() {
    let mut phone = phone_at(Route::Now);
    let visit = super::shared_tests::visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.later(60);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::Doctor));
    let today = super::shared_tests::text_of(&phone);
    phone.send(Navigate::Went(Route::DoctorThen(visit)));
    let before = computed(&phone, Memoised::Report);
    let then = super::shared_tests::text_of(&phone);
    phone.outline();
    assert_eq!(computed(&phone, Memoised::Report), before + 1);
    assert_ne!(then, today);
}
