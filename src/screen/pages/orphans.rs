//! Text typed into a record that no longer exists: in full, with the choices what to do with it.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::button;
use crate::app::{Field, Input, Way, Wish};

/// One card for each.
pub fn orphans(screen: &Screen<'_>) -> Vec<Node> {
    screen.model.input.orphans.iter().map(|(field, text)| orphan(screen, field, text)).collect()
}

fn orphan(screen: &Screen<'_>, field: &Field, said: &str) -> Node {
    let text = screen.text;
    let way = screen.model.can_be_put_back(field);
    let why = match way {
        Some(Way::Deleted | Way::There) => text.orphan_deleted(),
        Some(Way::Refused) => text.orphan_refused(),
        None => text.orphan_not_here(),
    };
    let does = |look, words, wish| button(look, words, Input::Orphan(field.clone(), wish));
    el("section", "sheet stack notice")
        .key(format!("orphan {}", field.draft_name().unwrap_or_default()))
        .attr("role", "alert")
        .attr("data-screen", "")
        .child(el("h2", "").text(text.orphan_title()))
        .child(el("p", "").text(why))
        .child(el("p", "quote").attr("dir", "auto").text(said.to_owned()))
        .child_opt(matches!(way, Some(Way::Deleted | Way::There)).then(|| does("button", text.orphan_put_back(), Wish::PutBack)))
        .child(does("button plain", text.orphan_copy(), Wish::Copy))
        .child(does("ghost", text.orphan_discard(), Wish::Discard))
}
