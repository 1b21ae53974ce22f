//! A button.

use super::super::node::{Node, el};
use crate::app::Command;

/// A button.
pub fn button(look: &'static str, words: String, command: impl Into<Command>) -> Node {
    el("button", look).attr("type", "button").text(words).press(command.into())
}
