//! What a plot is laid out from.

use chrono::NaiveDate;

use super::columns::Columns;
use super::frame::{Frame, Size};
use super::marks::Point;
use crate::domain::{Moment, Score};

/// What is drawn. Points and doses outside the span are left out.
#[derive(Clone, Copy, Debug)]
pub struct Plotted<'a> {
    /// Numbers about a moment, oldest day first.
    pub points: &'a [Point],
    /// The day of each entry about a whole day.
    pub of_days: &'a [NaiveDate],
    /// When a dose was taken, oldest day first.
    pub doses: &'a [Moment],
    /// Days on which a regular medicine began, changed or ended, each once, oldest first.
    pub changes: &'a [NaiveDate],
    /// First and last day.
    pub span: (NaiveDate, NaiveDate),
    /// What a column is.
    pub columns: Columns,
    /// The size of the drawing.
    pub size: Size,
}

impl Plotted<'_> {
    pub(super) fn frame(&self) -> Frame {
        let too_much = self.points.iter().any(|point| point.score == Score::TooMuch);
        Frame::new(self.size, too_much, !self.changes.is_empty(), !self.doses.is_empty())
    }
}
