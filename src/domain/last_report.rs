//! What was reported to the team: records marked at an answered call or at the end of a visit. Nothing here claims what the team knows.

use std::collections::BTreeSet;

use super::{Call, Diary, Moment, RecordId};

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
pub(super) struct ReportOccasion<'a> {
    pub when: LastReport,
    /// Records marked as told. `None`: written by a version of the app without the list, which means that everything recorded for a time
    /// before it was told.
    pub told: Option<&'a [RecordId]>,
}

impl Diary {
    pub(super) fn reached(&self) -> impl Iterator<Item = ReportOccasion<'_>> {
        let calls = self.calls().filter(|(_, call)| call.is_answered());
        let calls = calls.map(|(by, call)| ReportOccasion { when: LastReport { at: call.at, by }, told: call.told.as_deref() });
        let visits = self
            .visits()
            .filter_map(|(by, visit)| Some(ReportOccasion { when: LastReport { at: visit.over?, by }, told: visit.told.as_deref() }));
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
    pub(super) fn reported_all_until(&self, now: Moment) -> Option<LastReport> {
        let all = self.reached().filter(|reached| reached.told.is_none()).map(|reached| reached.when);
        // One dated ahead by a wrong clock must not mark later records as told.
        all.filter(|when| !when.at.is_ahead_of(now)).max_by_key(|when| (when.at, when.by))
    }

    /// Records marked at any other call or visit.
    pub(super) fn reported_elsewhere(&self, at: Option<RecordId>) -> BTreeSet<RecordId> {
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
