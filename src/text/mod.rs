//! Messages of one language. Numbers, dates and plurals come from the browser's Intl, passed in as [`Intl`].

mod codes;
mod compiled;
mod language;
mod messages;
mod title;
mod week;

pub use codes::bidi_isolate;
pub use language::Language;
pub use messages::CATALOG;
pub use week::first_weekday_in;

use crate::domain::{CollectVec, Moment};
use chrono::{NaiveDate, Weekday};

/// Formats numbers, plurals and dates for one language: the browser's `Intl` in the app, a plain implementation in tests.
pub trait Intl {
    /// A whole number.
    fn number(&self, number: i64) -> String;
    /// The CLDR plural category: zero, one, two, few, many, other.
    fn plural(&self, number: i64) -> &'static str;
    /// The wall clock, `14:03`.
    fn time(&self, at: Moment) -> String;
    /// A day with its weekday; with the year when it is not today's.
    fn day(&self, day: NaiveDate, today: NaiveDate) -> String;
    /// A weekday, short: "Mon".
    fn weekday(&self, day: NaiveDate) -> String;
    /// The first day of a week; Monday where it is not known.
    fn first_weekday(&self) -> Weekday;
    /// A day, short: "23 Nov"; with the year when it is not today's.
    fn short_day(&self, day: NaiveDate, today: NaiveDate) -> String;
    /// A weekday and a day, short: "Mon 23 Nov"; with the year when it is not today's.
    fn weekday_and_day(&self, day: NaiveDate, today: NaiveDate) -> String;
    /// A month, short: "Nov".
    fn short_month(&self, day: NaiveDate) -> String;
    /// A month with its year: "November 2026".
    fn month(&self, day: NaiveDate) -> String;
    /// Day and time.
    fn date_time(&self, at: Moment) -> String;
    /// A size given in bytes, in a suitable unit.
    fn bytes(&self, bytes: f64) -> String;
    /// The first grapheme cluster of a word (UAX #29); empty for an empty word.
    fn first_character(&self, word: &str) -> String;
}

/// Returns the messages of the later part of the program in a language.
pub type LaterWords = fn(Language) -> &'static str;

/// See [`LaterWords`]. Calling it makes the caller part of the later part.
#[must_use]
pub fn later_words(language: Language) -> &'static str {
    language.later_messages()
}

/// All messages of one language.
pub struct Text {
    /// The language.
    pub language: Language,
    /// Numbers and dates.
    pub intl: Box<dyn Intl>,
    /// In the order of [`CATALOG`].
    messages: Vec<&'static str>,
}

impl Text {
    /// The messages of a language.
    #[must_use]
    pub fn new(language: Language, intl: Box<dyn Intl>) -> Self {
        Self::with(language, intl, Some(later_words))
    }

    /// The messages of a language; `later` is `None` while the later part of the program is not loaded.
    #[must_use]
    pub fn with(language: Language, intl: Box<dyn Intl>, later: Option<LaterWords>) -> Self {
        let mut messages: Vec<&str> = language.messages().split(compiled::NEXT).collect_vec();
        if let Some(words) = later {
            let later = words(language).split(compiled::NEXT);
            messages.iter_mut().zip(later).filter(|(_, later)| !later.is_empty()).for_each(|(message, later)| *message = later);
        }
        Self { language, intl, messages }
    }

    /// The message with this index in [`CATALOG`].
    #[inline(always)]
    fn message(&self, index: usize, args: &[&str]) -> String {
        if compiled::is_first(index) { self.first_message(index, args) } else { self.later_message(index, args) }
    }

    fn first_message(&self, index: usize, args: &[&str]) -> String {
        // The build makes every table as long as the catalog. `black_box`: the seven hundred callers then pass one address; the compiler would have
        // each of them load the two words of the slice.
        compiled::render(std::hint::black_box(self).messages.get(index).copied().unwrap_or_default(), args)
    }

    /// A message of the later part. `cargo xtask dist` fails when the first part of the program uses one.
    #[inline(never)]
    fn later_message(&self, index: usize, args: &[&str]) -> String {
        self.first_message(index, args)
    }

    /// A count as the number to show and the plural category to choose by.
    fn count(&self, number: usize) -> (String, &'static str) {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        (self.intl.number(number), self.intl.plural(number))
    }
}

#[cfg(test)]
mod plain_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::PlainIntl;
