//! Finds frames in a picture.

use crate::base45::decode;
use crate::finders::corners;
use crate::frame::Frame;
use crate::grid::modules;
use crate::picture::Picture;
use crate::symbol::text;

/// Corners that are tried; the right ones are mostly the first.
const TRIES_MAX: usize = 6;

/// The frame in a picture of brightnesses, row by row.
#[must_use]
pub fn frame_in(width: usize, height: usize, brightness: &[u8]) -> Option<Frame> {
    let picture = Picture::new(width, height, brightness)?;
    corners(&picture).iter().take(TRIES_MAX).find_map(|corners| {
        let (version, modules) = modules(&picture, corners)?;
        Frame::read(&decode(&text(version, &modules)?)?)
    })
}
