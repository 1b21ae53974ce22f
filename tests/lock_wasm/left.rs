//! Drafts that a window left beside the store, and a lock of a later version of the app.

use pain_diary::domain::Entry;
use pain_diary::platform::clock::now_unix_ms;

use super::wasm::*;
use super::*;

const MINUTE_MS: i64 = 60_000;

/// The newest draft of a field.
async fn newest(store: &Store, field: &Field) -> String {
    let drafts = store.drafts().await.unwrap().drafts;
    drafts.into_iter().filter(|draft| draft.field == *field).max_by_key(|draft| draft.kept_ms).unwrap().text
}

async fn drafts_in(name: &str) -> usize {
    keys(name, "meta").await.iter().filter(|key| key.starts_with("draft ")).count()
}

#[wasm_bindgen_test]
async fn drafts_left_beside_the_store_are_sealed_while_locked_and_the_newest_comes_back() {
    let name = "lock-left";
    let (store, records) = filled(name).await;
    let note = Field::Text(records[0].id(), Entry::note());
    lock(&store).await;
    let (locked, _) = open(name).await;
    let now_ms = now_unix_ms();
    for (field, text) in
        [("question", "older than the ward"), (note.draft_name().unwrap().as_str(), "half a note"), ("a later field", "whole")]
    {
        locked.keep_left_draft(field, text, now_ms - MINUTE_MS).await.unwrap();
    }
    assert_eq!(
        (readable(name).await, drafts_in(name).await),
        (PLAIN.map(str::to_owned).to_vec(), 4),
        "nothing is replaced that cannot be read"
    );
    let (again, _) = unlocked(name).await;
    assert_eq!((newest(&again, &Field::NewQuestion).await, newest(&again, &note).await), ("the ward".into(), "half a note".into()));
    // One that is newer, twice: two windows found it.
    let (locked, _) = open(name).await;
    for _ in 0..2 {
        locked.keep_left_draft("question", "the clinic", now_ms + MINUTE_MS).await.unwrap();
    }
    let (again, _) = unlocked(name).await;
    assert_eq!(newest(&again, &Field::NewQuestion).await, "the clinic");
    let left = again.drafts().await.unwrap().left;
    assert_eq!(left.len(), 4);
    for key in left {
        again.forget_draft(key).await.unwrap();
    }
    let drafts = again.drafts().await.unwrap();
    assert_eq!((drafts.drafts.len(), drafts.left.len()), (1, 0), "what has its place in the store");
    assert_eq!(drafts_in(name).await, 2, "and what only a later version knows");
    assert_eq!(readable(name).await, PLAIN);
}

#[wasm_bindgen_test]
async fn a_draft_that_finds_no_room_changes_nothing() {
    let name = "lock-left-full";
    let (store, _) = filled(name).await;
    lock(&store).await;
    let (locked, _) = open(name).await;
    put_throws(0.0, "QuotaExceededError");
    assert_eq!(locked.keep_left_draft("question", "no room", now_unix_ms()).await, Err(StoreFault::Full));
    assert_eq!(store.keep_draft(&Field::NewQuestion, Some("no room")).await, Err(StoreFault::Full));
    mend();
    assert_eq!(newest(&unlocked(name).await.0, &Field::NewQuestion).await, "the ward");
}

#[wasm_bindgen_test]
async fn what_was_sealed_beside_the_store_is_opened_and_the_rest_stays_as_it_is() {
    let (store, _) = filled("lock-beside").await;
    assert_eq!(store.open_value(b"{}".to_vec()).await, b"{}");
    lock(&store).await;
    let to_public_key: Vec<u8> = [2].into_iter().chain(b"tapped".iter().map(|byte| byte ^ 0xff)).collect();
    assert_eq!(store.open_value(to_public_key.clone()).await, b"tapped");
    for other in [b"plain".to_vec(), vec![], vec![1, 7]] {
        assert_eq!(store.open_value(other.clone()).await, other);
    }
    assert_eq!(open("lock-beside").await.0.open_value(to_public_key.clone()).await, to_public_key, "not while locked");
}

#[wasm_bindgen_test]
async fn nothing_is_written_under_a_lock_of_a_later_version() {
    let name = "lock-newer";
    let (store, records) = filled(name).await;
    let newer = r#"{"version":"2","locks":[]}"#;
    // A window of the later version sets it: the version of the database rises.
    raw_put(name, "meta", "lock", &bytes(newer)).await.unwrap();
    upgrade_to(name, 2).await.unwrap();
    let before = readable(name).await;
    let told = Rc::new(Cell::new(false));
    let tell = told.clone();
    store.on_lock_changed(move || tell.set(true));
    assert_eq!(store.persist(&[record(1, 1)]).await, Err(StoreFault::Newer));
    assert_eq!(store.persist(&[changed(&records[3], 2, "held")]).await, Err(StoreFault::Newer));
    assert_eq!(store.keep_draft(&Field::NewQuestion, Some("held")).await, Err(StoreFault::Newer));
    assert_eq!((readable(name).await, told.get()), (before, true));
    // Its copy is taken where the header is torn, and the other way round.
    for (key, torn) in [("lock-copy", "lock"), ("lock", "lock-copy")] {
        raw_put(name, "meta", key, &bytes(newer)).await.unwrap();
        raw_put(name, "meta", torn, &bytes("{")).await.unwrap();
        assert_eq!(open(name).await.1.locked.unwrap().header, newer);
    }
}
