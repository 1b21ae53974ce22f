//! What is read aloud to the team: two to four sentences in both languages.

use expect_test::{ExpectFile, expect_file};

use super::shared_tests::{line, view};
use super::*;
use crate::app::DayPartKey;
use crate::domain::{DayEdit, DetailEdit, DoseEdit, EntryEdit, RecordId};

/// The sentences in both languages.
fn assert_spoken(phone: &Phone, expected: &ExpectFile) {
    let spoken = |language| view(phone, language, None, |screen| screen.spoken().join("\n"));
    let both = [Language::English, Language::Spanish].map(spoken);
    assert!(both.iter().all(|spoken| (2..=4).contains(&spoken.lines().count())), "{both:?}");
    expected.assert_eq(&(both.join("\n\n") + "\n"));
}

fn newest(phone: &Phone, is: impl Fn(RecordId) -> bool) -> RecordId {
    phone.model.diary.rows().iter().map(|row| row.id).filter(|id| is(*id)).max().expect("just made")
}

/// A tap with places, since an hour ago.
fn tapped(phone: &mut Phone, score: Score, places: &[&str]) {
    phone.send(Pad::Tap(score));
    let id = newest(phone, |id| phone.model.diary.entry(id).is_some());
    for place in places {
        phone.send(Write::edit(id, DetailEdit::site(crate::domain::vocabulary::region(place).expect("a region"), Some(None))));
    }
}

fn medicine(phone: &mut Phone, name: &str) -> RecordId {
    phone.send(Input::Typed(Field::New(Relief::name()), name.into()));
    phone.send(Write::Add(Form::Relief));
    phone.model.diary.reliefs().last().expect("just written").0
}

fn taken(phone: &mut Phone, relief: RecordId, changes: Vec<DoseEdit>) {
    phone.send(Write::LogDose(relief));
    let dose = newest(phone, |id| phone.model.diary.dose(id).is_some());
    changes.into_iter().for_each(|change| phone.send(Write::edit(dose, change)));
    phone.later(60);
}

#[test]
fn nothing_is_written_down() {
    assert_spoken(&Phone::new(), &expect_file!["script_nothing.txt"]);
}

#[test]
fn one_entry() {
    let mut phone = Phone::new();
    tapped(&mut phone, number(7), &["lower-back-left", "buttock-left"]);
    assert_spoken(&phone, &expect_file!["script_one_entry.txt"]);
}

#[test]
fn when_it_began_is_said_with_the_hour_of_today_and_the_day_of_any_other() {
    let mut phone = Phone::new();
    tapped(&mut phone, number(7), &[]);
    let id = newest(&phone, |id| phone.model.diary.entry(id).is_some());
    let began = [
        ("2026-11-23T12:00:00+01:00", ["since today at 12:00.", "desde hoy a las 12:00."]),
        ("2026-11-22T21:00:00+01:00", ["since yesterday at 21:00.", "desde ayer a las 21:00."]),
        ("2026-11-20T21:00:00+01:00", ["since Fri 20 Nov at 21:00.", "desde el Fri 20 Nov a las 21:00."]),
    ];
    for (at, words) in began {
        phone.send(Write::edit(id, DetailEdit::Began(Some(Moment::parse(at).expect("a time")))));
        for (language, words) in [Language::English, Language::Spanish].into_iter().zip(words) {
            let spoken = view(&phone, language, None, |screen| screen.spoken().join("\n"));
            assert!(spoken.contains(&format!(" 13:00, {words}")), "{words} in\n{spoken}");
        }
    }
}

#[test]
fn signs_come_first() {
    let mut phone = Phone::new();
    for (part, level) in [("numbness", "yes"), ("drowsiness", "a-lot")] {
        let key = DayPartKey { day: phone.now().day(), part: Code::listed(part) };
        phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed(level)))));
    }
    tapped(&mut phone, number(4), &[]);
    phone.later(30);
    tapped(&mut phone, Score::TooMuch, &["head", "jaw", "face", "neck-back", "chest-left"]);
    assert_spoken(&phone, &expect_file!["script_signs.txt"]);
}

