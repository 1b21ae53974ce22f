//! Runs the commands that write records, and defers those that come too early.

use super::{pick, ui_action, visits};
use crate::app::typed::flush_then;
use crate::app::{Command, Effect, Env, Model, Write, edit, forms, upsert};

/// Commits typed text, then runs the command; deferred while the store is not open.
pub(super) fn handle(model: &mut Model, write: Write, env: &mut Env<'_>) -> Vec<Effect> {
    if model.device.is_none() {
        return model.defer(Command::Write(write));
    }
    flush_then(model, env, |model, env| perform(model, write, env))
}

/// The same without committing typed text first; deferred until the later part of the program is loaded.
pub(super) fn perform(model: &mut Model, write: Write, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps {
        Some(steps) => (steps.write)(model, write, env),
        None => model.defer(Command::Write(write)),
    }
}

pub(super) fn undo(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    if model.device.is_none() {
        return model.defer(Command::Undo);
    }
    flush_then(model, env, |model, env| edit::undo(model, env))
}

/// Runs in the later part of the program.
pub(super) fn write(model: &mut Model, write: Write, env: &mut Env<'_>) -> Vec<Effect> {
    match write {
        Write::Edit(id, edit) => {
            ui_action::answered(model, &edit);
            edit::edit(model, id, edit, env)
        }
        Write::EditDay(key, edit) => upsert::edit_day(model, key, edit, env),
        Write::Upsert(target, edit) => upsert::upsert(model, &target, edit, env),
        Write::Pick(of, picked) => pick::pick(model, of, picked, env),
        Write::Region(id, region) => pick::region(model, id, region, env),
        Write::SamePlaces(id) => pick::same_places(model, id, env),
        Write::Delete(id) => edit::delete(model, id, env),
        Write::PutBack(id) => edit::put_back(model, id, env),
        Write::LogDose(relief) => edit::log_dose(model, relief, env),
        Write::Add(form) => forms::add_form(model, form, env),
        Write::AddQuestion => visits::add_question(model, env),
        Write::AskAbout(entry) => visits::ask_about(model, entry, env),
        Write::MoveQuestion(id, up) => visits::move_question(model, id, up, env),
        Write::AddVisit => visits::add_visit(model, env),
        Write::CloseVisit(id) => visits::close_visit(model, id, env),
        Write::LogCall(answered) => visits::log_call(model, answered, env),
        Write::RecallNumber(span, score) => visits::recall_number(model, span, score, env),
        Write::StepDone(id, done) => visits::step_done(model, id, done, env),
        Write::UsesPhone(user) => forms::uses_phone(model, user, env),
    }
}
