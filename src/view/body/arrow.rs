//! The curve along which pain spreads, beside the numbers of its regions. In whole units of the drawing.

use crate::domain::CollectVec;

/// A point: x, y.
pub type Point = (i32, i32);
/// A cubic Bézier curve: start, two control points, end.
pub type Cubic = [Point; 4];

/// Distances at which a region with a number is passed, to either side, in addition to the clearance. All are tried.
const OFFSETS: [i32; 3] = [1, 8, 15];
/// A region closer than clear + NEAR to a number is passed at its side; any other is crossed in its middle.
const NEAR: i32 = 9;
/// Samples of a curve at which its distance to the numbers is measured.
const STEPS: i32 = 24;
/// Length of a direction vector (fixed-point 1.0).
const UNIT: i32 = 1024;

/// The arrow past these points as an SVG path, `clear` units from the middle of each number if there is room. Empty for fewer than two
/// points.
pub fn along(points: &[Point], numbers: &[Point], clear: i32) -> String {
    if points.len() < 2 { String::new() } else { written(&curve(points, numbers, clear)) }
}

/// The curve past these points, at the side and distance with the most room among the numbers; of equal ones the nearest to the regions,
/// then that near the middle of the body. At least two points.
fn curve(points: &[Point], numbers: &[Point], clear: i32) -> Vec<Cubic> {
    let knots = knots(points);
    let mut best = (i32::MIN, Vec::new());
    for offset in OFFSETS.iter().flat_map(|offset| [clear + offset, -clear - offset]) {
        for near in [clear + NEAR, i32::MAX] {
            let beside = |knot: &Knot| {
                let is_near = numbers.iter().any(|number| distance(knot.at, *number) < near);
                moved(knot.at, right_of(knot.ahead), if is_near { offset } else { 0 })
            };
            let beside = knots.iter().map(beside).collect_vec();
            let cubics = smooth(&knots, &beside, offset);
            let room = cubics.iter().map(|cubic| room(cubic, numbers, clear)).min().unwrap_or_default();
            let outside: i32 = beside.iter().map(|(x, _)| (x - super::WIDTH / 2).abs()).sum();
            let far = offset.abs() + if near == i32::MAX { 16 } else { 0 };
            let score = (room * UNIT - far * 16) * 16 - outside;
            if score > best.0 {
                best = (score, cubics);
            }
        }
    }
    best.1
}

/// The curve as an SVG path, with a head at its end.
fn written(cubics: &[Cubic]) -> String {
    let mut path = String::new();
    for [start, one, two, end] in cubics {
        if path.is_empty() {
            path = format!("M{} {}", start.0, start.1);
        }
        path += &format!("C{} {} {} {} {} {}", one.0, one.1, two.0, two.1, end.0, end.1);
    }
    if let Some([_, _, before, tip]) = cubics.last() {
        let ahead = direction(*before, *tip);
        let end = |offset: i32| moved(moved(*tip, ahead, -10), right_of(ahead), offset);
        let (one, other) = (end(5), end(-5));
        path += &format!("M{} {}L{} {}L{} {}", one.0, one.1, tip.0, tip.1, other.0, other.1);
    }
    path
}

/// The point at t / `of`.
pub fn point([a, b, c, d]: &Cubic, t: i32, of: i32) -> Point {
    let rest = of - t;
    let weights = [rest * rest * rest, 3 * rest * rest * t, 3 * rest * t * t, t * t * t];
    let at = |a: i32, b: i32, c: i32, d: i32| (weights[0] * a + weights[1] * b + weights[2] * c + weights[3] * d) / (of * of * of);
    (at(a.0, b.0, c.0, d.0), at(a.1, b.1, c.1, d.1))
}

/// A point that the curve passes, and its direction there.
struct Knot {
    at: Point,
    ahead: Point,
}

fn knots(points: &[Point]) -> Vec<Knot> {
    let before = points.first().into_iter().chain(points);
    let after = points.iter().skip(1).chain(points.last());
    let knot = |((before, at), after): ((&Point, &Point), &Point)| {
        let (come, go) = (direction(*before, *at), direction(*at, *after));
        let turn = (come.0 + go.0, come.1 + go.1);
        // The path turns straight back: leave at a right angle.
        Knot { at: *at, ahead: if distance((0, 0), turn) < UNIT / 2 { right_of(come) } else { direction((0, 0), turn) } }
    };
    before.zip(points).zip(after).map(knot).collect_vec()
}

/// Curves from point to point. A curve between only two of them is an arc to the side of the offset.
fn smooth(knots: &[Knot], beside: &[Point], offset: i32) -> Vec<Cubic> {
    let is_arc = knots.len() == 2;
    let cubic = |((from, to), (start, end)): ((&Knot, &Knot), (&Point, &Point))| {
        let (third, across) = (distance(*start, *end) / 3, direction(*start, *end));
        let swing = if is_arc { (third / 2).min(12) * offset.signum() } else { 0 };
        let control =
            |at: &Point, ahead: Point, third: i32| moved(moved(*at, if is_arc { across } else { ahead }, third), right_of(across), swing);
        [*start, control(start, from.ahead, third), control(end, to.ahead, -third), *end]
    };
    knots.iter().zip(knots.iter().skip(1)).zip(beside.iter().zip(beside.iter().skip(1))).map(cubic).collect_vec()
}

/// The distance between the curve and the nearest number, at most `clear`.
fn room(cubic: &Cubic, numbers: &[Point], clear: i32) -> i32 {
    let squares = (0..=STEPS).flat_map(|step| {
        let at = point(cubic, step, STEPS);
        numbers.iter().map(move |number| squared(at, *number))
    });
    squares.min().map_or(clear, i32::isqrt).min(clear)
}

fn moved(from: Point, ahead: Point, distance: i32) -> Point {
    (from.0 + ahead.0 * distance / UNIT, from.1 + ahead.1 * distance / UNIT)
}

/// The direction to the right of another one, as seen on its way.
const fn right_of(ahead: Point) -> Point {
    (-ahead.1, ahead.0)
}

/// From one point to another, [`UNIT`] long; (0, 0) if they are the same.
fn direction(from: Point, to: Point) -> Point {
    let length = distance(from, to).max(1);
    ((to.0 - from.0) * UNIT / length, (to.1 - from.1) * UNIT / length)
}

fn distance(from: Point, to: Point) -> i32 {
    squared(from, to).isqrt()
}

/// The square of the distance.
const fn squared(from: Point, to: Point) -> i32 {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    x * x + y * y
}
