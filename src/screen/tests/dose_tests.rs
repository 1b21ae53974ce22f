//! What the screens show of a dose.

use super::*;
use crate::app::{Form, PlatformEvent};
use crate::domain::{Dose, DoseEdit, Person, Relief, ReliefEdit};

fn with_morphine() -> Phone {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    phone.send(Input::Typed(Field::New(Relief::strength()), "10 mg/5 ml".into()));
    phone.send(Write::Add(Form::Relief));
    phone
}

#[test]
fn the_strength_stands_with_the_medicine_and_never_with_a_dose() {
    let mut phone = with_morphine();
    phone.press("Morphine");
    let dose = phone.model.diary.rows()[0].id;
    for route in [Route::Now, Route::Diary, Route::Dose(dose)] {
        phone.send(Navigate::Went(route));
        let outline = phone.outline();
        assert!(outline.contains("Morphine") && !outline.contains("10 mg"), "{route}: {outline}");
    }
    phone.send(Navigate::Went(Route::Medicines));
    assert!(phone.outline().contains("strength on the box or bottle: 10 mg/5 ml"), "{}", phone.outline());
}

#[test]
fn a_medicine_says_when_it_was_last_taken_however_long_ago() {
    let mut phone = with_morphine();
    let relief = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    let at = phone.now();
    for route in [Route::Medicines, Route::Medicine(relief)] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains("not taken yet"), "{}", phone.outline());
    }
    phone.send(Write::LogDose(relief));
    let first = phone.model.diary.rows()[0].id;
    phone.later(10);
    phone.send(Write::LogDose(relief));
    let skipped = phone.model.diary.rows()[0].id;
    phone.send(Write::edit(skipped, DoseEdit::Skipped(Some(crate::domain::Line::default()))));
    phone.later(60 * 24 * 40);
    for route in [Route::Medicines, Route::Medicine(relief)] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains("last ") && phone.outline().contains("13:00 · amount not written"), "{at}: {}", phone.outline());
    }
    phone.send(Write::Delete(first));
    phone.send(Navigate::Went(Route::Medicines));
    assert!(phone.outline().contains("not taken yet"), "{}", phone.outline());
}

#[test]
fn a_second_dose_within_two_minutes_is_kept_and_counted() {
    let mut phone = with_morphine();
    phone.press("Morphine");
    phone.press("Morphine");
    assert!(phone.outline().contains("Saved again: 2 at 13:00"), "{}", phone.outline());
    phone.press("Undo");
    assert_eq!(phone.model.diary.rows().len(), 1);
    phone.later(3);
    phone.press("Morphine");
    assert!(
        phone.outline().contains("Saved: \u{2068}Morphine\u{2069}, 13:03") || phone.outline().contains("Saved: Morphine, 13:03"),
        "{}",
        phone.outline()
    );
}

#[test]
fn a_chip_says_when_its_medicine_was_last_taken_and_grows_older_by_itself() {
    let mut phone = with_morphine();
    assert!(phone.outline().contains("not taken yet"), "{}", phone.outline());
    phone.press("Morphine");
    let taken = phone.model.diary.rows()[0].id;
    phone.send(Write::edit(taken, DoseEdit::Amount(crate::domain::Line::new("5 ml").expect("short"))));
    assert!(phone.outline().contains("last 13:00 · 5 ml"), "{}", phone.outline());
    assert!(!phone.outline().contains("just now") && !phone.outline().contains(" ago"), "{}", phone.outline());
    // The same screen, untouched, eleven hours later: today has become yesterday.
    phone.later(60 * 11);
    phone.send(PlatformEvent::Minute);
    assert!(!phone.outline().contains("last 13:00") && phone.outline().contains("13:00 · 5 ml"), "{}", phone.outline());
    assert!(phone.asked.iter().all(|effect| !matches!(effect, crate::app::Effect::Persist(..))), "a minute writes nothing");
}

