//! The visible part of a screen, measured by the shell; it is changed by no command and not stored.

pub use crate::view::Metrics;

/// The visible part of the diary's list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// Its top, measured from the top of the list, in CSS pixels.
    pub top_px: f64,
    /// Its height, in CSS pixels.
    pub height_px: f64,
    /// The heights of the list's lines.
    pub metrics: Metrics,
}
