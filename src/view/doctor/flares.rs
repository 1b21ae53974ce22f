//! Flares as counts of numbers at or above the threshold the family chose. The diary does not know whether background pain is controlled,
//! so nothing is called breakthrough pain (Davies 2009), and no duration is inferred from two numbers.

use chrono::Datelike;

use super::{Range, ReportData, ReportEntry, range};
use crate::domain::{CollectVec, Pain, RecordId, Score, Speaker, sort_by_key};

/// Flares of one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flares {
    /// Their entries, newest first.
    pub ids: Vec<RecordId>,
    /// Number of local calendar days with a flare.
    pub days: usize,
    /// Those of the day with most of them, of several such days the newest; newest first.
    pub most: Vec<RecordId>,
    /// How long, in minutes, where a person recorded both beginning and end.
    pub lasted_min: Option<Range<i64>>,
    /// The entries of which that is known, newest first.
    pub lasted: Vec<RecordId>,
}

/// Counts numbers about a moment that were logged at the time; `None` when none reaches the threshold.
#[must_use]
pub fn flares(data: &ReportData<'_>, speaker: &Speaker, from: Pain) -> Option<Flares> {
    let is_high = |item: &&ReportEntry<'_>| matches!(item.entry.score, Score::Number(pain) if pain >= from);
    let high: Vec<&ReportEntry<'_>> =
        data.of_speaker(speaker).filter(|item| item.is_moment() && !item.recalled).filter(is_high).collect_vec();
    // Where two time zones meet, the days are in another order than the entries.
    let by_day = sort_by_key(high.clone(), |item| i64::from(item.day.num_days_from_ce()));
    let days = || by_day.chunk_by(|a, b| a.day == b.day);
    let ids = |of: &mut dyn DoubleEndedIterator<Item = &&ReportEntry<'_>>| of.rev().map(|item| item.id).collect_vec();
    Some(Flares {
        days: days().count(),
        most: ids(&mut days().max_by_key(|of_day| of_day.len())?.iter()),
        lasted_min: range(high.iter().filter_map(|item| item.lasted_min())),
        lasted: ids(&mut high.iter().filter(|item| item.lasted_min().is_some())),
        ids: ids(&mut high.iter()),
    })
}
