//! Marks of doses below the axis, each at its hour. Marks that would touch are merged into one with their number.

use super::labels::text_width;

/// Width of a mark.
pub(super) const MARK: i64 = 32;
/// Least distance between two marks, or a mark and a number.
const APART: i64 = 14;

/// Doses whose marks would touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DoseMark {
    /// How many.
    pub count: usize,
    /// The middle of the first and of the last.
    first: i64,
    last: i64,
}

impl DoseMark {
    /// Half its width: that of the mark, or of the number above it if that is wider.
    fn half(&self, font: i64) -> i64 {
        if self.count > 1 { text_width(&format!("{}×", self.count), font).max(MARK) / 2 } else { MARK / 2 }
    }

    /// Its middle, moved so that all of it lies within the column where that is wide enough.
    pub fn middle(&self, (left, right): (i64, i64), font: i64) -> i64 {
        let edge = self.half(font) + APART / 2;
        let middle = self.first.midpoint(self.last);
        if right - left < 2 * edge { left.midpoint(right) } else { middle.clamp(left + edge, right - edge) }
    }
}

/// The marks of a column between its two edges. `places` are the x of its doses in the order of time; where the clock was set back, an x
/// lower than the one before is merged with it.
pub(super) fn merge_doses(places: &[i64], edges: (i64, i64), font: i64) -> Vec<DoseMark> {
    let mut found: Vec<DoseMark> = Vec::new();
    for x in places {
        let mut next = DoseMark { count: 1, first: *x, last: *x };
        // A merged mark has a number, which can be wider and touch the mark before.
        while let Some(before) = found.last() {
            let distance = next.middle(edges, font) - before.middle(edges, font);
            if distance >= before.half(font) + next.half(font) + APART {
                break;
            }
            next = DoseMark { count: before.count + next.count, first: before.first, last: next.last };
            found.pop();
        }
        found.push(next);
    }
    found
}
