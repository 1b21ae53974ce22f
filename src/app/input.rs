//! Text in fields that is not in a record yet.

use super::{Command, CommitInput, Effect, Env, Input, Model, found, orphan_action, typed};

/// Defers the command until the later part of the program is loaded.
pub(super) fn handle(model: &mut Model, input: Input, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps.0 {
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

/// Commits typed text, then runs `then`: no command overtakes the text typed before it.
pub(super) fn flush_then(model: &mut Model, env: &mut Env<'_>, then: impl FnOnce(&mut Model, &mut Env<'_>) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = typed::leave(model, env);
    effects.extend(then(model, env));
    effects
}
