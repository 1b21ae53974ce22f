//! Words: which message in which language. Numbers, dates and plurals are the browser's Intl, passed in as [`Intl`].

mod language;
mod messages;
mod say;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

pub use language::Language;
pub use messages::CATALOG;

use crate::domain::Moment;
use chrono::NaiveDate;

/// Numbers, plurals, dates as the reader's language writes them. The browser's `Intl` in the app, a plain one in tests.
pub trait Intl {
    /// A whole number.
    fn number(&self, number: i64) -> String;
    /// The CLDR plural category: zero, one, two, few, many, other.
    fn plural(&self, number: i64) -> &'static str;
    /// The wall clock, `14:03`.
    fn time(&self, at: Moment) -> String;
    /// A day with its weekday; with the year when it is not today's.
    fn day(&self, day: NaiveDate, today: NaiveDate) -> String;
    /// Day and time.
    fn date_time(&self, at: Moment) -> String;
    /// A size in bytes, in the unit that suits it.
    fn bytes(&self, bytes: f64) -> String;
}

/// All messages of one language.
pub struct Text {
    /// The language.
    pub language: Language,
    /// Numbers and dates.
    pub intl: Box<dyn Intl>,
    bundle: FluentBundle<FluentResource>,
}

impl Text {
    /// Reads the messages of a language.
    #[must_use]
    pub fn new(language: Language, intl: Box<dyn Intl>) -> Self {
        let mut bundle = FluentBundle::new(vec![language.id()]);
        // Marks around arguments are for right-to-left text, which neither language is; they would stand in every copied word.
        bundle.set_use_isolating(false);
        // A test reads every file without an error and finds every message in it.
        let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
        Self { language, intl, bundle }
    }

    fn message(&self, id: &str, args: &[(&'static str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
        let mut named = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            named.set(*name, *value);
        }
        self.bundle.format_pattern(pattern, Some(&named), &mut Vec::new()).into_owned()
    }

    /// A count as the number to show and the plural category to choose by.
    fn count(&self, number: usize) -> (String, &'static str) {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        (self.intl.number(number), self.intl.plural(number))
    }
}

#[cfg(test)]
mod tests;
