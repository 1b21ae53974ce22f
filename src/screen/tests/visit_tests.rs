//! Questions, the room, the doctor's page and telling the team, as people meet them.

use expect_test::expect_file;

use super::shared_tests::{agree, ask, fortnight, text_of, visit_at};
use super::*;
use crate::app::{
    CommitInput, DerivedRecord, DerivedText, DoctorView, Input, LeaveOut, Navigate, Pad, Setting, StoreEvent, UiAction, Write,
};
use crate::domain::agreement::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};

#[test]
fn a_question_of_the_night_is_asked_answered_read_back_and_kept_with_the_visit() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.press("Ask about this");
    assert!(phone.outline().contains("About: 7, 13:00"), "{}", phone.outline());
    let question = phone.model.diary.questions().next().expect("asked").0;
    phone.send(Input::Typed(Field::Note(question), "Why is it worse at night?".into()));
    phone.send(CommitInput::Now);
    ask(&mut phone, "May the evening dose be earlier?");
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 2") && phone.outline().contains("Why is it worse at night?"), "{}", phone.outline());
    let target = DerivedRecord::Answer { question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(target.clone(), DerivedText::Note), "Lying down presses on it.".into()));
    phone.send(Input::Typed(Field::Derived(target, DerivedText::By), "Dr Sanz".into()));
    let step = DerivedRecord::FollowUp { of: question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(step, DerivedText::Note), "Try a second pillow".into()));
    phone.press("Next");
    assert!(phone.outline().contains("Question 2 of 2"), "{}", phone.outline());
    phone.press("not asked");
    phone.send(Navigate::Went(Route::ReadBack(visit)));
    let outline = phone.outline();
    for part in ["Dr Sanz: Lying down presses on it.", "Try a second pillow", "not asked"] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
    phone.later(180);
    phone.press("The visit is over");
    phone.send(Navigate::Went(Route::VisitOf(visit)));
    assert!(phone.outline().contains("Dr Sanz: Lying down presses on it.") && phone.outline().contains("The page as it was"));
    phone.send(Navigate::Went(Route::Visit));
    assert!(phone.outline().contains("May the evening dose be earlier?"), "what was not asked stays on top:\n{}", phone.outline());
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Try a second pillow"), "{}", phone.outline());
    phone.press("Done: Try a second pillow");
    assert!(!phone.outline().contains("Try a second pillow"));
}

#[test]
fn questions_move_and_a_star_goes_first() {
    let mut phone = Phone::new();
    for question in ["first", "second", "third"] {
        ask(&mut phone, question);
    }
    let order = |phone: &Phone| -> Vec<String> {
        phone.model.diary.unasked().iter().map(|(_, question)| question.text.as_str().to_owned()).collect()
    };
    phone.press("Move up: third");
    assert_eq!(order(&phone), ["first", "third", "second"]);
    phone.press("Move up: third");
    assert_eq!(order(&phone), ["third", "first", "second"]);
    phone.press("Move down: third");
    assert_eq!(order(&phone), ["first", "third", "second"]);
    phone.press("Important: second");
    assert_eq!(order(&phone), ["second", "first", "third"]);
    for _ in 0..60 {
        phone.press("Move up: third");
        phone.press("Move up: first");
    }
    assert_eq!(order(&phone), ["second", "first", "third"], "there is always room between two");
}

#[test]
fn the_page_as_it_was_does_not_change_with_what_is_written_later() {
    let mut phone = Phone::new();
    phone.press("8");
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.later(30);
    phone.send(Write::CloseVisit(visit));
    let entry = phone.model.diary.rows()[0].id;
    phone.later(60);
    phone.send(Write::Edit(entry, crate::app::Change::Score(number(2))));
    phone.send(Pad::Tap(number(10)));
    phone.send(Navigate::Went(Route::DoctorThen(visit)));
    let outline = phone.outline();
    assert!(outline.contains("last 8") && !outline.contains("last 2") && !outline.contains("last 10"), "{outline}");
    phone.send(Navigate::Went(Route::Doctor));
    assert!(phone.outline().contains("last 10"), "{}", phone.outline());
}

