//! Tests of the drawing: complete, small, and each region where a thumb expects it.

use std::collections::BTreeSet;

use super::arrow::{Cubic, point};
use super::*;

/// Units of the drawing that are 48 CSS pixels on the entry.
const THUMB: i32 = 33;
/// Units that are 44 px, rounded up.
const SEEN: i32 = 31;

const VIEWS: [Side; 2] = [Side::Front, Side::Back];

fn codes(path: &[&'static str]) -> Vec<Code> {
    path.iter().copied().map(Code::listed).collect()
}

/// The commands of an SVG path, each a letter and its numbers.
fn commands(path: &str) -> Vec<(char, Vec<f64>)> {
    let mut commands: Vec<(char, Vec<f64>)> = Vec::new();
    let mut number = String::new();
    for letter in path.chars().chain(['Z']) {
        let ends = match letter {
            '-' | ' ' => true,
            '.' => number.contains('.'),
            _ => letter.is_ascii_alphabetic(),
        };
        if ends && !number.is_empty() {
            commands.last_mut().expect("a letter first").1.push(number.parse().expect("a number"));
            number.clear();
        }
        match letter {
            ' ' => {}
            _ if letter.is_ascii_alphabetic() => commands.push((letter, Vec::new())),
            _ => number.push(letter),
        }
    }
    commands
}

/// The parts of an SVG path as polygons, with curves in 16 steps.
fn polygons(path: &str) -> Vec<Vec<(f64, f64)>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    let (mut x, mut y, mut control) = (0.0, 0.0, (0.0, 0.0));
    for (letter, numbers) in commands(path) {
        let size = match letter {
            'M' | 'L' | 'l' => 2,
            'c' => 6,
            's' | 'q' => 4,
            'h' | 'v' => 1,
            'Z' => continue,
            _ => panic!("{letter} in {path}"),
        };
        assert!(!numbers.is_empty() && numbers.len() % size == 0, "{letter}{numbers:?} in {path}");
        for group in numbers.chunks(size) {
            let curve = match *group {
                [a, b, c, d, e, f] => Some([(x + a, y + b), (x + c, y + d), (x + e, y + f)]),
                [c, d, e, f] if letter == 's' => Some([(2.0 * x - control.0, 2.0 * y - control.1), (x + c, y + d), (x + e, y + f)]),
                [a, b, e, f] => Some([(x + a, y + b), (x + a, y + b), (x + e, y + f)]),
                _ => None,
            };
            if let Some([one, two, end]) = curve {
                for step in 1..=16 {
                    let t = f64::from(step) / 16.0;
                    let mix = |a: f64, b: f64, c: f64, d: f64| {
                        (1.0 - t).powi(3) * a + 3.0 * (1.0 - t).powi(2) * t * b + 3.0 * (1.0 - t) * t.powi(2) * c + t.powi(3) * d
                    };
                    parts.last_mut().expect("M first").push((mix(x, one.0, two.0, end.0), mix(y, one.1, two.1, end.1)));
                }
                (control, (x, y)) = (two, end);
                continue;
            }
            (x, y) = match (letter, group) {
                ('M' | 'L', [a, b]) => (*a, *b),
                ('l', [a, b]) => (x + a, y + b),
                ('h', [a]) => (x + a, y),
                (_, [b]) => (x, y + b),
                _ => unreachable!("{letter}{group:?}"),
            };
            if letter == 'M' {
                parts.push(Vec::new());
            }
            parts.last_mut().expect("M first").push((x, y));
        }
    }
    parts
}

fn is_inside(region: &Region, (x, y): (f64, f64)) -> bool {
    let x = if region.is_mirrored { f64::from(WIDTH) - x } else { x };
    let crosses = |part: &Vec<(f64, f64)>| {
        let next = part.iter().cycle().skip(1);
        part.iter().zip(next).filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) * (b.0 - a.0) / (b.1 - a.1)).count()
    };
    polygons(region.path()).iter().map(crosses).sum::<usize>() % 2 == 1
}

fn is_in([x, y, width, height]: [i32; 4], (at_x, at_y): (i32, i32)) -> bool {
    (x..=x + width).contains(&at_x) && (y..=y + height).contains(&at_y)
}

fn is_apart([x, y, width, height]: [i32; 4], [ox, oy, owidth, oheight]: [i32; 4]) -> bool {
    x + width <= ox || ox + owidth <= x || y + height <= oy || oy + oheight <= y
}

#[test]
fn every_region_is_drawn_and_nothing_else() {
    let all: BTreeSet<Code> = vocabulary::regions().map(Code::listed).collect();
    let drawn: Vec<Region> = VIEWS.into_iter().flat_map(regions).collect();
    assert_eq!(drawn.iter().map(|region| region.code.clone()).collect::<BTreeSet<_>>(), all);
    for side in VIEWS {
        let regions = regions(side);
        assert_eq!(regions.iter().map(|region| &region.code).collect::<BTreeSet<_>>().len(), regions.len(), "each once in {side:?}");
    }
}

