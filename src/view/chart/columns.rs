//! The columns of a chart: the days, the position and the sums of each.

use chrono::NaiveDate;

use crate::domain::{ChartPeriod, CollectVec, Pain, Score};

const LEFT: i64 = 240;
const RIGHT: i64 = 3360;

/// Most columns of a chart of all days.
const COLUMNS_MAX: i64 = 45;

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
    pub(super) fn add(&mut self, score: Score) {
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
    /// True if it has no entry of any speaker.
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

/// Empty columns, oldest first: a day each, or, of all days, at most [`COLUMNS_MAX`] of equal length.
pub(super) fn columns(period: ChartPeriod, first: NaiveDate, last: NaiveDate) -> Vec<Column> {
    let days = last.signed_duration_since(first).num_days() + 1;
    let in_one = if period == ChartPeriod::All { (days + COLUMNS_MAX - 1) / COLUMNS_MAX } else { 1 }.max(1);
    let count = (days + in_one - 1) / in_one;
    let edge = |index: i64| LEFT + (RIGHT - LEFT) * index / count.max(1);
    let add = |days: i64| first.checked_add_signed(chrono::TimeDelta::days(days));
    let column = |index: i64| {
        let begins = add(index * in_one)?;
        let ends = add((index + 1) * in_one - 1)?.min(last);
        let (x, width) = (edge(index), edge(index + 1) - edge(index));
        Some(Column { first: begins, last: ends, x, width, patient: Sum::default(), carer: Sum::default(), doses: 0 })
    };
    (0..count).filter_map(column).collect_vec()
}

/// The column of a day.
pub(super) fn column_of(columns: &mut [Column], day: NaiveDate) -> Option<&mut Column> {
    let index = columns.partition_point(|column| column.last < day);
    columns.get_mut(index).filter(|column| column.first <= day)
}
