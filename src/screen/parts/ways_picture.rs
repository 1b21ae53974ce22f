//! How a file gets to a phone nearby, in three line drawings, 96 × 72.

use super::super::node::{Node, el};
use super::icon::line_drawing;

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayPicture {
    /// A phone with a list that has come up from below, and an arrow out of a tray above it.
    Sheet,
    /// The same list; one of its round signs sends waves.
    Choose,
    /// Two phones, an arrow from one to the other, which has a tick.
    Accept,
}

/// A phone from (30, 4), 36 wide and 64 high.
const PHONE: &str = "M36 4h24a6 6 0 0 1 6 6v52a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6Z";

impl WayPicture {
    const fn lines(self) -> &'static str {
        match self {
            Self::Sheet => {
                "M30 40h36M37 50a3 3 0 1 0 6 0 3 3 0 1 0-6 0M45 50a3 3 0 1 0 6 0 3 3 0 1 0-6 0M53 50a3 3 0 1 0 6 0 3 3 0 1 0-6 0M37 60h22M48 28V13m-5 5 5-5 5 5M43 22h-3v11h16V22h-3"
            }
            Self::Choose => {
                "M30 32h36M36 58h24M46 46a2 2 0 1 0 4 0 2 2 0 1 0-4 0M43 50a6 6 0 1 1 10 0M39.5 52a10 10 0 1 1 17 0M76 40l6 4-6 4M82 44H70"
            }
            Self::Accept => {
                "M8 14h18a4 4 0 0 1 4 4v36a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4ZM70 14h18a4 4 0 0 1 4 4v36a4 4 0 0 1-4 4H70a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4ZM37 36h22m-6-6 6 6-6 6M73 36l4.5 5 8-10"
            }
        }
    }
}

/// The drawing, with what it shows in words.
pub fn way_picture(picture: WayPicture, alt: String) -> Node {
    let phone = (picture != WayPicture::Accept).then(|| el("path", "").attr("d", PHONE));
    line_drawing(el("svg", "way").attr("viewBox", "0 0 96 72").attr("width", "96").attr("height", "72").attr("role", "img").label(alt))
        .child_opt(phone)
        .child(el("path", "").attr("d", picture.lines()))
}
