//! What of a screen is in sight, as the shell measures it. No command changes it, and nothing of it is kept.

pub use crate::view::Metrics;

/// The stretch of the diary's list that is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// Its top, measured from the top of the list, in CSS pixels.
    pub top_px: f64,
    /// Its height, in CSS pixels.
    pub height_px: f64,
    /// The heights of the list's lines.
    pub metrics: Metrics,
}
