//! `docs/backup.schema.json` accepts and rejects the same backups as the code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may stop at the first surprise")]

mod codes;
#[path = "../common/mod.rs"]
mod common;
mod declared;
mod sender;

use std::path::PathBuf;
use std::sync::LazyLock;

use common::records::{NOON_MS, records};
use jsonschema::Validator;
use pain_diary::domain::{Moment, Record};
use pain_diary::format::{begin_backup, end_backup, push_record, read_record};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn file(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON")
}

fn schema() -> &'static Validator {
    static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
        let schema = file("docs/backup.schema.json");
        jsonschema::meta::validate(&schema).expect("a schema of its draft");
        jsonschema::validator_for(&schema).expect("a schema")
    });
    &SCHEMA
}

fn faults(validator: &Validator, backup: &Value) -> Vec<String> {
    validator.iter_errors(backup).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn export(records: &[Record]) -> Value {
    let mut file = begin_backup(Moment::from_clock(NOON_MS, 60));
    for record in records {
        push_record(&mut file, record).expect("can be written");
    }
    end_backup(&mut file);
    serde_json::from_slice(&file).expect("JSON")
}

fn backup_of(record: &Value) -> Value {
    json!({"format": "pain-diary", "version": 1, "exported_at": "2026-11-23T14:05:00+01:00", "records": [record]})
}

fn entry() -> Value {
    json!({
        "id": "019ab0f2-6c00-7000-8000-000000000001", "kind": "entry", "stamp": "2026-11-23T13:03:07.120Z/0/00000000000000ab",
        "who": "patient", "at": "2026-11-23T14:03:07+01:00", "pain": 7,
    })
}

#[test]
fn golden_backups_follow_the_schema() {
    let schema = schema();
    for name in ["v1-care", "v1-kinds", "v1-pain", "v1-texts", "v1-times", "v1-told", "v1-visit"] {
        let backup = file(&format!("tests/golden/{name}.json"));
        assert_eq!(faults(schema, &backup), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_envelope_is_checked() {
    let schema = schema();
    assert!(schema.is_valid(&backup_of(&entry())));
    for (name, bad) in [
        ("format", json!("other")),
        ("version", json!(2)),
        ("version", json!("1")),
        ("exported_at", json!("today")),
        ("records", json!({})),
    ] {
        let mut backup = backup_of(&entry());
        backup[name] = bad;
        assert!(!schema.is_valid(&backup), "{name}");
        backup.as_object_mut().expect("an object").remove(name);
        assert!(!schema.is_valid(&backup), "no {name}");
    }
}

#[test]
fn what_the_app_refuses_the_schema_refuses_too() {
    let schema = schema();
    let older = |change: (&str, Value)| {
        let mut older = entry();
        older.as_object_mut().expect("an object").remove("id");
        older[change.0] = change.1;
        json!([older])
    };
    let bad = [
        ("id", json!("7")),
        ("id", json!("019AB0F2-6C00-7000-8000-000000000001")),
        ("kind", json!("")),
        ("kind", json!(7)),
        ("kind", json!("k".repeat(65))),
        ("stamp", json!("2026-11-23T13:03:07.120Z")),
        ("stamp", json!("9999-11-23T13:03:07.120Z/0/00000000000000ab")),
        ("stamp", json!("2026-11-23T13:03:07.120Z/-1/00000000000000ab")),
        ("since", json!("2026-11-23T13:03:07.120Z")),
        ("since", json!(7)),
        ("deleted", json!("yes")),
        ("who", json!("")),
        ("who", json!("w".repeat(65))),
        ("at", json!("yesterday")),
        ("at", json!("2026-11-23T14:03:07")),
        ("at", json!("1899-12-31T23:59:59+00:00")),
        ("at", json!("9999-01-01T00:00:00+00:00")),
        ("pain", json!(11)),
        ("pain", json!(-1)),
        ("pain", json!(7.5)),
        ("pain", json!("7")),
        ("pain", Value::Null),
        ("typed", json!("")),
        ("note", json!("n".repeat(10_001))),
        ("note", json!(7)),
        ("history", json!({})),
        ("history", json!([7])),
        ("history", older(("pain", json!(11)))),
        ("history", older(("id", json!("019ab0f2-6c00-7000-8000-000000000001")))),
        ("history", older(("history", json!([])))),
        ("history", older(("kind", json!("")))),
        ("history", json!([{ "stamp": "2026-11-23T13:03:07.120Z/0/00000000000000ab" }])),
    ];
    for (name, value) in bad {
        let mut record = entry();
        record[name] = value.clone();
        assert!(read_record(&record.to_string()).is_err(), "{name}: {value}");
        assert!(!schema.is_valid(&backup_of(&record)), "{name}: {value}");
    }
    for name in ["id", "kind", "stamp", "who", "at", "pain"] {
        let mut record = entry();
        record.as_object_mut().expect("an object").remove(name);
        assert!(read_record(&record.to_string()).is_err(), "no {name}");
        assert!(!schema.is_valid(&backup_of(&record)), "no {name}");
    }
    let mut contact = json!({"id": entry()["id"], "stamp": entry()["stamp"], "kind": "contact", "phone": "0".repeat(200)});
    assert!(read_record(&contact.to_string()).is_ok() && schema.is_valid(&backup_of(&contact)));
    contact["phone"] = json!("0".repeat(201));
    assert!(read_record(&contact.to_string()).is_err() && !schema.is_valid(&backup_of(&contact)));
}

fn texts(limit: usize) -> Vec<Value> {
    vec![json!("x".repeat(limit)), json!("x".repeat(limit + 1)), json!(7), json!("")]
}

fn many(count: usize) -> Value {
    json!((0..count).map(|number| format!("019ab0f2-6c00-7000-8000-{number:012x}")).collect::<Vec<_>>())
}

/// Records of the kinds added with visits: with the required fields, and then with one further or changed field.
#[test]
fn app_and_schema_refuse_the_same_of_visits_and_what_comes_of_them() {
    let schema = schema();
    let (id, at) = (entry()["id"].clone(), entry()["at"].clone());
    let ids = vec![id.clone(), json!("next"), Value::Null, json!("")];
    let times = vec![at.clone(), json!("soon"), json!(7), json!("2200-01-01T00:00:00+00:00")];
    let codes = vec![json!("a-later-one"), json!("Not one"), json!(7), json!("x".repeat(33))];
    let most = 9_007_199_254_740_991_i64;
    let orders = vec![json!(-most), json!(most), json!(-most - 1), json!(most + 1), json!(1.5), json!("1")];
    let days = vec![json!("2026-11-24"), json!("tomorrow"), json!(7)];
    let who = vec![json!("carer"), json!(""), json!("w".repeat(65))];
    let lists = vec![json!([]), json!([id]), json!([id, id]), json!(["next"]), json!(id), Value::Null, many(500), many(501)];
    let kinds = [
        (
            "visit",
            json!({"at": at}),
            vec![("with", texts(200)), ("place", texts(200)), ("companion", texts(200)), ("over", times.clone()), ("told", lists.clone())],
        ),
        (
            "visit-question",
            json!({"at": at, "who": "patient"}),
            vec![
                ("text", texts(10_000)),
                ("for", codes.clone()),
                ("star", vec![json!(true), json!(false), json!("yes")]),
                ("order", orders),
                ("entry", ids.clone()),
                ("visit", ids.clone()),
                ("who", who.clone()),
            ],
        ),
        (
            "answer",
            json!({"at": at, "question": id}),
            vec![
                ("text", texts(10_000)),
                ("said-by", texts(200)),
                ("outcome", codes.clone()),
                ("visit", ids.clone()),
                ("question", ids.clone()),
            ],
        ),
        (
            "next-step",
            json!({}),
            vec![("text", texts(10_000)), ("doer", texts(200)), ("by", days), ("done", times), ("of", ids.clone()), ("visit", ids.clone())],
        ),
        (
            "call",
            json!({"at": at, "who": "patient", "outcome": "answered"}),
            vec![
                ("contact", ids),
                ("outcome", codes.clone()),
                ("answered-by", texts(200)),
                ("said", texts(10_000)),
                ("who", who),
                ("told", lists),
            ],
        ),
        ("agreed", json!({"what": "goal-pain"}), vec![("what", codes), ("text", texts(10_000))]),
    ];
    kinds.into_iter().for_each(|(kind, least, fields)| agree_on(schema, kind, least, fields));
}

/// Asserts that app and schema accept the minimal record of a kind, refuse it without any of its fields, and agree on each value of each
/// field.
fn agree_on(schema: &Validator, kind: &str, mut least: Value, fields: Vec<(&str, Vec<Value>)>) {
    let agree = |record: &Value| {
        let (is_good, faults) = (read_record(&record.to_string()).is_ok(), faults(schema, &backup_of(record)));
        assert_eq!(is_good, faults.is_empty(), "{record}: {faults:?}");
        is_good
    };
    let must: Vec<String> = least.as_object().expect("an object").keys().cloned().collect();
    (least["id"], least["stamp"], least["kind"]) = (entry()["id"].clone(), entry()["stamp"].clone(), kind.into());
    assert!(agree(&least), "{kind}");
    for name in must {
        let mut record = least.clone();
        record.as_object_mut().expect("an object").remove(&name);
        assert!(!agree(&record), "{kind} without {name}");
    }
    for (name, values) in fields {
        let good = values.into_iter().filter(|value| {
            let mut record = least.clone();
            record[name] = value.clone();
            agree(&record)
        });
        assert!(good.count() > 0, "{kind} {name}");
    }
}

/// Checks the new kinds and fields with the file of refused records.
#[test]
fn app_and_schema_refuse_the_same_but_for_what_a_schema_cannot_say() {
    let schema = schema();
    let refused = file("tests/golden/refused/records-2.json");
    let cannot = |record: &Value| {
        let twice = json!([{"region": "jaw"}, {"region": "jaw"}]);
        record["sites"] == twice
            || record["spread"] == json!([["jaw", "jaw"]])
            || record["ended"] == "2026-02-30"
            || record.get("more").is_some()
    };
    let records = refused["records"].as_array().expect("a list");
    assert_eq!(records.iter().filter(|record| cannot(record)).count(), 4);
    for record in records {
        let is_good = read_record(&record.to_string()).is_ok();
        let faults = faults(schema, &backup_of(record));
        assert_eq!(is_good || cannot(record), faults.is_empty(), "{record}: {faults:?}");
    }
}

/// A later version adds fields to the record only: an object inside a record is closed.
#[test]
fn objects_inside_a_record_are_closed() {
    let mut record = entry();
    record["sites"] = json!([{"region": "jaw", "depth": "deep"}]);
    assert!(read_record(&record.to_string()).is_err() && !schema().is_valid(&backup_of(&record)));
    record["sites"] = json!([{"region": "jaw"}]);
    record["siteDepths"] = json!({"jaw": "deep"});
    assert!(read_record(&record.to_string()).is_ok() && schema().is_valid(&backup_of(&record)));
}

proptest! {
    #![proptest_config(common::cases(60))]

    #[test]
    fn every_export_follows_the_schema(records in vec(records(), 0..8)) {
        let schema = schema();
        prop_assert_eq!(faults(schema, &export(&records)), Vec::<String>::new());
    }

    #[test]
    fn further_kinds_and_fields_are_allowed(record in records(), kind in "[a-z-]{1,20}-new", name in "new-[a-z]{1,9}", value in -9_i32..9) {
        let schema = schema();
        let mut backup = export(&[record]);
        backup[&name] = value.into();
        backup["records"][0][&name] = json!([value]);
        prop_assert_eq!(faults(schema, &backup), Vec::<String>::new());
        let unknown = json!({"id": entry()["id"], "stamp": entry()["stamp"], "kind": kind, "pain": "much", "at": value, "note": [value]});
        prop_assert!(read_record(&unknown.to_string()).is_ok());
        prop_assert_eq!(faults(schema, &backup_of(&unknown)), Vec::<String>::new());
    }
}
