//! Two windows of one diary while its lock is set, changed or removed.

use super::wasm::*;
use super::*;

#[wasm_bindgen_test]
async fn another_window_loses_nothing_and_writes_nothing_readable_when_the_lock_is_set_or_removed() {
    let name = "lock-windows";
    let (store, records) = filled(name).await;
    let (other, _) = open(name).await;
    let count = Rc::new(Cell::new(0));
    let told = count.clone();
    other.on_lock_changed(move || told.set(told.get() + 1));
    lock(&store).await;
    // It has typed something that it can still store, and no more: it cannot read any more what it would replace.
    let held = record(4_000, 6);
    other.persist(std::slice::from_ref(&held)).await.unwrap();
    let changed_there = changed(&records[3], 4, "held by the other window");
    other.persist(std::slice::from_ref(&changed_there)).await.unwrap();
    other.keep_draft(&Field::NewQuestion, Some("held too")).await.unwrap();
    assert_eq!(other.import(vec![record(5_000, 1)], AT.into(), ImportSummary::default()).await, Err(StoreFault::Unavailable));
    assert!(count.get() > 0);
    assert_eq!(readable(name).await, PLAIN);
    let all = diary_of(records.iter().chain([&held, &changed_there]));
    assert_eq!(load(&unlocked(name).await.0).await.0, all);
    // The same when it is removed, for a window that is unlocked and for one that is locked: nothing is sealed with a key that is gone.
    let (third, _) = unlocked(name).await;
    let (locked, _) = open(name).await;
    store.set_lock(&header("opening"), vault(7)).await.unwrap();
    let late: Vec<Record> = (6_000..6_040).map(|minute| record(minute, 2)).collect();
    let writes = async {
        for (index, record) in late.iter().enumerate() {
            let by = if index % 2 == 0 { &third } else { &locked };
            by.persist(std::slice::from_ref(record)).await.unwrap();
        }
    };
    let (opened, ()) = join(store.convert(false, async || true, |_, _| ()), writes).await;
    opened.unwrap();
    let last = record(7_000, 3);
    third.persist(std::slice::from_ref(&last)).await.unwrap();
    let (plain, opened) = open(name).await;
    assert_eq!(opened.locked, None);
    let all = diary_of(records.iter().chain(&late).chain([&held, &changed_there, &last]));
    assert_eq!(load(&plain).await, (all, 1));
    assert!(!keys(name, "meta").await.iter().any(|key| key.starts_with("lock")));
}

#[wasm_bindgen_test]
async fn a_header_that_another_window_has_replaced_is_not_replaced_again() {
    let name = "lock-header";
    let (store, _) = filled(name).await;
    lock(&store).await;
    let other = header("on").replace("\"5\"", "\"60\"");
    store.put_header(&header("on"), &other).await.unwrap();
    store.put_header(&header("on"), &other).await.unwrap();
    assert!(store.put_header(&header("on"), &header("on").replace("\"5\"", "\"0\"")).await.is_err());
    assert_eq!(store.lock_header().await.unwrap(), Some(other));
}

#[wasm_bindgen_test]
async fn a_database_made_anew_by_another_window_gets_the_lock_of_what_is_written_back() {
    let name = "lock-anew";
    let (store, records) = filled(name).await;
    lock(&store).await;
    store.on_emptied(|| ());
    delete_database(name).await.unwrap();
    let (fresh, _) = open(name).await;
    store.persist(&records).await.unwrap();
    assert_eq!(readable(name).await, PLAIN);
    fresh.persist(&[record(1, 1)]).await.unwrap();
    assert_eq!(readable(name).await, PLAIN);
    assert_eq!(load(&unlocked(name).await.0).await.0.records().len(), records.len() + 1);
}

#[wasm_bindgen_test]
async fn two_unlocked_windows_overwrite_nothing_of_each_other() {
    let name = "lock-two";
    let (store, records) = filled(name).await;
    lock(&store).await;
    let ((one, _), (two, _)) = join(unlocked(name), unlocked(name)).await;
    load(&one).await;
    load(&two).await;
    let late = records.last().unwrap();
    let of = |device: u64| (0..6).map(|_| changed(late, device, &format!("by {device}"))).collect::<Vec<_>>();
    let (mine, theirs) = (of(2), of(3));
    let write = async |store: &Store, changes: &[Record]| {
        for change in changes {
            while store.persist(std::slice::from_ref(change)).await.is_err() {}
        }
    };
    join(write(&one, &mine), write(&two, &theirs)).await;
    assert_eq!(load(&unlocked(name).await.0).await.0, diary_of(records.iter().chain(&mine).chain(&theirs)));
}
