//! Reporting to the team: the marks, the line about them, and the text to read aloud.

use expect_test::expect;

use super::shared_tests::{ask, contact, line, load, note, open, outline_in, read, take, text_of, visit_at};
use super::*;
use crate::app::{DayPartKey, DerivedRecord, Form};
use crate::domain::{AnswerEdit, Body, Call, CallEdit, DayEdit, DoseEdit, Line, Person, Record, RecordId, Ticks, Version};

fn medicine(phone: &mut Phone, name: &str) -> RecordId {
    phone.send(Input::Typed(Field::New(Person::name()), name.into()));
    phone.send(Write::Add(Form::Relief));
    phone.model.diary.reliefs().last().expect("just written").0
}

fn noted(phone: &mut Phone, part: &'static str, level: &'static str) {
    let key = DayPartKey { day: phone.now().day(), part: Code::listed(part) };
    phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed(level)))));
}

fn taken(phone: &mut Phone, relief: RecordId, changes: &[DoseEdit]) {
    let dose = take(phone, relief);
    changes.iter().for_each(|change| phone.send(Write::edit(dose, change.clone())));
}

/// The line on Tell the team, as on Now.
fn told_line(phone: &mut Phone) -> String {
    let outline = open(phone, Route::Team);
    let start = outline.find("Last told").or(outline.find("Not told yet"));
    start.map(|start| outline[start..].lines().next().unwrap_or_default().to_owned()).unwrap_or_default()
}

#[test]
fn only_what_is_ticked_is_told_and_it_can_be_put_right_and_undone() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "the ward", "030 12345");
    phone.send(Pad::Tap(number(7)));
    phone.later(10);
    phone.send(Pad::Tap(number(4)));
    noted(&mut phone, "weakness", "yes");
    let paracetamol = medicine(&mut phone, "Paracetamol");
    taken(&mut phone, paracetamol, &[DoseEdit::Skipped(Some(line("felt sick")))]);
    assert_eq!(told_line(&mut phone), "Not told yet: 4 things since 13:00 · signs: Weakness in arms or legs");
    let now = open(&mut phone, Route::Now);
    assert!(now.contains("Not told yet: 4 things since 13:00 · signs: Weakness in arms or legs\n"), "the short line: {now}");
    phone.send(Navigate::Went(Route::Team));
    phone.press("They answered");
    let call = phone.model.diary.calls().next().expect("it is kept").0;
    let outline = phone.outline();
    let positions = [
        "What did you tell them?",
        "All of it",
        "Weakness in arms or legs: yes, Mon 23 Nov · Patient",
        "skipped: felt sick",
        "The patient says 4",
        "The patient says 7",
        "Who answered?",
    ]
    .map(|part| outline.find(part).unwrap_or_else(|| panic!("{part} in\n{outline}")));
    assert!(positions.is_sorted(), "{outline}");
    assert_eq!(told_line(&mut phone), "Not told yet: 4 things since 13:00 · signs: Weakness in arms or legs", "nothing is ticked yet");
    phone.send(Navigate::Went(Route::Call(call)));
    phone.press("Weakness in arms or legs: yes, Mon 23 Nov · Patient");
    phone.press("13:00: The patient says 7");
    assert_eq!(told_line(&mut phone), "Last told: the ward, 13:10 · nothing written since · 2 things from before not told yet");
    phone.later(5);
    phone.send(Pad::Tap(Score::TooMuch));
    assert_eq!(told_line(&mut phone), "Last told: the ward, 13:10 · one thing written since · 2 things from before not told yet");
    phone.send(Navigate::Went(Route::Call(call)));
    assert!(!phone.outline().contains("Too much"), "it hurt after the call: {}", phone.outline());
    phone.press("13:00: The patient says 7");
    assert_eq!(phone.model.diary.told_at(call).map(<[RecordId]>::len), Some(1), "put right");
    phone.send(Command::Undo);
    assert_eq!(phone.model.diary.told_at(call).map(<[RecordId]>::len), Some(2));
    phone.press("All of it");
    assert_eq!(phone.model.diary.told_at(call).map(<[RecordId]>::len), Some(4));
    phone.send(Command::Undo);
    assert_eq!(phone.model.diary.told_at(call).map(<[RecordId]>::len), Some(2));
    phone.press("All of it");
    phone.press("All of it");
    assert_eq!(phone.model.diary.told_at(call), Some(&[][..]), "all of it taken back");
}

