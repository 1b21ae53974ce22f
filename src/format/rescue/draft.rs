//! Typed text that was not part of a record yet.

use crate::format::Object;

/// Key of a draft in localStorage, or its prefix.
const DRAFT: &str = "pain-diary.draft";

/// Prefix of a draft's key in `meta`.
const STORED_DRAFT: &str = "draft ";

/// Typed text that was not part of a record yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescuedDraft {
    /// The draft's name, which identifies its field.
    pub name: String,
    /// The text.
    pub text: String,
    /// When it was stored, in milliseconds since 1970, UTC, if known.
    pub kept_ms: Option<i64>,
}

/// A draft of localStorage.
pub(super) fn draft(key: &str, text: String) -> Option<RescuedDraft> {
    match key.strip_prefix(DRAFT)? {
        // Version 0.1.0 stored a single note, as JSON.
        "" => {
            let kept = Object::parse(&text).ok()?;
            Some(RescuedDraft { name: format!("note {}", kept.text("id")?), text: kept.text("text")?, kept_ms: None })
        }
        name => Some(RescuedDraft { name: name.strip_prefix(' ')?.to_owned(), text, kept_ms: None }),
    }
}

/// A draft of the store.
pub(super) fn stored_draft(key: &str, text: &str) -> Option<RescuedDraft> {
    let (name, kept) = (key.strip_prefix(STORED_DRAFT)?, Object::parse(text).ok()?);
    let kept_ms = kept.text("at_ms").and_then(|at_ms| at_ms.parse().ok());
    Some(RescuedDraft { name: name.to_owned(), text: kept.text("text")?, kept_ms })
}
