//! Choosing one of several: radio buttons, toggle buttons, a select.

use crate::domain::CollectVec;
use std::sync::Arc;

use super::super::node::{Handler, Node, el};
use crate::app::Command;

/// Radio buttons with a legend.
pub fn choices(group: &'static str, legend: String, options: Vec<(String, Command)>, chosen: usize) -> Node {
    let option = |(index, (words, command)): (usize, (String, Command))| {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", group)
            .with("value", index.to_string())
            .bool_attr("checked", index == chosen)
            .on(Handler::Choose(Arc::new(move |_| Some(command.clone()))));
        el("label", "option").child(input).child(el("span", "").text(words))
    };
    el("fieldset", "sheet")
        .child(el("legend", "visually-hidden").text(legend.clone()))
        .child(el("h2", "").attr("aria-hidden", "true").text(legend))
        .child(el("div", "options").children(options.into_iter().enumerate().map(option).collect_vec()))
}

/// Toggle buttons in a named group; the pressed one is chosen.
pub fn toggles(look: (&'static str, &'static str), name: String, options: Vec<(String, bool, Command)>) -> Node {
    let button = |(words, pressed, command): (String, bool, Command)| {
        el("button", look.1).attr("type", "button").aria_bool("aria-pressed", pressed).press(command).text(words)
    };
    el("div", look.0).attr("role", "group").label(name).children(options.into_iter().map(button).collect_vec())
}

/// A native select.
pub fn select(label: String, options: Vec<(String, Command)>, chosen: usize) -> Node {
    let (words, commands): (Vec<String>, Vec<Command>) = options.into_iter().unzip();
    let option = |(index, words): (usize, String)| el("option", "").with("value", index.to_string()).text(words);
    let choose = move |value: &str| value.parse().ok().and_then(|index: usize| commands.get(index).cloned());
    let list = el("select", "")
        .with("value", chosen.to_string())
        // A `<label>` around the select would be read out with all options.
        .label(label.clone())
        .on(Handler::Choose(Arc::new(choose)))
        .children(words.into_iter().enumerate().map(option).collect_vec());
    el("label", "field").child(el("span", "").text(label)).child(list)
}
