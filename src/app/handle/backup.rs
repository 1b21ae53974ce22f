//! Saves a backup file and tracks which entries are in no backup.

use crate::app::{BackupCommand, BackupState, Effect, Env, LastBackup, Model, SealOf, Status, saving};
use crate::domain::CollectVec;

pub(super) fn handle(model: &mut Model, command: BackupCommand, env: &Env<'_>) -> Vec<Effect> {
    match command {
        BackupCommand::Save => save(model),
        BackupCommand::Progress(done, all) => {
            if let Some(state) = &mut model.backup {
                (state.done, state.all) = (done, all);
            }
            Vec::new()
        }
        BackupCommand::Saved => saved(model, env),
        BackupCommand::NotSaved { failed } => {
            not_saved(model);
            if failed {
                model.set_status(Status::BackupFailed);
            }
            Vec::new()
        }
        BackupCommand::OtherTabSaved(last) => {
            model.outbox.unbacked = saving::waiting(model);
            model.last_backup = Some(last);
            Vec::new()
        }
    }
}

fn save(model: &mut Model) -> Vec<Effect> {
    if model.backup.is_some() {
        return Vec::new();
    }
    begin(model);
    vec![Effect::SaveBackup]
}

pub(super) fn begin(model: &mut Model) {
    let all = model.diary.records().len();
    // Entries changed from here on are not in this file, so counting starts again from zero.
    model.backup = Some(BackupState { done: 0, all, covers: std::mem::take(&mut model.outbox.unbacked) });
}

/// Ends the backup that is being made, sealed or not.
fn end(model: &mut Model) -> Option<BackupState> {
    model.sealing = model.sealing.filter(|sealing| sealing.of != SealOf::Backup);
    model.backup.take()
}

/// The entries of the file are in no backup again.
pub(super) fn not_saved(model: &mut Model) {
    if let Some(state) = end(model) {
        model.outbox.unbacked.extend(state.covers);
    }
}

fn saved(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let Some(state) = end(model) else { return Vec::new() };
    model.ui.sealed += 1;
    let last = LastBackup { at: env.now.to_string(), records: state.all };
    model.last_backup = Some(last.clone());
    model.ui.nudge = None;
    model.set_status(Status::BackedUp(state.all));
    // An entry changed while the file was made is in it as it was before, so it stays unbacked.
    vec![Effect::NoteBackup(last, state.covers.difference(&model.outbox.unbacked).copied().collect_vec())]
}
