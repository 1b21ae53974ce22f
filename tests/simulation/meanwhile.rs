//! A change made while an import is being written: it wins, and undoing the import leaves it.

use pain_diary::app::{BackupCommand, Command, Import, ImportCommand, Pad, Status, Tap, Write};
use pain_diary::domain::{Body, EntryEdit, Note, RecordId, SpeakerRef, Version};

use crate::common::records::{NOON_MS, pain};
use crate::common::rng::Rng;
use crate::device::Device;
use crate::world::{open_whole, read, take_in};

fn note(text: &str) -> EntryEdit {
    EntryEdit::Note(Note::new(text).expect("short"))
}

fn go_on(device: &mut Device, rng: &mut Rng) {
    while device.go_on(0, true, rng) {}
}

fn tap(device: &mut Device, rng: &mut Rng) {
    device.clock_ms += 60_000;
    let tap = Tap { id: RecordId::new(device.clock_ms, &[9; 10]), score: pain(5), at: device.now(), who: SpeakerRef::Patient };
    device.send(0, Pad::Record(tap), rng);
    go_on(device, rng);
}

fn ids(device: &Device) -> Vec<RecordId> {
    device.tabs[0].model.diary.records().map(pain_diary::domain::Record::id).collect()
}

fn current(device: &Device, id: RecordId) -> Version {
    device.tabs[0].model.diary.record(id).expect("there").current().clone()
}

fn notes(device: &Device, id: RecordId) -> Vec<String> {
    let versions = device.tabs[0].model.diary.record(id).expect("there").versions();
    versions
        .filter_map(|version| if let Body::Entry(entry) = &version.body { Some(entry.note.as_str().to_owned()) } else { None })
        .collect()
}

/// Two phones with six entries; the second one, whose clock is an hour ahead, has changed all of them and saved a file.
fn two_phones(rng: &mut Rng) -> (Device, Vec<RecordId>, Vec<u8>) {
    let [mut here, mut there] = [Device::new(1, NOON_MS), Device::new(2, NOON_MS + 3_600_000)];
    open_whole(&mut here, rng);
    open_whole(&mut there, rng);
    (0..6).for_each(|_| tap(&mut here, rng));
    let all = ids(&here);
    here.send(0, BackupCommand::Save, rng);
    go_on(&mut here, rng);
    take_in(&mut there, here.files.last().expect("just saved"), rng);
    for id in &all {
        there.send(0, Write::edit(*id, note("theirs")), rng);
    }
    there.send(0, BackupCommand::Save, rng);
    go_on(&mut there, rng);
    (here, all, there.files.last().expect("just saved").clone())
}

/// Begins to write the file to the store.
fn write_file(here: &mut Device, file: &[u8], rng: &mut Rng) {
    here.send(0, ImportCommand::Open(1), rng);
    here.send(0, ImportCommand::Read(1, read(file).expect("a backup")), rng);
    here.send(0, ImportCommand::Apply, rng);
    assert!(matches!(here.tabs[0].model.import, Import::Writing));
}

#[test]
fn what_is_changed_while_a_file_is_written_wins_and_stays_when_the_file_is_undone() {
    for seed in 0..30 {
        let rng = &mut Rng::new(seed);
        let (mut here, all, file) = two_phones(rng);
        write_file(&mut here, &file, rng);
        // Some are changed, some deleted, some left; a new one is tapped.
        let ways: Vec<usize> = all.iter().map(|_| rng.below(3)).collect();
        for (id, way) in all.iter().zip(&ways) {
            match way {
                0 => here.send(0, Write::edit(*id, note("mine")), rng),
                1 => here.send(0, Write::Delete(*id), rng),
                _ => {}
            }
        }
        let made: Vec<Version> = all.iter().map(|id| current(&here, *id)).collect();
        tap(&mut here, rng);
        go_on(&mut here, rng);
        let check = |here: &Device, left: &str| {
            for ((id, way), made) in all.iter().zip(&ways).zip(&made) {
                match way {
                    0 | 1 => assert_eq!(&current(here, *id), made, "{seed}: what was called saved counts"),
                    _ => assert_eq!(notes(here, *id)[0], left, "{seed}"),
                }
            }
            assert_eq!(ids(here).len(), 7, "{seed}");
        };
        check(&here, "theirs");
        for id in &all {
            assert!(notes(&here, *id).contains(&"theirs".to_owned()), "{seed}: what the file says stays readable");
        }
        here.kill(rng);
        open_whole(&mut here, rng);
        check(&here, "theirs");
        here.send(0, ImportCommand::Undo, rng);
        go_on(&mut here, rng);
        check(&here, "");
        here.check_store();
    }
}

#[test]
fn a_change_during_a_write_that_fails_is_kept_too_and_so_is_its_undo() {
    for seed in 0..20 {
        let rng = &mut Rng::new(seed);
        let (mut here, all, file) = two_phones(rng);
        write_file(&mut here, &file, rng);
        here.send(0, Write::edit(all[0], note("mine")), rng);
        // Whether the file comes in or not.
        for _ in 0..40 {
            here.go_on(0, false, rng);
        }
        go_on(&mut here, rng);
        assert_eq!(notes(&here, all[0])[0], "mine", "{seed}");
        here.send(0, Write::edit(all[1], note("mine again")), rng);
        go_on(&mut here, rng);
        assert!(matches!(here.tabs[0].model.line.as_ref().map(|line| &line.status), Some(Status::Changed)), "{seed}");
        here.send(0, Command::Undo, rng);
        go_on(&mut here, rng);
        assert_ne!(notes(&here, all[1])[0], "mine again", "{seed}");
        here.kill(rng);
        open_whole(&mut here, rng);
        assert_eq!(notes(&here, all[0])[0], "mine", "{seed}: whatever had reached the store");
    }
}
