//! The lock: setting it, the screens while it is locked, and what can be changed.

use super::shared_tests::{agree, contact, has, has_not, open};
use super::*;
use crate::app::{Effect, LockAsk, LockCommand, LockFault, LockStatus, LockWork, Passphrase, Peers};
use crate::domain::agreement::names;
use crate::format::{LockHeader, LockPass};

pub(super) fn header(pass: LockPass) -> LockHeader {
    LockHeader { pass, after_min: 5, has_passkey: false, public: "BA==".into() }
}

fn typed(words: &str) -> Passphrase {
    Passphrase::new(words)
}

fn words() -> Vec<String> {
    ["acid", "boat", "cave", "dawn", "east", "fish", "goat", "hill", "iron", "joke"].map(str::to_owned).into()
}

/// What was asked of the lock since the last call.
fn asked(phone: &mut Phone) -> Vec<String> {
    let of_lock = |effect: Effect| if let Effect::Lock(effect) = effect { Some(format!("{effect:?}")) } else { None };
    phone.asked.drain(..).filter_map(of_lock).collect()
}

pub(super) fn on_lock() -> Phone {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Lock));
    assert_eq!(asked(&mut phone), ["LookAtPasskeys"]);
    phone
}

/// With a lock that was set, and unlocked.
pub(super) fn with_lock() -> Phone {
    let mut phone = on_lock();
    phone.send(LockCommand::Set(header(LockPass::Sealing)));
    phone.send(LockCommand::Pass(None));
    asked(&mut phone);
    phone
}

/// A start while locked: the numbers are all that is known.
fn locked() -> Phone {
    let mut before = Phone::new();
    contact(&mut before, "Ward 4", "+49 30 1234567");
    agree(&mut before, names::EMERGENCY, "112");
    let mut phone = Phone::new();
    phone.model.loading.is_fully_loaded = false;
    phone.send(LockCommand::Found(header(LockPass::Done), before.model.diary.records().cloned().collect()));
    phone
}

#[test]
fn a_lock_is_set_in_three_steps_and_takes_effect_after_the_words_are_on_paper() {
    let mut phone = on_lock();
    has(&phone, "Lock the diary with a passcode");
    has(&phone, "tap a pain number");
    for (first, second, says) in [("123", "123", "at least 4"), ("1234", "1235", "not the same")] {
        phone.send(LockCommand::Prepare(typed(first), typed(second)));
        has(&phone, says);
    }
    assert!(asked(&mut phone).is_empty());
    phone.send(LockCommand::Prepare(typed("2468 x"), typed("2468 x")));
    assert_eq!(asked(&mut phone), ["Prepare(Passphrase)"]);
    has_not(&phone, "not the same");
    has(&phone, "One moment");
    phone.send(LockCommand::Prepared(words()));
    words().iter().for_each(|word| has(&phone, word));
    phone.press("I have written them down");
    has_not(&phone, "acid");
    has(&phone, "Word number 3");
    has(&phone, "Word number 8");
    phone.send(LockCommand::Check(typed("boat"), typed("hill")));
    has(&phone, "not the words that were shown");
    assert!(asked(&mut phone).is_empty());
    phone.send(LockCommand::Check(typed(" Cave "), typed("HILL")));
    assert_eq!(asked(&mut phone), ["Set"]);
    assert_eq!(phone.model.lock.status, LockStatus::Off, "not before it is stored and tested");
    phone.send(LockCommand::Failed(LockFault::NotStored));
    has(&phone, "The lock is as it was");
    phone.send(LockCommand::Check(typed("cave"), typed("hill")));
    phone.send(LockCommand::Set(header(LockPass::Sealing)));
    assert_eq!(asked(&mut phone), ["Set", "Pass(true)"]);
    has(&phone, "The diary is being locked");
    phone.send(LockCommand::Pass(Some(LockWork::Sealing(3, 8))));
    phone.send(LockCommand::Pass(None));
    has_not(&phone, "being locked");
    has(&phone, "The lock is on");
    assert!(!format!("{:?}", phone.model).contains("2468") && !format!("{:?}", phone.model).contains("acid"));
}

#[test]
fn the_words_are_gone_when_their_screen_is_left() {
    let mut phone = on_lock();
    phone.send(LockCommand::Prepare(typed("2468"), typed("2468")));
    phone.send(LockCommand::Prepared(words()));
    asked(&mut phone);
    phone.send(Navigate::Went(Route::More));
    assert_eq!(asked(&mut phone), ["Forget"]);
    phone.send(Navigate::Went(Route::Lock));
    has_not(&phone, "acid");
    has(&phone, "Lock the diary with a passcode");
    assert!(!format!("{:?}", phone.model).contains("acid"));
}

