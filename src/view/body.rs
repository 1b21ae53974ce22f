//! The regions of the body and their positions in the drawing. Left and right are the patient's own and are never mirrored, not even in
//! right-to-left languages.

use super::body_shapes::{BACK, FRONT, Shape};
use crate::domain::{Code, CollectVec};

pub use super::body_shapes::{HEIGHT, WIDTH};

/// A view of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// From the front: the patient's right is at the viewer's left.
    Front,
    /// From behind: the patient's left is at the viewer's left.
    Back,
}

/// A region in a view. Units are CSS pixels on a phone 320 px wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub code: Code,
    /// Its outline, as an SVG path.
    pub path: &'static str,
    /// The outline is to be mirrored: x becomes [`WIDTH`] - x.
    pub mirrored: bool,
    /// The touch rectangle: x, y, width, height.
    pub touch: [u16; 4],
}

impl Region {
    /// The middle of the rectangle.
    #[must_use]
    pub const fn centre(&self) -> (u16, u16) {
        let [x, y, width, height] = self.touch;
        (x + width / 2, y + height / 2)
    }
}

/// The regions of a view, from head to foot.
#[must_use]
pub fn regions(side: Side) -> Vec<Region> {
    let (shapes, at_the_left, at_the_right): (&[Shape], _, _) = match side {
        Side::Front => (&FRONT, "right", "left"),
        Side::Back => (&BACK, "left", "right"),
    };
    let placed = |shape: &Shape| {
        let Shape { base, paired, path, touch } = *shape;
        let [x, y, width, height] = touch;
        let mirrored_touch = [WIDTH - x - width, y, width, height];
        let region =
            |code: String, mirrored, touch| crate::domain::vocabulary::region(&code).map(|code| Region { code, path, mirrored, touch });
        if paired {
            let one = region(format!("{base}-{at_the_left}"), false, touch);
            [one, region(format!("{base}-{at_the_right}"), true, mirrored_touch)]
        } else {
            [region(base.to_owned(), false, touch), None]
        }
    };
    shapes.iter().flat_map(placed).flatten().collect_vec()
}

/// The steps of a path whose both ends are in this view, as start and end coordinates.
#[must_use]
pub fn steps(side: Side, path: &[Code]) -> Vec<((u16, u16), (u16, u16))> {
    let regions = regions(side);
    let centre = |code: &Code| regions.iter().find(|region| region.code == *code).map(Region::centre);
    path.iter().zip(path.iter().skip(1)).filter_map(|(from, to)| Some((centre(from)?, centre(to)?))).collect_vec()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::vocabulary;

    #[test]
    fn every_region_is_drawn_and_nothing_else() {
        let all: BTreeSet<Code> = vocabulary::regions().map(Code::listed).collect();
        let drawn: Vec<Region> = [Side::Front, Side::Back].into_iter().flat_map(regions).collect();
        assert_eq!(drawn.iter().map(|region| region.code.clone()).collect::<BTreeSet<_>>(), all);
        for side in [Side::Front, Side::Back] {
            let regions = regions(side);
            assert_eq!(regions.iter().map(|region| &region.code).collect::<BTreeSet<_>>().len(), regions.len(), "each once in {side:?}");
        }
    }

    #[test]
    fn a_thumb_hits_every_region_and_only_that() {
        for side in [Side::Front, Side::Back] {
            let regions = regions(side);
            for (index, region) in regions.iter().enumerate() {
                let [x, y, width, height] = region.touch;
                assert!(width >= 48 && height >= 48 && x + width <= WIDTH && y + height <= HEIGHT, "{region:?}");
                for other in &regions[..index] {
                    let [ox, oy, owidth, oheight] = other.touch;
                    let apart = |at: u16, size: u16, other: u16, other_size: u16| at >= other + other_size + 8 || other >= at + size + 8;
                    assert!(apart(x, width, ox, owidth) || apart(y, height, oy, oheight), "{region:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn left_is_the_patients_left_in_both_views() {
        let x = |side, code: &str| regions(side).into_iter().find(|region| region.code.as_str() == code).map(|region| region.touch[0]);
        assert!(x(Side::Front, "knee-left") > x(Side::Front, "knee-right"));
        assert!(x(Side::Back, "knee-left") < x(Side::Back, "knee-right"));
        assert!(x(Side::Back, "lower-back-left") < x(Side::Back, "lower-back-middle"));
    }

    #[test]
    fn a_path_is_drawn_where_both_ends_are_in_sight() {
        let path = ["lower-back-left", "buttock-left", "calf-left", "shin-left"].map(Code::listed);
        assert_eq!((steps(Side::Back, &path).len(), steps(Side::Front, &path).len()), (2, 0));
        let (from, to) = steps(Side::Back, &path)[0];
        assert!(from.1 < to.1, "down the leg");
    }
}
