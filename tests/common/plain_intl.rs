//! Numbers and dates without a browser, for tests. Used by the library's own tests and those of the sample, which each include this file.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Intl, Moment};

/// Digits and ISO dates; English plural rules.
pub struct PlainIntl;

impl Intl for PlainIntl {
    fn number(&self, number: i64) -> String {
        number.to_string()
    }
    fn plural(&self, number: i64) -> &'static str {
        if number == 1 { "one" } else { "other" }
    }
    fn time(&self, at: Moment) -> String {
        at.local().format("%H:%M").to_string()
    }
    fn day(&self, day: NaiveDate, _: NaiveDate) -> String {
        day.to_string()
    }
    fn weekday(&self, day: NaiveDate) -> String {
        day.format("%a").to_string()
    }
    fn first_weekday(&self) -> Weekday {
        Weekday::Mon
    }
    fn short_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        day.format(if day.year() == today.year() { "%d %b" } else { "%d %b %Y" }).to_string()
    }
    fn weekday_and_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        day.format(if day.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" }).to_string()
    }
    fn short_month(&self, day: NaiveDate) -> String {
        day.format("%b").to_string()
    }
    fn month(&self, day: NaiveDate) -> String {
        day.format("%B %Y").to_string()
    }
    fn date_time(&self, at: Moment) -> String {
        at.local().format("%Y-%m-%d %H:%M").to_string()
    }
    fn bytes(&self, bytes: f64) -> String {
        format!("{} MB", bytes / f64::from(1 << 20))
    }
    fn first_character(&self, word: &str) -> String {
        unicode_segmentation::UnicodeSegmentation::graphemes(word, true).next().unwrap_or_default().to_owned()
    }
}
