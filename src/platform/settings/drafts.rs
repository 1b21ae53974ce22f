//! Drafts beside the store: each letter is kept at once.

use gloo_storage::{LocalStorage, Storage};

use super::{allowed, keys, own, read, write};
use crate::app::{Draft, Field};
use crate::domain::{CollectVec, Entry, RecordId};
use crate::format::Object;
use crate::platform::clock::now_unix_ms;

/// Prefix of a draft's key; the name of the field follows.
const DRAFT: &str = "draft";
/// Prefix of the key of a draft that has a name.
const NAMED: &str = "draft ";
/// Time of the last draft. Tells how old the copy of these keys is that the browser has written to disk.
const DRAFTS_AT: &str = "drafts-at";

/// A draft beside the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDraft {
    /// The name of its field, which a later version of the app may have given.
    pub name: String,
    /// The text.
    pub text: String,
    /// Its key, and all that is stored under it.
    stored: (String, String),
}

/// Stores the draft of a field until it is committed, so that a crash does not lose it; `None` deletes it. Each field has its own key, so
/// two windows do not overwrite each other.
pub fn keep_draft(field: &Field, text: Option<&str>) {
    let key = field.draft_name().filter(|_| allowed()).map(|name| own(&format!("{NAMED}{name}")));
    match (key, text) {
        // Failures are ignored: the draft is also committed to the store.
        (Some(key), Some(text)) => {
            if LocalStorage::raw().set_item(&key, text).is_ok() {
                write(DRAFTS_AT, Some(now_unix_ms()));
            }
        }
        (Some(key), None) => LocalStorage::delete(&key),
        (None, _) => {}
    }
}

/// When the last of them was kept, in milliseconds since 1970, UTC; `None` where an earlier version of the app kept it.
#[must_use]
pub fn drafts_at_ms() -> Option<i64> {
    read(DRAFTS_AT)
}

/// All drafts that are here.
#[must_use]
pub fn left_drafts() -> Vec<LeftDraft> {
    let draft = |key: String| {
        let text = LocalStorage::raw().get_item(&key).ok().flatten()?;
        let stored = (key, text.clone());
        match stored.0.strip_prefix(&own(DRAFT))? {
            "" => {
                let (name, text) = of_0_1_0(&text).unwrap_or((String::new(), text));
                Some(LeftDraft { name, text, stored })
            }
            name => Some(LeftDraft { name: name.strip_prefix(' ')?.to_owned(), text, stored }),
        }
    };
    keys(DRAFT).into_iter().filter_map(draft).collect_vec()
}

/// Version 0.1.0 stored a single note, as JSON.
fn of_0_1_0(kept: &str) -> Option<(String, String)> {
    let kept = Object::parse(kept).ok()?;
    Some((Field::Text(RecordId::parse(&kept.text("id")?)?, Entry::note()).draft_name()?, kept.text("text")?))
}

/// The drafts of fields that this version knows. That of version 0.1.0 is kept under its own name from now on.
#[must_use]
pub fn drafts() -> Vec<Draft> {
    let kept_ms = drafts_at_ms();
    let draft = |left: LeftDraft| Some(Draft { field: Field::of_draft(&left.name)?, text: left.text, kept_ms, is_stored: false });
    let drafts = left_drafts().into_iter().filter_map(draft).collect_vec();
    if allowed() {
        LocalStorage::delete(own(DRAFT));
    }
    drafts
}

/// Deletes a draft unless it was changed: with a lock nothing readable is kept here.
pub fn forget_left(draft: &LeftDraft) {
    let (key, text) = &draft.stored;
    if LocalStorage::raw().get_item(key).ok().flatten().as_ref() == Some(text) {
        LocalStorage::delete(key);
    }
}
