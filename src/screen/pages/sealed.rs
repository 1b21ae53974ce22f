//! Sealed files: the form that saves one, and the form that opens one. What is typed into them stays on the page: it is read when the form
//! is sent, and is no draft.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{button, opens_to_write, progress, secret};
use crate::app::{ImportCommand, SealCommand, SealFault, SealForm, SealOf, SecretForm};

/// The row that seals a file, and how far it is. `can`: there is something to seal.
pub fn seal(screen: &Screen<'_>, of: SealOf, can: bool) -> Vec<Node> {
    let (text, key) = (screen.text, of.key());
    let title = if of == SealOf::Backup { text.seal_title() } else { text.seal_gift_title() };
    // Once a file was handed over, another row without what was typed takes its place.
    let row = opens_to_write(title, String::new()).key(format!("{key} {}", screen.model.ui.sealed));
    let mut parts = vec![row.child(form(screen, of, can))];
    parts.extend(stage(screen, of));
    parts
}

fn form(screen: &Screen<'_>, of: SealOf, can: bool) -> Node {
    let (text, form) = (screen.text, screen.model.ui.seal.of(Some(of)));
    let hint = if form.is_suggested { text.seal_suggested() } else { String::new() };
    let save = if of == SealOf::Backup { text.seal_save() } else { text.seal_gift_save() };
    el("form", "stack")
        .with("data-new", of.key())
        .on(Handler::Secrets(SecretForm::Seal(of)))
        .child(el("p", "").text(text.seal_why()))
        .child(secret(text.seal_passphrase(), form.is_shown))
        .child(secret(text.seal_again(), form.is_shown))
        .child(el("p", "soft").attr("role", "status").text(hint))
        .child(el("div", "row").child(button("button plain", text.seal_suggest(), SealCommand::Suggest(of))).child(show(screen, form)))
        .child(wrong(screen, form.fault))
        .child(el("button", "button").attr("type", "submit").text(save).bool_attr("disabled", !can || screen.model.sealing.is_some()))
        .child(el("p", "soft").text(text.seal_how()))
}

/// It is being sealed, or it is ready for the tap that hands it over.
fn stage(screen: &Screen<'_>, of: SealOf) -> Option<Node> {
    let text = screen.text;
    let sealing = screen.model.sealing.filter(|sealing| sealing.of == of)?;
    let hand_over = || if of == SealOf::Backup { text.seal_hand_over() } else { text.seal_gift_hand_over() };
    let (words, next) = if sealing.is_ready {
        (text.seal_ready(), button("button", hand_over(), SealCommand::HandOver))
    } else {
        (text.seal_sealing(), progress(text.seal_sealing(), None))
    };
    let stage = el("div", "stack").key("seal-stage".into()).child(el("p", "").attr("role", "status").text(words)).child(next);
    Some(stage.child(button("button plain", text.cancel(), SealCommand::Cancel)))
}

/// Asks for the passphrase of a sealed file.
pub fn open_sealed(screen: &Screen<'_>, fault: Option<SealFault>, is_opening: bool) -> Node {
    let (text, form) = (screen.text, screen.model.ui.seal.of(None));
    let working = if is_opening { text.sealed_opening() } else { String::new() };
    el("form", "sheet stack")
        .on(Handler::Secrets(SecretForm::OpenFile))
        .child(el("h2", "").text(text.sealed_title()))
        .child(el("p", "").text(text.sealed_why()))
        .child(secret(text.sealed_passphrase(), form.is_shown))
        .child(wrong(screen, fault))
        .child(el("p", "").attr("role", "status").text(working.clone()))
        .child_opt(is_opening.then(|| progress(working, None)))
        .child(
            el("div", "row")
                .child(el("button", "button").attr("type", "submit").text(text.open_it()).bool_attr("disabled", is_opening))
                .child(show(screen, form))
                .child(button("button plain", text.cancel(), ImportCommand::Cancel)),
        )
}

fn show(screen: &Screen<'_>, form: SealForm) -> Node {
    button("button plain", screen.text.seal_show(), SealCommand::Show(form.of, !form.is_shown)).aria_bool("aria-pressed", form.is_shown)
}

fn wrong(screen: &Screen<'_>, fault: Option<SealFault>) -> Node {
    let words = fault.map(|fault| screen.text.seal_fault(fault)).unwrap_or_default();
    el("p", "status").attr("role", "alert").text(words)
}
