//! Where the parts of a plot are: from the top, words and marks above the scale, the scale from 10 to 0, ticks of days without an entry, doses,
//! and the words of the days.

use crate::domain::Score;

/// Units of the drawing in a CSS pixel.
pub const UNIT: i64 = 10;

/// Radius of the largest mark of a single number, with text up to 14 pixels.
const RADIUS_MAX: i64 = 42;

/// Width of a column of bars that can be told apart and tapped, in CSS pixels.
const COLUMN: i64 = 12;

/// The size of a drawing, in CSS pixels. Its text has its size as long as it is shown at this width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// Font size.
    pub text: i64,
}

impl Size {
    /// On a phone.
    pub const PHONE: Self = Self { width: 340, height: 190, text: 11 };
    /// Over the whole width of a sheet of A4, with text of 9 pt; so low that what comes first has room on a sheet of Letter.
    pub const PAPER: Self = Self { width: 694, height: 124, text: 12 };

    /// At this width on a screen, with this font size: higher where it is wide, and where the text needs it.
    #[must_use]
    pub fn on_screen(width: i64, text: i64) -> Self {
        let (width, text) = (width.max(200), text.max(Self::PHONE.text));
        let wide = (width - Self::PHONE.width).max(0) / 4;
        Self { width, height: Self::PHONE.height + wide + (text - Self::PHONE.text) * 4, text }
    }

    /// Left edge of the columns: the numbers of the scale are left of it.
    const fn left(self) -> i64 {
        self.text * UNIT * 3 / 2 + 20
    }

    /// Radius of the largest mark of a single number: larger with large text.
    fn radius(self) -> i64 {
        RADIUS_MAX * (self.text.max(14) - 3) / 11
    }

    /// The most columns of bars that have room.
    #[must_use]
    pub fn most_columns(self) -> i64 {
        ((self.width * UNIT - self.left()) / (COLUMN * UNIT)).max(1)
    }
}

/// Coordinates in tenths of a pixel; y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Width of the drawing.
    pub width: i64,
    /// Height of the drawing.
    pub height: i64,
    /// Font size.
    pub text: i64,
    /// Radius of the largest mark of a single number.
    pub radius: i64,
    /// Left edge of the columns; the numbers of the scale are left of it.
    pub left: i64,
    /// Right edge of the columns.
    pub right: i64,
    /// Baseline of the words above the scale.
    pub head_y: i64,
    /// y of "too much", which is not a number and is above the scale.
    pub too_much_y: i64,
    /// y of the number 10.
    pub ten_y: i64,
    /// Height of a step of the scale.
    pub step: i64,
    /// y of the number 0, the axis.
    pub zero_y: i64,
    /// Top of the tick of a column without an entry: below the axis, so that it cannot be read as a number.
    pub blank_y: i64,
    /// Bottom of the doses.
    pub dose_y: i64,
    /// Height of the tallest bar of doses.
    pub dose_height: i64,
    /// Baseline of the words of the days.
    pub foot_y: i64,
}

impl Frame {
    pub(super) fn new(size: Size, too_much: bool, changes: bool, doses: bool) -> Self {
        let (width, height, text) = (size.width * UNIT, size.height * UNIT, size.text * UNIT);
        let room = |has: bool, units: i64| if has { units } else { 0 };
        let head_y = room(too_much || changes, text);
        let foot_y = height - text / 4;
        let dose_y = foot_y - text - 30;
        let dose_height = room(doses, 120);
        // Above the tallest bar stands its number.
        let lowest = dose_y - dose_height - room(doses, text + 30) - 58;
        // A mark on 10 must fit; "too much" needs twice as much again.
        let (gap, margins) = (8, if too_much { 3 } else { 1 });
        let head = head_y + room(!too_much && changes, 10);
        // At most half a step: marks of neighbouring numbers touch and do not cover each other.
        let radius = size.radius().min((lowest - head - gap * margins) / (20 + margins));
        let margin = radius + gap;
        let too_much_y = head_y + margin + 10;
        let ten_y = head + margin * margins;
        let step = (lowest - ten_y) / 10;
        let zero_y = ten_y + step * 10;
        let left = size.left();
        Self {
            width,
            height,
            text,
            radius,
            left,
            right: width - 10,
            head_y,
            too_much_y,
            ten_y,
            step,
            zero_y,
            blank_y: zero_y + 22,
            dose_y,
            dose_height,
            foot_y,
        }
    }

    /// The y of a score.
    #[must_use]
    pub fn y(&self, score: Score) -> i64 {
        match score {
            Score::Number(pain) => self.zero_y - i64::from(pain.number()) * self.step,
            Score::TooMuch => self.too_much_y,
        }
    }
}
