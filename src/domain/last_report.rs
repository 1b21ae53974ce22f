//! What was reported to the team: records marked at an answered call or at the end of a visit. Nothing here claims what the team knows.

use std::collections::BTreeSet;

use super::part::EditOf;
use super::{Call, Diary, Moment, RecordId};

/// Most records that one call or visit lists as told: with these and the longest note in any script a call still fits into the 64 KiB that
/// the first release keeps for a kind it does not know (`docs/format.md`).
pub const TOLD_MAX: usize = 500;

/// Size limit of a call's note and list of reported ids in JSON, in bytes. The other fields of a call take at most 2.5 kB.
const CALL_BYTES_MAX: usize = 62_000;
/// What one id takes in the list, in bytes: 36 characters, two quotes and a comma.
const ID_BYTES: usize = 39;

/// Whether each of these records was told at a call or a visit, each once. The list keeps the order of marking, and ids of deleted records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticks(pub Vec<(RecordId, bool)>);

impl EditOf<Option<Vec<RecordId>>> for Ticks {
    fn apply(self, told: &mut Option<Vec<RecordId>>) {
        let list = told.get_or_insert_default();
        for (id, was_told) in self.0 {
            let known = list.iter().position(|known| *known == id);
            match (known, was_told) {
                (None, true) => list.push(id),
                (Some(index), false) => drop(list.remove(index)),
                (None, false) | (Some(_), true) => {}
            }
        }
    }

    fn of(&self, told: &Option<Vec<RecordId>>) -> Self {
        Self(self.0.iter().map(|(id, _)| (*id, told.as_ref().is_some_and(|told| told.contains(id)))).collect())
    }
}

impl Call {
    /// True while note and list fit into one record that every release can keep.
    #[must_use]
    pub fn fits(&self) -> bool {
        let listed = self.told.as_ref().map_or(0, Vec::len);
        // As JSON writes it: control characters take up to six bytes.
        let escaped = |character: char| match character {
            '"' | '\\' | '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => 2,
            '\u{0}'..='\u{1f}' => 6,
            other => other.len_utf8(),
        };
        let said: usize = self.said.as_str().chars().map(escaped).sum();
        listed <= TOLD_MAX && (listed == 0 || said + listed * ID_BYTES <= CALL_BYTES_MAX)
    }
}

/// The last call or visit at which something was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastReport {
    /// When it was; of a visit, when it was over.
    pub at: Moment,
    /// The record of the call or the visit.
    pub by: RecordId,
}

impl LastReport {
    /// True when a record was created before this report, by the clock of the phone that created it. Times are whole seconds; within a
    /// second ids decide.
    pub(super) fn is_after(self, id: RecordId, made_ms: i64) -> bool {
        (made_ms.div_euclid(1_000), id) <= (self.at.unix_ms().div_euclid(1_000), self.by)
    }
}

/// A call that was answered, or a visit that took place.
#[derive(Clone, Copy)]
pub(super) struct Reached<'a> {
    pub when: LastReport,
    /// Records marked as told. `None`: written by a version of the app without the list, which means that everything recorded for a time
    /// before it was told.
    pub told: Option<&'a [RecordId]>,
}

impl Diary {
    pub(super) fn reached(&self) -> impl Iterator<Item = Reached<'_>> {
        let calls = self.calls().filter(|(_, call)| call.is_answered());
        let calls = calls.map(|(by, call)| Reached { when: LastReport { at: call.at, by }, told: call.told.as_deref() });
        let visits =
            self.visits().filter_map(|(by, visit)| Some(Reached { when: LastReport { at: visit.over?, by }, told: visit.told.as_deref() }));
        calls.chain(visits)
    }

    /// The last call or visit at which something was reported. One dated ahead of now by a wrong clock does not count.
    #[must_use]
    pub fn last_report(&self, now: Moment) -> Option<LastReport> {
        let telling = self.reached().filter(|reached| reached.told.is_none_or(|told| !told.is_empty()));
        let past = telling.map(|reached| reached.when).filter(|when| !when.at.is_ahead_of(now));
        past.max_by_key(|when| (when.at, when.by))
    }

    /// The last call or visit that reports everything recorded for a time before it.
    pub(super) fn told_all_until(&self, now: Moment) -> Option<LastReport> {
        let all = self.reached().filter(|reached| reached.told.is_none()).map(|reached| reached.when);
        // One dated ahead by a wrong clock must not mark later records as told.
        all.filter(|when| !when.at.is_ahead_of(now)).max_by_key(|when| (when.at, when.by))
    }

    /// Records marked at any other call or visit.
    pub(super) fn ticked_elsewhere(&self, at: Option<RecordId>) -> BTreeSet<RecordId> {
        let others = self.reached().filter(|reached| Some(reached.when.by) != at);
        super::order::set(others.filter_map(|reached| reached.told).flatten().copied())
    }

    /// Records that a call or a visit lists as told; `None` when it was written by a version without the list.
    #[must_use]
    pub fn told_at(&self, id: RecordId) -> Option<&[RecordId]> {
        self.call(id).map_or_else(|| self.visit(id)?.told.as_deref(), |call| call.told.as_deref())
    }

    /// The last call, if it was unanswered and made within the last hour.
    #[must_use]
    pub fn nobody_answered(&self, now: Moment) -> Option<(RecordId, &Call)> {
        let past = self.calls().filter(|(_, call)| !call.at.is_ahead_of(now));
        let last = past.max_by_key(|(id, call)| (call.at, *id))?;
        (!last.1.is_answered() && now.since(last.1.at).num_minutes() < 60).then_some(last)
    }
}
