//! What a reader with fresh eyes found: things said that went out of sight, and things shown that were not said.

use super::shared_tests::{agree, ask, text_of, visit_at};
use super::*;
use crate::app::{
    Change, CommitInput, DayPartKey, DerivedRecord, DerivedText, DoctorView, Input, LanguageChoice, Navigate, Pad, ReportRange, Setting,
    UiAction, Write,
};
use crate::domain::agreement::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Line, Note, RecordId};

fn note(text: &str) -> Note {
    Note::new(text).expect("short")
}

#[test]
fn a_question_answered_by_telephone_stays_in_reach() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "May it be two?");
    phone.send(Write::Upsert(DerivedRecord::Answer { question, visit: None }, Change::Note(note("Yes, two."))));
    phone.send(Navigate::Went(Route::Visit));
    let outline = phone.outline();
    for part in ["One question answered outside a visit", "May it be two?", "Yes, two.", "No question waits."] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
}

#[test]
fn what_hurt_after_the_visit_is_not_told_by_it() {
    let mut phone = Phone::new();
    let visit = visit_at(&mut phone, "2026-11-23T13:10:00");
    phone.later(60 * 3);
    phone.send(Pad::Tap(number(9)));
    phone.later(60 * 3);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Not told yet: one thing since"), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Doctor));
    assert!(text_of(&phone).contains("worst 9"), "it is on the next page: {}", text_of(&phone));
    // At the end of a visit what is ticked is told, and nothing else.
    let later = visit_at(&mut phone, "2026-11-23T19:30:00");
    phone.later(30);
    phone.send(Write::CloseVisit(later));
    assert!(phone.outline().contains("Did they hear about …?"), "{}", phone.outline());
    phone.press("16:00: The patient says 9");
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Last told: Dr Sanz, 19:30 · nothing written since"), "{}", phone.outline());
}

#[test]
fn what_was_remembered_of_days_and_doses_says_so() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::NewName, "Ben".into()));
    phone.send(Write::AddPerson(SpeakerRef::Carer));
    phone.send(Pad::Tap(number(4)));
    phone.press("Ben sees");
    for day in ["2026-11-19", "2026-11-20", "2026-11-23"] {
        let key = DayPartKey { day: day.parse().expect("a date"), part: Code::listed("sleep") };
        phone.send(Write::EditDay(key, Change::Level(Some(Code::listed("poor")))));
    }
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(page.contains("bad: 3 days, 2 recalled"), "{page}");
    assert!(page.contains("Recorded by: Patient, Ben; some at the time and some recalled"), "{page}");
    assert!(page.contains("Ben (what a carer sees): 3 days noted"), "{page}");
}

#[test]
fn what_the_team_was_not_told_keeps_voices_apart() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::NewName, "Ben".into()));
    phone.send(Write::AddPerson(SpeakerRef::Carer));
    phone.press("4");
    phone.press("Ben sees");
    phone.press("8");
    let outline = phone.outline();
    assert!(outline.contains("Patient: worst 4 · Ben: worst 8"), "{outline}");
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(Setting::LeaveOut(crate::app::LeaveOut::Names));
    assert!(!text_of(&phone).contains("Ben"), "{}", text_of(&phone));
    phone.later(60 * 24 * 40);
    phone.send(Navigate::Went(Route::Team));
    assert!(phone.outline().contains("Not told yet: 2 things · 2 things from more than 30 days ago"), "{}", phone.outline());
}

#[test]
fn what_stands_in_a_form_is_there_again() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Visit));
    phone.send(Input::Typed(Field::NewName, "Dr Sanz".into()));
    phone.send(UiAction::VisitDay(phone.now().day().succ_opt()));
    phone.send(Navigate::Went(Route::Team));
    assert!(!phone.outline().contains("Dr Sanz"), "each form has its own: {}", phone.outline());
    phone.send(Input::Typed(Field::NewName, "The ward".into()));
    phone.send(Navigate::Went(Route::Visit));
    let outline = phone.outline();
    assert!(
        outline.contains("value=\"Dr Sanz\"") && outline.contains("value=\"2026-11-24\"") && !outline.contains("The ward"),
        "{outline}"
    );
    phone.send(UiAction::VisitTime("09:00:00".parse().ok()));
    phone.send(Write::AddVisit);
    phone.send(Navigate::Went(Route::Now));
    phone.send(Navigate::Went(Route::Visit));
    assert!(!phone.outline().contains("value=\"Dr Sanz\""), "what was added is gone from the form: {}", phone.outline());
    phone.send(Navigate::Went(Route::Team));
    assert!(phone.outline().contains("value=\"The ward\""), "{}", phone.outline());
}

