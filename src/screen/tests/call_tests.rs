//! Whom to call: the numbers, the team's own words about when, the warning signs.

use super::shared_tests::agree;
use super::*;
use crate::domain::agreed::names;

fn contact(phone: &mut Phone, name: &str, number: &str) {
    phone.send(Command::Typed(Field::NewName, name.into()));
    phone.send(Command::Typed(Field::NewPhone, number.into()));
    phone.send(Command::AddContact);
}

fn at(phone: &mut Phone, route: Route) -> String {
    phone.send(Command::Went(route));
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
        phone.send(Command::Tap(tap));
        phone.later(121);
        told(&mut phone, "Nurse Ana, 2026-11-20");
    }
    phone.send(Command::LogCall(true));
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
        phone.send(Command::Typed(Field::Phone(ward), typed.into()));
        phone.send(Command::SettleNow);
        let outline = phone.outline();
        assert_eq!(outline.contains("href=\"tel:"), address.is_some(), "{outline}");
        assert!(address.is_none_or(|address| outline.contains(address)), "{outline}");
    }
}

#[test]
fn the_warning_signs_name_their_sources_and_whose_the_rule_is() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_WORDS, "Ring the ward.");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    let outline = at(&mut phone, Route::WarningSigns);
    for part in ["Your own rule, from Nurse Ana", "NG234", "CG151", "Centers for Disease Control", "November 2026", "not advice"] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
}
