//! What a region of the drawing is. The drawing is our own. Its units: 240 x 560 for each view; on the entry 33 of them are 48 CSS pixels.
//!
//! Left and right are the patient's own, never the viewer's. Of a pair only the side at the viewer's left is drawn; the other one is the
//! same with x turned into `WIDTH - x`.

/// How a region is placed in a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In the middle, drawn whole.
    Middle,
    /// One of a pair; mirrored, the same path is the other side.
    Paired,
    /// Named on a tag beside the body, with a line to its place.
    Tag,
}

/// One region in one view.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// The region's code, without side when it is one of a pair.
    pub base: &'static str,
    /// How it is placed.
    pub kind: Kind,
    /// The outline, as an SVG path; of a pair, the one at the viewer's left.
    pub path: &'static str,
    /// The middle of its number: x, y.
    pub at: (i32, i32),
    /// The touch rectangle: x, y, width, height. A later one lies above an earlier one.
    pub touch: [i32; 4],
}

/// Width of a view.
pub const WIDTH: i32 = 240;
/// Where the regions with a tag are on the body.
pub const BETWEEN_THE_LEGS: (i32, i32) = (120, 296);
