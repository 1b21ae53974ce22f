//! Writes the diary of this window back after the store was emptied, slice by slice. Its entries then count as unbacked.

use super::saving::{persist_back, writes_back};
use super::{Effect, Model};
use crate::domain::{CollectVec, Record, RecordId};
use crate::format::PACK_RECORDS_MAX;

/// State of the recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emptied {
    /// True when the whole diary had been read before, so that nothing is missing.
    pub whole: bool,
    /// True when everything has been committed again.
    pub restored: bool,
}

/// Starts writing back, or restarts when the store was emptied once more.
pub(super) fn emptied(model: &mut Model) -> Vec<Effect> {
    // What an earlier emptying lost stays missing.
    let whole = model.loading.is_fully_loaded && model.loading.emptied.is_none_or(|before| before.whole);
    if whole && model.diary.records().len() == 0 {
        return Vec::new();
    }
    model.loading.emptied = Some(Emptied { whole, restored: false });
    // Their packs are gone; their records are part of what is written back.
    model.imports = super::Imports::default();
    let ids: Vec<RecordId> = model.diary.records().map(Record::id).collect_vec();
    model.outbox.unbacked.extend(&ids);
    // Taken from the end: ids rise with time, so the newest are stored first.
    model.outbox.write_back = ids;
    // Drafts in the store were lost too.
    model.input.unstored = model.input.drafted.clone();
    let mut effects = super::draft::store(model);
    effects.extend(next_slice(model));
    effects
}

/// Writes the next slice. Only one slice at a time is in memory twice.
pub(super) fn next_slice(model: &mut Model) -> Vec<Effect> {
    let rest = model.outbox.write_back.len().saturating_sub(PACK_RECORDS_MAX);
    let ids = model.outbox.write_back.split_off(rest);
    let records: Vec<Record> = ids.iter().filter_map(|id| model.diary.record(*id)).cloned().collect_vec();
    if records.is_empty() {
        let restored = !writes_back(model);
        model.loading.emptied = model.loading.emptied.map(|emptied| Emptied { restored, ..emptied });
        return Vec::new();
    }
    persist_back(model, records)
}

/// Closes the notice about a lost store.
pub(super) fn close_notice(model: &mut Model) -> Vec<Effect> {
    model.loading.emptied = model.loading.emptied.filter(|emptied| !emptied.restored);
    if std::mem::take(&mut model.loading.had_diary) { vec![Effect::ClearDiaryMarker] } else { Vec::new() }
}
