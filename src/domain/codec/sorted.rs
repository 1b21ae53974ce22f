//! A JSON object that is being written.

use std::borrow::Cow;
use std::ops::Range;

/// The fields with which every record begins.
const HEADER: [&str; 5] = ["id", "kind", "stamp", "since", "deleted"];

/// The fields of an object in the order of `docs/format.md`: [`HEADER`], then those that the first release knew of the kind, then all
/// others by name, known or not. So a record has the same bytes whichever version wrote it last.
#[derive(Debug)]
pub struct Sorted {
    first: &'static [&'static str],
    fields: Vec<(usize, Cow<'static, str>, Range<usize>)>,
    /// The values as they came, each a range of it: one text for all, because whole diaries are written.
    values: Vec<u8>,
}

impl Sorted {
    /// Room for what most records need.
    const FIELDS: usize = 12;
    const BYTES: usize = 256;

    /// An empty object, of a kind whose fields begin with these.
    #[must_use]
    pub fn new(first: &'static [&'static str]) -> Self {
        Self { first, fields: Vec::with_capacity(Self::FIELDS), values: Vec::with_capacity(Self::BYTES) }
    }

    /// Adds a field whose value is JSON.
    pub fn json(&mut self, name: impl Into<Cow<'static, str>>, json: &str) {
        let start = self.values.len();
        self.values.extend_from_slice(json.as_bytes());
        self.insert(name.into(), start);
    }

    /// Adds the field whose value begins there and is the last.
    fn insert(&mut self, name: Cow<'static, str>, start: usize) {
        let rank = HEADER.iter().chain(self.first).position(|first| *first == name).unwrap_or(usize::MAX);
        let is_before = |(known_rank, known, _): &(usize, Cow<'static, str>, _)| (*known_rank, known) < (rank, &name);
        // Most come in their order.
        let index = self.fields.iter().rposition(is_before).map_or(0, |before| before + 1);
        self.fields.insert(index, (rank, name, start..self.values.len()));
    }

    /// Adds a text, an empty one too.
    pub fn text(&mut self, name: &'static str, text: &str) {
        let start = self.values.len();
        push_quoted(&mut self.values, text);
        self.insert(name.into(), start);
    }

    /// Adds `true`; false means the same as a missing field and is not written.
    pub fn flag(&mut self, name: &'static str, flag: bool) {
        if flag {
            self.json(name, "true");
        }
    }

    /// Appends the object without its closing brace.
    pub fn push_open(&self, out: &mut Vec<u8>) {
        let mut before = b'{';
        for (_, name, value) in &self.fields {
            out.push(before);
            push_quoted(out, name);
            out.push(b':');
            out.extend_from_slice(self.values.get(value.clone()).unwrap_or_default());
            before = b',';
        }
    }
}

/// Appends a text as JSON. Most need no escapes. Writing a text to memory cannot fail.
fn push_quoted(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(quoted(text).as_bytes());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_any_json_program_writes_it() {
        let escaped = (0..=0xff).filter_map(char::from_u32).chain("€\u{2028}\u{fffd}😀".chars());
        for text in escaped.map(|character| format!("a{character}b")).chain([String::new()]) {
            let mut out = Vec::new();
            push_quoted(&mut out, &text);
            assert_eq!(String::from_utf8(out).expect("UTF-8"), quoted(&text), "{text:?}");
        }
    }

    #[test]
    fn fields_come_in_their_order_whatever_the_order_they_were_added_in() {
        let add: [fn(&mut Sorted); 6] = [
            |out| out.text("stamp", "s"),
            |out| out.json("b", "[1,2]"),
            |out| out.flag("deleted", true),
            |out| out.text("id", ""),
            |out| out.text("second", "\"2\""),
            |out| out.json("a".to_owned(), "{}"),
        ];
        let orders = [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [2, 5, 0, 4, 1, 3], [3, 1, 4, 0, 5, 2]];
        for order in orders {
            let mut sorted = Sorted::new(&["first", "second"]);
            order.into_iter().for_each(|index: usize| add[index](&mut sorted));
            let mut out = b"before".to_vec();
            sorted.push_open(&mut out);
            let expected = r#"before{"id":"","stamp":"s","deleted":true,"second":"\"2\"","a":{},"b":[1,2]"#;
            assert_eq!(String::from_utf8(out).expect("UTF-8"), expected, "{order:?}");
        }
    }
}
