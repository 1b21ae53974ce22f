//! An import: reading progress, preview, or the error.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, progress};
use super::backup_changes::{altered, named, replaced_by};
use super::sealed::open_sealed;
use crate::app::{Draft, Import, ImportCommand, ImportCounts, Plan, Refusals};
use crate::domain::CollectVec;
use crate::format::{FileError, RecordError, RejectedRecord};
use crate::text::Text;

/// The state of an import.
pub fn import_state(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let node = match &screen.model.import {
        Import::Idle => return None,
        Import::Reading(done, all) => el("div", "sheet stack")
            .child(el("p", "").attr("role", "status").text(text.import_reading()))
            .child(progress(text.import_reading(), Some((*done, *all))))
            .child(cancel(text.cancel())),
        Import::Sealed { fault, is_opening } => open_sealed(screen, *fault, *is_opening),
        Import::Refused(error) => refused_file(screen, *error),
        Import::Preview(plan) => preview(screen, plan),
        Import::Comparing(comparing) => el("div", "sheet stack")
            .child(el("p", "").attr("role", "status").text(text.import_reading()))
            .child(progress(text.import_reading(), Some(comparing.progress())))
            .child(cancel(text.cancel())),
        Import::Writing => el("p", "sheet").attr("role", "status").text(text.import_writing()).child(progress(text.import_writing(), None)),
    };
    Some(node.key("import".into()))
}

fn refused_file(screen: &Screen<'_>, error: FileError) -> Node {
    let text = screen.text;
    let alert = el("div", "")
        .attr("role", "alert")
        .child(el("h2", "").text(text.file_error(error)))
        .child(el("p", "").text(text.nothing_changed()));
    el("div", "sheet stack warning").child(alert).child(cancel(text.close()))
}

fn preview(screen: &Screen<'_>, plan: &Plan) -> Node {
    let text = screen.text;
    let ImportCounts { new, changed, deleted, replaced, same, refused, unknown } = plan.counts;
    let cell = |(name, words, count): (&'static str, String, usize)| {
        let counted =
            || el("div", "").child(el("dt", "").text(words)).child(el("dd", "").attr("data-count", name).text(screen.count(count)));
        (count > 0).then(counted)
    };
    let texts = &screen.model.rescued.texts;
    let counts = [
        ("new", text.count_new(), new),
        ("changed", text.count_changed(), changed),
        ("deleted", text.count_deleted(), deleted),
        ("replaced", text.count_replaced(), replaced),
        ("same", text.count_same(), same),
        ("refused", text.count_refused(), refused),
    ];
    let changes_diary = plan.counts.changes_diary() || !texts.is_empty();
    let nothing = if refused == 0 { text.preview_nothing() } else { text.nothing_changed() };
    let add = changes_diary.then(|| button("button", text.import_apply(), ImportCommand::Apply));
    el("section", "sheet stack preview")
        .child(el("h2", "").text(text.preview_title()))
        .child_opt(plan.is_anew.then(|| el("p", "").key("anew".into()).attr("role", "alert").text(text.preview_anew())))
        .child(el("dl", "counts").children(counts.into_iter().filter_map(cell).collect_vec()))
        .child_opt(replaced_by(screen, plan))
        .child_opt(named(screen, plan))
        .child_opt(altered(screen, plan))
        .child_opt((unknown > 0).then(|| el("p", "").text(text.counted(unknown, Text::preview_unknown))))
        .child_opt((!texts.is_empty()).then(|| rescued(screen, texts)))
        .child_opt((refused > 0).then(|| refusals(screen, &plan.refused)))
        .child_opt((!changes_diary).then(|| el("p", "").text(nothing)))
        .child(el("div", "row").child_opt(add).child(cancel(text.cancel())))
}

/// Drafts in a file of the rescue page.
fn rescued(screen: &Screen<'_>, texts: &[Draft]) -> Node {
    let row = |draft: &Draft| el("li", "").attr("dir", "auto").text(draft.text.clone());
    el("div", "")
        .child(el("h3", "").text(screen.text.preview_texts()))
        .child(el("ul", "history").children(texts.iter().map(row).collect_vec()))
        .child(el("p", "soft").text(screen.text.preview_texts_what()))
}

/// The first refused records with their index in the file; the number of the others and the reasons.
fn refusals(screen: &Screen<'_>, refusals: &Refusals) -> Node {
    let text = screen.text;
    let more = refusals.count().saturating_sub(refusals.first().len());
    let row =
        |refused: &RejectedRecord| el("li", "").text(text.preview_refused(&screen.count(refused.index), &text.refusal(refused.reason)));
    let of_reason =
        |(reason, count): &(RecordError, usize)| el("li", "").text(text.topic_says(&screen.count(*count), &text.refusal(*reason)));
    el("div", "")
        .attr("role", "alert")
        .child(el("h3", "").text(text.preview_refused_title()))
        .child(el("ul", "history").children(refusals.first().iter().map(row).collect_vec()))
        .child_opt((more > 0).then(|| el("p", "soft").text(text.counted(more, Text::and_more))))
        .child_opt((more > 0).then(|| el("ul", "history").children(refusals.more().iter().map(of_reason).collect_vec())))
}

fn cancel(words: String) -> Node {
    button("button plain", words, ImportCommand::Cancel)
}
