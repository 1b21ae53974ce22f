//! Entries by hour of the day, and hours without an entry.

use chrono::Timelike;

use super::{ReportData, ResolvedRange};
use crate::domain::{CollectVec, RecordId, Score, Speaker};

/// How often each score was logged in an hour of the day: 0 to 10, then "too much".
pub type HourCounts = [usize; 12];

/// Counts by local hour, 0 to 23. Only what was logged at the time has an hour.
#[must_use]
pub fn by_hour(data: &ReportData<'_>, speaker: &Speaker) -> [HourCounts; 24] {
    let mut hours = [HourCounts::default(); 24];
    for item in data.of_speaker(speaker).filter(|item| !item.recalled) {
        let hour = usize::try_from(item.entry.at.local().hour()).unwrap_or_default();
        let score = match item.entry.score {
            Score::Number(pain) => pain.number().into(),
            Score::TooMuch => 11,
        };
        hours.get_mut(hour).and_then(|counts| counts.get_mut(score)).into_iter().for_each(|count| *count += 1);
    }
    hours
}

/// Hours of the range without an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnrecordedHours {
    /// Hours of the clock that have ended in the range, the one in which it begins included.
    pub hours: i64,
    /// How many of them have no entry.
    pub without: i64,
    /// The longest time between two entries, or between an entry and an end of the range, in whole hours.
    pub longest: i64,
    /// The entries before and after that time, the later one first.
    pub between: Vec<RecordId>,
}

/// Counts the hours of the clock, by the offset of the end of the range. The hour that runs does not lengthen the time since the last entry:
/// the result is the same until it ends.
#[must_use]
pub fn unrecorded_hours(data: &ReportData<'_>) -> UnrecordedHours {
    const HOUR_MS: i64 = 3_600_000;
    let ResolvedRange { from, to, .. } = data.span;
    let start = from.unix_ms();
    let end = to.hour_start_ms().max(start);
    let hour = |at_ms: i64| (at_ms - to.hour_start_ms()).div_euclid(HOUR_MS);
    let hours = (-hour(start)).max(0);
    let (mut filled, mut last_hour, mut before, mut longest_ms) = (0, None, (start, None), -1);
    let mut between = Vec::new();
    for item in data.entries().iter().filter(|item| item.is_moment()) {
        // Where time zones meet, an entry of the first or the last day can lie outside.
        let at = item.at_ms.clamp(start, to.unix_ms().max(start));
        if hour(at) < 0 && last_hour != Some(hour(at)) {
            filled += 1;
            last_hour = Some(hour(at));
        }
        if at - before.0 > longest_ms {
            longest_ms = at - before.0;
            between = [Some(item.id), before.1].into_iter().flatten().collect_vec();
        }
        before = (at, Some(item.id));
    }
    if end - before.0 > longest_ms {
        longest_ms = end - before.0;
        between = before.1.into_iter().collect_vec();
    }
    UnrecordedHours { hours, without: (hours - filled).max(0), longest: longest_ms / HOUR_MS, between }
}
