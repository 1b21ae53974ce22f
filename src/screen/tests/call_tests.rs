//! Whom to call: the numbers, the team's own words about when, the warning signs.

use super::shared_tests::{agree, visit_at};
use super::*;
use crate::app::Need;
use crate::domain::RecordId;
use crate::domain::agreement::names;
use crate::domain::dial::NoNumber;

fn contact(phone: &mut Phone, name: &str, number: &str) {
    phone.send(Input::Typed(Field::NewName, name.into()));
    phone.send(Input::Typed(Field::NewPhone, number.into()));
    phone.send(Write::AddContact);
}

fn at(phone: &mut Phone, route: Route) -> String {
    phone.send(Navigate::Went(route));
    phone.outline()
}

#[test]
fn the_teams_own_words_stand_on_now_and_tell_the_team_whatever_the_numbers_are() {
    let mut phone = Phone::new();
    for route in [Route::Now, Route::Team] {
        assert!(!at(&mut phone, route).contains("Not written down who said this"), "no rule was typed");
    }
    agree(&mut phone, names::RULE_WORDS, "Ring the ward when it is 7 for two hours.");
    let told = |phone: &mut Phone, source: &str| {
        for route in [Route::Now, Route::Team] {
            let outline = at(phone, route);
            for part in ["Call if …", "Ring the ward when it is 7 for two hours.", source] {
                assert_eq!(outline.matches(part).count(), 1, "{part} once in\n{outline}");
            }
        }
    };
    told(&mut phone, "Not written down who said this");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    agree(&mut phone, names::RULE_DATE, "2026-11-20");
    told(&mut phone, "Nurse Ana, 2026-11-20");
    for tap in [Score::TooMuch, number(9), number(0)] {
        phone.send(Pad::Tap(tap));
        phone.later(121);
        told(&mut phone, "Nurse Ana, 2026-11-20");
    }
    phone.send(Write::LogCall(true));
    told(&mut phone, "Nurse Ana, 2026-11-20");
}

#[test]
fn a_rule_that_an_earlier_version_kept_in_two_numbers_is_a_plain_sentence_and_can_be_taken_away() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_PAIN, "7");
    assert!(!at(&mut phone, Route::Now).contains("Call if"), "both numbers or no rule");
    agree(&mut phone, names::RULE_HOURS, "0,5");
    for route in [Route::Now, Route::Team] {
        assert!(at(&mut phone, route).contains("Call if 7 or more for 0,5 h"), "{}", phone.outline());
    }
    phone.press("Change the rule");
    assert!(!phone.outline().contains("From which number on?") && phone.outline().contains("Call if 7 or more for 0,5 h"));
    phone.press("Remove this rule");
    assert!(!phone.outline().contains("Call if 7"), "{}", phone.outline());
    phone.press("Undo");
    assert!(phone.outline().contains("Call if 7 or more for 0,5 h"), "{}", phone.outline());
    agree(&mut phone, names::RULE_WORDS, "Ring the ward.");
    let outline = at(&mut phone, Route::Now);
    assert!(outline.contains("Ring the ward.") && !outline.contains("Call if 7"), "words come before numbers: {outline}");
}

#[test]
fn a_number_can_be_corrected() {
    let mut phone = Phone::new();
    contact(&mut phone, "The ward", "030 12345");
    assert!(at(&mut phone, Route::Team).contains("href=\"tel:03012345\""), "{}", phone.outline());
    let ward = phone.model.diary.contacts().next().expect("just added").0;
    for (typed, address) in [("030 54321", Some("tel:03054321")), ("to be asked", None), ("112", Some("tel:112"))] {
        phone.send(Input::Typed(Field::Phone(ward), typed.into()));
        phone.send(CommitInput::Now);
        let outline = phone.outline();
        let own: Vec<&str> = outline.lines().filter(|line| line.contains("tel:")).skip(3).collect();
        assert_eq!(own.len(), usize::from(address.is_some()), "{outline}");
        assert!(address.is_none_or(|address| own.iter().all(|line| line.contains(&format!("{address}\"")))), "{outline}");
    }
}

/// The addresses of the links that call, from the top.
fn tels(outline: &str) -> Vec<String> {
    let address = |line: &str| Some(line.split_once("href=\"tel:")?.1.split_once('"')?.0.to_owned());
    outline.lines().filter_map(address).collect()
}

#[test]
fn there_is_always_a_number() {
    let mut phone = Phone::new();
    for route in [Route::Team, Route::WarningSigns] {
        let outline = at(&mut phone, route);
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
            let outline = at(&mut phone, route);
            assert_eq!(tels(&outline)[..first.len()], first, "{typed}: {outline}");
        }
        assert_eq!(tels(&at(&mut phone, Route::Team)).len(), first.len(), "{typed}");
    }
    assert!(phone.outline().contains("Dials 112"), "what is dialled differs from what was typed: {}", phone.outline());
}

