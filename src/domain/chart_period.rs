//! The period that the chart shows.

use chrono::{Days, NaiveDate};

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
}

impl ChartPeriod {
    /// All of them, shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::All];

    /// Its length in days; `None` for all days of the diary.
    #[must_use]
    pub const fn days(self) -> Option<u64> {
        match self {
            Self::Day => Some(1),
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::All => None,
        }
    }

    /// First and last day of the period that ends on `last`; for all days it starts on `first`.
    #[must_use]
    pub fn span(self, first: NaiveDate, last: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self.days() {
            Some(days) => (last.checked_sub_days(Days::new(days - 1)).unwrap_or(last), last),
            None => (first.min(last), last),
        }
    }

    /// The last day of the next (`forward`) or the previous period.
    #[must_use]
    pub fn step(self, last: NaiveDate, forward: bool) -> NaiveDate {
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
}
