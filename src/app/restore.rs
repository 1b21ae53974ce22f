//! The store was emptied while this window was open: what the window knows is written back, slice by slice, and is in no backup.

use super::saving::{persist_back, writes_back};
use super::{Effect, Model};
use crate::domain::{Record, RecordId};
use crate::format::PACK_RECORDS_MAX;

/// What is said of a store that was emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emptied {
    /// The whole diary had been read before, so that nothing is missing.
    pub whole: bool,
    /// Everything has been committed again.
    pub restored: bool,
}

/// Starts writing back, or starts again when it was emptied once more.
pub(super) fn emptied(model: &mut Model) -> Vec<Effect> {
    // What an earlier time took away stays missing.
    let whole = model.loading.is_fully_loaded && model.loading.emptied.is_none_or(|before| before.whole);
    if whole && model.diary.records().len() == 0 {
        return Vec::new();
    }
    model.loading.emptied = Some(Emptied { whole, restored: false });
    // Their packs are gone: what they brought is part of what is written back.
    model.imports = super::Imports::default();
    let ids: Vec<RecordId> = model.diary.records().map(Record::id).collect();
    model.outbox.unbacked.extend(&ids);
    // The end of the list goes first: ids rise with time, so the newest are safe first.
    model.outbox.write_back = ids;
    // Texts that are no record yet lay there too.
    model.input.unstored = model.input.drafted.clone();
    let mut effects = super::draft::store(model);
    effects.extend(next_slice(model));
    effects
}

/// The next part of what is to be written back. One part at a time, so that little is held twice.
pub(super) fn next_slice(model: &mut Model) -> Vec<Effect> {
    let rest = model.outbox.write_back.len().saturating_sub(PACK_RECORDS_MAX);
    let ids = model.outbox.write_back.split_off(rest);
    let records: Vec<Record> = ids.iter().filter_map(|id| model.diary.record(*id)).cloned().collect();
    if records.is_empty() {
        let restored = !writes_back(model);
        model.loading.emptied = model.loading.emptied.map(|emptied| Emptied { restored, ..emptied });
        return Vec::new();
    }
    persist_back(model, records)
}

/// The person has read what was said about a lost store.
pub(super) fn close_notice(model: &mut Model) -> Vec<Effect> {
    model.loading.emptied = model.loading.emptied.filter(|emptied| !emptied.restored);
    if std::mem::take(&mut model.loading.had_diary) { vec![Effect::ClearDiaryMarker] } else { Vec::new() }
}
