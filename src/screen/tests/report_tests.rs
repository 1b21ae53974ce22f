//! The doctor's report as a whole: its text, what is behind its numbers, what is left out, other languages.

use super::shared_tests::{agree, ask, fortnight, load, note, open, outline_in, sent, text_in, text_of, view, visit_at};
use super::*;
use crate::app::{DayPartKey, DoctorView, Form, LanguageChoice, LeaveOut, ReportRange, Setting, UiAction};
use crate::domain::agreement::names;
use crate::domain::vocabulary::WORST_OF_DAY;
use crate::domain::{Body, Code, DayEdit, DayPart, Details, Dose, Entry, EntryEdit, Line, Person, Record, RecordId, Relief, Site, Version};

/// The page as sent text, for several diaries.
#[test]
fn the_page_reads_like_this() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Doctor));
    expect_file!["doctor_empty.txt"].assert_eq(&text_of(&phone));
    phone.send(Pad::Tap(number(7)));
    expect_file!["doctor_one_entry.txt"].assert_eq(&text_of(&phone));

    let mut carer = Phone::new();
    carer.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    carer.send(Write::Add(Form::Person(SpeakerRef::Carer)));
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
    let sent = sent(&fortnight);
    expect_file!["doctor_14_days_sent.txt"].assert_eq(&sent);
    let in_spanish = view(&fortnight, Language::Spanish, None, LazyScreens::here().text);
    for text in [&sent, &in_spanish] {
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        assert!((100..=170).contains(&words), "it is read aloud in a minute: {words} words: {text}");
        for said in ["Ben: ", "(13)", "45 min", "Paracetamol: ", "22 Nov “felt sick”", "Ana Sanz", "one drop more", "sit through dinner"]
        {
            let said = if *text == in_spanish { said.replace('“', "«").replace('”', "»") } else { said.to_owned() };
            assert!(text.contains(&said), "{said} in {text}");
        }
    }
    for what in [LeaveOut::Names, LeaveOut::Notes, LeaveOut::Mood] {
        fortnight.send(Setting::LeaveOut(what));
    }
    let bare = text_of(&fortnight);
    for left_out in ["Anna", "Ben", "Ana Sanz", "woke him", "in the chair", "Mood", "being cheerful"] {
        assert!(!bare.contains(left_out), "{left_out} in\n{bare}");
    }
    assert!(bare.contains("Left out: notes · mood") && !bare.contains("In their own words"), "{bare}");
    for what in [LeaveOut::Names, LeaveOut::Notes, LeaveOut::Mood, LeaveOut::AllButInitials] {
        fortnight.send(Setting::LeaveOut(what));
    }
    let initials = text_of(&fortnight);
    for part in ["Pain diary of A.", "B., written at the time", "answered · A.S."] {
        assert!(initials.contains(part), "{part} in\n{initials}");
    }
    assert!(!["Anna", "Ben", "Sanz"].iter().any(|name| initials.contains(name)), "{initials}");
}

/// A carer's numbers, two medicines (one with a change of strength), a sign that grew worse, a place: all over ten years.
fn of_ten_years() -> Vec<Record> {
    let day = |back: i64| Moment::from_clock(NOON_MS - back * 24 * 3_600_000, 60);
    let put = |at: Moment, id: RecordId, body: Body| Record::new(id, Version::first(at.unix_ms(), DeviceId::new(7 << 32), body));
    let id = |at: Moment, kind: u8| RecordId::new(at.unix_ms(), &[kind; 10]);
    let line = |text: &str| Line::new(text).expect("short");
    let medicine = |name: &str, schedule: &'static str, strength: &str| Relief {
        schedule: Some(Code::listed(schedule)),
        strength: line(strength),
        ..Relief::new(Code::listed("medicine"), line(name))
    };
    let (drops, slow) = (id(day(3_640), 4), id(day(3_640), 5));
    let mut records = vec![
        put(day(3_640), drops, Body::Relief(medicine("Morphine drops", "when-needed", "20 mg/ml"))),
        put(day(3_640), slow, Body::Relief(medicine("Morphine, slow", "regular", "10 mg"))),
        put(day(400), slow, Body::Relief(medicine("Morphine, slow", "regular", "30 mg"))),
    ];
    for back in (10..3_600).step_by(90) {
        let at = day(back);
        let pain = Pain::new(u8::try_from(back / 10 % 11).expect("small")).expect("0 to 10");
        let mut details = Details::default();
        details.sites = vec![Site { region: Code::listed("lower-back-left"), pain: Some(pain) }];
        let entry = Entry::tapped(at, Score::Number(pain), SpeakerRef::Carer).with_details(details);
        records.push(put(at, id(at, 6), Body::Entry(entry)));
        let dose = Dose { amount: line("5 drops"), ..Dose::taken(drops, at, SpeakerRef::Patient) };
        records.push(put(at, id(at, 7), Body::Dose(dose)));
    }
    for (back, level) in [(900, "a-little"), (500, "a-lot"), (40, "a-little")] {
        let part =
            DayPart { value: Some(Code::listed(level)), ..DayPart::new(day(back).day(), SpeakerRef::Patient, Code::listed("confusion")) };
        records.push(put(day(back), DayPart::id(part.day, &part.who, &part.part), Body::Day(part)));
    }
    records
}

