//! Importing a file may add records and change current versions, but never removes what was recorded here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod common;

use common::bodies::{entries, tapped};
use common::records::{NOON_MS, id, records, versions};
use pain_diary::domain::{
    Admitted, Arrival, Body, DeviceId, Diary, HISTORY_FROM_FILES_MAX, HISTORY_MAX, Moment, NotAdmitted, Record, Stamp, Version,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn diary(records: impl IntoIterator<Item = Record>) -> Diary {
    let mut diary = Diary::default();
    diary.join_all(records);
    diary
}

/// Versions of one entry, from few devices, clocks and writing sessions that all share; `more` makes their stamps differ from those of
/// other files.
fn entry_versions(more: u32, size: std::ops::Range<usize>) -> impl Strategy<Value = Record> {
    vec((versions(), entries()), size).prop_map(move |versions| {
        let versions = versions.into_iter().map(|(version, entry)| {
            let stamp = version.stamp;
            let apart = Stamp::new(stamp.unix_ms(), (stamp.count() % 7) * 16 + more, stamp.device()).expect("in range");
            let since = if version.since == stamp { apart } else { version.since.min(apart) };
            Version { stamp: apart, since, body: Body::Entry(entry), ..version }
        });
        Record::from_versions(id(1), versions.collect()).expect("not empty")
    })
}

/// As a phone writes it: one version for each stamp.
fn one_to_a_stamp(record: Record) -> Record {
    let mut versions: Vec<Version> = record.versions().cloned().collect();
    versions.dedup_by_key(|version| version.stamp);
    Record::from_versions(record.id(), versions).expect("not empty")
}

fn all_of(record: &Record) -> Vec<Version> {
    record.versions().map(|version| Version { kept: false, ..version.clone() }).collect()
}

/// The admitted record, joined to the diary.
fn admitted(diary: &Diary, file: &Record) -> Result<(Arrival, Diary), NotAdmitted> {
    diary.admit(file.clone()).map(|Admitted { arrival, record }| {
        let mut after = diary.clone();
        after.join_all([record]);
        (arrival, after)
    })
}

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn nothing_that_is_known_leaves_because_of_files(
        known in entry_versions(1, 1..40), files in vec(prop_oneof![4 => entry_versions(2, 1..8), 1 => entry_versions(3, 1..260)], 1..5),
    ) {
        let mut now = diary([known]);
        for file in files {
            let before = now.record(id(1)).expect("there").clone();
            let Ok((arrival, after)) = admitted(&now, &file) else { continue };
            let record = after.record(id(1)).expect("there");
            let kept = all_of(record);
            for version in all_of(&before) {
                prop_assert!(kept.contains(&version), "{:?} is gone", version);
            }
            prop_assert!(record.older().len() <= HISTORY_FROM_FILES_MAX.max(before.older().len()));
            prop_assert_eq!(arrival == Arrival::Same, *record == before);
            let said = |version: &Version| (version.deleted, version.body.clone(), version.extra.clone());
            let stays = record.current().deleted && before.current().deleted || said(record.current()) == said(before.current());
            prop_assert_eq!(matches!(arrival, Arrival::Same | Arrival::History), stays);
            prop_assert_eq!(arrival == Arrival::Deleted, record.current().deleted && !before.current().deleted);
            prop_assert_eq!(arrival == Arrival::Restored, !record.current().deleted && before.current().deleted);
            // The same file again changes nothing, nor does the record prepared from it.
            if let Ok((again, _)) = admitted(&after, &file) {
                prop_assert_eq!(again, Arrival::Same);
            }
            now = after;
        }
    }

    #[test]
    fn what_one_phone_keeps_the_other_learns(
        a in entry_versions(1, 1..6).prop_map(one_to_a_stamp), b in entry_versions(2, 1..6).prop_map(one_to_a_stamp),
    ) {
        let (mut here, mut there) = (diary([a]), diary([b]));
        for _ in 0..2 {
            let file = there.record(id(1)).expect("there").clone();
            here = admitted(&here, &file).map(|(_, after)| after).expect("of one kind, stamps apart");
            let file = here.record(id(1)).expect("there").clone();
            there = admitted(&there, &file).map(|(_, after)| after).expect("of one kind, stamps apart");
        }
        prop_assert_eq!(here, there);
    }

    #[test]
    fn a_kind_never_changes_and_a_stamp_says_one_thing(known in records(), file in records()) {
        let before = diary([known]);
        let Ok((_, after)) = admitted(&before, &file) else { return Ok(()) };
        let Some(record) = before.record(file.id()) else { return Ok(()) };
        let now = after.record(file.id()).expect("there");
        prop_assert!(now.current().body.is_of_kind(&record.current().body));
        for version in all_of(now) {
            let of_that_stamp = |known: &&Version| known.stamp == version.stamp;
            let says = |known: &Version, other: &Version| known.body == other.body && known.extra == other.extra;
            let in_file = |known: &Version| file.versions().any(|other| other.stamp == known.stamp && says(known, other));
            let is_known = record.versions().filter(of_that_stamp).all(|known| says(known, &version) || in_file(known));
            let was_here = all_of(record).contains(&version);
            prop_assert!(is_known || was_here);
        }
    }
}

