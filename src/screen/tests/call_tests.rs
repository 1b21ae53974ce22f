//! Calls to the team: the rule in the team's words, and what follows a call.

use super::shared_tests::{agree, contact, open, text_of};
use super::*;
use crate::domain::CallEdit;
use crate::domain::agreement::names;

#[test]
fn the_teams_own_words_stand_on_now_and_tell_the_team_whatever_the_numbers_are() {
    let mut phone = Phone::new();
    for route in [Route::Now, Route::Team] {
        assert!(!open(&mut phone, route).contains("It is not written down who said this"), "no rule was typed");
    }
    agree(&mut phone, names::RULE_WORDS, "Ring the ward when it is 7 for two hours.");
    let told = |phone: &mut Phone, source: &str| {
        for route in [Route::Now, Route::Team] {
            let outline = open(phone, route);
            for part in ["Call if …", "Ring the ward when it is 7 for two hours.", source] {
                assert_eq!(outline.matches(part).count(), 1, "{part} once in\n{outline}");
            }
        }
    };
    told(&mut phone, "It is not written down who said this");
    agree(&mut phone, names::RULE_FROM, "Nurse Ana");
    agree(&mut phone, names::RULE_DATE, "2026-11-20");
    told(&mut phone, "Nurse Ana, Fri 20 Nov");
    for tap in [Score::TooMuch, number(9), number(0)] {
        phone.send(Pad::Tap(tap));
        phone.later(121);
        told(&mut phone, "Nurse Ana, Fri 20 Nov");
    }
    phone.send(Write::LogCall(true));
    told(&mut phone, "Nurse Ana, Fri 20 Nov");
}

#[test]
fn a_rule_that_an_earlier_version_kept_in_two_numbers_is_a_plain_sentence_and_can_be_taken_away() {
    let mut phone = Phone::new();
    agree(&mut phone, names::RULE_PAIN, "7");
    assert!(!open(&mut phone, Route::Now).contains("Call if"), "both numbers or no rule");
    agree(&mut phone, names::RULE_HOURS, "0,5");
    for route in [Route::Now, Route::Team] {
        assert!(open(&mut phone, route).contains("Call if 7 or more for 0,5 h"), "{}", phone.outline());
    }
    phone.press("Change the rule");
    assert!(!phone.outline().contains("From which number on?") && phone.outline().contains("Call if 7 or more for 0,5 h"));
    phone.press("Remove this rule");
    assert!(!phone.outline().contains("Call if 7"), "{}", phone.outline());
    phone.press("Undo");
    assert!(phone.outline().contains("Call if 7 or more for 0,5 h"), "{}", phone.outline());
    agree(&mut phone, names::RULE_WORDS, "Ring the ward.");
    let outline = open(&mut phone, Route::Now);
    assert!(outline.contains("Ring the ward.") && !outline.contains("Call if 7"), "words come before numbers: {outline}");
}

#[test]
fn at_three_in_the_morning_with_nothing_typed_the_first_things_are_whom_to_call_and_the_way_to_write_a_number_down() {
    let mut phone = Phone::new();
    phone.press("Too much: call");
    let outline = open(&mut phone, Route::Team);
    let position = |part: &str| outline.find(part).unwrap_or_else(|| panic!("{part} in\n{outline}"));
    let order = ["tel:112", "Add your team’s number", "Warning signs: when to call at once", "Call if …", "Saved Too much"].map(position);
    assert!(order.is_sorted(), "{order:?} in\n{outline}");
    contact(&mut phone, "The ward", "030 12345");
    let outline = phone.outline();
    assert!(!outline.contains("Add your team’s number") && outline.contains("Add a number"), "{outline}");
}

#[test]
fn what_changes_a_number_stands_below_what_a_call_needs() {
    let mut phone = Phone::new();
    agree(&mut phone, names::EMERGENCY, "112");
    contact(&mut phone, "The ward", "030 12345");
    let outline = open(&mut phone, Route::Team);
    let position = |part: &str| outline.find(part).unwrap_or_else(|| panic!("{part} in\n{outline}"));
    let order =
        ["tel:112", "tel:03012345", "Call if …", "What to say", "They answered", "Change The ward", "Emergency number"].map(position);
    assert!(order.is_sorted(), "{order:?} in\n{outline}");
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
    assert!(phone.outline().contains("Not told yet: 2 things since 13:00\n"), "{}", phone.outline());
    phone.send(Navigate::Went(Route::Team));
    phone.press("They answered");
    assert!(phone.outline().contains("What did you tell them?") && phone.outline().contains("What did they say?"), "{}", phone.outline());
    phone.press("All of it");
    let outline = open(&mut phone, Route::Now);
    assert!(outline.contains("Last told: the team, 15:00 · nothing written since"), "{outline}");
    phone.send(Navigate::Went(Route::Diary));
    assert!(phone.outline().contains("answered"), "{}", phone.outline());
}

