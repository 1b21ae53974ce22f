//! Changed and deleted records of every kind, each with its earlier versions, who typed them and when.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, page, reading, status_line, toggles};
use super::history::earlier_values;
use crate::app::{Command, UiAction, Write};
use crate::domain::{Body, CollectVec, Record, sort_by_key};

/// Records shown before "more" is pressed, and with each press.
pub const AT_ONCE: usize = 20;

/// The screen of the changed and deleted records.
pub fn changes(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let only_deleted = model.ui.only_deleted;
    let is_listed = |record: &&Record| record.current().deleted || (!only_deleted && !record.older().is_empty());
    let all: Vec<&Record> = model.diary.records().filter(is_listed).collect_vec();
    // The newest change first, by the clocks of the phones they were made on.
    let all = sort_by_key(all, |record| -record.current().stamp.unix_ms());
    let which = |only: bool, words| (words, only == only_deleted, Command::Ui(UiAction::OnlyDeleted(only)));
    let mut content = status_line(screen);
    content.push(el("p", "").text(text.changes_why()));
    content.push(toggles(
        ("chips", "chip"),
        text.changes_title(),
        vec![which(false, text.changed_and_deleted()), which(true, text.only_deleted())],
    ));
    if all.is_empty() && model.loading.is_fully_loaded {
        content.push(el("p", "sheet").text(text.changes_none()));
    }
    let rows: Vec<Node> = all.iter().take(shown(screen)).map(|record| row(screen, record)).collect_vec();
    content.push(el("ol", "stack changes").key("changes".into()).children(rows));
    content.extend(more(screen, all.len()));
    content.extend(reading(screen));
    page(screen, text.changes_title(), content)
}

/// How many of a long list are shown.
pub fn shown(screen: &Screen<'_>) -> usize {
    screen.model.ui.more.saturating_add(1).saturating_mul(AT_ONCE)
}

/// The number of records not shown, and a button for more.
pub fn more(screen: &Screen<'_>, all: usize) -> Option<Node> {
    let text = screen.text;
    let hidden = all.saturating_sub(shown(screen));
    (hidden > 0).then(|| {
        let next = text.show_more(&screen.count(hidden.min(AT_ONCE)));
        el("div", "row apart")
            .key("more".into())
            .child(el("p", "soft").text(text.counted(hidden, crate::text::Text::and_more)))
            .child(button("button plain", next, UiAction::More(screen.model.ui.more + 1)))
    })
}

fn row(screen: &Screen<'_>, record: &Record) -> Node {
    let text = screen.text;
    let current = record.current();
    let kind = screen.kind_words(&current.body);
    let words = screen.version_words(current);
    let state = if current.deleted { text.deleted_then() } else { text.changed_then() };
    let orphan_target = current.deleted && !matches!(current.body, Body::Unknown(_));
    let put_back = orphan_target.then(|| {
        let name = text.put_back_name(&text.topic_says(&kind, &words));
        button("button plain", text.put_back(), Write::PutBack(record.id())).label(name)
    });
    el("li", "sheet stack tight")
        .key(record.id().to_string())
        .child(el("h2", "").text(kind))
        .child(el("p", "").attr("dir", "auto").text(words))
        .child(el("p", "soft").text(format!("{state} · {}", screen.typed_line(current))))
        .child_opt(earlier_values(screen, record, ""))
        .child_opt(put_back)
}
