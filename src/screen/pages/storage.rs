//! Where the diary is stored, whether the browser keeps it, and the version of the app.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, damaged, page, status_line};
use crate::app::{Erase, PlatformRequest, Route, UiAction};

/// The screen of the storage.
pub fn storage(screen: &Screen<'_>) -> Node {
    let (text, around) = (screen.text, &screen.model.platform);
    let entries = screen.model.diary.rows().len();
    let kept = match around.is_kept {
        Some(true) => text.storage_kept(),
        Some(false) => text.storage_not_kept(),
        None => text.storage_unknown(),
    };
    let ask = (around.is_kept == Some(false)).then(|| button("button plain", text.storage_ask(), PlatformRequest::Keep));
    let space = around.space_bytes.map(|(used, most)| text.storage_space(&text.intl.bytes(used), &text.intl.bytes(most)));
    let newest = (!around.update_ready).then(|| el("p", "soft").text(text.up_to_date()));
    let mut content = status_line(screen);
    content.push(el("div", "sheet stack").child(el("p", "").text(text.storage_where())).child(el("p", "").text(kept)).child_opt(ask));
    content.push(
        el("div", "sheet stack")
            .child(el("p", "").text(text.storage_entries(&screen.count(entries))))
            .child_opt(space.map(|space| el("p", "").text(space)))
            .child(el("p", "").text(text.storage_version(&around.build)))
            .child_opt(newest),
    );
    content.extend(damaged(screen));
    content.push(erase(screen));
    page(screen, text.storage_title(), content)
}

/// Erasing the diary: a backup is offered first, a second button erases.
fn erase(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let sheet = el("section", "sheet stack")
        .key("erase".into())
        .child(el("p", "").text(text.backup_is_plain()))
        .child(el("p", "").text(text.erase_hint()));
    if !screen.model.ui.erase_asked {
        return sheet.child(button("button plain", text.erase(), UiAction::Erase(true)).key("ask".into()));
    }
    let erase = button("ghost danger", text.erase_yes(), Erase::Confirmed).bool_attr("disabled", screen.model.erasing);
    sheet
        .child(el("p", "").key("sure".into()).attr("role", "alert").text(text.erase_sure()))
        .child(el("a", "button").key("backup".into()).with("href", Route::Backup.to_string()).text(text.erase_backup_first()))
        .child(button("button plain", text.erase_keep(), UiAction::Erase(false)).key("keep".into()))
        .child(erase.key("erase".into()))
}