#[test]
fn a_thumb_hits_every_region_at_320_px() {
    for side in VIEWS {
        let regions = regions(side);
        for (index, region) in regions.iter().enumerate() {
            let touch @ [x, y, width, height] = region.touch();
            assert!(width >= THUMB && height >= THUMB, "48 px: {region:?}");
            assert!(x >= 10 && x + width <= 230 && y >= -8 && y + height <= 560, "in the drawing: {region:?}");
            let above = &regions[index + 1..];
            let middle = (x + width / 2, y + height / 2);
            assert!(is_inside(region, (f64::from(x) + f64::from(width) / 2.0, f64::from(y) + f64::from(height) / 2.0)), "{region:?}");
            assert!(above.iter().all(|other| !is_in(other.touch(), middle)), "the middle is hidden: {region:?}");
            // The number stands in its region, and a tap on it hits that.
            let (number_x, number_y) = region.number_at();
            assert!(is_inside(region, (f64::from(number_x), f64::from(number_y))), "{region:?}");
            assert!(is_in(touch, region.number_at()) && above.iter().all(|other| !is_in(other.touch(), region.number_at())), "{region:?}");
            let free = |x: i32, y: i32| above.iter().all(|other| is_apart([x, y, SEEN, SEEN], other.touch()));
            let fits = (x..=x + width - SEEN).any(|x| (y..=y + height - SEEN).any(|y| free(x, y)));
            assert!(fits, "44 px in each direction of which nothing is hidden: {region:?}");
        }
    }
}

#[test]
fn left_is_the_patients_left_in_both_views() {
    let x = |side, code: &str| regions(side).into_iter().find(|region| region.code.as_str() == code).map(|region| region.touch()[0]);
    assert!(x(Side::Front, "knee-left") > x(Side::Front, "knee-right"));
    assert!(x(Side::Back, "knee-left") < x(Side::Back, "knee-right"));
    assert!(x(Side::Back, "lower-back-left") < x(Side::Back, "lower-back-middle"));
}

#[test]
fn the_drawing_is_less_than_9_kb_of_paths() {
    let mut paths = BTreeSet::from([SKIN, FINGERS]);
    for side in VIEWS {
        paths.extend([side.hints().paired, side.hints().middle]);
        paths.extend(regions(side).iter().map(Region::path));
    }
    let bytes: usize = paths.iter().map(|path| path.len()).sum();
    assert!(bytes < 9_000, "{bytes}");
    assert!(polygons(SKIN)[0].iter().all(|(x, _)| *x <= 121.0), "only the left half");
}

/// The curves of a drawn path, without the arrow heads.
fn cubics(path: &str) -> Vec<Cubic> {
    let mut at = (0, 0);
    let mut cubics = Vec::new();
    for (letter, numbers) in commands(path) {
        let whole: Vec<i32> = numbers.iter().map(|number| format!("{number}").parse().expect("a whole number")).collect();
        match whole[..] {
            [a, b, c, d, e, f] => {
                cubics.push([at, (a, b), (c, d), (e, f)]);
                at = (e, f);
            }
            [x, y] if letter == 'M' => at = (x, y),
            _ => {}
        }
    }
    cubics
}

/// The least distance between the line and these numbers.
fn room(drawn: &str, numbers: &[(i32, i32)]) -> i32 {
    let points = cubics(drawn).iter().flat_map(|cubic| (0..=60).map(|t| point(cubic, t, 60))).collect::<Vec<_>>();
    let distance = |(x, y): &(i32, i32), (nx, ny): &(i32, i32)| ((x - nx).pow(2) + (y - ny).pow(2)).isqrt();
    points.iter().flat_map(|at| numbers.iter().map(move |number| distance(at, number))).min().unwrap_or(i32::MAX)
}

/// The clearances, and what of each is always kept: half the diagonal of a digit.
const CLEAR: [(Clearance, i32); 3] = [(Clearance::Entry, 12), (Clearance::Small, 17), (Clearance::Paper, 20)];