#[test]
fn many_are_folded_with_their_count_and_what_is_older_can_be_ticked_too() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(9)));
    phone.later(60 * 24 * 31);
    for score in 0..10 {
        phone.send(Pad::Tap(number(score)));
        phone.later(10);
    }
    phone.send(Navigate::Went(Route::Team));
    assert!(
        text_of(&phone).contains("and 4 more\n") && text_of(&phone).contains("one thing from more than 30 days ago"),
        "{}",
        text_of(&phone)
    );
    phone.press("They answered");
    let outline = phone.outline();
    assert!(outline.contains("and 3 more") && outline.contains("one thing from more than 30 days ago"), "{outline}");
    phone.press("All of it");
    let told = told_line(&mut phone);
    assert!(told.ends_with("nothing written since"), "{told}");
}

#[test]
fn a_visit_tells_what_is_ticked_at_its_end() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    phone.send(Pad::Tap(number(8)));
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    phone.send(Navigate::Went(Route::ReadBack(visit)));
    assert!(!phone.outline().contains("What did they hear"), "it has not been: {}", phone.outline());
    phone.later(40);
    phone.press("The visit is over");
    assert!(phone.outline().contains("What did they hear about?"), "{}", phone.outline());
    phone.press("13:00: The patient says 8");
    assert_eq!(told_line(&mut phone), "Last told: Dr Sanz, 13:40 · nothing written since · one thing from before not told yet");
    phone.send(Navigate::Went(Route::VisitOf(visit)));
    phone.press("13:00: The patient says 8");
    assert_eq!(told_line(&mut phone), "Not told yet: 2 things since 13:00");
}

/// A call of a version without marks still reports everything before it, and can be made exact.
#[test]
fn a_call_of_before_tells_all_until_somebody_chooses() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    let call = Call { told: None, ..Call::new(phone.now(), SpeakerRef::Patient, true) };
    let id = RecordId::new(phone.unix_ms, &[9; 10]);
    let version = Version::first(phone.unix_ms, DeviceId::new(8 << 32), Body::Call(call));
    load(&mut phone, vec![Record::new(id, version)]);
    assert_eq!(told_line(&mut phone), "Last told: the team, 13:00 · nothing written since");
    phone.send(Navigate::Went(Route::Call(id)));
    assert!(
        phone.outline().contains("before the app asked what was told") && !phone.outline().contains("All of it"),
        "{}",
        phone.outline()
    );
    phone.press("Choose what was told");
    assert!(phone.outline().contains("All of it"), "{}", phone.outline());
    assert_eq!(told_line(&mut phone), "Not told yet: one thing since 13:00");
    phone.send(Navigate::Went(Route::Call(id)));
    phone.press("13:00: The patient says 7");
    assert_eq!(told_line(&mut phone), "Last told: the team, 13:00 · nothing written since");
}

#[test]
fn an_answer_that_came_after_all_asks_what_was_told() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    let call = Call { told: None, ..Call::new(phone.now(), SpeakerRef::Patient, false) };
    let id = RecordId::new(phone.unix_ms, &[9; 10]);
    let version = Version::first(phone.unix_ms, DeviceId::new(8 << 32), Body::Call(call));
    load(&mut phone, vec![Record::new(id, version)]);
    phone.send(Navigate::Went(Route::Call(id)));
    phone.press("answered");
    assert!(phone.outline().contains("What did you tell them?") && phone.outline().contains("All of it"), "{}", phone.outline());
    assert_eq!(told_line(&mut phone), "Not told yet: one thing since 13:00");
}

#[test]
fn the_case_of_the_entry_that_stayed_untold_for_ever() {
    let mut phone = Phone::new();
    let file = include_bytes!("../../../tests/cases/10-future-entry-stays-untold.json");
    load(&mut phone, read(file).records);
    phone.unix_ms = Moment::parse("2026-11-28T08:00:00+00:00").expect("a time").unix_ms();
    let told = told_line(&mut phone);
    assert!(told.starts_with("Last told: the team, ") && told.ends_with("nothing written since"), "{told}");
}

