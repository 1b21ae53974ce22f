//! Reading a backup file in slices.

use std::collections::BTreeMap;

use super::{Draft, Field, Refusals};
use crate::domain::{Record, RecordId};
use crate::format::{Backup, FileError, RecordError, RejectedRecord, RescuedDraft, Sender, is_locked_file};

/// The result of reading a file.
#[derive(Clone, Debug, Default)]
pub struct ImportFile {
    /// The readable records.
    pub records: Vec<Record>,
    /// Position of each record in the file, counted from 1.
    pub positions: Vec<usize>,
    /// The refused records.
    pub refused: Refusals,
    /// Drafts that the rescue page saved.
    pub drafts: Vec<Draft>,
    /// The phone that made the file, where the file says it.
    pub sender: Option<Sender>,
}

/// Reads a file in slices, so that the page stays responsive.
#[derive(Debug)]
pub struct Reading<'a> {
    backup: Backup<'a>,
    is_open: bool,
    next: usize,
    /// Bytes of the records read.
    read_bytes: usize,
    seen: BTreeMap<RecordId, usize>,
    /// Number of taps skipped because they are records already.
    skipped: usize,
    file: ImportFile,
}

impl<'a> Reading<'a> {
    /// Bytes scanned between two checks of the clock: about 5 ms on a slow phone, if every byte ends a part.
    const SCAN_BYTES: usize = 16 << 10;
    /// Bytes of records read between two checks of the clock, but at least one record.
    const READ_BYTES: usize = 16 << 10;
    /// Records read between two checks of the clock.
    const READ_RECORDS: usize = 50;

    /// Starts on the bytes of a file.
    ///
    /// # Errors
    /// [`FileError`] when it is empty or too large.
    pub fn begin(bytes: &'a [u8]) -> Result<Self, FileError> {
        let backup = Backup::begin(bytes)?;
        Ok(Self { backup, is_open: false, next: 0, read_bytes: 0, seen: BTreeMap::new(), skipped: 0, file: ImportFile::default() })
    }

    /// Starts, and scans all of it at once.
    ///
    /// # Errors
    /// [`FileError`] when it is not a backup.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let mut reading = Self::begin(bytes)?;
        while !reading.scan()? {}
        Ok(reading)
    }

    /// Scans the next slice for records; true when the file is fully scanned.
    fn scan(&mut self) -> Result<bool, FileError> {
        self.is_open = self.backup.open_slice(Self::SCAN_BYTES)?;
        if self.is_open {
            self.file.drafts = drafts(self.backup.drafts());
            self.file.sender = self.backup.sender().cloned();
        }
        Ok(self.is_open)
    }

    /// Reads slice by slice until all is read (true) or `has_time` returns false. It is called after every slice; at least one slice is
    /// read.
    ///
    /// # Errors
    /// [`FileError`] when it is not a backup.
    pub fn go_on(&mut self, has_time: &dyn Fn() -> bool) -> Result<bool, FileError> {
        loop {
            let is_read = self.slice()?;
            if is_read || !has_time() {
                return Ok(is_read);
            }
        }
    }

    /// True when all is read.
    fn slice(&mut self) -> Result<bool, FileError> {
        if !self.is_open {
            return Ok(self.scan()? && self.is_empty());
        }
        let (first, before) = (self.next, self.read_bytes);
        while self.next < self.len() && self.next < first + Self::READ_RECORDS && self.read_bytes < before + Self::READ_BYTES {
            self.step(1);
        }
        Ok(self.next >= self.len())
    }

    /// Bytes done, and bytes in total; each byte counts twice: when scanned and when read.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let (scanned, length) = self.backup.progress();
        (scanned + self.read_bytes.min(length), 2 * length)
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
            // The rescue file holds both the tap and the entry that was made from it.
            if self.backup.is_tap(index) && record.as_ref().is_ok_and(|record| self.seen.contains_key(&record.id())) {
                self.skipped += 1;
                continue;
            }
            let index = index + 1 - self.skipped;
            if let Err(reason) = record.and_then(|record| self.take(index, record)) {
                self.file.refused.add(RejectedRecord { index, reason });
            }
        }
        self.next = end;
        end
    }

    fn take(&mut self, index: usize, record: Record) -> Result<(), RecordError> {
        match self.seen.get(&record.id()).and_then(|index| self.file.records.get_mut(*index)) {
            None => {
                self.seen.insert(record.id(), self.file.records.len());
                self.file.records.push(record);
                self.file.positions.push(index);
            }
            // A rescue file may hold one record in several raw rows.
            Some(known) if self.backup.may_repeat() => {
                known.join(&record);
            }
            Some(known) if !known.current().body.is_of_kind(&record.current().body) => return Err(RecordError::OtherKind),
            Some(_) => return Err(RecordError::DuplicateId),
        }
        Ok(())
    }

    /// The result.
    #[must_use]
    pub fn finish(self) -> ImportFile {
        self.file
    }
}

