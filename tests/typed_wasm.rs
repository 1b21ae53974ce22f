//! Drafts in the store, and erasing it, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use pain_diary::app::{Field, StoreFault};
use pain_diary::domain::{Body, DeviceId, Entry, Moment, Record, RecordId, Score, SpeakerRef, Version};
use pain_diary::platform::store::{Opened, Store};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn open(name: &str) -> (Store, Opened) {
    Store::open_named(name).await.unwrap()
}

fn record(number: u8) -> Record {
    let body = Body::Entry(Entry::tapped(Moment::from_clock(0, 0), Score::TooMuch, SpeakerRef::Patient));
    Record::new(RecordId::new(0, &[number; 10]), Version::first(0, DeviceId::new(1), body))
}

async fn count(store: &Store) -> usize {
    let mut count = 0;
    store.load(|rows| count += rows.records.len()).await.unwrap();
    count
}

#[wasm_bindgen_test]
async fn what_is_typed_and_no_record_yet_is_kept_in_the_store_until_it_is_forgotten() {
    let name = "drafts";
    let (store, _) = open(name).await;
    let fields = [Field::NewQuestion, Field::Text(record(0).id(), Entry::note())];
    let text = "half typed \"…\n";
    for field in &fields {
        store.keep_draft(field, Some("ha")).await.unwrap();
        store.keep_draft(field, Some(text)).await.unwrap();
    }
    store.keep_draft(&Field::FindNote, Some("it has no draft")).await.unwrap();
    let (again, opened) = open(name).await;
    assert_eq!(opened.unbacked, [], "it is no record");
    let drafts = again.drafts().await.unwrap().drafts;
    assert!(drafts.iter().all(|draft| draft.text == text && draft.is_stored && draft.kept_ms.is_some()), "{drafts:?}");
    let kept: BTreeSet<Field> = drafts.into_iter().map(|draft| draft.field).collect();
    assert_eq!(kept, BTreeSet::from(fields.clone()));
    for field in &fields {
        again.keep_draft(field, None).await.unwrap();
    }
    assert_eq!((store.drafts().await.unwrap().drafts, count(&store).await), (vec![], 0));
}

#[wasm_bindgen_test]
async fn erased_it_is_gone_for_every_window_and_a_new_one_begins_empty() {
    let name = "erased";
    let (store, before) = open(name).await;
    let (other, _) = open(name).await;
    store.persist(&[record(0)]).await.unwrap();
    store.keep_draft(&Field::NewQuestion, Some("Why")).await.unwrap();
    // The other window receives the message first and closes the diary.
    other.close();
    assert_eq!(store.erase().await, Ok(()));
    for closed in [&store, &other] {
        assert_eq!(closed.persist(&[record(1)]).await, Err(StoreFault::Unavailable), "nothing comes back");
    }
    let (again, opened) = open(name).await;
    assert_ne!(opened.device, before.device);
    assert_eq!((count(&again).await, again.drafts().await.unwrap().drafts), (0, vec![]));
}

#[wasm_bindgen_test]
async fn a_window_that_has_not_heard_of_it_does_not_stop_it() {
    let name = "erased-under-another";
    let (store, _) = open(name).await;
    let (_other, _) = open(name).await;
    assert_eq!(store.erase().await, Ok(()));
    assert_eq!(count(&open(name).await.0).await, 0);
}
