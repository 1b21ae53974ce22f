//! Changes of a medicine with their days: its addition to the list, its strength, its schedule, its end, its removal.

use chrono::NaiveDate;

use super::ResolvedRange;
use crate::domain::{Body, Code, CollectVec, Diary, Line, Moment, RecordId, Relief, Version};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was added to the list.
    Listed,
    /// The strength on the box or bottle: old and new, as written.
    Strength(Line, Line),
    /// The new schedule.
    Schedule(Option<Code>),
    /// The last day it was taken.
    Ended,
    /// It was removed from the list.
    Removed,
}

/// [`changes`] without the addition to the list on the first day of the diary: what is listed then was taken before.
#[must_use]
pub fn changes_of_treatment(diary: &Diary, span: &ResolvedRange, id: RecordId) -> Vec<(NaiveDate, Changed)> {
    let first = diary.oldest_at(span.to.offset_east_min()).map(Moment::day);
    let mut found = changes(diary, span, id);
    if found.first().is_some_and(|(day, changed)| *changed == Changed::Listed && Some(*day) == first) {
        found.remove(0);
    }
    found
}

/// Changes of a medicine that were recorded in the range, oldest first. Days are by the clock of the phone that wrote them, at the report's
/// offset from UTC; the end is the day that was typed.
#[must_use]
pub fn changes(diary: &Diary, span: &ResolvedRange, id: RecordId) -> Vec<(NaiveDate, Changed)> {
    let Some(record) = diary.record(id) else { return Vec::new() };
    let mut versions: Vec<&Version> = record.versions().collect_vec();
    versions.reverse();
    let written = |version: &Version| Moment::from_clock(version.stamp.unix_ms(), span.to.offset_east_min());
    let mut found: Vec<(Moment, Changed)> = Vec::new();
    let mut before: Option<(&Relief, bool)> = None;
    for version in versions {
        let Body::Relief(relief) = &version.body else { continue };
        let at = written(version);
        match before {
            Some((_, was_deleted)) if was_deleted != version.deleted => match found.last() {
                _ if version.deleted => found.push((at, Changed::Removed)),
                // Removed by mistake and brought back on the same day.
                Some((removed, Changed::Removed)) if removed.day() == at.day() => drop(found.pop()),
                _ => found.push((at, Changed::Listed)),
            },
            None => found.push((at, Changed::Listed)),
            Some((old, _)) => {
                if old.strength != relief.strength && !old.strength.is_empty() {
                    found.push((at, Changed::Strength(old.strength.clone(), relief.strength.clone())));
                }
                if old.schedule != relief.schedule && old.schedule.is_some() {
                    found.push((at, Changed::Schedule(relief.schedule.clone())));
                }
            }
        }
        before = Some((relief, version.deleted));
    }
    let mut days: Vec<(NaiveDate, Changed)> =
        found.into_iter().filter(|(at, _)| span.holds(*at)).map(|(at, what)| (at.day(), what)).collect_vec();
    let (first, last) = span.local_days();
    let ended = before.and_then(|(relief, _)| relief.stopped).filter(|day| (first..=last).contains(day));
    days.extend(ended.map(|day| (day, Changed::Ended)));
    crate::domain::sort_by(&mut days, |a, b| a.0.cmp(&b.0));
    days
}
