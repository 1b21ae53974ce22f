use std::sync::Arc;

use super::*;
use crate::app::{Command, CopyFault, Folder, Imports, LastCopy, Pad, Peers, PlatformEvent, StoreEvent, update};
use crate::domain::{DeviceId, Moment, Pain, Score};

const NOON_MS: i64 = 1_795_435_200_000;
const DAY_MS: i64 = 86_400_000;

fn send_at(model: &mut Model, unix_ms: i64, command: impl Into<Command>) -> Vec<Effect> {
    let mut random = || unix_ms.to_be_bytes().repeat(2).first_chunk::<10>().copied().unwrap_or_default();
    let now = Moment::from_clock(unix_ms, 60);
    update(model, command.into(), &mut Env { unix_ms, now, random: &mut random, offset_min: &|_| 60 })
}

/// A diary with one number, stored, in a browser that writes into folders.
fn open() -> Model {
    let mut model = Model::default();
    model.platform.has_folders = true;
    let (imports, peers) = (Imports::default(), Peers::default());
    send_at(&mut model, NOON_MS, StoreEvent::Opened { device: DeviceId::new(1), last_backup: None, imports, peers, unbacked: Vec::new() });
    tap(&mut model, NOON_MS);
    model
}

fn tap(model: &mut Model, at_ms: i64) {
    for effect in send_at(model, at_ms, Pad::Tap(Score::Number(Pain::new(7).expect("in range")))) {
        if let Effect::Persist(ticket, _) = effect {
            send_at(model, at_ms, StoreEvent::Persisted(ticket));
        }
    }
}

fn folder() -> Folder {
    Folder { name: "Documents".into(), is_allowed: true, there: Vec::new(), made: Vec::new(), last: None }
}

fn looks(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Copies(CopiesJob::Look)))
}

/// Reports the folder; the copy that is made then.
fn looked(model: &mut Model, fault: Option<CopyFault>) -> Option<CopyPlan> {
    let effects = send_at(model, NOON_MS, CopiesCommand::Done(CopiesJob::Look, Some(Arc::new(folder())), fault));
    let writes = effects.iter().any(|effect| matches!(effect, Effect::Copies(CopiesJob::Write)));
    model.copies.copying.as_ref().filter(|_| writes).map(|copying| copying.plan.clone())
}

fn wrote(model: &mut Model, folder: Folder, fault: Option<CopyFault>) -> Vec<Effect> {
    send_at(model, NOON_MS, CopiesCommand::Done(CopiesJob::Write, Some(Arc::new(folder)), fault))
}

fn with(last: LastCopy) -> Folder {
    Folder { last: Some(last), ..folder() }
}

#[test]
fn a_copy_is_made_once_the_diary_is_read_and_counts_once_it_is_there() {
    let mut model = open();
    assert!(!looks(&send_at(&mut model, NOON_MS, PlatformEvent::Minute)), "not while the diary is being read");
    assert!(looks(&send_at(&mut model, NOON_MS, StoreEvent::LoadFinished)));
    let plan = looked(&mut model, None).expect("a copy is due");
    assert!(model.last_backup.is_none() && model.outbox.unbacked.len() == 1);
    tap(&mut model, NOON_MS + 60_000);
    let effects = wrote(&mut model, with(plan.last.clone()), None);
    assert!(matches!(effects.as_slice(), [Effect::NoteBackup(_, covers)] if covers.len() == 1), "{effects:?}");
    assert_eq!(model.outbox.unbacked.len(), 1, "what came meanwhile");
    assert_eq!(model.last_backup.as_ref().map(|last| last.records), Some(1));
    assert!(!looks(&send_at(&mut model, NOON_MS, PlatformEvent::Minute)), "once a day");
    let tomorrow = send_at(&mut model, NOON_MS + DAY_MS, PlatformEvent::Minute);
    assert!(looks(&tomorrow));
    assert!(!looks(&send_at(&mut model, NOON_MS + DAY_MS, PlatformEvent::Minute)), "it is being looked at");
}

#[test]
fn what_is_not_written_is_no_backup_and_is_said() {
    let mut model = open();
    send_at(&mut model, NOON_MS, StoreEvent::LoadFinished);
    let fault = Some(CopyFault::Full);
    assert!(looked(&mut model, None).is_some());
    assert!(wrote(&mut model, folder(), fault).is_empty());
    assert_eq!((model.copies.fault, model.last_backup.is_none(), model.outbox.unbacked.len()), (fault, true, 1));
    assert!(looked(&mut model, Some(CopyFault::Gone)).is_none());
    assert!(!looks(&send_at(&mut model, NOON_MS, PlatformEvent::Minute)), "not again and again");
    tap(&mut model, NOON_MS + 60_000);
    assert!(looks(&send_at(&mut model, NOON_MS + 60_000, PlatformEvent::Minute)));
    let plan = looked(&mut model, None).expect("tried again");
    wrote(&mut model, with(plan.last), None);
    assert_eq!(model.copies.fault, None);
}

#[test]
fn another_window_may_be_faster_and_the_diary_may_change() {
    let mut model = open();
    send_at(&mut model, NOON_MS, StoreEvent::LoadFinished);
    let first = looked(&mut model, None).expect("due");
    assert!(looked(&mut model, None).is_none(), "one at a time");
    let elsewhere = LastCopy { at: Moment::from_clock(NOON_MS - 5, 60), ..first.last };
    assert!(wrote(&mut model, with(elsewhere), None).is_empty(), "the other window counts it");
    let mut model = open();
    send_at(&mut model, NOON_MS, StoreEvent::LoadFinished);
    looked(&mut model, None);
    send_at(&mut model, NOON_MS, CopiesCommand::Outdated);
    assert!(looks(&send_at(&mut model, NOON_MS, PlatformEvent::Minute)), "in the next minute");
}

#[test]
fn without_a_folder_or_a_browser_that_writes_into_one_nothing_is_asked() {
    let mut model = open();
    model.platform.has_folders = false;
    assert!(!looks(&send_at(&mut model, NOON_MS, StoreEvent::LoadFinished)));
    model.platform.has_folders = true;
    assert!(looks(&send_at(&mut model, NOON_MS, PlatformEvent::Minute)));
    send_at(&mut model, NOON_MS, CopiesCommand::Done(CopiesJob::Look, None, None));
    assert!(!looks(&send_at(&mut model, NOON_MS + DAY_MS, PlatformEvent::Minute)));
}

#[test]
fn with_a_lock_no_readable_copy_is_made() {
    let mut model = open();
    assert!(looks(&send_at(&mut model, NOON_MS, StoreEvent::LoadFinished)));
    model.lock.status = LockStatus::Open;
    assert_eq!(looked(&mut model, None), None);
    tap(&mut model, NOON_MS + DAY_MS);
    assert!(!looks(&send_at(&mut model, NOON_MS + DAY_MS, CopiesCommand::Check)));
    model.lock.status = LockStatus::Off;
    assert!(looks(&send_at(&mut model, NOON_MS + DAY_MS, CopiesCommand::Check)));
    assert!(looked(&mut model, None).is_some());
}
