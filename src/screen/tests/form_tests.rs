//! Text typed into forms.

use super::shared_tests::{ask, open};
use super::*;
use crate::app::{Form, UiAction};
use crate::domain::Person;

#[test]
fn what_stands_in_a_form_is_there_again() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Visit));
    phone.send(Input::Typed(Field::New(Person::name()), "Dr Sanz".into()));
    phone.send(UiAction::VisitDay(phone.now().day().succ_opt()));
    phone.send(Navigate::Went(Route::Team));
    assert!(!phone.outline().contains("Dr Sanz"), "each form has its own: {}", phone.outline());
    phone.send(Input::Typed(Field::New(Person::name()), "The ward".into()));
    let outline = open(&mut phone, Route::Visit);
    assert!(
        outline.contains("value=\"Dr Sanz\"") && outline.contains("value=\"2026-11-24\"") && !outline.contains("The ward"),
        "{outline}"
    );
    phone.send(UiAction::VisitTime("09:00:00".parse().ok()));
    phone.send(Write::AddVisit);
    phone.send(Navigate::Went(Route::Now));
    phone.send(Navigate::Went(Route::Visit));
    assert!(!phone.outline().contains("value=\"Dr Sanz\""), "what was added is gone from the form: {}", phone.outline());
    phone.send(Navigate::Went(Route::Team));
    assert!(phone.outline().contains("value=\"The ward\""), "{}", phone.outline());
}

#[test]
fn a_form_begins_anew_after_what_it_added_and_others_leave_it_alone() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Medicines));
    phone.send(UiAction::Schedule(Some(Code::listed("regular"))));
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    ask(&mut phone, "Why?");
    phone.send(Navigate::Went(Route::Medicines));
    phone.send(Write::Add(Form::Relief));
    let first = phone.model.diary.reliefs().next().expect("just added").1;
    assert_eq!(first.schedule, Some(Code::listed("regular")), "what was added elsewhere took nothing from it");
    phone.send(UiAction::Other(true));
    phone.send(Input::Typed(Field::New(Person::name()), "A walk".into()));
    phone.send(Write::Add(Form::Relief));
    phone.send(Input::Typed(Field::New(Person::name()), "Metamizole".into()));
    phone.send(Write::Add(Form::Relief));
    let mut sorts: Vec<_> = phone.model.diary.reliefs().map(|(_, relief)| (relief.name.as_str(), relief.sort.as_str())).collect();
    sorts.sort_unstable();
    assert_eq!(sorts, [("A walk", "other"), ("Metamizole", "medicine"), ("Morphine", "medicine")]);
}
