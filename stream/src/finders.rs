//! The three large squares at the corners of a code.

use crate::picture::{Picture, Point};

/// A square that was found.
#[derive(Clone, Copy, Debug)]
struct Finder {
    centre: Point,
    /// Pixels from side to side.
    size: f64,
    /// In how many rows it was seen.
    rows: u32,
}

/// Corners of what may be a code.
#[derive(Clone, Copy, Debug)]
pub struct Corners {
    /// Centre of the square at the corner between the other two.
    pub top_left: Point,
    /// That at the end of the first row.
    pub top_right: Point,
    /// That at the end of the first column.
    pub bottom_left: Point,
}

/// Most squares that are looked at; a code has three, and its data some that look alike.
const FINDERS_MAX: usize = 12;

/// Corners of what may be codes, the likeliest first.
#[must_use]
pub fn corners(picture: &Picture<'_>) -> Vec<Corners> {
    let mut finders: Vec<Finder> = Vec::new();
    for y in 0..picture.height {
        let row = |x| picture.is_dark(x, y);
        for (start, end) in patterns(picture.width, row) {
            if let Some(finder) = confirmed(picture, (start + end) / 2, y) {
                add(&mut finders, finder);
            }
        }
    }
    finders.retain(|finder| finder.rows > 2);
    finders.sort_by_key(|finder| std::cmp::Reverse(finder.rows));
    finders.truncate(FINDERS_MAX);
    triples(&finders)
}

/// Where dark, light, dark, light and dark follow each other as 1 to 1 to 3 to 1 to 1: start and end.
fn patterns(length: usize, is_dark: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let (mut found, mut runs, mut before) = (Vec::new(), [0_usize; 5], false);
    // One more, light, ends the last run.
    for at in 0..=length {
        let dark = at < length && is_dark(at);
        if dark != before {
            if before && is_finder(runs) {
                found.push((at - runs.iter().sum::<usize>(), at));
            }
            runs.rotate_left(1);
            runs[4] = 0;
            before = dark;
        }
        runs[4] += 1;
    }
    found
}

/// The lengths are 1 to 1 to 3 to 1 to 1, each within a half.
fn is_finder(runs: [usize; 5]) -> bool {
    let module = runs.iter().sum::<usize>() as f64 / 7.0;
    let fits = |length: usize, modules: f64| (length as f64 - modules * module).abs() <= module * if modules > 1.0 { 1.0 } else { 0.7 };
    runs.iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(|(length, modules)| *length > 0 && fits(*length, modules))
}

/// The square in whose middle this point is, if it is one in the column and in the row through its middle.
fn confirmed(picture: &Picture<'_>, x: usize, y: usize) -> Option<Finder> {
    let (top, bottom) = across(y, picture.height, |y| picture.is_dark(x, y))?;
    let middle = (top + bottom) / 2;
    let (left, right) = across(x, picture.width, |x| picture.is_dark(x, middle))?;
    let (width, height) = ((right - left) as f64, (bottom - top) as f64);
    let is_square = width.max(height) < 1.5 * width.min(height);
    let centre = Point { x: (left + right) as f64 / 2.0, y: (top + bottom) as f64 / 2.0 };
    is_square.then_some(Finder { centre, size: (width + height) / 2.0, rows: 1 })
}

/// Start and end of the pattern around a dark point in its middle.
fn across(at: usize, length: usize, is_dark: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    if !is_dark(at) {
        return None;
    }
    // Dark, light, dark: outwards from the middle, to both sides.
    let (mut start, mut end) = (at, at);
    let [middle, light, dark] = [true, false, true].map(|wanted| {
        let from = start;
        while start > 0 && is_dark(start - 1) == wanted {
            start -= 1;
        }
        from - start
    });
    let [rest, light_after, dark_after] = [true, false, true].map(|wanted| {
        let from = end;
        while end < length && is_dark(end) == wanted {
            end += 1;
        }
        end - from
    });
    is_finder([dark, light, middle + rest, light_after, dark_after]).then_some((start, end))
}

fn add(finders: &mut Vec<Finder>, finder: Finder) {
    let distance = |known: &Finder| (known.centre.x - finder.centre.x).hypot(known.centre.y - finder.centre.y);
    match finders.iter_mut().find(|known| distance(known) < known.size / 4.0) {
        Some(known) => {
            let mean = |known_value: f64, value: f64, rows: u32| (known_value * f64::from(rows) + value) / f64::from(rows + 1);
            known.centre =
                Point { x: mean(known.centre.x, finder.centre.x, known.rows), y: mean(known.centre.y, finder.centre.y, known.rows) };
            known.size = mean(known.size, finder.size, known.rows);
            known.rows += 1;
        }
        None => finders.push(finder),
    }
}

/// Every three that may be the corners of a square, the likeliest first.
fn triples(finders: &[Finder]) -> Vec<Corners> {
    let mut found: Vec<(f64, Corners)> = Vec::new();
    for (first, corner) in finders.iter().enumerate() {
        for (second, one) in finders.iter().enumerate().filter(|(second, _)| *second != first) {
            // The other is to the right of the one, seen from the corner; so each three come once.
            found.extend(finders.iter().skip(second + 1).filter_map(|other| square(corner, one, other)));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    found.into_iter().map(|(_, corners)| corners).collect()
}

/// The corners, with how far they are from those of a square.
fn square(corner: &Finder, one: &Finder, other: &Finder) -> Option<(f64, Corners)> {
    let to = |finder: &Finder| (finder.centre.x - corner.centre.x, finder.centre.y - corner.centre.y);
    let ((ax, ay), (bx, by)) = (to(one), to(other));
    let (a, b) = (ax.hypot(ay), bx.hypot(by));
    let sizes = [corner.size, one.size, other.size];
    let (largest, smallest) = (sizes.iter().copied().fold(0.0, f64::max), sizes.iter().copied().fold(f64::MAX, f64::min));
    let cross = ax * by - ay * bx;
    if a.min(b) < smallest || largest > 1.6 * smallest {
        return None;
    }
    let (angle, lengths) = ((ax * bx + ay * by).abs() / (a * b), (a - b).abs() / a.max(b));
    if angle > 0.35 || lengths > 0.35 {
        return None;
    }
    let (right, down) = if cross > 0.0 { (one, other) } else { (other, one) };
    let corners = Corners { top_left: corner.centre, top_right: right.centre, bottom_left: down.centre };
    Some((angle + lengths + (largest / smallest - 1.0), corners))
}
