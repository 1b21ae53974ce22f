//! The parts of every screen: heading, "Tell the team", and the status line.

use super::super::node::{Node, el};
use super::super::{Panel, Screen};
use super::clock::clock_notices;
use super::{Picture, button, icon};
use crate::app::{BackupCommand, Command, Navigate, PlatformRequest, Route, StoreFault};
use crate::domain::CollectVec;

/// A screen with its heading.
pub fn page(screen: &Screen<'_>, title: String, content: Vec<Node>) -> Node {
    let team = button("call", screen.text.team_tell(), Navigate::Go(Route::Team));
    el("div", "page")
        .child(el("header", "bar").child(el("h1", "").attr("tabindex", "-1").text(title)).child(team))
        .child(el("main", "stack").children(content))
}

/// A section with a heading.
pub fn sheet(heading: String) -> Node {
    el("section", "sheet stack").child(el("h2", "").text(heading))
}

/// The link to the warning signs, the same on every screen.
pub fn signs_link(screen: &Screen<'_>) -> Node {
    let words = screen.text.signs_link();
    el("a", "button plain signs").key("signs".into()).with("href", Route::WarningSigns.to_string()).text(words)
}

/// A list item that links to another screen: a title and a secondary text.
pub fn link_row(route: Route, title: String, soft: String) -> Node {
    row(None, route, title, soft)
}

/// The same with an icon before it.
pub fn icon_row(picture: Picture, route: Route, title: String, soft: String) -> Node {
    row(Some(picture), route, title, soft)
}

fn row(picture: Option<Picture>, route: Route, title: String, soft: String) -> Node {
    let words = el("span", "").child(el("b", "").text(title)).child(el("span", "soft").attr("dir", "auto").text(soft));
    let address = route.to_string();
    el("li", "").key(address.clone()).child(el("a", "").with("href", address).child_opt(picture.map(icon)).child(words))
}

/// The screen of a record that does not exist, or is not loaded yet.
pub fn missing(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let sheet = el("p", "sheet");
    if screen.model.loading.is_fully_loaded {
        sheet.text(text.entry_gone())
    } else {
        sheet.attr("aria-busy", "true").text(text.entry_loading())
    }
}

/// Says that the diary is not fully loaded. It is last, so that nothing moves, and is printed too, for a print from the browser's own menu.
pub fn reading(screen: &Screen<'_>) -> Option<Node> {
    let busy = || el("p", "soft").key("reading".into()).attr("aria-busy", "true").text(screen.text.diary_loading());
    (!screen.model.loading.is_fully_loaded).then(busy)
}

/// The status line, followed by faults of the store and a waiting update.
pub fn status_line(screen: &Screen<'_>) -> Vec<Node> {
    let line = el("div", "status-line").panel(Panel::StatusLine);
    let trouble = screen.model.outbox.fault.map(|fault| trouble(screen, fault));
    let update = screen.model.platform.update_ready.then(|| update(screen));
    let orphans = screen.later.map(|later| (later.orphans)(screen)).unwrap_or_default();
    [Some(line), trouble, update]
        .into_iter()
        .flatten()
        .chain(super::notices::notices(screen))
        .chain(clock_notices(screen))
        .chain(orphans)
        .collect_vec()
}

/// What was saved last, and Undo.
pub fn status(screen: &Screen<'_>) -> Vec<Node> {
    let line = screen.model.line.as_ref();
    let status = line.map(|line| screen.text.status(&line.status)).unwrap_or_default();
    let can_undo = line.is_some_and(|line| line.undo.is_some());
    let undo = can_undo.then(|| button("ghost", screen.text.undo(), Command::Undo));
    [Some(el("p", "status").attr("role", "status").text(status)), undo].into_iter().flatten().collect_vec()
}

/// What is not saved, and the buttons that help.
fn trouble(screen: &Screen<'_>, fault: StoreFault) -> Node {
    let (text, unsaved) = (screen.text, screen.model.has_unsaved());
    let why = text.fault(fault);
    let heading = if unsaved { text.not_saved(&why) } else { why };
    // A backup holds no drafts.
    let saves = screen.model.has_unsaved_records();
    let also = saves.then(|| el("p", "").text(text.not_saved_backup()));
    let save = (saves && screen.model.loading.is_fully_loaded).then(|| button("button plain", text.backup_save(), BackupCommand::Save));
    let retry = unsaved.then(|| el("p", "").text(text.not_saved_retry()));
    el("div", "sheet stack warning")
        .key("trouble".into())
        .attr("role", "alert")
        .child(el("h2", "").text(heading))
        .child_opt(retry)
        .child_opt(also)
        .child_opt(save)
}

fn update(screen: &Screen<'_>) -> Node {
    el("div", "sheet notice row apart update").key("update".into()).child(el("p", "").text(screen.text.update_ready())).child(button(
        "button",
        screen.text.update_now(),
        PlatformRequest::Update,
    ))
}

/// Stored records that could not be read: their number, and a button to export them.
pub fn damaged(screen: &Screen<'_>) -> Option<Node> {
    let count = screen.model.loading.damaged;
    (count > 0).then(|| {
        el("div", "sheet stack warning")
            .key("damaged".into())
            .attr("role", "alert")
            .child(el("p", "").text(screen.text.counted(count, crate::text::Text::damaged_found)))
            .child(button("button plain", screen.text.damaged_save(), PlatformRequest::SaveDamaged))
    })
}