#[test]
fn no_lock_is_set_before_the_diary_is_read_or_while_a_file_is_written() {
    let mut phone = on_lock();
    phone.model.loading.is_fully_loaded = false;
    phone.send(LockCommand::Prepare(typed("2468"), typed("2468")));
    phone.model.loading.is_fully_loaded = true;
    phone.send(crate::app::BackupCommand::Save);
    phone.send(LockCommand::Prepare(typed("2468"), typed("2468")));
    assert!(asked(&mut phone).is_empty());
}

#[test]
fn while_locked_the_pad_the_numbers_and_the_signs_stay_and_everything_else_asks() {
    let mut phone = locked();
    for route in [Route::Now, Route::Diary, Route::Visit, Route::More, Route::Backup, Route::Exchange, Route::Doctor, Route::Lock] {
        let outline = open(&mut phone, route);
        assert!(outline.contains("The diary is locked") && outline.contains("Unlock"), "{route:?}\n{outline}");
        assert!(outline.contains("Tell the team"), "{route:?}\n{outline}");
    }
    phone.send(Navigate::Went(Route::Now));
    phone.press("7");
    has(&phone, "Saved 7");
    phone.press("Undo");
    has(&phone, "Undone");
    let team = open(&mut phone, Route::Team);
    for part in ["112", "Ward 4", "+49 30 1234567", "To see what to say on the phone", "Unlock"] {
        assert!(team.contains(part), "{part}\n{team}");
    }
    for part in ["Change", "They answered", "Remove", "Saved"] {
        assert!(!team.contains(part), "{part}\n{team}");
    }
    let signs = open(&mut phone, Route::WarningSigns);
    assert!(signs.contains("112") && !signs.contains("The team’s rule"), "{signs}");
    phone.send(Navigate::Went(Route::Now));
    phone.press("Too much: call");
    assert_eq!(phone.model.route, Route::Team);
}

#[test]
fn the_diary_is_there_after_the_passcode_and_wrong_ones_cost_growing_pauses() {
    let mut phone = locked();
    let unlock = |phone: &mut Phone| {
        phone.send(LockCommand::Unlock(typed("2468")));
        asked(phone).iter().filter(|effect| effect.starts_with("Unlock")).count()
    };
    let mut pauses = Vec::new();
    for _ in 0..5 {
        while unlock(&mut phone) == 0 {
            phone.unix_ms += 1_000;
        }
        has(&phone, "One moment");
        assert_eq!(unlock(&mut phone), 0, "one at a time");
        phone.send(LockCommand::Failed(LockFault::Wrong));
        has(&phone, "Nothing is lost");
        pauses.push(phone.model.settings.wrong_codes.pause_ms(phone.unix_ms));
        assert_eq!(phone.outline().contains("5 minutes at most"), pauses.last() > Some(&0));
        asked(&mut phone);
    }
    assert_eq!(pauses, [0, 0, 5_000, 15_000, 30_000]);
    phone.unix_ms += 30_000;
    phone.send(LockCommand::PauseOver);
    has_not(&phone, "5 minutes at most");
    assert_eq!(unlock(&mut phone), 1);
    phone.send(LockCommand::Unlocked(header(LockPass::Done)));
    let device = phone.model.device.expect("open");
    phone.send(StoreEvent::Opened {
        device,
        last_backup: None,
        imports: crate::app::Imports::default(),
        peers: Peers::default(),
        unbacked: Vec::new(),
    });
    phone.send(StoreEvent::LoadFinished);
    phone.send(Navigate::Went(Route::Now));
    has_not(&phone, "The diary is locked");
    assert_eq!(phone.model.settings.wrong_codes.count, 0);
}

#[test]
fn a_pause_goes_on_after_a_restart_and_is_said() {
    let mut phone = Phone::new();
    phone.model.loading.is_fully_loaded = false;
    phone.model.settings.wrong_codes = crate::app::WrongCodes { count: 6, last_ms: phone.unix_ms };
    phone.send(LockCommand::Found(header(LockPass::Done), Vec::new()));
    assert_eq!(asked(&mut phone), ["Tick(59000)"]);
    phone.send(Navigate::Went(Route::Now));
    has(&phone, "5 minutes at most");
    phone.send(LockCommand::Unlock(typed("2468")));
    assert!(asked(&mut phone).is_empty());
    phone.unix_ms += 20_000;
    phone.send(LockCommand::PauseOver);
    assert_eq!(asked(&mut phone).len(), 1, "a timer that comes early is set anew");
    phone.unix_ms += 60_000;
    phone.send(LockCommand::PauseOver);
    has_not(&phone, "5 minutes at most");
}

