//! All records of a diary, and what is derived from them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;

use chrono::{Days, NaiveDate};

use super::body::{Rank, kinds};
use super::index::Index;
use super::{
    Body, CollectVec, Counts, DayPart, Dose, Line, Moment, Person, Phone, Record, RecordId, Relief, RowKey, SpeakerRef, Topic, Version,
    Word, sort_by_key,
};

/// Effect of joining a record into the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeOutcome {
    /// The diary has no record of that id.
    New,
    /// The diary's record gains something.
    Changed,
    /// The diary already contains all of it.
    Same,
}

/// The whole diary: every record, tombstones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    records: BTreeMap<RecordId, Record>,
    /// Derived from `records` and updated with every change.
    index: Index,
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

    /// The records from that id on, tombstones included, by id.
    pub fn records_after(&self, first: RecordId) -> impl Iterator<Item = &Record> {
        self.records.range(first..).map(|(_, record)| record)
    }

    /// The current version of a live record; `None` when it is deleted or unknown. For its speaker see [`Diary::said`].
    #[must_use]
    pub fn live(&self, id: RecordId) -> Option<&Version> {
        self.record(id).map(Record::current).filter(|version| !version.deleted)
    }

    /// A relief, deleted or not: its doses stay readable.
    #[must_use]
    pub fn any_relief(&self, id: RecordId) -> Option<&Relief> {
        match &self.record(id)?.current().body {
            Body::Relief(relief) => Some(relief),
            _ => None,
        }
    }

    /// A person, deleted or not.
    #[must_use]
    pub fn any_person(&self, id: RecordId) -> Option<&Person> {
        match &self.record(id)?.current().body {
            Body::Person(person) => Some(person),
            _ => None,
        }
    }

    /// Entries, doses, calls and days with a note, newest day first, within a day its note, then by instant.
    #[must_use]
    pub fn rows(&self) -> &[RowKey] {
        &self.index.rows
    }

    /// The rows of these days, the first and the last included, newest first.
    #[must_use]
    pub fn rows_of(&self, first: NaiveDate, last: NaiveDate) -> &[RowKey] {
        let rows = self.rows();
        let start = rows.partition_point(|row| row.day > last);
        let end = rows.partition_point(|row| row.day >= first);
        rows.get(start..end.max(start)).unwrap_or_default()
    }

    /// The rows around a day: wide enough for any offset from UTC and some hours before and after.
    #[must_use]
    pub fn rows_about(&self, day: NaiveDate) -> &[RowKey] {
        let reach = Days::new(2);
        self.rows_of(day.checked_sub_days(reach).unwrap_or(day), day.checked_add_days(reach).unwrap_or(day))
    }

    /// By id, every record of these days and later that has a row or is a part of a day's note, and others: all from the first of their ids
    /// on. Ids begin with the time they were made, so of the days at the end of a long diary these are few.
    #[must_use]
    pub fn records_from(&self, first: NaiveDate) -> Vec<&Record> {
        let rows = self.rows_of(first, NaiveDate::MAX);
        if rows.len() > self.records.len() / 2 {
            return self.records().collect();
        }
        let ids = rows.iter().map(|row| row.id).chain(self.index.notes_from(first).iter().map(|(_, id)| *id));
        ids.min().map_or_else(Vec::new, |first| self.records_after(first).collect())
    }

    /// The ids of a kind's list, in order of creation.
    fn listed(&self, kind: Rank) -> &[(Rank, RecordId)] {
        self.index.list(kind)
    }

    /// How often each relief was taken.
    #[must_use]
    pub const fn dose_counts(&self) -> &Counts<RecordId> {
        &self.index.doses
    }

    /// The doses of a relief that were taken, newest instant first, without those dated ahead of now.
    pub fn taken_until(&self, relief: RecordId, now: Moment) -> impl Iterator<Item = (Moment, RecordId)> {
        self.index.taken_newest_first(relief).skip_while(move |(at, _)| at.is_ahead_of(now))
    }

    /// The last time a relief was taken.
    #[must_use]
    pub fn last_taken(&self, relief: RecordId, now: Moment) -> Option<&Dose> {
        self.taken_until(relief, now).find_map(|(_, id)| self.dose(id))
    }

    /// The last amount recorded for a relief, up to that time.
    #[must_use]
    pub fn last_amount(&self, relief: RecordId, at: Moment) -> Option<&Line> {
        self.taken_until(relief, at).filter_map(|(_, id)| self.dose(id)).map(|dose| &dose.amount).find(|amount| !amount.is_empty())
    }

    /// The words of a topic with how often each was recorded, most frequent first.
    #[must_use]
    pub fn words(&self, topic: Topic) -> Vec<(&Word, usize)> {
        let of_topic = self.index.words.iter().filter(|((of, _), _)| *of == topic);
        sort_by_key(of_topic.map(|((_, word), count)| (word, count)).collect_vec(), |(_, count)| -i64::try_from(*count).unwrap_or(i64::MAX))
    }

    /// The parts of a day's note, by everybody. Two phones of one person may each have written the same part.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> Vec<(RecordId, &DayPart)> {
        let ids = self.index.notes_of(day).iter().map(|(_, id)| id);
        ids.filter_map(|id| match &self.live(*id)?.body {
            Body::Day(part) => Some((*id, part)),
            _ => None,
        })
        .collect_vec()
    }

    /// Days with a note, oldest first.
    pub fn noted_days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> {
        self.index.notes.chunk_by(|a, b| a.0 == b.0).filter_map(|parts| parts.first()).map(|(day, _)| *day)
    }

    /// The user of a profile's phone, if set.
    #[must_use]
    pub fn user_of(&self, profile: u32) -> Option<&SpeakerRef> {
        match &self.live(Phone::id(profile))?.body {
            Body::Phone(phone) => Some(&phone.user),
            _ => None,
        }
    }

    /// The diary as of a time (milliseconds since 1970, UTC, by the clocks of the writing phones). A record changed more often since than
    /// its history is long shows its oldest kept version, or nothing.
    #[must_use]
    pub fn as_of(&self, unix_ms: i64) -> Self {
        let mut past = Self::default();
        let then = |record: &Record| {
            let until = record.versions().filter(|version| version.stamp.unix_ms() <= unix_ms);
            Record::from_versions(record.id(), until.cloned().collect_vec())
        };
        past.join_all(self.records().filter_map(then));
        past
    }

    /// What [`Diary::join`] would do with this record.
    #[must_use]
    pub fn compare(&self, incoming: &Record) -> MergeOutcome {
        match self.records.get(&incoming.id()) {
            None => MergeOutcome::New,
            Some(known) if known.clone().join(incoming) => MergeOutcome::Changed,
            Some(_) => MergeOutcome::Same,
        }
    }

    /// Joins a record. Commutative, associative and idempotent over any set of records.
    pub fn join(&mut self, incoming: Record) -> MergeOutcome {
        let id = incoming.id();
        match self.records.entry(id) {
            MapEntry::Vacant(vacant) => {
                let record = vacant.insert(incoming);
                self.index.add(record);
                record.row().into_iter().for_each(|row| self.index.insert_row(row));
                MergeOutcome::New
            }
            MapEntry::Occupied(mut known) => {
                let record = known.get_mut();
                let before = record.clone();
                if !record.join(&incoming) {
                    return MergeOutcome::Same;
                }
                self.index.remove(&before);
                self.index.add(record);
                let (before, after) = (before.row(), record.row());
                if before != after {
                    before.iter().for_each(|row| self.index.remove_row(row));
                    after.into_iter().for_each(|row| self.index.insert_row(row));
                }
                MergeOutcome::Changed
            }
        }
    }

    /// [`Diary::join`] for many records at once: the list is sorted once instead of being shifted for each.
    pub fn join_all(&mut self, incoming: impl IntoIterator<Item = Record>) {
        let mut added: Vec<RowKey> = Vec::new();
        let mut is_each_new = true;
        for record in incoming {
            match self.records.entry(record.id()) {
                MapEntry::Vacant(vacant) => {
                    added.extend(record.row());
                    self.index.add(vacant.insert(record));
                }
                MapEntry::Occupied(_) => {
                    is_each_new = false;
                    self.join(record);
                }
            }
        }
        // A record that occurs twice is listed once, by its final version.
        added.retain(|row| {
            let is_current = || self.records.get(&row.id).and_then(Record::row) == Some(*row);
            is_each_new || (is_current() && self.index.rows.binary_search_by(|known| row.cmp(known)).is_err())
        });
        self.index.append_rows(added);
    }
}

/// The diary's accessors for each kind, from the list of [`kinds!`].
macro_rules! accessors {
    ($($(#[$about:meta])* $Kind:ident($Type:ident $(, $Edit:ident)?) $(as $one:ident $(in $many:ident)?)?,)+) => {
        impl Diary {
            $($(
                #[doc = concat!("The live [`", stringify!($Type), "`](super::", stringify!($Type), ") of that id.")]
                #[must_use]
                pub fn $one(&self, id: RecordId) -> Option<&super::$Type> {
                    match &self.live(id)?.body {
                        Body::$Kind(body) => Some(body),
                        _ => None,
                    }
                }

                $(
                    #[doc = concat!("Live records of the kind [`", stringify!($Type), "`](super::", stringify!($Type), ") with their ids, in order of creation.")]
                    pub fn $many(&self) -> impl Iterator<Item = (RecordId, &super::$Type)> {
                        self.listed(Rank::$Kind).iter().filter_map(|(_, id)| Some((*id, self.$one(*id)?)))
                    }
                )?
            )?)+
        }
    };
}

kinds! { accessors }
