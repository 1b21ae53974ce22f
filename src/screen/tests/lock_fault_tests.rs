//! What goes wrong with the lock is said, where it went wrong.

use super::lock_tests::{header, on_lock};
use super::shared_tests::{has, has_not};
use super::*;
use crate::app::{Effect, LockAsk, LockCommand, LockEffect, LockFault, LockWork};
use crate::format::LockPass;

#[test]
fn every_fault_has_words() {
    let mut phone = on_lock();
    for (fault, words) in [
        (LockFault::Damaged, "Nothing was deleted"),
        (LockFault::Newer, "with a newer version of the app. Update the app"),
        (LockFault::NotLoaded, "not on this phone yet"),
        (LockFault::NotStored, "Is the phone full"),
        (LockFault::Failed, "That did not work"),
        (LockFault::Wrong, "type your ten words"),
    ] {
        phone.send(LockCommand::Failed(fault));
        has(&phone, words);
    }
    let ticks = |phone: &Phone| phone.asked.iter().any(|effect| matches!(effect, Effect::Lock(LockEffect::Tick(_))));
    assert!(!ticks(&phone), "a first wrong one costs no pause");
    phone.send(LockCommand::Failed(LockFault::Wrong));
    phone.send(LockCommand::Failed(LockFault::Wrong));
    assert!(ticks(&phone), "the third one does");
}

#[test]
fn a_lock_whose_pass_cannot_go_on_is_not_said_to_be_on_and_can_be_taken_off() {
    let mut phone = on_lock();
    phone.send(LockCommand::Set(header(LockPass::Sealing)));
    phone.send(LockCommand::Pass(Some(LockWork::Sealing(3, 9))));
    has_not(&phone, "The lock is on");
    has(&phone, "You can go on using the diary.");
    phone.send(LockCommand::Failed(LockFault::NotStored));
    has(&phone, "The diary is being locked");
    has(&phone, "Part of it could not be stored yet.");
    has_not(&phone, "The lock is on");
    phone.send(LockCommand::Ask(Some(LockAsk::Off)));
    has_not(&phone, "The lock is as it was");
    phone.send(LockCommand::Failed(LockFault::NotStored));
    assert!(!phone.model.lock.is_busy(), "it can be turned off");
    phone.send(LockCommand::Pass(Some(LockWork::Sealing(4, 9))));
    has_not(&phone, "Part of it could not be stored yet.");
    phone.send(LockCommand::Pass(None));
    has(&phone, "The lock is on");
}
