//! Earlier versions of a record: who, when, what.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::domain::{CollectVec, Record, RecordId, Version};

/// Who typed it, if that is known and is not the speaker.
pub fn typed_by(screen: &Screen<'_>, version: &Version) -> Option<Node> {
    let typist = screen.model.diary.typist(version)?;
    (Some(&typist) != screen.model.diary.speaker_in(version).as_ref())
        .then(|| el("p", "soft").text(screen.text.typed_by(&screen.name(&typist))))
}

/// Earlier values of a record on its own screen.
pub fn history(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let record = screen.model.diary.record(id)?;
    earlier_values(screen, record, "sheet")
}

/// Earlier values, newest first, in a disclosure; `None` when there are none.
pub fn earlier_values(screen: &Screen<'_>, record: &Record, look: &'static str) -> Option<Node> {
    let rows: Vec<Node> = record.older().iter().map(|version| row(screen, version)).collect_vec();
    (!rows.is_empty())
        .then(|| el("details", look).child(el("summary", "").text(screen.text.earlier_values())).child(el("ol", "history").children(rows)))
}

fn row(screen: &Screen<'_>, version: &Version) -> Node {
    let head = screen.typed_line(version);
    let head = if version.deleted { format!("{head} · {}", screen.text.deleted_then()) } else { head };
    el("li", "").child(el("p", "soft").text(head)).child(el("p", "").attr("dir", "auto").text(screen.version_words(version)))
}
