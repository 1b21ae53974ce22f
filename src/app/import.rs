//! Opening a backup: what it would do is shown first, then done in one transaction, and can be undone.

use super::plan::{Compared, Comparing, Plan};
use super::saving::rejoin_pending;
use super::{Command, Effect, Env, ImportCommand, ImportFile, Imports, Model, Rescued, Status, Undoing, rescued};
use crate::domain::{Admitted, Diary, Record};
use crate::format::{FileError, RecordError, fits_whole};

/// A file on its way in.
#[derive(Debug, Default)]
pub enum Import {
    /// None.
    #[default]
    Idle,
    /// Records read, of all.
    Reading(usize, usize),
    /// It is being held against the diary.
    Comparing(Comparing),
    /// Not a backup.
    Refused(FileError),
    /// What it would do.
    Preview(Plan),
    /// Being committed.
    Writing,
}

impl Model {
    /// True while what comes of that reading is waited for.
    #[must_use]
    pub const fn is_reading(&self, number: u32) -> bool {
        self.reading == number && matches!(self.import, Import::Reading(..))
    }
}

/// What a record out of a file does to the diary, and what of it is to be stored.
///
/// # Errors
/// Why it is not taken; see [`Diary::admit`].
pub(super) fn admit(diary: &Diary, record: Record) -> Result<Admitted, RecordError> {
    let admitted = diary.admit(record)?;
    // What no longer fits into a row would be left out of it, the oldest first.
    let fits = diary.record(admitted.record.id()).is_none_or(|known| {
        let mut after = known.clone();
        after.join(&admitted.record);
        after.older().len() <= ALWAYS_FIT || fits_whole(&after)
    });
    if fits { Ok(admitted) } else { Err(RecordError::HistoryFull) }
}

/// So many older versions fit into a row whatever they say.
const ALWAYS_FIT: usize = 20;

/// What of an import has been read back, or is known to be older than what the diary says, is on its way no more.
pub(super) fn arrived(model: &mut Model) {
    let diary = &model.diary;
    model.incoming.retain(|(id, stamp)| diary.record(*id).is_none_or(|record| record.current().stamp < *stamp));
}

/// Waits for the later part of the program.
pub(super) fn handle(model: &mut Model, command: ImportCommand, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps.0 {
        Some(steps) => (steps.import)(model, command, env),
        None => model.defer(Command::Import(command)),
    }
}

/// In the later part of the program. What is no longer waited for, and what would disturb an import that is being committed, is ignored.
pub(super) fn step(model: &mut Model, command: ImportCommand, env: &mut Env<'_>) -> Vec<Effect> {
    let is_free = !matches!(model.import, Import::Writing);
    match command {
        ImportCommand::Open(number) => {
            if is_free {
                model.line = None;
                model.reading = number;
                model.ui.more = 0;
                model.import = Import::Reading(0, 0);
            }
        }
        ImportCommand::Progress(number, done, all) => progress(model, number, Import::Reading(done, all)),
        ImportCommand::Refused(number, error) => progress(model, number, Import::Refused(error)),
        ImportCommand::Read(number, file) => return read(model, number, file),
        ImportCommand::Compare => return compare(model),
        ImportCommand::Cancel => {
            if is_free {
                model.import = Import::Idle;
            }
        }
        ImportCommand::Apply => return apply(model, env),
        ImportCommand::Applied(imports) => return applied(model, imports),
        ImportCommand::Failed(fault) => {
            model.rescued = Rescued::default();
            model.import = Import::Idle;
            model.say(Status::ImportFailed(fault));
        }
        // Should it fail, it stays in the list and can be tried again.
        ImportCommand::Undo => return model.imports.newest().filter(|_| is_free).cloned().map(Effect::UndoImport).into_iter().collect(),
        ImportCommand::NotUndone(fault) => model.say(Status::ImportNotUndone(fault)),
    }
    Vec::new()
}

fn progress(model: &mut Model, number: u32, import: Import) {
    if model.is_reading(number) {
        model.import = import;
    }
}

fn read(model: &mut Model, number: u32, file: ImportFile) -> Vec<Effect> {
    if !model.is_reading(number) {
        return Vec::new();
    }
    let ImportFile { records, places, refused, drafts } = file;
    rescued::read(model, drafts);
    model.import = Import::Comparing(Comparing::new(records, places, refused, model.revision));
    compare(model)
}

fn compare(model: &mut Model) -> Vec<Effect> {
    match std::mem::take(&mut model.import) {
        Import::Comparing(comparing) => match comparing.step(model) {
            Compared::Going(comparing) => {
                model.import = Import::Comparing(comparing);
                vec![Effect::CompareImport]
            }
            Compared::Show(plan) => {
                model.rescued.agreed = false;
                model.import = Import::Preview(plan);
                Vec::new()
            }
            Compared::Do(counts, records) => {
                model.import = Import::Writing;
                model.incoming = records.iter().map(|record| (record.id(), record.current().stamp)).collect();
                vec![Effect::Import(records, counts.summary())]
            }
        },
        other => {
            model.import = other;
            Vec::new()
        }
    }
}

/// What was agreed to is done only if it is still what the file would do: the diary may have been changed in another window since.
fn apply(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.rescued.agreed |= matches!(model.import, Import::Preview(_));
    match std::mem::take(&mut model.import) {
        Import::Preview(plan) if plan.counts.brings() => {
            model.import = Import::Comparing(Comparing::again(plan, model.revision));
            compare(model)
        }
        // There are texts all the same.
        Import::Preview(_) => rescued::take(model, env),
        other => {
            model.import = other;
            Vec::new()
        }
    }
}

/// From here until all of it is read, the diary on screen is a part of the stored one.
fn applied(model: &mut Model, imports: Imports) -> Vec<Effect> {
    model.import = Import::Idle;
    model.loading.is_fully_loaded = false;
    // A backup was asked for, and this may be it.
    model.loading.had_diary = false;
    if let Some(summary) = imports.newest().and_then(|import| import.summary) {
        model.say(Status::Imported(summary));
    }
    model.imports = imports;
    vec![Effect::LoadNew]
}

pub(super) fn undone(model: &mut Model, outcome: Undoing, imports: Imports) -> Vec<Effect> {
    model.imports = imports;
    model.say(Status::ImportUndone(outcome));
    if outcome == Undoing::NewerFirst {
        // It came in another window, of which this one has not heard.
        return vec![Effect::LoadNew];
    }
    model.incoming.clear();
    // The diary on screen still holds what the store no longer has: it is read anew.
    model.diary = Diary::default();
    model.loading.is_fully_loaded = false;
    model.loading.damaged = 0;
    rejoin_pending(model);
    vec![Effect::Reread]
}
