//! All records of a diary, and its entries in the order they are read: newest day first.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;

use chrono::NaiveDate;

use super::{Contact, Entry, Moment, Record, RecordId};

/// The place of an entry in the list: by local day as lived, then by instant, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey {
    /// The local calendar day.
    pub day: NaiveDate,
    /// When.
    pub at: Moment,
    /// Which.
    pub id: RecordId,
}

/// What a record out of a file would do to the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The diary has no record of that id.
    New,
    /// It has one, and learns something.
    Changed,
    /// It already knows all of it.
    Same,
}

/// The whole diary: every record, tombstones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    records: BTreeMap<RecordId, Record>,
    /// Live entries, newest first. Derived from `records`, kept in step by every change.
    rows: Vec<RowKey>,
}

impl Diary {
    /// Every record, tombstones included, by id.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.records.values()
    }

    /// The record of that id, tombstones included.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// The live entry of that id.
    #[must_use]
    pub fn entry(&self, id: RecordId) -> Option<&Entry> {
        self.record(id)?.entry()
    }

    /// Live entries, newest day first, within a day by instant.
    #[must_use]
    pub fn rows(&self) -> &[RowKey] {
        &self.rows
    }

    /// Live contacts with their ids, in the order they were written down.
    pub fn contacts(&self) -> impl Iterator<Item = (RecordId, &Contact)> {
        self.records.values().filter_map(|record| Some((record.id(), record.contact()?)))
    }

    /// What [`Diary::join`] would do with this record.
    #[must_use]
    pub fn compare(&self, incoming: &Record) -> Change {
        match self.records.get(&incoming.id()) {
            None => Change::New,
            Some(known) if known.clone().join(incoming) => Change::Changed,
            Some(_) => Change::Same,
        }
    }

    /// Takes everything an incoming copy knows. Commutative, associative and idempotent over any set of records.
    pub fn join(&mut self, incoming: Record) -> Change {
        let before = self.row_key(incoming.id());
        let id = incoming.id();
        let change = match self.records.entry(id) {
            Place::Vacant(place) => {
                place.insert(incoming);
                Change::New
            }
            Place::Occupied(mut known) => {
                if !known.get_mut().join(&incoming) {
                    return Change::Same;
                }
                Change::Changed
            }
        };
        let after = self.row_key(id);
        if before != after {
            before.into_iter().for_each(|row| self.remove_row(&row));
            after.into_iter().for_each(|row| self.insert_row(row));
        }
        change
    }

    /// [`Diary::join`] for many records at once: the list is sorted once instead of being shifted for each.
    pub fn join_all(&mut self, incoming: impl IntoIterator<Item = Record>) {
        let mut added: Vec<RowKey> = Vec::new();
        for record in incoming {
            match self.records.entry(record.id()) {
                Place::Vacant(place) => {
                    added.extend(row_key(&record));
                    place.insert(record);
                }
                Place::Occupied(_) => {
                    self.join(record);
                }
            }
        }
        // A record that comes twice has been joined, and listed, under what it says in the end.
        added.retain(|row| self.row_key(row.id) == Some(*row) && self.rows.binary_search_by(|known| row.cmp(known)).is_err());
        added.sort_unstable_by(newest_first);
        let appends = self.rows.last().zip(added.first()).is_none_or(|(last, first)| last > first);
        self.rows.append(&mut added);
        if !appends {
            self.rows.sort_unstable_by(newest_first);
        }
    }

    fn row_key(&self, id: RecordId) -> Option<RowKey> {
        self.records.get(&id).and_then(row_key)
    }

    fn remove_row(&mut self, row: &RowKey) {
        if let Ok(place) = self.rows.binary_search_by(|known| row.cmp(known)) {
            self.rows.remove(place);
        }
    }

    fn insert_row(&mut self, row: RowKey) {
        if let Err(place) = self.rows.binary_search_by(|known| row.cmp(known)) {
            self.rows.insert(place, row);
        }
    }
}

fn newest_first(a: &RowKey, b: &RowKey) -> std::cmp::Ordering {
    b.cmp(a)
}

fn row_key(record: &Record) -> Option<RowKey> {
    let at = record.entry()?.at;
    Some(RowKey { day: at.day(), at, id: record.id() })
}
