//! Shared code of the store's tests: the faults of `faults.js`, and sample records.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test uses a part of it")]

use js_sys::{Array, Uint8Array};
use pain_diary::domain::{Body, DeviceId, Diary, Entry, Moment, Note, Pain, Record, RecordId, Score, SpeakerRef, Version};
use pain_diary::format::write_record;
use pain_diary::platform::clock::random10;
use pain_diary::platform::store::{Opened, Store};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/wasm/faults.js")]
extern "C" {
    pub fn mend();
    #[wasm_bindgen(js_name = transactionThrows)]
    pub fn transaction_throws(mode: &str, times: f64, name: &str);
    #[wasm_bindgen(js_name = connectionCloses)]
    pub fn connection_closes(times: f64);
    #[wasm_bindgen(js_name = commitAborts)]
    pub fn commit_aborts(store: &str, times: f64, name: &str);
    #[wasm_bindgen(js_name = replyIsLost)]
    pub fn reply_is_lost(store: &str, times: f64);
    #[wasm_bindgen(js_name = putThrows)]
    pub fn put_throws(after: f64, name: &str);
    #[wasm_bindgen(js_name = readThrows)]
    pub fn read_throws(store: &str, name: &str);
    #[wasm_bindgen(js_name = rawPut, catch)]
    pub async fn raw_put(name: &str, store: &str, key: &str, value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = rawGet, catch)]
    pub async fn raw_get(name: &str, store: &str, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = rawDelete, catch)]
    pub async fn raw_delete(name: &str, store: &str, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = rawKeys, catch)]
    pub async fn raw_keys(name: &str, store: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = upgradeTo, catch)]
    pub async fn upgrade_to(name: &str, version: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = deleteDatabase, catch)]
    pub async fn delete_database(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = countPuts)]
    pub fn count_puts(store: &str);
    pub fn puts() -> f64;
    pub fn vault(key: u8) -> JsValue;
    #[wasm_bindgen(js_name = readableValues, catch)]
    pub async fn readable_values(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = barePut, catch)]
    pub async fn bare_put(name: &str, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = watchSlices)]
    pub fn watch_slices();
    #[wasm_bindgen(js_name = longestSlice)]
    pub fn longest_slice() -> f64;
}

pub const EVER: f64 = f64::INFINITY;
/// 2026-11-23T12:00:00Z
pub const NOON_MS: i64 = 1_795_435_200_000;

pub fn entry(at_ms: i64, pain: u8, note: &str) -> Body {
    let score = Score::Number(Pain::new(pain).unwrap());
    Body::Entry(Entry::tapped(Moment::from_unix_ms(at_ms, 60).unwrap(), score, SpeakerRef::Patient).with_note(Note::new(note).unwrap()))
}

/// The entry of a record.
pub fn entry_of(record: &Record) -> &Entry {
    match &record.current().body {
        Body::Entry(entry) => entry,
        other => panic!("{other:?} is no entry"),
    }
}

pub fn record(minute: i64, pain: u8) -> Record {
    let at_ms = NOON_MS + minute * 60_000;
    Record::new(RecordId::new(at_ms, &random10()), Version::first(at_ms, DeviceId::new(1), entry(at_ms, pain, "like a knife")))
}

/// The same record as another device would change it.
pub fn changed(record: &Record, device: u64, note: &str) -> Record {
    let at_ms = NOON_MS + 3_600_000;
    let version = record.current().next(at_ms, DeviceId::new(device), entry(at_ms, 4, note), false, Some(at_ms)).unwrap();
    Record::new(record.id(), version)
}

pub async fn open(name: &str) -> (Store, Opened) {
    Store::open_named(name).await.unwrap()
}

/// The whole diary and the number of damaged lines.
pub async fn load(store: &Store) -> (Diary, usize) {
    let mut diary = Diary::default();
    let mut damaged = 0;
    store
        .load(|rows| {
            damaged += rows.damaged.len();
            diary.join_all(rows.records);
        })
        .await
        .unwrap();
    (diary, damaged)
}

/// The same through a connection of its own.
pub async fn load_afresh(name: &str) -> (Diary, usize) {
    load(&open(name).await.0).await
}

pub fn diary_of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Diary {
    let mut diary = Diary::default();
    diary.join_all(records.into_iter().cloned());
    diary
}

pub async fn keys(name: &str, store: &str) -> Vec<String> {
    Array::from(&raw_keys(name, store).await.unwrap()).iter().filter_map(|key| key.as_string()).collect()
}

pub fn bytes(text: &str) -> JsValue {
    Uint8Array::from(text.as_bytes()).into()
}

pub fn line(record: &Record) -> String {
    let mut line = Vec::new();
    write_record(&mut line, record).unwrap();
    String::from_utf8(line).unwrap()
}
