//! The visible part of a screen, measured by the shell; it is changed by no command and not stored.

pub use crate::view::Metrics;
use crate::view::chart::Size;

/// The visible part of the diary's list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// Its top, measured from the top of the list, in CSS pixels.
    pub top_px: f64,
    /// Its height, in CSS pixels.
    pub height_px: f64,
    /// The heights of the list's lines.
    pub metrics: Metrics,
    /// The column of the page.
    pub page: PageSize,
}

/// The column of the page, measured so that drawings are laid out for it; zeros until then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageSize {
    /// Its width, in CSS pixels.
    pub width_px: i64,
    /// The font size of the page, in CSS pixels: 16 unless a person has chosen another.
    pub rem_px: i64,
}

impl PageSize {
    /// Padding and borders of a sheet on both sides, in CSS pixels.
    pub const SHEET: i64 = 34;
    /// The same of the diary's chart, which is nearer to the edges.
    pub const CHART: i64 = 22;

    /// A column that is wider than a phone's.
    const WIDE_PX: i64 = 500;
    /// The largest font size of a drawing, in CSS pixels.
    const TEXT_MAX: i64 = 22;

    /// The size of a plot over the days, in a box with edges of so many pixels in all. A phone's until the page is measured.
    #[must_use]
    pub fn plot(self, edges: i64) -> Size {
        if self.width_px <= 0 { Size::PHONE } else { Size::on_screen(self.width_px - edges, self.text_px()) }
    }

    /// The font size of a drawing: 11 of the 16 pixels of the page's, 12 in a wide column.
    #[must_use]
    pub fn text_px(self) -> i64 {
        let sixteenths = if self.width_px >= Self::WIDE_PX { 12 } else { 11 };
        ((self.rem_px * sixteenths + 8) / 16).clamp(Size::PHONE.text, Self::TEXT_MAX)
    }
}
