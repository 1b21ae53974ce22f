//! The doctor's page: its content, the records behind its numbers, and when it is not exported.

use super::shared_tests::{agree, ask, fortnight, text_of, visit_at};
use super::*;
use crate::app::{
    Command, DerivedRecord, DoctorView, Form, ImportCommand, Input, LeaveOut, Navigate, Pad, ReportRange, Setting, StoreEvent, UiAction,
    Write,
};
use crate::domain::agreement::names;
use crate::domain::{Answer, Code, DayEdit, DetailEdit, EntryEdit, Note, Person, RecordId, Topic, Word};

#[test]
fn a_diary_that_is_being_read_is_not_handed_over_as_all_of_it() {
    let mut phone = Phone::new();
    phone.press("7");
    phone.send(Navigate::Went(Route::Doctor));
    let printable = |phone: &Phone| {
        let works = |name: &str| phone.screen().iter().any(|node| !node.pressed(name).is_empty());
        (works("Print") && works("Send as text"), !phone.outline().contains("Reading earlier days"))
    };
    assert_eq!(printable(&phone), (true, true));
    for behind in [Command::Import(ImportCommand::Applied(crate::app::Imports::default())), Command::Store(StoreEvent::LoadStarted)] {
        phone.send(behind);
        assert_eq!(printable(&phone), (false, false));
        phone.send(StoreEvent::LoadFinished);
        assert_eq!(printable(&phone), (true, true));
    }
}

#[test]
fn the_goal_and_the_drawing_open_what_is_behind_their_numbers() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(2)));
    let low = phone.model.diary.rows()[0].id;
    phone.later(10);
    phone.send(Pad::Tap(number(9)));
    let high = phone.model.diary.rows()[0].id;
    let site = crate::domain::vocabulary::region("lower-back-left").expect("a region");
    phone.send(Write::Region(high, site));
    let pain = phone.screen().iter().flat_map(|node| node.pressed("9")).last().expect("the strip of the place");
    phone.send(pain);
    agree(&mut phone, names::GOAL_PAIN, "3");
    phone.send(Navigate::Went(Route::Doctor));
    let behind = |phone: &Phone, id: RecordId| phone.outline().contains(&format!("href=\"{}\"", Route::Entry(id)));
    assert!(!behind(&phone, low) && !behind(&phone, high), "{}", phone.outline());
    phone.press("Patient, written at the time: 1 of 2 at 3 or less");
    assert!(behind(&phone, low) && !behind(&phone, high), "{}", phone.outline());
    let drawn = phone.screen().iter().flat_map(|node| node.pressed("9")).last().expect("the number in the drawing");
    phone.send(drawn);
    assert!(!behind(&phone, low) && behind(&phone, high), "{}", phone.outline());
}

#[test]
fn a_sign_that_was_there_stays_on_the_page_and_no_medicine_falls_off_it() {
    use crate::app::DayPartKey;
    let mut phone = Phone::new();
    for (day, value) in [("2026-11-20", "yes"), ("2026-11-22", "no")] {
        let key = DayPartKey { day: day.parse().expect("a date"), part: Code::listed("weakness") };
        phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed(value)))));
    }
    for number in 1..=9 {
        phone.send(Input::Typed(Field::New(Person::name()), format!("Box {number}")));
        phone.send(Write::Add(Form::Relief));
    }
    let boxes: Vec<RecordId> = phone.model.diary.reliefs().map(|(id, _)| id).collect();
    boxes.into_iter().for_each(|id| phone.send(Write::LogDose(id)));
    phone.send(Navigate::Went(Route::Doctor));
    let text = text_of(&phone);
    assert!(text.contains("yes: one day, 1 recalled (20 Nov); no: one day, 1 recalled (22 Nov)"), "{text}");
    assert!((1..=9).all(|number| text.contains(&format!("Box {number}"))), "{text}");
}

#[test]
fn a_day_without_a_number_opens_what_was_written_on_it() {
    use crate::app::DayPartKey;
    use crate::domain::ReportNumber;
    let mut phone = Phone::new();
    let (day, before) = ("2026-11-20".parse().expect("a date"), "2026-11-19".parse().expect("a date"));
    let key = DayPartKey { day, part: Code::listed("weakness") };
    phone.send(Write::EditDay(key, DayEdit::Value(Some(Code::listed("yes")))));
    phone.send(Pad::Tap(number(5)));
    phone.send(Navigate::Went(Route::Doctor));
    let mut opened = |day| {
        let view = DoctorView { opened: Some(ReportNumber::OnDays(day, day)), ..DoctorView::default() };
        phone.send(UiAction::Doctor(view));
        phone.outline()
    };
    let outline = opened(day);
    assert!(outline.contains("Weakness in arms or legs: yes") && outline.contains("#/day/2026-11-20"), "{outline}");
    let outline = opened(before);
    assert!(outline.contains("Nothing written") && !outline.contains("#/day/2026-11-19"), "{outline}");
}

#[test]
fn the_page_as_it_was_keeps_the_questions_that_were_answered_there() {
    let mut phone = Phone::new();
    let question = ask(&mut phone, "Why is it worse at night?");
    ask(&mut phone, "May the evening dose be earlier?");
    let visit = visit_at(&mut phone, "2026-11-23T13:30:00");
    let target = DerivedRecord::Answer { question, visit: Some(visit) };
    phone.send(Input::Typed(Field::Derived(target, Answer::text()), "Lying down presses on it.".into()));
    phone.later(60);
    phone.send(Write::CloseVisit(visit));
    phone.send(Navigate::Went(Route::DoctorThen(visit)));
    let then = text_of(&phone);
    assert!(then.contains("1. “Why is it worse at night?”") && then.contains("2. “May the evening dose be earlier?”"), "{then}");
    phone.send(Navigate::Went(Route::Doctor));
    assert!(!text_of(&phone).contains("Why is it worse at night?"), "now it is answered: {}", text_of(&phone));
}

