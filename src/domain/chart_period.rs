//! The period that the chart shows.

use chrono::{Datelike, Days, NaiveDate};

/// The length of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartPeriod {
    /// One day.
    Day,
    /// Seven days.
    #[default]
    Week,
    /// 30 days.
    Month,
    /// All days of the diary.
    All,
    /// One month of the calendar.
    Calendar,
}

/// The last day of the month of a day.
#[must_use]
pub fn end_of_month(day: NaiveDate) -> NaiveDate {
    // 31 days after the first of any month is a day of the next.
    let in_next = day.with_day(1).and_then(|first| first.checked_add_days(Days::new(31)));
    in_next.and_then(|next| next.with_day(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

impl ChartPeriod {
    /// All of them: the lengths in days, shortest first, then the calendar.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::All, Self::Calendar];

    /// Its length in days; `None` for all days of the diary, and for a month of the calendar.
    const fn days(self) -> Option<u64> {
        match self {
            Self::Day => Some(1),
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::All | Self::Calendar => None,
        }
    }

    /// First and last day of the period that ends on `last`; for all days it starts on `first`. The calendar shows the month of `last`.
    #[must_use]
    pub fn span(self, first: NaiveDate, last: NaiveDate) -> (NaiveDate, NaiveDate) {
        if self == Self::Calendar {
            return (last.with_day(1).unwrap_or(last), end_of_month(last));
        }
        match self.days() {
            Some(days) => (last.checked_sub_days(Days::new(days - 1)).unwrap_or(last), last),
            None => (first.min(last), last),
        }
    }

    /// The last day of the next (`forward`) or the previous period.
    #[must_use]
    pub fn step(self, last: NaiveDate, forward: bool) -> NaiveDate {
        if self == Self::Calendar {
            let next = if forward { end_of_month(last).succ_opt() } else { last.with_day(1).and_then(|first| first.pred_opt()) };
            return next.map_or(last, end_of_month);
        }
        let days = Days::new(self.days().unwrap_or_default());
        let stepped = if forward { last.checked_add_days(days) } else { last.checked_sub_days(days) };
        stepped.unwrap_or(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_has_seven_days_and_all_begins_with_the_first() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let (first, last) = (day("2016-01-01"), day("2026-11-25"));
        assert_eq!(ChartPeriod::Day.span(first, last), (last, last));
        assert_eq!(ChartPeriod::Week.span(first, last), (day("2026-11-19"), last));
        assert_eq!(ChartPeriod::All.span(first, last), (first, last));
        assert_eq!(ChartPeriod::All.span(day("2027-01-01"), last), (last, last), "an empty diary");
        assert_eq!((ChartPeriod::Week.step(last, false), ChartPeriod::Day.step(last, true)), (day("2026-11-18"), day("2026-11-26")));
        assert_eq!(ChartPeriod::Month.step(NaiveDate::MIN, false), NaiveDate::MIN);
    }

    #[test]
    fn the_calendar_shows_whole_months() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let span = |last: &str| ChartPeriod::Calendar.span(day("2016-01-01"), day(last));
        assert_eq!(span("2026-11-25"), (day("2026-11-01"), day("2026-11-30")));
        assert_eq!(span("2028-02-29"), (day("2028-02-01"), day("2028-02-29")), "a leap year");
        assert_eq!(span("2026-12-31"), (day("2026-12-01"), day("2026-12-31")));
        let step = |last: &str, forward| ChartPeriod::Calendar.step(day(last), forward);
        assert_eq!((step("2026-03-31", false), step("2026-01-31", true)), (day("2026-02-28"), day("2026-02-28")));
        assert_eq!((step("2026-01-05", false), step("2026-12-31", true)), (day("2025-12-31"), day("2027-01-31")));
        assert_eq!((ChartPeriod::Calendar.step(NaiveDate::MIN, false), end_of_month(NaiveDate::MAX)), (NaiveDate::MIN, NaiveDate::MAX));
    }
}
