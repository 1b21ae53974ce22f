//! Drafts that are found at the start.

use super::typed::{commit_input, typed};
use super::{Draft, Effect, Env, Field, Model};

/// What was being typed when the app ended goes on where it was, the newest copy of each text. One that is older than what its record
/// says was committed after it was kept, and is forgotten.
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
        // What somebody has typed in the meantime is newer.
        if model.typed_in(&draft.field).is_none() && !is_superseded(model, &draft, env) {
            effects.extend(typed(model, draft.field, draft.text, env));
        }
    }
    effects.extend(commit_input(model, env));
    effects
}

/// True when the diary holds what was typed in this field after the draft was kept, and for a new question without words.
fn is_superseded(model: &Model, draft: &Draft, env: &Env<'_>) -> bool {
    let Draft { field, text, kept_ms, .. } = draft;
    if *field == Field::NewQuestion {
        return text.trim().is_empty() || model.diary.questions().any(|(_, question)| question.text.as_str() == text.trim());
    }
    if field.is_said(text, model) {
        return true;
    }
    let Some(version) = field.live(model) else { return false };
    let is_own = model.device.is_some_and(|device| device.profile() == version.stamp.device().profile());
    // A stamp ahead of the clock says nothing about when it was written.
    is_own && kept_ms.is_some_and(|kept_ms| (kept_ms..=env.unix_ms).contains(&version.stamp.unix_ms()))
}
