//! Numbers, plurals and dates by the browser's `Intl`; the app ships no locale data.

use std::cell::OnceCell;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::dom::{call, global, property};
use crate::domain::Moment;
use crate::text::{Intl, Language, first_weekday_in};

/// Units of size, each a thousand times the one before.
const UNITS: [&str; 4] = ["byte", "kilobyte", "megabyte", "gigabyte"];

/// Intl for one language. Making a formatter is slow, so each is made once, when it is first needed.
#[derive(Debug)]
pub struct BrowserIntl {
    locale: String,
    has_ascii_digits: bool,
    number: OnceCell<Option<JsValue>>,
    plural: OnceCell<Option<JsValue>>,
    time: OnceCell<Option<JsValue>>,
    day: OnceCell<Option<JsValue>>,
    day_and_year: OnceCell<Option<JsValue>>,
    date_time: OnceCell<Option<JsValue>>,
    weekday: OnceCell<Option<JsValue>>,
    short_day: OnceCell<Option<JsValue>>,
    short_day_and_year: OnceCell<Option<JsValue>>,
    weekday_and_day: OnceCell<Option<JsValue>>,
    weekday_day_and_year: OnceCell<Option<JsValue>>,
    short_month: OnceCell<Option<JsValue>>,
    month: OnceCell<Option<JsValue>>,
    segmenter: OnceCell<Option<JsValue>>,
    sizes: [OnceCell<Option<JsValue>>; UNITS.len()],
}

/// A formatter, made when first used, and its options.
type Format<'a> = (&'a OnceCell<Option<JsValue>>, &'a [(&'a str, &'a str)]);

impl BrowserIntl {
    /// For a language (BCP 47), in the regional variant that the browser prefers, where it names one: "23 November" in Dublin.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let languages = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
        let is_of = |tag: &String| tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(language));
        let own = languages.iter().filter_map(|tag| tag.as_string()).find(is_of);
        Self {
            locale: own.unwrap_or_else(|| language.to_owned()),
            has_ascii_digits: Language::preferred([language]).has_ascii_digits(),
            number: OnceCell::new(),
            plural: OnceCell::new(),
            time: OnceCell::new(),
            day: OnceCell::new(),
            day_and_year: OnceCell::new(),
            date_time: OnceCell::new(),
            weekday: OnceCell::new(),
            short_day: OnceCell::new(),
            short_day_and_year: OnceCell::new(),
            weekday_and_day: OnceCell::new(),
            weekday_day_and_year: OnceCell::new(),
            short_month: OnceCell::new(),
            month: OnceCell::new(),
            segmenter: OnceCell::new(),
            sizes: std::array::from_fn(|_| OnceCell::new()),
        }
    }

    fn make(&self, kind: &str, options: &[(&str, &str)]) -> Option<JsValue> {
        let constructor: Function = property(&global("Intl")?, kind)?.dyn_into().ok()?;
        let object = Object::new();
        for (name, value) in options {
            Reflect::set(&object, &(*name).into(), &(*value).into()).ok()?;
        }
        Reflect::construct(&constructor, &Array::of2(&JsValue::from_str(&self.locale), &object)).ok()
    }

    /// Formats a local time. It is passed to `Intl` as UTC, so that the browser's time zone does not shift it.
    fn clock(&self, cell: &OnceCell<Option<JsValue>>, local: NaiveDateTime, options: &[(&str, &str)]) -> Option<String> {
        let made = cell.get_or_init(|| {
            let mut all = vec![("timeZone", "UTC")];
            all.extend_from_slice(options);
            self.make("DateTimeFormat", &all)
        });
        format(made.as_ref()?, wall_ms(local))
    }

    /// Formats a day; the second of the formats is for years other than today's.
    fn dated(&self, day: NaiveDate, today: NaiveDate, [this_year, other_year]: [Format<'_>; 2]) -> String {
        let (cell, options) = if day.year() == today.year() { this_year } else { other_year };
        self.clock(cell, day.and_time(NaiveTime::MIN), options).unwrap_or_else(|| day.to_string())
    }
}

