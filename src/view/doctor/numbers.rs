//! Last, worst and least number and the count of each, of one speaker, logged or recalled. No average: people write when it hurts, so the
//! mean of what was written is not the mean of the pain.

use super::ReportEntry;
use crate::domain::{Moment, Pain, RecordId, Score};

/// Summary of a list of scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The newest one, a number or "too much".
    pub last: (RecordId, Score, Moment),
    /// The worst and the least, where there was a number at all.
    pub range: Option<(Pain, Pain)>,
    /// How often each number was recorded, from 0 to 10.
    pub counts: [usize; 11],
    /// How many were "too much", which is not a 10.
    pub too_much: usize,
}

/// Summarises entries given oldest first; `None` when there are none.
#[must_use]
pub fn numbers<'a>(data: impl Iterator<Item = &'a ReportEntry<'a>>) -> Option<Numbers> {
    let mut last = None;
    let (mut least, mut worst, mut counts, mut too_much) = (Pain::WORST, None, [0; 11], 0);
    for item in data {
        last = Some((item.id, item.entry.score, item.entry.at));
        match item.entry.score {
            Score::Number(pain) => {
                (least, worst) = (least.min(pain), worst.max(Some(pain)));
                counts.iter_mut().skip(pain.number().into()).take(1).for_each(|count| *count += 1);
            }
            Score::TooMuch => too_much += 1,
        }
    }
    Some(Numbers { last: last?, range: worst.map(|worst| (worst, least)), counts, too_much })
}

/// The least and the worst of some numbers, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<T> {
    /// The smallest.
    pub least: T,
    /// The largest.
    pub most: T,
    /// Of how many.
    pub count: usize,
}

/// `None` when there are none.
#[must_use]
pub fn range<T: Copy + Ord>(values: impl Iterator<Item = T>) -> Option<Range<T>> {
    values.fold(None, |known: Option<Range<T>>, value| {
        Some(known.map_or(Range { least: value, most: value, count: 1 }, |range| Range {
            least: range.least.min(value),
            most: range.most.max(value),
            count: range.count + 1,
        }))
    })
}