#[test]
fn at_three_in_the_morning_with_nothing_typed_the_first_things_are_whom_to_call_and_the_way_to_write_a_number_down() {
    let mut phone = Phone::new();
    phone.press("Too much: call");
    phone.send(Navigate::Went(Route::Team));
    let outline = phone.outline();
    let position = |part: &str| outline.find(part).unwrap_or_else(|| panic!("{part} in\n{outline}"));
    let order = ["tel:112", "Add your team’s number", "Warning signs: when to call at once", "Call if …", "Saved Too much"].map(position);
    assert!(order.is_sorted(), "{order:?} in\n{outline}");
    contact(&mut phone, "The ward", "030 12345");
    let outline = phone.outline();
    assert!(!outline.contains("Add your team’s number") && outline.contains("A number to call"), "{outline}");
}

#[test]
fn the_warning_signs_are_one_tap_away_everywhere() {
    let mut phone = Phone::new();
    phone.press("7");
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    let day = phone.now().day();
    let routes = [
        Route::Now,
        Route::Day(day),
        Route::Team,
        Route::Visit,
        Route::VisitOf(visit),
        Route::Room(visit),
        Route::ReadBack(visit),
        Route::More,
    ];
    for route in routes {
        let outline = at(&mut phone, route);
        let (_, after) = outline.split_once("href=\"#/more/warning-signs\"").expect("a link");
        let words: Vec<&str> = after.lines().skip(1).take(2).map(str::trim).collect();
        assert!(words.contains(&"Warning signs: when to call at once"), "{route}: {outline}");
    }
}

#[test]
fn two_numbers_are_offered_as_two_and_a_refusal_says_why() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "The ward", "030 12345 or 030 54321");
    assert_eq!((phone.model.ui.need, phone.model.diary.contacts().count()), (Some(Need::OneNumber), 0));
    assert!(phone.outline().contains("Two numbers: write down each by itself."), "{}", phone.outline());
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
        ("**21*0900123#", NoNumber::Code, "* and # belong to codes"),
        ("\u{202e}211", NoNumber::Reordered, "hidden marks"),
        ("1234567890123456", NoNumber::TooLong, "at most 15"),
        ("O30 12345", NoNumber::Letters, "letters or signs"),
        ("the ward", NoNumber::NoDigits, "needs digits"),
    ] {
        contact(&mut phone, "", typed);
        assert_eq!((phone.model.ui.need, phone.model.diary.contacts().count()), (Some(Need::Number(reason)), 2), "{typed}");
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
        phone.send(Input::Typed(Field::NewHours, hours.into()));
        contact(&mut phone, "The ward", typed);
        let (_, contact) = phone.model.diary.contacts().next().expect("just added");
        assert_eq!((contact.phone.as_str(), contact.hours.as_str()), stored, "{typed}");
    }
}

/// What a file brings is stored as it is; each number shows what is dialled, or why nothing is.
#[test]
fn numbers_in_a_file_show_what_will_be_dialled_or_why_not() {
    let mut reading =
        crate::app::Reading::open(include_bytes!("../../../tests/cases/09-numbers-that-are-misdialled.json")).expect("a backup");
    reading.step(usize::MAX);
    let file = reading.finish();
    assert_eq!((file.refused.count(), file.records.len()), (0, 9));
    let mut phone = Phone::new();
    phone.model.diary.join_all(file.records.clone());
    let outline = at(&mut phone, Route::Team);
    let expected = ["0800123456", "03012345", "03054321", "112", "911", "03012345", "03012345,12", "12345", "112"];
    assert_eq!(tels(&outline)[3..], expected, "{outline}");
    for part in [
        "Dials 0800 123 456",
        "Dials 030 12345, then 12",
        "Dials 12 345",
        "Dials 112",
        "* and # belong to codes",
        "hidden marks",
        "Ward 4: 030 12345",
    ] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
    let ids: Vec<RecordId> = phone.model.diary.contacts().map(|(id, _)| id).collect();
    assert!(ids.len() == 9 && file.records.iter().all(|record| phone.model.diary.record(record.id()) == Some(record)), "stored as it came");
}