#[test]
fn doses_with_and_without_amounts_and_what_was_not_taken() {
    let mut phone = Phone::new();
    let [drops, slow, paracetamol] = ["Morphine drops", "Morphine slow", "Paracetamol"].map(|name| medicine(&mut phone, name));
    tapped(&mut phone, number(9), &["lower-back-left"]);
    let amount = || DoseEdit::Amount(line("5 ml"));
    let no_relief = || DoseEdit::Effect(Some(Code::listed("none")));
    taken(&mut phone, drops, vec![amount()]);
    taken(&mut phone, drops, vec![amount(), no_relief()]);
    taken(&mut phone, drops, vec![no_relief()]);
    taken(&mut phone, paracetamol, vec![]);
    taken(&mut phone, slow, vec![DoseEdit::Skipped(Some(line("felt sick")))]);
    taken(&mut phone, paracetamol, vec![DoseEdit::Skipped(Some(line("")))]);
    phone.send(Write::Add(Form::Other("Heat".into())));
    let heat = phone.model.diary.reliefs().last().expect("just written").0;
    taken(&mut phone, heat, vec![]);
    assert_spoken(&phone, &expect_file!["script_doses.txt"]);
    // A day later nothing of it is said to have been taken; the details say the same.
    phone.later(24 * 60);
    assert_spoken(&phone, &expect_file!["script_no_doses.txt"]);
}

#[test]
fn two_voices_each_with_its_own_worst() {
    let mut phone = Phone::new();
    tapped(&mut phone, number(6), &["lower-back-left"]);
    phone.send(Input::Typed(Field::New(Person::name()), "Anna".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Patient)));
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".into()));
    phone.send(Write::Add(Form::Person(SpeakerRef::Carer)));
    phone.send(Navigate::Went(Route::Now));
    phone.press("Ben sees");
    phone.later(20);
    tapped(&mut phone, number(8), &[]);
    assert_spoken(&phone, &expect_file!["script_two_voices.txt"]);
}

#[test]
fn the_last_number_is_said_beside_the_worst_while_it_is_recent() {
    let mut phone = Phone::new();
    tapped(&mut phone, number(9), &[]);
    phone.later(60);
    tapped(&mut phone, number(4), &[]);
    let spoken = |phone: &Phone| view(phone, Language::English, None, |screen| screen.spoken().join("\n"));
    assert!(
        spoken(&phone).contains("The worst pain was 9, today at 13:00, and the last number was 4, today at 14:00."),
        "{}",
        spoken(&phone)
    );
    phone.later(60);
    tapped(&mut phone, Score::TooMuch, &[]);
    let words = spoken(&phone);
    assert!(words.contains("The pain was too much for a number, today at 15:00.") && !words.contains("last number"), "{words}");
    phone.later(60);
    tapped(&mut phone, number(3), &[]);
    phone.later(24 * 60);
    let words = spoken(&phone);
    assert!(words.contains("yesterday at 15:00.") && !words.contains("last number"), "a day old: {words}");
}

#[test]
fn what_was_written_down_before_the_worst_is_not_the_last() {
    let mut phone = Phone::new();
    tapped(&mut phone, number(4), &["perineum"]);
    phone.later(180);
    tapped(&mut phone, number(9), &["perineum"]);
    let id = newest(&phone, |id| phone.model.diary.entry(id).is_some());
    // Two hours earlier, so recalled, and later than the 4.
    phone.send(Write::edit(id, EntryEdit::At(Moment::parse("2026-11-23T14:00:00+01:00").expect("a time"))));
    let words = view(&phone, Language::English, None, |screen| screen.spoken().join("\n"));
    assert!(words.contains("The worst pain was 9, today at 14:00, recalled, it hurts here: between the legs (perineum)."), "{words}");
}
