//! The one place where the model changes.

use super::model::BackupState;
use super::{Command, Effect, Env, Import, LastBackup, Model, Route, Settings, Status, edit, import, rebase, saving};
use crate::domain::{DeviceId, Record, RecordId};

/// Changes the model and says what the browser has to do for it.
pub fn update(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    match command {
        Command::Record(tap) => edit::record(model, tap, env),
        Command::Edit(id, change) => edit::edit(model, id, change, env),
        Command::Delete(id) => edit::delete(model, id, env),
        Command::AddContact(contact) => edit::add_contact(model, contact, env),
        Command::Undo => edit::undo(model, env),
        Command::Went(route) => went(model, route),
        Command::Language(_) | Command::Appearance(_) | Command::TextSize(_) | Command::Voice(_) => set(&mut model.settings, command),
        Command::Opened { device, last_backup, last_import, unbacked } => {
            model.last_backup = last_backup;
            model.last_import = last_import;
            model.unbacked.extend(unbacked);
            opened(model, device, env)
        }
        Command::Loaded { records, damaged } => loaded(model, records, damaged),
        Command::LoadedAll => {
            model.complete = true;
            let all: Vec<RecordId> = model.diary.rows().iter().map(|row| row.id).collect();
            saving::note_voices(model, all.into_iter())
        }
        Command::StoreWaits(fault) => {
            model.fault = Some(fault);
            Vec::new()
        }
        Command::StoreFailed(fault) => vec![Effect::Rescue(fault)],
        Command::Persisted(ticket) => saving::persisted(model, ticket),
        Command::PersistFailed(ticket, fault) => saving::failed(model, ticket, fault),
        Command::Retry(ticket) => saving::retry(model, ticket),
        Command::OtherTab(records) => {
            model.unbacked.extend(records.iter().map(Record::id));
            let ids: Vec<RecordId> = records.iter().map(Record::id).collect();
            model.take(records);
            let mut effects = rebase::rebase(model, &ids, env);
            effects.extend(saving::note_voices(model, ids.into_iter()));
            effects
        }
        Command::SaveBackup | Command::BackupProgress(..) | Command::BackupSaved | Command::BackupNotSaved { .. } => {
            backup(model, &command, env)
        }
        Command::OtherTabSavedBackup(last) => {
            model.unbacked = saving::waiting(model);
            model.last_backup = Some(last);
            Vec::new()
        }
        Command::OpenFile
        | Command::ImportProgress(..)
        | Command::ImportRead(_)
        | Command::ImportRefused(_)
        | Command::CancelImport
        | Command::ApplyImport
        | Command::Imported(_)
        | Command::ImportFailed(_)
        | Command::UndoImport
        | Command::ImportUndone => importing(model, command),
    }
}

fn opened(model: &mut Model, device: DeviceId, env: &mut Env<'_>) -> Vec<Effect> {
    model.device = Some(device);
    model.fault = None;
    let early = std::mem::take(&mut model.early);
    early.into_iter().flat_map(|tap| edit::record(model, tap, env)).collect()
}

fn loaded(model: &mut Model, records: Vec<Record>, damaged: usize) -> Vec<Effect> {
    model.damaged += damaged;
    model.take(records);
    Vec::new()
}

fn went(model: &mut Model, route: Route) -> Vec<Effect> {
    if route != model.route {
        // "Deleted · Undo" must outlive the step from the entry back to the list; everything else ends with its screen.
        let outlives =
            matches!(model.line.as_ref().map(|line| &line.status), Some(Status::Deleted(..) | Status::Saving(_) | Status::Saved(..)));
        if !outlives {
            model.line = None;
        }
        model.shown = None;
        model.route = route;
    }
    Vec::new()
}

fn set(settings: &mut Settings, command: Command) -> Vec<Effect> {
    match command {
        Command::Language(language) => settings.language = language,
        Command::Appearance(appearance) => settings.appearance = appearance,
        Command::TextSize(text_size) => settings.text_size = text_size,
        Command::Voice(voice) => settings.voice = voice,
        _ => return Vec::new(),
    }
    vec![Effect::KeepSettings]
}

fn backup(model: &mut Model, command: &Command, env: &Env<'_>) -> Vec<Effect> {
    match command {
        Command::SaveBackup if model.backup.is_none() => {
            let all = model.diary.records().len();
            // What changes from here on is not in this file, and is counted anew.
            model.backup = Some(BackupState { done: 0, all, covers: std::mem::take(&mut model.unbacked) });
            vec![Effect::SaveBackup]
        }
        Command::BackupProgress(done, all) => {
            if let Some(state) = &mut model.backup {
                (state.done, state.all) = (*done, *all);
            }
            Vec::new()
        }
        Command::BackupSaved => {
            let Some(state) = model.backup.take() else { return Vec::new() };
            let last = LastBackup { at: env.now.to_string(), records: state.all };
            model.last_backup = Some(last.clone());
            model.say(Status::BackedUp(state.all));
            // What has changed since the file was begun is in it as it was before.
            vec![Effect::NoteBackup(last, state.covers.difference(&model.unbacked).copied().collect())]
        }
        Command::BackupNotSaved { failed } => {
            if let Some(state) = model.backup.take() {
                model.unbacked.extend(state.covers);
            }
            if *failed {
                model.say(Status::BackupFailed);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn importing(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::OpenFile if !matches!(model.import, Import::Writing(_)) => {
            model.line = None;
            model.import = Import::Reading(0, 0);
        }
        Command::ImportProgress(done, all) if matches!(model.import, Import::Reading(..)) => model.import = Import::Reading(done, all),
        Command::ImportRead(file) => import::read(model, file),
        Command::ImportRefused(error) if matches!(model.import, Import::Reading(..)) => model.import = Import::Refused(error),
        Command::CancelImport if !matches!(model.import, Import::Writing(_)) => model.import = Import::Idle,
        Command::ApplyImport => return import::apply(model),
        Command::Imported(last) => return import::applied(model, last),
        Command::ImportFailed(fault) => import::failed(model, fault),
        Command::UndoImport => return import::undo(model),
        Command::ImportUndone => return import::undone(model),
        _ => {}
    }
    Vec::new()
}
