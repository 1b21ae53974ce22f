//! Notices about the whole diary, on every screen: the store was emptied, the diary was deleted by the browser, a part of the app is
//! missing.

use super::super::Screen;
use super::super::node::{Node, el};
use super::button;
use crate::app::{BackupCommand, Dismiss, Navigate, PlatformRequest, Route};
use crate::domain::CollectVec;

/// The notices that apply now.
pub fn notices(screen: &Screen<'_>) -> Vec<Node> {
    [emptied(screen), diary_gone(screen)].into_iter().flatten().collect_vec()
}

fn notice(key: &str, heading: String, words: String) -> Node {
    el("div", "sheet stack warning").key(key.into()).attr("role", "alert").child(el("h2", "").text(heading)).child(el("p", "").text(words))
}

/// The button that saves the diary to a file; enabled once all of it is loaded.
fn save(screen: &Screen<'_>) -> Node {
    button("button", screen.text.backup_save(), BackupCommand::Save)
        .bool_attr("disabled", !screen.model.loading.is_fully_loaded || screen.model.backup.is_some())
}

/// The browser deleted the store while this window was open.
fn emptied(screen: &Screen<'_>) -> Option<Node> {
    let (text, emptied) = (screen.text, screen.model.loading.emptied?);
    let words = match (emptied.restored, emptied.whole) {
        (false, _) => text.emptied_writing(),
        (true, true) => text.emptied_whole(),
        (true, false) => text.emptied_part(),
    };
    let open = (!emptied.whole).then(|| button("button plain", text.backup_open(), Navigate::Go(Route::Backup)));
    let close = emptied.restored.then(|| button("button plain", text.close(), Dismiss::StoreLoss));
    Some(notice("emptied", text.emptied(), words).child(save(screen)).child_opt(open).child_opt(close))
}

/// A diary existed in this browser earlier, and the browser deleted it.
fn diary_gone(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let open = || button("button", text.backup_open(), Navigate::Go(Route::Backup));
    let close = || button("button plain", text.close(), Dismiss::StoreLoss);
    screen.model.loading.had_diary.then(|| notice("was-here", text.was_here(), text.was_here_what()).child(open()).child(close()))
}

/// The later part of the program cannot be loaded: a button to try again, and one to save the diary to a file.
pub fn later_missing(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let again = || button("button", text.later_again(), PlatformRequest::LoadLater);
    (screen.later.is_none() && screen.model.platform.later_missing)
        .then(|| notice("later-missing", text.later_missing(), text.later_missing_what()).child(again()).child(save(screen)))
}
