//! Levels noted for parts of days, and warning signs.

use chrono::NaiveDate;

use super::ReportData;
use crate::domain::vocabulary::{BOWELS, day_levels};
use crate::domain::{Code, CollectVec, DayPart, RecordId, Speaker, sort_by_key};

/// On how many days a part of the day was noted at one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSum {
    /// The level as listed, or as a later version wrote it.
    pub level: Code,
    /// On how many days.
    pub days: usize,
    /// How many of them were recalled.
    pub recalled: usize,
    /// The records, the oldest day first.
    pub ids: Vec<RecordId>,
    /// The last of these days.
    pub last: NaiveDate,
}

/// Counts the levels that a speaker noted for a part of the day, best level first.
#[must_use]
pub fn levels(data: &ReportData<'_>, speaker: &Speaker, part: &'static str) -> Vec<LevelSum> {
    let mut sums: Vec<LevelSum> = Vec::new();
    for (id, day, _) in data.days.iter().filter(|(_, day, who)| who == speaker && day.part.as_str() == part) {
        let Some(level) = &day.value else { continue };
        let recalled = usize::from(day.recalled);
        match sums.iter_mut().find(|sum| sum.level == *level) {
            Some(sum) => {
                // Two phones can each have a record of the same day: it counts once.
                let is_new = sum.last != day.day;
                sum.days += usize::from(is_new);
                sum.recalled += if is_new { recalled } else { 0 };
                sum.ids.push(*id);
                sum.last = day.day;
            }
            None => sums.push(LevelSum { level: level.clone(), days: 1, recalled, ids: vec![*id], last: day.day }),
        }
    }
    let listed = day_levels(part);
    sort_by_key(sums, |sum| {
        listed.iter().position(|level| *level == sum.level.as_str()).unwrap_or(listed.len()).try_into().unwrap_or(i64::MAX)
    })
}

/// When the bowels were last noted as moved, and what was noted since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bowels<'f> {
    /// The record of that note.
    pub last: &'f (RecordId, &'f DayPart, Speaker),
    /// Days since then noted as "not today" by a speaker and as moved by none.
    pub not_moved: usize,
    /// Days since then of which nothing is noted.
    pub not_noted: usize,
}

/// `None` if no day of the range is noted as moved.
#[must_use]
pub fn bowels<'f>(data: &'f ReportData<'_>) -> Option<Bowels<'f>> {
    let value = |day: &DayPart| day.value.clone().filter(|_| day.part.as_str() == BOWELS);
    let has_moved = |(_, day, _): &&(RecordId, &DayPart, Speaker)| {
        value(day).is_some_and(|value| ["normal", "hard", "loose"].contains(&value.as_str()))
    };
    let last = data.days.iter().rev().find(has_moved)?;
    let noted: Vec<NaiveDate> =
        data.days.iter().filter(|(_, day, _)| day.day > last.1.day && value(day).is_some()).map(|(_, day, _)| day.day).collect_vec();
    let since = last.1.day.iter_days().skip(1).take_while(|day| *day <= data.span.local_days().1).count();
    let not_moved = noted.chunk_by(|a, b| a == b).count();
    Some(Bowels { last, not_moved, not_noted: since.saturating_sub(not_moved) })
}

/// The earliest day that a speaker recorded as the first of a sign.
#[must_use]
pub fn first_noticed(data: &ReportData<'_>, speaker: &Speaker, sign: &'static str) -> Option<NaiveDate> {
    let said = data.days.iter().filter(|(_, day, who)| who == speaker && day.part.as_str() == sign);
    said.filter_map(|(_, day, _)| day.since).min()
}
