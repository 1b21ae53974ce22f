//! Carries out what the user decides about an orphaned text.

use crate::app::edit::rewrite;
use crate::app::orphan::take;
use crate::app::typed::commit_input;
use crate::app::{Effect, Env, Field, Model, OrphanAction, Status, draft};

pub(super) fn handle(model: &mut Model, field: &Field, action: OrphanAction, env: &mut Env<'_>) -> Vec<Effect> {
    match action {
        OrphanAction::Copy => model.orphan(field).map(|text| Effect::Copy(text.to_owned())).into_iter().collect(),
        OrphanAction::PutBack => put_back(model, field, env),
        OrphanAction::Discard => {
            take(model, field);
            draft::forget(model)
        }
    }
}

/// Restores the record if it is deleted, and commits the text to it.
fn put_back(model: &mut Model, field: &Field, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(record) = field.needs().and_then(|id| model.diary.record(id)) else { return Vec::new() };
    let (id, body, deleted) = (record.id(), record.current().body.clone(), record.current().deleted);
    let Some(text) = take(model, field) else { return Vec::new() };
    let mut effects = if deleted { rewrite(model, id, body, false, Status::Undone, None, env) } else { Vec::new() };
    model.set_typed(field.clone(), text);
    effects.extend(commit_input(model, env));
    effects
}
