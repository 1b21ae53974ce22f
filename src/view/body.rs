//! The regions of the body and their positions in the drawing. Left and right are the patient's own and are never mirrored, not even in
//! right-to-left languages.

mod arrow;
mod limbs;
mod outline;
mod shape;
#[cfg(test)]
mod tests;
mod views;

use self::arrow::Point;
use self::shape::{BETWEEN_THE_LEGS, Kind, Shape};
use crate::domain::{Code, CollectVec, vocabulary};

pub use self::outline::{FINGERS, Hints, SKIN};
pub use self::shape::WIDTH;

/// A view of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// From the front: the patient's right is at the viewer's left.
    Front,
    /// From behind: the patient's left is at the viewer's left.
    Back,
}

impl Side {
    /// Its lines inside the outline.
    #[must_use]
    pub const fn hints(self) -> &'static Hints {
        match self {
            Self::Front => &outline::FRONT,
            Self::Back => &outline::BACK,
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Front => Self::Back,
            Self::Back => Self::Front,
        }
    }
}

/// A region in a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub code: Code,
    /// The outline is to be mirrored: x becomes [`WIDTH`] - x.
    pub is_mirrored: bool,
    shape: &'static Shape,
}

impl Region {
    /// Its outline, as an SVG path.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.shape.path
    }

    /// True for a region that is named on a tag beside the body.
    #[must_use]
    pub fn has_tag(&self) -> bool {
        self.shape.kind == Kind::Tag
    }

    /// The line from its place to its tag, as an SVG path.
    #[must_use]
    pub fn leader(&self) -> Option<String> {
        let ((from_x, from_y), [x, y, width, height]) = (BETWEEN_THE_LEGS, self.touch());
        self.has_tag().then(|| format!("M{from_x} {from_y}L{} {}", if x > from_x { x } else { x + width }, y + height / 2))
    }

    /// The middle of its number.
    #[must_use]
    pub const fn number_at(&self) -> (i32, i32) {
        let (x, y) = self.shape.at;
        (if self.is_mirrored { WIDTH - x } else { x }, y)
    }

    /// Of a region with a tag: the outline of a spot at its place and the middle of that, for drawings too small for tags with words. Two of
    /// one view lie one below the other.
    #[must_use]
    pub fn spot(&self) -> Option<(String, (i32, i32))> {
        /// Radius.
        const R: i32 = 19;
        let (x, y) = BETWEEN_THE_LEGS;
        let at = (x, if self.shape.at.0 > x { y } else { y + 2 * R });
        let circle = format!("M{} {}a{R} {R} 0 1 0 {d} 0a{R} {R} 0 1 0-{d} 0Z", at.0 - R, at.1, d = 2 * R);
        self.has_tag().then_some((circle, at))
    }

    /// Its touch rectangle: x, y, width, height.
    #[must_use]
    pub const fn touch(&self) -> [i32; 4] {
        let [x, y, width, height] = self.shape.touch;
        [if self.is_mirrored { WIDTH - x - width } else { x }, y, width, height]
    }

    /// Where it is on the body.
    fn place(&self) -> Point {
        if self.has_tag() { BETWEEN_THE_LEGS } else { self.number_at() }
    }
}

/// The regions of a view, from head to foot; the touch rectangle of a later one lies above that of an earlier one.
#[must_use]
pub fn regions(side: Side) -> Vec<Region> {
    let (shapes, mirrored): (&'static [Shape], _) = match side {
        Side::Front => (&views::FRONT, "-left"),
        Side::Back => (&views::BACK, "-right"),
    };
    let mut regions = Vec::new();
    for shape in shapes {
        for code in vocabulary::regions() {
            let of_pair = code.strip_suffix("-left").or_else(|| code.strip_suffix("-right"));
            let base = if shape.kind == Kind::Paired { of_pair } else { Some(code) };
            if base == Some(shape.base) {
                let is_mirrored = shape.kind == Kind::Paired && code.ends_with(mirrored);
                regions.push(Region { code: Code::listed(code), is_mirrored, shape });
            }
        }
    }
    regions
}

/// How far a line stays from the middles of numbers, in units of the drawing, where there is room: half a digit and the width of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clearance {
    /// Of the digits on an entry, 15 units high.
    Entry = 15,
    /// Of the large digits of the small drawings, 36 units high.
    Small = 23,
    /// Of those on paper, 50 units high.
    Paper = 26,
}

/// The part of a path that is drawn in this view, as an SVG path; `numbers` are the middles of the numbers that it must not cover. A path
/// that one view shows whole is drawn in that view, any other one in both: to the edge of the body in one, from there in the other.
#[must_use]
pub fn spread(side: Side, path: &[Code], numbers: &[(i32, i32)], clear: Clearance) -> Option<String> {
    let clear = clear as i32;
    let (here, there) = (regions(side), regions(side.other()));
    let place = |regions: &[Region], code: &Code| regions.iter().find(|region| region.code == *code).map(Region::place);
    // A region of a later version is in neither view.
    let stops = path.iter().map(|code| (place(&here, code), place(&there, code))).filter(|stop| *stop != (None, None)).collect_vec();
    // A region that both views have is drawn in the view of those before it.
    let one_sided = stops.iter().find(|(here, there)| here.is_none() || there.is_none());
    let mut is_here = one_sided.is_none_or(|(here, _)| here.is_some());
    let (mut drawn, mut run, mut before) = (String::new(), Vec::new(), None);
    for (here, there) in stops {
        let was_here = is_here;
        is_here = if is_here { here.is_some() } else { there.is_none() };
        match (here, there, before) {
            (Some(at), _, Some(before)) if is_here && !was_here => run = vec![edge(side, at, before), at],
            // Those between the legs are at one place.
            (Some(at), ..) if is_here => run.extend((run.last() != Some(&at)).then_some(at)),
            (_, Some(to), _) if was_here => {
                run.extend(run.last().map(|at| edge(side, *at, to)));
                drawn += &arrow::along(&run, numbers, clear);
            }
            _ => {}
        }
        before = there;
    }
    if is_here {
        drawn += &arrow::along(&run, numbers, clear);
    }
    (!drawn.is_empty()).then_some(drawn)
}

/// The point beside the body where a path leaves the view at `here` for `there` in the other one, or comes from there.
fn edge(side: Side, here: Point, there: Point) -> Point {
    let middle = WIDTH / 2;
    let across = if here.0 == middle { middle - there.0 } else { here.0 - middle };
    let is_left = if across == 0 { side == Side::Back } else { across < 0 };
    (if is_left { (here.0 - 30).min(62) } else { (here.0 + 30).max(WIDTH - 62) }, here.1)
}
