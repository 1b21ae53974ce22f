//! What a record said before: who, when, what.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::domain::{Body, Moment, RecordId, Version};

/// Who typed it, where that is known and is not who says it.
pub fn typed_by(screen: &Screen<'_>, version: &Version) -> Option<Node> {
    let typist = screen.model.diary.typist(version)?;
    let said_by = match &version.body {
        Body::Entry(entry) => Some(screen.who(&entry.who, version)),
        Body::Dose(dose) => Some(screen.who(&dose.who, version)),
        Body::Question(question) => Some(screen.who(&question.who, version)),
        Body::Call(call) => Some(screen.who(&call.who, version)),
        _ => None,
    };
    (Some(&typist) != said_by.as_ref()).then(|| el("p", "soft").say(screen.text.typed_by(&screen.name(&typist))))
}

/// Earlier values, newest first.
pub fn history(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let older = screen.model.diary.record(id)?.older();
    let rows: Vec<Node> = older.iter().filter_map(|version| row(screen, version)).collect();
    (!rows.is_empty()).then(|| {
        el("details", "sheet").child(el("summary", "").say(screen.text.earlier_values())).child(el("ol", "history").children(rows))
    })
}

fn row(screen: &Screen<'_>, version: &Version) -> Option<Node> {
    let what = match &version.body {
        Body::Entry(entry) => screen.entry_words(entry, &screen.who(&entry.who, version)),
        Body::Dose(dose) => screen.dose_words(dose),
        Body::Question(question) => screen.question_words(question),
        Body::Call(call) => screen.call_words(call),
        _ => return None,
    };
    // By the clock of the phone it was written on, which may be wrong; here only to tell one change from the next.
    let written = Moment::from_clock(version.stamp.unix_ms(), screen.now.offset_east_min());
    let when = screen.text.intl.date_time(written);
    let who = screen.model.diary.typist(version).map(|typist| screen.text.typed_by(&screen.name(&typist)));
    let head = who.into_iter().fold(when, |head, who| format!("{head} · {who}"));
    Some(el("li", "").child(el("p", "soft").say(head)).child(el("p", "").attr("dir", "auto").say(what)))
}
