//! Reads small JSON objects field by field. Shared, because each type with a derived reader adds 2 kB to load.

use serde_json::value::RawValue;

use crate::domain::codec::{Fields, as_type};

/// A JSON object whose values are parsed on access.
#[derive(Debug)]
pub struct Object<'a>(Fields<'a>);

impl<'a> Object<'a> {
    /// Reads an object.
    ///
    /// # Errors
    /// The error of the JSON parser.
    pub fn parse(text: &'a str) -> serde_json::Result<Self> {
        serde_json::from_str(text).map(Self)
    }

    /// A raw value.
    #[must_use]
    pub fn raw(&self, name: &str) -> Option<&'a RawValue> {
        self.0.get(name)
    }

    /// A text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.raw(name).and_then(as_type)
    }

    /// A list of texts.
    #[must_use]
    pub fn texts(&self, name: &str) -> Option<Vec<String>> {
        self.raw(name).and_then(as_type)
    }

    /// A list of objects.
    #[must_use]
    pub fn objects(&self, name: &str) -> Option<Vec<Self>> {
        let values: Vec<&'a RawValue> = serde_json::from_str(self.raw(name)?.get()).ok()?;
        values.into_iter().map(|value| Self::parse(value.get()).ok()).collect()
    }

    /// A count.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<usize> {
        self.raw(name).and_then(as_type::<u64>).and_then(|count| usize::try_from(count).ok())
    }
}