fn read(file: &[u8]) -> Vec<Record> {
    let mut reading = pain_diary::app::Reading::open(file).expect("a backup");
    reading.step(usize::MAX);
    reading.finish().records
}

fn base() -> Diary {
    diary(read(include_bytes!("cases/00-base-diary.json")))
}

/// The effect of a hostile file, record by record.
fn arrivals(file: &[u8]) -> Vec<Result<Arrival, NotAdmitted>> {
    let base = base();
    read(file).into_iter().map(|record| base.admit(record).map(|admitted| admitted.arrival)).collect()
}

#[test]
fn each_hostile_file_says_what_it_does() {
    let deleted = Ok(Arrival::Deleted);
    assert_eq!(arrivals(include_bytes!("cases/00-base-diary.json")), [Ok(Arrival::Same); 5]);
    assert_eq!(arrivals(include_bytes!("cases/01-tombstones-for-all.json")), [deleted; 5]);
    assert_eq!(arrivals(include_bytes!("cases/02-last-stamp-entry.json")), [Err(NotAdmitted::StampAtEnd)]);
    assert_eq!(arrivals(include_bytes!("cases/04-last-stamp-emergency-number.json")), [Err(NotAdmitted::StampAtEnd)]);
    assert_eq!(arrivals(include_bytes!("cases/05-replaces-emergency-and-ward-number.json")), [Ok(Arrival::Replaced); 2]);
    assert_eq!(arrivals(include_bytes!("cases/07-evicts-history.json")), [Ok(Arrival::Replaced)]);
    assert_eq!(arrivals(include_bytes!("cases/08-kind-swap-hides-entry.json")), [Err(NotAdmitted::OtherKind)]);
}

/// The file's version of the entry "my own words", with these fields changed.
fn hostile(count: usize, change: impl Fn(usize, &mut serde_json::Value)) -> Vec<u8> {
    let mut version = |number: usize| {
        let mut version = serde_json::json!({
            "kind": "entry", "who": "patient", "at": "2026-11-23T14:03:07+01:00", "pain": 0,
            "stamp": format!("2026-11-24T13:03:07.{:03}Z/0/00000000000000ab", 999 - number),
        });
        change(number, &mut version);
        version
    };
    let mut record = version(0);
    record["id"] = "019ab0f2-6c00-7000-8000-000000000002".into();
    record["history"] = (1..=count).map(&mut version).collect();
    serde_json::json!({"format": "pain-diary", "version": 1, "records": [record]}).to_string().into_bytes()
}

fn notes(diary: &Diary) -> Vec<String> {
    let record = diary.record(read(&hostile(0, |_, _| {}))[0].id()).expect("there");
    let entries = record.versions().filter_map(|version| if let Body::Entry(entry) = &version.body { Some(entry) } else { None });
    entries.map(|entry| entry.note.as_str().to_owned()).filter(|note| !note.is_empty()).collect()
}

