//! What each command does: one file per group of commands, and what only they need. Used by `update` alone.

mod backup;
mod clock;
mod copies;
mod dismiss;
mod erase;
mod exchange;
mod found;
mod import;
mod input;
mod later;
mod lock;
mod navigate;
mod nudge;
mod orphan_action;
mod pad;
mod pick;
mod platform;
mod rebase;
mod rescued;
mod restore;
mod seal;
mod settings;
mod store_event;
mod stream;
mod ui_action;
mod visits;
mod write;

use crate::app::{Command, Effect, Env, Model};

#[inline(never)]
pub(super) fn handle(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::Pad(pad) => pad::handle(model, pad, env),
        Command::Undo => write::undo(model, env),
        Command::Write(write) => write::handle(model, write, env),
        Command::Input(input) => input::handle(model, input, env),
        Command::Commit(when) => input::commit(model, when, env),
        Command::Store(event) => store_event::handle(model, event, env),
        Command::Import(command) => import::handle(model, command, env),
        Command::Backup(command) => backup::handle(model, command, env),
        Command::Copies(command) => copies::handle(model, command, env),
        Command::Exchange(command) => exchange::handle(model, command),
        Command::Stream(command) => stream::handle(model, command),
        Command::Seal(command) => seal::handle(model, command),
        Command::Lock(command) => lock::handle(model, command, env),
        Command::Navigate(navigate) => navigate::handle(model, navigate, env),
        Command::Ui(action) => ui_action::handle(model, action, env.now.day()),
        Command::Setting(setting) => settings::handle(model, setting, env),
        Command::Dismiss(notice) => dismiss::handle(model, notice, env),
        Command::Erase(erase) => erase::handle(model, erase),
        Command::Platform(event) => platform::apply_platform_status(model, event, env),
        Command::Request(request) => platform::request(model, request, env),
    }
}
