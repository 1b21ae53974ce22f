//! The form for the last 24 hours.

use super::shared_tests::{agree, open, text_of};
use super::*;
use crate::app::Setting;
use crate::domain::Person;
use crate::domain::agreement::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};

#[test]
fn nothing_logged_is_a_page_in_a_minute() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::RecallForm));
    phone.send(Write::RecallNumber(Some(WORST_OF_DAY), Some(number(9))));
    phone.send(Write::RecallNumber(Some(WORST_OF_DAY), Some(number(8))));
    phone.send(Write::RecallNumber(Some(LEAST_OF_DAY), Some(number(3))));
    phone.send(Write::RecallNumber(None, Some(number(5))));
    assert!(phone.outline().contains("Where?") && phone.outline().contains("Helped by"), "{}", phone.outline());
    assert_eq!(phone.model.diary.rows().len(), 3, "a second tap changes the number");
    let outline = open(&mut phone, Route::Doctor);
    assert!(outline.contains("a day as remembered") && outline.contains("worst 8") && outline.contains("least 3"), "{outline}");
    phone.send(Navigate::Went(Route::Diary));
    assert!(phone.outline().contains("recalled: the worst since the day before"), "{}", phone.outline());
}

#[test]
fn the_form_of_a_minute_keeps_two_voices_apart_and_goes_on_where_it_was() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    let carer = phone.model.settings.carer.clone();
    phone.send(Navigate::Went(Route::RecallForm));
    let set = |phone: &mut Phone, span, score| phone.send(Write::RecallNumber(span, Some(score)));
    set(&mut phone, Some(WORST_OF_DAY), number(8));
    set(&mut phone, None, number(4));
    phone.send(Setting::Voice(carer));
    set(&mut phone, Some(WORST_OF_DAY), number(9));
    set(&mut phone, None, Score::TooMuch);
    phone.send(Setting::Voice(SpeakerRef::Patient));
    let scores = |phone: &Phone| {
        let mut scores: Vec<String> =
            phone.model.diary.rows().iter().filter_map(|row| Some(phone.model.diary.entry(row.id)?.score.to_string())).collect();
        scores.sort();
        scores.join(" ")
    };
    assert_eq!(scores(&phone), "4 8 9 too-much", "no voice writes over the other's number");
    // After leaving and returning, and after a restart, the same entries are changed; none is added.
    phone.send(Navigate::Went(Route::Doctor));
    phone.later(8);
    phone.send(Navigate::Went(Route::RecallForm));
    set(&mut phone, Some(WORST_OF_DAY), number(7));
    set(&mut phone, None, number(3));
    assert_eq!(scores(&phone), "3 7 9 too-much");
    let pressed = phone.outline().matches("aria-pressed=\"true\"").count();
    assert!(pressed >= 2, "what was said is still marked: {}", phone.outline());
    phone.model.ui.recalled_now.clear();
    set(&mut phone, Some(WORST_OF_DAY), number(6));
    assert_eq!(scores(&phone), "3 6 9 too-much", "what is about a stretch is found in the diary");
    // Hours later a new entry is added, and an entry of the pad is never changed by this form.
    phone.later(7 * 60);
    set(&mut phone, Some(WORST_OF_DAY), number(2));
    set(&mut phone, None, number(1));
    assert_eq!(scores(&phone), "1 2 3 6 9 too-much");
    phone.send(Pad::Tap(number(0)));
    phone.model.ui.recalled_now.clear();
    set(&mut phone, None, number(10));
    assert_eq!(scores(&phone), "0 1 10 2 3 6 9 too-much");
}

#[test]
fn a_day_that_is_remembered_is_no_pain_of_now() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(6)));
    phone.send(Navigate::Went(Route::RecallForm));
    phone.send(Write::RecallNumber(Some(WORST_OF_DAY), Some(number(9))));
    let worst = phone.model.recall_entry(Some(WORST_OF_DAY), phone.now()).expect("just said");
    phone.send(Write::Region(worst, Code::listed("jaw")));
    phone.send(Write::RecallNumber(Some(LEAST_OF_DAY), Some(number(2))));
    let now = |phone: &Phone| phone.outline().matches("Jaw").count();
    let marked = now(&phone);
    phone.send(Write::RecallNumber(None, Some(number(5))));
    assert_eq!(now(&phone), marked, "the place that was marked stays in sight: {}", phone.outline());
    phone.send(Write::Delete(phone.model.recall_entry(None, phone.now()).expect("just said")));
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Pain last time: 6"), "{}", phone.outline());
}

#[test]
fn what_was_only_remembered_is_not_called_none() {
    let mut phone = Phone::new();
    agree(&mut phone, names::EPISODE_PAIN, "7");
    for (worst, minutes) in [(10, 60 * 24 * 2), (5, 1)] {
        phone.send(Navigate::Went(Route::RecallForm));
        phone.send(Write::RecallNumber(Some(WORST_OF_DAY), Some(number(worst))));
        phone.later(minutes);
    }
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(page.contains("worst 10 (23 Nov), of 2"), "not the last, the worst: {page}");
    assert!(!page.contains("7 or more"), "nothing was logged, so no count is said: {page}");
}

/// The worst and the least of a day have no hour: the plot draws none of them, and does not say that nothing was written either.
#[test]
fn what_is_about_a_whole_day_is_no_mark_of_the_plot() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::RecallForm));
    phone.send(Write::RecallNumber(Some(WORST_OF_DAY), Some(number(9))));
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(page.contains("Pain, day by day\nAll numbers are about a whole day.") && !page.contains("drawn hollow"), "{page}");
    assert!(page.contains("Patient, a day as remembered: worst 9 (23 Nov)"), "{page}");
    phone.later(24 * 60);
    phone.send(Pad::Tap(number(4)));
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    for words in
        ["[Pain, day by day: Patient: worst 4, least 4.", "22 Nov: No number. 23 Nov: a number about a whole day. 24 Nov: Patient: 4]"]
    {
        assert!(page.contains(words), "{words:?} in\n{page}");
    }
    assert!(!page.contains("drawn hollow"), "{page}");
    phone.send(Navigate::Went(Route::Diary));
    let outline = phone.outline();
    let without = outline.lines().find(|line| line.contains("no number ")).expect("days without one");
    assert!(outline.contains("a number about a whole day") && !without.contains("Mon"), "{without} in\n{outline}");
}