#[test]
fn the_script_says_signs_first_then_numbers_then_every_dose_of_the_last_24_hours() {
    let mut phone = Phone::new();
    let (morphine, ibuprofen) = (medicine(&mut phone, "Morphine"), medicine(&mut phone, "Ibuprofen"));
    phone.send(Write::Add(Form::Other("Heat".into())));
    let heat = phone.model.diary.reliefs().last().expect("just written").0;
    taken(&mut phone, morphine, &[DoseEdit::Amount(line("a day ago"))]);
    phone.later(24 * 60);
    for index in 0..9 {
        taken(&mut phone, morphine, &[DoseEdit::Amount(line(&format!("{index} ml")))]);
        phone.later(10);
    }
    taken(&mut phone, ibuprofen, &[]);
    taken(&mut phone, heat, &[]);
    taken(&mut phone, morphine, &[]);
    taken(&mut phone, ibuprofen, &[DoseEdit::Skipped(Some(line("felt sick")))]);
    taken(&mut phone, ibuprofen, &[DoseEdit::Skipped(Some(Line::default()))]);
    noted(&mut phone, "drowsiness", "a-lot");
    noted(&mut phone, "weakness", "yes");
    phone.send(Pad::Tap(number(7)));
    phone.later(1);
    phone.send(Pad::Tap(number(8)));
    phone.send(Navigate::Went(Route::Team));
    expect![[r#"
        I am calling about pain and about something new: weakness in arms or legs (Tue 24 Nov), drowsy (a lot, Tue 24 Nov). The worst pain was 8, today at 14:31. Taken in the last 24 hours: Morphine (once with no amount written, 8 ml once, 7 ml once, 6 ml once, 5 ml once, 4 ml once, 3 ml once, 2 ml once, 1 ml once, 0 ml once), Ibuprofen (once with no amount written); not taken: Ibuprofen, today at 14:30: no reason written; Ibuprofen, today at 14:30: felt sick.

        Weakness in arms or legs: yes, Tue 24 Nov · Patient
        Drowsy: a lot, Tue 24 Nov · Patient
        worst 8
        14:31: The patient says 8
        14:30: The patient says 7
        Morphine, taken in the last 24 hours: 14:30, amount not written · 14:20, 8 ml · 14:10, 7 ml · 14:00, 6 ml · 13:50, 5 ml · 13:40, 4 ml · 13:30, 3 ml · 13:20, 2 ml · 13:10, 1 ml · 13:00, 0 ml
        Heat, in the last 24 hours: 14:30
        Ibuprofen, taken in the last 24 hours: 14:30, amount not written
        14:30: Ibuprofen · skipped: felt sick"#]].assert_eq(&text_of(&phone));
}

#[test]
fn what_was_told_is_said_in_spanish_too_and_nobody_says_what_the_team_knows() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    let lines = |phone: &Phone| outline_in(phone, Language::Spanish, None);
    assert!(lines(&phone).contains("Todavía sin decir al equipo: una anotación desde las 13:00"), "{}", lines(&phone));
    phone.later(24 * 60);
    assert!(lines(&phone).contains("Todavía sin decir al equipo: una anotación desde ayer, 13:00"), "{}", lines(&phone));
    phone.later(-24 * 60);
    phone.send(Write::LogCall(true));
    let call = phone.model.diary.calls().next().expect("it is kept").0;
    assert!(lines(&phone).contains("¿Qué les ha contado?"), "{}", lines(&phone));
    let entry = phone.model.diary.unreported(phone.now()).entries;
    phone.send(Write::edit(call, CallEdit::Told(Ticks(vec![(entry[0], true)]))));
    phone.send(Navigate::Went(Route::Now));
    assert!(lines(&phone).contains("Último aviso: el equipo, 13:00 · nada anotado desde entonces"), "{}", lines(&phone));
    let words = include_str!("../../../locales/en.ftl").to_owned() + include_str!("../../../locales/es.ftl");
    for claim in ["The team knows", "the team does not know", "El equipo lo sabe", "el equipo no sepa", "I called", "He llamado"] {
        assert!(!words.contains(claim), "{claim}");
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
    // Only what is marked at the end of a visit counts as told.
    let later = visit_at(&mut phone, "2026-11-23T19:30:00");
    phone.later(30);
    phone.send(Write::CloseVisit(later));
    assert!(phone.outline().contains("What did they hear about?"), "{}", phone.outline());
    phone.press("16:00: The patient says 9");
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Last told: Dr Sanz, 19:30 · nothing written since"), "{}", phone.outline());
}

#[test]
fn answers_written_at_home_do_not_make_the_afternoon_told() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why?");
    let visit = visit_at(&mut phone, "2026-11-23T13:10:00");
    phone.later(60 * 5);
    phone.send(Pad::Tap(number(9)));
    phone.later(60);
    phone.send(Write::upsert(DerivedRecord::Answer { question, visit: Some(visit) }, AnswerEdit::Text(note("So."))));
    phone.later(5);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("Not told yet: one thing since"), "{}", phone.outline());
}
