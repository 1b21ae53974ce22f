//! Storage names of this copy of the app. Copies under different paths of one origin share localStorage, IndexedDB and BroadcastChannel, so
//! each has its own names; `public/early.js` assigns them.

use super::dom::global;

/// Name of the first copy on an origin, and of every copy of the releases before names depended on the path.
const FIRST: &str = "pain-diary";

/// The prefix of all storage names of this copy: `pain-diary`, with the path appended for every copy but the first.
#[must_use]
pub fn name() -> String {
    global("painDiaryName").and_then(|name| name.as_string()).unwrap_or_else(|| FIRST.to_owned())
}