#[test]
fn nobody_said_it_was_asked_and_a_step_needs_no_words() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why?");
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    let target = DerivedRecord::Answer { question, visit: Some(visit) };
    phone.send(Write::Upsert(target, Change::By(Line::new("Dr Sanz").expect("short"))));
    let step = DerivedRecord::FollowUp { of: question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(step, DerivedText::By), "Nurse Ana".into()));
    phone.send(CommitInput::Now);
    phone.send(Navigate::Went(Route::ReadBack(visit)));
    let outline = phone.outline();
    assert!(outline.contains("Dr Sanz: No answer written down.") && !outline.contains("Dr Sanz: asked"), "{outline}");
    assert!(outline.contains("Nurse Ana") && outline.contains("Done: Next step"), "{outline}");
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Nurse Ana"), "it reminds: {}", phone.outline());
}

#[test]
fn arrows_are_there_only_where_a_question_can_go() {
    let mut phone = Phone::new();
    ask(&mut phone, "plain");
    let starred = ask(&mut phone, "starred");
    phone.send(Write::Edit(starred, Change::Star(true)));
    assert!(!phone.outline().contains("Move "), "each is alone among its like: {}", phone.outline());
    ask(&mut phone, "second");
    let outline = phone.outline();
    assert!(
        outline.contains("Move up: second") && outline.contains("Move down: plain") && !outline.contains("starred\"\n  Move"),
        "{outline}"
    );
    assert!(!outline.contains("Move down: second") && !outline.contains(": starred\" Move"), "{outline}");
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
    assert!(phone.outline().contains("Last: 6"), "{}", phone.outline());
}

#[test]
fn the_page_of_another_language_says_the_apps_own_words_in_it() {
    let mut phone = Phone::new();
    for name in ["Heat", "a pillow"] {
        phone.send(Write::AddOther(name.into()));
    }
    let reliefs: Vec<RecordId> = phone.model.diary.reliefs().map(|(id, _)| id).collect();
    reliefs.into_iter().for_each(|id| phone.send(Write::LogDose(id)));
    phone.send(Navigate::Went(Route::Doctor));
    let view = DoctorView { language: Some(LanguageChoice::Spanish), ..DoctorView::default() };
    phone.send(UiAction::Doctor(view));
    let page = page_in_spanish(&phone);
    assert!(page.contains("– Calor: una vez") && page.contains("a pillow (English, tal cual)"), "{page}");
}

fn page_in_spanish(phone: &Phone) -> String {
    let (text, other) = (Text::new(Language::English, Box::new(PlainIntl)), Text::new(Language::Spanish, Box::new(PlainIntl)));
    let later = LazyScreens::here();
    let screen = Screen {
        model: &phone.model,
        text: &text,
        now: phone.now(),
        viewport: phone.viewport,
        cache: &phone.cache,
        later: Some(later),
        other: Some(&other),
        offset_min: &|_| 60,
    };
    (later.text)(&screen)
}

#[test]
fn a_long_question_can_be_read_to_its_end() {
    let mut phone = Phone::new();
    let long = format!("{} to the end?", "and so on ".repeat(40));
    ask(&mut phone, &long);
    phone.send(Navigate::Went(Route::Doctor));
    assert!(!phone.outline().contains("to the end?"));
    phone.press("Show it");
    assert!(phone.outline().contains("to the end?") && phone.outline().contains("#/question/"), "{}", phone.outline());
    assert!(!text_of(&phone).contains("Show it"), "{}", text_of(&phone));
}

#[test]
fn what_was_open_behind_a_number_is_open_for_who_comes_back_from_it_alone() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(6)));
    let entry = phone.model.diary.rows()[0].id;
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("worst 6");
    phone.send(Navigate::Went(Route::Entry(entry)));
    phone.send(Navigate::Went(Route::Doctor));
    assert!(phone.outline().contains("Behind “worst 6”:"), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Visit));
    phone.send(Navigate::Went(Route::Doctor));
    assert!(!phone.outline().contains("Behind"), "{}", phone.outline());
}

#[test]
fn too_much_is_no_number_at_the_goal_and_bowels_have_a_day_where_the_days_are_past() {
    let mut phone = Phone::new();
    agree(&mut phone, names::GOAL_PAIN, "3");
    phone.send(Pad::Tap(number(2)));
    phone.send(Pad::Tap(Score::TooMuch));
    let key = DayPartKey { day: "2026-11-20".parse().expect("a date"), part: Code::listed("bowels") };
    phone.send(Write::EditDay(key, Change::Level(Some(Code::listed("normal")))));
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(
        page.contains("1 of 2 at 3 or less")
            && page.contains("Bowels last noted as moved: 20 Nov, recalled; since then nothing noted: 3 days"),
        "{page}"
    );
    let day = |day: &str| day.parse().ok();
    let view = DoctorView { range: ReportRange::Between(day("2026-11-18"), day("2026-11-21")), ..DoctorView::default() };
    phone.send(UiAction::Doctor(view));
    assert!(text_of(&phone).contains("Bowels last noted as moved: 20 Nov"), "{}", text_of(&phone));
}

