//! What an import would change, old and new values side by side. Telephone numbers, the emergency number and the call rule come first and
//! are always shown in full.

use super::super::Screen;
use super::super::node::{Node, el};
use super::changes::{more, shown};
use crate::app::{Author, ImportOutcome, Plan, Planned};
use crate::domain::{Body, CollectVec, Contact, Moment, Record, Version};

/// A record now and after the import.
struct Pair<'a> {
    old: Option<&'a Version>,
    joined: Record,
    outcome: ImportOutcome,
}

impl Pair<'_> {
    fn after(&self) -> &Version {
        self.joined.current()
    }

    /// The current version, if it is not deleted.
    fn live_old(&self) -> Option<&Version> {
        self.old.filter(|version| !version.deleted)
    }
}

fn pair<'a>(screen: &Screen<'a>, plan: &Plan, planned: &Planned) -> Option<Pair<'a>> {
    let incoming = plan.record(planned)?;
    let known = screen.model.diary.record(incoming.id());
    let mut joined = known.unwrap_or(incoming).clone();
    joined.join(incoming);
    Some(Pair { old: known.map(Record::current), joined, outcome: planned.outcome })
}

/// Changes of telephone numbers and of the call rule.
pub fn named(screen: &Screen<'_>, plan: &Plan) -> Option<Node> {
    let text = screen.text;
    let pairs = plan.named.iter().take(shown(screen)).filter_map(|planned| pair(screen, plan, planned));
    let rows: Vec<Node> = pairs.filter_map(|pair| named_words(screen, &pair)).map(|words| el("li", "").text(words)).collect_vec();
    (!rows.is_empty()).then(|| {
        el("div", "sheet stack tight warning named")
            .key("named".into())
            .child(el("h3", "").text(text.preview_named_title()))
            .child(el("ul", "history").children(rows))
            .child_opt(more(screen, plan.named.len()))
    })
}

fn named_words(screen: &Screen<'_>, pair: &Pair<'_>) -> Option<String> {
    let text = screen.text;
    let (old, new) = (pair.live_old(), Some(pair.after()).filter(|version| !version.deleted));
    let what = match (&old.unwrap_or(pair.after()).body, &pair.after().body) {
        (Body::Contact(contact), _) if !contact.name.is_empty() => text.number_of(&crate::text::bidi_isolate(contact.name.as_str())),
        (body, _) => screen.kind_words(body),
    };
    let words = |version: &Version| match &version.body {
        // When only the number changes, the number is emphasised.
        Body::Contact(contact) if !names_differ(old, new) => {
            [contact.phone.as_str(), contact.hours.as_str()].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).joined(" · ")
        }
        _ => screen.version_words(version),
    };
    let line = match (old, new) {
        (Some(old), Some(new)) if pair.outcome == ImportOutcome::Replaced => text.would_change(&what, &words(old), &words(new)),
        (Some(old), None) => text.would_be_deleted(&what, &words(old)),
        (None, Some(new)) => text.would_be_added(&what, &words(new)),
        // Only its history would grow, or there is nothing before and after.
        (Some(_), Some(_)) | (None, None) => return None,
    };
    Some(format!("{line} ({})", screen.written_line(pair.after())))
}

fn names_differ(old: Option<&Version>, new: Option<&Version>) -> bool {
    let name = |version: &Version| match &version.body {
        Body::Contact(Contact { name, .. }) => Some(name.clone()),
        _ => None,
    };
    matches!((old.and_then(name), new.and_then(name)), (Some(old), Some(new)) if old != new)
}

/// By whom, and when: "replaced (written by Ben: 45, the newest 23 November 13:01)".
pub fn replaced_by(screen: &Screen<'_>, plan: &Plan) -> Option<Node> {
    let text = screen.text;
    let words = |author: &Author| {
        let newest = plan.newest_of(author)?;
        let when = screen.when(Moment::from_clock(newest.stamp.unix_ms(), screen.now.offset_east_min()));
        Some(text.replaced_by(&screen.writer(newest), &screen.count(author.count), &when))
    };
    let rows: Vec<Node> = plan.replaced_by.iter().filter_map(words).map(|words| el("li", "").text(words)).collect_vec();
    let more = plan.replaced_by_others;
    (!rows.is_empty()).then(|| {
        el("div", "stack tight")
            .key("replaced-by".into())
            .child(el("h3", "").text(text.count_replaced()))
            .child(el("ul", "history").children(rows))
            .child_opt((more > 0).then(|| el("p", "soft").text(text.counted(more, crate::text::Text::and_more))))
    })
}

/// All other changes, in a disclosure.
pub fn altered(screen: &Screen<'_>, plan: &Plan) -> Option<Node> {
    let all = plan.altered.len();
    let pairs = plan.altered.iter().take(shown(screen)).filter_map(|planned| pair(screen, plan, planned));
    let rows: Vec<Node> = pairs.map(|pair| row(screen, &pair)).collect_vec();
    (all > 0).then(|| {
        el("details", "")
            .key("altered".into())
            .child(el("summary", "").text(screen.text.counted(all, crate::text::Text::preview_look)))
            .child(el("ol", "history").children(rows))
            .child_opt(more(screen, all))
    })
}

fn row(screen: &Screen<'_>, pair: &Pair<'_>) -> Node {
    let text = screen.text;
    let state = match pair.outcome {
        ImportOutcome::Deleted => text.count_deleted(),
        ImportOutcome::Replaced => text.count_replaced(),
        ImportOutcome::New | ImportOutcome::Changed | ImportOutcome::Same => text.count_changed(),
    };
    let said = |version: Option<&Version>| match version.filter(|version| !version.deleted) {
        Some(version) => screen.version_words(version),
        None => text.deleted_then(),
    };
    // When the current version stays, only the history grows.
    let stays = pair.old.map(|old| old.stamp) == Some(pair.after().stamp);
    let new = if stays { text.preview_stays() } else { said(Some(pair.after())) };
    let by = (!stays).then(|| el("p", "soft").text(screen.written_line(pair.after())));
    let value = |label: String, words: String| {
        el("div", "").child(el("dt", "soft").text(label)).child(el("dd", "").attr("dir", "auto").text(words))
    };
    el("li", "")
        .key(pair.joined.id().to_string())
        .child(el("p", "").child(el("b", "").text(text.topic_says(&screen.kind_words(&pair.after().body), &state))))
        .child(el("dl", "").child(value(text.preview_old(), said(pair.old))).child(value(text.preview_new(), new)))
        .child_opt(by)
}
