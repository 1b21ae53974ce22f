//! One entry, on a screen of its own.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, missing, pad, page, score_mark, status_line};
use super::entry_fields::entry_fields;
use super::history::{history, typed_by};
use crate::app::{Command, Route, Write};
use crate::domain::{EntryEdit, RecordId};

/// The screen of an entry.
pub fn entry(screen: &Screen<'_>, id: RecordId) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Diary.to_string()).text(text.back_to_diary()));
    let Some(entry) = model.diary.entry(id) else {
        content.push(missing(screen));
        return page(screen, text.diary_title(), content);
    };
    content.extend(heading(screen, id));
    content.extend(entry_fields(screen, id, entry));
    let name = text.the_number();
    content.push(el("details", "sheet rows").child(el("summary", "").text(text.change_the_number())).child(pad(
        screen,
        name,
        Some(entry.score),
        &|score| Command::Write(Write::edit(id, EntryEdit::Score(score))),
    )));
    content.push(button("button plain", text.ask_about_this(), Write::AskAbout(id)));
    content.extend(history(screen, id));
    content.push(button("ghost danger", text.delete_entry(), Write::Delete(id)));
    page(screen, text.entry_title(&text.score(entry.score), &text.intl.time(entry.at)), content)
}

fn heading(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let (entry, (version, speaker)) = (screen.model.diary.entry(id)?, screen.model.diary.said(id)?);
    let words = el("div", "")
        .child(el("h2", "").text(screen.speaker_says_score(&speaker, entry.score)))
        .child(el("p", "soft").text(screen.when_words(id, version)?))
        .child_opt(typed_by(screen, version));
    Some(el("div", "said").child(score_mark(entry.score)).child(words))
}
