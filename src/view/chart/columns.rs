//! The columns of a plot: the days, the position and the sums of each.

use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};

use crate::domain::{ChartPeriod, CollectVec, Moment, Pain, Score};

/// Up to this many days the doctor's page draws a mark for every number; of more, the marks of a day would overlap.
const HOURS_DAYS: i64 = 60;
/// Most days of the diary that are drawn by the hour: a week.
const WEEK_DAYS: i64 = 7;
/// Most columns of the doctor's page, the same on the screen and on paper.
const COLUMNS_MAX: i64 = 60;
/// Most columns that can be told apart on a sheet of paper where one voice speaks: the months of ten years.
const PAPER_COLUMNS_MAX: i64 = 122;
/// Half the width of the 24 hours within a day's column, in hundredths of the column. The rest keeps neighbouring days apart.
const HOURS_HALF: i64 = 36;
/// Up to this many days (a month) each day has a bar of its own in the diary, however narrow.
const MONTH_DAYS: i64 = 31;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// A day, with every number as a mark at its hour.
    Hours,
    /// So many days, as bars. Counted back from the last day, so that only the first column may be shorter.
    Days(i64),
    /// So many calendar months, as bars. 3 are quarters, and 12 years, of the calendar.
    Months(i64),
}

impl Columns {
    /// Those of the diary's chart of this many days, where `room` columns can be told apart ([`Size::most_columns`]).
    ///
    /// [`Size::most_columns`]: super::Size::most_columns
    #[must_use]
    pub fn of_period(period: ChartPeriod, days: i64, room: i64) -> Self {
        match period {
            ChartPeriod::Day | ChartPeriod::Week => Self::Hours,
            ChartPeriod::Month | ChartPeriod::Calendar => Self::Days(1),
            ChartPeriod::All if days <= WEEK_DAYS => Self::Hours,
            ChartPeriod::All if days <= room.max(MONTH_DAYS) => Self::Days(1),
            ChartPeriod::All => Self::bars(days, room),
        }
    }

    /// Those of the doctor's page of this many days, the same on the screen and on paper: every number up to 60 days, then weeks up to
    /// fourteen months, then months, then quarters.
    #[must_use]
    pub fn of_report(days: i64) -> Self {
        if days <= HOURS_DAYS { Self::Hours } else { Self::bars(days, COLUMNS_MAX) }
    }

    /// Those of that page on paper where only one voice speaks: months up to ten years.
    #[must_use]
    pub fn of_paper(days: i64) -> Self {
        match Self::of_report(days) {
            Self::Months(_) if months(days) <= PAPER_COLUMNS_MAX => Self::Months(1),
            columns => columns,
        }
    }

    /// The shortest of weeks, months, quarters and years that need at most `room` columns, at least 2, whichever day is the first.
    pub(super) fn bars(days: i64, room: i64) -> Self {
        let room = room.max(2);
        let months = months(days);
        match (days + 6) / 7 {
            weeks if weeks <= room => Self::Days(7),
            _ if months <= room => Self::Months(1),
            // The first and the last column can hold a single month.
            _ if (months - 2) / 3 + 2 <= room => Self::Months(3),
            _ => Self::Months(((months - 2) / (12 * (room - 1)) + 1) * 12),
        }
    }

    /// The first day of the column after the one that begins on `first`; `last` is the end of the plot.
    fn next(self, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Hours => first.succ_opt(),
            Self::Days(days) => first.checked_add_signed(TimeDelta::days(days_between(first, last).rem_euclid(days.max(1)) + 1)),
            Self::Months(months) => {
                let index = (month_index(first) / months + 1) * months;
                NaiveDate::from_ymd_opt(i32::try_from(index / 12).ok()?, u32::try_from(index % 12).ok()? + 1, 1)
            }
        }
    }
}

/// The most calendar months that so many days can touch: the whole ones, February among them, and a started one at both ends.
const fn months(days: i64) -> i64 {
    (days * 12 + 6) / 365 + 2
}

/// Months since the year 0.
fn month_index(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// Days from one day to another.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// Minutes since midnight, by the local clock.
fn day_minute(at: Moment) -> i64 {
    let time = at.local().time();
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// Summary of the scores of the patient or of the carers, in a column or in the whole plot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Numbers and "too much".
    pub entries: usize,
    /// The least and the worst number; "too much" is none.
    pub pain: Option<(Pain, Pain)>,
    /// Number of entries "too much".
    pub too_much: usize,
    /// Number of entries recorded later than the time they are about.
    pub recalled: usize,
}

impl Sum {
    pub(super) fn add(&mut self, score: Score, recalled: bool) {
        self.entries += 1;
        self.recalled += usize::from(recalled);
        match score {
            Score::TooMuch => self.too_much += 1,
            Score::Number(pain) => self.pain = Some(self.pain.map_or((pain, pain), |(least, worst)| (least.min(pain), worst.max(pain)))),
        }
    }
}

/// A day, or some days of a long plot.
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
    /// Entries about a whole day. They have no hour and no mark.
    pub of_days: usize,
}

