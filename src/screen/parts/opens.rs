//! A row that opens in place. Closed, it shows what is recorded behind it; opening it moves only what is below.

use super::super::node::{Handler, Node, el};

/// A disclosure without content yet: its title, and beside it what is recorded ("" is nothing).
pub fn opens(title: String, recorded: String) -> Node {
    el("details", "opens").child(summary(title, recorded))
}

/// The same for a form: opening it puts the focus into its first field.
pub fn opens_to_write(title: String, recorded: String) -> Node {
    el("details", "opens").child(summary(title, recorded).on(Handler::Open))
}

fn summary(title: String, recorded: String) -> Node {
    let recorded = (!recorded.is_empty()).then(|| el("span", "soft").attr("dir", "auto").text(recorded));
    el("summary", "").child(el("span", "").text(title)).text_static(" ").child_opt(recorded)
}