#[test]
fn a_dose_that_is_dated_ahead_is_not_the_last_one() {
    let mut phone = with_morphine();
    phone.press("Morphine");
    // The clock of this phone was a year ahead and has been corrected.
    phone.later(60 * 24 * 365);
    phone.press("Morphine");
    phone.later(-60 * 24 * 365 + 30);
    phone.send(PlatformEvent::Minute);
    let relief = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    for route in [Route::Now, Route::Medicines, Route::Medicine(relief)] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains("last 13:00 · amount not written"), "{route}: {}", phone.outline());
    }
}

#[test]
fn as_much_as_last_time_is_one_tap() {
    let mut phone = with_morphine();
    phone.press("Morphine");
    assert!(!phone.outline().contains("as last time"), "nothing was written before: {}", phone.outline());
    let first = phone.model.diary.rows()[0].id;
    phone.send(Input::Typed(Field::Text(first, Dose::amount()), "5 ml".into()));
    phone.send(CommitInput::Now);
    phone.later(300);
    phone.press("Morphine");
    let amounts = |phone: &Phone| -> Vec<String> {
        let doses = phone.model.diary.rows().iter().filter_map(|row| phone.model.diary.dose(row.id));
        doses.map(|dose| dose.amount.as_str().to_owned()).collect()
    };
    assert_eq!(amounts(&phone), ["", "5 ml"], "nothing is filled in by itself");
    phone.press("5 ml, as last time");
    assert_eq!(amounts(&phone), ["5 ml", "5 ml"]);
    assert!(!phone.outline().contains("as last time"), "{}", phone.outline());
    phone.press("Undo");
    assert_eq!(amounts(&phone), ["", "5 ml"]);
    // On its own screen too.
    let second = phone.model.diary.rows()[0].id;
    phone.send(Navigate::Went(Route::Dose(second)));
    phone.press("5 ml, as last time");
    assert_eq!(amounts(&phone), ["5 ml", "5 ml"]);
}

#[test]
fn more_medicines_than_chips_are_counted() {
    let mut phone = with_morphine();
    assert!(phone.outline().contains("something else …") && !phone.outline().contains("more …\n"), "{}", phone.outline());
    for name in ["Ibuprofen", "Heat", "Rest", "Massage"] {
        phone.send(Input::Typed(Field::New(Person::name()), name.into()));
        phone.send(Write::Add(Form::Relief));
    }
    assert!(phone.outline().contains("2 more …"), "{}", phone.outline());
}

#[test]
fn every_number_within_a_day_of_a_dose_is_offered_for_it() {
    let mut phone = with_morphine();
    let morphine = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    phone.send(Write::edit(morphine, ReliefEdit::Schedule(Some(crate::domain::Code::listed("when-needed")))));
    for score in [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6] {
        phone.send(Pad::Tap(number(score)));
        phone.later(30);
    }
    phone.press("Morphine");
    let dose = phone.model.diary.rows()[0].id;
    phone.send(Navigate::Went(Route::Dose(dose)));
    phone.press("Change the pain before");
    let offered =
        phone.outline().lines().filter(|line| line.contains(" before") && line.contains(" min") || line.contains(" h before")).count();
    assert!(offered >= 15, "{offered} of 15: {}", phone.outline());
}

#[test]
fn doses_of_the_other_phone_are_not_here_at_once() {
    let mut phone = with_morphine();
    phone.send(Navigate::Went(Route::Medicines));
    assert!(!phone.outline().contains("other phone"), "{}", phone.outline());
    phone.model.settings.two_voices = true;
    assert!(phone.outline().contains("Doses on the other phone show up here after the next exchange."), "{}", phone.outline());
}

#[test]
fn today_turns_at_midnight_on_an_untouched_screen() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.send(Navigate::Went(Route::Diary));
    assert!(phone.outline().contains("Today, "), "{}", phone.outline());
    phone.later(11 * 60 + 1);
    phone.send(PlatformEvent::Minute);
    assert!(!phone.outline().contains("Today, ") && phone.outline().contains("Yesterday, "), "{}", phone.outline());
}
