//! The calendar of the diary.

use super::diary_tests::drawn;
use super::*;
use crate::app::UiAction;
use crate::domain::{ChartPeriod, EntryEdit};

/// A phone on Monday 23 November with a patient's numbers on the two days before, and a carer's and a dose on the first of them.
fn phone() -> Phone {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    phone.send(Write::Add(Form::Relief));
    phone.later(-2 * 24 * 60);
    for score in [9, 4] {
        phone.send(Pad::Tap(number(score)));
        phone.later(10);
    }
    phone.press("Morphine");
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Pad::Tap(number(8)));
    let entry = phone.model.shown.expect("just tapped");
    phone.send(Write::edit(entry, EntryEdit::Who(SpeakerRef::Carer)));
    phone.later(24 * 60);
    phone.send(Pad::Tap(number(3)));
    phone.later(24 * 60);
    phone.viewport.height_px = 2_000.0;
    phone.send(Navigate::Went(Route::Diary));
    phone.press("Calendar");
    phone
}

fn entries(phone: &Phone) -> usize {
    phone.outline().matches("a href=\"#/entry/").count()
}

/// The outline in one line.
fn flat(phone: &Phone) -> String {
    phone.outline().split_whitespace().collect::<Vec<_>>().join(" ") + " "
}

#[test]
fn each_day_is_a_button_that_says_what_was_written() {
    let phone = phone();
    let outline = phone.outline();
    for name in [
        "Sat 21 Nov: Patient: worst 9, least 4, too much once · Carer: worst 8, least 8 · one dose or other relief",
        "Sun 22 Nov: worst 3, least 3",
        "Mon 23 Nov: Nothing written",
        "Sun 1 Nov: Nothing written",
    ] {
        let attributes = if name.starts_with("Mon 23") { "aria-pressed=\"false\" aria-current=\"date\"" } else { "aria-pressed=\"false\"" };
        assert!(flat(&phone).contains(&format!("button {attributes} {name} ")), "{name} in\n{outline}");
    }
    assert!(!outline.contains("Tue 24 Nov"), "a day that has not come is no button: {outline}");
    assert!(outline.contains("◇\u{a0}what the carer sees") && !outline.contains("dotted edge"), "the legend: {outline}");
    assert!(outline.contains("November 2026") && entries(&phone) == 5, "the whole month is listed: {outline}");
    assert!(!outline.contains("section aria-label=\"Chart\""), "{outline}");
}

/// The texts drawn in the calendar with this class.
fn looks(phone: &Phone, look: &str) -> Vec<String> {
    let mut found = Vec::new();
    phone.screen().iter().for_each(|node| drawn(node, look, &mut found));
    found.into_iter().map(|(_, words)| words).collect()
}

#[test]
fn a_recalled_number_of_a_carer_is_marked_as_one_of_the_patient_is() {
    let mut phone = phone();
    assert!(looks(&phone, "recalled").is_empty() && !phone.outline().contains("dotted edge"));
    let carers = phone.model.diary.rows().iter().find(|row| phone.model.diary.entry(row.id).is_some_and(|entry| entry.score == number(8)));
    let entry = carers.expect("the carer's").id;
    phone.send(Write::edit(entry, EntryEdit::At(Moment::parse("2026-11-21T05:00:00+01:00").expect("a time"))));
    assert_eq!(looks(&phone, "recalled"), ["8"], "{}", phone.outline());
    assert!(phone.outline().contains("dotted edge: recalled"), "{}", phone.outline());
}

#[test]
fn a_day_that_has_not_come_here_and_was_written_on_further_east_is_a_button() {
    let mut phone = phone();
    phone.offset_min = |_| 14 * 60;
    phone.send(Pad::Tap(number(7)));
    phone.offset_min = |_| 60;
    phone.later(1);
    assert!(flat(&phone).contains("Tue 24 Nov: worst 7, least 7"), "{}", phone.outline());
    assert!(!phone.outline().contains("Wed 25 Nov"), "{}", phone.outline());
}

