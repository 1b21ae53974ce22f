//! From a change to "Saved": nothing is said before the commit, nothing is dropped after a failure.

use std::collections::BTreeSet;

use super::{Effect, Model, Status, StatusLine, StoreFault, Ticket, Undo};
use crate::domain::{Record, RecordId, Speaker};

/// A write on its way.
#[derive(Debug)]
pub(super) struct Pending {
    records: Vec<Record>,
    line: StatusLine,
    attempts: usize,
}

/// Waits between attempts, in milliseconds; the last one repeats.
const RETRY_AFTER_MS: [u32; 6] = [200, 500, 1_000, 2_000, 5_000, 15_000];

/// Takes a change into the diary on screen and sends it to the store.
pub(super) fn persist(model: &mut Model, record: Record, status: Status, undo: Option<Undo>) -> Vec<Effect> {
    let ticket = model.next_ticket;
    model.next_ticket = model.next_ticket.wrapping_add(1);
    model.unbacked.insert(record.id());
    let records = vec![record];
    model.take(records.clone());
    model.pending.insert(ticket, Pending { records: records.clone(), line: StatusLine { status, undo }, attempts: 0 });
    vec![Effect::Persist(ticket, records)]
}

pub(super) fn persisted(model: &mut Model, ticket: Ticket) -> Vec<Effect> {
    let Some(done) = model.pending.remove(&ticket) else { return Vec::new() };
    if model.pending.is_empty() {
        model.fault = None;
    }
    model.line = Some(done.line);
    let ids: Vec<RecordId> = done.records.iter().map(Record::id).collect();
    let mut effects = vec![Effect::ForgetEarlyTaps(ids.clone()), Effect::TellTabs(done.records)];
    if !model.asked_persistence {
        model.asked_persistence = true;
        effects.push(Effect::AskPersistence);
    }
    effects.extend(note_voices(model, ids.into_iter()));
    effects
}

pub(super) fn failed(model: &mut Model, ticket: Ticket, fault: StoreFault) -> Vec<Effect> {
    let Some(pending) = model.pending.get_mut(&ticket) else { return Vec::new() };
    let wait = RETRY_AFTER_MS.get(pending.attempts).or(RETRY_AFTER_MS.last()).copied().unwrap_or_default();
    pending.attempts += 1;
    model.fault = Some(fault);
    model.line = None;
    vec![Effect::RetryAfter(ticket, wait)]
}

pub(super) fn retry(model: &Model, ticket: Ticket) -> Vec<Effect> {
    model.pending.get(&ticket).map(|pending| Effect::Persist(ticket, pending.records.clone())).into_iter().collect()
}

/// The records that are not stored yet, so that no other tab can know of them.
pub(super) fn waiting(model: &Model) -> BTreeSet<RecordId> {
    model.pending.values().flat_map(|pending| pending.records.iter().map(Record::id)).collect()
}

/// What is not stored yet is put back on the screen after the store was read anew.
pub(super) fn rejoin_pending(model: &mut Model) {
    let records: Vec<Record> = model.pending.values().flat_map(|pending| pending.records.clone()).collect();
    model.take(records);
}

/// Once both have spoken, the pad shows the switch between them, for good.
pub(super) fn note_voices(model: &mut Model, changed: impl Iterator<Item = RecordId>) -> Vec<Effect> {
    if model.settings.two_voices || !changed.into_iter().any(|id| model.diary.entry(id).is_some_and(|entry| entry.who != Speaker::Patient))
    {
        return Vec::new();
    }
    model.settings.two_voices = true;
    vec![Effect::KeepSettings]
}
