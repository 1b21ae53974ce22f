//! Orphaned texts: typed into a record that another window has deleted meanwhile, whose import was undone, or that cannot be changed
//! (written by a later version of the app, or with the last possible stamp). Each stays on screen and in its draft until the user decides.

use super::{Field, Model};
use crate::domain::{CollectVec, Record};

/// Adds an orphaned text, unless it is blank or the record already contains it.
pub(super) fn keep(model: &mut Model, field: Field, text: String) {
    if text.trim().is_empty() || field.holds_text(&text, model) {
        return;
    }
    model.input.orphans.retain(|(known, _)| *known != field);
    model.input.orphans.push((field, text));
}

/// Removes texts that a live record contains again.
pub(super) fn check(model: &mut Model) {
    let orphans = std::mem::take(&mut model.input.orphans);
    let holds_text =
        |(field, text): &(Field, String)| model.orphan_target(field) == Some(OrphanTarget::Live) && field.holds_text(text, model);
    let orphans = orphans.into_iter().filter(|orphan| !holds_text(orphan)).collect_vec();
    model.input.orphans = orphans;
}

pub(super) fn take(model: &mut Model, field: &Field) -> Option<String> {
    let index = model.input.orphans.iter().position(|(known, _)| known == field)?;
    Some(model.input.orphans.remove(index).1)
}

/// State of the record that an orphaned text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrphanTarget {
    /// It is deleted and can be restored.
    Deleted,
    /// It is live again.
    Live,
    /// It cannot be changed.
    Unchangeable,
}

impl Model {
    /// The orphaned text of a field.
    #[must_use]
    pub fn orphan(&self, field: &Field) -> Option<&str> {
        self.input.orphans.iter().find(|(known, _)| known == field).map(|(_, text)| text.as_str())
    }

    /// State of the record of a field; `None` when the diary has no such record.
    #[must_use]
    pub fn orphan_target(&self, field: &Field) -> Option<OrphanTarget> {
        // These fields belong to no record that could be deleted.
        let Some(id) = field.needs() else { return Some(OrphanTarget::Unchangeable) };
        let version = self.diary.record(id).map(Record::current)?;
        Some(match version.deleted {
            _ if field.is_refused(self) => OrphanTarget::Unchangeable,
            true => OrphanTarget::Deleted,
            false => OrphanTarget::Live,
        })
    }
}
