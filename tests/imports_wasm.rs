//! Imports in the store of a real browser: committed completely or not at all, and undone newest first.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod wasm;

use futures::future::join;
use pain_diary::app::{ImportSummary, Imports, PastImport, StoreFault, Undoing};
use pain_diary::domain::Record;
use pain_diary::platform::store::Store;
use wasm::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BROUGHT: ImportSummary = ImportSummary { new: 1, changed: 2, deleted: 3 };

fn at(minute: usize) -> String {
    format!("2026-11-23T14:{minute:02}:00+01:00")
}

/// Imports these records; returns the import.
async fn import(store: &Store, records: &[Record], minute: usize) -> PastImport {
    store.import(records.to_vec(), at(minute), BROUGHT).await.unwrap().newest().unwrap().clone()
}

fn of(list: &[&PastImport]) -> Imports {
    Imports { list: list.iter().map(|import| (*import).clone()).collect(), kept: 0 }
}

#[wasm_bindgen_test]
async fn an_import_comes_all_at_once_or_not_at_all_and_can_be_taken_back() {
    let name = "import";
    let (store, _) = open(name).await;
    let own = record(0, 7);
    store.persist(std::slice::from_ref(&own)).await.unwrap();
    let records: Vec<Record> = (1..=1_200).map(|minute| record(minute, 5)).collect();
    for (inject, fault) in [
        ((|| commit_aborts("packs", EVER, "QuotaExceededError")) as fn(), StoreFault::Full),
        (|| put_throws(0.0, "UnknownError"), StoreFault::Broken),
        (|| transaction_throws("readwrite", EVER, "InvalidStateError"), StoreFault::Broken),
    ] {
        inject();
        let outcome = store.import(records.clone(), at(3), BROUGHT).await;
        mend();
        assert_eq!(outcome, Err(fault));
        let (again, opened) = open(name).await;
        assert_eq!((load(&again).await.0, opened.imports), (diary_of([&own]), Imports::default()));
    }
    let made = import(&store, &records, 3).await;
    assert_eq!((made.records, made.packs.len(), made.summary), (1_200, 3, Some(BROUGHT)));
    let (again, opened) = open(name).await;
    assert_eq!(opened.imports, of(&[&made]));
    assert_eq!(load(&again).await.0, diary_of(records.iter().chain([&own])));
    let (mut behind, mut new) = (false, 0);
    store.load_new(|| behind = true, |rows| new += rows.records.len()).await.unwrap();
    assert_eq!((behind, new), (true, 1_201));

    let edited = changed(&records[5], 3, "mine since");
    store.persist(std::slice::from_ref(&edited)).await.unwrap();
    commit_aborts("packs", EVER, "");
    assert_eq!(store.undo_import(&made).await, Err(StoreFault::Broken));
    mend();
    assert_eq!(load_afresh(name).await.0.records().len(), 1_201);
    assert_eq!(store.undo_import(&made).await, Ok((Undoing::Done, Imports::default())));
    let (again, opened) = open(name).await;
    assert_eq!((load(&again).await.0, opened.imports), (diary_of([&own, &edited]), Imports::default()));
}

