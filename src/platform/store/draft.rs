//! Drafts that are not part of a record yet, in `meta`: localStorage holds them too, but browsers write that to disk many seconds late.

use crate::domain::CollectVec;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::meta::{put_meta, read_meta};
use super::transaction::{all, list};
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
            let tx = connection.write(&[META])?;
            match text {
                Some(text) => put_meta(&tx, &key, &Kept { text, at_ms: at_ms.clone() })?,
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
            let tx = connection.read(&[META])?;
            let keys = list(tx.keys(META, None)?.await?);
            let names: Vec<String> = keys.iter().filter_map(|key| Some(key.as_string()?.strip_prefix(DRAFT)?.to_owned())).collect_vec();
            let values = names.iter().map(|name| tx.get(META, &format!("{DRAFT}{name}"))).collect::<Result<Vec<_>, _>>()?;
            let values = all(values).await?;
            let draft = |(name, value): (String, JsValue)| {
                let field = Field::of_draft(&name)?;
                let (text, at_ms) = read_meta(Some(&value), |kept| Some((kept.text("text")?, kept.text("at_ms")?)))?;
                Some(Draft { field, text, kept_ms: at_ms.parse().ok(), is_stored: true })
            };
            Ok(names.into_iter().zip(values).filter_map(draft).collect_vec())
        })
        .await
    }
}
