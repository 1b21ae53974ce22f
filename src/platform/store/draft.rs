//! Drafts that are not part of a record yet, in `meta`: localStorage holds them too, but browsers write that to disk many seconds late.

use crate::domain::CollectVec;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::attempt::ATTEMPT_MS_MAX;
use super::meta::{json, read_meta};
use super::update::Update;
use super::{META, Store};
use crate::app::{Draft, Field, StoreFault};
use crate::format::stored_draft_name;
use crate::platform::clock::{now_unix_ms, random_u64};

/// Prefix of the key; the name of the field follows. One that a window left beside the store has a random number behind that, so that it
/// replaces nothing: while the diary is locked it is not known which of the two is the newer one.
const DRAFT: &str = "draft ";

/// A draft as it is stored.
#[derive(Serialize)]
struct Kept<'a> {
    text: &'a str,
    /// Milliseconds since 1970, UTC, as decimal text, because `meta` values hold texts.
    at_ms: String,
}

/// What was read.
#[derive(Debug, Default)]
pub struct StoredDrafts {
    /// The drafts; of one field there may be several.
    pub drafts: Vec<Draft>,
    /// The keys of those among them that windows left beside the store: see [`Store::forget_draft`].
    pub left: Vec<String>,
}

impl Store {
    /// Commits the draft of a field; `None` deletes it.
    ///
    /// # Errors
    /// [`StoreFault`]; then the previous draft is unchanged.
    pub async fn keep_draft(&self, field: &Field, text: Option<&str>) -> Result<(), StoreFault> {
        let Some(name) = field.draft_name() else { return Ok(()) };
        self.put_draft(format!("{DRAFT}{name}"), text.map(|text| (text, now_unix_ms()))).await
    }

    /// Commits a draft that a window left beside the store, by the name of its field. It was kept at that time or before.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was changed.
    pub async fn keep_left_draft(&self, name: &str, text: &str, at_ms: i64) -> Result<(), StoreFault> {
        self.put_draft(format!("{DRAFT}{name} {:016x}", random_u64()), Some((text, at_ms))).await
    }

    /// Deletes one that was left, once the newest of its field is kept in another way.
    ///
    /// # Errors
    /// [`StoreFault`]; then it is still there.
    pub async fn forget_draft(&self, key: String) -> Result<(), StoreFault> {
        self.put_draft(key, None).await
    }

    async fn put_draft(&self, key: String, kept: Option<(&str, i64)>) -> Result<(), StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let sealed = match kept {
                Some((text, at_ms)) => Some(self.vault().seal(&json(&Kept { text, at_ms: at_ms.to_string() })?).await?),
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

    /// All drafts of fields that this version knows.
    ///
    /// # Errors
    /// [`StoreFault`] when they cannot be read.
    pub async fn drafts(&self) -> Result<StoredDrafts, StoreFault> {
        self.attempt(ATTEMPT_MS_MAX, async |connection| {
            let mut update = Update::read(self.vault(), connection, &[META])?;
            let mut keys = update.keys(META).await?;
            keys.retain(|key| key.starts_with(DRAFT));
            let values = update.values(META, &keys.iter().map(String::as_str).collect_vec()).await?;
            let mut all = StoredDrafts::default();
            let draft = |key: &str, value: Option<JsValue>| {
                let (name, is_left) = stored_draft_name(key)?;
                let field = Field::of_draft(name)?;
                let (text, at_ms) = read_meta(value.as_ref(), |kept| Some((kept.text("text")?, kept.text("at_ms")?)))?;
                Some((Draft { field, text, kept_ms: at_ms.parse().ok(), is_stored: true }, is_left))
            };
            for (key, value) in keys.into_iter().zip(values) {
                let Some((draft, is_left)) = draft(&key, value) else { continue };
                all.drafts.push(draft);
                all.left.extend(is_left.then_some(key));
            }
            Ok(all)
        })
        .await
    }
}
