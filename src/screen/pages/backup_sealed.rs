//! Sealed backups: the form that saves one, and the form that opens one. What is typed into them stays on the page: it is read when the form
//! is sent, and is no draft.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{button, opens_to_write, progress};
use crate::app::{BackupCommand, Command, ImportCommand, Passphrase, SealCommand, SealFault, SealStage};

/// The row that saves a sealed backup, and how far it is.
pub fn save_sealed(screen: &Screen<'_>) -> Vec<Node> {
    // Once it is saved, another row without what was typed takes its place.
    let last = screen.model.last_backup.as_ref().map(|last| last.at.clone());
    let row = opens_to_write(screen.text.seal_title(), String::new()).key(last.unwrap_or_default());
    let mut parts = vec![row.child(form(screen))];
    parts.extend(stage(screen));
    parts
}

fn form(screen: &Screen<'_>) -> Node {
    let (text, form) = (screen.text, screen.model.ui.seal);
    let can = screen.model.loading.is_fully_loaded && screen.model.backup.is_none();
    let hint = if form.is_suggested { text.seal_suggested() } else { String::new() };
    el("form", "stack")
        .attr("data-new", "")
        .on(Handler::Passphrases(|typed| match typed {
            [first, second] => Some(Command::Seal(SealCommand::Save(first.clone(), second.clone()))),
            _ => None,
        }))
        .child(el("p", "").text(text.seal_why()))
        .child(passphrase(screen, text.seal_passphrase()))
        .child(passphrase(screen, text.seal_again()))
        .child(el("p", "soft").attr("role", "status").text(hint))
        .child(el("div", "row").child(button("button plain", text.seal_suggest(), SealCommand::Suggest)).child(show(screen)))
        .child(wrong(screen, form.fault))
        .child(el("button", "button").attr("type", "submit").text(text.seal_save()).bool_attr("disabled", !can))
        .child(el("p", "soft").text(text.seal_how()))
}

/// It is being sealed, or it is ready for the tap that hands it over.
fn stage(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let (words, next) = match screen.model.backup.as_ref()?.seal {
        SealStage::Plain => return None,
        SealStage::Sealing => (text.seal_sealing(), progress(text.seal_sealing(), None)),
        SealStage::Ready => (text.seal_ready(), button("button", text.seal_hand_over(), SealCommand::HandOver)),
    };
    let stage = el("div", "stack").key("seal-stage".into()).child(el("p", "").attr("role", "status").text(words)).child(next);
    Some(stage.child(button("button plain", text.cancel(), BackupCommand::NotSaved { failed: false })))
}

/// Asks for the passphrase of a sealed file.
pub fn open_sealed(screen: &Screen<'_>, fault: Option<SealFault>, is_opening: bool) -> Node {
    let text = screen.text;
    let working = if is_opening { text.sealed_opening() } else { String::new() };
    el("form", "sheet stack")
        .on(Handler::Passphrases(|typed| Some(Command::Import(ImportCommand::OpenWith(typed.first()?.clone())))))
        .child(el("h2", "").text(text.sealed_title()))
        .child(el("p", "").text(text.sealed_why()))
        .child(passphrase(screen, text.sealed_passphrase()))
        .child(wrong(screen, fault))
        .child(el("p", "").attr("role", "status").text(working.clone()))
        .child_opt(is_opening.then(|| progress(working, None)))
        .child(
            el("div", "row")
                .child(el("button", "button").attr("type", "submit").text(text.open_it()).bool_attr("disabled", is_opening))
                .child(show(screen))
                .child(button("button plain", text.cancel(), ImportCommand::Cancel)),
        )
}

/// A field without a value of ours. No keyboard changes what is typed.
fn passphrase(screen: &Screen<'_>, label: String) -> Node {
    let kind = if screen.model.ui.seal.is_shown { "text" } else { "password" };
    let input = el("input", "")
        .attr("type", kind)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .with("maxlength", Passphrase::LETTERS_MAX.to_string());
    el("label", "field").child(el("span", "").text(label)).child(input)
}

fn show(screen: &Screen<'_>) -> Node {
    let (text, is_shown) = (screen.text, screen.model.ui.seal.is_shown);
    button("button plain", text.seal_show(), SealCommand::Show(!is_shown)).aria_bool("aria-pressed", is_shown)
}

fn wrong(screen: &Screen<'_>, fault: Option<SealFault>) -> Node {
    let words = fault.map(|fault| screen.text.seal_fault(fault)).unwrap_or_default();
    el("p", "status").attr("role", "alert").text(words)
}
