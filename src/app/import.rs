//! Opening a backup: what it would do is shown first, then done in one transaction, and can be undone.

use std::collections::BTreeMap;

use super::plan::{Compared, Comparing, Plan};
use super::saving::rejoin_pending;
use super::{Command, Draft, Effect, Env, Imports, Model, Refusals, Rescued, Status, Undoing, rescued};
use crate::domain::{Admitted, Diary, Record, RecordId};
use crate::format::{Backup, FileError, RecordError, Refused, fits_whole};

/// A file as read: its good records and the refused ones.
#[derive(Clone, Debug, Default)]
pub struct ImportFile {
    /// The readable records.
    pub records: Vec<Record>,
    /// Where each of them stands in the file, counted from 1.
    pub places: Vec<usize>,
    /// The others.
    pub refused: Refusals,
    /// What was being typed when the rescue page saved it.
    pub drafts: Vec<Draft>,
}

/// A file being read in slices, so that the screen stays alive.
#[derive(Debug)]
pub struct Reading<'a> {
    backup: Backup<'a>,
    is_open: bool,
    next: usize,
    /// Bytes of the records read.
    read_bytes: usize,
    seen: BTreeMap<RecordId, usize>,
    /// Taps that are left out because they are records already.
    skipped: usize,
    file: ImportFile,
}

impl<'a> Reading<'a> {
    /// Bytes looked through in one slice: at most some 100 ms on a slow phone, where every byte ends a part.
    const LOOK_BYTES: usize = 1 << 19;
    /// Bytes of records read in one slice, but always one record.
    const READ_BYTES: usize = 256 << 10;
    /// Records read in one slice.
    const READ_RECORDS: usize = 300;

    /// Starts on the bytes of a file.
    ///
    /// # Errors
    /// [`FileError`] when it is empty or too large.
    pub fn begin(bytes: &'a [u8]) -> Result<Self, FileError> {
        let backup = Backup::begin(bytes)?;
        Ok(Self { backup, is_open: false, next: 0, read_bytes: 0, seen: BTreeMap::new(), skipped: 0, file: ImportFile::default() })
    }

    /// Starts, and looks through all of it at once.
    ///
    /// # Errors
    /// [`FileError`] when it is not a backup.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let mut reading = Self::begin(bytes)?;
        while !reading.look()? {}
        Ok(reading)
    }

    /// Looks through the next slice for records; true when that is done.
    fn look(&mut self) -> Result<bool, FileError> {
        self.is_open = self.backup.open_slice(Self::LOOK_BYTES)?;
        if self.is_open {
            self.file.drafts = rescued::drafts(self.backup.drafts());
        }
        Ok(self.is_open)
    }

    /// Goes on for one slice; true when all is read.
    ///
    /// # Errors
    /// [`FileError`] when it is not a backup.
    pub fn go_on(&mut self) -> Result<bool, FileError> {
        if !self.is_open {
            return Ok(self.look()? && self.is_empty());
        }
        let (first, before) = (self.next, self.read_bytes);
        while self.next < self.len() && self.next < first + Self::READ_RECORDS && self.read_bytes < before + Self::READ_BYTES {
            self.step(1);
        }
        Ok(self.next >= self.len())
    }

    /// How far it is: done, of all, in bytes; each counts when it was looked through and again when it was read.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let (looked_through, length) = self.backup.progress();
        (looked_through + self.read_bytes.min(length), 2 * length)
    }

    /// Records in the file.
    #[must_use]
    pub fn len(&self) -> usize {
        self.backup.len()
    }

    /// True when the file holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.backup.is_empty()
    }

    /// Reads up to `count` more; returns how many are read by now.
    pub fn step(&mut self, count: usize) -> usize {
        let end = self.next.saturating_add(count).min(self.backup.len());
        for index in self.next..end {
            self.read_bytes += self.backup.record_bytes(index);
            let record = self.backup.record(index);
            // The tap became an entry before the rescue page saved it.
            if self.backup.is_tap(index) && record.as_ref().is_ok_and(|record| self.seen.contains_key(&record.id())) {
                self.skipped += 1;
                continue;
            }
            let place = index + 1 - self.skipped;
            if let Err(reason) = record.and_then(|record| self.take(place, record)) {
                self.file.refused.add(Refused { place, reason });
            }
        }
        self.next = end;
        end
    }

    fn take(&mut self, place: usize, record: Record) -> Result<(), RecordError> {
        match self.seen.get(&record.id()).and_then(|place| self.file.records.get_mut(*place)) {
            None => {
                self.seen.insert(record.id(), self.file.records.len());
                self.file.records.push(record);
                self.file.places.push(place);
            }
            // Raw rows out of a rescue may rightly speak of one record in several places.
            Some(known) if self.backup.may_repeat() => {
                known.join(&record);
            }
            Some(known) if !known.current().body.is_of_kind(&record.current().body) => return Err(RecordError::OtherKind),
            Some(_) => return Err(RecordError::DuplicateId),
        }
        Ok(())
    }

    /// What was read.
    #[must_use]
    pub fn finish(self) -> ImportFile {
        self.file
    }
}

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

pub(super) fn importing(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    let is_free = !matches!(model.import, Import::Writing);
    match command {
        Command::OpenFile(number) if is_free => {
            model.line = None;
            model.reading = number;
            model.desk.more = 0;
            model.import = Import::Reading(0, 0);
        }
        Command::ImportProgress(number, done, all) if model.is_reading(number) => model.import = Import::Reading(done, all),
        Command::ImportRead(number, file) if model.is_reading(number) => {
            let ImportFile { records, places, refused, drafts } = file;
            rescued::read(model, drafts);
            model.import = Import::Comparing(Comparing::new(records, places, refused, model.revision));
            return compare(model);
        }
        Command::ImportRefused(number, error) if model.is_reading(number) => model.import = Import::Refused(error),
        Command::CompareImport => return compare(model),
        Command::CancelImport if is_free => model.import = Import::Idle,
        Command::ApplyImport => return apply(model, env),
        Command::Imported(imports) => return applied(model, imports),
        Command::ImportFailed(fault) => {
            model.rescued = Rescued::default();
            model.import = Import::Idle;
            model.say(Status::ImportFailed(fault));
        }
        // Should it fail, it stays in the list and can be tried again.
        Command::UndoImport if is_free => return model.imports.newest().cloned().map(Effect::UndoImport).into_iter().collect(),
        Command::ImportNotUndone(fault) => model.say(Status::ImportNotUndone(fault)),
        _ => {}
    }
    Vec::new()
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
                vec![Effect::Import(records, counts.brought())]
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
    model.complete = false;
    // A backup was asked for, and this may be it.
    model.was_here = false;
    if let Some(brought) = imports.newest().and_then(|import| import.brought) {
        model.say(Status::Imported(brought));
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
    model.complete = false;
    model.damaged = 0;
    rejoin_pending(model);
    vec![Effect::Reread]
}
