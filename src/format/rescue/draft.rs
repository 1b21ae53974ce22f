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

/// Digits of the random number behind the name of a draft that was stored while the diary was locked.
const DIGITS: usize = 16;

/// The name in the key of a draft in `meta`, and whether it was stored while the diary was locked, beside the one of that name that may be
/// there.
#[must_use]
pub fn stored_draft_name(key: &str) -> Option<(&str, bool)> {
    let name = key.strip_prefix(STORED_DRAFT)?;
    let is_random = |word: &str| word.len() == DIGITS && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some(match name.rsplit_once(' ') {
        Some((name, last)) if is_random(last) => (name, true),
        _ => (name, false),
    })
}

/// A draft of the store.
pub(super) fn stored_draft(key: &str, text: &str) -> Option<RescuedDraft> {
    let ((name, _), kept) = (stored_draft_name(key)?, Object::parse(text).ok()?);
    let kept_ms = kept.text("at_ms").and_then(|at_ms| at_ms.parse().ok());
    Some(RescuedDraft { name: name.to_owned(), text: kept.text("text")?, kept_ms })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_draft_is_known_from_its_key() {
        let note = "note 019ab0f2-6c00-7000-8000-000000000001";
        for (key, name) in [
            ("draft question", Some(("question", false))),
            ("draft question 0123456789abcdef", Some(("question", true))),
            (&format!("draft {note}"), Some((note, false))),
            (&format!("draft {note} 0123456789abcdef"), Some((note, true))),
            ("draft day 2026-11-23", Some(("day 2026-11-23", false))),
            ("draft  0123456789abcdef", Some(("", true))),
            ("drafts", None),
        ] {
            assert_eq!(stored_draft_name(key), name, "{key}");
        }
    }
}
