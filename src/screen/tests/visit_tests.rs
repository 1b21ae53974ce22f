//! Questions, the room and past visits.

use super::shared_tests::{ask, note, open, visit_at};
use super::*;
use crate::app::DerivedRecord;
use crate::domain::{Answer, AnswerEdit, Entry, Line, QuestionEdit};

#[test]
fn a_question_of_the_night_is_asked_answered_read_back_and_kept_with_the_visit() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.press("Write a question about this");
    assert!(phone.outline().contains("About: 7, 13:00"), "{}", phone.outline());
    let question = phone.model.diary.questions().next().expect("asked").0;
    phone.send(Input::Typed(Field::Text(question, Entry::note()), "Why is it worse at night?".into()));
    phone.send(CommitInput::Now);
    ask(&mut phone, "May the evening dose be earlier?");
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 2") && phone.outline().contains("Why is it worse at night?"), "{}", phone.outline());
    let target = DerivedRecord::Answer { question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(target.clone(), Answer::text()), "Lying down presses on it.".into()));
    phone.send(Input::Typed(Field::Derived(target, Answer::said_by()), "Dr Sanz".into()));
    let step = DerivedRecord::FollowUp { of: question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(step, Answer::text()), "Try a second pillow".into()));
    phone.press("Next");
    assert!(phone.outline().contains("Question 2 of 2"), "{}", phone.outline());
    phone.press("not asked");
    let outline = open(&mut phone, Route::ReadBack(visit));
    for part in ["Dr Sanz: Lying down presses on it.", "Try a second pillow", "not asked"] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
    phone.later(180);
    phone.press("The visit is over");
    phone.send(Navigate::Went(Route::VisitOf(visit)));
    assert!(
        phone.outline().contains("Dr Sanz: Lying down presses on it.") && phone.outline().contains("The doctor’s page, as it was that day")
    );
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
fn old_visits_are_a_tap_away_and_all_there() {
    let mut phone = Phone::new();
    for day in 1..=8 {
        let visit = visit_at(&mut phone, &format!("2026-11-{day:02}T09:00:00"));
        phone.send(Write::CloseVisit(visit));
    }
    let outline = open(&mut phone, Route::Visit);
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
    phone.send(Input::Typed(Field::Derived(target, Answer::text()), "Lying down presses on it.".into()));
    phone.send(Navigate::Went(Route::VisitOf(visit)));
    for part in ["Why is it worse at night?", "Lying down presses on it."] {
        assert!(phone.outline().contains(part), "{part}: {}", phone.outline());
    }
}

/// The answer to a question on the list of visits; on the visit's own screen, where nothing is asked, what the button does.
#[test]
fn a_visit_of_the_past_is_asked_about_on_the_list_and_ended_on_its_own_screen() {
    let over = |phone: &Phone, visit| phone.model.diary.visit(visit).and_then(|visit| visit.over).is_some();
    let mut phone = Phone::new();
    let [asked, own] = ["2026-11-23T15:00:00", "2026-11-23T16:00:00"].map(|at| visit_at(&mut phone, at));
    phone.later(24 * 60);
    let outline = open(&mut phone, Route::Visit);
    assert!(outline.contains("Did this visit happen? Mon 23 Nov, 15:00") && !outline.contains("The visit is over"), "{outline}");
    phone.press("Yes, it happened: Mon 23 Nov, 15:00");
    assert!(over(&phone, asked) && !over(&phone, own));
    assert!(!open(&mut phone, Route::VisitOf(own)).contains("Yes, it happened"), "{}", phone.outline());
    phone.press("The visit is over");
    assert!(over(&phone, own));
}

