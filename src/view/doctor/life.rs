//! Levels noted for parts of days, and warning signs.

use chrono::NaiveDate;

use super::ReportData;
use crate::domain::vocabulary::{BOWELS, BOWELS_MOVED, BOWELS_NOT_MOVED, day_levels};
use crate::domain::{Code, CollectVec, DayPart, Diary, RecordId, Speaker, sort_by_key};

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
pub struct Bowels<'d> {
    /// That note; `None` if no day is noted as moved.
    pub moved: Option<(RecordId, &'d DayPart)>,
    /// The first of the days that are counted: the one after that note, else the first with a note about the bowels.
    pub from: NaiveDate,
    /// Days from then on noted as "not today" by a speaker and as moved by none.
    pub not_moved: usize,
    /// Days from then on of which nothing is noted.
    pub not_noted: usize,
    /// The notes that say "not today", the newest day first.
    pub ids: Vec<RecordId>,
}

/// Looks back from that day over the whole diary, as the last time matters most when it was long ago. `None` if nothing was ever noted.
#[must_use]
pub fn bowels(diary: &Diary, until: NaiveDate) -> Option<Bowels<'_>> {
    let said = |day: NaiveDate, fits: fn(&str) -> bool| {
        let is_it = |part: &DayPart| part.part.as_str() == BOWELS && part.value.as_ref().is_some_and(|value| fits(value.as_str()));
        diary.day(day).into_iter().filter(|(_, part)| is_it(part)).collect_vec()
    };
    let (mut moved, mut since) = (None, Vec::new());
    for day in diary.noted_days().rev().filter(|day| *day <= until && !said(*day, |_| true).is_empty()) {
        moved = said(day, |value| BOWELS_MOVED.contains(&value)).into_iter().next();
        if moved.is_some() {
            break;
        }
        since.push(day);
    }
    let from = moved.map_or_else(|| since.last().copied(), |(_, part)| part.day.succ_opt())?;
    let not_moved = since.iter().map(|day| said(*day, |value| value == BOWELS_NOT_MOVED)).filter(|said| !said.is_empty()).collect_vec();
    let days = from.iter_days().take_while(|day| *day <= until).count();
    Some(Bowels {
        moved,
        from,
        not_moved: not_moved.len(),
        not_noted: days.saturating_sub(since.len()),
        ids: not_moved.into_iter().flatten().map(|(id, _)| id).collect_vec(),
    })
}

/// The earliest day that a speaker recorded as the first of a sign.
#[must_use]
pub fn first_noticed(data: &ReportData<'_>, speaker: &Speaker, sign: &'static str) -> Option<NaiveDate> {
    let said = data.days.iter().filter(|(_, day, who)| who == speaker && day.part.as_str() == sign);
    said.filter_map(|(_, day, _)| day.since).min()
}