#[test]
fn ten_years_are_one_page_too() {
    let mut phone = Phone::new();
    let mut records = Vec::new();
    for minute in (0..10 * 365 * 24 * 60).step_by(60 * 7) {
        let at = Moment::from_clock(NOON_MS - i64::from(minute) * 60_000, 60);
        let score = Score::Number(Pain::new(u8::try_from(minute / 60 % 11).expect("small")).expect("0 to 10"));
        let id = RecordId::new(at.unix_ms(), &[3; 10]);
        let entry = Entry::tapped(at, score, SpeakerRef::Patient);
        let version = Version::first(at.unix_ms(), DeviceId::new(7 << 32), Body::Entry(entry));
        records.push(Record::new(id, version));
    }
    load(&mut phone, records);
    load(&mut phone, of_ten_years());
    agree(&mut phone, names::EPISODE_PAIN, "8");
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(UiAction::Doctor(DoctorView { range: ReportRange::All, ..DoctorView::default() }));
    expect_file!["doctor_ten_years.txt"].assert_eq(&text_of(&phone));
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
    phone.send(Write::edit(entry, EntryEdit::Score(number(2))));
    phone.send(Pad::Tap(number(10)));
    let outline = open(&mut phone, Route::DoctorThen(visit));
    let then = text_of(&phone);
    assert!(then.contains("last 8") && !then.contains("last 2") && !then.contains("last 10"), "{then}");
    assert!(outline.contains("Patient: worst: 8"), "{outline}");
    phone.send(Navigate::Went(Route::Doctor));
    assert!(text_of(&phone).contains("last 10"), "{}", text_of(&phone));
}

#[test]
fn what_stands_behind_a_number_is_as_much_as_the_number_says() {
    let mut phone = fortnight();
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("Anna: worst: 9");
    assert!(phone.outline().contains("Close the list"), "{}", phone.outline());
    assert!(phone.outline().contains("Lower back left"), "{}", phone.outline());
    let links = phone.outline().matches("#/entry/").count();
    let nines =
        phone.model.diary.rows().iter().filter_map(|row| phone.model.diary.entry(row.id)).filter(|entry| entry.score == number(9)).count();
    assert_eq!((links, nines), (2, 2));
}

#[test]
fn what_was_open_behind_a_number_is_open_for_who_comes_back_from_it_alone() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(6)));
    let entry = phone.model.diary.rows()[0].id;
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("Patient: worst: 6");
    phone.send(Navigate::Went(Route::Entry(entry)));
    phone.send(Navigate::Went(Route::Doctor));
    assert!(phone.outline().contains("Close the list"), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Visit));
    phone.send(Navigate::Went(Route::Doctor));
    assert!(!phone.outline().contains("Close the list"), "{}", phone.outline());
}

#[test]
fn what_is_left_out_is_not_behind_a_number_either() {
    let mut phone = fortnight();
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("28 numbers by Anna");
    assert!(phone.outline().contains("woke him") && phone.outline().contains("Anna: 8"), "{}", phone.outline());
    phone.press("Paracetamol: skipped once");
    assert!(phone.outline().contains("felt sick"), "{}", phone.outline());
    phone.press("notes");
    phone.press("names");
    phone.press("Paracetamol: skipped once");
    assert!(phone.outline().contains("Paracetamol · skipped") && !phone.outline().contains("felt sick"), "{}", phone.outline());
    phone.press("28 numbers by Patient");
    let outline = phone.outline();
    assert!(outline.contains("Patient: 8") && !outline.contains("woke him") && !outline.contains("Anna: 8"), "{outline}");
}