#[test]
fn the_warning_card_has_its_parts_in_order_each_with_its_source() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_WORDS, "Ring the ward.");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    let outline = at(&mut phone, Route::WarningSigns);
    let position = |part: &str| outline.find(part).unwrap_or_else(|| panic!("{part} in\n{outline}"));
    let order = [
        "tel:112",
        "Not yet reviewed by a clinician.",
        "If your team gave you another plan, follow that plan.",
        "Cancer, with or without pain: call the team at once, and the emergency number if they cannot be reached",
        "weakness or heaviness in the arms or legs",
        "between the legs or round the bottom",
        "NG234",
        "within 24 hours",
        "cramps in the legs when walking",
        "After strong painkillers (opioids: morphine, oxycodone, fentanyl, also patches), or more than the label says",
        "cannot be kept awake",
        "very small pupils together with any of these",
        "Stay with the person. If you are not sure, treat it as an emergency.",
        "Centers for Disease Control",
        "call the team today",
        "twitching",
        "Scottish Palliative Care Guidelines",
        "Fever during cancer treatment",
        "The temperature your team gave you",
        "Paracetamol and steroids can hide a fever.",
        "CG151",
        "Not wanting to live, or thinking of taking everything",
        "Number of the local crisis line",
        "General information, not advice",
        "Your own rule, from Nurse Ana",
        "November 2026",
    ]
    .map(position);
    assert!(order.is_sorted(), "{order:?} in\n{outline}");
    assert!(at(&mut phone, Route::More).contains("It does not tell you what is wrong or what to take."));
    agree(&mut phone, names::CRISIS, "024 (24h)");
    assert!(tels(&at(&mut phone, Route::WarningSigns)).contains(&"024".to_owned()), "{}", phone.outline());
    agree(&mut phone, names::CRISIS, "*21*024#");
    let outline = at(&mut phone, Route::WarningSigns);
    assert!(!outline.contains("tel:*") && !outline.contains("tel:21") && outline.contains("* and # belong to codes"), "{outline}");
}

/// Types letter by letter, with rests in which what stands there is committed.
fn type_slowly(phone: &mut Phone, field: &Field, text: &str) {
    for (end, letter) in text.char_indices() {
        let so_far = &text[..end + letter.len_utf8()];
        phone.send(Input::Typed(field.clone(), so_far.to_owned()));
        phone.later(0);
        phone.send(CommitInput::AfterRest(phone.rests()));
    }
}

impl Phone {
    /// The number of the last rest that was asked for.
    fn rests(&self) -> u32 {
        let rest =
            |effect: &crate::app::Effect| if let crate::app::Effect::CommitInputAfter(rest, _) = effect { Some(*rest) } else { None };
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
        type_slowly(&mut phone, &Field::Phone(ward), typed);
        assert_eq!(number_and_hours(&phone), both(typed, ""), "not in the middle of typing");
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), both("0800 123 456", "24h"));
        assert!(at(&mut phone, Route::Team).contains("href=\"tel:0800123456\""));
        // A later version of the same words changes nothing.
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), both("0800 123 456", "24h"));
        phone.send(Input::Typed(Field::Phone(ward), "030 12345".to_owned()));
        phone.send(Input::Typed(Field::Hours(ward), String::new()));
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
    type_slowly(&mut phone, &Field::Phone(ward), "600 123 456 (8-15 h)");
    phone.send(CommitInput::Now);
    assert_eq!(number_and_hours(&phone), ("600 123 456".to_owned(), "8-15 h".to_owned()));
    phone.press("Undo");
    assert_eq!(number_and_hours(&phone), ("030 12345".to_owned(), String::new()));
    phone.send(CommitInput::Now);
    assert_eq!(number_and_hours(&phone), ("030 12345".to_owned(), String::new()));

    // By whatever the person does next, not only by leaving the field.
    phone.send(Input::Typed(Field::Phone(ward), "600 123 456 (8-15 h)".to_owned()));
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
        phone.send(Input::Typed(Field::Phone(ward), typed.to_owned()));
        phone.send(CommitInput::Now);
        assert_eq!(number_and_hours(&phone), (typed.to_owned(), String::new()));
    }
    phone.send(Input::Typed(Field::Hours(ward), "8 to 16".to_owned()));
    phone.send(Input::Typed(Field::Phone(ward), "24h: 0800 123 456".to_owned()));
    phone.send(CommitInput::Now);
    assert_eq!(number_and_hours(&phone), ("24h: 0800 123 456".to_owned(), "8 to 16".to_owned()));
    assert!(at(&mut phone, Route::Team).contains("href=\"tel:0800123456\""), "it is dialled right all the same");
}

#[test]
fn the_warning_card_is_as_long_in_spanish_and_names_the_same_sources() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::WarningSigns));
    let card = |language: Language| -> String {
        let text = Text::new(language, Box::new(PlainIntl));
        let (model, cache, now) = (&phone.model, &Cache::default(), phone.now());
        let screen = Screen {
            viewport: phone.viewport,
            model,
            text: &text,
            now,
            cache,
            later: Some(LazyScreens::here()),
            other: None,
            offset_min: &|_| 60,
        };
        draw(&screen).iter().map(Node::outline).collect()
    };
    let (english, spanish) = (card(Language::English), card(Language::Spanish));
    assert_eq!(tels(&spanish), tels(&english));
    let count = |card: &str| card.lines().filter(|line| line.trim() == "li").count();
    assert_eq!((count(&spanish), count(&english)), (23, 23), "22 signs, and the way to the family's rule: {spanish}");
    for source in ["NG234", "Macmillan", "Centers for Disease Control", "Scottish Palliative Care Guidelines", "CG151", "Christie"] {
        assert!(spanish.contains(source) && english.contains(source), "{source} in\n{spanish}");
    }
    for line in english.lines().map(str::trim).filter(|line| line.split(' ').count() > 4 && !line.contains('=')) {
        assert!(!spanish.contains(line), "still in English: {line}");
    }
}
