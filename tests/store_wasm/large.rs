//! Many records: packed, read in slices, and the time of a save.

use super::wasm::*;
use futures::future::join;
use pain_diary::app::ImportSummary;
use pain_diary::domain::{Diary, Record};
use pain_diary::platform::clock::monotonic_ms;
use std::collections::BTreeMap;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen_test]
async fn tidying_keeps_everything_also_while_others_write() {
    let name = "compact";
    let ((one, _), (two, _)) = join(open(name), open(name)).await;
    let records: Vec<Record> = (0..700).map(|minute| record(minute, 5)).collect();
    one.persist(&records).await.unwrap();
    let torn = record(-1, 0).id().to_string();
    raw_put(name, "rows", &torn, &bytes("torn")).await.unwrap();
    let changes: Vec<Record> = records.iter().step_by(20).map(|record| changed(record, 2, "meanwhile")).collect();
    let writes = async {
        for change in &changes {
            two.persist(std::slice::from_ref(change)).await.unwrap();
        }
    };
    let reads = async {
        for _ in 0..5 {
            assert_eq!(load(&two).await.0.records().len(), 700);
        }
    };
    let tidy = async {
        // The first time aborted in the middle.
        commit_aborts("packs", 1.0, "QuotaExceededError");
        let first = one.compact().await;
        mend();
        (first, one.compact().await)
    };
    let ((outcomes, ()), ()) = join(join(tidy, writes), reads).await;
    assert!(outcomes.1.is_ok(), "{outcomes:?}");
    assert!(keys(name, "rows").await.len() <= 256);
    assert_eq!(keys(name, "packs").await.len(), 1);
    assert!(keys(name, "aside").await[0].contains(&torn));
    let expected = diary_of(records.iter().chain(&changes));
    assert_eq!(load_afresh(name).await, (expected.clone(), 1));
    // The other window is not lost either when it only looks for what is new.
    let mut diary = Diary::default();
    two.load_new(|| (), |rows| diary.join_all(rows.records)).await.unwrap();
    assert_eq!(load(&two).await.0, expected);
}

#[wasm_bindgen_test]
async fn a_large_diary_comes_in_and_is_read_in_short_slices() {
    let name = "large";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..20_000).map(|minute| record(minute * 7, 5)).collect();
    let start = monotonic_ms();
    watch_slices();
    store.import(records.clone(), "2026-11-23T14:03:07+01:00".into(), ImportSummary::default()).await.unwrap();
    let (import_ms, import_slice_ms) = (monotonic_ms() - start, longest_slice());
    let (again, _) = open(name).await;
    let mut by_id = BTreeMap::new();
    let mut newest_ms = Vec::new();
    let start = monotonic_ms();
    watch_slices();
    again
        .load(|rows| {
            newest_ms.extend(rows.records.iter().map(|record| entry_of(record).at.unix_ms()).max());
            by_id.extend(rows.records.into_iter().map(|record| (record.id(), record)));
        })
        .await
        .unwrap();
    let (load_ms, load_slice_ms) = (monotonic_ms() - start, longest_slice());
    assert!(by_id.into_values().eq(diary_of(&records).records().cloned()));
    assert!(newest_ms.is_sorted_by(|a, b| a >= b), "the newest come first");
    console_log!(
        "20,000 records: import {import_ms:.0} ms (longest slice {import_slice_ms:.0}), load {load_ms:.0} ms (longest slice {load_slice_ms:.0})"
    );
}

/// A measurement: it fails only if a save fails.
#[wasm_bindgen_test]
async fn how_long_a_save_takes_beside_a_bare_put() {
    let (store, _) = open("speed").await;
    let (mut saves, mut edits, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    // Alternating, so that other load of the machine affects all of them equally.
    for minute in 0..300 {
        let new = record(minute, 5);
        let edit = changed(&new, 2, "better");
        bare.push(bare_put("speed-bare", &new.id().to_string()).await.unwrap().as_f64().unwrap());
        for (record, took) in [(new, &mut saves), (edit, &mut edits)] {
            let start = monotonic_ms();
            store.persist(&[record]).await.unwrap();
            took.push(monotonic_ms() - start);
        }
    }
    for (what, mut took) in [("bare strict put", bare), ("new entry", saves), ("changed entry", edits)] {
        took.sort_by(f64::total_cmp);
        let at = |share: usize| took[took.len() * share / 100];
        console_log!("{what}: p50 {:.2} ms, p95 {:.2} ms", at(50), at(95));
    }
}
