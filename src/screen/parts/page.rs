//! What every screen has: its heading, "Tell the team", and the line that says what was saved.

use super::super::Screen;
use super::super::node::{Node, el};
use super::clock::clock_notices;
use crate::app::{BackupCommand, Command, Navigate, PlatformRequest, Route, StoreFault};

/// A screen with its heading.
pub fn page(screen: &Screen<'_>, title: String, content: Vec<Node>) -> Node {
    let team = button("call", screen.text.team_tell(), Navigate::Go(Route::Team));
    el("div", "page")
        .child(el("header", "bar").child(el("h1", "").attr("tabindex", "-1").text(title)).child(team))
        .child(el("main", "stack").children(content))
}

/// A button.
pub fn button(look: &'static str, words: String, command: impl Into<Command>) -> Node {
    el("button", look).attr("type", "button").text(words).press(command.into())
}

/// A sheet with a heading.
pub fn sheet(heading: String) -> Node {
    el("section", "sheet stack").child(el("h2", "").text(heading))
}

/// The way to the warning signs, the same wherever it stands.
pub fn signs_link(screen: &Screen<'_>) -> Node {
    let words = screen.text.signs_link();
    el("a", "button plain signs").key("signs".into()).with("href", Route::WarningSigns.to_string()).text(words)
}

/// A line of a list that leads to another screen: what it is, and softly what there is to know of it.
pub fn link_row(route: Route, title: String, soft: String) -> Node {
    let words = el("span", "").child(el("b", "").text(title)).child(el("span", "soft").attr("dir", "auto").text(soft));
    let address = route.to_string();
    el("li", "").key(address.clone()).child(el("a", "").with("href", address).child(words))
}

/// What stands where a record should that is not there, or not yet.
pub fn missing(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let sheet = el("p", "sheet");
    if screen.model.complete { sheet.text(text.entry_gone()) } else { sheet.attr("aria-busy", "true").text(text.entry_loading()) }
}

/// What is on the screen is not all of the diary. After the rest, so that nothing moves, and on paper too, where someone prints with the
/// browser's own menu meanwhile.
pub fn reading(screen: &Screen<'_>) -> Option<Node> {
    let busy = || el("p", "soft").key("reading".into()).attr("aria-busy", "true").text(screen.text.diary_loading());
    (!screen.model.complete).then(busy)
}

/// What was saved last, and the way to take it back; what is wrong with the store; a newer version.
pub fn status_line(screen: &Screen<'_>) -> Vec<Node> {
    let line = screen.model.line.as_ref();
    let status = line.map(|line| screen.text.status(&line.status)).unwrap_or_default();
    let can_undo = line.is_some_and(|line| line.undo.is_some());
    let undo = can_undo.then(|| button("ghost", screen.text.undo(), Command::Undo));
    let line = el("div", "status-line").child(el("p", "status").attr("role", "status").text(status)).child_opt(undo);
    let trouble = screen.model.fault.map(|fault| trouble(screen, fault));
    let update = screen.model.around.update_ready.then(|| update(screen));
    let orphans = screen.later.map(|later| (later.orphans)(screen)).unwrap_or_default();
    [Some(line), trouble, update]
        .into_iter()
        .flatten()
        .chain(super::notices::notices(screen))
        .chain(clock_notices(screen))
        .chain(orphans)
        .collect()
}

/// What is not saved, and what can be done.
fn trouble(screen: &Screen<'_>, fault: StoreFault) -> Node {
    let (text, unsaved) = (screen.text, screen.model.has_unsaved());
    let why = text.fault(fault);
    let heading = if unsaved { text.not_saved(&why) } else { why };
    let save = (unsaved && screen.model.complete).then(|| button("button plain", text.backup_save(), BackupCommand::Save));
    let retry = unsaved.then(|| el("p", "").text(text.not_saved_retry()));
    el("div", "sheet stack warning")
        .key("trouble".into())
        .attr("role", "alert")
        .child(el("h2", "").text(heading))
        .child_opt(retry)
        .child_opt(save)
}

fn update(screen: &Screen<'_>) -> Node {
    el("div", "sheet notice row apart update").key("update".into()).child(el("p", "").text(screen.text.update_ready())).child(button(
        "button",
        screen.text.update_now(),
        PlatformRequest::Update,
    ))
}

/// Stored records that could not be read: kept, reported, and to be had as a file.
pub fn damaged(screen: &Screen<'_>) -> Option<Node> {
    let count = screen.model.damaged;
    (count > 0).then(|| {
        el("div", "sheet stack warning")
            .key("damaged".into())
            .attr("role", "alert")
            .child(el("p", "").text(screen.text.counted(count, crate::text::Text::damaged_found)))
            .child(button("button plain", screen.text.damaged_save(), PlatformRequest::SaveDamaged))
    })
}