#[test]
fn what_is_left_out_is_left_out_of_the_page_of_a_past_visit_and_behind_its_days() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(4)));
    let entry = phone.model.shown.expect("just tapped");
    phone.send(Write::Edit(entry, Change::Note(note("like a knife"))));
    let key = |part| DayPartKey { day: phone.now().day(), part: Code::listed(part) };
    let (day_note, mood) = (key("note"), key("mood"));
    phone.send(Write::EditDay(day_note, Change::Note(note("slept in the chair"))));
    phone.send(Write::EditDay(mood, Change::Level(Some(Code::listed("fair")))));
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.later(40);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::DoctorThen(visit)));
    assert!(text_of(&phone).contains("like a knife") && text_of(&phone).contains("slept in the chair"), "{}", text_of(&phone));
    phone.press("one day noted");
    assert!(phone.outline().contains("Mood: so-so"), "{}", phone.outline());
    phone.send(Setting::LeaveOut(crate::app::LeaveOut::Notes));
    phone.send(Setting::LeaveOut(crate::app::LeaveOut::Mood));
    let outline = phone.outline();
    for left_out in ["like a knife", "slept in the chair", "so-so"] {
        assert!(!outline.contains(left_out) && !text_of(&phone).contains(left_out), "{left_out}: {outline}");
    }
    assert!(!outline.contains("day noted"), "nothing else was noted: {outline}");
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
    assert!(page.contains("worst 10 (23 Nov, 13:00), of 2"), "not the last, the worst: {page}");
    assert!(!page.contains("None in this time.") && page.contains("Flares"), "{page}");
}

#[test]
fn relief_and_what_is_untold_are_said_by_somebody() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::NewName, "Ben".into()));
    phone.send(Write::AddPerson(SpeakerRef::Carer));
    phone.send(Write::AddOther("Heat".into()));
    let heat = phone.model.diary.reliefs().next().expect("just added").0;
    for (voice, effect) in [("Patient says", "enough"), ("Ben sees", "some")] {
        phone.send(Navigate::Went(Route::Now));
        phone.press(voice);
        phone.send(Write::LogDose(heat));
        let dose = phone.model.diary.rows().iter().map(|row| row.id).filter(|id| phone.model.diary.dose(*id).is_some()).max();
        phone.send(Write::Edit(dose.expect("taken"), Change::Relieved(Some(Code::listed(effect)))));
    }
    phone.press("4");
    phone.press("Patient says");
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Navigate::Went(Route::Doctor));
    let page = text_of(&phone);
    assert!(page.contains("Patient: enough relief (1)") && page.contains("Ben: some relief (1)"), "{page}");
    assert!(page.contains("Patient: too much once · Ben: worst 4"), "{page}");
}

#[test]
fn answers_written_at_home_do_not_make_the_afternoon_told() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why?");
    let visit = visit_at(&mut phone, "2026-11-23T13:10:00");
    phone.later(60 * 5);
    phone.send(Pad::Tap(number(9)));
    phone.later(60);
    phone.send(Write::Upsert(DerivedRecord::Answer { question, visit: Some(visit) }, Change::Note(note("So."))));
    phone.later(5);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Not told yet: one thing since"), "{}", phone.outline());
}

#[test]
fn a_form_begins_anew_after_what_it_added_and_others_leave_it_alone() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Medicines));
    phone.send(UiAction::Schedule(Some(Code::listed("regular"))));
    phone.send(Input::Typed(Field::NewName, "Morphine".into()));
    ask(&mut phone, "Why?");
    phone.send(Navigate::Went(Route::Medicines));
    phone.send(Write::AddRelief);
    let first = phone.model.diary.reliefs().next().expect("just added").1;
    assert_eq!(first.schedule, Some(Code::listed("regular")), "what was added elsewhere took nothing from it");
    phone.send(UiAction::Other(true));
    phone.send(Input::Typed(Field::NewName, "A walk".into()));
    phone.send(Write::AddRelief);
    phone.send(Input::Typed(Field::NewName, "Metamizole".into()));
    phone.send(Write::AddRelief);
    let mut sorts: Vec<_> = phone.model.diary.reliefs().map(|(_, relief)| (relief.name.as_str(), relief.sort.as_str())).collect();
    sorts.sort_unstable();
    assert_eq!(sorts, [("A walk", "other"), ("Metamizole", "medicine"), ("Morphine", "medicine")]);
}
