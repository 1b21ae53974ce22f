//! Fields of a passphrase or a passcode. What is typed stays on the page: it is read when the form is sent, and is no draft.

use super::super::Screen;
use super::super::node::{Node, el};
use super::button;
use crate::app::{LockCommand, Passphrase};

/// A field without a value of ours, shown as typed or as dots. No keyboard changes what is typed.
pub fn secret(label: String, is_shown: bool) -> Node {
    let kind = if is_shown { "text" } else { "password" };
    let input = el("input", "")
        .attr("type", kind)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .with("maxlength", Passphrase::LETTERS_MAX.to_string());
    el("label", "field").child(el("span", "").text(label)).child(input)
}

/// The button that shows or hides what is typed about the lock.
pub fn show_secret(screen: &Screen<'_>) -> Node {
    let is_shown = screen.model.ui.lock.is_shown;
    button("button plain", screen.text.seal_show(), LockCommand::Show(!is_shown)).aria_bool("aria-pressed", is_shown)
}

/// What went wrong, read aloud.
pub fn lock_fault(screen: &Screen<'_>) -> Node {
    // That of a pass is said where its progress is.
    let fault = screen.model.lock.fault.filter(|_| !screen.model.lock.is_in_pass());
    let words = fault.map(|fault| screen.text.lock_fault(fault)).unwrap_or_default();
    el("p", "status").attr("role", "alert").text(words)
}
