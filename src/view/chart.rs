//! The chart of a range of days: each number, the range from least to worst, and the days without a number. Nothing is interpolated. Units
//! are tenths of a pixel of a drawing 340 px wide, so that integers suffice.

mod columns;

pub use columns::{Column, Sum};

use std::fmt::Write as _;

use chrono::{NaiveDate, Timelike};
use columns::{column_of, columns};

use crate::domain::{ChartPeriod, CollectVec, Moment, RecordId, Score, sort_by_key};

/// Width of the drawing.
pub const WIDTH: i64 = 3400;

/// Height of the drawing, from 0 on down.
pub const HEIGHT: i64 = 1900;

/// Space above y = 0 for the label "too much", so that it is above its marks.
pub const ABOVE: i64 = 110;

/// y of the score 0; each step of the scale is [`STEP`] higher.
const ZERO_Y: i64 = 1560;

const STEP: i64 = 130;

/// y of "too much", which is not a number and is above the scale.
const TOO_MUCH_Y: i64 = 110;

const DOSE_Y: i64 = 1620;

/// Top of the tick of a day without a number: below the axis and the doses, so that it cannot be read as a number.
pub const GAP_Y: i64 = 1690;

const DOT: i64 = 42;

/// One number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its record.
    pub id: RecordId,
    /// Its time.
    pub at: Moment,
    /// Its score.
    pub score: Score,
    /// True for a carer's observation, false for the patient's.
    pub by_carer: bool,
}

/// Marks of one score and speaker, as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    /// Their score.
    pub score: Score,
    /// Diamonds instead of circles.
    pub by_carer: bool,
    /// All marks.
    pub path: String,
}

/// A data point that the reader under the chart steps through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// An entry, by its index in the points.
    Point(usize),
    /// A column, by its index.
    Column(usize),
}

/// A chart, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Oldest first.
    pub columns: Vec<Column>,
    /// Every mark.
    pub dots: Vec<Dots>,
    /// Bars from least to worst: x, y, width, height, and whether they are a carer's.
    pub bars: Vec<([i64; 4], bool)>,
    /// Marks of doses, as an SVG path.
    pub doses: String,
    /// The data points for the reader, oldest first, with x and y.
    pub readings: Vec<(Reading, i64, i64)>,
    /// Scores of the patient in the whole chart.
    pub patient: Sum,
    /// Scores of the carers in the whole chart.
    pub carer: Sum,
    is_day: bool,
    is_all: bool,
}

impl Chart {
    /// Lays out points and doses (both oldest first, all within the span).
    #[must_use]
    pub fn new(points: &[Point], doses: &[Moment], period: ChartPeriod, (first, last): (NaiveDate, NaiveDate)) -> Self {
        let mut chart = Self {
            columns: columns(period, first, last),
            dots: Vec::new(),
            bars: Vec::new(),
            doses: String::new(),
            readings: Vec::new(),
            patient: Sum::default(),
            carer: Sum::default(),
            is_day: period == ChartPeriod::Day,
            is_all: period == ChartPeriod::All,
        };
        chart.put_points(points);
        chart.put_doses(doses);
        if !chart.is_day {
            chart.bars = chart.columns.iter().filter_map(bar).collect_vec();
        }
        chart
    }

    /// The y coordinate of a score.
    #[must_use]
    pub fn y(score: Score) -> i64 {
        match score {
            Score::Number(pain) => ZERO_Y - i64::from(pain.number()) * STEP,
            Score::TooMuch => TOO_MUCH_Y,
        }
    }

    /// Index of the reading nearest to an x position given in thousandths of the width.
    #[must_use]
    pub fn nearest(&self, x_permille: i64) -> Option<usize> {
        let x = x_permille * WIDTH / 1000;
        self.readings.iter().enumerate().min_by_key(|(_, (_, at, _))| (at - x).abs()).map(|(index, _)| index)
    }

    /// Days without any entry.
    #[must_use]
    pub fn gaps(&self) -> Vec<NaiveDate> {
        self.columns
            .iter()
            .filter(|column| column.is_gap())
            .flat_map(|column| column.first.iter_days().take_while(|day| *day <= column.last))
            .collect_vec()
    }

