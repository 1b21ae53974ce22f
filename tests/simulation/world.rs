//! Two phones and what happens to them, step by step.

use crate::common::derived::{told, worked_out};
use crate::common::records::{NOON_MS, pain};
use crate::common::rng::Rng;
use crate::device::Device;
use crate::{care, hostile};
use pain_diary::app::{BackupCommand, Command, Import, ImportCommand, ImportFile, Navigate, Pad, Reading, Route, Tap, Write};
use pain_diary::domain::{MergeOutcome, Moment, RecordId, Score, SpeakerRef};
use pain_diary::format::FileError;

const YEAR_2199_MS: i64 = 7_258_118_399_000;

pub struct World {
    rng: Rng,
    pub devices: [Device; 2],
}

impl World {
    pub fn new(seed: u64) -> Self {
        // The other phone is three hours behind, and its zone is elsewhere.
        let mut devices = [Device::new(1, NOON_MS), Device::new(2, NOON_MS - 10_800_000)];
        devices[1].offset_min = -300;
        Self { rng: Rng::new(seed), devices }
    }

    pub fn step(&mut self) {
        let Self { rng, devices } = self;
        let turn = rng.below(devices.len());
        let device = &mut devices[turn];
        device.clock_ms += i64::try_from(rng.below(90_000)).expect("fits");
        if device.tabs.is_empty() || (device.tabs.len() < 3 && rng.one_in(40)) {
            if rng.one_in(4) {
                let first = tap(device.clock_ms, device.now(), rng);
                device.tap_early(first.clone());
                if rng.one_in(2) {
                    let second = again(device, &first, rng);
                    device.tap_early(second);
                }
            }
            device.open_tab(rng);
        }
        let tab = rng.below(device.tabs.len());
        match rng.below(30) {
            0..=3 => {
                let first = tap(device.clock_ms, device.now(), rng);
                device.send(tab, Pad::Record(first.clone()), rng);
                if rng.one_in(4) {
                    let second = again(device, &first, rng);
                    device.send(tab, Pad::Record(second), rng);
                }
            }
            4..=6 | 16 | 17 => self.change(turn, tab),
            18..=23 => care::write(device, tab, rng),
            7 => self.delete(turn, tab),
            8 => device.send(tab, Command::Undo, rng),
            9 => device.send(tab, Navigate::Went(rng.pick(&[Route::Now, Route::Diary, Route::Backup])), rng),
            10 if device.tabs[tab].model.loading.is_fully_loaded => device.send(tab, BackupCommand::Save, rng),
            11 if device.tabs[tab].model.loading.is_fully_loaded => self.open_file(turn, tab),
            12 if rng.one_in(4) => device.send(tab, ImportCommand::Undo, rng),
            13 if rng.one_in(3) => device.kill(rng),
            14 if rng.one_in(3) => self.turn_clock(turn),
            15 if rng.one_in(4) => {
                device.store.compact();
                device.check_store();
            }
            24 if rng.one_in(8) => device.wipe(rng),
            25 if rng.one_in(60) => {
                device.kill(rng);
                device.wipe(rng);
            }
            _ => (0..=rng.below(4)).for_each(|_| {
                device.go_on(tab, false, rng);
            }),
        }
        for device in &self.devices {
            (0..device.tabs.len()).for_each(|tab| device.check_screen(tab));
        }
    }

    fn change(&mut self, turn: usize, tab: usize) {
        let (rng, device) = (&mut self.rng, &mut self.devices[turn]);
        let edit = care::edit(device, tab, rng);
        let fitting = device.tabs[tab].model.diary.records().filter(|record| edit.of(&record.current().body).is_some());
        let ids: Vec<_> = fitting.map(pain_diary::domain::Record::id).collect();
        if !ids.is_empty() {
            let id = rng.pick(&ids);
            device.send(tab, Write::Edit(id, edit), rng);
        }
    }

    fn delete(&mut self, turn: usize, tab: usize) {
        let (rng, device) = (&mut self.rng, &mut self.devices[turn]);
        if let Some(id) = care::any(device, tab, rng) {
            device.send(tab, Write::Delete(id), rng);
        }
    }

    /// Sets the clock back, to the end or the beginning of its range, or to summer time.
    fn turn_clock(&mut self, turn: usize) {
        let (rng, device) = (&mut self.rng, &mut self.devices[turn]);
        match rng.below(6) {
            0 => device.clock_ms -= 3_600_000,
            1 => device.clock_ms = YEAR_2199_MS,
            2 => device.clock_ms = 0,
            3 => device.clock_ms = NOON_MS,
            _ => device.offset_min += if device.offset_min % 120 == 0 { -60 } else { 60 },
        }
    }

    /// Opens any file: also an old one, its own, one opened before, a truncated one, one in another order.
    fn open_file(&mut self, turn: usize, tab: usize) {
        let Self { rng, devices } = self;
        let files: Vec<&Vec<u8>> = devices.iter().flat_map(|device| &device.files).collect();
        if files.is_empty() {
            return;
        }
        let mut file = rng.pick(&files).clone();
        let is_torn = rng.one_in(4);
        if is_torn {
            file.truncate(rng.below(file.trim_ascii_end().len()));
        } else if rng.one_in(3) {
            file = reordered(&file, rng);
        }
        let device = &mut devices[turn];
        if !is_torn && rng.one_in(4) {
            file = hostile::forged(&file, &device.tabs[tab].model.diary, rng);
        }
        let number = 1;
        device.send(tab, ImportCommand::Open(number), rng);
        match read(&file) {
            Ok(read) => {
                assert!(!is_torn && read.refused.first().is_empty(), "torn: {is_torn}, refused: {:?}", read.refused);
                device.send(tab, ImportCommand::Read(number, read), rng);
                device.send(
                    tab,
                    if rng.one_in(5) { Command::Import(ImportCommand::Cancel) } else { Command::Import(ImportCommand::Apply) },
                    rng,
                );
            }
            Err(error) => {
                assert!(is_torn, "{error:?}");
                let before = device.tabs[tab].model.revision;
                device.send(tab, ImportCommand::Refused(number, error), rng);
                assert_eq!(device.tabs[tab].model.revision, before, "a refused file changes nothing");
            }
        }
    }

