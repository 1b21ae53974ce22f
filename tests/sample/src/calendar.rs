//! Time zone on each day.

use anyhow::{Context, Result};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use pain_diary::domain::Moment;

use super::chance::Chance;
use super::midnight;

/// Offsets of places they travel to, in minutes east of UTC: Lima, New York in summer, Karachi, Kathmandu, Sydney in winter.
const FAMILY_MIN: [i32; 5] = [-300, -240, 300, 345, 600];

/// At home, or away for two weeks of each summer.
#[derive(Default)]
pub struct Travel {
    days_left: u64,
    offset_min: i32,
}

impl Travel {
    pub fn next_day(&mut self, day: NaiveDate, chance: &mut Chance) {
        self.days_left = self.days_left.saturating_sub(1);
        if (day.month(), day.day()) == (7, 20) {
            self.days_left = 10 + chance.below(8);
            self.offset_min = chance.pick(&FAMILY_MIN).unwrap_or_default();
        }
    }

    /// The moment at `second` of the day as lived, counted as on a day without a change of the clock.
    pub fn at(&self, day: NaiveDate, second: u32) -> Result<Moment> {
        let standard_min = if self.days_left > 0 { self.offset_min } else { 60 };
        let utc = midnight(day) + TimeDelta::seconds(i64::from(second)) - TimeDelta::minutes(i64::from(standard_min));
        let offset_min = if self.days_left > 0 { self.offset_min } else { berlin_offset_min(utc)? };
        Moment::from_unix_ms(utc.timestamp_millis(), offset_min).ok().context("in range")
    }
}

/// Central European time (Directive 2000/84/EC): summer from the last Sunday of March to that of October, 01:00 UTC.
fn berlin_offset_min(utc: DateTime<Utc>) -> Result<i32> {
    let change = |month| -> Result<DateTime<Utc>> {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31).context("31 days")?;
        let after_sunday = Days::new(u64::from(last.weekday().days_since(Weekday::Sun)));
        Ok(midnight(last.checked_sub_days(after_sunday).context("a date")?) + TimeDelta::hours(1))
    };
    Ok(if (change(3)?..change(10)?).contains(&utc) { 120 } else { 60 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_changes_on_the_last_sunday() {
        let offset = |utc: &str| berlin_offset_min(utc.parse().expect("a time")).expect("a date");
        for (utc, offset_min) in [
            ("2026-03-29T00:59:59Z", 60),
            ("2026-03-29T01:00:00Z", 120),
            ("2026-10-25T00:59:59Z", 120),
            ("2026-10-25T01:00:00Z", 60),
            ("2024-03-31T01:00:00Z", 120),
        ] {
            assert_eq!(offset(utc), offset_min, "{utc}");
        }
    }
}
