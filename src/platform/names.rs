//! What this copy of the app calls what it keeps. Two copies under two paths of one origin share localStorage, IndexedDB and the channel
//! between windows, so each has names of its own; `public/early.js` says which.

use super::dom::global;

/// The name of the first copy of an origin, and of all copies of the releases that knew no other.
const FIRST: &str = "pain-diary";

/// What each name of this copy begins with: `pain-diary`, and the path where that is another copy's.
#[must_use]
pub fn name() -> String {
    global("painDiaryName").and_then(|name| name.as_string()).unwrap_or_else(|| FIRST.to_owned())
}
