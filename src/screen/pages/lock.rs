//! The lock: setting it, what can be changed about it, turning it off.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{button, choices, lock_fault, page, progress, secret, sheet, show_secret, status_line};
use crate::app::{AFTER_MIN, CHECKED, Command, LockAsk, LockCommand, LockStatus, LockWork, SecretForm};
use crate::domain::CollectVec;

/// The screen of the lock.
pub fn lock(screen: &Screen<'_>) -> Node {
    let (lock, form) = (screen.model.lock, &screen.model.ui.lock);
    let mut content = status_line(screen);
    content.extend(done(screen));
    content.extend(pass(screen));
    content.extend(match (lock.status, form.words.is_empty()) {
        (_, false) if form.is_check => vec![check(screen)],
        (_, false) => vec![words(screen)],
        (LockStatus::Off, true) => vec![set_up(screen)],
        _ => changes(screen),
    });
    page(screen, screen.text.lock_title(), content)
}

/// What was done last.
fn done(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let words = match screen.model.ui.lock.done? {
        LockAsk::Change => text.lock_changed(),
        LockAsk::Words => text.lock_words_done(),
        LockAsk::Passkey => text.lock_passkey_done(),
        LockAsk::Off => text.lock_is_off(),
    };
    Some(el("p", "sheet notice").key("done".into()).attr("role", "status").text(words))
}

/// How far sealing or opening is.
fn pass(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let (title, of) = match screen.model.lock.work? {
        LockWork::Keys => return None,
        LockWork::Sealing(done, all) => (text.lock_sealing(), (done, all)),
        LockWork::Opening(done, all) => (text.lock_opening(), (done, all)),
    };
    let bar = progress(title.clone(), (of.1 > 0).then_some(of));
    let more = if screen.model.lock.fault.is_some() { text.lock_pass_waits() } else { text.lock_pass_more() };
    Some(sheet(title).key("pass".into()).child(bar).child(el("p", "").attr("role", "status").text(more)))
}

fn working(screen: &Screen<'_>) -> Vec<Node> {
    let is_working = screen.model.lock.work == Some(LockWork::Keys);
    let says = if is_working {
        screen.text.lock_keys()
    } else if screen.model.lock.pauses {
        screen.text.locked_wait()
    } else if screen.model.lock.status == LockStatus::Off && !screen.model.can_set_lock() {
        screen.text.lock_busy()
    } else {
        String::new()
    };
    let bar = is_working.then(|| progress(says.clone(), None));
    [Some(lock_fault(screen)), Some(el("p", "soft").attr("role", "status").text(says)), bar].into_iter().flatten().collect_vec()
}

fn submit(screen: &Screen<'_>, words: String) -> Node {
    el("button", "button").attr("type", "submit").text(words).bool_attr("disabled", screen.model.lock.is_busy() || screen.model.lock.pauses)
}

fn set_up(screen: &Screen<'_>) -> Node {
    let (text, is_shown) = (screen.text, screen.model.ui.lock.is_shown);
    sheet(text.lock_set_title())
        .child(el("p", "").text(text.lock_why()))
        .child(el("p", "").text(text.lock_open_still()))
        .child(
            el("form", "stack")
                .on(Handler::Secrets(SecretForm::NewLock))
                .child(secret(text.lock_passcode(), is_shown))
                .child(secret(text.lock_again(), is_shown))
                .child(el("p", "soft").text(text.lock_short()))
                .children(working(screen))
                .child(
                    el("div", "row")
                        .child(submit(screen, text.lock_next()).bool_attr("disabled", !screen.model.can_set_lock()))
                        .child(show_secret(screen)),
                ),
        )
        .child(el("p", "soft").text(text.lock_traces()))
}

