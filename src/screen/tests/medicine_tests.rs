//! The page of a medicine: what was taken and skipped in the last four weeks, and its changes.

use super::super::parts::{Small, pairs_plot};
use super::diary_tests::drawn;
use super::shared_tests::{has, has_not, line, view};
use super::*;
use crate::domain::{DoseEdit, Pain, RecordId, ReliefEdit};
use crate::screen::PageSize;

/// A phone with a medicine of that schedule.
fn with(schedule: &'static str) -> (Phone, RecordId) {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    phone.send(Input::Typed(Field::New(Relief::strength()), "10 mg".into()));
    phone.send(crate::app::UiAction::Schedule(Some(Code::listed(schedule))));
    phone.send(Write::Add(Form::Relief));
    let id = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    (phone, id)
}

/// Takes it, with an amount where one is given.
fn take(phone: &mut Phone, id: RecordId, amount: &str) -> RecordId {
    phone.send(Write::LogDose(id));
    let dose = phone.model.diary.rows()[0].id;
    if !amount.is_empty() {
        phone.send(Write::edit(dose, DoseEdit::Amount(line(amount))));
    }
    dose
}

fn skip(phone: &mut Phone, id: RecordId, reason: &str) {
    let dose = take(phone, id, "");
    phone.send(Write::edit(dose, DoseEdit::Skipped(Some(line(reason)))));
}

fn look(phone: &mut Phone, id: RecordId) {
    phone.send(Navigate::Went(Route::Medicine(id)));
}

#[test]
fn a_day_says_how_often_and_how_much_as_it_was_written() {
    let (mut phone, id) = with("regular");
    look(&mut phone, id);
    has_not(&phone, "The last 4 weeks");
    take(&mut phone, id, "5 ml");
    phone.later(5);
    take(&mut phone, id, "");
    phone.later(24 * 60);
    take(&mut phone, id, "half a spoon");
    look(&mut phone, id);
    for words in [
        "■\u{a0}taken 3 times\n",
        "Mon 23 Nov: taken 2 times (5 ml, amount not written)",
        "Tue 24 Nov: taken once (half a spoon)",
        "last 13:05 · half a spoon",
    ] {
        has(&phone, words);
    }
    // A dose of five weeks ago is in the count of all, and not in that of these weeks.
    phone.later(27 * 24 * 60);
    look(&mut phone, id);
    has(&phone, "■\u{a0}taken once\n");
    has_not(&phone, "Mon 23 Nov: taken");
    has(&phone, "In the diary 3 times");
}

#[test]
fn what_was_not_taken_says_why_word_for_word() {
    let (mut phone, id) = with("regular");
    skip(&mut phone, id, "was sick, could NOT keep it down");
    phone.later(24 * 60);
    skip(&mut phone, id, "");
    look(&mut phone, id);
    for words in ["✕\u{a0}skipped 2 times", "yesterday 13:00", "was sick, could NOT keep it down", "no reason", "Not taken"] {
        has(&phone, words);
    }
    has_not(&phone, "■");
}

#[test]
fn pain_before_and_after_is_there_by_the_rule_and_for_a_when_needed_medicine_alone() {
    for (schedule, is_there) in [("when-needed", true), ("regular", false)] {
        let (mut phone, id) = with(schedule);
        for (before, after) in [(8, 5), (6, 6)] {
            phone.send(Pad::Tap(number(before)));
            take(&mut phone, id, "5 ml");
            phone.later(40);
            phone.send(Pad::Tap(number(after)));
            phone.later(200);
        }
        take(&mut phone, id, "5 ml");
        look(&mut phone, id);
        let outline = phone.outline();
        assert_eq!(outline.contains("Patient: 6 to 8 before, 5 to 6 after 40 min (2)"), is_there, "{schedule}: {outline}");
        assert_eq!(
            outline.contains("(1)") && outline.contains("at most 60 minutes"),
            is_there,
            "the one without numbers is counted: {outline}"
        );
        assert_eq!(outline.contains("svg aria-label=\"Pain before and after: Patient: 6 to 8 before"), is_there, "drawn: {outline}");
        let said = outline.to_lowercase();
        assert!(["lower", "higher", "better", "average"].iter().all(|word| !said.contains(word)), "{outline}");
    }
}

#[test]
fn a_change_of_strength_or_of_schedule_stands_with_its_day() {
    let (mut phone, id) = with("regular");
    phone.later(24 * 60);
    phone.send(Write::edit(id, ReliefEdit::Strength(line("30 mg"))));
    phone.later(60);
    phone.send(Write::edit(id, ReliefEdit::Schedule(Some(Code::listed("when-needed")))));
    phone.later(24 * 60 * 35);
    look(&mut phone, id);
    for words in ["Mon 23 Nov: added", "Tue 24 Nov: strength on the box 10 mg → 30 mg", "Tue 24 Nov: now when needed"] {
        has(&phone, words);
    }
}

#[test]
fn heat_has_no_amount_and_no_pain_before_and_after() {
    let mut phone = Phone::new();
    phone.send(Write::Add(Form::Other("Heat".to_owned())));
    let id = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    phone.send(Pad::Tap(number(8)));
    take(&mut phone, id, "");
    phone.later(40);
    phone.send(Pad::Tap(number(5)));
    look(&mut phone, id);
    has(&phone, "Mon 23 Nov: once\n");
    has_not(&phone, "amount not written)");
    has_not(&phone, "Pain before and after");
}

#[test]
fn every_pair_is_in_the_plot_however_narrow_it_is() {
    let pain = Pain::new(5).expect("0 to 10");
    let pairs: Vec<(bool, Pain, Pain)> = (0..30).map(|at| (at % 3 == 0, pain, pain)).collect();
    for (width_px, rem_px) in [(0, 16), (288, 16), (288, 32), (358, 16), (608, 16)] {
        let plot = view(&Phone::new(), Language::English, None, |screen| {
            pairs_plot(screen, Small::on_screen(PageSize { width_px, rem_px }), &pairs, "")
        });
        let mut lines = Vec::new();
        drawn(&plot, "between", &mut lines);
        let view_box = plot.parts().attributes.iter().find(|(name, _)| *name == "viewBox").expect("a size").1.to_string();
        let width: i64 = view_box.split(' ').nth(2).and_then(|width| width.parse().ok()).expect("a width");
        let end = |path: &str| path.split_once('L').and_then(|(_, end)| end.split(' ').next()?.parse::<i64>().ok()).expect("an end");
        assert_eq!(lines.len(), pairs.len());
        assert!(lines.iter().all(|(path, _)| end(path) < width), "{width_px} px: {lines:?} of {width}");
    }
}
