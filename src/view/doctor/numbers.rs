//! Now, worst, least, average: of one voice, logged or recalled, with how many numbers stand behind them.

use super::Fact;
use crate::domain::{Moment, Pain, RecordId, Score};

/// What a list of numbers comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The newest one, a number or "too much".
    pub last: (RecordId, Score, Moment),
    /// The worst and the least, where there was a number at all.
    pub range: Option<(Pain, Pain)>,
    /// The mean of the numbers in tenths, rounded; of `numbers` of them.
    pub mean_tenths: Option<u16>,
    /// How many were numbers.
    pub numbers: usize,
    /// How many said it was too much for a number. They are no 10 and in no average.
    pub too_much: usize,
}

/// Of these entries, oldest first; `None` when there are none.
#[must_use]
pub fn numbers<'a>(facts: impl Iterator<Item = &'a Fact<'a>>) -> Option<Numbers> {
    let mut last = None;
    let (mut least, mut worst, mut sum, mut count, mut too_much) = (Pain::WORST, None, 0_u64, 0_usize, 0_usize);
    for fact in facts {
        last = Some((fact.id, fact.entry.score, fact.entry.at));
        match fact.entry.score {
            Score::Number(pain) => {
                (least, worst) = (least.min(pain), worst.max(Some(pain)));
                sum += u64::from(pain.number());
                count += 1;
            }
            Score::TooMuch => too_much += 1,
        }
    }
    let all = u64::try_from(count).unwrap_or(u64::MAX);
    // Halves are rounded up, as people do.
    let mean = (sum * 20 + all).checked_div(all * 2).and_then(|tenths| u16::try_from(tenths).ok());
    Some(Numbers { last: last?, range: worst.map(|worst| (worst, least)), mean_tenths: mean, numbers: count, too_much })
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
