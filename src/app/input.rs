//! Text in fields that is no record yet: typed, found again, committed.

use super::{Command, CommitInput, Effect, Env, Input, Model, draft, field, orphan};

/// Waits for the later part of the program.
pub(super) fn handle(model: &mut Model, input: Input, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps.0 {
        Some(steps) => (steps.input)(model, input, env),
        None => model.defer(Command::Input(input)),
    }
}

/// In the later part of the program.
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

/// Commits what is typed before anything else is done, so that nothing overtakes it.
pub(super) fn flush_then(model: &mut Model, env: &mut Env<'_>, then: impl FnOnce(&mut Model, &mut Env<'_>) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = field::leave(model, env);
    effects.extend(then(model, env));
    effects
}
