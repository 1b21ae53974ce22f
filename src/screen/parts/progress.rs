//! A progress bar.

use super::super::node::{Node, el};

/// A progress bar; `None` is indeterminate.
pub fn progress(name: String, of: Option<(usize, usize)>) -> Node {
    let bar = el("progress", "").label(name);
    match of {
        Some((done, all)) => bar.with("max", all.max(1).to_string()).with("value", done.to_string()),
        None => bar,
    }
}
