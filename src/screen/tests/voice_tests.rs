//! Speakers, and logged and recalled numbers, are kept apart on every screen.

use super::shared_tests::{agree, open, text_of};
use super::*;
use crate::app::{DayPartKey, DoctorView, Form, LeaveOut, ReportRange, Setting, UiAction};
use crate::domain::agreement::names;
use crate::domain::{DayEdit, DoseEdit, Person};

#[test]
fn what_was_remembered_of_days_and_doses_says_so() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.send(Pad::Tap(number(4)));
    phone.press("Ben sees");
    for day in ["2026-11-19", "2026-11-20", "2026-11-23"] {
        let key = DayPartKey { day: day.parse().expect("a date"), part: Code::listed("sleep") };
        phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed("poor")))));
    }
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(page.contains("bad (3, 2 recalled)"), "{page}");
    assert!(page.contains("one number by Patient"), "{page}");
    assert!(page.contains("Ben (what a carer sees): 3 days noted"), "{page}");
}

#[test]
fn what_the_team_was_not_told_keeps_voices_apart() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.press("4");
    phone.press("Ben sees");
    phone.press("8");
    phone.send(Navigate::Went(Route::Team));
    let outline = phone.outline();
    assert!(outline.contains("Patient: worst 4 · Ben: worst 8"), "{outline}");
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(Setting::LeaveOut(LeaveOut::Names));
    assert!(!text_of(&phone).contains("Ben"), "{}", text_of(&phone));
    phone.later(60 * 24 * 40);
    phone.send(Navigate::Went(Route::Team));
    let outline = phone.outline();
    let details = outline.split("Details").nth(1).unwrap_or_default();
    assert!(outline.contains("Not told yet: 2 things\n") && details.contains("2 things from more than 30 days ago"), "{outline}");
}

#[test]
fn too_much_is_no_number_at_the_goal_and_bowels_have_a_day_where_the_days_are_past() {
    let mut phone = Phone::new();
    agree(&mut phone, names::GOAL_PAIN, "3");
    phone.send(Pad::Tap(number(2)));
    phone.send(Pad::Tap(Score::TooMuch));
    let key = DayPartKey { day: "2026-11-20".parse().expect("a date"), part: Code::listed("bowels") };
    phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed("normal")))));
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(
        page.contains("1 of 2 at 3 or less")
            && page.contains("Bowels last noted as moved: 20 Nov, recalled; since then nothing written: 3 days"),
        "{page}"
    );
    let day = |day: &str| day.parse().ok();
    let view = DoctorView { range: ReportRange::Between(day("2026-11-18"), day("2026-11-21")), ..DoctorView::default() };
    phone.send(UiAction::Doctor(view));
    assert!(text_of(&phone).contains("Bowels last noted as moved: 20 Nov"), "{}", text_of(&phone));
}

#[test]
fn relief_and_what_is_untold_are_said_by_somebody() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.send(Write::Add(Form::Other("Heat".into())));
    let heat = phone.model.diary.reliefs().next().expect("just added").0;
    for (voice, effect) in [("Patient says", "enough"), ("Ben sees", "some")] {
        phone.send(Navigate::Went(Route::Now));
        phone.press(voice);
        phone.send(Write::LogDose(heat));
        let dose = phone.model.diary.rows().iter().map(|row| row.id).filter(|id| phone.model.diary.dose(*id).is_some()).max();
        phone.send(Write::edit(dose.expect("taken"), DoseEdit::Effect(Some(Code::listed(effect)))));
    }
    phone.press("4");
    phone.press("Patient says");
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(page.contains("Patient: enough relief (1)") && page.contains("Ben: some relief (1)"), "{page}");
    let team = open(&mut phone, Route::Team);
    assert!(team.contains("Patient: too much once · Ben: worst 4"), "{team}");
}
