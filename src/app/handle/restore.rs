//! Writes the diary of this window back after the store was emptied, slice by slice. Its entries then count as unbacked.

use crate::app::saving::next_slice;
use crate::app::{Effect, Emptied, Imports, Model, draft};
use crate::domain::{CollectVec, Record, RecordId};

/// Starts writing back, or restarts when the store was emptied once more.
pub(super) fn emptied(model: &mut Model) -> Vec<Effect> {
    // What an earlier emptying lost stays missing.
    let whole = model.loading.is_fully_loaded && model.loading.emptied.is_none_or(|before| before.whole);
    if whole && model.diary.records().len() == 0 {
        return Vec::new();
    }
    model.loading.emptied = Some(Emptied { whole, restored: false });
    // Their packs are gone; their records are part of what is written back.
    model.imports = Imports::default();
    let ids: Vec<RecordId> = model.diary.records().map(Record::id).collect_vec();
    model.outbox.unbacked.extend(&ids);
    // Taken from the end: ids rise with time, so the newest are stored first.
    model.outbox.write_back = ids;
    // Drafts in the store were lost too.
    model.input.unstored = model.input.drafted.clone();
    let mut effects = draft::store(model);
    effects.extend(next_slice(model));
    effects
}

/// Closes the notice about a lost store.
pub(super) fn close_notice(model: &mut Model) -> Vec<Effect> {
    model.loading.emptied = model.loading.emptied.filter(|emptied| !emptied.restored);
    if std::mem::take(&mut model.loading.had_diary) { vec![Effect::ClearDiaryMarker] } else { Vec::new() }
}
