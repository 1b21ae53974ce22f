//! Handles events of the store, of this and of other windows.

use super::{clock, import, later, nudge, pad, restore};
use crate::app::{Effect, Env, Model, Route, StoreEvent, draft, saving};
use crate::domain::{CollectVec, DeviceId, Record, RecordId};

pub(super) fn handle(model: &mut Model, event: StoreEvent, env: &mut Env<'_>) -> Vec<Effect> {
    match event {
        StoreEvent::Opened { device, last_backup, imports, peers, unbacked } => {
            model.last_backup = last_backup;
            model.imports = imports;
            model.peers = peers;
            model.outbox.unbacked.extend(unbacked);
            return opened(model, device, env);
        }
        StoreEvent::Waits(fault) => model.outbox.fault = Some(fault),
        StoreEvent::Failed(fault) => return vec![Effect::Rescue(fault)],
        StoreEvent::LoadStarted => model.loading.is_fully_loaded = false,
        StoreEvent::Loaded { records, damaged } => return loaded(model, records, damaged),
        StoreEvent::LoadFinished => return load_finished(model, env),
        StoreEvent::Emptied => return restore::emptied(model),
        StoreEvent::DiaryGone => model.loading.had_diary = true,
        StoreEvent::Persisted(ticket) => return saving::persisted(model, ticket),
        StoreEvent::PersistFailed(ticket, fault) => return saving::failed(model, ticket, fault),
        StoreEvent::Retry(ticket) => return saving::retry(model, ticket),
        StoreEvent::DraftNotStored(field, fault) => return vec![draft::not_stored(model, field, fault)],
        StoreEvent::DraftStored(field) => draft::stored(model, &field),
        StoreEvent::OtherTab(records) => return other_tab(model, records, env),
        StoreEvent::ImportUndone(outcome, imports) => return import::undone(model, outcome, imports),
        StoreEvent::Imports(imports) => model.imports = imports,
    }
    Vec::new()
}

fn opened(model: &mut Model, device: DeviceId, env: &mut Env<'_>) -> Vec<Effect> {
    model.device = Some(device);
    model.outbox.fault = None;
    let early = std::mem::take(&mut model.outbox.early);
    let mut effects: Vec<Effect> = early.into_iter().flat_map(|tap| pad::record(model, tap, env)).collect_vec();
    effects.extend(later::ready(model, env));
    effects
}

fn loaded(model: &mut Model, records: Vec<Record>, damaged: usize) -> Vec<Effect> {
    model.loading.damaged += damaged;
    // While the diary is being read, nothing may appear above the pad and move it.
    let shown = if model.loading.is_fully_loaded { records.iter().map(Record::id).collect_vec() } else { Vec::new() };
    model.take(records);
    saving::show_speaker_switch_for(model, &shown)
}

fn load_finished(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.loading.is_fully_loaded = true;
    import::arrived(model);
    let mut effects = saving::show_speaker_switch(model, |diary| {
        diary.records().map(Record::current).any(|version| !version.deleted && saving::is_carers(version))
    });
    effects.extend(clock::caught_up(model, env.unix_ms));
    effects.extend(later::read_all(model, env));
    // It is the last element of the page, so it moves nothing.
    if model.route == Route::Now {
        model.ui.nudge = nudge::due(model, env.unix_ms);
    }
    effects
}

fn other_tab(model: &mut Model, records: Vec<Record>, env: &mut Env<'_>) -> Vec<Effect> {
    let ids: Vec<RecordId> = records.iter().map(Record::id).collect_vec();
    model.outbox.unbacked.extend(&ids);
    model.take(records);
    let mut effects: Vec<Effect> = model.steps.into_iter().flat_map(|steps| (steps.records_changed)(model, &ids, env)).collect_vec();
    effects.extend(saving::show_speaker_switch_for(model, &ids));
    effects
}