#[test]
fn an_arrow_never_covers_a_number() {
    let numbers_of = |side: Side, marked: &[Code]| {
        let marked = regions(side).into_iter().filter(|region| marked.contains(&region.code));
        marked.map(|region| region.number_at()).collect::<Vec<_>>()
    };
    for (path, also) in [
        (vec!["lower-back-left", "buttock-left", "thigh-back-left", "calf-left"], vec![]),
        (vec!["lower-back-left", "buttock-left", "calf-left"], vec!["thigh-back-left", "knee-left", "ankle-left"]),
        (vec!["upper-back", "tailbone"], vec!["middle-back", "lower-back-middle", "lower-back-left"]),
        (vec!["neck-back", "shoulder-left", "upper-arm-left", "elbow-left", "forearm-left", "hand-left"], vec![]),
        (vec!["jaw", "face", "head"], vec![]),
        (vec!["groin-right", "thigh-front-right", "shin-right", "foot-top-right"], vec!["genitals", "knee-right"]),
        (vec!["chest-left", "chest-right", "chest-left"], vec![]),
        (vec!["perineum", "anus", "tailbone"], vec![]),
        (vec!["middle-back", "ribs-left", "upper-abdomen"], vec!["chest-left"]),
    ] {
        let marked = [codes(&path), codes(&also)].concat();
        for (side, (clear, least)) in VIEWS.into_iter().flat_map(|side| CLEAR.map(|clear| (side, clear))) {
            let numbers = numbers_of(side, &marked);
            if let Some(drawn) = spread(side, &codes(&path), &numbers, clear) {
                assert!(room(&drawn, &numbers) >= least, "{path:?} in {side:?}, {clear:?}: {} of {drawn}", room(&drawn, &numbers));
            }
        }
    }
    // Any two regions of a view.
    for (side, (clear, least)) in VIEWS.into_iter().flat_map(|side| CLEAR.map(|clear| (side, clear))) {
        for from in regions(side) {
            for to in regions(side).into_iter().filter(|to| to.place() != from.place()) {
                let (path, numbers) = ([from.code.clone(), to.code.clone()], [from.number_at(), to.number_at()]);
                let drawn = spread(side, &path, &numbers, clear).expect("both ends are in the view");
                assert!(room(&drawn, &numbers) >= least, "{path:?}, {clear:?}: {} of {drawn}", room(&drawn, &numbers));
            }
        }
    }
}

/// An arrow beside the hip would be read as pain of the arm that hangs there.
#[test]
fn an_arrow_along_the_trunk_or_a_leg_stays_away_from_the_arms() {
    let row = ["lower-back-left", "lower-back-middle", "lower-back-right", "buttock-left", "thigh-back-left", "knee-left", "calf-left"];
    for path in [
        vec!["lower-back-left", "buttock-left", "calf-left"],
        vec!["lower-back-left", "buttock-left", "thigh-back-left", "knee-left"],
        vec!["lower-back-left", "thigh-back-left"],
        vec!["buttock-left", "calf-left"],
    ] {
        let marked = regions(Side::Back).into_iter().filter(|region| row.contains(&region.code.as_str()));
        let numbers = marked.map(|region| region.number_at()).collect::<Vec<_>>();
        for (clear, least) in CLEAR {
            let drawn = spread(Side::Back, &codes(&path), &numbers, clear).expect("all are in the back");
            let points = cubics(&drawn).iter().flat_map(|cubic| (0..=60).map(|t| point(cubic, t, 60))).collect::<Vec<_>>();
            let farthest = points.iter().map(|(x, _)| (x - WIDTH / 2).abs()).max();
            assert!(farthest.is_some_and(|x| x <= 62), "{path:?}, {clear:?}: {farthest:?} of {drawn}");
            assert!(room(&drawn, &numbers) >= least, "{path:?}, {clear:?}: {} of {drawn}", room(&drawn, &numbers));
        }
    }
}

#[test]
fn a_path_is_one_arrow_in_the_view_that_shows_it_and_parts_where_none_does() {
    let arrows = |path: &[&'static str]| {
        VIEWS.map(|side| spread(side, &codes(path), &[], Clearance::Entry).map_or(0, |drawn| drawn.matches('L').count() / 2))
    };
    assert_eq!(arrows(&["lower-back-left", "buttock-left", "knee-left", "calf-left"]), [0, 1], "the knee alone is no part");
    assert_eq!(arrows(&["shoulder-left", "elbow-left"]), [1, 1], "both views show it");
    assert_eq!(arrows(&["middle-back", "ribs-left"]), [1, 1], "round the body");
    assert_eq!(arrows(&["ribs-left", "middle-back", "ribs-right"]), [2, 1]);
    assert_eq!(arrows(&["jaw"]), [0, 0]);
    assert_eq!(arrows(&["jaw", "of-a-later-version"]), [0, 0]);
    // It leaves the back at the patient's left and comes to the front there.
    let drawn = |side: Side| cubics(&spread(side, &codes(&["middle-back", "upper-abdomen"]), &[], Clearance::Entry).expect("drawn"));
    let (back, front) = (drawn(Side::Back), drawn(Side::Front));
    assert!(back[0][3].0 < 70 && front[0][0].0 > WIDTH - 70, "{back:?} {front:?}");
}
