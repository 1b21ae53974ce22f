//! What is typed and not committed yet. It is kept beside the store letter by letter, so that closing the app in the middle of a word
//! loses nothing. A browser writes that copy to the disk late, though: after `kill -9` it may be many seconds old. So the text of a form,
//! and text that cannot be committed, is written to the store as well, at most [`super::typed`]'s wait after the letter.

use super::{Effect, Field, Model};
use crate::domain::CollectVec;

/// A text that was being typed when the app ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where.
    pub field: Field,
    /// What stood there.
    pub text: String,
    /// When it was kept, by this phone's clock, in milliseconds since 1970, UTC; `None` where an earlier version of the app kept it.
    pub kept_ms: Option<i64>,
    /// It is in the store, not only beside it.
    pub is_stored: bool,
}

/// Keeps what is typed in a field beside the store, at once.
pub(super) fn keep(model: &mut Model, field: &Field, text: &str) -> Option<Effect> {
    field.draft_name()?;
    for list in [&mut model.input.drafted, &mut model.input.unstored] {
        if !list.contains(field) {
            list.push(field.clone());
        }
    }
    Some(Effect::KeepDraft(field.clone(), Some(text.to_owned())))
}

/// Writes to the store what was typed since it last did and is not on its way there as part of a record.
pub(super) fn store(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for field in std::mem::take(&mut model.input.unstored) {
        let text = model.typed_in(&field).or_else(|| model.orphan(&field));
        // Emptied, its draft can be forgotten only when nothing is on its way; until then a crash must not bring it back.
        let is_emptied = field.is_of_form() && model.has_unsaved() && model.input.stored_drafts.contains(&field);
        let Some(text) = text.or_else(|| is_emptied.then_some("")).map(str::to_owned) else { continue };
        if !model.input.stored_drafts.contains(&field) {
            model.input.stored_drafts.push(field.clone());
        }
        effects.push(Effect::StoreDraft(field, Some(text)));
    }
    effects
}

/// Forgets what this window has kept and the store now has. As long as anything is on its way there, nothing is forgotten.
pub(super) fn forget(model: &mut Model) -> Vec<Effect> {
    if model.has_unsaved() {
        return Vec::new();
    }
    let is_needed = |field: &Field| model.typed_in(field).or_else(|| model.orphan(field)).is_some();
    let (drafted, done): (Vec<_>, Vec<_>) = model.input.drafted.iter().cloned().partition(is_needed);
    let (stored_drafts, done_stored): (Vec<_>, Vec<_>) = model.input.stored_drafts.iter().cloned().partition(is_needed);
    (model.input.drafted, model.input.stored_drafts) = (drafted, stored_drafts);
    let beside = done.into_iter().map(|field| Effect::KeepDraft(field, None));
    beside.chain(done_stored.into_iter().map(|field| Effect::StoreDraft(field, None))).collect_vec()
}
