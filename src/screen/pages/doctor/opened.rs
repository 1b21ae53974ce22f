//! The records of an open number, in a list below it.

use super::super::super::Screen;
use super::super::super::node::{Node, el};
use super::super::super::opened::RecordRow;
use super::super::super::parts::button;
use super::super::super::report::opened as find;
use crate::app::{DoctorView, UiAction};
use crate::domain::{CollectVec, RecordId, ReportNumber};
use crate::text::Text;

/// Records shown at first; each "more" shows four times as many.
const SHOWN: usize = 40;

/// The list in words of `screen`; `of` is the screen of the report, and the past visit of which it is the report.
pub fn opened(screen: &Screen<'_>, of: (&Screen<'_>, Option<RecordId>), number: &ReportNumber) -> Node {
    let (text, view) = (screen.text, &screen.model.ui.doctor);
    let most = SHOWN.saturating_mul(4_usize.saturating_pow(view.more.try_into().unwrap_or(u32::MAX)));
    let found = find(of.0, of.1, number, most);
    let row = |row: &RecordRow| {
        let words = el("span", "soft").attr("dir", "auto").text(row.words.clone());
        el("li", "")
            .child(el("a", "").with("href", row.route.to_string()).child(el("b", "").text(row.head.clone())).text_static(" ").child(words))
    };
    let none = found.rows.is_empty().then(|| el("p", "").text(text.nothing_written()));
    let more = found.all.saturating_sub(most);
    let next = || UiAction::Doctor(DoctorView { more: view.more + 1, ..view.clone() });
    let more = (more > 0).then(|| button("button plain", text.counted(more, Text::and_more), next()));
    let close = button("ghost", text.close_list(), UiAction::Doctor(DoctorView { opened: None, more: 0, ..view.clone() }));
    el("div", "opened")
        .key("opened".into())
        .child_opt(none)
        .child(el("ul", "").children(found.rows.iter().map(row).collect_vec()))
        .child_opt(more)
        .child(close)
}
