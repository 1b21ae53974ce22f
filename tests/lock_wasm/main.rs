//! The lock of the store in a real browser: what is sealed, when, and what is never lost. The vault is that of `faults.js`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod left;
#[path = "../wasm/mod.rs"]
mod wasm;
mod windows;

use std::cell::Cell;
use std::rc::Rc;

use futures::future::join;
use js_sys::Array;
use pain_diary::app::{Field, ImportSummary, LastBackup, StoreFault, Undoing};
use pain_diary::domain::Record;
use pain_diary::platform::store::{Opened, Store};
use wasm::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What is readable with a lock, besides what is said to be readable.
const PLAIN: [&str; 4] = ["meta device", "meta lock", "meta lock-copy", "meta store"];
const AT: &str = "2026-11-23T14:03:00+01:00";

fn header(state: &str) -> String {
    format!(r#"{{"version":"1","state":"{state}","after_min":"5","slots":[],"public":"BA==","private":{{}}}}"#)
}

async fn readable(name: &str) -> Vec<String> {
    let list: Array = readable_values(name).await.unwrap().into();
    list.iter().filter_map(|key| key.as_string()).collect()
}

async fn lock(store: &Store) {
    store.set_lock(&header("sealing"), vault(7)).await.unwrap();
    store.convert(true, async || true, |_, _| ()).await.unwrap();
}

/// Opens a locked diary, and unlocks it.
async fn unlocked(name: &str) -> (Store, Opened) {
    let (store, opened) = open(name).await;
    assert_eq!(opened.locked.unwrap().header, header("on"));
    let opened = store.unlock(vault(7)).await.unwrap();
    (store, opened)
}

/// A diary with rows, packs, an import, a backup, a draft and a damaged row.
async fn filled(name: &str) -> (Store, Vec<Record>) {
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..300).map(|minute| record(minute, 5)).collect();
    store.persist(&records).await.unwrap();
    store.compact().await.unwrap();
    let imported: Vec<Record> = (1_000..1_600).map(|minute| record(minute, 3)).collect();
    store.import(imported.clone(), AT.into(), ImportSummary::default()).await.unwrap();
    let late = record(2_000, 9);
    store.persist(std::slice::from_ref(&late)).await.unwrap();
    store.note_backup(&LastBackup { at: AT.into(), records: 300 }, &[late.id()]).await.unwrap();
    store.keep_draft(&Field::NewQuestion, Some("the ward")).await.unwrap();
    raw_put(name, "rows", &record(-1, 0).id().to_string(), &bytes("torn")).await.unwrap();
    let all = records.into_iter().chain(imported).chain([late]).collect();
    (store, all)
}

#[wasm_bindgen_test]
async fn a_lock_leaves_nothing_readable_and_loses_nothing() {
    let name = "lock-all";
    let (store, records) = filled(name).await;
    let (before, opened_before) = open(name).await;
    let before = load(&before).await;
    store.set_lock(&header("sealing"), vault(7)).await.unwrap();
    let seen = Cell::new((0, 0));
    store.convert(true, async || true, |done, all| seen.set((done, all))).await.unwrap();
    assert!(seen.get().0 == seen.get().1 && seen.get().1 > 5, "{:?}", seen.get());
    assert_eq!(readable(name).await, PLAIN);
    let (again, opened) = unlocked(name).await;
    assert_eq!(load(&again).await, before);
    assert_eq!(
        (&opened.imports, &opened.last_backup, &opened.unbacked),
        (&opened_before.imports, &opened_before.last_backup, &opened_before.unbacked)
    );
    assert_eq!(again.drafts().await.unwrap().drafts.len(), 1);
    // What is written from now on is sealed too: new, changed, compacted, imported, undone.
    let newer: Vec<Record> = (3_000..3_400).map(|minute| record(minute, 4)).collect();
    again.persist(&newer).await.unwrap();
    let edited = changed(&records[3], 2, "after the lock");
    again.persist(std::slice::from_ref(&edited)).await.unwrap();
    let twice = changed(&newer[3], 2, "at once");
    again.persist(std::slice::from_ref(&twice)).await.unwrap();
    again.compact().await.unwrap();
    let imports = again.import(vec![record(5_000, 1)], AT.into(), ImportSummary::default()).await.unwrap();
    again.keep_draft(&Field::NewQuestion, Some("the clinic")).await.unwrap();
    assert_eq!(readable(name).await, PLAIN);
    assert_eq!(again.undo_import(imports.newest().unwrap()).await.unwrap().0, Undoing::Done);
    assert_eq!(readable(name).await, PLAIN);
    let expected = diary_of(records.iter().chain(&newer).chain([&edited, &twice]));
    assert_eq!(load(&unlocked(name).await.0).await, (expected, 1));
}

#[wasm_bindgen_test]
async fn with_another_key_nothing_opens_and_nothing_is_overwritten() {
    let name = "lock-key";
    let (store, records) = filled(name).await;
    lock(&store).await;
    let (other, _) = open(name).await;
    other.unlock(vault(9)).await.unwrap();
    let (diary, damaged) = load(&other).await;
    assert_eq!((diary.records().len(), damaged > 3), (0, true));
    other.compact().await.unwrap();
    assert_eq!(load(&unlocked(name).await.0).await, (diary_of(&records), 1));
}

