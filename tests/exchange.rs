//! Three phones that exchange files of what the others may lack: in any order, with loss and repetition, and with knowledge of any age. A file
//! made for a phone does what a whole backup would do there, and in the end all three diaries are equal.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod common;

use common::records::{NOON_MS, pain};
use common::rng::Rng;
use pain_diary::app::{
    Effect, Env, Import, ImportCommand, ImportFile, Model, Navigate, Outgoing, Pad, Peer, Reading, Route, StoreEvent, Tap, Write, update,
};
use pain_diary::domain::{DeviceId, Diary, EntryEdit, Moment, Note, Record, RecordId, SpeakerRef};
use pain_diary::format::{Backup, begin_backup, end_backup, push_record};

/// A phone whose store is its model: everything is committed at once.
struct Phone {
    model: Model,
    clock_ms: i64,
    profile: u32,
}

impl Phone {
    fn new(profile: u32) -> Self {
        let mut phone = Self { model: Model::default(), clock_ms: NOON_MS, profile };
        phone.send(StoreEvent::Opened {
            peers: pain_diary::app::Peers::default(),
            device: DeviceId::new(u64::from(profile) << 32),
            last_backup: None,
            imports: pain_diary::app::Imports::default(),
            unbacked: Vec::new(),
        });
        phone.send(StoreEvent::LoadFinished);
        phone
    }

    fn now(&self) -> Moment {
        Moment::from_clock(self.clock_ms, 60)
    }

    fn send(&mut self, command: impl Into<pain_diary::app::Command>) {
        let now = self.now();
        let mut bytes = [self.profile.to_le_bytes()[0]; 10];
        let mut random = || {
            bytes[9] = bytes[9].wrapping_add(1);
            bytes
        };
        let mut env = Env { unix_ms: self.clock_ms, now, random: &mut random, offset_min: &|_| 60 };
        for effect in update(&mut self.model, command.into(), &mut env) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Persist(ticket, _) => self.send(StoreEvent::Persisted(ticket)),
            Effect::CompareImport => self.send(ImportCommand::Compare),
            Effect::Import(records, _) => {
                self.send(ImportCommand::Applied(pain_diary::app::Imports::default()));
                self.send(StoreEvent::Loaded { records, damaged: 0 });
                self.send(StoreEvent::LoadFinished);
            }
            _ => {}
        }
    }

    fn tap(&mut self, rng: &mut Rng) {
        let id = RecordId::new(self.clock_ms, &rng.ten_bytes());
        let score = pain(u8::try_from(rng.below(11)).expect("0 to 10"));
        self.send(Pad::Record(Tap { id, score, at: self.now(), who: SpeakerRef::Patient }));
    }

    fn change(&mut self, rng: &mut Rng) {
        let ids: Vec<RecordId> = self.model.diary.records().map(Record::id).collect();
        if !ids.is_empty() {
            let id = rng.pick(&ids);
            match rng.below(4) {
                0 => self.send(Write::Delete(id)),
                1 => self.send(pain_diary::app::Command::Undo),
                _ => self.send(Write::Edit(id, EntryEdit::Note(Note::new(&format!("note {}", rng.below(1000))).expect("short")).into())),
            }
        }
    }

    /// The file for a phone, made with what is known of it here.
    fn file_for(&self, profile: u32) -> Vec<u8> {
        let peer = self.model.peers.of(profile).cloned();
        self.file(peer.as_ref())
    }

    fn file(&self, peer: Option<&Peer>) -> Vec<u8> {
        let mut outgoing = Outgoing::begin(&self.model.diary);
        while !outgoing.step(&self.model.diary, self.now(), &[peer]).expect("can be written") {}
        let (offer, file) = outgoing.finish(self.profile).pop().expect("one phone");
        assert_eq!((offer.records(), offer.bytes), (Backup::open(&file).expect("a backup").len(), file.len()));
        file
    }

    fn whole(&self) -> Vec<u8> {
        let mut file = begin_backup(self.now());
        self.model.diary.records().for_each(|record| push_record(&mut file, record).expect("can be written"));
        end_backup(&mut file);
        file
    }

    fn take(&mut self, file: &[u8]) {
        self.send(Navigate::Went(Route::Exchange));
        self.send(ImportCommand::Open(1));
        self.send(ImportCommand::Read(1, read(file)));
        self.send(ImportCommand::Apply);
        self.send(ImportCommand::Cancel);
        assert!(matches!(self.model.import, Import::Idle));
    }

    /// The diary after a file, without taking it.
    fn after(&self, file: &[u8]) -> Diary {
        let mut diary = self.model.diary.clone();
        for record in read(file).records {
            if let Ok(admitted) = diary.admit(record) {
                diary.join_all([admitted.record]);
            }
        }
        diary
    }
}

fn read(file: &[u8]) -> ImportFile {
    let mut reading = Reading::open(file).expect("a backup");
    while reading.step(50) < reading.len() {}
    reading.finish()
}

