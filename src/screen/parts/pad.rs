//! The pad: 0 to 10 and "Too much: call", and a number in its colour.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::app::Command;
use crate::domain::{CollectVec, Pain, Score};

/// Twelve keys; `command` gives the command of each. The key of what is recorded is pressed, where the keys change a record.
pub fn pad(screen: &Screen<'_>, name: String, recorded: Option<Score>, command: &dyn Fn(Score) -> Command) -> Node {
    let key = |score: Score| {
        let node = key(screen, score, command(score));
        if let Some(recorded) = recorded { node.aria_bool("aria-pressed", score == recorded) } else { node }
    };
    let keys = Pain::all().map(Score::Number).chain([Score::TooMuch]).map(key);
    el("div", "pad").attr("role", "group").label(name).children(keys.collect_vec())
}

fn key(screen: &Screen<'_>, score: Score, command: Command) -> Node {
    let text = screen.text;
    let small = match score {
        Score::Number(pain) if pain.number() == 0 => Some(text.pad_none_small()),
        Score::Number(Pain::WORST) => Some(text.pad_worst_small()),
        _ => None,
    };
    let face = if score == Score::TooMuch { text.pad_too_much() } else { text.score(score) };
    el("button", if score == Score::TooMuch { "key too" } else { "key" })
        .attr("type", "button")
        .with("data-score", score.to_string())
        .label(text.key(score))
        .press(command)
        .child(el("span", "").text(face))
        .text_static(" ")
        .child_opt(small.map(|small| el("small", "").text(small)))
}

/// The coloured square of a score; the text beside it says the same.
pub fn score_mark(score: Score) -> Node {
    let face = if score == Score::TooMuch { "!".to_owned() } else { score.to_string() };
    el("span", "score").with("data-score", score.to_string()).attr("aria-hidden", "true").text(face)
}