    fn put_points(&mut self, points: &[Point]) {
        let mut marks: Vec<(bool, Score, i64)> = Vec::with_capacity(points.len());
        for (index, point) in points.iter().enumerate() {
            let Some(column) = column_of(&mut self.columns, point.at.day()) else { continue };
            let x = if self.is_all { column.middle() } else { column.x + within_day(point.at) * column.width / 1440 };
            let (column_sum, sum) =
                if point.by_carer { (&mut column.carer, &mut self.carer) } else { (&mut column.patient, &mut self.patient) };
            column_sum.add(point.score);
            sum.add(point.score);
            marks.push((point.by_carer, point.score, x));
            if !self.is_all {
                self.readings.push((Reading::Point(index), x, Self::y(point.score)));
            }
        }
        if self.is_all {
            let of_column = |(index, column): (usize, &Column)| {
                let worst = column.patient.pain.or(column.carer.pain).map_or(ZERO_Y, |(_, worst)| Self::y(Score::Number(worst)));
                (!column.is_gap()).then(|| (Reading::Column(index), column.middle(), worst))
            };
            self.readings = self.columns.iter().enumerate().filter_map(of_column).collect_vec();
        }
        // Sorted by speaker, score and x, so that marks at the same point become one.
        let marks = sort_by_key(marks, |(by_carer, score, x)| (i64::from(*by_carer) << 40) + (rank(*score) << 32) + x);
        for same in marks.chunk_by(|a, b| a == b) {
            let Some((by_carer, score, x)) = same.first().copied() else { continue };
            if self.dots.last().is_none_or(|dots| (dots.by_carer, dots.score) != (by_carer, score)) {
                self.dots.push(Dots { score, by_carer, path: String::new() });
            }
            let size = if self.is_all { size_of(same.len()) } else { DOT };
            if let Some(dots) = self.dots.last_mut() {
                dot(&mut dots.path, x, Self::y(score), size, by_carer);
            }
        }
    }

    fn put_doses(&mut self, doses: &[Moment]) {
        let mut marks: Vec<i64> = Vec::new();
        for at in doses {
            let Some(column) = column_of(&mut self.columns, at.day()) else { continue };
            column.doses += 1;
            marks.push(if self.is_all { column.middle() } else { column.x + within_day(*at) * column.width / 1440 });
        }
        marks.dedup();
        for x in marks {
            // Writing to a `String` cannot fail.
            write!(self.doses, "M{x} {DOSE_Y}l40 60h-80Z").unwrap_or_default();
        }
    }
}

/// 0 to 10, and 11 for "too much".
fn rank(score: Score) -> i64 {
    match score {
        Score::Number(pain) => i64::from(pain.number()),
        Score::TooMuch => 11,
    }
}

/// Minutes since midnight.
fn within_day(at: Moment) -> i64 {
    let time = at.local().time();
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// Radius of a mark: the area grows with the count, up to the width of a column.
fn size_of(count: usize) -> i64 {
    let tenths = i64::try_from((count.saturating_mul(100)).isqrt()).unwrap_or(i64::MAX);
    (tenths + 8).min(60)
}

/// A circle for the patient, a diamond for a carer.
fn dot(path: &mut String, x: i64, y: i64, r: i64, by_carer: bool) {
    let written = if by_carer {
        write!(path, "M{x} {}l{r} {r}l-{r} {r}l-{r}-{r}Z", y - r)
    } else {
        write!(path, "M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0Z", x - r, d = 2 * r)
    };
    // Writing to a `String` cannot fail.
    written.unwrap_or_default();
}

/// The bar from least to worst of the patient's numbers, where they differ; of a carer's where the patient gave none.
fn bar(column: &Column) -> Option<([i64; 4], bool)> {
    let (pain, by_carer) = column.patient.pain.map(|pain| (pain, false)).or_else(|| column.carer.pain.map(|pain| (pain, true)))?;
    let (least, worst) = (Chart::y(Score::Number(pain.0)), Chart::y(Score::Number(pain.1)));
    let width = (column.width / 2).min(140);
    (least > worst).then_some(([column.middle() - width / 2, worst, width, least - worst], by_carer))
}

#[cfg(test)]
mod tests;