/// The classes of the two buttons that say how a call went.
fn look_of(node: &Node, looks: &mut Vec<String>) {
    let parts = node.parts();
    if parts.tag == "button"
        && ["They answered", "No answer"].iter().any(|name| parts.children.iter().any(|child| child.parts().text == *name))
    {
        looks.extend(parts.attributes.iter().find(|(name, _)| *name == "class").map(|(_, class)| class.to_string()));
    }
    parts.children.iter().for_each(|child| look_of(child, looks));
}

#[test]
fn the_two_answers_are_alike_and_the_words_of_before_are_gone() {
    let mut phone = Phone::new();
    let outline = open(&mut phone, Route::Team);
    assert!(outline.contains("They answered") && outline.contains("No answer") && !outline.contains("I called"), "{outline}");
    let mut looks = Vec::new();
    phone.screen().iter().for_each(|node| look_of(node, &mut looks));
    assert_eq!(looks, ["button plain"; 2], "neither is filled");
}

#[test]
fn after_no_answer_the_other_numbers_and_the_emergency_number_stand_on_the_same_screen() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "The ward", "030 12345");
    agree(&mut phone, names::EMERGENCY, "112");
    phone.send(Navigate::Went(Route::Team));
    phone.press("No answer");
    assert_eq!(phone.model.route, Route::Team, "nobody has to look for the numbers");
    let call = phone.model.diary.calls().next().expect("it is kept").0;
    let follow_up = |phone: &Phone| {
        let outline = phone.outline();
        let start = outline.find("No answer at").expect("it is said");
        outline[start..outline.find("More about this call").expect("the way to the call")].to_owned()
    };
    let only = follow_up(&phone);
    assert!(only.contains("No other team number") && only.contains("tel:112") && !only.contains("tel:03012345"), "{only}");
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "Night nurse", "030 777");
    phone.send(Navigate::Went(Route::Team));
    let both = follow_up(&phone);
    assert!(both.contains("Try the next number:") && both.contains("tel:030777") && !both.contains("tel:03012345"), "{both}");
    assert!(both.find("tel:030777") < both.find("tel:112"), "{both}");
    phone.send(Command::Undo);
    phone.later(61);
    assert!(!phone.outline().contains("No answer at"), "an hour later it is no news");
    phone.send(Write::Delete(call));
    phone.press("No answer");
    phone.press("They answered");
    phone.send(Navigate::Went(Route::Team));
    assert!(!phone.outline().contains("No answer at"), "somebody answered: {}", phone.outline());
}

#[test]
fn a_call_set_to_no_answer_on_its_own_screen_is_followed_by_the_other_numbers() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "The ward", "030 12345");
    phone.send(Navigate::Went(Route::Team));
    contact(&mut phone, "Night nurse", "030 777");
    let ward = phone.model.diary.contacts().find(|(_, contact)| contact.name.as_str() == "The ward").expect("written down").0;
    phone.send(Navigate::Went(Route::Team));
    phone.press("They answered");
    let call = phone.model.diary.calls().next().expect("it is kept").0;
    assert_eq!(phone.model.route, Route::Call(call));
    phone.send(Write::edit(call, CallEdit::Contact(Some(ward))));
    assert!(!phone.outline().contains("tel:"), "somebody answered: {}", phone.outline());
    phone.press("no answer");
    let outline = phone.outline();
    assert_eq!(phone.model.route, Route::Call(call));
    let positions = ["no answer", "No answer at", "Try the next number:", "tel:030777", "tel:112", "tel:999", "tel:911", "When"];
    let positions = positions.map(|part| outline.find(part).unwrap_or_else(|| panic!("{part} in {outline}")));
    assert!(positions.is_sorted(), "under what was pressed: {outline}");
    assert!(!outline.contains("tel:03012345"), "the number that was called is no other: {outline}");
    phone.press("answered");
    assert!(!phone.outline().contains("tel:"), "{}", phone.outline());
}

#[test]
fn the_calls_on_the_teams_screen_say_what_was_told_and_how_many_more_there_are() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    for _ in 0..7 {
        phone.send(Write::LogCall(false));
        phone.later(1);
    }
    phone.send(Write::LogCall(true));
    phone.press("All of it");
    let outline = open(&mut phone, Route::Team);
    assert!(outline.contains("answered · told: one thing") && outline.contains("and 3 more"), "{outline}");
}
