//! The curve along which pain spreads, beside the numbers of its regions. In whole units of the drawing.

use crate::domain::CollectVec;

/// A point: x, y.
pub type Point = (i32, i32);
/// A cubic Bézier curve: start, two control points, end.
pub type Cubic = [Point; 4];

/// Distances at which a region is passed, to either side, in addition to the clearance. All are tried, and its middle.
const OFFSETS: [i32; 3] = [1, 8, 15];
/// How far from the middle of a view trunk and legs reach; the arms hang beside that.
const TRUNK: i32 = 58;
/// The least distance between the ends of an arrow that begins or ends short of its region.
const SHORTEST: i32 = 26;
/// Samples of a curve at which its distance to the numbers is measured.
const STEPS: i32 = 16;
/// Length of a direction vector (fixed-point 1.0).
const UNIT: i32 = 1024;

/// The arrow past these points as an SVG path, `clear` units from the middle of each number if there is room. Empty for fewer than two
/// points.
pub fn along(points: &[Point], numbers: &[Point], clear: i32) -> String {
    if points.len() < 2 { String::new() } else { written(&curve(points, numbers, clear)) }
}

/// The curve past these points, chosen among those that pass each point at a side and distance of its own: the one that best keeps clear of
/// the numbers, then of the arms, then nearest to the regions. At least two points.
fn curve(points: &[Point], numbers: &[Point], clear: i32) -> Vec<Cubic> {
    let knots = knots(points);
    // For each way past the current knot: the cost of the best curve to there, and that curve.
    let mut best: Vec<(Pass, i32, Vec<Cubic>)> = Vec::new();
    for (index, knot) in knots.iter().enumerate() {
        let passes = passes(&knots, index, clear);
        let Some(before) = index.checked_sub(1).and_then(|index| knots.get(index)) else {
            best = passes.into_iter().map(|pass| (pass, pass.cost, Vec::new())).collect_vec();
            continue;
        };
        let to = |pass: Pass| {
            let ways = best.iter().map(|(from, cost, _)| {
                let (cubic, more) = segment((before, *from), (knot, pass), knots.len() == 2, numbers, clear);
                (cost + more + pass.cost, cubic)
            });
            let (way, (cost, cubic)) = ways.enumerate().min_by_key(|(_, (cost, _))| *cost)?;
            let curve = best.get(way)?.2.iter().copied().chain([cubic]).collect_vec();
            Some((pass, cost, curve))
        };
        best = passes.into_iter().filter_map(to).collect_vec();
    }
    best.into_iter().min_by_key(|(_, cost, _)| *cost).map(|(.., curve)| curve).unwrap_or_default()
}

/// A way past a knot.
#[derive(Clone, Copy)]
struct Pass {
    at: Point,
    /// To the right of the path; negative to the left.
    offset: i32,
    /// How far it is from the knot.
    cost: i32,
}

/// The ways past a knot: through its middle and beside it. The first one may be left, and the last one reached, half way to its neighbour.
fn passes(knots: &[Knot], index: usize, clear: i32) -> Vec<Pass> {
    let Some(knot) = knots.get(index) else { return Vec::new() };
    let neighbour = if index == 0 { knots.get(1) } else { knots.get(index - 1).filter(|_| index + 1 == knots.len()) };
    let half = neighbour.map(|other| ((knot.at.0 + other.at.0) / 2, (knot.at.1 + other.at.1) / 2));
    let offsets = || OFFSETS.iter().flat_map(|offset| [clear + offset, -clear - offset]).chain([0]);
    let beside = |(at, cost): (Point, i32)| {
        offsets().map(move |offset| Pass { at: moved(at, right_of(knot.ahead), offset), offset, cost: cost + offset.abs() })
    };
    // An arrow from region to region is better than a shorter one.
    [(knot.at, 0)].into_iter().chain(half.map(|at| (at, 40))).flat_map(beside).collect_vec()
}

/// The curve from one way past a knot to one past the next, and its cost. Between only two knots it is an arc to the side that costs less.
fn segment((from, start): (&Knot, Pass), (to, end): (&Knot, Pass), is_arc: bool, numbers: &[Point], clear: i32) -> (Cubic, i32) {
    let is_trunk = |knot: &Knot| (knot.at.0 - super::WIDTH / 2).abs() <= TRUNK;
    let is_within = is_trunk(from) && is_trunk(to);
    let cost = |cubic: &Cubic| {
        let (short, outside) = shortfalls(cubic, numbers, clear);
        // A fifth of the clearance is what may be missing.
        let missing = (short - clear / 5).max(0) + (SHORTEST - distance(start.at, end.at)).max(0);
        missing * 10_000 + if is_within { outside * 400 } else { 0 } + short * 60 + (start.offset - end.offset).abs()
    };
    let cubic = |swing: i32| {
        let (third, across) = (distance(start.at, end.at) / 3, direction(start.at, end.at));
        let swing = if is_arc { (third / 2).min(12) * swing } else { 0 };
        let control =
            |at: Point, ahead: Point, third: i32| moved(moved(at, if is_arc { across } else { ahead }, third), right_of(across), swing);
        [start.at, control(start.at, from.ahead, third), control(end.at, to.ahead, -third), end.at]
    };
    let arcs: &[i32] = if is_arc { &[1, -1] } else { &[0] };
    arcs.iter().map(|swing| cubic(*swing)).map(|cubic| (cubic, cost(&cubic))).min_by_key(|(_, cost)| *cost).unwrap_or_default()
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

/// How much the curve lacks of the clearance from the nearest number, and how far it leaves trunk and legs.
fn shortfalls(cubic: &Cubic, numbers: &[Point], clear: i32) -> (i32, i32) {
    let samples = || (0..=STEPS).map(|step| point(cubic, step, STEPS));
    let squares = samples().flat_map(|at| numbers.iter().map(move |number| squared(at, *number)));
    let room = squares.min().map_or(clear, i32::isqrt).min(clear);
    let outside = samples().map(|(x, _)| (x - super::WIDTH / 2).abs() - TRUNK).max().unwrap_or_default().max(0);
    (clear - room, outside)
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
