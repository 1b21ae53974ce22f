//! The daily copy in a folder, on the Backup screen and on Now.

use std::sync::Arc;

use super::shared_tests::{has, has_not};
use super::*;
use crate::app::{CopiesCommand, CopiesJob, CopyFault, Effect, Folder, LastCopy};

fn folder(is_allowed: bool) -> Arc<Folder> {
    let last = LastCopy { at: Moment::from_clock(NOON_MS, 60), print: String::new(), records: 1 };
    Arc::new(Folder { name: "Documents".into(), is_allowed, there: Vec::new(), made: Vec::new(), last: Some(last) })
}

#[test]
fn a_browser_that_writes_into_no_folders_is_offered_nothing() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::Backup));
    has_not(&phone, "Keep a copy every day");
    phone.model.platform.has_folders = true;
    has(&phone, "Keep a copy every day");
    has(&phone, "Anyone who has these files can read them.");
    phone.press("Choose a folder");
    assert!(matches!(phone.asked.last(), Some(Effect::Copies(CopiesJob::Choose))));
}

#[test]
fn the_folder_the_last_copy_and_what_is_wrong_are_said() {
    let mut phone = Phone::new();
    phone.model.platform.has_folders = true;
    phone.send(Navigate::Went(Route::Backup));
    phone.send(CopiesCommand::Done(CopiesJob::Look, Some(folder(true)), None));
    has(&phone, "Folder: Documents");
    has(&phone, "Last copy in this folder: 13:00");
    has_not(&phone, "Allow again");
    for (fault, words) in [
        (CopyFault::Gone, "The folder cannot be found."),
        (CopyFault::Full, "There was no room for today’s copy."),
        (CopyFault::Failed, "Today’s copy could not be saved."),
    ] {
        phone.send(CopiesCommand::Done(CopiesJob::Look, Some(folder(true)), Some(fault)));
        has(&phone, words);
        has(&phone, "Choose a folder");
    }
    phone.press("Stop the daily copies");
    assert!(matches!(phone.asked.last(), Some(Effect::Copies(CopiesJob::Stop))));
    phone.send(CopiesCommand::Done(CopiesJob::Look, None, None));
    has(&phone, "Choose a folder");
    has_not(&phone, "Documents");
}

#[test]
fn a_browser_that_must_be_asked_again_says_so_in_one_row() {
    let mut phone = Phone::new();
    phone.model.platform.has_folders = true;
    phone.send(CopiesCommand::Done(CopiesJob::Look, Some(folder(true)), None));
    has_not(&phone, "Allow again");
    phone.send(CopiesCommand::Done(CopiesJob::Look, Some(folder(false)), None));
    has(&phone, "The app needs your permission again");
    phone.press("Allow again");
    assert!(matches!(phone.asked.last(), Some(Effect::Copies(CopiesJob::Allow))));
    phone.send(Navigate::Went(Route::Backup));
    has(&phone, "Allow again");
}
