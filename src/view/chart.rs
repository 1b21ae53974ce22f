//! The chart of a range of days: each number, the range from least to worst, and the days without a number. Nothing is interpolated. Units
//! are tenths of a pixel of a drawing 340 px wide, so that integers suffice.

use std::fmt::Write as _;

use chrono::{NaiveDate, Timelike};

use crate::domain::{ChartPeriod, Moment, Pain, RecordId, Score, sort_by_key};

/// Width of the drawing.
pub const WIDTH: i64 = 3400;
/// Height of the drawing, from 0 on down.
pub const HEIGHT: i64 = 1900;
/// Space above 0 for the label "too much", so that it stands above its marks.
pub const ABOVE: i64 = 110;
const LEFT: i64 = 240;
const RIGHT: i64 = 3360;
/// y of the score 0; each step of the scale is [`STEP`] higher.
const ZERO_Y: i64 = 1560;
const STEP: i64 = 130;
/// y of "too much", which is not a number and stands above the scale.
const TOO_MUCH_Y: i64 = 110;
const DOSE_Y: i64 = 1620;
/// Top of the tick of a day without a number: below the axis and the doses, so that it cannot be read as a number.
pub const GAP_Y: i64 = 1690;
const DOT: i64 = 42;
/// Most columns of a chart of all days.
const COLUMNS_MAX: i64 = 45;

/// One number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Whose record.
    pub id: RecordId,
    /// When, in local time.
    pub at: Moment,
    /// What was said.
    pub score: Score,
    /// True for a carer's observation, false for the patient's own word.
    pub by_carer: bool,
}

/// Summary of the scores of the patient or of the carers, in a column or in the whole chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Numbers and "too much".
    pub entries: usize,
    /// The least and the worst number; "too much" is none.
    pub pain: Option<(Pain, Pain)>,
    /// Number of entries "too much".
    pub too_much: usize,
}

impl Sum {
    fn add(&mut self, score: Score) {
        self.entries += 1;
        match score {
            Score::TooMuch => self.too_much += 1,
            Score::Number(pain) => self.pain = Some(self.pain.map_or((pain, pain), |(least, worst)| (least.min(pain), worst.max(pain)))),
        }
    }
}

/// A day, or some days of a long chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// Its left edge.
    pub x: i64,
    /// Its width.
    pub width: i64,
    /// Scores of the patient.
    pub patient: Sum,
    /// Scores of the carers.
    pub carer: Sum,
    /// Doses taken.
    pub doses: usize,
}

impl Column {
    /// True when nobody wrote a number.
    #[must_use]
    pub const fn is_gap(&self) -> bool {
        self.patient.entries == 0 && self.carer.entries == 0
    }

    /// Its middle.
    #[must_use]
    pub const fn middle(&self) -> i64 {
        self.x + self.width / 2
    }
}

