//! What is behind each number of the doctor's page is as much as the number says; a day of the plot opens its entries.

use super::shared_tests::{agree, open, text_of};
use super::*;
use crate::app::{DayPartKey, DoctorView, ReportRange, UiAction};
use crate::domain::agreement::names;
use crate::domain::{DayEdit, DetailEdit, Eased, RecordId, ReportNumber};
use crate::screen::node::Handler;
use crate::view::report::{Block, Value};

const DAY: i64 = 24 * 60;

/// Taps a number; of some, the place with its own number, and since when it hurt.
fn tap(phone: &mut Phone, score: u8, place: Option<u8>, minutes: Option<i64>) -> RecordId {
    phone.send(Pad::Tap(number(score)));
    let id = phone.model.shown.expect("just tapped");
    if place.is_some() {
        let region = Code::listed("lower-back-left");
        phone.send(Write::edit(id, DetailEdit::site(region, Some(place.and_then(Pain::new)))));
    }
    if let Some(minutes) = minutes {
        let at = |before: i64| Moment::from_clock(phone.unix_ms - before * 60_000, 60);
        let (began, eased) = (at(minutes), at(0));
        phone.send(Write::edit(id, DetailEdit::Began(Some(began))));
        phone.send(Write::edit(id, DetailEdit::Eased(Some(Eased::At(eased)))));
    }
    phone.later(5);
    id
}

fn bowels(phone: &mut Phone, value: &'static str) {
    let key = DayPartKey { day: phone.now().day(), part: Code::listed("bowels") };
    phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed(value)))));
}

/// Five days with flares from 7 on: three, none, two, one, and one of today; the bowels moved twenty days before.
fn phone() -> Phone {
    let mut phone = Phone::new();
    agree(&mut phone, names::EPISODE_PAIN, "7");
    phone.later(-24 * DAY);
    bowels(&mut phone, "hard");
    phone.later(20 * DAY);
    /// A number, that of the place, and how many minutes it lasted.
    type Said = (u8, Option<u8>, Option<i64>);
    let days: [&[Said]; 5] = [
        &[(7, Some(6), Some(20)), (8, Some(6), None), (9, None, Some(40))],
        &[(3, Some(4), Some(10))],
        &[(8, None, None), (7, None, Some(60))],
        &[(7, Some(6), None), (2, None, None)],
        &[(7, None, None)],
    ];
    for (index, day) in days.into_iter().enumerate() {
        if index < 2 {
            bowels(&mut phone, "not-today");
        }
        for (score, place, minutes) in day {
            tap(&mut phone, *score, *place, *minutes);
        }
        phone.later(if index == 4 { 0 } else { DAY });
    }
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(UiAction::Doctor(DoctorView { range: ReportRange::Days(14), ..DoctorView::default() }));
    phone
}

/// How many records are listed under the number of that name.
fn behind(phone: &mut Phone, name: &str) -> [usize; 2] {
    phone.press(name);
    let outline = phone.outline();
    assert!(outline.contains("Close the list"), "nothing is open behind {name:?}: {outline}");
    ["#/entry/", "#/day/"].map(|route| outline.matches(route).count())
}

#[test]
fn flares_places_and_bowels_open_as_many_records_as_they_say() {
    let mut phone = phone();
    let page = text_of(&phone);
    for words in [
        "7 or more 7, on 4 days",
        "7 or more: most in one day: 3; lasted 20 min to 1 h (3)",
        "– Lower back left: 6; 4×",
        "Bowels last noted as moved: 30 Oct; since then not moved: 2 days; nothing written: 22 days",
    ] {
        assert!(page.contains(words), "{words:?} in\n{page}");
    }
    assert_eq!(behind(&mut phone, "9 numbers by Patient"), [9, 0]);
    assert_eq!(behind(&mut phone, "Patient: 7 or more: 7, on 4 days"), [7, 0]);
    assert_eq!(behind(&mut phone, "7 or more: most in one day: 3"), [3, 0]);
    assert_eq!(behind(&mut phone, "7 or more: lasted 20 min to 1 h (3)"), [3, 0]);
    assert_eq!(behind(&mut phone, "Lower back left: 6"), [3, 0]);
    assert_eq!(behind(&mut phone, "Lower back left: 4×"), [4, 0]);
    assert_eq!(behind(&mut phone, "Bowels last noted as moved: 30 Oct"), [0, 1]);
    assert_eq!(behind(&mut phone, "Bowels last noted as moved: since then not moved: 2 days"), [0, 2]);
}

#[test]
fn every_number_of_the_page_opens_something() {
    let phone = phone();
    let is_empty = |screen: &Screen<'_>, number: &ReportNumber| super::super::report::opened(screen, None, number, 1).all == 0;
    let (count, empty) = super::shared_tests::view(&phone, Language::English, None, |screen| {
        let report = super::super::report::report(screen, None).expect("the report");
        let blocks = report.sections.iter().flat_map(|section| &section.blocks);
        let of = |block: &Block| -> Vec<Value> {
            match block {
                Block::Lines(list) => {
                    list.lines.iter().flat_map(|line| line.values.clone()).chain(list.all.clone().map(|(_, value)| value)).collect()
                }
                Block::Table(table) => table.rows.iter().flat_map(|(_, cells)| cells.concat()).collect(),
                _ => Vec::new(),
            }
        };
        let values = report.facts.iter().chain(&report.signs).cloned().chain(blocks.flat_map(of));
        let numbers: Vec<(String, ReportNumber)> = values.filter_map(|value| Some((value.words, value.number?))).collect();
        (numbers.len(), numbers.iter().filter(|(_, number)| is_empty(screen, number)).cloned().collect::<Vec<_>>())
    });
    assert!(count > 20, "{count}");
    assert_eq!(empty, []);
}