/// The functions that read a file, which are in the later part of the program.
#[derive(Clone, Copy, Debug)]
pub struct ReadingSteps {
    /// [`is_locked_file`].
    pub is_locked: fn(&[u8]) -> bool,
    /// [`Reading::begin`].
    pub begin: for<'a> fn(&'a [u8]) -> Result<Reading<'a>, FileError>,
    /// [`Reading::go_on`].
    pub go_on: for<'a> fn(&mut Reading<'a>, &dyn Fn() -> bool) -> Result<bool, FileError>,
    /// [`Reading::progress`].
    pub progress: for<'a> fn(&Reading<'a>) -> (usize, usize),
    /// [`Reading::finish`].
    pub finish: for<'a> fn(Reading<'a>) -> ImportFile,
}

impl ReadingSteps {
    /// Names them: to be called in the later part alone.
    #[must_use]
    pub fn here() -> Self {
        Self {
            is_locked: is_locked_file,
            begin: |bytes| Reading::begin(bytes),
            go_on: |reading, has_time| reading.go_on(has_time),
            progress: |reading| reading.progress(),
            finish: |reading| reading.finish(),
        }
    }
}

/// The drafts whose field this version knows.
fn drafts(rescued: &[RescuedDraft]) -> Vec<Draft> {
    let draft = |draft: &RescuedDraft| {
        let field = Field::of_draft(&draft.name)?;
        Some(Draft { field, text: draft.text.clone(), kept_ms: draft.kept_ms, is_stored: false })
    };
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in rescued.iter().filter_map(draft).filter(|draft| !draft.text.trim().is_empty()) {
        // A file can hold two copies: from `meta` and from `localStorage`.
        match drafts.iter_mut().find(|known| known.field == draft.field) {
            Some(known) if is_later(&draft, known) => *known = draft,
            Some(_) => {}
            None => drafts.push(draft),
        }
    }
    drafts
}

/// True when the first of two copies is newer. If unknown, the longer one counts as newer: surplus words can be deleted, missing ones
/// cannot be recovered.
fn is_later(draft: &Draft, known: &Draft) -> bool {
    match (draft.kept_ms, known.kept_ms) {
        (Some(kept_ms), Some(known_ms)) if kept_ms != known_ms => kept_ms > known_ms,
        _ => draft.text.chars().count() > known.text.chars().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_copies_the_one_kept_later_is_taken_and_where_nothing_tells_the_longer() {
        let cases = [
            (("all of it", Some(5)), ("all", Some(6)), "all"),
            (("all of it", Some(6)), ("all", Some(5)), "all of it"),
            (("all", Some(5)), ("all of it", Some(5)), "all of it"),
            (("all", Some(6)), ("all of it", None), "all of it"),
            (("all", None), ("all of it", Some(5)), "all of it"),
            (("all", None), ("all of it", None), "all of it"),
        ];
        for (one, other, taken) in cases {
            for pair in [[one, other], [other, one]] {
                let copies = pair.map(|(text, kept_ms)| RescuedDraft { name: "question".to_owned(), text: text.to_owned(), kept_ms });
                let texts: Vec<_> = drafts(&copies).into_iter().map(|draft| draft.text).collect();
                assert_eq!(texts, [taken], "{pair:?}");
            }
        }
    }
}