#[test]
fn a_tap_on_a_day_lists_that_day_and_a_second_tap_the_month() {
    let mut phone = phone();
    let saturday = "Sat 21 Nov: Patient: worst 9, least 4, too much once · Carer: worst 8, least 8 · one dose or other relief";
    phone.press("Sun 22 Nov: worst 3, least 3");
    assert!(entries(&phone) == 1 && !phone.outline().contains("more from"), "{}", phone.outline());
    phone.press(saturday);
    assert!(entries(&phone) == 4 && flat(&phone).contains(&format!("aria-pressed=\"true\" {saturday} ")), "{}", phone.outline());
    phone.press("Fri 20 Nov: Nothing written");
    assert!(entries(&phone) == 0 && phone.outline().contains("Fri 20 Nov: Nothing written\n"), "{}", phone.outline());
    phone.press("Fri 20 Nov: Nothing written");
    assert_eq!(entries(&phone), 5);
    // The day that was chosen is there again after a look at an entry of it, and stays the day in another view.
    phone.press("Sun 22 Nov: worst 3, least 3");
    phone.send(Navigate::Went(Route::Entry(phone.model.diary.rows()[0].id)));
    phone.send(Navigate::Went(Route::Diary));
    assert_eq!(entries(&phone), 1);
    phone.press("Day");
    assert_eq!((entries(&phone), phone.model.ui.calendar_day), (1, None));
    assert!(phone.outline().contains("Yesterday, Sun 22 Nov"), "{}", phone.outline());
    phone.press("Calendar");
    assert_eq!(entries(&phone), 5, "{}", phone.outline());
}

#[test]
fn the_buttons_go_by_months_and_not_past_this_one() {
    let mut phone = phone();
    assert!(!phone.outline().contains("The month after"), "{}", phone.outline());
    phone.press("The month before");
    let outline = phone.outline();
    assert!(outline.contains("October 2026") && outline.contains("Sun 25 Oct: Nothing written") && entries(&phone) == 0, "{outline}");
    phone.press("The month after");
    let outline = phone.outline();
    assert!(outline.contains("November 2026") && !outline.contains("The month after") && entries(&phone) == 5, "{outline}");
    assert_eq!(phone.model.ui.last_day, None, "this month moves on with the days");
}

#[test]
fn what_is_dated_ahead_is_in_no_cell() {
    let mut phone = phone();
    phone.later(24 * 60);
    phone.send(Pad::Tap(number(6)));
    phone.later(-24 * 60);
    phone.send(Navigate::Went(Route::Diary));
    let outline = phone.outline();
    assert!(!outline.contains("worst 6") && outline.contains("date in the future"), "it is listed: {outline}");
}

#[test]
fn a_number_that_was_recalled_is_marked_in_its_cell() {
    let mut phone = Phone::new();
    phone.press("7");
    let entry = phone.model.shown.expect("just tapped");
    let earlier = Moment::parse("2026-11-22T10:00:00+01:00").expect("a time");
    phone.send(Write::edit(entry, EntryEdit::At(earlier)));
    phone.send(UiAction::Period(ChartPeriod::Calendar));
    phone.send(Navigate::Went(Route::Diary));
    let outline = phone.outline();
    assert!(outline.contains("Sun 22 Nov: worst 7, recalled, least 7, recalled") && outline.contains("dotted edge: recalled"), "{outline}");
}

#[test]
fn a_day_on_which_an_entry_has_a_note_says_so() {
    let mut phone = phone();
    let says = |phone: &Phone| flat(phone).contains("Sun 22 Nov: worst 3, least 3 · a note ");
    assert!(!says(&phone), "{}", phone.outline());
    let entry = phone.model.diary.rows().first().expect("the entry of that day").id;
    phone.send(Write::edit(entry, EntryEdit::Note(super::shared_tests::note("after lunch"))));
    assert!(says(&phone) && flat(&phone).contains("≡ note or call"), "{}", phone.outline());
}
