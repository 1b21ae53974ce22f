//! The database is deleted under an open window, by the browser or from another window.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod wasm;

use std::cell::Cell;
use std::rc::Rc;

use pain_diary::domain::Record;
use pain_diary::platform::pause;
use pain_diary::platform::store::Store;
use wasm::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Time between two checks, and their maximum: far more than any browser needs.
const LOOK_MS: u32 = 20;
const LOOKS_MAX: usize = 500;

/// How often the window has been told that its store was emptied.
fn watched(store: &Store) -> Rc<Cell<usize>> {
    let told = Rc::new(Cell::new(0));
    let count = told.clone();
    store.on_emptied(move || count.set(count.get() + 1));
    told
}

async fn told(count: &Cell<usize>) -> bool {
    for _ in 0..LOOKS_MAX {
        if count.get() > 0 {
            return true;
        }
        pause::sleep(LOOK_MS).await;
    }
    false
}

fn records() -> Vec<Record> {
    (0..5).map(|minute| record(minute, 5)).collect()
}

#[wasm_bindgen_test]
async fn a_deleted_database_is_noticed_without_a_write_and_takes_everything_again() {
    let name = "emptied";
    let (store, opened) = open(name).await;
    let (count, records) = (watched(&store), records());
    store.persist(&records).await.unwrap();
    store.compact().await.unwrap();
    delete_database(name).await.unwrap();
    assert!(told(&count).await, "nobody wrote, and it must be noticed all the same");
    store.persist(&records).await.unwrap();
    let (again, reopened) = open(name).await;
    assert_eq!(load(&again).await, (diary_of(&records), 0));
    assert_eq!(reopened.device, opened.device, "the phone keeps its name");
    assert_eq!(reopened.unbacked.len(), records.len());
    assert_eq!(count.get(), 1);
}

#[wasm_bindgen_test]
async fn each_window_hears_of_it_whichever_opens_first() {
    let name = "emptied-two";
    let (one, _) = open(name).await;
    let (two, _) = open(name).await;
    let counts = [watched(&one), watched(&two)];
    one.persist(&records()).await.unwrap();
    delete_database(name).await.unwrap();
    for count in &counts {
        assert!(told(count).await);
    }
    // And once more.
    counts.iter().for_each(|count| count.set(0));
    delete_database(name).await.unwrap();
    for count in &counts {
        assert!(told(count).await);
    }
}

#[wasm_bindgen_test]
async fn a_window_that_writes_at_that_moment_loses_nothing() {
    let name = "emptied-write";
    let (store, _) = open(name).await;
    let (count, records) = (watched(&store), records());
    store.persist(&records[..4]).await.unwrap();
    delete_database(name).await.unwrap();
    store.persist(&records[4..]).await.unwrap();
    assert!(told(&count).await);
    store.persist(&records[..4]).await.unwrap();
    assert_eq!(load_afresh(name).await.0, diary_of(&records));
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_no_empty_store() {
    let name = "emptied-not";
    let (store, _) = open(name).await;
    let count = watched(&store);
    let records = records();
    connection_closes(1.0);
    store.persist(&records[..1]).await.unwrap();
    transaction_throws("readwrite", 2.0, "UnknownError");
    store.persist(&records[1..]).await.unwrap();
    mend();
    assert_eq!(load(&store).await.0, diary_of(&records));
    // A newer version changes the layout.
    upgrade_to(name, 1_000_000).await.unwrap();
    assert!(store.persist(&records).await.is_err());
    assert_eq!(count.get(), 0);
}
