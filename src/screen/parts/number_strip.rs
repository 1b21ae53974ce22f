//! Eleven small keys for a second number: in one region, at rest, on moving. Both ends of the scale are named below, as on the pad.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::app::Command;
use crate::domain::{CollectVec, Pain, Score};

/// 0 to 10; the chosen key is pressed, and pressing it again clears the number.
pub fn number_strip(screen: &Screen<'_>, name: String, chosen: Option<Pain>, command: &dyn Fn(Option<Pain>) -> Command) -> Node {
    let key = |pain: Pain| {
        let score = Score::Number(pain);
        let holds = chosen == Some(pain);
        el("button", "key small")
            .attr("type", "button")
            .with("data-score", score.to_string())
            .label(screen.text.key(score))
            .aria_bool("aria-pressed", holds)
            .press(command((!holds).then_some(pain)))
            .text(screen.text.score(score))
    };
    let keys = el("div", "strip").attr("role", "group").label(name).children(Pain::all().map(key).collect_vec());
    // The names of the two keys say it too.
    let end = |words: String| el("span", "").text(words);
    let ends = el("p", "soft ends").attr("aria-hidden", "true").child(end(screen.text.pad_none())).child(end(screen.text.pad_worst()));
    el("div", "part").child(keys).child(ends)
}