/// The ten words, to be written down before the lock takes effect.
fn words(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let word = |word: &String| el("li", "").attr("translate", "no").text(word.clone());
    sheet(text.lock_words_title())
        .key("words".into())
        .child(el("p", "").text(text.lock_words_why()))
        .child(el("ol", "lock-words").children(screen.model.ui.lock.words.iter().map(word).collect_vec()))
        .child(button("button", text.lock_written(), LockCommand::Written))
}

/// Two of the words, as a check that they are on paper.
fn check(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    // Their words were on this screen a moment ago.
    let field = |place: &usize| secret(text.lock_word(&screen.count(place + 1)), true);
    sheet(text.lock_check_title()).key("check".into()).child(
        el("form", "stack")
            .on(Handler::Secrets(SecretForm::CheckWords))
            .children(CHECKED.iter().map(field).collect_vec())
            .children(working(screen))
            .child(submit(screen, text.lock_set()).bool_attr("disabled", !screen.model.can_set_lock())),
    )
}

fn changes(screen: &Screen<'_>) -> Vec<Node> {
    let (text, lock, asks) = (screen.text, screen.model.lock, screen.model.ui.lock.asks);
    let ask = |words: String, of: LockAsk| {
        button("button plain", words, LockCommand::Ask((asks != Some(of)).then_some(of))).aria_bool("aria-expanded", asks == Some(of))
    };
    let passkey = if lock.has_passkey { text.lock_passkey_remove() } else { text.lock_passkey_add() };
    let rows = [
        (text.lock_change(), LockAsk::Change),
        (text.lock_new_words(), LockAsk::Words),
        (passkey, LockAsk::Passkey),
        (text.lock_turn_off(), LockAsk::Off),
    ];
    let can_passkey = lock.has_passkey || lock.can_use_passkey;
    let rows = rows.into_iter().filter(|(_, of)| *of != LockAsk::Passkey || can_passkey);
    let rows = rows.flat_map(|(words, of)| [Some(ask(words, of)), (asks == Some(of)).then(|| form(screen, of))]).flatten();
    let minutes = AFTER_MIN.map(|minutes| (after_words(screen, minutes), Command::Lock(LockCommand::After(minutes))));
    let chosen = AFTER_MIN.iter().position(|minutes| *minutes == lock.after_min).unwrap_or_default();
    let is_on = (!matches!(lock.work, Some(LockWork::Sealing(..)))).then(|| el("h2", "").text(text.lock_is_on()));
    let now = el("section", "sheet stack").child_opt(is_on).child(el("p", "").text(text.lock_open_still()));
    vec![
        now.child(button("button", text.lock_now(), LockCommand::LockNow)),
        choices("lock-after", text.lock_after(), minutes.into_iter().collect_vec(), chosen),
        el("section", "sheet stack").key("change".into()).label(text.lock_title()).children(rows.collect_vec()),
    ]
}

/// One of [`AFTER_MIN`].
fn after_words(screen: &Screen<'_>, minutes: u16) -> String {
    match minutes {
        0 => screen.text.lock_at_once(),
        1 => screen.text.lock_after_one(),
        5 => screen.text.lock_after_five(),
        _ => screen.text.lock_after_hour(),
    }
}

/// The present passcode, and the new one twice.
fn form(screen: &Screen<'_>, of: LockAsk) -> Node {
    let (text, is_shown) = (screen.text, screen.model.ui.lock.is_shown);
    let words = match of {
        LockAsk::Change => text.lock_change(),
        LockAsk::Words => text.lock_new_words(),
        LockAsk::Passkey => text.lock_next(),
        LockAsk::Off => text.lock_turn_off(),
    };
    let new = || [secret(text.lock_passcode(), is_shown), secret(text.lock_again(), is_shown)];
    el("form", "stack")
        .key(format!("form {words}"))
        .on(Handler::Secrets(SecretForm::Change(of)))
        .child(secret(text.lock_present(), is_shown))
        .children(if of == LockAsk::Change { new().into() } else { Vec::new() })
        .children(working(screen))
        .child(el("div", "row").child(submit(screen, words)).child(show_secret(screen)))
}
