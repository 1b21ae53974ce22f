//! The one place where the model changes.

#[cfg(not(split))]
use super::LaterSteps;
use super::handle::handle;
use super::{Command, Effect, Env, Erase, Model, StoreEvent};

/// Applies a command to the model and returns the effects that the shell has to carry out.
pub fn update(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    // In a build of one part, the later part is always there.
    #[cfg(not(split))]
    model.steps.get_or_insert_with(LaterSteps::here);
    apply(model, command, env)
}

/// The same with the parts that are loaded.
pub(super) fn apply(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    model.clock.observe(env.unix_ms);
    model.page_revision += u64::from(!matches!(command, Command::Store(StoreEvent::Persisted(_))));
    // While erasing, nothing may be written.
    if model.erasing && !matches!(command, Command::Erase(Erase::Failed(_))) {
        return Vec::new();
    }
    let mut effects = handle(model, command, env);
    if model.is_ready() {
        for waiting in std::mem::take(&mut model.outbox.waiting) {
            effects.extend(handle(model, waiting, env));
        }
    }
    effects
}
