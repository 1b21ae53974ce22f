//! With a lock, drafts are in the store alone.

use super::lock_tests::with_lock;
use super::shared_tests::{has, has_not};
use super::*;
use crate::app::{Effect, StoreFault};

#[test]
fn a_draft_that_is_not_stored_is_said_and_tried_again_until_it_is() {
    let mut phone = with_lock();
    phone.send(Navigate::Went(Route::Visit));
    let question = Field::NewQuestion;
    phone.send(Input::Typed(question.clone(), "Is it the tablets?".into()));
    phone.send(CommitInput::Now);
    phone.asked.clear();
    phone.send(StoreEvent::DraftNotStored(question.clone(), StoreFault::Full));
    has(&phone, "Not saved yet. This phone has no room left.");
    has(&phone, "Is it the tablets?");
    has_not(&phone, "save a backup");
    assert!(phone.model.has_unsaved(), "no window is closed over it");
    let again = phone.asked.drain(..).find_map(|effect| if let Effect::CommitInputAfter(rest, _) = effect { Some(rest) } else { None });
    phone.send(CommitInput::AfterRest(again.expect("another try")));
    let is_tried = |effect: &Effect| matches!(effect, Effect::StoreDraft(Field::NewQuestion, Some(text)) if text == "Is it the tablets?");
    assert!(phone.asked.drain(..).any(|effect| is_tried(&effect)));
    // What is stored meanwhile says nothing about it.
    phone.send(Pad::Tap(number(7)));
    has(&phone, "Not saved yet");
    phone.send(StoreEvent::DraftStored(question.clone()));
    has_not(&phone, "Not saved yet");
    // Once it is no draft any more there is nothing to store.
    phone.send(StoreEvent::DraftNotStored(question.clone(), StoreFault::Full));
    phone.send(Input::Typed(question, String::new()));
    phone.send(CommitInput::Now);
    has_not(&phone, "Not saved yet");
    assert!(!phone.model.has_unsaved());
}
