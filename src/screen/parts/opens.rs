//! A row that opens in place. Closed, it shows what is recorded behind it; opening it moves only what is below.

use super::super::node::{Node, el};

/// A disclosure without content yet: its title, and beside it what is recorded ("" is nothing).
pub fn opens(title: String, recorded: String) -> Node {
    let recorded = (!recorded.is_empty()).then(|| el("span", "soft").attr("dir", "auto").text(recorded));
    el("details", "opens").child(el("summary", "").child(el("span", "").text(title)).text_static(" ").child_opt(recorded))
}