#[test]
fn what_is_changed_needs_the_passcode_and_says_what_was_done() {
    let mut phone = with_lock();
    has_not(&phone, "fingerprint");
    phone.send(LockCommand::CanUsePasskey(true));
    for (button, ask, secrets, done) in [
        ("Change the passcode", LockAsk::Change, vec!["2468", "9999 x", "9999 x"], "The passcode is changed"),
        ("Unlock as you unlock this phone: fingerprint, face or its code", LockAsk::Passkey, vec!["2468"], "The passcode still works"),
    ] {
        phone.press(button);
        has(&phone, "Passcode, or your ten words");
        phone.send(LockCommand::Do(ask, secrets.iter().map(|secret| typed(secret)).collect()));
        assert_eq!(asked(&mut phone).len(), 1, "{button}");
        phone.model.settings.wrong_codes.count = 2;
        phone.send(LockCommand::Done(ask, header(LockPass::Done), Vec::new()));
        assert_eq!(phone.model.settings.wrong_codes.count, 0);
        assert!(phone.asked.drain(..).any(|effect| matches!(effect, Effect::KeepSettings)), "also after a restart");
        has(&phone, done);
    }
    phone.press("Change the passcode");
    phone.send(LockCommand::Do(LockAsk::Change, vec![typed("2468"), typed("12"), typed("12")]));
    has(&phone, "at least 4");
    phone.press("Make ten new words");
    phone.send(LockCommand::Do(LockAsk::Words, vec![typed("2468")]));
    phone.send(LockCommand::Done(LockAsk::Words, header(LockPass::Done), words()));
    asked(&mut phone);
    has(&phone, "acid");
    phone.press("I have written them down");
    assert_eq!(asked(&mut phone), ["Set"]);
    phone.send(LockCommand::Done(LockAsk::Words, header(LockPass::Done), Vec::new()));
    has(&phone, "The old ones do not work any more");
    phone.press("Turn the lock off");
    phone.send(LockCommand::Do(LockAsk::Off, vec![typed("2468")]));
    assert_eq!(asked(&mut phone), ["Change(Off, Passphrase, None)"]);
    phone.send(LockCommand::Set(header(LockPass::Opening)));
    assert_eq!(asked(&mut phone), ["Pass(false)"]);
    has(&phone, "The lock is being taken off");
    phone.send(LockCommand::Off);
    has(&phone, "The lock is off.");
    has(&phone, "Lock the diary with a passcode");
}

#[test]
fn locking_commits_what_is_typed_first_and_tells_the_others() {
    let mut phone = with_lock();
    phone.send(Navigate::Went(Route::Visit));
    phone.send(Input::Typed(Field::NewQuestion, "Is it the tablets?".into()));
    phone.send(LockCommand::LockNow);
    assert_eq!(asked(&mut phone), ["Shut(true)"]);
    assert!(!phone.model.has_unsaved());
    phone.send(LockCommand::Elsewhere);
    assert_eq!(asked(&mut phone), ["Shut(false)"]);
    let mut open = Phone::new();
    open.send(LockCommand::LockNow);
    open.send(Navigate::Went(Route::Visit));
    open.send(Input::Typed(Field::NewQuestion, "Is it the tablets?".into()));
    open.send(LockCommand::Elsewhere);
    assert!(asked(&mut open).is_empty(), "without a lock there is nothing to lock");
    assert!(open.asked.is_empty() && !open.model.has_unsaved(), "but another window is about to set one");
}

#[test]
fn who_forgot_everything_keeps_the_locked_diary_as_a_file_before_it_goes() {
    let mut phone = locked();
    phone.send(Navigate::Went(Route::Now));
    has(&phone, "I forgot the passcode");
    has_not(&phone, "Delete it here");
    phone.send(crate::app::Erase::Confirmed);
    assert!(!phone.model.erasing);
    phone.press("Save the locked diary to a file");
    assert_eq!(asked(&mut phone), ["Keep"]);
    has_not(&phone, "Delete it here");
    phone.send(LockCommand::Kept);
    phone.press("Delete it here and begin a new diary");
    assert!(phone.model.erasing);
    assert!(phone.asked.iter().any(|effect| matches!(effect, Effect::Erase)));
}
