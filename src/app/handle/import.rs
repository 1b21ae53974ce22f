//! Opens a backup: shows what it would change, applies it in one transaction, and can undo it.

use super::rescued;
use crate::app::plan::{Compared, Comparing};
use crate::app::saving::rejoin_pending;
use crate::app::{
    Command, Effect, Env, Exchange, Import, ImportCommand, ImportFile, Imports, Model, Passphrase, Peer, Rescued, SealEffect, Status,
    Undoing,
};
use crate::domain::{CollectVec, Diary};
use crate::format::Sender;

impl Model {
    /// True while the result of that reading is expected.
    #[must_use]
    pub const fn is_reading(&self, number: u32) -> bool {
        self.reading == number && matches!(self.import, Import::Reading(..))
    }

    /// True while that sealed file is being opened.
    #[must_use]
    pub const fn is_opening(&self, number: u32) -> bool {
        self.reading == number && matches!(self.import, Import::Sealed { is_opening: true, .. })
    }
}

/// Removes from `incoming` what has been read back or is older than what the diary holds.
pub(super) fn arrived(model: &mut Model) {
    let diary = &model.diary;
    model.incoming.retain(|(id, stamp)| diary.record(*id).is_none_or(|record| record.current().stamp < *stamp));
}

/// Defers the command until the later part of the program is loaded.
pub(super) fn handle(model: &mut Model, command: ImportCommand, env: &mut Env<'_>) -> Vec<Effect> {
    match model.steps {
        Some(steps) => (steps.import)(model, command, env),
        None => model.defer(Command::Import(command)),
    }
}

/// Runs in the later part of the program. Results of an abandoned reading and commands that would disturb an import being committed are
/// ignored.
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
        ImportCommand::Sealed(number) => progress(model, number, Import::Sealed { fault: None, is_opening: false }),
        ImportCommand::OpenWith(passphrase) => return open_with(model, passphrase),
        ImportCommand::NotOpened(number, fault) if model.is_opening(number) => {
            model.import = Import::Sealed { fault: Some(fault), is_opening: false };
        }
        ImportCommand::Opened(number) if model.is_opening(number) => model.import = Import::Reading(0, 0),
        ImportCommand::NotOpened(..) | ImportCommand::Opened(_) => {}
        ImportCommand::Read(number, file) => return read(model, number, file),
        ImportCommand::Compare => return compare(model),
        ImportCommand::Cancel => {
            if is_free {
                model.import = Import::Idle;
                model.sender = None;
            }
        }
        ImportCommand::Apply => return apply(model, env),
        ImportCommand::Applied(imports) => return applied(model, imports),
        ImportCommand::Failed(fault) => {
            model.rescued = Rescued::default();
            model.import = Import::Idle;
            model.set_status(Status::ImportFailed(fault));
        }
        // If it fails, it stays in the list and can be undone again.
        ImportCommand::Undo => {
            return model.imports.newest().filter(|_| is_free).cloned().map(Effect::UndoImport).into_iter().collect_vec();
        }
        ImportCommand::NotUndone(fault) => model.set_status(Status::ImportNotUndone(fault)),
    }
    Vec::new()
}

/// Asks to open the sealed file, unless it is being opened.
fn open_with(model: &mut Model, passphrase: Passphrase) -> Vec<Effect> {
    match &mut model.import {
        Import::Sealed { fault, is_opening: is_opening @ false } => {
            (*fault, *is_opening) = (None, true);
            vec![Effect::Seal(SealEffect::Open(model.reading, passphrase))]
        }
        _ => Vec::new(),
    }
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
    let ImportFile { records, positions, refused, drafts, sender } = file;
    let is_other = |sender: &Sender| model.device.is_some_and(|device| device.profile() != sender.profile);
    model.sender = sender.filter(is_other).map(Peer::from);
    rescued::read(model, drafts);
    model.import = Import::Comparing(Comparing::new(records, positions, refused, model.revision));
    compare(model)
}

fn compare(model: &mut Model) -> Vec<Effect> {
    match std::mem::take(&mut model.import) {
        // While the diary is being read, the one on the screen is incomplete.
        Import::Comparing(comparing) if !model.loading.is_fully_loaded => go_on(model, comparing),
        Import::Comparing(comparing) => match comparing.step(&model.diary, model.revision) {
            Compared::Unfinished(comparing) => go_on(model, comparing),
            Compared::Show(plan) => {
                model.rescued.agreed = false;
                // A file without news: there is nothing to agree to.
                let heard = if plan.counts.changes_diary() || plan.counts.refused > 0 { Vec::new() } else { note_sender(model) };
                model.import = Import::Preview(plan);
                heard
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

fn go_on(model: &mut Model, comparing: Comparing) -> Vec<Effect> {
    model.import = Import::Comparing(comparing);
    vec![Effect::CompareImport]
}

/// Applies the plan only if it still matches: the diary may have been changed in another window since the preview.
fn apply(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.rescued.agreed |= matches!(model.import, Import::Preview(_));
    match std::mem::take(&mut model.import) {
        Import::Preview(plan) if plan.counts.changes_diary() => {
            model.import = Import::Comparing(Comparing::again(plan, model.revision));
            compare(model)
        }
        // The file adds no records, but it may hold drafts.
        Import::Preview(_) => rescued::take(model, env),
        other => {
            model.import = other;
            Vec::new()
        }
    }
}

/// Until the import has been read back, the diary on screen is incomplete.
fn applied(model: &mut Model, imports: Imports) -> Vec<Effect> {
    model.import = Import::Idle;
    model.loading.is_fully_loaded = false;
    // The notice of a lost diary asks for a backup; this may be it.
    model.loading.had_diary = false;
    if let Some(summary) = imports.newest().and_then(|import| import.summary) {
        model.set_status(Status::Imported(summary));
    }
    model.imports = imports;
    let mut effects = note_sender(model);
    effects.push(Effect::LoadNew);
    effects
}

/// What the sender of the file said counts once its file is in the diary.
fn note_sender(model: &mut Model) -> Vec<Effect> {
    let Some(peer) = model.sender.take() else { return Vec::new() };
    model.exchange = Exchange::Unknown;
    model.peers.note(peer.clone());
    vec![Effect::KeepPeer(peer)]
}

pub(super) fn undone(model: &mut Model, outcome: Undoing, imports: Imports) -> Vec<Effect> {
    model.imports = imports;
    model.set_status(Status::ImportUndone(outcome));
    if outcome == Undoing::NewerFirst {
        // It was committed in another window, and its records have not arrived here.
        return vec![Effect::LoadNew];
    }
    model.incoming.clear();
    // The diary on screen still holds records that the store no longer has, so it is read again.
    model.diary = Diary::default();
    model.loading.is_fully_loaded = false;
    model.loading.damaged = 0;
    rejoin_pending(model);
    vec![Effect::Reread]
}