/// Marks of one score and voice, as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    /// Which.
    pub score: Score,
    /// Diamonds instead of circles.
    pub by_carer: bool,
    /// All of them.
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
            chart.bars = chart.columns.iter().filter_map(bar).collect();
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
        self.readings.iter().enumerate().min_by_key(|(_, (_, at, _))| (at - x).abs()).map(|(place, _)| place)
    }

    /// Days without any number.
    #[must_use]
    pub fn gaps(&self) -> Vec<NaiveDate> {
        self.columns
            .iter()
            .filter(|column| column.is_gap())
            .flat_map(|column| column.first.iter_days().take_while(|day| *day <= column.last))
            .collect()
    }

    fn put_points(&mut self, points: &[Point]) {
        let mut marks: Vec<(bool, Score, i64)> = Vec::with_capacity(points.len());
        for (place, point) in points.iter().enumerate() {
            let Some(column) = column_of(&mut self.columns, point.at.day()) else { continue };
            let x = if self.is_all { column.middle() } else { column.x + within_day(point.at) * column.width / 1440 };
            let (column_sum, sum) =
                if point.by_carer { (&mut column.carer, &mut self.carer) } else { (&mut column.patient, &mut self.patient) };
            column_sum.add(point.score);
            sum.add(point.score);
            marks.push((point.by_carer, point.score, x));
            if !self.is_all {
                self.readings.push((Reading::Point(place), x, Self::y(point.score)));
            }
        }
        if self.is_all {
            let of_column = |(place, column): (usize, &Column)| {
                let worst = column.patient.pain.or(column.carer.pain).map_or(ZERO_Y, |(_, worst)| Self::y(Score::Number(worst)));
                (!column.is_gap()).then(|| (Reading::Column(place), column.middle(), worst))
            };
            self.readings = self.columns.iter().enumerate().filter_map(of_column).collect();
        }
        // Sorted by voice, score and x, so that marks at the same point become one.
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
        let mut places: Vec<i64> = Vec::new();
        for at in doses {
            let Some(column) = column_of(&mut self.columns, at.day()) else { continue };
            column.doses += 1;
            places.push(if self.is_all { column.middle() } else { column.x + within_day(*at) * column.width / 1440 });
        }
        places.dedup();
        for x in places {
            // Writing to a `String` cannot fail.
            write!(self.doses, "M{x} {DOSE_Y}l40 60h-80Z").unwrap_or_default();
        }
    }
}

