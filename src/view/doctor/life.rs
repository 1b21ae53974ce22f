//! How the days were, and the signs that were noticed.

use chrono::NaiveDate;

use super::Facts;
use crate::domain::vocabulary::{DAY_SIGNS, day_levels};
use crate::domain::{Code, DayPart, RecordId, Voice};

/// On how many days a part of the day was how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSum {
    /// The level as listed, or as a later version wrote it.
    pub level: Code,
    /// On how many days.
    pub days: usize,
    /// The records.
    pub ids: Vec<RecordId>,
}

/// What a voice said of a part of the day, best first.
#[must_use]
pub fn levels(facts: &Facts<'_>, voice: &Voice, part: &'static str) -> Vec<LevelSum> {
    let mut sums: Vec<LevelSum> = day_levels(part).iter().map(|level| none(Code::listed(level))).collect();
    for (id, level) in facts.days.iter().filter(|(_, day, who)| who == voice && day.part.as_str() == part).filter_map(valued) {
        if !sums.iter().any(|sum| sum.level == *level) {
            sums.push(none(level.clone()));
        }
        if let Some(sum) = sums.iter_mut().find(|sum| sum.level == *level) {
            sum.days += 1;
            sum.ids.push(id);
        }
    }
    sums.retain(|sum| sum.days > 0);
    sums
}

const fn none(level: Code) -> LevelSum {
    LevelSum { level, days: 0, ids: Vec::new() }
}

fn valued<'a>((id, day, _): &'a (RecordId, &'a DayPart, Voice)) -> Option<(RecordId, &'a Code)> {
    Some((*id, day.value.as_ref()?))
}

/// The last day of the stretch on which somebody noted that the bowels had moved, and the record.
#[must_use]
pub fn last_bowels(facts: &Facts<'_>) -> Option<(NaiveDate, RecordId)> {
    let moved = |(_, day, _): &&(RecordId, &DayPart, Voice)| {
        day.part.as_str() == "bowels" && day.value.as_ref().is_some_and(|value| ["normal", "hard", "loose"].contains(&value.as_str()))
    };
    facts.days.iter().rev().find(moved).map(|(id, day, _)| (day.day, *id))
}

/// What a voice said last about a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Which; see [`DAY_SIGNS`].
    pub part: &'static str,
    /// It is there.
    pub yes: bool,
    /// The day it was first noticed, as said; the earliest, where several were said.
    pub since: Option<NaiveDate>,
    /// The day this was said about.
    pub day: NaiveDate,
    /// The record.
    pub id: RecordId,
}

/// The signs a voice said something about, as listed.
#[must_use]
pub fn signs(facts: &Facts<'_>, voice: &Voice) -> Vec<Sign> {
    let of = |part: &&'static str| {
        let said = || facts.days.iter().filter(move |(_, day, who)| who == voice && day.part.as_str() == *part && day.value.is_some());
        let (id, day, _) = said().next_back()?;
        let since = said().filter_map(|(_, day, _)| day.since).min();
        Some(Sign { part, yes: day.value.as_ref().is_some_and(|value| value.as_str() == "yes"), since, day: day.day, id: *id })
    };
    DAY_SIGNS.iter().filter_map(of).collect()
}