fn simulate(seed: u64) {
    let mut rng = Rng::new(seed);
    let mut phones = [1, 2, 3].map(Phone::new);
    let mut on_the_way: Vec<(usize, Vec<u8>)> = Vec::new();
    for _ in 0..250 {
        let (one, other) = (rng.below(3), rng.below(3));
        phones[one].clock_ms += i64::try_from(rng.below(4_000_000)).expect("fits");
        match rng.below(12) {
            0..=3 => phones[one].tap(&mut rng),
            4 | 5 => phones[one].change(&mut rng),
            // A clock that was wrong for a while.
            6 if rng.one_in(6) => phones[one].clock_ms -= 400_000_000,
            7 | 8 if one != other => {
                let file = phones[one].file_for(phones[other].profile);
                assert_eq!(phones[other].after(&file), phones[other].after(&phones[one].whole()), "seed {seed}: it lacks something");
                on_the_way.push((other, file));
            }
            // Files arrive in any order, twice, or never.
            9 | 10 if !on_the_way.is_empty() => {
                let index = rng.below(on_the_way.len());
                let (to, file) = if rng.one_in(3) { on_the_way[index].clone() } else { on_the_way.swap_remove(index) };
                phones[to].take(&file);
            }
            11 if rng.one_in(3) && !on_the_way.is_empty() => drop(on_the_way.swap_remove(0)),
            _ => {}
        }
    }
    for _ in 0..3 {
        for (one, other) in [(0, 1), (1, 2), (2, 0), (0, 2), (2, 1), (1, 0)] {
            let file = phones[one].file_for(phones[other].profile);
            phones[other].take(&file);
        }
    }
    assert!(phones[0].model.diary.records().len() > 5, "seed {seed} does too little");
    for other in [1, 2] {
        assert_eq!(phones[0].model.diary, phones[other].model.diary, "seed {seed}");
    }
    // Whoever knows that, gives nothing more.
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        let file = phones[one].file_for(phones[other].profile);
        phones[other].take(&file);
        let back = phones[other].file_for(phones[one].profile);
        assert_eq!(Backup::open(&back).expect("a backup").len(), 0, "seed {seed}");
    }
}

#[test]
fn three_phones_agree_after_any_exchange() {
    (0..15).for_each(simulate);
}

#[test]
fn a_week_among_years_is_a_small_file() {
    let mut phones = [1, 2].map(Phone::new);
    let [one, other] = &mut phones;
    let mut rng = Rng::new(1);
    for _ in 0..1500 {
        one.clock_ms += 120_000_000;
        one.tap(&mut rng);
    }
    other.take(&one.file_for(2));
    one.take(&other.file_for(1));
    let before = one.file_for(2);
    assert_eq!(Backup::open(&before).expect("a backup").len(), 0);
    assert!(before.len() < 4_000, "{} bytes say what is held", before.len());
    for _ in 0..70 {
        one.clock_ms += 8_640_000;
        one.tap(&mut rng);
    }
    let week = one.file_for(2);
    assert_eq!(Backup::open(&week).expect("a backup").len(), 70);
    other.take(&week);
    assert_eq!(one.model.diary, other.model.diary);
}

#[test]
fn each_turn_makes_what_a_making_of_its_own_would() {
    let mut phones = [1, 2].map(Phone::new);
    let [one, other] = &mut phones;
    let mut rng = Rng::new(1);
    for _ in 0..450 {
        one.clock_ms += 9_000_000;
        one.tap(&mut rng);
    }
    other.take(&one.file_for(2));
    one.take(&other.file_for(1));
    for _ in 0..30 {
        one.clock_ms += 9_000_000;
        one.tap(&mut rng);
        one.change(&mut rng);
    }
    let peer = one.model.peers.of(2);
    let mut outgoing = Outgoing::begin(&one.model.diary);
    for turn in [&[peer][..], &[None], &[None, peer], &[], &[peer]] {
        while !outgoing.step(&one.model.diary, one.now(), turn).expect("can be written") {}
        let made: Vec<_> = outgoing.finish(one.profile).into_iter().map(|(_, file)| file).collect();
        assert_eq!(made, turn.iter().map(|phone| one.file(*phone)).collect::<Vec<_>>());
    }
    assert_eq!(outgoing.finish(one.profile), [], "each turn's files are handed out once");
}

/// The first file of this form, which later versions read as this one did and, from the same records, write to the byte.
#[test]
fn a_released_file_says_who_made_it_and_what_was_held() {
    let golden = common::golden::golden("v1-exchange.json");
    let backup = Backup::open(&golden).expect("a backup");
    let sender = backup.sender().expect("it says who made it");
    assert_eq!((sender.profile, sender.at.to_string().as_str()), (0x0a11_ce00, "2026-11-29T14:05:00+01:00"));
    let mut phone = Phone::new(0x0a11_ce00);
    phone.model.diary.join_all((0..backup.len()).map(|index| backup.record(index).expect("a record")));
    phone.clock_ms = 1_795_957_500_000;
    let again = phone.file(None);
    assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&golden));
}
