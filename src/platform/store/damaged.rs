//! Exports unreadable data as a file of the format that the rescue page writes, so that a later version may be able to read it.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::load::{Slices, Snapshot, read_value, snapshot};
use super::transaction::present;
use super::{PACKS, QUARANTINE, ROWS, Store};
use crate::app::StoreFault;

#[derive(Serialize)]
struct RescueFile {
    format: &'static str,
    version: u32,
    rows: Vec<RawRow>,
}

#[derive(Serialize)]
struct RawRow {
    store: &'static str,
    key: String,
    #[serde(flatten)]
    bytes: RawBytes,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum RawBytes {
    Text(String),
    Base64(String),
}

impl Store {
    /// A JSON file with every damaged line of the diary as it is stored.
    ///
    /// # Errors
    /// [`StoreFault`] when the store cannot be read at all.
    pub async fn raw_damaged(&self) -> Result<Vec<u8>, StoreFault> {
        let Snapshot { rows, quarantine, packs } = self.attempt(ATTEMPT_MS_MAX, snapshot).await?;
        let mut slices = Slices::begin();
        let mut damaged = Vec::new();
        for (store, values) in [(ROWS, rows), (QUARANTINE, quarantine)] {
            let (keys, values): (Vec<JsValue>, Vec<JsValue>) = values.into_iter().unzip();
            for (key, value) in keys.into_iter().zip(self.vault().open_all(values).await) {
                push_damaged(&mut damaged, store, &key.as_string().unwrap_or_default(), &value, &mut slices).await;
            }
        }
        for key in packs {
            let value = self.attempt(ATTEMPT_MS_MAX, async |connection| connection.read(&[PACKS])?.get(PACKS, &key)?.await).await?;
            if let Some(value) = present(self.vault().opening(value).await) {
                push_damaged(&mut damaged, PACKS, &key, &value, &mut slices).await;
            }
        }
        let file = RescueFile { format: "pain-diary-rescue", version: 1, rows: damaged };
        serde_json::to_vec_pretty(&file).map_err(|_| StoreFault::Broken)
    }
}

async fn push_damaged(damaged: &mut Vec<RawRow>, store: &'static str, key: &str, value: &JsValue, slices: &mut Slices) {
    for (bytes, _) in read_value(value, slices).await.damaged {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => RawBytes::Text(text),
            Err(other) => RawBytes::Base64(base64(other.as_bytes())),
        };
        damaged.push(RawRow { store, key: key.to_owned(), bytes });
    }
}

fn base64(bytes: &[u8]) -> String {
    let one_char_a_byte: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // `btoa` accepts these characters, so it cannot fail.
    web_sys::window().and_then(|window| window.btoa(&one_char_a_byte).ok()).unwrap_or_default()
}