impl Column {
    /// True if it has an entry about a moment.
    pub(super) const fn has_numbers(&self) -> bool {
        self.patient.entries + self.carer.entries > 0
    }

    /// True if it has no entry of any speaker.
    #[must_use]
    pub const fn is_gap(&self) -> bool {
        !self.has_numbers() && self.of_days == 0
    }

    /// True if it begins on 1 January.
    #[must_use]
    pub fn begins_year(&self) -> bool {
        self.first.ordinal0() == 0
    }

    /// Its middle.
    #[must_use]
    pub const fn middle(&self) -> i64 {
        self.x + self.width / 2
    }

    /// Middle and half width of a voice's bar. Without marks, two voices stand side by side; with marks, both bars span the hours of the day.
    pub(super) fn slot(&self, both: bool, hours: bool, by_carer: bool) -> (i64, i64) {
        let (middle, half) = match (both, hours, by_carer) {
            (_, true, _) => (50, HOURS_HALF + 4),
            (false, ..) => (50, 30),
            (true, _, false) => (32, 20),
            (true, _, true) => (76, 15),
        };
        let most = if by_carer && !hours { 30 } else { 70 };
        let half = self.width * half / 100;
        (self.x + self.width * middle / 100, if hours { half.max(9) } else { half.clamp(9, most) })
    }

    /// The x of a time: over the whole width of a single day, and within the bars of one of several.
    pub(super) fn x_at(&self, at: Moment, single: bool) -> i64 {
        let half = if single { 50 } else { HOURS_HALF };
        self.x + self.width * (50 - half) / 100 + day_minute(at) * self.width * 2 * half / 144_000
    }

    /// The worst number of any speaker.
    pub(super) fn worst(&self) -> Option<Pain> {
        let worst = |sum: &Sum| sum.pain.map(|(_, worst)| worst);
        worst(&self.patient).max(worst(&self.carer))
    }
}

/// Empty columns of equal width between two edges, oldest first.
pub(super) fn columns(of: Columns, (first, last): (NaiveDate, NaiveDate), (left, right): (i64, i64)) -> Vec<Column> {
    let (mut found, mut next) = (Vec::new(), Some(first));
    while let Some(first) = next.filter(|first| *first <= last) {
        next = of.next(first, last).filter(|next| *next > first);
        let ends = next.and_then(|next| next.pred_opt()).map_or(last, |ends| ends.min(last));
        found.push(Column { first, last: ends, x: 0, width: 0, patient: Sum::default(), carer: Sum::default(), doses: 0, of_days: 0 });
    }
    place(&mut found, (left, right));
    found
}

/// Gives them equal widths between two edges.
pub(super) fn place(columns: &mut [Column], (left, right): (i64, i64)) {
    let count = i64::try_from(columns.len()).unwrap_or(1).max(1);
    let edge = |index: i64| left + (right - left) * index / count;
    for (index, column) in (0..).zip(columns) {
        (column.x, column.width) = (edge(index), edge(index + 1) - edge(index));
    }
}

/// The x of the lines between columns: the quarters of a single day, each day of a fortnight, weeks of days, years of months.
pub(super) fn lines(of: Columns, columns: &[Column]) -> Vec<i64> {
    if let (Columns::Hours, [day]) = (of, columns) {
        return (1..4).map(|quarter| day.x + day.width * quarter / 4).collect_vec();
    }
    let step = if columns.len() <= 14 { 1 } else { 7 };
    let begins = |(index, column): (usize, &Column)| match of {
        Columns::Hours | Columns::Days(1) => index > 0 && index % step == 0,
        Columns::Days(_) => false,
        Columns::Months(_) => column.begins_year(),
    };
    columns.iter().enumerate().filter(|column| begins(*column)).map(|(_, column)| column.x).collect_vec()
}

/// Adds one to a count of the column of each of these days.
pub(super) fn count_days(columns: &mut [Column], days: impl Iterator<Item = NaiveDate>, of: fn(&mut Column) -> &mut usize) {
    for day in days {
        column_of(columns, day).into_iter().for_each(|column| *of(column) += 1);
    }
}

/// The column of a day.
pub(super) fn column_of(columns: &mut [Column], day: NaiveDate) -> Option<&mut Column> {
    let index = columns.partition_point(|column| column.last < day);
    columns.get_mut(index).filter(|column| column.first <= day)
}
