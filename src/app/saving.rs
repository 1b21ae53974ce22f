//! Writes to the store. "Saved" is shown only after the commit; nothing is dropped after a failure.

use std::collections::BTreeSet;

use super::outbox::Pending;
use super::{Effect, Emptied, Model, Status, StatusLine, StoreFault, Ticket, Undo};
use crate::domain::{Body, CollectVec, Diary, Record, RecordId, SpeakerRef, Version, set};
use crate::format::PACK_RECORDS_MAX;

/// Delays between attempts, in milliseconds; the last one repeats.
const RETRY_AFTER_MS: [u32; 6] = [200, 500, 1_000, 2_000, 5_000, 15_000];

/// Joins a change to the diary and writes it to the store.
pub(super) fn persist(model: &mut Model, record: Record, status: Status, undo: Option<Undo>) -> Vec<Effect> {
    model.outbox.unbacked.insert(record.id());
    let records = vec![record];
    model.take(records.clone());
    send(model, records, Some(StatusLine { status, undo }))
}

/// Writes records back that the store has lost.
fn persist_back(model: &mut Model, records: Vec<Record>) -> Vec<Effect> {
    send(model, records, None)
}

/// True while a slice is being written back.
fn writes_back(model: &Model) -> bool {
    model.outbox.pending.iter().any(|(_, pending)| pending.line.is_none())
}

fn send(model: &mut Model, records: Vec<Record>, line: Option<StatusLine>) -> Vec<Effect> {
    let ticket = model.outbox.next_ticket;
    model.outbox.next_ticket = model.outbox.next_ticket.wrapping_add(1);
    model.outbox.pending.push((ticket, Pending { records: records.clone(), line, attempts: 0 }));
    vec![Effect::Persist(ticket, records)]
}

fn index_of(model: &Model, ticket: Ticket) -> Option<usize> {
    model.outbox.pending.iter().position(|(known, _)| *known == ticket)
}

pub(super) fn persisted(model: &mut Model, ticket: Ticket) -> Vec<Effect> {
    let Some(index) = index_of(model, ticket) else { return Vec::new() };
    let (_, done) = model.outbox.pending.remove(index);
    let is_back = done.line.is_none();
    let next = if is_back { next_slice(model) } else { Vec::new() };
    if model.outbox.pending.is_empty() && model.input.failed_drafts.is_empty() {
        model.outbox.fault = None;
    }
    if !is_back {
        model.line = done.line;
    }
    let ids: Vec<RecordId> = done.records.iter().map(Record::id).collect_vec();
    let mut effects = vec![Effect::ForgetEarlyTaps(ids.clone()), Effect::TellTabs(done.records)];
    if !model.outbox.asked_persistence {
        model.outbox.asked_persistence = true;
        effects.push(Effect::AskPersistence);
    }
    effects.extend(show_speaker_switch_for(model, &ids));
    effects.extend(super::draft::forget(model));
    effects.extend(next);
    effects
}

pub(super) fn failed(model: &mut Model, ticket: Ticket, fault: StoreFault) -> Vec<Effect> {
    let index = index_of(model, ticket);
    let Some((_, pending)) = index.and_then(|index| model.outbox.pending.get_mut(index)) else { return Vec::new() };
    let wait = RETRY_AFTER_MS.get(pending.attempts).or(RETRY_AFTER_MS.last()).copied().unwrap_or_default();
    pending.attempts += 1;
    model.outbox.fault = Some(fault);
    model.line = None;
    vec![Effect::RetryAfter(ticket, wait)]
}

pub(super) fn retry(model: &Model, ticket: Ticket) -> Vec<Effect> {
    model
        .outbox
        .pending
        .iter()
        .find(|(known, _)| *known == ticket)
        .map(|(_, pending)| Effect::Persist(ticket, pending.records.clone()))
        .into_iter()
        .collect_vec()
}

/// Tries all pending writes again now.
pub(super) fn retry_all(model: &Model) -> Vec<Effect> {
    model.outbox.pending.iter().map(|(ticket, pending)| Effect::Persist(*ticket, pending.records.clone())).collect_vec()
}

/// Records that are not stored yet, which other tabs cannot have.
pub(super) fn waiting(model: &Model) -> BTreeSet<RecordId> {
    set(model.outbox.pending.iter().flat_map(|(_, pending)| pending.records.iter().map(Record::id)))
}

/// True while a version of this record is not committed, or waits to be written back.
pub(super) fn waits(model: &Model, id: RecordId) -> bool {
    model.outbox.write_back.contains(&id)
        || model.outbox.pending.iter().any(|(_, pending)| pending.records.iter().any(|record| record.id() == id))
}

/// Joins the pending records again after the store was read again.
pub(super) fn rejoin_pending(model: &mut Model) {
    let records: Vec<Record> = model.outbox.pending.iter().flat_map(|(_, pending)| pending.records.clone()).collect_vec();
    model.take(records);
}

/// [`show_speaker_switch`] after changes of these records.
pub(super) fn show_speaker_switch_for(model: &mut Model, changed: &[RecordId]) -> Vec<Effect> {
    show_speaker_switch(model, |diary| changed.iter().filter_map(|id| diary.live(*id)).any(is_carers))
}

/// True for an entry of somebody other than the patient, and for a carer as a person.
pub(super) fn is_carers(version: &Version) -> bool {
    match &version.body {
        Body::Entry(entry) => entry.who != SpeakerRef::Patient,
        Body::Person(person) => person.role == SpeakerRef::Carer,
        _ => false,
    }
}

/// Shows the pad's switch permanently once there is a live record of a carer. The diary is asked only while the switch is hidden.
pub(super) fn show_speaker_switch(model: &mut Model, has_carer: impl FnOnce(&Diary) -> bool) -> Vec<Effect> {
    if model.settings.two_voices || !has_carer(&model.diary) {
        return Vec::new();
    }
    model.settings.two_voices = true;
    vec![Effect::KeepSettings]
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
