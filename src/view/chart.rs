//! The plot of numbers over the days, for the diary and for the doctor's page: marks, bars from least to worst, doses, days without an entry,
//! changes of medicine. Nothing is interpolated. Units are tenths of a CSS pixel at the width the plot is laid out for ([`UNIT`]), so that
//! integers suffice.

mod columns;
mod doses;
mod frame;
mod labels;
mod marks;
mod plotted;
mod shapes;

pub use columns::{Column, Columns, Sum};
pub use frame::{Frame, Size, UNIT};
pub use labels::{Anchor, Label, keep_fitting, text_width};
pub use marks::{Dots, Point};
pub use plotted::Plotted;
pub use shapes::dot;

use chrono::NaiveDate;
use columns::{column_of, columns, count_days, days_between, lines, place};
use doses::{MARK, merge_doses};
use marks::{Mark, count, grouped};
use shapes::{bar, rect, write};

use crate::domain::{CollectVec, Moment, Pain, Score};

/// Plots of up to this many days have a mark for each dose at its hour; longer ones a bar a column.
const DOSE_MARKS_DAYS: usize = 7;

/// An entry or a column that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// An entry, by its index in the points.
    Point(usize),
    /// A column, by its index.
    Column(usize),
}

/// A plot, laid out. Paths are in SVG's syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What a column is.
    pub of: Columns,
    /// Oldest first.
    pub columns: Vec<Column>,
    /// The lines of the drawing: axis, text, edges.
    pub frame: Frame,
    /// Every mark, in the order to be drawn; of a plot with bars only those of "too much".
    pub dots: Vec<Dots>,
    /// Bars from least to worst: the patient's, the carers'.
    pub bars: [String; 2],
    /// Marks or bars of doses, below the axis.
    pub doses: String,
    /// Where each column of several days or hours begins.
    pub lines: String,
    /// Ticks of the columns without an entry, below the axis.
    pub blanks: String,
    /// The x of each change of medicine.
    pub changes: Vec<i64>,
    /// Radius of the mark of a single number.
    pub radius: i64,
    /// Counts of doses, each with x and y of the top of the bar or mark below it: that of the first column with the most, and of each merged
    /// mark.
    pub dose_counts: Vec<(usize, i64, i64)>,
    /// The selectable entries or columns, oldest first, with x and y.
    pub readings: Vec<(Reading, i64, i64)>,
    /// Scores of the patient in the whole plot.
    pub patient: Sum,
    /// Scores of the carers in the whole plot.
    pub carer: Sum,
}

impl Chart {
    /// Lays it out: linear in points and doses, apart from sorting the marks of a plot by hour.
    #[must_use]
    pub fn new(plotted: &Plotted<'_>) -> Self {
        let frame = plotted.frame();
        let mut chart = Self::empty(plotted.columns, columns(plotted.columns, plotted.span, (frame.left, frame.right)), frame);
        chart.sum_up(plotted);
        chart.lay_out(plotted);
        chart
    }

    /// The same in another size.
    #[must_use]
    pub fn resized(&self, plotted: &Plotted<'_>) -> Self {
        let frame = plotted.frame();
        let mut columns = self.columns.clone();
        place(&mut columns, (frame.left, frame.right));
        let mut chart = Self { patient: self.patient, carer: self.carer, ..Self::empty(self.of, columns, frame) };
        chart.lay_out(plotted);
        chart
    }

    fn empty(of: Columns, columns: Vec<Column>, frame: Frame) -> Self {
        Self {
            of,
            columns,
            frame,
            dots: Vec::new(),
            bars: Default::default(),
            doses: String::new(),
            lines: String::new(),
            blanks: String::new(),
            changes: Vec::new(),
            radius: 0,
            dose_counts: Vec::new(),
            readings: Vec::new(),
            patient: Sum::default(),
            carer: Sum::default(),
        }
    }

    fn lay_out(&mut self, plotted: &Plotted<'_>) {
        self.put_dots(plotted.points);
        self.put_bars();
        self.put_doses(plotted.doses);
        self.put_lines(plotted.changes);
    }

    /// True when each number is a mark at its hour; otherwise a column is bars.
    #[must_use]
    pub fn has_hours(&self) -> bool {
        self.of == Columns::Hours
    }

