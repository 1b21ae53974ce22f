//! The modules of a code between its corners.

use crate::finders::Corners;
use crate::picture::{Picture, Point};
use crate::symbol::{VERSION_MAX, side};

/// Whether each module is dark, row by row.
pub type Modules = Vec<bool>;

/// A straight picture of the code's plane: a module's place to a point.
#[derive(Clone, Copy, Debug)]
struct Plane([f64; 8]);

impl Plane {
    fn point(&self, x: f64, y: f64) -> Point {
        let [a, b, c, d, e, f, g, h] = self.0;
        let depth = g * x + h * y + 1.0;
        Point { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth }
    }

    /// The plane in which these four places are at these points.
    fn through(pairs: [((f64, f64), Point); 4]) -> Option<Self> {
        let rows = pairs.into_iter().flat_map(|((x, y), at)| {
            [[x, y, 1.0, 0.0, 0.0, 0.0, -x * at.x, -y * at.x, at.x], [0.0, 0.0, 0.0, x, y, 1.0, -x * at.y, -y * at.y, at.y]]
        });
        solved(rows.collect()).map(Self)
    }
}

/// Solves eight equations.
fn solved(mut rows: Vec<[f64; 9]>) -> Option<[f64; 8]> {
    for column in 0..8 {
        let size = |row: &[f64; 9]| row.get(column).map_or(0.0, |value| value.abs());
        let (best, _) = rows.iter().enumerate().skip(column).max_by(|(_, one), (_, other)| size(one).total_cmp(&size(other)))?;
        rows.swap(column, best);
        let mut pivot = *rows.get(column)?;
        let divisor = *pivot.get(column)?;
        if divisor.abs() < 1e-9 {
            return None;
        }
        pivot.iter_mut().for_each(|value| *value /= divisor);
        for (index, row) in rows.iter_mut().enumerate() {
            let factor = row.get(column).copied().unwrap_or_default();
            if index == column {
                *row = pivot;
            } else {
                row.iter_mut().zip(pivot).for_each(|(value, of_pivot)| *value -= factor * of_pivot);
            }
        }
    }
    let mut solution = [0.0; 8];
    solution.iter_mut().zip(&rows).for_each(|(value, row)| *value = row[8]);
    Some(solution)
}

/// The version of the code and its modules.
#[must_use]
pub fn modules(picture: &Picture<'_>, corners: &Corners) -> Option<(usize, Modules)> {
    let plane_of = |version| flat(corners, side(version) as f64).map(|plane| (version, plane));
    let scored =
        (1..=VERSION_MAX).filter_map(plane_of).map(|(version, plane)| (alternating(picture, &plane, side(version)), version, plane));
    let (score, version, plane) = scored.max_by(|(one, ..), (other, ..)| one.total_cmp(other))?;
    if score < 0.75 {
        return None;
    }
    let plane = corrected(picture, corners, &plane, version).unwrap_or(plane);
    let places = (0..side(version)).flat_map(|y| (0..side(version)).map(move |x| (x as f64 + 0.5, y as f64 + 0.5)));
    let modules = places.map(|(x, y)| picture.is_dark_at(plane.point(x, y)).unwrap_or_default()).collect();
    Some((version, modules))
}

/// As if the code were seen from straight above.
fn flat(corners: &Corners, side: f64) -> Option<Plane> {
    let Corners { top_left, top_right, bottom_left } = *corners;
    let far = Point { x: top_right.x + bottom_left.x - top_left.x, y: top_right.y + bottom_left.y - top_left.y };
    let (near, end) = (3.5, side - 3.5);
    Plane::through([((near, near), top_left), ((end, near), top_right), ((near, end), bottom_left), ((end, end), far)])
}

/// How much of the seventh row and column alternates as it should, up to 1.
fn alternating(picture: &Picture<'_>, plane: &Plane, side: usize) -> f64 {
    let places = (8..side - 8).flat_map(|at| [(at as f64 + 0.5, 6.5, at), (6.5, at as f64 + 0.5, at)]);
    let right = places.filter(|(x, y, at)| picture.is_dark_at(plane.point(*x, *y)) == Some(at % 2 == 0)).count();
    right as f64 / (2 * (side - 16)) as f64
}

/// The plane through the small square near the fourth corner, which shows how the code is tilted.
fn corrected(picture: &Picture<'_>, corners: &Corners, plane: &Plane, version: usize) -> Option<Plane> {
    let end = side(version) as f64 - 6.5;
    if version < 2 {
        return None;
    }
    let score = |x: f64, y: f64| {
        let offsets = (-2..=2).flat_map(|down| (-2..=2).map(move |right| (right, down)));
        let fits = |(right, down): &(i32, i32)| {
            let ring = right.abs().max(down.abs());
            picture.is_dark_at(plane.point(x + f64::from(*right), y + f64::from(*down))) == Some(ring != 1)
        };
        offsets.filter(fits).count()
    };
    let steps = -18..=18;
    let places = steps.clone().flat_map(|down| steps.clone().map(move |right| (end + f64::from(right) / 3.0, end + f64::from(down) / 3.0)));
    let scored: Vec<(usize, f64, f64)> = places.map(|(x, y)| (score(x, y), x, y)).collect();
    let best = scored.iter().map(|(score, ..)| *score).max().filter(|best| *best >= 21)?;
    let among: Vec<_> = scored.iter().filter(|(score, ..)| *score == best).collect();
    // The middle of those that fit best, if they are of one place.
    let count = among.len() as f64;
    let (x, y) = among.iter().fold((0.0, 0.0), |(x, y), (_, next_x, next_y)| (x + next_x / count, y + next_y / count));
    let is_one = among.iter().all(|(_, next_x, next_y)| (next_x - x).hypot(next_y - y) < 1.5);
    let far = if is_one { plane.point(x, y) } else { among.first().map(|(_, x, y)| plane.point(*x, *y))? };
    let (near, side) = (3.5, side(version) as f64 - 3.5);
    let Corners { top_left, top_right, bottom_left } = *corners;
    Plane::through([((near, near), top_left), ((side, near), top_right), ((near, side), bottom_left), ((end, end), far)])
}
