//! What is said about the diary as a whole, wherever one is: that its store was emptied, that there was one, that the app is not whole.

use super::super::Screen;
use super::super::node::{Node, el};
use super::button;
use crate::app::{BackupCommand, Dismiss, Navigate, PlatformRequest, Route};

/// All that there is to say.
pub fn notices(screen: &Screen<'_>) -> Vec<Node> {
    [emptied(screen), was_here(screen)].into_iter().flatten().collect()
}

fn notice(key: &str, heading: String, words: String) -> Node {
    el("div", "sheet stack warning").key(key.into()).attr("role", "alert").child(el("h2", "").text(heading)).child(el("p", "").text(words))
}

/// Saves the diary to a file, once all of it is there.
fn save(screen: &Screen<'_>) -> Node {
    button("button", screen.text.backup_save(), BackupCommand::Save)
        .bool_attr("disabled", !screen.model.complete || screen.model.backup.is_some())
}

/// The browser deleted the store under this window.
fn emptied(screen: &Screen<'_>) -> Option<Node> {
    let (text, emptied) = (screen.text, screen.model.emptied?);
    let words = match (emptied.restored, emptied.whole) {
        (false, _) => text.emptied_writing(),
        (true, true) => text.emptied_whole(),
        (true, false) => text.emptied_part(),
    };
    let open = (!emptied.whole).then(|| button("button plain", text.backup_open(), Navigate::Go(Route::Backup)));
    let close = emptied.restored.then(|| button("button plain", text.close(), Dismiss::StoreLoss));
    Some(notice("emptied", text.emptied(), words).child(save(screen)).child_opt(open).child_opt(close))
}

/// A diary was kept here once, and the browser has deleted it.
fn was_here(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let open = || button("button", text.backup_open(), Navigate::Go(Route::Backup));
    let close = || button("button plain", text.close(), Dismiss::StoreLoss);
    screen.model.was_here.then(|| notice("was-here", text.was_here(), text.was_here_what()).child(open()).child(close()))
}

/// The screens after the first cannot be shown: another try, and the way to a file with the diary.
pub fn later_missing(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let again = || button("button", text.later_again(), PlatformRequest::LoadLater);
    (screen.later.is_none() && screen.model.around.later_missing)
        .then(|| notice("later-missing", text.later_missing(), text.later_missing_what()).child(again()).child(save(screen)))
}