#[test]
fn what_is_left_out_is_left_out_of_the_page_of_a_past_visit_and_behind_its_days() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(4)));
    let entry = phone.model.shown.expect("just tapped");
    phone.send(Write::edit(entry, EntryEdit::Note(note("like a knife"))));
    let key = |part| DayPartKey { day: phone.now().day(), part: Code::listed(part) };
    let (day_note, mood) = (key("note"), key("mood"));
    phone.send(Write::EditDay(day_note, DayEdit::Note(note("slept in the chair"))));
    phone.send(Write::EditDay(mood, DayEdit::Value(Some(Code::listed("fair")))));
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.later(40);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::DoctorThen(visit)));
    assert!(text_of(&phone).contains("like a knife") && text_of(&phone).contains("slept in the chair"), "{}", text_of(&phone));
    phone.press("Patient (the patient’s own word): one day noted");
    assert!(phone.outline().contains("Mood: so-so"), "{}", phone.outline());
    phone.send(Setting::LeaveOut(LeaveOut::Notes));
    phone.send(Setting::LeaveOut(LeaveOut::Mood));
    let outline = phone.outline();
    for left_out in ["like a knife", "slept in the chair", "so-so"] {
        assert!(!outline.contains(left_out) && !text_of(&phone).contains(left_out), "{left_out}: {outline}");
    }
    assert!(!outline.contains("day noted"), "nothing else was noted: {outline}");
}

#[test]
fn the_page_in_another_language_keeps_peoples_own_words() {
    let mut phone = fortnight();
    let view = DoctorView { language: Some(LanguageChoice::Spanish), ..DoctorView::default() };
    phone.send(Navigate::Went(Route::Doctor));
    phone.send(UiAction::Doctor(view));
    let page = text_in(&phone, Language::Spanish);
    for part in ["Diario del dolor de Anna", "quemazón", "«woke him» (English, tal cual)", "«sit through dinner»"] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    let whole = outline_in(&phone, Language::English, Some(Language::Spanish));
    assert!(whole.contains("Print") && whole.contains("For the doctor"), "the app stays in its own language");
}

#[test]
fn the_page_of_another_language_says_the_apps_own_words_in_it() {
    let mut phone = Phone::new();
    for name in ["Heat", "a pillow"] {
        phone.send(Write::Add(Form::Other(name.into())));
    }
    let reliefs: Vec<RecordId> = phone.model.diary.reliefs().map(|(id, _)| id).collect();
    reliefs.into_iter().for_each(|id| phone.send(Write::LogDose(id)));
    phone.send(Navigate::Went(Route::Doctor));
    let view = DoctorView { language: Some(LanguageChoice::Spanish), ..DoctorView::default() };
    phone.send(UiAction::Doctor(view));
    let page = text_in(&phone, Language::Spanish);
    assert!(page.contains("– Calor: una vez") && page.contains("a pillow (English, tal cual)"), "{page}");
}

#[test]
fn a_long_question_can_be_read_to_its_end() {
    let mut phone = Phone::new();
    let long = format!("{} to the end?", "and so on ".repeat(40));
    ask(&mut phone, &long);
    phone.send(Navigate::Went(Route::Doctor));
    assert!(!phone.outline().contains("to the end?"));
    let short = text_of(&phone).lines().find_map(|line| line.strip_prefix("1. ")?.split_once(';').map(|(short, _)| short.to_owned()));
    phone.press(&short.expect("the question"));
    assert!(phone.outline().contains("to the end?") && phone.outline().contains("#/question/"), "{}", phone.outline());
}

#[test]
fn a_number_of_another_range_opens_what_it_counts() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(8)));
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.later(35);
    phone.send(Write::CloseVisit(visit));
    phone.later(1);
    phone.send(Navigate::Went(Route::Doctor));
    phone.press("14 days");
    phone.press("Patient: worst: 8");
    assert_eq!(phone.outline().matches("#/entry/").count(), 1, "{}", phone.outline());
}
