//! Derived lookup tables, updated with every change of a record, so that no screen iterates over all records.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::body::Rank;
use super::{Body, Counts, Moment, Record, RecordId, Topic, Word, sort_by};

/// Sort key of a row in the diary: newest local day first; within a day its note first, then by instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The local calendar day.
    pub day: NaiveDate,
    /// The position within the day.
    pub slot: Slot,
    /// The record; for a day's note, its first part.
    pub id: RecordId,
}

/// Position of a row within its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A row with a time.
    At(Moment),
    /// The day's note, before all rows with a time.
    Note,
}

/// All derived tables. Diaries with equal records have equal indexes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// Entries, doses, calls and days with a note, newest first.
    pub rows: Vec<RowKey>,
    /// The parts of each day's note, by day and id.
    pub notes: Vec<(NaiveDate, RecordId)>,
    /// The ids of each list, in order of creation.
    pub lists: Vec<(Rank, RecordId)>,
    /// How often each word was recorded.
    pub words: Counts<(Topic, Word)>,
    /// How often each relief was taken or used.
    pub doses: Counts<RecordId>,
    /// The doses of each relief by time, sorted by relief.
    pub taken: Vec<(RecordId, BTreeSet<(Moment, RecordId)>)>,
}

impl Index {
    /// Adds a live record. Rows with a time are left to the caller, which may add many at once.
    pub fn add(&mut self, record: &Record) {
        let id = record.id();
        match &record.current().body {
            _ if record.current().deleted => {}
            Body::Entry(entry) => {
                for topic in Topic::ALL {
                    let words = entry.details().words(topic).iter();
                    words.for_each(|word| self.words.add((topic, word.clone())));
                }
            }
            Body::Dose(dose) if dose.skipped.is_none() => {
                self.doses.add(dose.relief);
                if let Err(index) = self.index_of(dose.relief) {
                    self.taken.insert(index, (dose.relief, BTreeSet::new()));
                }
                let taken = self.index_of(dose.relief).ok().and_then(|index| self.taken.get_mut(index));
                taken.into_iter().for_each(|(_, taken)| _ = taken.insert((dose.at, id)));
            }
            Body::Day(part) => {
                let before = self.note_row(part.day);
                insert(&mut self.notes, (part.day, id));
                self.note_changed(part.day, before);
            }
            body if body.rank().is_listed() => insert(&mut self.lists, (body.rank(), id)),
            _ => {}
        }
    }

    /// Removes a record; the exact inverse of adding it.
    pub fn remove(&mut self, record: &Record) {
        let id = record.id();
        match &record.current().body {
            _ if record.current().deleted => {}
            Body::Entry(entry) => {
                for topic in Topic::ALL {
                    entry.details().words(topic).iter().for_each(|word| self.words.take(&(topic, word.clone())));
                }
            }
            Body::Dose(dose) if dose.skipped.is_none() => {
                self.doses.take(&dose.relief);
                if let Ok(index) = self.index_of(dose.relief)
                    && let Some((_, taken)) = self.taken.get_mut(index)
                {
                    taken.remove(&(dose.at, id));
                    // Empty sets are removed, so that equal diaries have equal indexes.
                    if taken.is_empty() {
                        self.taken.remove(index);
                    }
                }
            }
            Body::Day(part) => {
                let before = self.note_row(part.day);
                remove(&mut self.notes, &(part.day, id));
                self.note_changed(part.day, before);
            }
            body if body.rank().is_listed() => remove(&mut self.lists, &(body.rank(), id)),
            _ => {}
        }
    }

    /// Index of a relief in `taken`, or where to insert it.
    fn index_of(&self, relief: RecordId) -> Result<usize, usize> {
        self.taken.binary_search_by(|(known, _)| known.cmp(&relief))
    }

    /// Doses of a relief, newest first.
    pub fn taken_newest_first(&self, relief: RecordId) -> impl Iterator<Item = (Moment, RecordId)> {
        let taken = self.index_of(relief).ok().and_then(|index| self.taken.get(index));
        taken.into_iter().flat_map(|(_, taken)| taken.iter().rev().copied())
    }

    /// The ids of a list.
    pub fn list(&self, kind: Rank) -> &[(Rank, RecordId)] {
        let start = self.lists.partition_point(|(known, _)| *known < kind);
        let end = self.lists.partition_point(|(known, _)| *known <= kind);
        self.lists.get(start..end).unwrap_or_default()
    }

    /// The parts of a day's note.
    pub fn notes_of(&self, day: NaiveDate) -> &[(NaiveDate, RecordId)] {
        let start = self.notes.partition_point(|(known, _)| *known < day);
        let end = self.notes.partition_point(|(known, _)| *known <= day);
        self.notes.get(start..end).unwrap_or_default()
    }

    /// The parts of the notes of this day and later.
    pub fn notes_from(&self, day: NaiveDate) -> &[(NaiveDate, RecordId)] {
        self.notes.get(self.notes.partition_point(|(known, _)| *known < day)..).unwrap_or_default()
    }

    /// The row of a day's note, identified by its first part.
    fn note_row(&self, day: NaiveDate) -> Option<RowKey> {
        self.notes_of(day).first().map(|(_, id)| RowKey { day, slot: Slot::Note, id: *id })
    }

    fn note_changed(&mut self, day: NaiveDate, before: Option<RowKey>) {
        let after = self.note_row(day);
        if before != after {
            before.iter().for_each(|row| self.remove_row(row));
            after.into_iter().for_each(|row| self.insert_row(row));
        }
    }

    pub fn remove_row(&mut self, row: &RowKey) {
        if let Ok(index) = self.rows.binary_search_by(|known| row.cmp(known)) {
            self.rows.remove(index);
        }
    }

    pub fn insert_row(&mut self, row: RowKey) {
        if let Err(index) = self.rows.binary_search_by(|known| row.cmp(known)) {
            self.rows.insert(index, row);
        }
    }

    /// Adds many rows with one sort, from the first affected position on.
    pub fn append_rows(&mut self, mut added: Vec<RowKey>) {
        sort_by(&mut added, newest_first);
        let Some(first) = added.first() else { return };
        let start = self.rows.partition_point(|row| row > first);
        self.rows.append(&mut added);
        if let Some(tail) = self.rows.get_mut(start..) {
            sort_by(tail, newest_first);
        }
    }
}

/// The sort order of the rows.
#[must_use]
pub fn newest_first(a: &RowKey, b: &RowKey) -> std::cmp::Ordering {
    b.cmp(a)
}

fn insert<T: Ord>(sorted: &mut Vec<T>, item: T) {
    if let Err(index) = sorted.binary_search(&item) {
        sorted.insert(index, item);
    }
}

fn remove<T: Ord>(sorted: &mut Vec<T>, item: &T) {
    if let Ok(index) = sorted.binary_search(item) {
        sorted.remove(index);
    }
}

impl Record {
    /// Its row, if it is live and has a time.
    #[must_use]
    pub fn row(&self) -> Option<RowKey> {
        let at = match &self.current().body {
            _ if self.current().deleted => return None,
            Body::Entry(entry) => entry.at,
            Body::Dose(dose) => dose.at,
            Body::Call(call) => call.at,
            _ => return None,
        };
        Some(RowKey { day: at.day(), slot: Slot::At(at), id: self.id() })
    }
}
