//! The kinds of the diary and of medicines as JSON: what is read, and what is refused and why.

use serde_json::{Value, json};

use crate::domain::RecordError;
use crate::format::{read_record, write_record};

const ID: &str = "019ab0f2-6c00-7000-8000-000000000001";
const AT: &str = "2026-11-23T14:03:07+01:00";

/// A valid record of a kind with the required fields only.
fn good(kind: &str) -> Value {
    let mut record = match kind {
        "entry" => json!({"who": "patient", "at": AT, "pain": 7}),
        "person" => json!({"role": "carer"}),
        "phone" => json!({"profile": "0a11ce00", "user": "carer"}),
        "relief" => json!({"sort": "medicine"}),
        "intake" => json!({"relief": ID, "at": AT, "who": "patient"}),
        "day" => json!({"day": "2026-11-23", "who": "patient", "part": "sleep"}),
        _ => json!({}),
    };
    (record["id"], record["kind"], record["stamp"]) = (ID.into(), kind.into(), "2026-11-23T13:03:07.120Z/0/00000000000000ab".into());
    record
}

fn with(kind: &str, name: &str, value: &Value) -> String {
    let mut record = good(kind);
    record[name] = value.clone();
    record.to_string()
}

fn rewritten(json: &str) -> Value {
    let mut out = Vec::new();
    write_record(&mut out, &read_record(json).expect("a good record")).expect("can be written");
    serde_json::from_slice(&out).expect("JSON")
}

#[test]
fn what_a_kind_must_say_is_missed() {
    let must = [
        ("entry", "who", RecordError::Who),
        ("entry", "at", RecordError::Time),
        ("entry", "pain", RecordError::Pain),
        ("person", "role", RecordError::Who),
        ("phone", "profile", RecordError::Who),
        ("phone", "user", RecordError::Who),
        ("relief", "sort", RecordError::Detail),
        ("intake", "relief", RecordError::Relief),
        ("intake", "at", RecordError::Time),
        ("intake", "who", RecordError::Who),
        ("day", "day", RecordError::Time),
        ("day", "who", RecordError::Who),
        ("day", "part", RecordError::Detail),
    ];
    for (kind, name, reason) in must {
        assert_eq!(rewritten(&good(kind).to_string()), good(kind));
        let mut record = good(kind);
        record.as_object_mut().expect("an object").remove(name);
        assert_eq!(read_record(&record.to_string()), Err(reason), "{kind} without {name}");
    }
}

#[test]
fn each_fault_of_a_detail_has_its_reason() {
    let [jaw, face] = ["jaw", "face"].map(|region| json!({ "region": region }));
    let many = |count: usize| (0..count).map(|index| json!({"region": format!("r{index}")})).collect::<Vec<_>>();
    let path = |count: usize| (0..count).map(|index| format!("r{index}")).collect::<Vec<_>>();
    let own = |count: usize| (0..count).map(|index| json!({"own": format!("w{index}")})).collect::<Vec<_>>();
    let cases = [
        ("sites", json!("jaw"), RecordError::Detail),
        ("sites", json!(["jaw"]), RecordError::Detail),
        ("sites", json!([{}]), RecordError::Detail),
        ("sites", json!([{"region": "Jaw"}]), RecordError::Detail),
        ("sites", json!([{"region": "x".repeat(33)}]), RecordError::Detail),
        ("sites", json!([{"region": "jaw", "pain": 11}]), RecordError::Pain),
        ("sites", json!([{"region": "jaw", "pain": 256}]), RecordError::Pain),
        ("sites", json!([{"region": "jaw", "pain": null}]), RecordError::Pain),
        ("sites", json!([{"region": "jaw", "depth": "deep"}]), RecordError::Detail),
        ("sites", json!([jaw, face, jaw]), RecordError::Detail),
        ("sites", json!(many(65)), RecordError::Detail),
        ("spread", json!(["jaw", "face"]), RecordError::Detail),
        ("spread", json!([[]]), RecordError::Detail),
        ("spread", json!([["jaw"]]), RecordError::Detail),
        ("spread", json!([["jaw", "jaw"]]), RecordError::Detail),
        ("spread", json!([["jaw", "the face"]]), RecordError::Detail),
        ("spread", json!([path(13)]), RecordError::Detail),
        ("spread", json!(vec![["jaw", "face"]; 9]), RecordError::Detail),
        ("words", json!("burning"), RecordError::Detail),
        ("words", json!([7]), RecordError::Detail),
        ("words", json!(["Burning"]), RecordError::Detail),
        ("words", json!(["burning", "burning"]), RecordError::Detail),
        ("words", json!([{"own": ""}]), RecordError::Detail),
        ("words", json!([{"own": "two\nlines"}]), RecordError::Detail),
        ("words", json!([{"own": "x".repeat(61)}]), RecordError::Detail),
        ("words", json!([{"own": "x", "in": "es"}]), RecordError::Detail),
        ("words", json!([{"own": "x"}, {"own": "x"}]), RecordError::Detail),
        ("worse", json!(own(11)), RecordError::Detail),
        ("helped", json!(path(31)), RecordError::Detail),
        ("stopped", json!(null), RecordError::Detail),
        ("began", json!("soon"), RecordError::Time),
        ("began", json!(7), RecordError::Time),
        ("began", json!("2200-01-01T00:00:00+00:00"), RecordError::TimeOutOfRange),
        ("eased", json!("gone"), RecordError::Time),
        ("eased", json!(false), RecordError::Time),
        ("eased", json!("1899-12-31T23:59:59+00:00"), RecordError::TimeOutOfRange),
        ("onset", json!("Sudden"), RecordError::Detail),
        ("course", json!(["constant"]), RecordError::Detail),
        ("rest", json!(11), RecordError::Pain),
        ("moving", json!("7"), RecordError::Pain),
        ("recalled", json!("yes"), RecordError::Detail),
        ("wrong-clock", json!(1), RecordError::Detail),
        ("typed", json!(7), RecordError::Who),
    ];
    for (name, value, reason) in cases {
        assert_eq!(read_record(&with("entry", name, &value)), Err(reason), "{name}: {value}");
    }
    for (name, value) in [
        ("sites", json!(many(64))),
        ("spread", json!(vec![path(12); 8])),
        ("worse", json!(path(30).into_iter().map(Value::from).chain(own(10)).collect::<Vec<_>>())),
        ("eased", json!("1900-01-01T00:00:00+00:00")),
    ] {
        assert_eq!(rewritten(&with("entry", name, &value))[name], value, "as much as there may be");
    }
}

