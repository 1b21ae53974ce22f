//! The range of time that a report covers.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::link::REACH_S;
use crate::domain::{Diary, Moment, RecordId, Visit};

/// Days the page looks back on when no visit took place yet.
pub const DAYS_WITHOUT_VISIT: u16 = 14;

/// The most that the clocks of two places differ: UTC-12 and UTC+14, in minutes.
const ZONES_REACH_MIN: i64 = 26 * 60;

/// The range of time that a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedRange {
    /// Start of the range. Earlier records are not in the report.
    pub from: Moment,
    /// End of the range: when the report is, or was, made, or the end of its last day.
    pub to: Moment,
    /// The visit at whose end the range starts.
    pub since: Option<RecordId>,
    /// Set when the range was chosen as calendar days (first, last, both included), by the local date of each record.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// When the report is, or was, made. Records dated ahead of it are in no range.
    pub now: Moment,
}

impl ResolvedRange {
    /// Since the last visit, over before `to`, to the person whom the visit `of` was with, by default the next visit; without one, since the
    /// last visit of all; without any, the last 14 days.
    #[must_use]
    pub fn since_visit(diary: &Diary, to: Moment, of: Option<RecordId>) -> Self {
        let next = || diary.visits_to_come(to.day()).first().map(|(_, visit)| *visit);
        let with = of.map_or_else(next, |id| diary.visit(id));
        let whom = with.map(Visit::whom).filter(|whom| !whom.is_empty());
        let same = diary.last_visits(to).into_iter().find(|(_, visit, _)| whom.as_ref().is_some_and(|whom| visit.whom() == *whom));
        let last = same.map(|(id, _, over)| (id, over)).or_else(|| diary.last_visit(to));
        last.map_or_else(|| Self::days(to, DAYS_WITHOUT_VISIT), |(id, from)| Self { since: Some(id), ..Self::new(from, to) })
    }

    /// The last `days` calendar days up to `to`, its own day included.
    #[must_use]
    pub fn days(to: Moment, days: u16) -> Self {
        let before = Days::new(days.saturating_sub(1).into());
        Self::between(to.day().checked_sub_days(before).unwrap_or_default(), to.day(), to)
    }

    /// From one calendar day to another, in either order, cut off at `now`.
    #[must_use]
    pub fn between(one: NaiveDate, other: NaiveDate, now: Moment) -> Self {
        let (first, last) = (one.min(other).min(now.day()), one.max(other).min(now.day()));
        let midnight = |day: NaiveDate| Moment::from_local(day.and_time(NaiveTime::MIN), now.offset_east_min()).unwrap_or(now);
        let to = last.succ_opt().map_or(now, midnight).min(now);
        Self { days: Some((first, last)), now, ..Self::new(midnight(first).min(to), to) }
    }

    const fn new(from: Moment, to: Moment) -> Self {
        Self { from, to, since: None, days: None, now: to }
    }

    /// From the oldest entry, dose, call or note of a day to `to`.
    #[must_use]
    pub fn all(diary: &Diary, to: Moment) -> Self {
        Self::new(diary.oldest_at(to.offset_east_min()).map_or(to, |first| first.min(to)), to)
    }

    /// True for a time in the range.
    pub(super) fn holds(&self, at: Moment) -> bool {
        let is_within = match self.days {
            Some((first, last)) => (first..=last).contains(&at.day()),
            None => at.unix_ms() >= self.from.unix_ms(),
        };
        is_within && !at.is_ahead_of(self.now)
    }

    /// First and last calendar day of the range.
    #[must_use]
    pub fn local_days(&self) -> (NaiveDate, NaiveDate) {
        self.days.unwrap_or_else(|| (self.from.day(), self.to.day()))
    }

    /// The earliest time for which [`Self::is_about`] can be true, in milliseconds since 1970. Most of a long diary is earlier.
    pub(super) fn first_ms(&self) -> i64 {
        self.from.unix_ms() - (self.zones_s() + REACH_S.0) * 1_000
    }

    /// No record of an earlier local day is later than [`Self::first_ms`], whatever its place: the clocks of two differ by less than two days.
    pub(super) fn first_day(&self) -> NaiveDate {
        let first = self.local_days().0;
        first.checked_sub_days(Days::new(5)).unwrap_or(first)
    }

    /// Of a time that is neither before [`Self::first_ms`] nor dated ahead: true if it is in the range, or near enough to it for the pain
    /// before and after a dose.
    pub(super) fn is_about(&self, at: Moment) -> bool {
        at.unix_ms() <= self.to.unix_ms() + (self.zones_s() + REACH_S.1) * 1_000 || self.holds(at)
    }

    /// The limits of calendar days are midnights of one time zone; a record of these local days can lie so many seconds outside them.
    const fn zones_s(&self) -> i64 {
        if self.days.is_some() { ZONES_REACH_MIN * 60 } else { 0 }
    }
}