#[test]
fn a_call_tells_the_team() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_WORDS, "Ring the ward when it is 7 for two hours.");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    phone.send(Pad::Tap(number(7)));
    phone.later(120);
    phone.send(Pad::Tap(number(8)));
    phone.send(Navigate::Went(Route::Team));
    expect_file!["the_team.txt"].assert_eq(&phone.outline());
    let script = text_of(&phone);
    assert!(script.contains("The patient says 8") && script.contains("The patient says 7"), "{script}");
    phone.press("No answer");
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Not told yet: 2 things since 13:00 · worst 8"), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Team));
    phone.press("They answered");
    assert!(phone.outline().contains("What did you tell them?") && phone.outline().contains("What did they say?"), "{}", phone.outline());
    phone.press("All of it");
    phone.send(Navigate::Went(Route::Now));
    let outline = phone.outline();
    assert!(outline.contains("Last told: the team, 15:00 · nothing written since"), "{outline}");
    phone.send(Navigate::Went(Route::Diary));
    assert!(phone.outline().contains("answered"), "{}", phone.outline());
}

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
    phone.send(Navigate::Went(Route::Doctor));
    let outline = phone.outline();
    assert!(outline.contains("last 24 hours as remembered") && outline.contains("worst 8") && outline.contains("least 3"), "{outline}");
    phone.send(Navigate::Went(Route::Diary));
    assert!(phone.outline().contains("recalled: worst of 24 hours"), "{}", phone.outline());
}

/// A page, as sent as text, over diaries of different sorts.
#[test]
fn the_page_reads_like_this() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Doctor));
    expect_file!["doctor_empty.txt"].assert_eq(&text_of(&phone));
    phone.send(Pad::Tap(number(7)));
    expect_file!["doctor_one_entry.txt"].assert_eq(&text_of(&phone));

    let mut carer = Phone::new();
    carer.send(Input::Typed(Field::NewName, "Ben".into()));
    carer.send(Write::AddPerson(SpeakerRef::Carer));
    carer.press("Ben sees");
    carer.press("6");
    carer.send(Navigate::Went(Route::Doctor));
    expect_file!["doctor_carer_only.txt"].assert_eq(&text_of(&carer));

    let mut recalled = Phone::new();
    recalled.send(Write::RecallNumber(Some(WORST_OF_DAY), Some(number(8))));
    recalled.send(Navigate::Went(Route::Doctor));
    expect_file!["doctor_recalled_only.txt"].assert_eq(&text_of(&recalled));

    let mut fortnight = fortnight();
    fortnight.send(Navigate::Went(Route::Doctor));
    expect_file!["doctor_14_days.txt"].assert_eq(&text_of(&fortnight));
    for what in [LeaveOut::Names, LeaveOut::Notes, LeaveOut::Mood] {
        fortnight.send(Setting::LeaveOut(what));
    }
    let bare = text_of(&fortnight);
    for left_out in ["Anna", "Ben", "Ana Sanz", "woke him", "in the chair", "Mood", "good spirits"] {
        assert!(!bare.contains(left_out), "{left_out} in\n{bare}");
    }
    assert!(bare.contains("Left out: notes · mood") && !bare.contains("In their own words"), "{bare}");
    for what in [LeaveOut::Names, LeaveOut::Notes, LeaveOut::Mood, LeaveOut::AllButInitials] {
        fortnight.send(Setting::LeaveOut(what));
    }
    let initials = text_of(&fortnight);
    for part in ["Pain diary of A.", "B., logged at the time", "answered · A.S."] {
        assert!(initials.contains(part), "{part} in\n{initials}");
    }
    assert!(!["Anna", "Ben", "Sanz"].iter().any(|name| initials.contains(name)), "{initials}");
}

#[test]
fn ten_years_are_one_page_too() {
    let mut phone = Phone::new();
    let mut records = Vec::new();
    for minute in (0..10 * 365 * 24 * 60).step_by(60 * 7) {
        let at = Moment::from_clock(NOON_MS - i64::from(minute) * 60_000, 60);
        let score = Score::Number(Pain::new(u8::try_from(minute / 60 % 11).expect("small")).expect("0 to 10"));
        let id = crate::domain::RecordId::new(at.unix_ms(), &[3; 10]);
        let entry = crate::domain::Entry::tapped(at, score, SpeakerRef::Patient);
        let version = crate::domain::Version::first(at.unix_ms(), DeviceId::new(7 << 32), crate::domain::Body::Entry(entry));
        records.push(crate::domain::Record::new(id, version));
    }
    phone.send(StoreEvent::Loaded { records, damaged: 0 });
    agree(&mut phone, names::EPISODE_PAIN, "8");
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(UiAction::Doctor(DoctorView { range: crate::app::ReportRange::All, ..DoctorView::default() }));
    expect_file!["doctor_ten_years.txt"].assert_eq(&text_of(&phone));
}

