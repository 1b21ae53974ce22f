//! The one place where the model changes.

use super::{Command, Effect, Env, Erase, Model, StoreEvent};
use super::{backup, dismiss, erase, import, input, navigate, pad, platform, settings, store_event, ui_action, write};

/// Applies a command to the model and returns the effects that the shell has to carry out.
pub fn update(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
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

#[inline(never)]
fn handle(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::Pad(pad) => pad::handle(model, pad, env),
        Command::Undo => write::undo(model, env),
        Command::Write(write) => write::handle(model, write, env),
        Command::Input(input) => input::handle(model, input, env),
        Command::Commit(when) => input::commit(model, when, env),
        Command::Store(event) => store_event::handle(model, event, env),
        Command::Import(command) => import::handle(model, command, env),
        Command::Backup(command) => backup::handle(model, command, env),
        Command::Navigate(navigate) => navigate::handle(model, navigate, env),
        Command::Ui(action) => ui_action::handle(model, action, env.now.day()),
        Command::Setting(setting) => settings::handle(model, setting, env),
        Command::Dismiss(notice) => dismiss::handle(model, notice, env),
        Command::Erase(erase) => erase::handle(model, erase),
        Command::Platform(event) => platform::apply_platform_status(model, event, env),
        Command::Request(request) => platform::request(model, request, env),
    }
}