    /// All stores recover: everything pending ends, and both phones exchange backup files.
    fn commit_input(&mut self) {
        let Self { rng, devices } = self;
        for device in devices.iter_mut() {
            for tab in 0..device.tabs.len() {
                while device.go_on(tab, true, rng) {}
            }
            // The last message may have caused another.
            while (0..device.tabs.len()).any(|tab| device.go_on(tab, true, rng)) {}
            (0..device.tabs.len()).for_each(|tab| assert!(!device.tabs[tab].model.has_unsaved()));
            (0..device.tabs.len()).for_each(|tab| device.check_screen(tab));
            device.kill(rng);
            open_whole(device, rng);
            assert_eq!(device.tabs[0].model.diary, device.store.diary());
            assert_eq!(device.tabs[0].model.outbox.unbacked, device.store.unbacked);
        }
        self.exchange();
        let shown = self.devices.each_ref().map(|device| hostile::shown(&device.store.diary()));
        assert!(shown[0] == shown[1], "both phones show the same");
        // Versions that each phone marked as kept because of the other's file are in its next file.
        self.exchange();
    }

    /// Both phones save a backup and import the other's.
    fn exchange(&mut self) {
        let Self { rng, devices } = self;
        for device in devices.iter_mut() {
            device.send(0, BackupCommand::Save, rng);
            while device.go_on(0, true, rng) {}
            assert!(device.store.unbacked.is_empty() && device.tabs[0].model.outbox.unbacked.is_empty(), "everything is in a backup now");
        }
        let newest = [0, 1].map(|turn| devices[turn].files.last().expect("just saved").clone());
        let first = rng.below(2);
        for turn in [first, 1 - first] {
            take_in(&mut devices[turn], &newest[1 - turn], rng);
        }
    }

    pub fn finish(mut self) {
        self.commit_input();
        let diaries = self.devices.each_mut().map(|device| {
            device.kill(&mut self.rng);
            device.store.diary()
        });
        assert!(diaries[0] == diaries[1], "both phones know the same");
        assert_eq!(told(&diaries[0]), worked_out(&diaries[0]));
        for device in &self.devices {
            for record in device.acknowledged.records() {
                assert_eq!(diaries[0].compare(record), MergeOutcome::Same, "{} was called saved", record.id());
            }
            assert!(device.promised.iter().all(|id| diaries[0].record(*id).is_some()), "every early tap is there");
        }
    }
}

pub fn open_whole(device: &mut Device, rng: &mut Rng) {
    device.open_tab(rng);
    while device.go_on(0, true, rng) {}
    assert!(device.tabs[0].model.loading.is_fully_loaded);
}

/// Opens a file twice; the second time changes nothing.
pub fn take_in(device: &mut Device, file: &[u8], rng: &mut Rng) {
    for time in 0..2 {
        device.send(0, ImportCommand::Open(1), rng);
        device.send(0, ImportCommand::Read(1, read(file).expect("a backup")), rng);
        let Import::Preview(plan) = &device.tabs[0].model.import else { panic!("no preview") };
        assert!(time == 0 || !plan.counts.changes_diary(), "{:?}", plan.counts);
        device.send(0, ImportCommand::Apply, rng);
        while device.go_on(0, true, rng) {}
    }
    assert_eq!(device.tabs[0].model.diary, device.store.diary());
}

pub fn read(file: &[u8]) -> Result<ImportFile, FileError> {
    let mut reading = Reading::open(file)?;
    while reading.step(7) < reading.len() {}
    Ok(reading.finish())
}

/// The same records, one a line, in another order.
fn reordered(file: &[u8], rng: &mut Rng) -> Vec<u8> {
    let text = std::str::from_utf8(file).expect("UTF-8");
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.len() - 1;
    let mut records: Vec<&str> = lines[1..last].iter().map(|line| line.trim_end_matches(',')).collect();
    rng.shuffle(&mut records);
    let records = records.join(",\n");
    lines.splice(1..last, [records.as_str()]);
    lines.join("\n").into_bytes()
}

fn tap(unix_ms: i64, at: Moment, rng: &mut Rng) -> Tap {
    Tap { id: RecordId::new(unix_ms, &rng.ten_bytes()), score: score(rng), at, who: speaker(rng) }
}

/// The same key once more, at once or a little later.
fn again(device: &mut Device, first: &Tap, rng: &mut Rng) -> Tap {
    device.clock_ms += i64::try_from(rng.below(4_000)).expect("fits");
    Tap { score: first.score, who: first.who.clone(), ..tap(device.clock_ms, device.now(), rng) }
}

pub fn score(rng: &mut Rng) -> Score {
    match rng.below(12) {
        11 => Score::TooMuch,
        number => pain(u8::try_from(number).expect("0 to 10")),
    }
}

pub fn speaker(rng: &mut Rng) -> SpeakerRef {
    rng.pick(&[SpeakerRef::Patient, SpeakerRef::Carer])
}
