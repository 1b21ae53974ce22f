//! Numbers to call: what is typed, what is dialled, and hours typed beside a number.

use super::shared_tests::{agree, contact, open, read};
use super::*;
use crate::app::{Effect, FormError};
use crate::domain::agreement::names;
use crate::domain::dial::NoNumber;
use crate::domain::{Contact, RecordId};

/// The addresses of the links that call, from the top.
pub(super) fn tels(outline: &str) -> Vec<String> {
    let address = |line: &str| Some(line.split_once("href=\"tel:")?.1.split_once('"')?.0.to_owned());
    outline.lines().filter_map(address).collect()
}

#[test]
fn a_number_can_be_corrected() {
    let mut phone = Phone::new();
    contact(&mut phone, "The ward", "030 12345");
    assert!(open(&mut phone, Route::Team).contains("href=\"tel:03012345\""), "{}", phone.outline());
    let ward = phone.model.diary.contacts().next().expect("just added").0;
    for (typed, address) in [("030 54321", Some("tel:03054321")), ("to be asked", None), ("112", Some("tel:112"))] {
        phone.send(Input::Typed(Field::Text(ward, Contact::phone()), typed.into()));
        phone.send(CommitInput::Now);
        let outline = phone.outline();
        let own: Vec<&str> = outline.lines().filter(|line| line.contains("tel:")).skip(3).collect();
        assert_eq!(own.len(), usize::from(address.is_some()), "{outline}");
        assert!(address.is_none_or(|address| own.iter().all(|line| line.contains(&format!("{address}\"")))), "{outline}");
    }
}

#[test]
fn there_is_always_a_number() {
    let mut phone = Phone::new();
    for route in [Route::Team, Route::WarningSigns] {
        let outline = open(&mut phone, route);
        assert_eq!(tels(&outline)[..3], ["112", "999", "911"], "{outline}");
        for part in ["Europe, and most mobile phones", "United Kingdom", "US, Canada"] {
            assert!(outline.contains(part), "{part} in\n{outline}");
        }
    }
    for (typed, first) in
        [("112 (24h)", vec!["112"]), ("999 or 112", vec!["999", "112"]), ("*31#112", vec!["112", "999", "911"]), ("١١٢", vec!["112"])]
    {
        agree(&mut phone, names::EMERGENCY, typed);
        for route in [Route::Team, Route::WarningSigns] {
            let outline = open(&mut phone, route);
            assert_eq!(tels(&outline)[..first.len()], first, "{typed}: {outline}");
        }
        assert_eq!(tels(&open(&mut phone, Route::Team)).len(), first.len(), "{typed}");
    }
    assert!(phone.outline().contains("Dials 112"), "what is dialled differs from what was typed: {}", phone.outline());
}

#[test]
fn two_numbers_are_offered_as_two_and_a_refusal_says_why() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "The ward", "030 12345 or 030 54321");
    assert_eq!((phone.model.ui.form_error, phone.model.diary.contacts().count()), (Some(FormError::OneNumber), 0));
    assert!(phone.outline().contains("This is more than one number. Write each one down by itself."), "{}", phone.outline());
    let mut first = Phone::new();
    first.send(Navigate::Went(Route::Team));
    contact(&mut first, "The ward", "030 12345 or 030 54321");
    first.press("Add only 030 12345");
    phone.press("Add each by itself");
    let written = |phone: &Phone| -> Vec<(String, String)> {
        phone.model.diary.contacts().map(|(_, contact)| (contact.name.as_str().to_owned(), contact.phone.as_str().to_owned())).collect()
    };
    let ward = |number: &str| ("The ward".to_owned(), number.to_owned());
    assert_eq!((written(&phone), written(&first)), (vec![ward("030 12345"), ward("030 54321")], vec![ward("030 12345")]));
    assert_eq!(tels(&phone.outline())[3..], ["03012345", "03054321"], "{}", phone.outline());
    for (typed, reason, words) in [
        ("**21*0900123#", NoNumber::Code, "* and # are for codes"),
        ("\u{202e}211", NoNumber::Reordered, "Hidden marks"),
        ("1234567890123456", NoNumber::TooLong, "at most 15"),
        ("O30 12345", NoNumber::Letters, "letters or signs"),
        ("the ward", NoNumber::NoDigits, "in digits"),
    ] {
        contact(&mut phone, "", typed);
        assert_eq!((phone.model.ui.form_error, phone.model.diary.contacts().count()), (Some(FormError::Number(reason)), 2), "{typed}");
        assert!(phone.outline().contains(words), "{typed}: {}", phone.outline());
    }
}

#[test]
fn hours_typed_with_the_number_go_where_hours_belong() {
    for (typed, hours, stored) in [
        ("24h: 0800 123 456", "", ("0800 123 456", "24h")),
        ("600 123 456 (8-15 h)", "", ("600 123 456", "8-15 h")),
        ("Ward 4: 030 12345", "", ("030 12345", "Ward 4")),
        ("24h: 0800 123 456", "day and night", ("24h: 0800 123 456", "day and night")),
    ] {
        let mut phone = Phone::new();
        phone.send(Input::Typed(Field::New(Contact::hours()), hours.into()));
        contact(&mut phone, "The ward", typed);
        let (_, contact) = phone.model.diary.contacts().next().expect("just added");
        assert_eq!((contact.phone.as_str(), contact.hours.as_str()), stored, "{typed}");
    }
}

