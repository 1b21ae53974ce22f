//! The marks of a plot: by shape and fill who said a number and whether it was recalled, so that they need no colour.

use super::frame::Frame;
use super::shapes::dot;
use crate::domain::{Moment, RecordId, Score, sort_by_key};

/// One number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its record.
    pub id: RecordId,
    /// Its time.
    pub at: Moment,
    /// Its score.
    pub score: Score,
    /// True for a carer's observation, false for the patient's.
    pub by_carer: bool,
    /// True when it was recorded later than the time it is about.
    pub recalled: bool,
}

/// Marks of one score, speaker and kind of recording, as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    /// Their score.
    pub score: Score,
    /// A carer's.
    pub by_carer: bool,
    /// Hollow: recorded later than the time they are about.
    pub recalled: bool,
    /// All marks.
    pub path: String,
}

/// A number at an x.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Mark {
    score: Score,
    by_carer: bool,
    recalled: bool,
    x: i64,
}

impl Mark {
    pub const fn of(point: &Point, x: i64) -> Self {
        Self { score: point.score, by_carer: point.by_carer, recalled: point.recalled, x }
    }

    /// Orders them by speaker, recording, score and x.
    fn order(&self) -> i64 {
        let rank = match self.score {
            Score::Number(pain) => i64::from(pain.number()),
            Score::TooMuch => 11,
        };
        (i64::from(self.by_carer) << 41) + (i64::from(self.recalled) << 40) + (rank << 32) + self.x
    }
}

/// One path for each kind of mark. Equal marks become one: its area grows with their number, up to a radius of `most`.
pub(super) fn grouped(marks: Vec<Mark>, (radius, most): (i64, i64), frame: &Frame) -> Vec<Dots> {
    let mut groups: Vec<Dots> = Vec::new();
    for same in sort_by_key(marks, Mark::order).chunk_by(|a, b| a == b) {
        let Some(Mark { score, by_carer, recalled, x }) = same.first().copied() else { continue };
        if groups.last().is_none_or(|dots| (dots.by_carer, dots.recalled, dots.score) != (by_carer, recalled, score)) {
            groups.push(Dots { score, by_carer, recalled, path: String::new() });
        }
        let grown = radius.saturating_mul(radius).saturating_mul(count(same.len())).isqrt().min(most);
        if let Some(dots) = groups.last_mut() {
            dot(&mut dots.path, (x, frame.y(score)), grown, (score == Score::TooMuch, by_carer));
        }
    }
    groups
}

/// A count as a coordinate.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