#[test]
fn questions_that_wait_stand_on_every_list_and_open_the_room() {
    let mut phone = Phone::new();
    let first = ask(&mut phone, "first");
    ask(&mut phone, "second");
    for route in [Route::Now, Route::Diary] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains("2 questions to ask"), "{route}: {}", phone.outline());
    }
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    let answer = DerivedRecord::Answer { question: first, visit: Some(visit) };
    phone.send(Navigate::Went(Route::Question(first)));
    phone.send(Write::upsert(answer, AnswerEdit::Outcome(Some(Code::listed("asked")))));
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 2 of 2"), "the one that was not asked: {}", phone.outline());
    phone.press("Back");
    let outline = open(&mut phone, Route::ReadBack(visit));
    assert!(outline.find("second") < outline.find("first"), "what was not asked is on top: {outline}");
    phone.send(Navigate::Went(Route::Room(visit)));
    assert!(phone.outline().contains("Question 1 of 2"), "where one was: {}", phone.outline());
    phone.send(Navigate::Went(Route::Now));
    assert!(phone.outline().contains("One question to ask"), "{}", phone.outline());
}

#[test]
fn a_question_answered_by_telephone_stays_in_reach() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "May it be two?");
    phone.send(Write::upsert(DerivedRecord::Answer { question, visit: None }, AnswerEdit::Text(note("Yes, two."))));
    let outline = open(&mut phone, Route::Visit);
    for part in ["One question answered outside a visit", "May it be two?", "Yes, two.", "No questions to ask."] {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
}

#[test]
fn nobody_said_it_was_asked_and_a_step_needs_no_words() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why?");
    let visit = visit_at(&mut phone, "2026-11-23T15:00:00");
    let target = DerivedRecord::Answer { question, visit: Some(visit) };
    phone.send(Write::upsert(target, AnswerEdit::SaidBy(Line::new("Dr Sanz").expect("short"))));
    let step = DerivedRecord::FollowUp { of: question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(step, Answer::said_by()), "Nurse Ana".into()));
    phone.send(CommitInput::Now);
    let outline = open(&mut phone, Route::ReadBack(visit));
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
    phone.send(Write::edit(starred, QuestionEdit::Star(true)));
    assert!(!phone.outline().contains("Move "), "each is alone among its like: {}", phone.outline());
    ask(&mut phone, "second");
    let outline = phone.outline();
    assert!(
        outline.contains("Move up: second") && outline.contains("Move down: plain") && !outline.contains("starred\"\n  Move"),
        "{outline}"
    );
    assert!(!outline.contains("Move down: second") && !outline.contains(": starred\" Move"), "{outline}");
}

/// The rows of a screen that put the focus into their form.
fn rows_to_write(node: &Node, out: &mut Vec<String>) {
    let parts = node.parts();
    if parts.handlers.iter().any(|handler| matches!(handler, super::super::node::Handler::Open)) {
        let mut html = String::new();
        node.write_html(&mut html);
        out.push(html.replace("<summary><span>", "").replace("</span> </summary>", ""));
    }
    parts.children.iter().for_each(|child| rows_to_write(child, out));
}

#[test]
fn forms_open_in_place_and_stay_open_while_something_is_in_them() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Visit));
    let rows = |phone: &Phone| {
        let mut out = Vec::new();
        phone.screen().iter().for_each(|node| rows_to_write(node, &mut out));
        out
    };
    let open = |phone: &Phone| {
        let mut html = String::new();
        phone.screen().iter().for_each(|node| node.write_html(&mut html));
        html.matches("<details class=\"opens\" open>").count()
    };
    assert_eq!((rows(&phone), open(&phone)), (vec!["Ask a question".to_owned(), "Add a visit".to_owned()], 0));
    phone.send(Input::Typed(Field::NewQuestion, "Why?".into()));
    assert_eq!(open(&phone), 1);
    phone.send(Write::AddQuestion);
    assert_eq!(open(&phone), 0, "it is in the list");
    phone.send(crate::app::UiAction::VisitDay(Some(phone.now().day())));
    assert_eq!(open(&phone), 1);
}

#[test]
fn the_list_of_everything_else_is_in_groups() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::More));
    let outline = phone.outline();
    let order = [
        "Your diary",
        "Backup",
        "Changed and deleted",
        "Medicines",
        "People",
        "Help",
        "Warning signs",
        "This phone",
        "Storage",
        "Settings",
        "About",
    ];
    let mut rest = outline.as_str();
    for words in order {
        rest = rest.split_once(words).unwrap_or_else(|| panic!("{words} in its place in\n{outline}")).1;
    }
}
