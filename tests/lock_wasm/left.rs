//! A lock of a later version of the app.

use super::wasm::*;
use super::*;

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
