//! Typed text that is not committed yet. Each letter is kept in `localStorage`, so closing the app in the middle of a word loses nothing.
//! Browsers write that copy to disk late: after `kill -9` it may be many seconds old. So the text of a form, and text that cannot be
//! committed, is also written to the store, within the time limit of [`super::typed`].

use super::{Effect, Field, Model, StoreFault};
use crate::domain::CollectVec;

/// Delay before a draft that was not stored is tried again, in milliseconds; the next letter tries it sooner.
const AGAIN_MS: u32 = 5_000;

/// Keeps the text of a field in `localStorage` at once; `None` for a field without drafts.
pub(super) fn keep(model: &mut Model, field: &Field, text: &str) -> Option<Effect> {
    field.draft_name()?;
    for list in [&mut model.input.drafted, &mut model.input.unstored] {
        if !list.contains(field) {
            list.push(field.clone());
        }
    }
    Some(Effect::KeepDraft(field.clone(), Some(text.to_owned())))
}

/// Writes to the store the texts that were typed since the last call and are not being committed in a record.
pub(super) fn store(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for field in std::mem::take(&mut model.input.unstored) {
        let text = model.typed_in(&field).or_else(|| model.orphan(&field));
        // The draft of an emptied form field is removed only when no write is pending; until then an empty draft replaces it, so that a
        // crash does not restore the text.
        let is_emptied = field.is_of_form() && model.has_unsaved() && model.input.stored_drafts.contains(&field);
        let Some(text) = text.or_else(|| is_emptied.then_some("")).map(str::to_owned) else { continue };
        if !model.input.stored_drafts.contains(&field) {
            model.input.stored_drafts.push(field.clone());
        }
        effects.push(Effect::StoreDraft(field, Some(text)));
    }
    // Text that was added to the diary or deleted is no draft any more.
    let gone = model.input.failed_drafts.iter().filter(|field| !has_text(model, field)).cloned().collect_vec();
    gone.iter().for_each(|field| stored(model, field));
    effects
}

fn has_text(model: &Model, field: &Field) -> bool {
    model.typed_in(field).or_else(|| model.orphan(field)).is_some()
}

/// The text of a field is in this window alone: it is said, and tried again.
pub(super) fn not_stored(model: &mut Model, field: Field, fault: StoreFault) -> Effect {
    for list in [&mut model.input.failed_drafts, &mut model.input.unstored] {
        if !list.contains(&field) {
            list.push(field.clone());
        }
    }
    model.outbox.fault = Some(fault);
    model.line = None;
    Effect::CommitInputAfter(model.input.debounce_generation, AGAIN_MS)
}

/// Its text is stored, or gone.
pub(super) fn stored(model: &mut Model, field: &Field) {
    model.input.failed_drafts.retain(|failed| failed != field);
    // The fault is over once everything is stored.
    if model.input.failed_drafts.is_empty() && model.outbox.pending.is_empty() {
        model.outbox.fault = None;
    }
}

/// Removes the drafts of this window whose text is committed or gone. Nothing is removed while a write is pending.
pub(super) fn forget(model: &mut Model) -> Vec<Effect> {
    if model.has_unsaved() {
        return Vec::new();
    }
    let is_needed = |field: &Field| has_text(model, field);
    let (drafted, done): (Vec<_>, Vec<_>) = model.input.drafted.iter().cloned().partition(is_needed);
    let (stored_drafts, done_stored): (Vec<_>, Vec<_>) = model.input.stored_drafts.iter().cloned().partition(is_needed);
    (model.input.drafted, model.input.stored_drafts) = (drafted, stored_drafts);
    let beside = done.into_iter().map(|field| Effect::KeepDraft(field, None));
    beside.chain(done_stored.into_iter().map(|field| Effect::StoreDraft(field, None))).collect_vec()
}