#[test]
fn no_number_of_newer_versions_and_no_claimed_beginning_takes_own_words_away() {
    let same_since = |_: usize, version: &mut serde_json::Value| version["since"] = "2026-11-23T13:03:07.002Z/0".into();
    let past_since = |_: usize, version: &mut serde_json::Value| version["since"] = "1970-01-01T00:00:00.000Z/0".into();
    let files = [
        include_bytes!("cases/07-evicts-history.json").to_vec(),
        hostile(900, |_, _| {}),
        hostile(0, same_since),
        hostile(300, same_since),
        hostile(300, past_since),
        hostile(3, |_, version| version["kept"] = true.into()),
    ];
    for (number, file) in files.iter().enumerate() {
        let mut diary = base();
        for _ in 0..3 {
            let record = diary.admit(read(file).remove(0)).expect("room").record;
            diary.join_all([record]);
            assert_eq!(notes(&diary), ["my own words"], "{number}");
        }
        assert!(diary.records().all(|record| record.older().len() <= HISTORY_MAX - 20), "{number}: room for what is changed here");
    }
}

#[test]
fn a_full_history_refuses_what_is_new_and_loses_nothing() {
    let mut diary = base();
    let day = |day: usize| {
        hostile(100, move |number, version| {
            version["stamp"] = format!("2026-12-{:02}T13:03:07.{:03}Z/0/00000000000000ab", day, 999 - number).into();
        })
    };
    let mut results = Vec::new();
    for number in 1..5 {
        let result = admitted(&diary, &read(&day(number))[0]);
        results.push(result.as_ref().map(|(arrival, _)| *arrival).map_err(|reason| *reason));
        diary = result.map_or(diary, |(_, after)| after);
        assert_eq!(notes(&diary), ["my own words"]);
    }
    assert_eq!(results[0], Ok(Arrival::Replaced));
    assert_eq!(results[2..], [Err(NotAdmitted::HistoryFull); 2]);
}

#[test]
fn another_content_under_a_known_stamp_is_refused() {
    let forged = hostile(0, |_, version| version["stamp"] = "2026-11-23T13:03:07.002Z/0/00000000000000ab".into());
    assert_eq!(arrivals(&forged), [Err(NotAdmitted::StampTaken)]);
}

#[test]
fn nothing_takes_the_place_of_what_can_be_agreed_on_before_it_is_typed() {
    let record = serde_json::json!({
        "id": "00000000-0000-7081-b02f-33c386ebb751", "kind": "zzz", "stamp": "2026-11-24T13:03:07.000Z/0/00000000000000ab",
    });
    let file = serde_json::json!({"format": "pain-diary", "version": 1, "records": [record]}).to_string();
    assert_eq!(Diary::default().admit(read(file.as_bytes()).remove(0)), Err(NotAdmitted::OtherKind));
}

/// Two versions under one stamp, as only damage or a copied browser profile makes them, and a third that shares the writing session of one
/// of them: that phone keeps one of the two, the other phone both.
#[test]
fn two_versions_under_one_stamp_reach_a_phone_that_kept_only_one_of_them() {
    let device = DeviceId::new(1);
    let stamp = |count| Stamp::new(NOON_MS, count, device).expect("in range");
    let version = |count, since, score| {
        let entry = Body::Entry(tapped(Moment::from_clock(NOON_MS, 60), score));
        Version { stamp: stamp(count), since: stamp(since), ..Version::first(NOON_MS, device, entry) }
    };
    let of = |versions: Vec<Version>| diary([Record::from_versions(id(1), versions).expect("not empty")]);
    let (mut here, mut there) = (of(vec![version(6, 1, 3)]), of(vec![version(5, 5, 7), version(5, 1, 8)]));
    for _ in 0..2 {
        here = admitted(&here, there.record(id(1)).expect("there")).expect("what the other phone has").1;
        there = admitted(&there, here.record(id(1)).expect("there")).expect("what the other phone has").1;
    }
    assert_eq!(here, there);
    assert_eq!(here.record(id(1)).expect("there").versions().count(), 3, "all that was said");
}

#[test]
fn a_known_version_in_the_file_lets_no_other_one_take_its_place() {
    let forged = |number: usize, version: &mut serde_json::Value| {
        version["stamp"] = "2026-11-23T13:03:07.002Z/0/00000000000000ab".into();
        version["pain"] = [0, 1][number].into();
    };
    assert_eq!(arrivals(&hostile(1, forged)), [Err(NotAdmitted::StampTaken)], "two forged ones and not the known one");
}
