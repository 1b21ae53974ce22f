//! Typed text: shown at once, committed after a pause, on leaving the field, and at intervals while typing continues.

use super::edit::edit;
use super::upsert::{edit_day, upsert};
use super::{DayPartKey, Effect, Env, Field, Model, Status, draft, forms, orphan};
use crate::domain::{Edit, EditError};

/// Pause after which typed text is committed, in milliseconds.
const REST_MS: u32 = 400;
/// Longest time from a letter to the request that commits it, in milliseconds, while typing continues. With the commit itself (up to about
/// 300 ms on a slow phone), a crash loses at most one second of typing.
const UNCOMMITTED_MS_MAX: u32 = 600;

/// Sets the text of a field and schedules its commit.
pub(super) fn typed(model: &mut Model, field: Field, text: String, env: &mut Env<'_>) -> Vec<Effect> {
    if field == Field::FindNote {
        model.ui.filter.text.clone_from(&text);
    }
    let mut effects: Vec<Effect> = draft::keep(model, &field, &text).into_iter().collect();
    let is_kept = field.is_committed_while_typed() || !effects.is_empty();
    model.set_typed(field, text);
    if !is_kept {
        return effects;
    }
    let since_ms = *model.input.uncommitted_since_ms.get_or_insert(env.unix_ms);
    let left_ms = u32::try_from(env.unix_ms.saturating_sub(since_ms)).ok().and_then(|waited_ms| UNCOMMITTED_MS_MAX.checked_sub(waited_ms));
    match left_ms {
        Some(left_ms) if left_ms > 0 => {
            model.input.debounce_generation = model.input.debounce_generation.wrapping_add(1);
            effects.push(Effect::CommitInputAfter(model.input.debounce_generation, REST_MS.min(left_ms)));
        }
        // The limit is reached, or the clock was set back.
        _ => effects.extend(commit_input(model, env)),
    }
    effects
}

/// Commits typed text; does nothing until the store is open and the later part is loaded. Text that cannot be committed stays in its field
/// or becomes an orphan; both are kept as drafts.
pub(super) fn commit_input(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps.filter(|_| model.device.is_some()) {
        Some(steps) => (steps.commit_input)(model, env),
        None => Vec::new(),
    }
}

pub(super) fn commit_input_now(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.input.uncommitted_since_ms = None;
    let typed = std::mem::take(&mut model.input.typed);
    let mut effects = Vec::new();
    for (field, text) in typed {
        let needed = field.needs();
        if needed.is_none_or(|id| model.diary.live(id).is_some()) {
            effects.extend(commit(model, field, text, env));
        } else if !model.loading.is_fully_loaded && needed.is_some_and(|id| model.diary.record(id).is_none()) {
            // Its record may not have been read yet.
            model.set_typed(field, text);
        } else {
            orphan::keep(model, field, text);
        }
    }
    effects.extend(draft::store(model));
    effects.extend(draft::forget(model));
    effects
}

/// The same when a field is left or before another command: the text is complete, so words in a number are moved to the hours.
pub(super) fn leave(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.steps.into_iter().flat_map(|steps| (steps.leave)(model, env)).collect()
}

pub(super) fn leave_now(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = commit_input(model, env);
    effects.extend(forms::part_number(model, env));
    effects
}

/// Commits one text. One that is too long stays in its field, and the status line says so. One that its record cannot take (written by a
/// later version of the app, or with the last possible stamp) becomes an orphan.
fn commit(model: &mut Model, field: Field, text: String, env: &mut Env<'_>) -> Vec<Effect> {
    let typed = field.edit(&text, field.version(model).map(|version| &version.body));
    let effects = match (typed, &field) {
        (Some(Ok(typed)), Field::Text(id, _)) => edit(model, *id, typed, env),
        (Some(Ok(typed)), Field::Derived(target, _)) => upsert(model, target, typed, env),
        (Some(Ok(Edit::Day(typed))), Field::DayNote(day)) => edit_day(model, DayPartKey::note(*day), typed, env),
        (Some(Err(_)), _) => return keep(model, field, text),
        (_, Field::Text(..) | Field::Derived(..) | Field::DayNote(_)) => {
            model.set_status(Status::Refused(EditError::Unchangeable));
            Vec::new()
        }
        // An emptied form field equals an untouched one.
        _ if text.is_empty() => return Vec::new(),
        _ => {
            model.set_typed(field, text);
            return Vec::new();
        }
    };
    // Unchanged or refused; `keep` adds only a refused text.
    if effects.is_empty() {
        orphan::keep(model, field, text);
    }
    effects
}

fn keep(model: &mut Model, field: Field, text: String) -> Vec<Effect> {
    model.set_typed(field, text);
    model.set_status(Status::TooLong);
    Vec::new()
}

/// Commits typed text, then runs `then`: no command overtakes the text typed before it.
pub(super) fn flush_then(model: &mut Model, env: &mut Env<'_>, then: impl FnOnce(&mut Model, &mut Env<'_>) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = leave(model, env);
    effects.extend(then(model, env));
    effects
}
