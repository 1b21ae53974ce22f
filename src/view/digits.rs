//! Moves the numbers in the drawing of the body apart where they are larger than its regions, as on paper. Coordinates are whole units of
//! the drawing.

use super::body::Clearance;
use crate::domain::CollectVec;

/// A point: x, y.
type Point = (i32, i32);

/// How large the numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Width of a digit; 0 where the regions have room for any number.
    width: i32,
    /// Least space between two numbers.
    space: i32,
    /// Height of a digit with the space below it.
    height: i32,
}

/// The highest and the lowest middle of a number, so that all of it is in the drawing.
const HIGHEST: i32 = 12;
const LOWEST: i32 = 540;
/// Upper limit of passes. A few usually suffice; numbers that cannot all be separated may still overlap.
const ROUNDS: usize = 200;

impl Digits {
    /// The digits of a drawing whose lines keep this clearance. Their sizes are those of `55-body.css` and `80-print.css`.
    #[must_use]
    pub const fn of(clear: Clearance) -> Self {
        match clear {
            Clearance::Entry => Self { width: 0, space: 0, height: 0 },
            Clearance::Small => Self { width: 21, space: 5, height: 28 },
            Clearance::Paper => Self { width: 29, space: 7, height: 38 },
        }
    }

    /// The middles at which numbers are drawn, given the middle of the region and the count of digits of each.
    #[must_use]
    pub fn apart(self, numbers: &[(Point, i32)]) -> Vec<Point> {
        let mut at = numbers.iter().map(|(at, _)| *at).collect_vec();
        if self.width == 0 {
            return at;
        }
        let half = numbers.iter().map(|(_, digits)| (self.width * digits + self.space + 1) / 2).collect_vec();
        for _ in 0..ROUNDS {
            let mut is_moved = false;
            for index in 0..at.len() {
                let (before, rest) = at.split_at_mut(index);
                let (Some(one), Some(one_half)) = (rest.first_mut(), half.get(index)) else { continue };
                for (other, other_half) in before.iter_mut().zip(&half) {
                    is_moved |= part((one, *one_half), (other, *other_half), self.height);
                }
            }
            if !is_moved {
                break;
            }
        }
        at
    }

    /// The middles of the digits of numbers at these places.
    #[must_use]
    pub fn middles(self, numbers: &[(Point, i32)]) -> Vec<Point> {
        let of_number = |((x, y), digits): &(Point, i32)| {
            let left = x - self.width * (digits - 1) / 2;
            (0..*digits).map(|digit| (left + digit * self.width, *y)).collect_vec()
        };
        numbers.iter().flat_map(of_number).collect_vec()
    }
}

/// Moves two overlapping numbers apart, along the axis that needs the smaller move. False when they do not overlap.
fn part((one, one_half): (&mut Point, i32), (other, other_half): (&mut Point, i32), height: i32) -> bool {
    let across = one_half + other_half - (one.0 - other.0).abs();
    let down = height - (one.1 - other.1).abs();
    if across <= 0 || down <= 0 {
        return false;
    }
    let (more, less) = (|needed: i32| (needed + 1) / 2, |needed: i32| needed / 2);
    if across <= down {
        let ahead = if one.0 < other.0 { -1 } else { 1 };
        one.0 += ahead * more(across);
        other.0 -= ahead * less(across);
    } else {
        let ahead = if one.1 < other.1 { -1 } else { 1 };
        one.1 = (one.1 + ahead * more(down)).clamp(HIGHEST, LOWEST);
        other.1 = (other.1 - ahead * less(down)).clamp(HIGHEST, LOWEST);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::body::{Side, regions};

    fn touch(one: (Point, i32), other: (Point, i32)) -> bool {
        let ((one, digits), (other, others)) = (one, other);
        (one.0 - other.0).abs() < 15 * (digits + others) && (one.1 - other.1).abs() < 36
    }

    #[test]
    fn numbers_of_neighbours_do_not_touch_and_stay_near_their_regions() {
        for side in [Side::Front, Side::Back] {
            let all = regions(side);
            for from in &all {
                // A region with all its neighbours: more than that is unlikely.
                let near = all.iter().filter(|other| {
                    let ((x, y), (from_x, from_y)) = (other.number_at(), from.number_at());
                    (x - from_x).pow(2) + (y - from_y).pow(2) < 45 * 45
                });
                for digits in [1, 2] {
                    let numbers: Vec<_> = near.clone().map(|region| (region.number_at(), digits)).collect();
                    let moved = Digits::of(Clearance::Paper).apart(&numbers);
                    let moved: Vec<_> = moved.into_iter().map(|at| (at, digits)).collect();
                    for (index, one) in moved.iter().enumerate() {
                        assert!(moved.iter().skip(index + 1).all(|other| !touch(*one, *other)), "{:?}: {moved:?}", from.code);
                        let (region, (at, _)) = (numbers[index].0, *one);
                        let most = if digits == 1 { 30 } else { 70 };
                        assert!((at.0 - region.0).abs() <= most && (at.1 - region.1).abs() <= 45, "{:?}: {numbers:?} {moved:?}", from.code);
                    }
                }
            }
        }
    }

    #[test]
    fn a_number_alone_is_in_its_region_and_on_an_entry_all_are() {
        let numbers = [((89, 231), 1), ((120, 234), 2)];
        assert_eq!(Digits::of(Clearance::Paper).apart(&numbers[..1]), [(89, 231)]);
        assert_eq!(Digits::of(Clearance::Entry).apart(&numbers), [(89, 231), (120, 234)]);
        assert_eq!(Digits::of(Clearance::Paper).middles(&[((120, 234), 2), ((50, 300), 1)]), [(106, 234), (135, 234), (50, 300)]);
    }
}
