//! Drafts that are not part of a record yet, in `meta`: localStorage holds them too, but browsers write that to disk many seconds late.

use crate::domain::CollectVec;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::meta::{json, read_meta};
use super::update::Update;
use super::{META, Store};
use crate::app::{Draft, Field, StoreFault};
use crate::platform::clock::now_unix_ms;

/// Prefix of the key; the name of the field follows.
const DRAFT: &str = "draft ";

/// A draft as it is stored.
#[derive(Serialize)]
struct Kept<'a> {
    text: &'a str,
    /// Milliseconds since 1970, UTC, as decimal text, because `meta` values hold texts.
    at_ms: String,
}

impl Store {
    /// Commits the draft of a field; `None` deletes it.
    ///
    /// # Errors
    /// [`StoreFault`]; then the previous draft is unchanged.
    pub async fn keep_draft(&self, field: &Field, text: Option<&str>) -> Result<(), StoreFault> {
        let Some(name) = field.draft_name() else { return Ok(()) };
        let (key, at_ms) = (format!("{DRAFT}{name}"), now_unix_ms().to_string());
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let sealed = match text {
                Some(text) => Some(self.vault().seal(&json(&Kept { text, at_ms: at_ms.clone() })?).await?),
                None => None,
            };
            let tx = connection.write(&[META])?;
            match &sealed {
                Some(sealed) => tx.put(META, &key, sealed)?,
                None => tx.delete(META, &JsValue::from_str(&key))?,
            }
            tx.commit().await
        })
        .await
    }

    /// All drafts.
    ///
    /// # Errors
    /// [`StoreFault`] when they cannot be read.
    pub async fn drafts(&self) -> Result<Vec<Draft>, StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let mut update = Update::read(self.vault(), connection, &[META])?;
            let mut keys = update.keys(META).await?;
            keys.retain(|key| key.starts_with(DRAFT));
            let values = update.values(META, &keys.iter().map(String::as_str).collect_vec()).await?;
            let draft = |(key, value): (String, Option<JsValue>)| {
                let field = Field::of_draft(key.strip_prefix(DRAFT)?)?;
                let (text, at_ms) = read_meta(value.as_ref(), |kept| Some((kept.text("text")?, kept.text("at_ms")?)))?;
                Some(Draft { field, text, kept_ms: at_ms.parse().ok(), is_stored: true })
            };
            Ok(keys.into_iter().zip(values).filter_map(draft).collect_vec())
        })
        .await
    }
}
