//! Drafts that are found at the start.

use crate::app::typed::{commit_input, typed};
use crate::app::{Draft, Effect, Env, Field, Model};

/// Restores the newest draft of each field as typed text. A draft older than the last version that this phone wrote of its record was
/// committed after it was kept, so it is dropped.
pub(super) fn found(model: &mut Model, drafts: Vec<Draft>, env: &mut Env<'_>) -> Vec<Effect> {
    let mut newest: Vec<Draft> = Vec::new();
    for draft in drafts {
        model.input.drafted.retain(|field| *field != draft.field);
        model.input.drafted.push(draft.field.clone());
        if draft.is_stored {
            model.input.stored_drafts.retain(|field| *field != draft.field);
            model.input.stored_drafts.push(draft.field.clone());
        }
        match newest.iter_mut().find(|known| known.field == draft.field) {
            Some(known) if known.kept_ms < draft.kept_ms => *known = draft,
            Some(_) => {}
            None => newest.push(draft),
        }
    }
    let mut effects = Vec::new();
    for draft in newest {
        // Text typed meanwhile is newer.
        if model.typed_in(&draft.field).is_none() && !is_superseded(model, &draft, env) {
            effects.extend(typed(model, draft.field, draft.text, env));
        }
    }
    effects.extend(commit_input(model, env));
    effects
}

/// True if the record holds this text, or a version that this phone wrote after the draft was kept; for a new question, if one with this
/// text exists or the text is blank.
fn is_superseded(model: &Model, draft: &Draft, env: &Env<'_>) -> bool {
    let Draft { field, text, kept_ms, .. } = draft;
    if *field == Field::NewQuestion {
        return text.trim().is_empty() || model.diary.questions().any(|(_, question)| question.text.as_str() == text.trim());
    }
    if field.holds_text(text, model) {
        return true;
    }
    let Some(version) = field.live(model) else { return false };
    let is_own = model.device.is_some_and(|device| device.profile() == version.stamp.device().profile());
    // A stamp ahead of the clock says nothing about when it was written.
    is_own && kept_ms.is_some_and(|kept_ms| (kept_ms..=env.unix_ms).contains(&version.stamp.unix_ms()))
}
