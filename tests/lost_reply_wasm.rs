//! A transaction is committed, but its window gets an error that the connection was lost: each write is repeated and must be idempotent.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod wasm;

use pain_diary::app::{Field, LastBackup};
use pain_diary::domain::Record;
use wasm::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// More than remain outside packs, and more than fit into one.
const ROWS: i64 = 1_200;
/// More small packs than remain unmerged.
const SMALL_PACKS: i64 = 80;

#[wasm_bindgen_test]
async fn entries_are_stored_once_and_changes_are_joined() {
    let name = "lost-persist";
    let (store, _) = open(name).await;
    let records = [record(0, 7), record(1, 3)];
    reply_is_lost("rows", 1.0);
    store.persist(&records).await.unwrap();
    let change = changed(&records[0], 2, "better");
    reply_is_lost("rows", 2.0);
    store.persist(std::slice::from_ref(&change)).await.unwrap();
    mend();
    assert_eq!(load_afresh(name).await, (diary_of(records.iter().chain([&change])), 0));
    assert_eq!((keys(name, "rows").await.len(), keys(name, "unbacked").await.len()), (2, 2));
}

#[wasm_bindgen_test]
async fn a_backup_is_noted() {
    let name = "lost-backup";
    let (store, _) = open(name).await;
    let records = [record(0, 7), record(1, 3)];
    store.persist(&records).await.unwrap();
    let last = LastBackup { at: "2026-11-23T14:03:07+01:00".into(), records: 2 };
    reply_is_lost("unbacked", 1.0);
    store.note_backup(&last, &[records[0].id()]).await.unwrap();
    mend();
    let (again, opened) = open(name).await;
    assert_eq!((opened.last_backup.as_ref(), opened.unbacked), (Some(&last), vec![records[1].id()]));
    // The note of it comes once more, after a change: what was changed since is in no backup.
    again.persist(&[changed(&records[0], 2, "since then")]).await.unwrap();
    again.note_backup(&last, &[records[0].id()]).await.unwrap();
    assert_eq!(open(name).await.1.unbacked.len(), 2);
}

#[wasm_bindgen_test]
async fn rows_that_became_a_pack_unnoticed_are_not_lost_under_the_next() {
    let name = "lost-compact";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..ROWS).map(|minute| record(minute, 5)).collect();
    store.persist(&records).await.unwrap();
    for times in [1.0, 2.0] {
        reply_is_lost("packs", times);
        store.compact().await.unwrap();
        mend();
        assert_eq!(load_afresh(name).await, (diary_of(&records), 0), "{times} replies lost");
    }
    assert!(keys(name, "rows").await.len() <= 256);
    assert!(keys(name, "packs").await.len() >= 2, "a pack was put over another");
}

#[wasm_bindgen_test]
async fn packs_that_were_merged_unnoticed_are_one_pack() {
    let name = "lost-merge";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..SMALL_PACKS).map(|minute| record(minute, 5)).collect();
    for (index, record) in records.iter().enumerate() {
        let key = format!("019ab0f2-6c00-7000-8000-{index:012}");
        raw_put(name, "packs", &key, &bytes(&line(record))).await.unwrap();
    }
    load(&store).await;
    reply_is_lost("packs", 1.0);
    store.compact().await.unwrap();
    mend();
    assert_eq!(load_afresh(name).await, (diary_of(&records), 0));
    assert_eq!(keys(name, "packs").await.len(), 1);
    // This window finds the pack of its lost commit, and can continue.
    let mut new = 0;
    store.load_new(|| (), |rows| new += rows.records.len()).await.unwrap();
    assert_eq!(new, records.len());
    store.compact().await.unwrap();
    assert_eq!(load(&store).await.0, diary_of(&records));
}

#[wasm_bindgen_test]
async fn no_pack_is_put_over_another() {
    let name = "lost-puts";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..ROWS).map(|minute| record(minute, 5)).collect();
    store.persist(&records[..600]).await.unwrap();
    for (index, record) in records[600..600 + 80].iter().enumerate() {
        let key = format!("019ab0f2-6c00-7000-8000-{index:012}");
        raw_put(name, "packs", &key, &bytes(&line(record))).await.unwrap();
    }
    load(&store).await;
    count_puts("packs");
    store.compact().await.unwrap();
    let puts = puts();
    mend();
    assert!(puts.abs() < f64::EPSILON, "{puts} packs were put, not added");
    assert_eq!(load_afresh(name).await.0, diary_of(&records[..680]));
}

#[wasm_bindgen_test]
async fn a_phone_has_one_name() {
    let name = "lost-device";
    // The name of the phone, then the id of the database.
    reply_is_lost("meta", 2.0);
    let (store, opened) = open(name).await;
    mend();
    store.persist(&[record(0, 7)]).await.unwrap();
    assert_eq!(open(name).await.1.device, opened.device);
}

#[wasm_bindgen_test]
async fn a_draft_is_kept_once_and_forgotten() {
    let name = "lost-draft";
    let (store, _) = open(name).await;
    for text in [Some("Is it the"), None] {
        reply_is_lost("meta", 1.0);
        store.keep_draft(&Field::NewQuestion, text).await.unwrap();
        mend();
        let kept: Vec<String> = store.drafts().await.unwrap().drafts.into_iter().map(|draft| draft.text).collect();
        assert_eq!(kept, text.map(str::to_owned).into_iter().collect::<Vec<_>>());
    }
}