#[wasm_bindgen_test]
async fn two_imports_are_undone_newest_first_also_after_opening_again() {
    let name = "imports-two";
    let (store, _) = open(name).await;
    let own = record(0, 7);
    store.persist(std::slice::from_ref(&own)).await.unwrap();
    // The second file contains the first one's record too, with a newer version.
    let (first, second) = (record(1, 3), record(2, 4));
    let more = changed(&first, 2, "from the second file");
    let one = import(&store, std::slice::from_ref(&first), 1).await;
    let two = import(&store, &[first.clone(), more.clone(), second.clone()], 2).await;
    drop(store);

    let (store, opened) = open(name).await;
    assert_eq!(opened.imports, of(&[&one, &two]));
    assert_eq!(store.undo_import(&one).await, Ok((Undoing::NewerFirst, of(&[&one, &two]))));
    assert_eq!(load(&store).await.0, diary_of([&own, &first, &more, &second]));
    let since = changed(&own, 4, "said since");
    store.persist(std::slice::from_ref(&since)).await.unwrap();
    assert_eq!(store.undo_import(&two).await, Ok((Undoing::Done, of(&[&one]))));
    assert_eq!(load_afresh(name).await.0, diary_of([&own, &since, &first]), "the very diary before it, and what was said since");
    drop(store);

    let (store, opened) = open(name).await;
    assert_eq!(opened.imports, of(&[&one]));
    assert_eq!(store.undo_import(&one).await, Ok((Undoing::Done, Imports::default())));
    assert_eq!(load_afresh(name).await.0, diary_of([&own, &since]));
    assert_eq!(keys(name, "packs").await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn another_window_is_told_what_is_true() {
    let name = "imports-stale";
    let ((here, _), (there, _)) = join(open(name), open(name)).await;
    let (first, second, third) = (record(1, 3), record(2, 4), record(3, 5));
    let one = import(&here, std::slice::from_ref(&first), 1).await;
    let two = import(&here, &[second], 2).await;
    assert_eq!(there.imports().await, Ok(of(&[&one, &two])));
    assert_eq!(here.undo_import(&two).await, Ok((Undoing::Done, of(&[&one]))));
    assert_eq!(there.undo_import(&two).await, Ok((Undoing::Already, of(&[&one]))));
    assert_eq!(load_afresh(name).await.0, diary_of([&first]), "nothing else was undone in its place");
    let three = import(&here, std::slice::from_ref(&third), 3).await;
    assert_eq!(there.undo_import(&one).await, Ok((Undoing::NewerFirst, of(&[&one, &three]))));
    assert_eq!(load_afresh(name).await.0, diary_of([&first, &third]));
}

#[wasm_bindgen_test]
async fn what_was_committed_unnoticed_is_neither_done_twice_nor_called_undone_by_another() {
    let name = "imports-unnoticed";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..600).map(|minute| record(minute, 5)).collect();
    reply_is_lost("packs", 1.0);
    let imports = store.import(records.clone(), at(1), BROUGHT).await;
    mend();
    let made = imports.unwrap();
    assert_eq!((made.list.len(), keys(name, "packs").await), (1, made.list[0].packs.clone()), "one import, and no pack beside its own");
    assert_eq!(load_afresh(name).await.0, diary_of(&records));

    reply_is_lost("packs", 1.0);
    let undone = store.undo_import(&made.list[0]).await;
    mend();
    assert_eq!(undone, Ok((Undoing::Done, Imports::default())));
    assert_eq!(load_afresh(name).await.0.records().len(), 0);
}

#[wasm_bindgen_test]
async fn an_interrupted_undo_leaves_all_or_nothing() {
    let name = "imports-interrupted";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..600).map(|minute| record(minute, 5)).collect();
    let made = import(&store, &records, 1).await;
    commit_aborts("packs", EVER, "");
    assert_eq!(store.undo_import(&made).await, Err(StoreFault::Broken));
    mend();
    let (afresh, opened) = open(name).await;
    assert_eq!((load(&afresh).await.0, opened.imports), (diary_of(&records), of(&[&made])), "nothing was taken out");
    let faults: [fn(); 3] =
        [|| commit_aborts("packs", 1.0, ""), || connection_closes(1.0), || transaction_throws("readwrite", 1.0, "UnknownError")];
    let mut made = made;
    for fault in faults {
        fault();
        let undone = store.undo_import(&made).await;
        mend();
        assert_eq!(undone, Ok((Undoing::Done, Imports::default())), "tried again");
        assert_eq!((load_afresh(name).await.0.records().len(), keys(name, "packs").await.len()), (0, 0));
        let before = std::mem::replace(&mut made, import(&store, &records, 2).await);
        assert_ne!(before.packs, made.packs, "each import has keys of its own");
        assert_eq!(store.undo_import(&before).await, Ok((Undoing::Already, of(&[&made]))));
    }
}

#[wasm_bindgen_test]
async fn what_an_earlier_version_wrote_down_is_the_first_of_the_list() {
    let name = "imports-earlier";
    let (store, _) = open(name).await;
    let (old, new) = (record(1, 3), record(2, 4));
    let pack = "019ab0f2-6c00-7000-8000-000000000001";
    raw_put(name, "packs", pack, &bytes(&line(&old))).await.unwrap();
    raw_put(name, "meta", "last-import", &bytes(&format!("{{\"at\":\"{}\",\"records\":1,\"packs\":[\"{pack}\"]}}", at(1)))).await.unwrap();
    let first = PastImport { at: at(1), records: 1, packs: vec![pack.to_owned()], summary: None };
    assert_eq!(store.imports().await, Ok(of(&[&first])));
    let second = import(&store, &[new], 2).await;
    let (_, opened) = open(name).await;
    assert_eq!(opened.imports, of(&[&first, &second]));
    // The earlier version undoes the newest import, the only one it knows: it deletes its packs and its note.
    for key in &second.packs {
        raw_delete(name, "packs", key).await.unwrap();
    }
    raw_delete(name, "meta", "last-import").await.unwrap();
    assert_eq!(store.imports().await, Ok(of(&[&first])));
    assert_eq!(store.undo_import(&first).await, Ok((Undoing::Done, Imports::default())));
    assert_eq!(load_afresh(name).await.0.records().len(), 0);
}

#[wasm_bindgen_test]
async fn small_packs_are_merged_but_not_those_of_imports_that_can_be_undone() {
    let name = "merge";
    let (store, _) = open(name).await;
    let records: Vec<Record> = (0..90).map(|minute| record(minute, 5)).collect();
    for (index, record) in records.iter().enumerate() {
        import(&store, std::slice::from_ref(record), index % 60).await;
    }
    load(&store).await;
    let (other, opened) = open(name).await;
    assert_eq!((opened.imports.list.len(), opened.imports.kept), (Imports::MAX, 70));
    let (tidied, during) = join(store.compact(), load(&other)).await;
    tidied.unwrap();
    assert_eq!(during.0, diary_of(&records));
    let packs = keys(name, "packs").await;
    assert_eq!(packs.iter().filter(|key| opened.imports.holds(key)).count(), Imports::MAX, "{packs:?}");
    assert_eq!(packs.len(), Imports::MAX + 1, "{packs:?}");
    assert_eq!(load_afresh(name).await.0, diary_of(&records));
    let (mut behind, mut again) = (false, 0);
    store.load_new(|| behind = true, |rows| again += rows.records.len()).await.unwrap();
    assert_eq!((behind, again), (false, 0), "what was merged here is known here");
    let mut imports = opened.imports;
    for left in (70..90).rev() {
        let newest = imports.newest().unwrap().clone();
        let (outcome, rest) = store.undo_import(&newest).await.unwrap();
        assert_eq!((outcome, rest.kept), (Undoing::Done, 70));
        imports = rest;
        assert_eq!(load_afresh(name).await.0, diary_of(&records[..left]), "{left}");
    }
}
