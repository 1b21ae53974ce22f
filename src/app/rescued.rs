//! Drafts in a file of the rescue page. The preview shows them. Applying the import writes each into its field if nothing was written there
//! since; otherwise it becomes an orphaned text.

use super::typed::{commit_input, typed};
use super::{Draft, Effect, Env, Field, Model, orphan};
use crate::domain::CollectVec;
use crate::format::RescuedDraft;

/// The drafts of the file being opened.
#[derive(Debug, Default)]
pub struct Rescued {
    /// Drafts that the diary does not contain.
    pub texts: Vec<Draft>,
    /// True after the user has applied the import.
    pub(super) agreed: bool,
}

/// The drafts whose field this version knows.
pub(super) fn drafts(rescued: &[RescuedDraft]) -> Vec<Draft> {
    let draft = |draft: &RescuedDraft| {
        let field = Field::of_draft(&draft.name)?;
        Some(Draft { field, text: draft.text.clone(), kept_ms: draft.kept_ms, is_stored: false })
    };
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in rescued.iter().filter_map(draft).filter(|draft| !draft.text.trim().is_empty()) {
        // A file can hold two copies: from `meta` and from `localStorage`.
        match drafts.iter_mut().find(|known| known.field == draft.field) {
            Some(known) if is_later(&draft, known) => *known = draft,
            Some(_) => {}
            None => drafts.push(draft),
        }
    }
    drafts
}

/// True when the first of two copies is newer. If unknown, the longer one counts as newer: surplus words can be deleted, missing ones
/// cannot be recovered.
fn is_later(draft: &Draft, known: &Draft) -> bool {
    match (draft.kept_ms, known.kept_ms) {
        (Some(kept_ms), Some(known_ms)) if kept_ms != known_ms => kept_ms > known_ms,
        _ => draft.text.chars().count() > known.text.chars().count(),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_copies_the_one_kept_later_is_taken_and_where_nothing_tells_the_longer() {
        let cases = [
            (("all of it", Some(5)), ("all", Some(6)), "all"),
            (("all of it", Some(6)), ("all", Some(5)), "all of it"),
            (("all", Some(5)), ("all of it", Some(5)), "all of it"),
            (("all", Some(6)), ("all of it", None), "all of it"),
            (("all", None), ("all of it", Some(5)), "all of it"),
            (("all", None), ("all of it", None), "all of it"),
        ];
        for (one, other, taken) in cases {
            for pair in [[one, other], [other, one]] {
                let copies = pair.map(|(text, kept_ms)| RescuedDraft { name: "question".to_owned(), text: text.to_owned(), kept_ms });
                let texts: Vec<_> = drafts(&copies).into_iter().map(|draft| draft.text).collect();
                assert_eq!(texts, [taken], "{pair:?}");
            }
        }
    }
}
