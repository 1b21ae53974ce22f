//! Invalid JSON and damaged bytes.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// Any JSON, with the names this format uses in the wrong places and numbers at the limits.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0_i64..12).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        select(crate::common::records::TEXTS.as_slice()).prop_map(Value::from),
        select(vec![
            "too-much",
            "patient",
            "entry",
            "contact",
            "intake",
            "relief",
            "day",
            "person",
            "phone",
            "jaw",
            "sleep",
            "still",
            "none",
            "0a11ce00",
            "2026-11-23",
            "019ab0f2-6c00-7000-8000-000000000001",
            "2026-11-23T13:03:07.120Z/0/00000000000000ab",
            "2026-11-23T13:03:07+01:00",
            "1969-12-31T23:59:60Z",
            "2016-12-31 23:59:60.5z",
            "9999-12-31T23:59:59Z",
            "2026-11-23T13:03:07.120Z/1",
            "2999-12-31T23:59:59.999Z/4294967295/ffffffffffffffff",
            "0000-01-01T00:00:00+23:59",
        ])
        .prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(names(), inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

pub fn names() -> impl Strategy<Value = String> {
    let every = ["at", "deleted", "history", "id", "kind", "note", "pain", "recalled", "since", "stamp", "typed", "who"];
    let details = ["sites", "region", "spread", "words", "own", "worse", "helped", "stopped", "began", "eased", "onset", "course"];
    let people = ["rest", "moving", "hours", "name", "phone", "role", "profile", "user", "day", "part", "value", "noticed"];
    let care = ["sort", "strength", "schedule", "label", "ended", "relief", "amount", "skipped", "before", "after", "effect"];
    let known = [every.as_slice(), details.as_slice(), people.as_slice(), care.as_slice()].concat();
    prop_oneof![2 => select(known).prop_map(str::to_owned), 1 => ".{0,4}"]
}

/// Puts `value` at some place inside, or under some name.
pub fn put(into: &mut Value, at: &Index, name: &str, value: Value) {
    match into {
        Value::Object(fields) if !fields.is_empty() && at.index(3) > 0 => {
            let index = at.index(fields.len());
            let child = fields.values_mut().nth(index).expect("in range");
            if child.is_object() || child.is_array() { put(child, at, name, value) } else { *child = value }
        }
        Value::Object(fields) => {
            fields.insert(name.to_owned(), value);
        }
        Value::Array(items) if !items.is_empty() => {
            let index = at.index(items.len());
            put(&mut items[index], at, name, value);
        }
        other => *other = value,
    }
}

/// Damages bytes as disks, cables and editors do.
pub fn damage(bytes: &mut Vec<u8>, at: &Index, how: usize, token: &str) {
    if bytes.is_empty() {
        return;
    }
    let index = at.index(bytes.len());
    match how {
        0 => bytes[index] ^= 1 << (index % 8),
        1 => bytes.truncate(index),
        2 => drop(bytes.drain(index..(index + 7).min(bytes.len()))),
        3 => drop(bytes.splice(index..index, token.bytes())),
        4 => bytes.extend_from_within(index..),
        _ => drop(bytes.splice(index..=index, token.bytes())),
    }
}

pub fn tokens() -> impl Strategy<Value = &'static str> {
    select(vec![
        "1e999",
        "-0",
        "1e15",
        "0.1",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\u0000",
        "\\ud800",
        "null",
        "\n",
        "\u{feff}",
        "\"id\":1,",
        "\"history\":[{}],",
        "\"deleted\":true,",
        "/*",
        "NaN",
    ])
}