#[test]
fn everything_that_is_counted_can_be_seen() {
    let mut phone = Phone::new();
    for minute in 0..170 {
        phone.send(Pad::Tap(number(u8::try_from(minute % 7).expect("small"))));
        let entry = phone.model.shown.expect("just tapped");
        phone.send(Write::edit(entry, EntryEdit::Note(Note::new(&format!("note {minute}")).expect("short"))));
        phone.later(1);
    }
    phone.send(Navigate::Went(Route::Doctor));
    let links = |phone: &Phone| phone.outline().matches("#/entry/").count();
    phone.press("170 numbers by Patient");
    assert_eq!(links(&phone), 40);
    phone.press("and 130 more");
    assert_eq!(links(&phone), 160);
    phone.press("and 10 more");
    assert_eq!(links(&phone), 170);
    // The notes that are not printed can be opened too.
    phone.press("Show all 170");
    assert_eq!(links(&phone), 40);
    assert!(phone.outline().contains("note 130") && !phone.outline().contains("note 129"), "{}", phone.outline());
}

#[test]
fn what_is_cut_on_paper_says_so_and_is_all_on_the_screen() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(5)));
    let entry = phone.model.shown.expect("just tapped");
    for region in crate::domain::vocabulary::regions().take(9) {
        phone.send(Write::Region(entry, Code::listed(region)));
    }
    for word in crate::domain::vocabulary::FEELS.iter().take(11) {
        phone.send(Write::edit(entry, DetailEdit::word(Topic::Feels, Word::Listed(Code::listed(word)), true)));
    }
    phone.send(Navigate::Went(Route::Doctor));
    let face = |of_paper: bool| {
        let is_paper = |node: &Node| node.outline_of("article", if of_paper { "data-paper" } else { "data-screen" });
        phone.screen().iter().find_map(is_paper).expect("the report")
    };
    let (screen, paper) = (face(false), face(true));
    assert!(paper.contains("and 6 more") && paper.contains("and 8 more"), "regions and words: {paper}");
    assert!(!paper.contains("Left upper arm") && screen.contains("Left upper arm"), "{screen}");
    assert!(!paper.contains("sharp (1)") && paper.contains("aching (1)") && screen.contains("sharp (1)"), "{paper}");
}

#[test]
fn any_days_can_be_shown_and_a_page_that_ended_has_no_now() {
    let mut phone = fortnight();
    phone.send(Navigate::Went(Route::Doctor));
    let day = |day: &str| Some(day.parse().expect("a date"));
    for (first, last) in [(day("2026-11-10"), day("2026-11-12")), (day("2026-11-12"), day("2026-11-10"))] {
        let view = DoctorView { range: ReportRange::Between(first, last), ..DoctorView::default() };
        phone.send(UiAction::Doctor(view));
        let page = text_of(&phone);
        assert!(page.contains("6 numbers by Anna; 3 by Ben (carer)") && page.contains("10 Nov to 12 Nov (3\u{a0}days)"), "{page}");
        assert!(page.contains("last 2 12 Nov") && !page.contains("now "), "{page}");
    }
    let view = DoctorView { range: ReportRange::Between(None, day("2026-11-10")), ..DoctorView::default() };
    phone.send(UiAction::Doctor(view));
    assert!(text_of(&phone).contains("09 Nov to 10 Nov (2\u{a0}days)"), "from the first there is: {}", text_of(&phone));
    let view = DoctorView { range: ReportRange::Between(day("2026-12-24"), None), ..DoctorView::default() };
    phone.send(UiAction::Doctor(view));
    assert!(text_of(&phone).contains("2 numbers by Anna"), "no day after today: {}", text_of(&phone));
}

#[test]
fn a_section_without_its_number_is_not_called_empty_and_one_left_out_is_not_either() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(5)));
    let entry = phone.model.shown.expect("just tapped");
    let mood = Word::Listed(Code::listed("mood"));
    phone.send(Write::edit(entry, DetailEdit::word(Topic::Stopped, mood, true)));
    phone.send(Navigate::Went(Route::Doctor));
    assert!(text_of(&phone).contains("being cheerful (1)"), "{}", text_of(&phone));
    assert!(text_of(&phone).contains("Flares (no number chosen)"), "{}", text_of(&phone));
    phone.send(Setting::LeaveOut(LeaveOut::Mood));
    let page = text_of(&phone);
    assert!(page.contains("Left out: mood") && !page.contains("Effect on life") && !page.contains("being cheerful"), "{page}");
}

#[test]
fn the_page_that_is_handed_over_is_nothing_but_the_page() {
    let mut phone = Phone::new();
    assert!(phone.outline().contains("href=\"#/diary\""), "the tabs of other screens: {}", phone.outline());
    for route in [Route::Doctor, Route::DoctorThen(RecordId::new(1, &[1; 10])), Route::Room(RecordId::new(1, &[1; 10]))] {
        phone.send(Navigate::Went(route));
        assert!(!phone.outline().contains("href=\"#/diary\""), "{route}: {}", phone.outline());
        assert!(!phone.screen().iter().all(|node| node.pressed("Tell the team").is_empty()), "{route}");
    }
    phone.send(Navigate::Went(Route::Doctor));
    assert!(phone.outline().contains("aria-label=\"Hand over the phone\"\n"), "the short words on it do not say what: {}", phone.outline());
    phone.press("Hand over the phone");
    assert!(phone.model.ui.doctor.handed_over);
}
