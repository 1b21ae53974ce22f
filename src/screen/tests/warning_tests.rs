//! The warning signs: the way to them, and the card.

use super::number_tests::tels;
use super::shared_tests::{agree, open, outline_in, visit_at};
use super::*;
use crate::domain::agreement::names;

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
        let outline = open(&mut phone, route);
        let (_, after) = outline.split_once("href=\"#/more/warning-signs\"").expect("a link");
        let words: Vec<&str> = after.lines().skip(1).take(2).map(str::trim).collect();
        assert!(words.contains(&"Warning signs: when to call at once"), "{route}: {outline}");
    }
}

#[test]
fn the_warning_signs_are_one_tap_away_where_signs_are_noted_and_told() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    let today = phone.now().day();
    for route in [Route::Now, Route::Day(today), Route::Team, Route::Visit] {
        phone.send(Navigate::Went(route));
        let outline = phone.outline();
        assert!(outline.contains("#/more/warning-signs") && outline.contains("Warning signs: when to call at once"), "{route}: {outline}");
    }
}

#[test]
fn the_warning_card_has_its_parts_in_order_each_with_its_source() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_WORDS, "Ring the ward.");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    let outline = open(&mut phone, Route::WarningSigns);
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
        "Not wanting to live, or thinking of taking all the medicine at once",
        "Number of the local crisis line",
        "General information, not advice",
        "What your team told you (Nurse Ana",
        "November 2026",
    ]
    .map(position);
    assert!(order.is_sorted(), "{order:?} in\n{outline}");
    assert!(open(&mut phone, Route::More).contains("It does not tell you what is wrong or what to take."));
    agree(&mut phone, names::CRISIS, "024 (24h)");
    assert!(tels(&open(&mut phone, Route::WarningSigns)).contains(&"024".to_owned()), "{}", phone.outline());
    agree(&mut phone, names::CRISIS, "*21*024#");
    let outline = open(&mut phone, Route::WarningSigns);
    assert!(!outline.contains("tel:*") && !outline.contains("tel:21") && outline.contains("* and # are for codes"), "{outline}");
}

#[test]
fn the_warning_card_is_as_long_in_spanish_and_names_the_same_sources() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::WarningSigns));
    let (english, spanish) = (outline_in(&phone, Language::English, None), outline_in(&phone, Language::Spanish, None));
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
