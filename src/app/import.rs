//! Opening a backup: what it would do is shown first, then done in one transaction, and can be undone.

use std::collections::BTreeMap;

use super::saving::rejoin_pending;
use super::{Draft, Effect, Env, Model, Rescued, Status, StoreFault, rescued};
use crate::domain::{Admitted, Arrival, Body, Diary, Record, RecordId};
use crate::format::{Backup, FileError, Object, Refusal, Refused, fits_whole};

/// A file as read: its good records and the refused ones.
#[derive(Clone, Debug, Default)]
pub struct ImportFile {
    /// The readable records.
    pub records: Vec<Record>,
    /// Where each of them stands in the file, counted from 1.
    pub places: Vec<usize>,
    /// The others, by place.
    pub refused: Vec<Refused>,
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
    file: ImportFile,
}

impl<'a> Reading<'a> {
    /// Bytes looked through in one slice: some 20 ms on a slow phone.
    const LOOK_BYTES: usize = 1 << 20;
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
        Ok(Self { backup, is_open: false, next: 0, read_bytes: 0, seen: BTreeMap::new(), file: ImportFile::default() })
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
            if let Err(reason) = self.backup.record(index).and_then(|record| self.take(index + 1, record)) {
                self.file.refused.push(Refused { place: index + 1, reason });
            }
        }
        self.next = end;
        end
    }

    fn take(&mut self, place: usize, record: Record) -> Result<(), Refusal> {
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
            Some(known) if !known.current().body.is_of_kind(&record.current().body) => return Err(Refusal::OtherKind),
            Some(_) => return Err(Refusal::DuplicateId),
        }
        Ok(())
    }

    /// What was read.
    #[must_use]
    pub fn finish(self) -> ImportFile {
        self.file
    }
}

/// How many records a file would change, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImportCounts {
    /// Not in the diary yet.
    pub new: usize,
    /// In the diary, and the file knows more.
    pub changed: usize,
    /// In the diary already.
    pub same: usize,
    /// Not taken.
    pub refused: usize,
    /// Of the new and changed ones, how many only a newer version of the app can show.
    pub unknown: usize,
}

/// What a file would do.
#[derive(Debug)]
pub struct Plan {
    /// In numbers.
    pub counts: ImportCounts,
    /// The first refused records, with reasons.
    pub refused: ShownRefusals,
    records: Vec<Record>,
}

/// The first refusals, few enough to show.
pub type ShownRefusals = Vec<Refused>;

/// Refused records shown with their reason; the rest is counted.
const REFUSED_SHOWN_MAX: usize = 50;

/// A file on its way in.
#[derive(Debug, Default)]
pub enum Import {
    /// None.
    #[default]
    Idle,
    /// Records read, of all.
    Reading(usize, usize),
    /// Not a backup.
    Refused(FileError),
    /// What it would do.
    Preview(Plan),
    /// Being committed.
    Writing(ImportCounts),
}

/// The last import: where its records lie in the store, so that it can be taken back whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct LastImport {
    /// RFC 3339 with offset.
    pub at: String,
    /// How many records it added or changed.
    pub records: usize,
    /// The packs it wrote.
    pub packs: Vec<String>,
}

impl LastImport {
    /// As it was written down.
    #[must_use]
    pub fn read(kept: &Object<'_>) -> Option<Self> {
        Some(Self { at: kept.text("at")?, records: kept.count("records")?, packs: kept.texts("packs")? })
    }
}

pub(super) fn read(model: &mut Model, file: ImportFile) {
    // A cancelled reading may still report.
    if !matches!(model.import, Import::Reading(..)) {
        return;
    }
    rescued::read(model, file.drafts);
    let mut counts = ImportCounts { refused: file.refused.len(), ..ImportCounts::default() };
    let mut records = Vec::new();
    let mut refused = file.refused;
    for (place, record) in file.places.into_iter().zip(file.records) {
        let admitted = match admit(&model.diary, record) {
            Ok(admitted) => admitted,
            Err(reason) => {
                counts.refused += 1;
                refused.push(Refused { place, reason });
                continue;
            }
        };
        match admitted.arrival {
            Arrival::Same => {
                counts.same += 1;
                continue;
            }
            Arrival::New => counts.new += 1,
            Arrival::History | Arrival::Replaced | Arrival::Deleted | Arrival::Restored => counts.changed += 1,
        }
        counts.unknown += usize::from(matches!(admitted.record.current().body, Body::Unknown(_)));
        records.push(admitted.record);
    }
    refused.truncate(REFUSED_SHOWN_MAX);
    model.import = Import::Preview(Plan { counts, refused, records });
}

/// What a record out of a file does to the diary, and what of it is to be stored.
///
/// # Errors
/// Why it is not taken; see [`Diary::admit`].
pub(super) fn admit(diary: &Diary, record: Record) -> Result<Admitted, Refusal> {
    let admitted = diary.admit(record)?;
    // What no longer fits into a row would be left out of it, the oldest first.
    let fits = diary.record(admitted.record.id()).is_none_or(|known| {
        let mut after = known.clone();
        after.join(&admitted.record);
        after.older().len() <= ALWAYS_FIT || fits_whole(&after)
    });
    if fits { Ok(admitted) } else { Err(Refusal::HistoryFull) }
}

/// So many older versions fit into a row whatever they say.
const ALWAYS_FIT: usize = 20;

pub(super) fn apply(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    model.rescued.agreed |= matches!(model.import, Import::Preview(_));
    match std::mem::take(&mut model.import) {
        Import::Preview(plan) if plan.records.is_empty() => rescued::take(model, env),
        Import::Preview(plan) => {
            // Since the preview was made something may have been written here, which must stay too.
            let admitted = plan.records.into_iter().filter_map(|record| admit(&model.diary, record).ok());
            let records = admitted.filter(|admitted| admitted.arrival != Arrival::Same).map(|admitted| admitted.record).collect();
            model.import = Import::Writing(plan.counts);
            vec![Effect::Import(records)]
        }
        other => {
            model.import = other;
            Vec::new()
        }
    }
}

/// From here until all of it is read, the diary on screen is a part of the stored one.
pub(super) fn applied(model: &mut Model, import: LastImport) -> Vec<Effect> {
    model.import = Import::Idle;
    model.complete = false;
    // A backup was asked for, and this may be it.
    model.was_here = false;
    model.say(Status::Imported(import.records));
    model.last_import = Some(import);
    vec![Effect::LoadNew]
}

pub(super) fn failed(model: &mut Model, fault: StoreFault) {
    model.rescued = Rescued::default();
    model.import = Import::Idle;
    model.say(Status::ImportFailed(fault));
}

/// The diary on screen still holds what the store no longer has: it is read anew.
pub(super) fn undone(model: &mut Model) -> Vec<Effect> {
    model.last_import = None;
    model.diary = Diary::default();
    model.complete = false;
    model.damaged = 0;
    rejoin_pending(model);
    model.say(Status::ImportUndone);
    vec![Effect::Reread]
}

/// It stays the last import until it is undone: should that fail, it can be tried again, and twice does no harm.
pub(super) fn undo(model: &Model) -> Vec<Effect> {
    model.last_import.clone().map(Effect::UndoImport).into_iter().collect()
}
