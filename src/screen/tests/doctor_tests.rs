//! The page for the doctor: what stands on it, what is behind its numbers, and when it is not handed over.

use super::visit_tests::{agree, text_of};
use super::*;
use crate::domain::agreed::names;
use crate::domain::{Code, RecordId};

#[test]
fn a_diary_that_is_being_read_is_not_handed_over_as_all_of_it() {
    let import = crate::app::LastImport { at: "2026-11-23T13:00:00+01:00".into(), records: 900, packs: vec!["a".into()] };
    let mut phone = Phone::new();
    phone.press("7");
    phone.send(Command::Went(Route::Doctor));
    let printable = |phone: &Phone| {
        let works = |name: &str| phone.screen().iter().any(|node| !node.pressed(name).is_empty());
        (works("Print") && works("Send as text"), !phone.outline().contains("Reading earlier days"))
    };
    assert_eq!(printable(&phone), (true, true));
    for behind in [Command::Imported(import), Command::Behind] {
        phone.send(behind);
        assert_eq!(printable(&phone), (false, false));
        phone.send(Command::LoadedAll);
        assert_eq!(printable(&phone), (true, true));
    }
}

#[test]
fn the_goal_and_the_drawing_open_what_is_behind_their_numbers() {
    let mut phone = Phone::new();
    phone.send(Command::Tap(number(2)));
    let low = phone.model.diary.rows()[0].id;
    phone.later(10);
    phone.send(Command::Tap(number(9)));
    let high = phone.model.diary.rows()[0].id;
    let site = crate::domain::vocabulary::region("lower-back-left").expect("a region");
    phone.send(Command::Region(high, site));
    let pain = phone.screen().iter().flat_map(|node| node.pressed("9")).last().expect("the strip of the place");
    phone.send(pain);
    agree(&mut phone, names::GOAL_PAIN, "3");
    phone.send(Command::Went(Route::Doctor));
    let behind = |phone: &Phone, id: RecordId| phone.outline().contains(&format!("href=\"{}\"", Route::Entry(id)));
    assert!(!behind(&phone, low) && !behind(&phone, high), "{}", phone.outline());
    phone.press("1 of 2 at 3 or less");
    assert!(behind(&phone, low) && !behind(&phone, high), "{}", phone.outline());
    let drawn = phone.screen().iter().flat_map(|node| node.pressed("9")).last().expect("the number in the drawing");
    phone.send(drawn);
    assert!(!behind(&phone, low) && behind(&phone, high), "{}", phone.outline());
}

#[test]
fn a_sign_that_was_there_stays_on_the_page_and_no_medicine_falls_off_it() {
    use crate::app::{Change, DayPlace};
    let mut phone = Phone::new();
    for (day, value) in [("2026-11-20", "yes"), ("2026-11-22", "no")] {
        let place = DayPlace { day: day.parse().expect("a date"), part: Code::listed("weakness") };
        phone.send(Command::EditDay(place, Change::Level(Some(Code::listed(value)))));
    }
    for number in 1..=9 {
        phone.send(Command::Typed(Field::NewName, format!("Box {number}")));
        phone.send(Command::AddRelief);
    }
    let boxes: Vec<RecordId> = phone.model.diary.reliefs().map(|(id, _)| id).collect();
    boxes.into_iter().for_each(|id| phone.send(Command::LogDose(id)));
    phone.send(Command::Went(Route::Doctor));
    let text = text_of(&phone);
    assert!(text.contains("yes: one day (20 Nov)") && text.contains("no: one day (22 Nov)"), "{text}");
    assert!((1..=9).all(|number| text.contains(&format!("Box {number}"))), "{text}");
}