    /// True for a single day with marks at their hour.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.has_hours() && self.columns.len() == 1
    }

    /// True if both the patient and a carer said something.
    #[must_use]
    pub const fn has_both(&self) -> bool {
        self.patient.entries > 0 && self.carer.entries > 0
    }

    /// Doses in the whole plot.
    #[must_use]
    pub fn doses_taken(&self) -> usize {
        self.columns.iter().map(|column| column.doses).sum()
    }

    /// Index of the reading nearest to a position in thousandths of the width and of the height.
    #[must_use]
    pub fn nearest(&self, (x_permille, y_permille): (i64, i64)) -> Option<usize> {
        let (x, y) = (x_permille * self.frame.width / 1000, y_permille * self.frame.height / 1000);
        let distance = |(reading, at_x, at_y): &(Reading, i64, i64)| match reading {
            Reading::Point(_) => (at_x - x).pow(2) + (at_y - y).pow(2),
            Reading::Column(_) => (at_x - x).pow(2),
        };
        let distances = self.readings.iter().map(distance).collect_vec();
        distances.iter().enumerate().min_by_key(|(_, distance)| **distance).map(|(index, _)| index)
    }

    /// Index of the column at an x in thousandths of the width; beside the columns, the first or the last.
    #[must_use]
    pub fn column_at(&self, x_permille: i64) -> usize {
        let x = x_permille * self.frame.width / 1000;
        self.columns.partition_point(|column| column.x + column.width <= x).min(self.columns.len().saturating_sub(1))
    }

    /// Columns without any entry.
    #[must_use]
    pub fn gaps(&self) -> Vec<&Column> {
        self.columns.iter().filter(|column| column.is_gap()).collect_vec()
    }

    /// The numbers of a selected day as marks on its bars, the recalled ones beside the others; `points` are those it was laid out with.
    /// Empty for a longer column, whose numbers would cover each other.
    #[must_use]
    pub fn dots_of(&self, column: &Column, points: &[Point]) -> Vec<Dots> {
        let is_of_day = |point: &&Point| self.of == Columns::Days(1) && point.at.day() == column.first && point.score != Score::TooMuch;
        let x = |point: &Point| self.slot(column, point.by_carer).0 + if point.recalled { 30 } else { 0 };
        let marks = points.iter().filter(is_of_day).map(|point| Mark::of(point, x(point))).collect_vec();
        grouped(marks, (32, 48), &self.frame)
    }

    /// Sums of the columns and of the whole.
    fn sum_up(&mut self, plotted: &Plotted<'_>) {
        for point in plotted.points {
            let Some(column) = column_of(&mut self.columns, point.at.day()) else { continue };
            let (of_column, of_all) =
                if point.by_carer { (&mut column.carer, &mut self.carer) } else { (&mut column.patient, &mut self.patient) };
            of_column.add(point.score, point.recalled);
            of_all.add(point.score, point.recalled);
        }
        count_days(&mut self.columns, plotted.doses.iter().map(|at| at.day()), |column| &mut column.doses);
        count_days(&mut self.columns, plotted.of_days.iter().copied(), |column| &mut column.of_days);
    }

    /// Where the bar of a voice is in a column; see [`Column::slot`].
    fn slot(&self, column: &Column, by_carer: bool) -> (i64, i64) {
        column.slot(self.has_both(), self.has_hours(), by_carer)
    }

    fn put_dots(&mut self, points: &[Point]) {
        let width = self.columns.first().map_or(0, |column| column.width);
        let largest = self.frame.radius;
        let most = if self.columns.len() <= DOSE_MARKS_DAYS { largest } else { largest.min(32) };
        self.radius = if self.has_hours() { (width * 16 / 100 + 6).max(13).min(most) } else { (width / 4).max(28).min(largest) };
        let (radius, mut marks) = (self.radius, Vec::new());
        for (index, point) in points.iter().enumerate() {
            if !self.has_hours() && point.score != Score::TooMuch {
                continue;
            }
            let Some(column) = column_of(&mut self.columns, point.at.day()).cloned() else { continue };
            if self.has_hours() {
                // Marks that would nearly cover each other become one.
                let x = column.x_at(point.at, self.is_day());
                self.readings.push((Reading::Point(index), x, self.frame.y(point.score)));
                marks.push(Mark::of(point, x - x % (radius / 4)));
            } else {
                marks.push(Mark::of(point, self.slot(&column, point.by_carer).0));
            }
        }
        let most = if self.has_hours() { radius * 3 / 2 } else { radius };
        self.dots = grouped(marks, (radius, most), &self.frame);
        if !self.has_hours() {
            let top = |column: &Column| column.worst().map_or(self.frame.zero_y, |worst| self.frame.y(Score::Number(worst)));
            let of = |(index, column): (usize, &Column)| (Reading::Column(index), column.middle(), top(column));
            let said = self.columns.iter().enumerate().filter(|(_, column)| column.has_numbers() || column.doses > 0);
            self.readings = said.map(of).collect_vec();
        }
    }

    /// Bars from least to worst. A single number has one only where it has no mark.
    fn put_bars(&mut self) {
        if self.is_day() {
            return;
        }
        let mut bars = [String::new(), String::new()];
        for column in &self.columns {
            for ((sum, by_carer), path) in [(&column.patient, false), (&column.carer, true)].into_iter().zip(&mut bars) {
                let Some((least, worst)) = sum.pain.filter(|(least, worst)| least < worst || !self.has_hours()) else { continue };
                let (x, half) = self.slot(column, by_carer);
                let y = |pain: Pain| self.frame.y(Score::Number(pain));
                bar(path, (x, half), (y(worst), y(least)), (self.frame.ten_y, self.frame.zero_y), by_carer);
            }
        }
        self.bars = bars;
    }

    fn put_doses(&mut self, doses: &[Moment]) {
        let base = self.frame.dose_y;
        if self.has_hours() && self.columns.len() <= DOSE_MARKS_DAYS {
            for of_day in doses.chunk_by(|one, other| one.day() == other.day()) {
                self.put_doses_of_day(of_day);
            }
            return;
        }
        let most = self.columns.iter().map(|column| column.doses).max().unwrap_or_default();
        for column in self.columns.iter().filter(|column| column.doses > 0) {
            let width = (column.width / 2).clamp(12, 110);
            let height = self.frame.dose_height * count(column.doses) / count(most);
            rect(&mut self.doses, (column.middle() - width / 2, width), base, height);
            if column.doses == most && self.dose_counts.is_empty() {
                self.dose_counts.push((most, column.middle(), base - height));
            }
        }
    }

    /// A mark for each dose of a day; those that would touch are one mark with their number.
    fn put_doses_of_day(&mut self, doses: &[Moment]) {
        let Some(column) = doses.first().and_then(|first| column_of(&mut self.columns, first.day())).cloned() else { return };
        let (base, height, edges) = (self.frame.dose_y, self.frame.dose_height * 2 / 3, (column.x, column.x + column.width));
        let places = doses.iter().map(|at| column.x_at(*at, self.is_day())).collect_vec();
        for mark in merge_doses(&places, edges, self.frame.text) {
            let middle = mark.middle(edges, self.frame.text);
            rect(&mut self.doses, (middle - MARK / 2, MARK), base, height);
            self.dose_counts.extend((mark.count > 1).then_some((mark.count, middle, base - height)));
        }
    }

    /// Lines between columns, ticks of columns without an entry, and the x of changes.
    fn put_lines(&mut self, changes: &[NaiveDate]) {
        let (top, y) = (self.frame.ten_y, self.frame.blank_y);
        for column in self.columns.iter().filter(|column| column.is_gap()) {
            write(&mut self.blanks, format_args!("M{} {y}v45", column.middle()));
        }
        let bottom = self.frame.zero_y;
        for x in lines(self.of, &self.columns) {
            write(&mut self.lines, format_args!("M{x} {top}V{bottom}"));
        }
        for day in changes {
            let Some(column) = column_of(&mut self.columns, *day) else { continue };
            let days = days_between(column.first, column.last) + 1;
            self.changes.push(column.x + column.width * days_between(column.first, *day) / days);
        }
    }
}

#[cfg(test)]
mod tests;