#[test]
fn each_fault_of_the_other_kinds_has_its_reason() {
    let cases = [
        ("person", "name", json!("x".repeat(201)), RecordError::TextTooLong),
        ("person", "role", json!(""), RecordError::Who),
        ("phone", "profile", json!("A11CE000"), RecordError::Who),
        ("phone", "profile", json!("a11ce"), RecordError::Who),
        ("phone", "profile", json!(7), RecordError::Who),
        ("phone", "user", json!("x".repeat(65)), RecordError::Who),
        ("relief", "sort", json!("Medicine"), RecordError::Detail),
        ("relief", "name", json!(7), RecordError::Text),
        ("relief", "strength", json!("x".repeat(201)), RecordError::TextTooLong),
        ("relief", "schedule", json!(2), RecordError::Detail),
        ("relief", "label", json!("x".repeat(10_001)), RecordError::TextTooLong),
        ("relief", "ended", json!("2026-02-30"), RecordError::Time),
        ("relief", "ended", json!(AT), RecordError::Time),
        ("intake", "relief", json!("morphine"), RecordError::Relief),
        ("intake", "at", json!("2026-11-23"), RecordError::Time),
        ("intake", "amount", json!(2), RecordError::Text),
        ("intake", "skipped", json!(true), RecordError::Text),
        ("intake", "skipped", json!("x".repeat(201)), RecordError::TextTooLong),
        ("intake", "before", json!("found"), RecordError::Detail),
        ("intake", "after", json!([ID]), RecordError::Detail),
        ("intake", "effect", json!("Some"), RecordError::Detail),
        ("intake", "recalled", json!(1), RecordError::Detail),
        ("intake", "wrong-clock", json!("yes"), RecordError::Detail),
        ("day", "day", json!("2026-11-3"), RecordError::Time),
        ("day", "day", json!("+026-11-23"), RecordError::Time),
        ("day", "day", json!("1899-12-31"), RecordError::TimeOutOfRange),
        ("day", "day", json!(20_261_123), RecordError::Time),
        ("day", "part", json!("How I slept"), RecordError::Detail),
        ("day", "value", json!(3), RecordError::Detail),
        ("day", "noticed", json!("yesterday"), RecordError::Time),
        ("day", "note", json!("x".repeat(10_001)), RecordError::TextTooLong),
        ("day", "recalled", json!(null), RecordError::Detail),
    ];
    for (kind, name, value, reason) in cases {
        assert_eq!(read_record(&with(kind, name, &value)), Err(reason), "{kind} {name}: {value}");
    }
}

#[test]
fn codes_of_later_versions_and_an_end_before_the_beginning_are_read() {
    for (kind, name, value) in [
        ("entry", "onset", json!("after-a-fall")),
        ("entry", "sites", json!([{"region": "lower-back-left-2"}])),
        ("relief", "sort", json!("device")),
        ("intake", "effect", json!("too-much")),
        ("intake", "skipped", json!("")),
        ("day", "part", json!("itching")),
        ("day", "value", json!("worst-ever")),
        ("person", "role", json!("doctor")),
    ] {
        assert_eq!(rewritten(&with(kind, name, &value))[name], value);
    }
    let mut record = good("entry");
    (record["began"], record["eased"]) = (AT.into(), "2026-11-23T13:00:00+01:00".into());
    assert_eq!(rewritten(&record.to_string()), record);
}
