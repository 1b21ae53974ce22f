//! Decides when a copy of the diary is made, and counts it as a backup once it is there.

use crate::app::{CopiesCommand, CopiesJob, CopyPlan, Copying, Effect, Env, LastBackup, LockStatus, Model};
use crate::domain::{CollectVec, RecordId};

/// Passes the command on to the later part of the program. Before that is loaded, and in a browser that writes into no folders, there is
/// nothing to do.
pub(super) fn handle(model: &mut Model, command: CopiesCommand, env: &Env<'_>) -> Vec<Effect> {
    match model.steps {
        Some(steps) if model.platform.has_folders => (steps.copies)(model, command, env),
        _ => Vec::new(),
    }
}

/// Runs in the later part of the program.
pub(super) fn step(model: &mut Model, command: CopiesCommand, env: &Env<'_>) -> Vec<Effect> {
    match command {
        CopiesCommand::Check => return check(model, env),
        CopiesCommand::Do(job) => return vec![Effect::Copies(job)],
        CopiesCommand::Done(job, folder, fault) => {
            let copies = &mut model.copies;
            (copies.folder, copies.fault, copies.is_known) = (folder, fault, true);
            return match job {
                CopiesJob::Write => model.copies.copying.take().map(|copying| wrote(model, copying)).unwrap_or_default(),
                _ => begin(model, env),
            };
        }
        CopiesCommand::Outdated => {
            model.copies.copying = None;
            model.copies.checked = None;
        }
    }
    Vec::new()
}

/// With a lock no copy is made: it would be readable by anyone who has the folder.
fn has_lock(model: &Model) -> bool {
    model.lock.status != LockStatus::Off
}

/// Asks for the folder, unless nothing has changed since it was looked at, or there is none.
fn check(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let (now, copies) = ((model.revision, env.now.day()), &model.copies);
    let is_settled = match &copies.folder {
        Some(folder) => folder.has_day(env.now.day()),
        None => copies.is_known,
    };
    let waits = has_lock(model) || !model.loading.is_fully_loaded || model.has_unsaved() || model.erasing || copies.copying.is_some();
    if is_settled || waits || copies.checked == Some(now) {
        return Vec::new();
    }
    model.copies.checked = Some(now);
    vec![Effect::Copies(CopiesJob::Look)]
}

/// Makes the copy that is due.
fn begin(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    let waits = has_lock(model)
        || !model.loading.is_fully_loaded
        || model.erasing
        || model.copies.copying.is_some()
        || model.copies.fault.is_some();
    let folder = model.copies.folder.as_ref().filter(|_| !waits);
    let Some(plan) = folder.and_then(|folder| folder.due(&model.diary, env.now)) else { return Vec::new() };
    let version = |id| Some((id, model.diary.record(id)?.current().stamp));
    let covers = model.outbox.unbacked.iter().filter_map(|id| version(*id)).collect_vec();
    model.copies.copying = Some(Copying { plan, revision: model.revision, covers });
    vec![Effect::Copies(CopiesJob::Write)]
}

/// A copy is a backup once its file is complete. What was changed meanwhile is in it as it was before, so it stays unbacked.
fn wrote(model: &mut Model, Copying { plan: CopyPlan { last, .. }, covers, .. }: Copying) -> Vec<Effect> {
    if model.copies.folder.as_ref().and_then(|folder| folder.last.as_ref()) != Some(&last) {
        return Vec::new();
    }
    let is_as_copied = |(id, stamp): &(_, _)| model.diary.record(*id).is_some_and(|record| record.current().stamp == *stamp);
    // In the order of the ids, as they were taken from the set.
    let covers: Vec<RecordId> = covers.into_iter().filter(is_as_copied).map(|(id, _)| id).collect_vec();
    // Not removed one by one: that would be the only removal from such a set, and its code would be loaded for this alone.
    let unbacked = std::mem::take(&mut model.outbox.unbacked);
    model.outbox.unbacked.extend(unbacked.into_iter().filter(|id| covers.binary_search(id).is_err()));
    let backup = LastBackup { at: last.at.to_string(), records: last.records };
    model.last_backup = Some(backup.clone());
    model.ui.nudge = None;
    vec![Effect::NoteBackup(backup, covers)]
}

#[cfg(test)]
#[path = "copies_tests.rs"]
mod tests;
