//! The forms of sealed backups.

use super::shared_tests::{has, has_not};
use super::*;
use crate::app::{BackupCommand, Effect, Passphrase, SealCommand, SealEffect, SealFault, SealOf};

fn on_backup() -> Phone {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Backup));
    phone
}

fn typed(words: &str) -> Passphrase {
    Passphrase::new(words)
}

#[test]
fn the_plain_way_comes_first_and_both_say_what_they_are() {
    let phone = on_backup();
    let outline = phone.outline();
    let at = |words: &str| outline.find(words).unwrap_or_else(|| panic!("{words} is missing:\n{outline}"));
    assert!(at("Anyone who has the file can read it") < at("Save a backup"));
    assert!(at("Save a backup") < at("Save it sealed with a passphrase"));
    assert!(at("nobody can open the file, and neither can we") < at("Passphrase"));
    has(&phone, "takes a few seconds");
    assert!(!outline.contains("value="), "no field has a value of ours:\n{outline}");
}

#[test]
fn what_is_typed_is_shown_on_request_until_the_screen_is_left() {
    let mut phone = on_backup();
    let html = |phone: &Phone| {
        let mut html = String::new();
        phone.screen().iter().for_each(|node| node.write_html(&mut html));
        html
    };
    assert_eq!(html(&phone).matches("type=\"password\"").count(), 2);
    phone.press("Show what I type");
    assert_eq!(html(&phone).matches("type=\"password\"").count(), 0);
    phone.press("Show what I type");
    phone.send(SealCommand::Suggested(SealOf::Backup));
    assert_eq!(html(&phone).matches("type=\"password\"").count(), 0, "suggested words are read");
    has(&phone, "write these five words on paper");
    phone.send(Navigate::Went(Route::More));
    phone.send(Navigate::Went(Route::Backup));
    assert_eq!(html(&phone).matches("type=\"password\"").count(), 2);
}

#[test]
fn a_sealed_backup_says_how_far_it_is() {
    let mut phone = on_backup();
    phone.send(SealCommand::Save(SealOf::Backup, typed("one two three"), typed("one two tree")));
    has(&phone, "The two are not the same");
    phone.send(SealCommand::Save(SealOf::Backup, typed("seven"), typed("seven")));
    has(&phone, "at least 8 letters");
    phone.send(SealCommand::Save(SealOf::Backup, typed("one two three"), typed("one two three")));
    assert!(matches!(phone.asked.drain(..).next_back(), Some(Effect::Seal(SealEffect::Save(SealOf::Backup, _)))));
    has(&phone, "Sealing the file");
    has_not(&phone, "at least 8 letters");
    phone.press("Cancel");
    has_not(&phone, "Sealing the file");
    phone.send(SealCommand::Save(SealOf::Backup, typed("one two three"), typed("one two three")));
    phone.send(SealCommand::Sealed);
    phone.send(Navigate::Went(Route::More));
    phone.send(Navigate::Went(Route::Backup));
    has(&phone, "The sealed file is ready");
    phone.press("Save the sealed file");
    assert!(matches!(phone.asked.drain(..).next_back(), Some(Effect::HandOverSealed(SealOf::Backup))));
    phone.send(BackupCommand::Saved);
    has_not(&phone, "The sealed file is ready");
    has(&phone, "Backup saved");
}

#[test]
fn a_file_for_another_phone_is_sealed_beside_the_plain_one() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Exchange));
    let (all, one) = (SealOf::Gift(None), SealOf::Gift(Some(7)));
    let outline = phone.outline();
    assert!(outline.find("Anyone who has the file can read it") < outline.find("Seal it with a passphrase"), "{outline}");
    phone.send(SealCommand::Save(one, typed("one two three"), typed("one two tree")));
    has_not(&phone, "The two are not the same");
    phone.send(SealCommand::Save(all, typed("one two three"), typed("one two tree")));
    has(&phone, "The two are not the same");
    phone.send(SealCommand::Save(all, typed("one two three"), typed("one two three")));
    assert!(matches!(phone.asked.drain(..).next_back(), Some(Effect::Seal(SealEffect::Save(SealOf::Gift(None), _)))));
    has(&phone, "Sealing the file");
    phone.send(SealCommand::Sealed);
    phone.press("Send the sealed file");
    assert!(matches!(phone.asked.drain(..).next_back(), Some(Effect::HandOverSealed(SealOf::Gift(None)))));
    phone.send(Navigate::Went(Route::Backup));
    has_not(&phone, "The sealed file is ready");
    phone.send(SealCommand::Given);
    phone.send(Navigate::Went(Route::Exchange));
    has_not(&phone, "The sealed file is ready");
}

#[test]
fn a_sealed_file_asks_for_its_passphrase_and_says_why_it_does_not_open() {
    let mut phone = on_backup();
    phone.send(ImportCommand::Open(1));
    phone.send(ImportCommand::Sealed(1));
    has(&phone, "This file is sealed");
    for (fault, words) in [
        (SealFault::WrongPassphrase, "does not open this file"),
        (SealFault::Damaged, "missing or changed"),
        (SealFault::Newer, "A newer version of the app made this file"),
        (SealFault::TooHard, "more memory than this phone"),
        (SealFault::NeedsKey, "with a key, not with a passphrase"),
        (SealFault::NotLoaded, "not on this phone yet"),
        (SealFault::Failed, "That did not work"),
    ] {
        phone.send(ImportCommand::OpenWith(typed("one two three")));
        has(&phone, "Opening the file");
        has_not(&phone, words);
        phone.send(ImportCommand::NotOpened(1, fault));
        has(&phone, words);
        has(&phone, "Your diary is as it was.");
        has_not(&phone, "Opening the file …");
    }
    phone.press("Cancel");
    has_not(&phone, "This file is sealed");
}
