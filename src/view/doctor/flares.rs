//! Flares as counts of numbers at or above the threshold the family chose. The diary does not know whether background pain is controlled,
//! so nothing is called breakthrough pain (Davies 2009), and no duration is inferred from two numbers.

use super::{Range, ReportData, ReportEntry, range};
use crate::domain::{CollectVec, Eased, Pain, RecordId, Score, Speaker};

/// Flares of one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flares {
    /// Their entries, newest first.
    pub ids: Vec<RecordId>,
    /// Number of local calendar days with a flare.
    pub days: usize,
    /// Most on one day.
    pub most: usize,
    /// How long, in minutes, where a person recorded both beginning and end.
    pub lasted_min: Option<Range<i64>>,
}

/// Counts numbers about a moment that were logged at the time; `None` when none reaches the threshold.
#[must_use]
pub fn flares(data: &ReportData<'_>, speaker: &Speaker, from: Pain) -> Option<Flares> {
    let is_high = |item: &&ReportEntry<'_>| matches!(item.entry.score, Score::Number(pain) if pain >= from);
    let high: Vec<&ReportEntry<'_>> =
        data.of_speaker(speaker).filter(|item| item.is_moment() && !item.recalled).filter(is_high).collect_vec();
    let mut by_day: Vec<_> = high.iter().map(|item| item.day).collect_vec();
    crate::domain::sort(&mut by_day);
    let days: Vec<usize> = by_day.chunk_by(|a, b| a == b).map(<[_]>::len).collect_vec();
    let lasted = |item: &&ReportEntry<'_>| match (item.entry.details().began, item.entry.details().eased) {
        (Some(began), Some(Eased::At(eased))) => Some(eased.since(began).num_minutes()).filter(|minutes| *minutes >= 0),
        _ => None,
    };
    Some(Flares {
        ids: high.iter().rev().map(|item| item.id).collect_vec(),
        days: days.len(),
        most: days.iter().copied().max()?,
        lasted_min: range(high.iter().filter_map(lasted)),
    })
}
