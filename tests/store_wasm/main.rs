//! The store in a real browser, with and without faults.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod large;
#[path = "../wasm/mod.rs"]
mod wasm;

use futures::future::{join, join_all};
use js_sys::Uint8Array;
use pain_diary::app::{ImportSummary, Imports, LastBackup, StoreFault};
use pain_diary::domain::Record;
use pain_diary::format::Backup;
use pain_diary::platform::store::Store;
use std::collections::BTreeSet;
use wasm::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn what_is_persisted_is_there_after_opening_again() {
    let name = "persist";
    let (store, opened) = open(name).await;
    assert_eq!((opened.last_backup, opened.imports, opened.unbacked), (None, Imports::default(), vec![]));
    let records = [record(0, 7), record(1, 3)];
    store.persist(&records).await.unwrap();
    store.persist(&[changed(&records[0], 2, "better")]).await.unwrap();
    let (again, reopened) = open(name).await;
    assert_eq!(reopened.device, opened.device);
    assert_eq!(BTreeSet::from_iter(reopened.unbacked), BTreeSet::from_iter(records.iter().map(Record::id)));
    let (diary, damaged) = load(&again).await;
    assert_eq!((diary.records().len(), damaged), (2, 0));
    let stored = diary.record(records[0].id()).unwrap();
    assert_eq!((stored.versions().count(), entry_of(stored).note.as_str()), (2, "better"));
}

#[wasm_bindgen_test]
async fn two_first_openings_at_once_agree_on_the_device() {
    let (a, b) = join(open("device"), open("device")).await;
    assert_eq!(a.1.device, b.1.device);
}

#[wasm_bindgen_test]
async fn two_windows_changing_one_record_at_once_lose_nothing() {
    let name = "two-windows";
    let ((one, _), (two, _)) = join(open(name), open(name)).await;
    let first = record(0, 7);
    one.persist(std::slice::from_ref(&first)).await.unwrap();
    let changes: Vec<Record> = (2..=19).map(|device| changed(&first, device, &format!("by {device}"))).collect();
    let writes = changes.iter().enumerate().map(|(index, change)| {
        let store = if index % 2 == 0 { &one } else { &two };
        store.persist(std::slice::from_ref(change))
    });
    assert!(join_all(writes).await.iter().all(Result::is_ok));
    let (diary, _) = load_afresh(name).await;
    assert_eq!(diary, diary_of(changes.iter().chain([&first])));
    assert_eq!(diary.record(first.id()).unwrap().versions().count(), 19);
}

#[wasm_bindgen_test]
async fn a_row_that_this_window_does_not_know_of_is_joined_too() {
    let name = "unknown-row";
    let (one, _) = open(name).await;
    let (two, _) = open(name).await;
    let (first, other) = (record(0, 7), record(1, 2));
    one.persist(std::slice::from_ref(&first)).await.unwrap();
    let change = changed(&first, 2, "from the other window");
    two.persist(&[other.clone(), change.clone()]).await.unwrap();
    assert_eq!(load_afresh(name).await.0, diary_of([&first, &change, &other]));
}

#[wasm_bindgen_test]
async fn a_backup_takes_what_it_covers_out_of_the_unbacked() {
    let name = "backup";
    let (store, _) = open(name).await;
    let records = [record(0, 7), record(1, 3)];
    store.persist(&records).await.unwrap();
    let last = LastBackup { at: "2026-11-23T14:03:07+01:00".into(), records: 2 };
    store.note_backup(&last, &[records[0].id()]).await.unwrap();
    let (_, opened) = open(name).await;
    assert_eq!((opened.last_backup, opened.unbacked), (Some(last), vec![records[1].id()]));
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_anew() {
    let name = "lost";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..4).map(|minute| record(minute, 5)).collect();
    for (index, fault) in ["InvalidStateError", "UnknownError"].into_iter().enumerate() {
        transaction_throws("readwrite", 2.0, fault);
        assert_eq!(store.persist(&records[index..=index]).await, Ok(()), "{fault}");
    }
    connection_closes(1.0);
    store.persist(&records[2..3]).await.unwrap();
    commit_aborts("rows", 1.0, "");
    store.persist(&records[3..]).await.unwrap();
    transaction_throws("readonly", 3.0, "UnknownError");
    let (diary, _) = load(&store).await;
    mend();
    assert_eq!(diary, diary_of(&records));
}

