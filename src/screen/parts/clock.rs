//! Notices about a wrong clock on this phone.

use super::super::Screen;
use super::super::node::{Node, el};
use super::button;
use crate::app::Dismiss;
use crate::domain::CollectVec;

/// A clock outside the years that can be recorded is reported until it is set; one that went back by more than a day is reported until the
/// user dismisses the notice.
pub fn clock_notices(screen: &Screen<'_>) -> Vec<Node> {
    let (text, model) = (screen.text, screen.model);
    let words = |at| text.intl.date_time(at);
    let notice =
        |key: &str, words: String| el("div", "sheet stack warning").key(key.into()).attr("role", "alert").child(el("p", "").text(words));
    let out = model.clock.year_out.map(|year| notice("clock out", text.clock_out(&year.to_string(), &words(screen.now))));
    let back = model.clock_went_back(screen.now).map(|before| {
        let checked = button("button plain", text.clock_checked(), Dismiss::ClockWentBack);
        notice("clock back", text.clock_back(&words(screen.now), &words(before))).child(checked)
    });
    out.into_iter().chain(back).collect_vec()
}
