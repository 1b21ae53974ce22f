//! Visits and the kinds that belong to them as JSON: what is read, and what is refused and why.

use serde_json::{Value, json};

use crate::domain::ticks::TOLD_MAX;
use crate::domain::{RecordError, RecordId};
use crate::format::{read_record, write_record};

const ID: &str = "019ab0f2-6c00-7000-8000-000000000001";
const AT: &str = "2026-11-23T14:03:07+01:00";

/// A record of a kind with all of its fields.
fn full(kind: &str) -> Value {
    let mut record = match kind {
        "visit" => json!({"at": AT, "with": "Dr Sanz", "place": "Ward 3", "companion": "Ben", "over": AT, "told": [ID]}),
        "visit-question" => {
            json!({"at": AT, "who": "carer", "text": "Why?", "for": "nurse", "star": true, "order": -7, "entry": ID, "visit": ID})
        }
        "answer" => json!({"question": ID, "visit": ID, "at": AT, "text": "Because", "said-by": "Dr Sanz", "outcome": "asked"}),
        "next-step" => json!({"text": "New box", "doer": "Ben", "by": "2026-11-24", "done": AT, "of": ID, "visit": ID}),
        "call" => {
            json!({"at": AT, "who": "patient", "contact": ID, "outcome": "answered", "answered-by": "Ana", "said": "Come", "told": [ID]})
        }
        _ => json!({"what": "goal-doing", "text": "sit through dinner"}),
    };
    (record["id"], record["kind"], record["stamp"]) = (ID.into(), kind.into(), "2026-11-23T13:03:07.120Z/0/00000000000000ab".into());
    record
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|number| RecordId::of_name(1, &number.to_string()).to_string()).collect()
}

const KINDS: [&str; 6] = ["visit", "visit-question", "answer", "next-step", "call", "agreed"];

fn rewritten(record: &Value) -> Value {
    let mut out = Vec::new();
    write_record(&mut out, &read_record(&record.to_string()).expect("a good record")).expect("can be written");
    serde_json::from_slice(&out).expect("JSON")
}

#[test]
fn each_kind_reads_back_with_all_of_it_and_with_as_little_as_may_be() {
    let must = [
        ("visit", vec![("at", RecordError::Time)]),
        ("visit-question", vec![("at", RecordError::Time), ("who", RecordError::Who)]),
        ("answer", vec![("question", RecordError::Detail), ("at", RecordError::Time)]),
        ("next-step", vec![]),
        ("call", vec![("at", RecordError::Time), ("who", RecordError::Who), ("outcome", RecordError::Detail)]),
        ("agreed", vec![("what", RecordError::Detail)]),
    ];
    for (kind, must) in must {
        assert_eq!(rewritten(&full(kind)), full(kind));
        let names: Vec<String> = full(kind).as_object().expect("an object").keys().cloned().collect();
        let mut least = full(kind);
        for name in names.iter().filter(|name| !["id", "kind", "stamp"].contains(&name.as_str())) {
            let mut record = full(kind);
            record.as_object_mut().expect("an object").remove(name);
            match must.iter().find(|(needed, _)| needed == name) {
                Some((_, reason)) => assert_eq!(read_record(&record.to_string()), Err(*reason), "{kind} without {name}"),
                None => {
                    assert_eq!(rewritten(&record), record, "{kind} without {name}");
                    least.as_object_mut().expect("an object").remove(name);
                }
            }
        }
        assert_eq!(rewritten(&least), least, "{kind}");
    }
}

#[test]
fn each_fault_has_its_reason() {
    let cases = [
        ("visit", "at", json!("soon"), RecordError::Time),
        ("visit", "with", json!("x".repeat(201)), RecordError::TextTooLong),
        ("visit", "over", json!("2200-01-01T00:00:00+00:00"), RecordError::TimeOutOfRange),
        ("visit-question", "text", json!("x".repeat(10_001)), RecordError::TextTooLong),
        ("visit-question", "for", json!("The doctor"), RecordError::Detail),
        ("visit-question", "star", json!("yes"), RecordError::Detail),
        ("visit-question", "order", json!(1.5), RecordError::Detail),
        ("visit-question", "order", json!(9_007_199_254_740_992_i64), RecordError::Detail),
        ("visit-question", "order", json!(-9_007_199_254_740_992_i64), RecordError::Detail),
        ("visit-question", "order", json!(i64::MIN), RecordError::Detail),
        ("visit-question", "entry", json!(7), RecordError::Detail),
        ("visit-question", "visit", json!("next"), RecordError::Detail),
        ("answer", "question", json!(null), RecordError::Detail),
        ("answer", "outcome", json!("Asked"), RecordError::Detail),
        ("answer", "said-by", json!([]), RecordError::Text),
        ("next-step", "by", json!("tomorrow"), RecordError::Time),
        ("next-step", "done", json!(true), RecordError::Time),
        ("next-step", "of", json!(""), RecordError::Detail),
        ("call", "outcome", json!(1), RecordError::Detail),
        ("call", "contact", json!("the ward"), RecordError::Detail),
        ("call", "said", json!("x".repeat(10_001)), RecordError::TextTooLong),
        ("call", "told", json!(null), RecordError::Detail),
        ("call", "told", json!("all"), RecordError::Detail),
        ("call", "told", json!(["all"]), RecordError::Detail),
        ("call", "told", json!([ID, ID]), RecordError::Detail),
        ("visit", "told", json!(ids(TOLD_MAX + 1)), RecordError::Detail),
        ("agreed", "what", json!("Goal"), RecordError::Detail),
        ("agreed", "text", json!(3), RecordError::Text),
    ];
    for (kind, name, value, reason) in cases {
        let mut record = full(kind);
        record[name] = value.clone();
        assert_eq!(read_record(&record.to_string()), Err(reason), "{kind} {name}: {value}");
    }
}

#[test]
fn codes_of_later_versions_are_read() {
    for (kind, name, value) in [
        ("visit-question", "for", json!("dentist")),
        ("answer", "outcome", json!("put-off")),
        ("call", "outcome", json!("message-left")),
        ("agreed", "what", json!("weight")),
        ("visit-question", "order", json!(9_007_199_254_740_991_i64)),
    ] {
        let mut record = full(kind);
        record[name] = value.clone();
        assert_eq!(rewritten(&record)[name], value);
    }
}

/// An older version keeps unknown fields up to its limit, and must not refuse what this one writes.
#[test]
fn the_largest_of_each_kind_fits_into_what_the_first_release_carries() {
    let worst = |chars: usize| Value::from("\u{1}".repeat(chars));
    for kind in KINDS {
        let mut record = full(kind);
        for (name, value) in record.as_object_mut().expect("an object") {
            match name.as_str() {
                "text" | "said" => *value = worst(10_000),
                "with" | "place" | "companion" | "doer" | "said-by" | "answered-by" => *value = worst(200),
                "who" => *value = worst(64),
                "for" | "outcome" | "what" => *value = "x".repeat(32).into(),
                "order" => *value = (-9_007_199_254_740_991_i64).into(),
                // A note of control characters only leaves less space in a call: `Call::fits`.
                "told" if kind == "visit" => *value = ids(TOLD_MAX).into(),
                _ => {}
            }
        }
        record["typed"] = worst(64);
        assert_eq!(rewritten(&record), record, "{kind}");
        assert!(record.to_string().len() < crate::format::EXTRA_MAX_BYTES, "{kind}: {}", record.to_string().len());
    }
}
