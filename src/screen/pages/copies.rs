//! A copy of the diary every day in a folder, where the browser writes into folders.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, sheet};
use crate::app::{CopiesCommand, CopiesJob, CopyFault, Folder, LockStatus};

/// The row on the Backup screen: chooses the folder, and says how it is with the copies.
pub fn copies(screen: &Screen<'_>) -> Option<Node> {
    let (text, copies) = (screen.text, &screen.model.copies);
    if !screen.model.platform.has_folders {
        return None;
    }
    let sheet = sheet(text.copies_title()).key("copies".into()).child(el("p", "").text(text.copies_why())).child_opt(fault(screen));
    if screen.model.lock.status != LockStatus::Off {
        return copies.folder.as_ref().map(|_| sheet.child(el("p", "").text(text.copies_locked())));
    }
    Some(match &copies.folder {
        None => sheet.child(button("button plain", text.copies_choose(), CopiesCommand::Do(CopiesJob::Choose))),
        Some(folder) => sheet.children(chosen(screen, folder)),
    })
}

fn chosen(screen: &Screen<'_>, folder: &Folder) -> Vec<Node> {
    let text = screen.text;
    let last = folder.last.as_ref().map(|last| el("p", "").text(text.copies_last(&screen.when(last.at))));
    let said = el("p", "").attr("dir", "auto").text(text.copies_folder(&folder.name));
    let choose = || button("button plain", text.copies_choose(), CopiesCommand::Do(CopiesJob::Choose));
    let buttons = el("div", "row").child_opt(screen.model.copies.fault.is_some().then(choose)).child(button(
        "button plain",
        text.copies_stop(),
        CopiesCommand::Do(CopiesJob::Stop),
    ));
    let ask = (!folder.is_allowed).then(|| ask(screen));
    [Some(said), last, ask].into_iter().flatten().chain([buttons, el("p", "soft").text(text.copies_stop_hint())]).collect()
}

/// The browser must be asked again before the next copy. Asking needs a tap.
fn ask(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    el("div", "row apart").key("copies-ask".into()).child(el("p", "").text(text.copies_ask())).child(button(
        "button plain",
        text.copies_allow(),
        CopiesCommand::Do(CopiesJob::Allow),
    ))
}

/// The same on Now, the last of the page, so that it moves nothing.
pub fn copies_ask(screen: &Screen<'_>) -> Option<Node> {
    screen.model.copies.folder.as_ref().filter(|folder| !folder.is_allowed).map(|_| ask(screen))
}

fn fault(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let words = match screen.model.copies.fault? {
        CopyFault::Gone => text.copies_gone(),
        CopyFault::Full => text.copies_full(),
        CopyFault::Failed => text.copies_failed(),
    };
    Some(el("p", "status").attr("role", "alert").text(words))
}