#[wasm_bindgen_test]
async fn many_at_once_share_one_new_connection() {
    let name = "shared";
    let (store, _) = open(name).await;
    connection_closes(1.0);
    let records: Vec<Record> = (0..20).map(|minute| record(minute, 5)).collect();
    let writes = join_all(records.iter().map(|record| store.persist(std::slice::from_ref(record)))).await;
    mend();
    assert!(writes.iter().all(Result::is_ok));
    // Nobody holds a forgotten connection open.
    drop(store);
    upgrade_to(name, 2).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_failed_write_is_told_and_leaves_nothing_half_written() {
    let name = "half";
    let (store, _) = open(name).await;
    let kept = record(0, 7);
    store.persist(std::slice::from_ref(&kept)).await.unwrap();
    let lost = [record(1, 1), record(2, 2), changed(&kept, 2, "lost")];
    let faults: [(&str, fn(), StoreFault); 6] = [
        ("transaction throws", || transaction_throws("readwrite", EVER, "InvalidStateError"), StoreFault::Broken),
        ("aborted without a reason", || commit_aborts("rows", EVER, ""), StoreFault::Broken),
        ("aborted at quota after good puts", || commit_aborts("rows", EVER, "QuotaExceededError"), StoreFault::Full),
        ("a put in the middle throws", || put_throws(3.0, "UnknownError"), StoreFault::Broken),
        ("a put in the middle is over quota", || put_throws(3.0, "QuotaExceededError"), StoreFault::Full),
        ("the row to join with cannot be read", || read_throws("rows", "UnknownError"), StoreFault::Broken),
    ];
    for (what, inject, fault) in faults {
        inject();
        let outcome = store.persist(&lost).await;
        mend();
        assert_eq!(outcome, Err(fault), "{what}");
        assert_eq!(load_afresh(name).await.0, diary_of([&kept]), "{what}");
        assert_eq!(keys(name, "unbacked").await, [kept.id().to_string()], "{what}");
    }
    // New entries are added without a read.
    let faults: [(&str, fn(), StoreFault); 4] = [
        ("transaction throws", || transaction_throws("readwrite", EVER, "InvalidStateError"), StoreFault::Broken),
        ("aborted at quota after good puts", || commit_aborts("rows", EVER, "QuotaExceededError"), StoreFault::Full),
        ("the second put throws", || put_throws(1.0, "UnknownError"), StoreFault::Broken),
        ("the second put is over quota", || put_throws(1.0, "QuotaExceededError"), StoreFault::Full),
    ];
    for (what, inject, fault) in faults {
        inject();
        let outcome = store.persist(&lost[..2]).await;
        mend();
        assert_eq!(outcome, Err(fault), "new: {what}");
        assert_eq!(load_afresh(name).await.0, diary_of([&kept]), "new: {what}");
        assert_eq!(keys(name, "unbacked").await, [kept.id().to_string()], "new: {what}");
    }
    store.persist(&lost).await.unwrap();
    assert_eq!(load_afresh(name).await.0, diary_of(lost.iter().chain([&kept])));
}

#[wasm_bindgen_test]
async fn an_unreadable_store_is_an_error_and_never_an_empty_diary() {
    let name = "unreadable";
    let (store, _) = open(name).await;
    let records = [record(0, 7), record(1, 3)];
    store.persist(&records[..1]).await.unwrap();
    store.import(records[1..].to_vec(), "2026-11-23T14:03:07+01:00".into(), ImportSummary::default()).await.unwrap();
    for broken in ["rows", "packs"] {
        read_throws(broken, "UnknownError");
        let outcome = store.load(|_| ()).await;
        mend();
        assert_eq!(outcome, Err(StoreFault::Broken), "{broken}");
    }
    transaction_throws("readonly", EVER, "UnknownError");
    let outcome = Store::open_named(name).await.map(|_| ());
    mend();
    assert_eq!(outcome, Err(StoreFault::Broken));
    assert_eq!(load(&store).await.0, diary_of(&records));
}

#[wasm_bindgen_test]
async fn a_newer_version_is_let_through_and_told() {
    let name = "newer";
    let (store, _) = open(name).await;
    upgrade_to(name, 1_000_000).await.unwrap();
    assert_eq!(store.persist(&[record(0, 7)]).await, Err(StoreFault::Newer));
    assert_eq!(Store::open_named(name).await.map(|_| ()), Err(StoreFault::Newer));
}

#[wasm_bindgen_test]
async fn a_damaged_row_is_set_aside_and_the_rest_opens() {
    let name = "damaged";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..4).map(|minute| record(minute, 5)).collect();
    store.persist(&records).await.unwrap();
    let key = |index: usize| records[index].id().to_string();
    raw_put(name, "rows", &key(0), &bytes("{\"id\":\"torn")).await.unwrap();
    raw_put(name, "rows", &key(1), &"not even bytes".into()).await.unwrap();
    raw_put(name, "packs", "019ab0f2-6c00-7000-8000-000000000001", &bytes(&format!("{}\nbroken\n{}", line(&records[0]), "{}")))
        .await
        .unwrap();
    let (diary, damaged) = load(&store).await;
    assert_eq!((diary, damaged), (diary_of([&records[0], &records[2], &records[3]]), 4));
    let mut told_again = 0;
    store.load_new(|| (), |rows| told_again += rows.damaged.len()).await.unwrap();
    assert_eq!(told_again, 0);

    // Writing to a damaged row does not delete its old value.
    store.persist(&[records[0].clone(), records[1].clone()]).await.unwrap();
    let aside = keys(name, "aside").await;
    assert_eq!(aside.len(), 2);
    let torn = aside.iter().find(|aside| aside.contains(&key(0))).unwrap();
    assert_eq!(Uint8Array::from(raw_get(name, "aside", torn).await.unwrap()).to_vec(), b"{\"id\":\"torn");
    assert_eq!(load_afresh(name).await, (diary_of(&records), 4));

    let file = store.raw_damaged().await.unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(["torn", "not even bytes", "broken"].iter().all(|part| text.contains(part)), "{text}");
    let backup = Backup::open(&file).unwrap();
    assert!(backup.len() == 4 && (0..4).all(|index| backup.record(index).is_err()));
}