/// Numbers of a file are stored unchanged; each shows what is dialled, or why it cannot be dialled.
#[test]
fn numbers_in_a_file_show_what_will_be_dialled_or_why_not() {
    let file = read(include_bytes!("../../../tests/cases/09-numbers-that-are-misdialled.json"));
    assert_eq!((file.refused.count(), file.records.len()), (0, 9));
    let mut phone = Phone::new();
    phone.model.diary.join_all(file.records.clone());
    let outline = open(&mut phone, Route::Team);
    let expected = ["0800123456", "03012345", "03054321", "112", "911", "03012345", "03012345,12", "12345", "112"];
    assert_eq!(tels(&outline)[3..], expected, "{outline}");
    for part in [
        "Dials 0800 123 456",
        "Dials 030 12345, then 12",
        "Dials 12 345",
        "Dials 112",
        "* and # are for codes",
        "Hidden marks",
        "Ward 4: 030 12345",
    ] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
    let ids: Vec<RecordId> = phone.model.diary.contacts().map(|(id, _)| id).collect();
    assert!(ids.len() == 9 && file.records.iter().all(|record| phone.model.diary.record(record.id()) == Some(record)), "stored as it came");
}

/// Types letter by letter, with pauses after which the text is committed.
fn type_slowly(phone: &mut Phone, field: &Field, text: &str) {
    for (end, letter) in text.char_indices() {
        let so_far = &text[..end + letter.len_utf8()];
        phone.send(Input::Typed(field.clone(), so_far.to_owned()));
        phone.later(0);
        phone.send(CommitInput::AfterRest(phone.rests()));
    }
}

impl Phone {
    /// The number of the last requested commit.
    fn rests(&self) -> u32 {
        let rest = |effect: &Effect| if let Effect::CommitInputAfter(rest, _) = effect { Some(*rest) } else { None };
        self.asked.iter().rev().find_map(rest).unwrap_or_default()
    }
}

fn number_and_hours(phone: &Phone) -> (String, String) {
    let (_, contact) = phone.model.diary.contacts().next().expect("one");
    (contact.phone.as_str().to_owned(), contact.hours.as_str().to_owned())
}

#[test]
fn hours_typed_within_the_number_of_somebody_who_is_there_go_where_hours_belong_once_the_field_is_left() {
    let mut phone = Phone::new();
    contact(&mut phone, "The ward", "030 12345");
    phone.later(60);
    let ward = phone.model.diary.contacts().next().expect("just added").0;
    let both = |number: &str, hours: &str| (number.to_owned(), hours.to_owned());
    for typed in ["24h: 0800 123 456", "0800 123 456 (24h)"] {
        type_slowly(&mut phone, &Field::Text(ward, Contact::phone()), typed);
        assert_eq!(number_and_hours(&phone), both(typed, ""), "not in the middle of typing");
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), both("0800 123 456", "24h"));
        assert!(open(&mut phone, Route::Team).contains("href=\"tel:0800123456\""));
        // Committing the same text again changes nothing.
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), both("0800 123 456", "24h"));
        phone.send(Input::Typed(Field::Text(ward, Contact::phone()), "030 12345".to_owned()));
        phone.send(Input::Typed(Field::Text(ward, Contact::hours()), String::new()));
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), both("030 12345", ""));
        phone.later(60);
    }
}

#[test]
fn one_undo_takes_back_the_number_and_the_hours() {
    let mut phone = Phone::new();
    contact(&mut phone, "The ward", "030 12345");
    phone.later(60);
    let ward = phone.model.diary.contacts().next().expect("just added").0;
    type_slowly(&mut phone, &Field::Text(ward, Contact::phone()), "600 123 456 (8-15 h)");
    phone.send(CommitInput::Now);
    assert_eq!(number_and_hours(&phone), ("600 123 456".to_owned(), "8-15 h".to_owned()));
    phone.press("Undo");
    assert_eq!(number_and_hours(&phone), ("030 12345".to_owned(), String::new()));
    phone.send(CommitInput::Now);
    assert_eq!(number_and_hours(&phone), ("030 12345".to_owned(), String::new()));

    // On any next action of the user, not only on leaving the field.
    phone.send(Input::Typed(Field::Text(ward, Contact::phone()), "600 123 456 (8-15 h)".to_owned()));
    phone.send(Navigate::Went(Route::Diary));
    assert_eq!(number_and_hours(&phone), ("600 123 456".to_owned(), "8-15 h".to_owned()));
}

#[test]
fn hours_that_are_there_are_kept_and_so_is_what_holds_no_hours_or_two_numbers() {
    let mut phone = Phone::new();
    contact(&mut phone, "The ward", "030 12345");
    phone.later(60);
    let ward = phone.model.diary.contacts().next().expect("just added").0;
    for typed in ["030 54321", "030 12345 or 030 54321", "to be asked"] {
        phone.send(Input::Typed(Field::Text(ward, Contact::phone()), typed.to_owned()));
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), (typed.to_owned(), String::new()));
    }
    phone.send(Input::Typed(Field::Text(ward, Contact::hours()), "8 to 16".to_owned()));
    phone.send(Input::Typed(Field::Text(ward, Contact::phone()), "24h: 0800 123 456".to_owned()));
    phone.send(CommitInput::Now);
    assert_eq!(number_and_hours(&phone), ("24h: 0800 123 456".to_owned(), "8 to 16".to_owned()));
    assert!(open(&mut phone, Route::Team).contains("href=\"tel:0800123456\""), "it is dialled right all the same");
}
