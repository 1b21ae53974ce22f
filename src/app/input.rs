//! Text in fields that is not in a record yet.

use super::{Command, CommitInput, Effect, Env, Input, Model, draft, field, orphan};

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
        Input::Typed(field, text) => field::typed(model, field, text, env),
        Input::DraftsFound(drafts) => draft::found(model, drafts, env),
        Input::Orphan(field, wish) => orphan::handle(model, &field, wish, env),
    }
}

pub(super) fn commit(model: &mut Model, when: CommitInput, env: &mut Env<'_>) -> Vec<Effect> {
    match when {
        CommitInput::Now => field::leave(model, env),
        CommitInput::AfterRest(generation) if generation == model.input.debounce_generation => field::commit_input(model, env),
        CommitInput::AfterRest(_) => Vec::new(),
    }
}

/// Commits typed text, then runs `then`: no command overtakes the text typed before it.
pub(super) fn flush_then(model: &mut Model, env: &mut Env<'_>, then: impl FnOnce(&mut Model, &mut Env<'_>) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = field::leave(model, env);
    effects.extend(then(model, env));
    effects
}
