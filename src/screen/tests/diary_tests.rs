//! The diary's list, its filters and its pictures.

use super::shared_tests::{load, open, read};
use super::*;
use crate::app::{Command, Form, Input, LeaveOut, Navigate, Pad, PlatformRequest, Setting, UiAction, Write};
use crate::domain::{ChartPeriod, DetailEdit, EntryEdit, Person, Relief};

fn rows(outline: &str) -> usize {
    outline.matches("a href=\"#/entry/").count()
}

#[test]
fn the_list_shows_the_range_that_is_chosen_and_says_what_else_there_is() {
    let mut phone = Phone::new();
    for _ in 0..3 {
        phone.send(Pad::Tap(number(5)));
        phone.later(10 * 24 * 60);
    }
    phone.viewport.height_px = 2_000.0;
    phone.send(Navigate::Went(Route::Diary));
    let outline = phone.outline();
    assert_eq!(rows(&outline), 0, "nothing in this week\n{outline}");
    assert!(outline.contains("3 more from earlier days"), "{outline}");
    phone.press("Earlier");
    let outline = phone.outline();
    assert!(rows(&outline) == 1 && outline.contains("2 more from earlier days"), "{outline}");
    phone.press("Earlier");
    let outline = phone.outline();
    assert!(outline.contains("One more from later days") && outline.contains("One more from earlier days"), "{outline}");
    phone.send(UiAction::Period(ChartPeriod::Month));
    phone.press("Show all days");
    let outline = phone.outline();
    assert!(rows(&outline) == 3 && !outline.contains("more from"), "{outline}");
}

#[test]
fn back_closes_the_filters_and_the_button_does_too() {
    let mut phone = Phone::new();
    phone.press("5");
    phone.send(Navigate::Went(Route::Diary));
    phone.press("Filter");
    assert!(phone.model.route == Route::DiaryFilter && phone.outline().contains("select aria-label=\"Where\""), "{}", phone.outline());
    let close: Vec<Command> = phone.screen().iter().flat_map(|node| node.pressed("Filter")).collect();
    assert!(matches!(close[..], [Command::Request(PlatformRequest::Back)]), "one step back, not one more: {close:?}");
    phone.send(Navigate::Went(Route::Diary));
    assert!(!phone.outline().contains("select aria-label=\"Where\""), "{}", phone.outline());
    // A user who opened the filters from another screen must not be sent back there.
    phone.send(Navigate::Went(Route::Now));
    phone.send(Navigate::Went(Route::DiaryFilter));
    phone.press("Filter");
    assert_eq!(phone.model.route, Route::Diary);
}

#[test]
fn where_it_hurt_keeps_the_voices_apart() {
    let mut phone = Phone::new();
    for (who, pain) in [(SpeakerRef::Patient, 3), (SpeakerRef::Carer, 9)] {
        phone.press(&pain.to_string());
        let entry = phone.model.shown.expect("just tapped");
        phone.send(Write::edit(entry, EntryEdit::Who(who)));
        phone.send(Write::edit(entry, DetailEdit::site(Code::listed("jaw"), Some(Pain::new(pain)))));
    }
    phone.send(Navigate::Went(Route::Diary));
    let outline = phone.outline();
    let (_, sums) = outline.split_once("Where it hurt").expect("the picture");
    let strength = |rest: &str| rest.split("td").nth(2).and_then(|cell| cell.lines().nth(1)).unwrap_or_default().trim().to_owned();
    let jaws: Vec<String> = sums.split("Jaw\n").skip(1).take(2).map(strength).collect();
    assert_eq!(jaws, ["3", "9"], "{outline}");
    let (patient, carer) = (sums.find("Patient").expect("a heading"), sums.find("Carer").expect("another"));
    assert!(patient < carer, "{outline}");
}

#[test]
fn a_strength_stays_behind_a_name_that_is_written_from_the_right() {
    let mut phone = Phone::new();
    let file = include_bytes!("../../../tests/cases/rtl-medicine.json");
    load(&mut phone, read(file).records);
    let outline = open(&mut phone, Route::Medicines);
    let (name, strength) = (outline.find("\u{2068}מורפין\u{2069}"), outline.find("strength on the box or bottle: 10 mg"));
    assert!(name.is_some() && name < strength, "{outline}");
}

#[test]
fn initials_are_whole_characters() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "E\u{301}va 👩‍👩‍👧 Smith".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Patient)));
    phone.send(Navigate::Went(Route::Now));
    phone.press("5");
    phone.send(Setting::LeaveOut(LeaveOut::AllButInitials));
    phone.send(Navigate::Went(Route::Doctor));
    assert!(phone.outline().contains("Pain diary of E\u{301}.👩‍👩‍👧.S."), "{}", phone.outline());
}

#[test]
fn two_medicines_of_one_name_are_told_apart_by_their_boxes() {
    let mut phone = Phone::new();
    for strength in ["10 mg", "30 mg"] {
        phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
        phone.send(Input::Typed(Field::New(Relief::strength()), strength.into()));
        phone.send(Write::Add(Form::Relief));
    }
    phone.send(Navigate::Went(Route::Now));
    let outline = phone.outline();
    assert!(
        ["10 mg", "30 mg"].iter().all(|strength| outline.contains(&format!("Morphine (strength on the box or bottle: {strength})"))),
        "{outline}"
    );
}

/// The position and the text of every part of a picture with this class.
pub(super) fn drawn(node: &Node, look: &str, found: &mut Vec<(String, String)>) {
    let parts = node.parts();
    let value =
        |name: &str| parts.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string()).unwrap_or_default();
    if value("class") == look || parts.tag == look {
        found.push((value("d") + &value("y"), parts.children.iter().map(|child| child.parts().text.to_string()).collect()));
    }
    parts.children.iter().for_each(|child| drawn(child, look, found));
}

#[test]
fn a_day_without_an_entry_is_a_tick_under_the_axis_and_too_much_is_said_above_the_scale() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(Route::Diary));
    let of = |look: &str| {
        let mut found = Vec::new();
        phone.screen().iter().for_each(|node| drawn(node, look, &mut found));
        found
    };
    let y_of = |path: &str| path.split([' ', 'H', 'v']).nth(1).and_then(|y| y.parse::<i64>().ok()).expect("M x y");
    let scale: Vec<i64> = of("grid").iter().filter(|(path, _)| path.contains('H')).map(|(path, _)| y_of(path)).collect();
    let (highest, lowest) = (*scale.iter().min().expect("the line of 10"), *scale.iter().max().expect("the line of 0"));
    let gaps: String = of("blank").into_iter().map(|(path, _)| path).filter(|path| path.contains(' ')).collect();
    let tops: Vec<i64> = gaps.split('M').skip(1).map(y_of).collect();
    assert!(tops.len() >= 6 && tops.iter().all(|top| *top > lowest), "{gaps}");
    let words: Vec<(String, String)> = of("text").into_iter().filter(|(_, words)| words == "Too much").collect();
    assert!(words.len() == 1 && words[0].0.parse::<i64>().expect("y") < highest, "{words:?}");
    phone.send(Write::Delete(phone.model.diary.rows()[0].id));
    phone.send(Pad::Tap(number(4)));
    phone.send(Navigate::Went(Route::Diary));
    let mut found = Vec::new();
    phone.screen().iter().for_each(|node| drawn(node, "text", &mut found));
    assert!(found.iter().all(|(_, words)| words != "Too much"), "nobody said so: {found:?}");
}
