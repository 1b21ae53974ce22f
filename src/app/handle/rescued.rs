//! Drafts in a file of the rescue page. The preview shows them. Applying the import writes each into its field if nothing was written there
//! since; otherwise it becomes an orphaned text.

use crate::app::typed::{commit_input, typed};
use crate::app::{Draft, Effect, Env, Field, Model, Rescued, orphan};
use crate::domain::CollectVec;

/// Stores the drafts that were read, without those that the diary already contains.
pub(super) fn read(model: &mut Model, drafts: Vec<Draft>) {
    let texts = drafts.into_iter().filter(|draft| !is_known(model, draft)).collect_vec();
    model.rescued = Rescued { texts, agreed: false };
}

fn is_known(model: &Model, draft: &Draft) -> bool {
    let is_asked =
        draft.field == Field::NewQuestion && model.diary.questions().any(|(_, question)| question.text.as_str() == draft.text.trim());
    is_asked || draft.field.text(model).contains(draft.text.trim())
}

/// Writes the drafts into their fields, once the records of the file are in the diary.
pub(super) fn take(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    if !model.rescued.agreed || !model.loading.is_fully_loaded {
        return Vec::new();
    }
    let mut effects = Vec::new();
    for draft in std::mem::take(&mut model.rescued).texts {
        if is_known(model, &draft) {
            continue;
        }
        if draft.text.starts_with(&draft.field.text(model)) {
            effects.extend(typed(model, draft.field, draft.text, env));
        } else {
            // The field has changed since, so the user decides.
            orphan::keep(model, draft.field, draft.text);
        }
    }
    effects.extend(commit_input(model, env));
    effects
}