fn format(formatter: &JsValue, value: f64) -> Option<String> {
    call(formatter, "format", &[&JsValue::from_f64(value)])?.as_string()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of any year a person writes are exact in 53 bits")]
fn wall_ms(local: NaiveDateTime) -> f64 {
    local.and_utc().timestamp_millis() as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
const fn number_of(number: i64) -> f64 {
    number as f64
}

const TIME: [(&str, &str); 3] = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
const DAY: [(&str, &str); 3] = [("weekday", "long"), ("day", "numeric"), ("month", "long")];
const DAY_AND_YEAR: [(&str, &str); 4] = [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")];
const DATE_TIME: [(&str, &str); 6] =
    [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];

const WEEKDAY: [(&str, &str); 1] = [("weekday", "short")];
const SHORT_DAY: [(&str, &str); 2] = [("day", "numeric"), ("month", "short")];
const WEEKDAY_AND_DAY: [(&str, &str); 3] = [("weekday", "short"), ("day", "numeric"), ("month", "short")];
const WEEKDAY_DAY_AND_YEAR: [(&str, &str); 4] = [("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")];
const SHORT_MONTH: [(&str, &str); 1] = [("month", "short")];
const MONTH: [(&str, &str); 2] = [("month", "long"), ("year", "numeric")];
const SHORT_DAY_AND_YEAR: [(&str, &str); 3] = [("day", "numeric"), ("month", "short"), ("year", "numeric")];

impl Intl for BrowserIntl {
    fn number(&self, number: i64) -> String {
        // Numbers below 1000 have no separators. Creating the first formatter took 63 ms of the launch at a CPU slowdown of 4.
        if self.has_ascii_digits && (0..1000).contains(&number) {
            return number.to_string();
        }
        let made = self.number.get_or_init(|| self.make("NumberFormat", &[]));
        made.as_ref().and_then(|made| format(made, number_of(number))).unwrap_or_else(|| number.to_string())
    }

    fn plural(&self, number: i64) -> &'static str {
        let made = self.plural.get_or_init(|| self.make("PluralRules", &[]));
        let category = made.as_ref().and_then(|made| call(made, "select", &[&JsValue::from_f64(number_of(number))])?.as_string());
        match category.as_deref() {
            Some("zero") => "zero",
            Some("one") => "one",
            Some("two") => "two",
            Some("few") => "few",
            Some("many") => "many",
            _ => "other",
        }
    }

    fn time(&self, at: Moment) -> String {
        self.clock(&self.time, at.local(), &TIME).unwrap_or_else(|| at.local().time().to_string())
    }

    fn day(&self, day: NaiveDate, today: NaiveDate) -> String {
        self.dated(day, today, [(&self.day, &DAY), (&self.day_and_year, &DAY_AND_YEAR)])
    }

    fn weekday(&self, day: NaiveDate) -> String {
        self.dated(day, day, [(&self.weekday, &WEEKDAY), (&self.weekday, &WEEKDAY)])
    }

    fn first_weekday(&self) -> Weekday {
        // A method in the specification, a property in Safari before 17.4 and Chrome before 130; Firefox has neither.
        let locale = self.make("Locale", &[]);
        let week = locale.and_then(|locale| call(&locale, "getWeekInfo", &[]).or_else(|| property(&locale, "weekInfo")));
        match week.and_then(|week| property(&week, "firstDay")?.as_f64()) {
            Some(7.0) => Weekday::Sun,
            Some(6.0) => Weekday::Sat,
            Some(_) => Weekday::Mon,
            None => {
                // "en" alone is most likely written in the United States.
                let likely = self.make("Locale", &[]).and_then(|locale| call(&locale, "maximize", &[]));
                let region = likely.and_then(|likely| property(&likely, "region")?.as_string());
                first_weekday_in(&region.unwrap_or_default())
            }
        }
    }

    fn short_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        self.dated(day, today, [(&self.short_day, &SHORT_DAY), (&self.short_day_and_year, &SHORT_DAY_AND_YEAR)])
    }

    fn weekday_and_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        let other_year = (&self.weekday_day_and_year, WEEKDAY_DAY_AND_YEAR.as_slice());
        self.dated(day, today, [(&self.weekday_and_day, &WEEKDAY_AND_DAY), other_year])
    }

    fn short_month(&self, day: NaiveDate) -> String {
        self.dated(day, day, [(&self.short_month, &SHORT_MONTH), (&self.short_month, &SHORT_MONTH)])
    }

    fn month(&self, day: NaiveDate) -> String {
        self.dated(day, day, [(&self.month, &MONTH), (&self.month, &MONTH)])
    }

    fn date_time(&self, at: Moment) -> String {
        self.clock(&self.date_time, at.local(), &DATE_TIME).unwrap_or_else(|| at.local().to_string())
    }

    fn bytes(&self, bytes: f64) -> String {
        let mut size = bytes.max(0.0);
        let mut index = 0;
        while size >= 1000.0 && index + 1 < UNITS.len() {
            size /= 1000.0;
            index += 1;
        }
        let (Some(unit), Some(cell)) = (UNITS.get(index), self.sizes.get(index)) else { return String::new() };
        // 1.2 MB, but 12 MB.
        let shown = if size < 10.0 { size } else { size.round() };
        let options = [("style", "unit"), ("unit", *unit), ("unitDisplay", "short"), ("maximumFractionDigits", "1")];
        let made = cell.get_or_init(|| self.make("NumberFormat", &options));
        made.as_ref().and_then(|made| format(made, shown)).unwrap_or_default()
    }
    fn first_character(&self, word: &str) -> String {
        let segmenter = self.segmenter.get_or_init(|| self.make("Segmenter", &[("granularity", "grapheme")]));
        let segments = segmenter.as_ref().and_then(|made| call(made, "segment", &[&JsValue::from_str(word)]));
        let first = segments.and_then(|segments| call(&segments, "containing", &[&JsValue::from_f64(0.0)]));
        let first = first.and_then(|first| property(&first, "segment")?.as_string());
        // Browsers without `Intl.Segmenter` (Firefox before 125) return the first character without its combining marks.
        first.unwrap_or_else(|| word.chars().next().map(String::from).unwrap_or_default())
    }
}
