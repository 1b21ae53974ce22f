//! Text in fields that is not in a record yet.

use super::{found, orphan_action};
use crate::app::{Command, CommitInput, Effect, Env, Input, Model, typed};

/// Defers the command until the later part of the program is loaded.
pub(super) fn handle(model: &mut Model, input: Input, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps {
        Some(steps) => (steps.input)(model, input, env),
        None => model.defer(Command::Input(input)),
    }
}

/// Runs in the later part of the program.
pub(super) fn take(model: &mut Model, input: Input, env: &mut Env<'_>) -> Vec<Effect> {
    match input {
        Input::Typed(field, text) => typed::typed(model, field, text, env),
        Input::DraftsFound(drafts) => found::found(model, drafts, env),
        Input::Orphan(field, action) => orphan_action::handle(model, &field, action, env),
    }
}

pub(super) fn commit(model: &mut Model, when: CommitInput, env: &mut Env<'_>) -> Vec<Effect> {
    match when {
        CommitInput::Now => typed::leave(model, env),
        CommitInput::AfterRest(generation) if generation == model.input.debounce_generation => typed::commit_input(model, env),
        CommitInput::AfterRest(_) => Vec::new(),
    }
}