fn column_of(columns: &mut [Column], day: NaiveDate) -> Option<&mut Column> {
    let place = columns.partition_point(|column| column.last < day);
    columns.get_mut(place).filter(|column| column.first <= day)
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

fn columns(period: ChartPeriod, first: NaiveDate, last: NaiveDate) -> Vec<Column> {
    let days = last.signed_duration_since(first).num_days() + 1;
    let in_one = if period == ChartPeriod::All { (days + COLUMNS_MAX - 1) / COLUMNS_MAX } else { 1 }.max(1);
    let count = (days + in_one - 1) / in_one;
    let edge = |place: i64| LEFT + (RIGHT - LEFT) * place / count.max(1);
    let add = |days: i64| first.checked_add_signed(chrono::TimeDelta::days(days));
    let column = |place: i64| {
        let begins = add(place * in_one)?;
        let ends = add((place + 1) * in_one - 1)?.min(last);
        let (x, width) = (edge(place), edge(place + 1) - edge(place));
        Some(Column { first: begins, last: ends, x, width, patient: Sum::default(), carer: Sum::default(), doses: 0 })
    };
    (0..count).filter_map(column).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn point(at: &str, score: &str, by_carer: bool) -> Point {
        let at = Moment::parse(at).expect("a time");
        Point { id: RecordId::new(at.unix_ms(), &[1; 10]), at, score: Score::parse(score).expect("a score"), by_carer }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn told(chart: &Chart) -> String {
        let mut out = String::new();
        for column in &chart.columns {
            let sum = |sum: &Sum| {
                format!("{} {:?} !{}", sum.entries, sum.pain.map(|(least, worst)| (least.number(), worst.number())), sum.too_much)
            };
            let (patient, carer) = (sum(&column.patient), sum(&column.carer));
            out += &format!("{}..{} x{}+{}: {patient} | {carer} | {}\n", column.first, column.last, column.x, column.width, column.doses);
        }
        for dots in &chart.dots {
            out += &format!("{}{}: {}\n", dots.score, if dots.by_carer { " carer" } else { "" }, dots.path);
        }
        format!("{out}bars {:?}\ndoses {}\nreadings {:?}\n", chart.bars, chart.doses, chart.readings)
    }

    #[test]
    fn a_week_with_a_gap() {
        let points = [
            point("2026-11-21T08:00:00+01:00", "3", false),
            point("2026-11-21T20:00:00+01:00", "9", false),
            point("2026-11-21T20:30:00+01:00", "too-much", false),
            point("2026-11-23T00:00:00+01:00", "5", true),
        ];
        let doses = [Moment::parse("2026-11-21T20:10:00+01:00").expect("a time")];
        let chart = Chart::new(&points, &doses, ChartPeriod::Week, (day("2026-11-19"), day("2026-11-25")));
        assert_eq!(chart.gaps(), ["2026-11-19", "2026-11-20", "2026-11-22", "2026-11-24", "2026-11-25"].map(day));
        assert_eq!(chart.nearest(200), Some(0));
        assert_eq!(chart.nearest(1000), Some(3));
        expect![[r#"
            2026-11-19..2026-11-19 x240+445: 0 None !0 | 0 None !0 | 0
            2026-11-20..2026-11-20 x685+446: 0 None !0 | 0 None !0 | 0
            2026-11-21..2026-11-21 x1131+446: 3 Some((3, 9)) !1 | 0 None !0 | 1
            2026-11-22..2026-11-22 x1577+445: 0 None !0 | 0 None !0 | 0
            2026-11-23..2026-11-23 x2022+446: 0 None !0 | 1 Some((5, 5)) !0 | 0
            2026-11-24..2026-11-24 x2468+446: 0 None !0 | 0 None !0 | 0
            2026-11-25..2026-11-25 x2914+446: 0 None !0 | 0 None !0 | 0
            3: M1237 1170a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
            9: M1460 390a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
            too-much: M1469 110a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
            5 carer: M2022 868l42 42l-42 42l-42-42Z
            bars [([1284, 390, 140, 780], false)]
            doses M1505 1620l40 60h-80Z
            readings [(Point(0), 1279, 1170), (Point(1), 1502, 390), (Point(2), 1511, 110), (Point(3), 2022, 910)]
        "#]]
        .assert_eq(&told(&chart));
    }

    #[test]
    fn a_day_stands_by_the_clock_and_has_no_bar() {
        let points = [point("2026-11-21T00:00:00+01:00", "0", false), point("2026-11-21T23:59:00+05:45", "10", true)];
        let chart = Chart::new(&points, &[], ChartPeriod::Day, (day("2026-11-21"), day("2026-11-21")));
        expect![[r#"
            2026-11-21..2026-11-21 x240+3120: 1 Some((0, 0)) !0 | 1 Some((10, 10)) !0 | 0
            0: M198 1560a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z
            10 carer: M3357 218l42 42l-42 42l-42-42Z
            bars []
            doses 
            readings [(Point(0), 240, 1560), (Point(1), 3357, 260)]
        "#]]
        .assert_eq(&told(&chart));
    }

    #[test]
    fn all_of_ten_years_is_a_few_columns_that_hold_everything() {
        let (first, last) = (day("2016-11-24"), day("2026-11-25"));
        let points: Vec<Point> =
            first.iter_days().take_while(|day| *day <= last).map(|day| point(&format!("{day}T12:00:00Z"), "4", false)).collect();
        let chart = Chart::new(&points, &[], ChartPeriod::All, (first, last));
        assert!(chart.columns.len() <= 45 && chart.gaps().is_empty());
        assert_eq!(chart.columns.iter().map(|column| column.patient.entries).sum::<usize>(), points.len());
        assert_eq!((chart.patient.entries, chart.readings.len(), chart.dots.len()), (points.len(), chart.columns.len(), 1));
        assert!(
            chart.columns.windows(2).all(|pair| pair[0].last.succ_opt() == Some(pair[1].first) && pair[0].x + pair[0].width == pair[1].x)
        );
        assert_eq!((chart.columns[0].first, chart.columns.last().expect("some").last), (first, last));
    }

    #[test]
    fn nothing_written_is_nothing_drawn() {
        let chart = Chart::new(&[], &[], ChartPeriod::All, (day("2026-11-25"), day("2026-11-25")));
        assert_eq!((chart.dots.len(), chart.bars.len(), chart.readings.len(), chart.nearest(500), chart.gaps().len()), (0, 0, 0, None, 1));
    }
}
