//! Text without a place: it was typed into a record that another window has deleted meanwhile, or whose import was undone, or into one
//! that takes no change (a later version of the app wrote it, or it has the last stamp there is). It stays on the screen, and its draft with
//! it, until the person says what is to become of it.

use super::edit::rewrite;
use super::{Effect, Env, Field, Model, Status, draft, field};
use crate::domain::Record;

/// Takes in a text that has lost its place. What the record said already when it went is no news.
pub(super) fn keep(model: &mut Model, field: Field, text: String) {
    if text.trim().is_empty() || field.is_said(&text, model) {
        return;
    }
    model.input.orphans.retain(|(known, _)| *known != field);
    model.input.orphans.push((field, text));
}

/// What is to become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrphanAction {
    /// Into the clipboard; it stays here too.
    Copy,
    /// Back to its place, with what was deleted.
    PutBack,
    /// It is not wanted any more.
    Discard,
}

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

/// What was deleted is there again, with the text in it.
fn put_back(model: &mut Model, field: &Field, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(record) = field.needs().and_then(|id| model.diary.record(id)) else { return Vec::new() };
    let (id, body, deleted) = (record.id(), record.current().body.clone(), record.current().deleted);
    let Some(text) = take(model, field) else { return Vec::new() };
    let mut effects = if deleted { rewrite(model, id, body, false, Status::Undone, None, env) } else { Vec::new() };
    model.set_typed(field.clone(), text);
    effects.extend(field::commit_input(model, env));
    effects
}

/// What another window has put back is no longer without a place.
pub(super) fn check(model: &mut Model) {
    let orphans = std::mem::take(&mut model.input.orphans);
    let is_said = |(field, text): &(Field, String)| model.can_be_put_back(field) == Some(OrphanTarget::Live) && field.is_said(text, model);
    let orphans = orphans.into_iter().filter(|orphan| !is_said(orphan)).collect();
    model.input.orphans = orphans;
}

fn take(model: &mut Model, field: &Field) -> Option<String> {
    let index = model.input.orphans.iter().position(|(known, _)| known == field)?;
    Some(model.input.orphans.remove(index).1)
}

/// How a text can come back to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrphanTarget {
    /// Its record is deleted and can be brought back.
    Deleted,
    /// Its record is there again.
    Live,
    /// None: its record takes no change.
    Unchangeable,
}

impl Model {
    /// The text that was typed in a field and has lost its place.
    #[must_use]
    pub fn orphan(&self, field: &Field) -> Option<&str> {
        self.input.orphans.iter().find(|(known, _)| known == field).map(|(_, text)| text.as_str())
    }

    /// The way back to its place; `None` where the record is not in the diary at all.
    #[must_use]
    pub fn can_be_put_back(&self, field: &Field) -> Option<OrphanTarget> {
        // Of these there is no record that could be deleted.
        let Some(id) = field.needs() else { return Some(OrphanTarget::Unchangeable) };
        let version = self.diary.record(id).map(Record::current)?;
        Some(match version.deleted {
            _ if field.is_refused(self) => OrphanTarget::Unchangeable,
            true => OrphanTarget::Deleted,
            false => OrphanTarget::Live,
        })
    }
}