#[wasm_bindgen_test]
async fn a_header_that_is_lost_or_torn_is_read_from_its_copy() {
    let name = "lock-copy";
    let (store, records) = filled(name).await;
    lock(&store).await;
    for torn in ["", "{\"version\":\"1\",", "\u{1}"] {
        raw_put(name, "meta", "lock", &bytes(torn)).await.unwrap();
        assert_eq!(load(&unlocked(name).await.0).await.0, diary_of(&records), "{torn}");
        assert_eq!(store.lock_header().await.unwrap(), Some(header("on")));
    }
    raw_delete(name, "meta", "lock").await.unwrap();
    store.persist(std::slice::from_ref(&record(8_000, 1))).await.unwrap();
    let (again, _) = unlocked(name).await;
    again.put_header(&header("on"), &header("on")).await.unwrap();
    raw_delete(name, "meta", "lock-copy").await.unwrap();
    unlocked(name).await;
    // Both torn: a damaged lock is not taken for an empty diary without one.
    raw_put(name, "meta", "lock", &bytes("{")).await.unwrap();
    assert_eq!(open(name).await.1.locked.unwrap().header, "{");
}

#[wasm_bindgen_test]
async fn a_number_tapped_while_locked_is_kept() {
    let name = "lock-tap";
    let (store, records) = filled(name).await;
    store.keep_outside(&records[..1]).await.unwrap();
    lock(&store).await;
    let (locked, opened) = open(name).await;
    assert_eq!((opened.locked.unwrap().outside, opened.imports.list.len()), (records[..1].to_vec(), 0));
    assert_eq!(opened.device.profile(), open(name).await.1.device.profile());
    locked.prepare_shut().await;
    let tapped = record(9_000, 8);
    locked.persist(std::slice::from_ref(&tapped)).await.unwrap();
    let undone = changed(&tapped, 1, "undone");
    locked.persist(std::slice::from_ref(&undone)).await.unwrap();
    let mut plain = PLAIN.to_vec();
    plain.push("meta outside");
    plain.sort_unstable();
    assert_eq!(readable(name).await, plain);
    let (again, opened) = unlocked(name).await;
    assert!(opened.unbacked.contains(&tapped.id()));
    assert_eq!(load(&again).await.0, diary_of(records.iter().chain([&tapped, &undone])));
    // Its rows are joined when they are compacted.
    again.persist(&(10_000..10_300).map(|minute| record(minute, 1)).collect::<Vec<_>>()).await.unwrap();
    again.compact().await.unwrap();
    assert_eq!(load(&again).await.0.record(tapped.id()), diary_of([&tapped, &undone]).record(tapped.id()));
}

#[wasm_bindgen_test]
async fn what_does_not_open_is_not_thrown_away_with_its_key() {
    let name = "lock-torn";
    let (store, records) = filled(name).await;
    lock(&store).await;
    let torn = js_sys::Uint8Array::from(&[1_u8, 2, 3][..]);
    raw_put(name, "rows", "torn", &torn).await.unwrap();
    store.set_lock(&header("opening"), vault(7)).await.unwrap();
    store.convert(false, async || true, |_, _| ()).await.unwrap();
    let kept: Vec<String> = keys(name, "meta").await.into_iter().filter(|key| key.starts_with("lock")).collect();
    assert_eq!(kept, ["lock-old"]);
    assert_eq!(load(&open(name).await.0).await, (diary_of(&records), 2));
}

#[wasm_bindgen_test]
async fn sealing_goes_on_where_it_was_interrupted_also_while_another_writes() {
    let name = "lock-again";
    let (store, records) = filled(name).await;
    store.set_lock(&header("sealing"), vault(7)).await.unwrap();
    for after in [0.0, 1.0, 3.0] {
        put_throws(after, "QuotaExceededError");
        assert!(store.convert(true, async || true, |_, _| ()).await.is_err());
        mend();
    }
    // The window is gone; another one unlocks and goes on.
    let (again, opened) = open(name).await;
    assert_eq!(opened.locked.unwrap().header, header("sealing"));
    again.unlock(vault(7)).await.unwrap();
    assert_eq!(load(&again).await, (diary_of(&records), 1));
    let newer: Vec<Record> = (3_000..3_040).map(|minute| record(minute, 4)).collect();
    let writes = async {
        for record in &newer {
            again.persist(std::slice::from_ref(record)).await.unwrap();
        }
    };
    let (sealed, ()) = join(again.convert(true, async || true, |_, _| ()), writes).await;
    sealed.unwrap();
    assert_eq!(readable(name).await, PLAIN);
    assert_eq!(load(&unlocked(name).await.0).await, (diary_of(records.iter().chain(&newer)), 1));
}

#[wasm_bindgen_test]
async fn a_refused_lock_changes_nothing() {
    let name = "lock-not";
    let (store, records) = filled(name).await;
    put_throws(0.0, "QuotaExceededError");
    assert!(store.set_lock(&header("sealing"), vault(7)).await.is_err());
    mend();
    assert!(!store.has_lock());
    let more = record(7_000, 2);
    store.persist(std::slice::from_ref(&more)).await.unwrap();
    let (plain, opened) = open(name).await;
    assert_eq!((load(&plain).await.0, opened.locked), (diary_of(records.iter().chain([&more])), None));
}

#[wasm_bindgen_test]
async fn a_store_that_is_emptied_stays_locked() {
    let name = "lock-emptied";
    let (store, records) = filled(name).await;
    lock(&store).await;
    store.on_emptied(|| ());
    delete_database(name).await.unwrap();
    store.persist(&records).await.unwrap();
    assert_eq!(readable(name).await, PLAIN);
    assert_eq!(load(&unlocked(name).await.0).await.0, diary_of(&records));
}
