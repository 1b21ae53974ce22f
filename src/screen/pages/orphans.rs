//! Text typed into a record that no longer exists: in full, with the choices what to do with it.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::button;
use crate::app::{Field, Input, OrphanAction, OrphanTarget};
use crate::domain::CollectVec;

/// One card for each.
pub fn orphans(screen: &Screen<'_>) -> Vec<Node> {
    screen.model.input.orphans.iter().map(|(field, text)| orphan(screen, field, text)).collect_vec()
}

fn orphan(screen: &Screen<'_>, field: &Field, said: &str) -> Node {
    let text = screen.text;
    let way = screen.model.orphan_target(field);
    let why = match way {
        Some(OrphanTarget::Deleted | OrphanTarget::Live) => text.orphan_deleted(),
        Some(OrphanTarget::Unchangeable) => text.orphan_refused(),
        None => text.orphan_not_here(),
    };
    let does = |look, words, action| button(look, words, Input::Orphan(field.clone(), action));
    el("section", "sheet stack notice")
        .key(format!("orphan {}", field.draft_name().unwrap_or_default()))
        .attr("role", "alert")
        .attr("data-screen", "")
        .child(el("h2", "").text(text.orphan_title()))
        .child(el("p", "").text(why))
        .child(el("p", "quote").attr("dir", "auto").text(said.to_owned()))
        .child_opt(
            matches!(way, Some(OrphanTarget::Deleted | OrphanTarget::Live))
                .then(|| does("button", text.orphan_put_back(), OrphanAction::PutBack)),
        )
        .child(does("button plain", text.orphan_copy(), OrphanAction::Copy))
        .child(does("ghost", text.orphan_discard(), OrphanAction::Discard))
}