#[test]
fn what_stands_behind_a_number_is_as_much_as_the_number_says() {
    let mut phone = fortnight();
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("worst 9");
    assert!(phone.outline().contains("Behind “worst 9”:"), "{}", phone.outline());
    assert!(phone.outline().contains("Lower back left"), "{}", phone.outline());
    let links = phone.outline().matches("#/entry/").count();
    let nines =
        phone.model.diary.rows().iter().filter_map(|row| phone.model.diary.entry(row.id)).filter(|entry| entry.score == number(9)).count();
    assert_eq!((links, nines), (2, 2));
}

#[test]
fn what_is_left_out_is_not_behind_a_number_either() {
    let mut phone = fortnight();
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("42 entries");
    assert!(phone.outline().contains("woke him") && phone.outline().contains("Anna: 8"), "{}", phone.outline());
    phone.press("Paracetamol: skipped once");
    assert!(phone.outline().contains("felt sick"), "{}", phone.outline());
    phone.press("notes");
    phone.press("names");
    phone.press("Paracetamol: skipped once");
    assert!(phone.outline().contains("Paracetamol · skipped") && !phone.outline().contains("felt sick"), "{}", phone.outline());
    phone.press("42 entries");
    let outline = phone.outline();
    assert!(outline.contains("Patient: 8") && !outline.contains("woke him") && !outline.contains("Anna: 8"), "{outline}");
}

#[test]
fn the_page_in_another_language_keeps_peoples_own_words() {
    let mut phone = fortnight();
    let view = DoctorView { language: Some(crate::app::LanguageChoice::Spanish), ..DoctorView::default() };
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(UiAction::Doctor(view));
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
    let page = (later.text)(&screen);
    for part in ["Diario del dolor de Anna", "quemazón", "«woke him» (English, tal cual)", "«sit through dinner»"] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    let whole: String = draw(&screen).iter().map(Node::outline).collect();
    assert!(whole.contains("Print") && whole.contains("For the doctor"), "the app stays in its own language");
}

#[test]
fn old_visits_are_a_tap_away_and_all_there() {
    let mut phone = Phone::new();
    for day in 1..=8 {
        let visit = visit_at(&mut phone, &format!("2026-11-{day:02}T09:00:00"));
        phone.send(Write::CloseVisit(visit));
    }
    phone.send(Navigate::Went(Route::Visit));
    let outline = phone.outline();
    let (near, old) = outline.split_once("3 older visits").expect("the older ones are folded");
    assert_eq!((near.matches("#/visit/0").count(), old.matches("#/visit/0").count()), (5, 3), "{outline}");
}

#[test]
fn a_visit_written_down_afterwards_takes_answers_and_keeps_them() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why is it worse at night?");
    let visit = visit_at(&mut phone, "2026-11-20T09:00:00");
    phone.send(Navigate::Went(Route::VisitOf(visit)));
    assert!(!phone.outline().contains("Why is it worse at night?"), "it was not put there: {}", phone.outline());
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 1"), "{}", phone.outline());
    let target = DerivedRecord::Answer { question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(target, DerivedText::Note), "Lying down presses on it.".into()));
    phone.send(Navigate::Went(Route::VisitOf(visit)));
    for part in ["Why is it worse at night?", "Lying down presses on it."] {
        assert!(phone.outline().contains(part), "{part}: {}", phone.outline());
    }
}

#[test]
fn the_form_of_a_minute_keeps_two_voices_apart_and_goes_on_where_it_was() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::NewName, "Ben".into()));
    phone.send(Write::AddPerson(SpeakerRef::Carer));
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
    // Away and back, also after a restart: the same numbers are changed, not written down again.
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
    // Hours later it is another stretch, and a number of the pad is never changed from here.
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
fn questions_that_wait_stand_on_every_list_and_open_the_room() {
    let mut phone = Phone::new();
    let first = ask(&mut phone, "first");
    ask(&mut phone, "second");
    for route in [Route::Now, Route::Diary] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains("2 questions wait to be asked"), "{route}: {}", phone.outline());
    }
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    let answer = DerivedRecord::Answer { question: first, visit: Some(visit) };
    phone.send(Navigate::Went(Route::Question(first)));
    phone.send(Write::Upsert(answer, crate::app::Change::Outcome(Some(Code::listed("asked")))));
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 2 of 2"), "the one that was not asked: {}", phone.outline());
    phone.press("Back");
    phone.send(Navigate::Went(Route::ReadBack(visit)));
    let outline = phone.outline();
    assert!(outline.find("second") < outline.find("first"), "what was not asked is on top: {outline}");
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 2"), "where one was: {}", phone.outline());
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("One question waits to be asked"), "{}", phone.outline());
}
