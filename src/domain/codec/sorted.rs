//! A JSON object that is being written.

use std::borrow::Cow;

/// The fields with which every record begins.
const HEADER: [&str; 5] = ["id", "kind", "stamp", "since", "deleted"];

/// The fields of an object in the order of `docs/format.md`: [`HEADER`], then those that the first release knew of the kind, then all
/// others by name, known or not. So a record has the same bytes whichever version wrote it last.
#[derive(Debug)]
pub struct Sorted {
    first: &'static [&'static str],
    fields: Vec<(usize, Cow<'static, str>, String)>,
}

impl Sorted {
    /// An empty object, of a kind whose fields begin with these.
    #[must_use]
    pub const fn new(first: &'static [&'static str]) -> Self {
        Self { first, fields: Vec::new() }
    }

    /// Adds a field whose value is JSON.
    pub fn json(&mut self, name: impl Into<Cow<'static, str>>, json: String) {
        self.insert(name.into(), json);
    }

    fn insert(&mut self, name: Cow<'static, str>, json: String) {
        let rank = HEADER.iter().chain(self.first).position(|first| *first == name).unwrap_or(usize::MAX);
        let index = self.fields.partition_point(|(known_rank, known, _)| (*known_rank, known) < (rank, &name));
        self.fields.insert(index, (rank, name, json));
    }

    /// Adds a text, an empty one too.
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.insert(name.into(), quoted(text));
    }

    /// Adds `true`; false means the same as a missing field and is not written.
    pub fn flag(&mut self, name: &'static str, flag: bool) {
        if flag {
            self.insert(name.into(), "true".to_owned());
        }
    }

    /// Appends the object without its closing brace.
    pub fn push_open(&self, out: &mut Vec<u8>) {
        let mut before = b'{';
        for (_, name, json) in &self.fields {
            out.push(before);
            out.extend_from_slice(quoted(name).as_bytes());
            out.push(b':');
            out.extend_from_slice(json.as_bytes());
            before = b',';
        }
    }
}

/// A text as JSON. Writing a text to memory cannot fail.
#[must_use]
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A list of values that are JSON.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    let mut json = String::from("[");
    for item in items {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&item);
    }
    json.push(']');
    json
}