#[test]
fn bowels_that_were_never_noted_as_moved_are_said_to_be() {
    let mut phone = Phone::new();
    phone.later(-3 * DAY);
    bowels(&mut phone, "not-today");
    phone.later(2 * DAY);
    bowels(&mut phone, "not-today");
    phone.later(DAY);
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    let words = "Bowels last noted as moved: not in this diary; since 20 Nov not moved: 2 days; nothing written: 2 days";
    assert!(page.contains(words), "{page}");
}

#[test]
fn too_much_is_not_counted_as_a_number() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(Route::Doctor));
    assert_eq!(behind(&mut phone, "too much once by Patient"), [1, 0]);
    phone.send(Pad::Tap(number(4)));
    phone.send(Navigate::Went(Route::Doctor));
    assert_eq!(behind(&mut phone, "one number by Patient"), [1, 0]);
    assert_eq!(behind(&mut phone, "1 of 14 days with entries"), [2, 0]);
}

#[test]
fn what_is_counted_is_said_of_the_first_who_has_a_number() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.send(Navigate::Went(Route::Now));
    phone.press("Ben sees");
    phone.later(10);
    phone.send(Pad::Tap(number(4)));
    phone.send(Navigate::Went(Route::Doctor));
    assert_eq!(behind(&mut phone, "one number by Ben (carer)"), [1, 0]);
}

/// The patient noted only a day, so that the carer is the first of those who wrote entries and the second of all.
#[test]
fn too_much_that_only_a_carer_said_opens_what_the_carer_said() {
    let mut phone = Phone::new();
    bowels(&mut phone, "hard");
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.send(Navigate::Went(Route::Now));
    phone.press("Ben sees");
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(Route::Doctor));
    assert_eq!(behind(&mut phone, "too much once by Ben (carer)"), [1, 0]);
    assert_eq!(behind(&mut phone, "Ben (what a carer sees): one entry written at the time"), [1, 0]);
    assert_eq!(behind(&mut phone, "Patient (the patient’s own word): one day noted"), [0, 1]);
}

/// The handlers of taps on the screen.
fn taps(node: &Node, found: &mut Vec<Handler>) {
    let is_tap = |handler: &&Handler| matches!(handler, Handler::Tap(_));
    found.extend(node.parts().handlers.iter().filter(is_tap).cloned());
    node.parts().children.iter().for_each(|child| taps(child, found));
}

#[test]
fn a_tap_on_a_day_of_the_plot_opens_the_entries_of_that_day_below_it() {
    let mut phone = phone();
    let mut found = Vec::new();
    phone.screen().iter().for_each(|node| taps(node, &mut found));
    let [Handler::Tap(tap)] = found.as_slice() else { panic!("one plot can be tapped") };
    // Of fifteen days, the one four days ago: three numbers.
    let command = tap((700, 500)).expect("a day");
    phone.send(command);
    let outline = phone.outline();
    let at = |words: &str| outline.find(words).unwrap_or_else(|| panic!("{words:?} in\n{outline}"));
    let order = ["Pain, day by day", "svg aria-label=\"Pain, day by day", "Thu 19 Nov", "#/entry/", "Close the list", "Numbers, as said"];
    assert!(order.map(at).is_sorted(), "{order:?} in\n{outline}");
    assert_eq!((outline.matches("#/entry/").count(), outline.contains("19 Nov, 13:10 · Patient: 9")), (3, true), "{outline}");
    phone.press("Later");
    let outline = phone.outline();
    assert_eq!((outline.matches("#/entry/").count(), outline.contains("Fri 20 Nov")), (1, true), "the day after: {outline}");
}

#[test]
fn the_text_of_the_plot_says_each_day() {
    let phone = phone();
    let page = text_of(&phone);
    for words in ["18 Nov: No number. 19 Nov: Patient: 7 to 9. 20 Nov: Patient: 3. 21 Nov: Patient: 7 to 8", "23 Nov: Patient: 7]"] {
        assert!(page.contains(words), "{words:?} in\n{page}");
    }
}

#[test]
fn the_page_that_is_handed_over_has_its_heading_and_none_of_the_controls() {
    let mut phone = phone();
    let controls =
        ["Period", "Leave out", "Language of the page", "Print", "Send as text", "Hand over", "Share", "A flare begins at", "‹ Visit"];
    let shown = |phone: &Phone| controls.map(|words| phone.outline().contains(&format!(" {words}\n")));
    assert!(shown(&phone).iter().filter(|is_shown| **is_shown).count() > 7, "{:?} on\n{}", shown(&phone), phone.outline());
    phone.press("Hand over the phone");
    let outline = phone.outline();
    assert_eq!(shown(&phone), [false; 9], "{outline}");
    assert_eq!(outline.matches("h1").count(), 1, "{outline}");
    assert!(outline.contains("Pain, day by day") && outline.contains("Back to the app"), "{outline}");
    assert!(!outline.contains("href=\"#/now\""), "{outline}");
    phone.press("Back to the app");
    assert!(shown(&phone).iter().any(|is_shown| *is_shown));
    assert!(!open(&mut phone, Route::Now).contains("Back to the app"));
}
