//! The screens while the diary is locked: the pad, the numbers and the warning signs stay, everything else asks for the passcode.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{button, lock_fault, opens, page, progress, secret, sheet, show_secret, signs_link, status_line};
use crate::app::{Erase, LockCommand, SecretForm};

/// Any other screen.
pub fn locked(screen: &Screen<'_>) -> Node {
    let mut content = status_line(screen);
    content.push(el("section", "sheet stack").key("unlock".into()).children(unlocking(screen)));
    content.push(signs_link(screen));
    page(screen, screen.text.locked_title(), content)
}

/// Below the pad.
pub fn locked_below(screen: &Screen<'_>) -> Vec<Node> {
    vec![unlock(screen), signs_link(screen)]
}

/// Asks for the passcode, under a heading.
pub fn unlock(screen: &Screen<'_>) -> Node {
    sheet(screen.text.locked_title()).key("unlock".into()).children(unlocking(screen))
}

/// The field stays the same while what was typed is tried.
fn unlocking(screen: &Screen<'_>) -> Vec<Node> {
    let (text, lock) = (screen.text, screen.model.lock);
    let is_trying = lock.work.is_some();
    let says = if is_trying {
        text.lock_keys()
    } else if lock.pauses {
        text.locked_wait()
    } else {
        String::new()
    };
    let passkey =
        || button("button plain", text.locked_passkey(), LockCommand::UnlockByPasskey).bool_attr("disabled", is_trying || lock.pauses);
    let form = el("form", "stack")
        .on(Handler::Secrets(SecretForm::Unlock))
        .child(secret(text.lock_present(), screen.model.ui.lock.is_shown))
        .child(lock_fault(screen))
        .child(el("p", "soft").attr("role", "status").text(says.clone()))
        .child_opt(is_trying.then(|| progress(says, None)))
        .child(
            el("div", "row")
                .child(
                    el("button", "button")
                        .attr("type", "submit")
                        .text(text.locked_unlock())
                        .bool_attr("disabled", is_trying || lock.pauses),
                )
                .child(show_secret(screen)),
        )
        .child_opt(lock.has_passkey.then(passkey));
    vec![el("p", "").text(text.locked_why()), form, forgot(screen)]
}

/// The ten words; without them, the locked diary is kept as a file before a new one is begun.
fn forgot(screen: &Screen<'_>) -> Node {
    let (text, ui) = (screen.text, &screen.model.ui);
    let begin = || {
        let sure = button("button danger", text.locked_begin(), Erase::Confirmed);
        el("div", "stack").key("begin".into()).child(el("p", "").text(text.locked_kept())).child(sure)
    };
    opens(text.locked_forgot(), String::new())
        .key("forgot".into())
        .child(el("p", "").text(text.locked_forgot_words()))
        .child(el("p", "").text(text.locked_anew()))
        .child(button("button plain", text.locked_keep(), LockCommand::Keep))
        .child_opt((ui.lock.is_kept && ui.erase_asked).then(begin))
}
