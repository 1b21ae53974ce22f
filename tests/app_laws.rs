//! The app as a state machine: random commands, a store that commits, fails or is slow, and what must hold all along.
//! `PROPTEST_CASES=10000 cargo test --test app_laws` for the long run.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::records::{NOON_MS, contacts, entries, moments, notes, records, scores, speakers};
use common::rng::Rng;
use pain_diary::app::{Command, Effect, EntryChange, Env, LastBackup, LastImport, Model, Route, Status, StoreFault, Tap, Ticket, update};
use pain_diary::domain::{Change, Contact, DeviceId, Diary, Entry, Moment, Note, Record, RecordId, Score, Speaker};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What a person, the store or another tab does. Numbers choose among what is there when it happens.
#[derive(Clone, Debug)]
enum Step {
    Tap(Entry),
    Edit(usize, EntryChange),
    Delete(usize),
    AddContact(Contact),
    Undo,
    Went(Route),
    Commit(usize),
    Fail(usize, StoreFault),
    Retry(usize),
    OtherTab(Vec<Record>),
    Loaded(Vec<Record>),
    SaveBackup,
    BackupDone(bool),
    ClockMoves(i64),
}

fn changes() -> impl Strategy<Value = EntryChange> {
    prop_oneof![
        speakers().prop_map(EntryChange::Who),
        moments().prop_map(EntryChange::At),
        scores().prop_map(EntryChange::Score),
        notes().prop_map(EntryChange::Note),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    let fault = select(vec![StoreFault::Full, StoreFault::Unavailable, StoreFault::Blocked, StoreFault::Broken]);
    let place = || 0_usize..8;
    prop_oneof![
        6 => entries().prop_map(Step::Tap),
        4 => (place(), changes()).prop_map(|(place, change)| Step::Edit(place, change)),
        3 => place().prop_map(Step::Delete),
        1 => contacts().prop_map(Step::AddContact),
        3 => Just(Step::Undo),
        2 => select(vec![Route::Now, Route::Diary, Route::Backup]).prop_map(Step::Went),
        9 => place().prop_map(Step::Commit),
        3 => (place(), fault).prop_map(|(place, fault)| Step::Fail(place, fault)),
        3 => place().prop_map(Step::Retry),
        1 => vec(records(), 1..3).prop_map(Step::OtherTab),
        1 => vec(records(), 1..3).prop_map(Step::Loaded),
        2 => Just(Step::SaveBackup),
        2 => any::<bool>().prop_map(Step::BackupDone),
        3 => prop_oneof![0_i64..3, -5_000_i64..5_000, Just(86_400_000), Just(-86_400_000)].prop_map(Step::ClockMoves),
    ]
}

/// The app, and beside it the plainest account of what it was told.
struct World {
    model: Model,
    rng: Rng,
    now_ms: i64,
    /// Everything commanded, joined.
    expected: Diary,
    /// What the store has committed, joined.
    committed: Diary,
    /// Writes the app is waiting for: `true` while the store has them, `false` while a failed one waits for its retry.
    asked: BTreeMap<Ticket, (Vec<Record>, bool)>,
    failed: BTreeSet<Ticket>,
    /// Entries that are in no backup.
    unbacked: BTreeSet<RecordId>,
    covered: Option<BTreeSet<RecordId>>,
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            model: Model::default(),
            rng: Rng::new(7),
            now_ms: NOON_MS,
            expected: Diary::default(),
            committed: Diary::default(),
            asked: BTreeMap::new(),
            failed: BTreeSet::new(),
            unbacked: BTreeSet::new(),
            covered: None,
        };
        world.send(Command::Opened { device: DeviceId::new(1), last_backup: None, last_import: None, unbacked: Vec::new() });
        world
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Tap(Entry { at, score, who, .. }) => self.send(Command::Record(Tap { early_id: None, at, score, who })),
            Step::Edit(place, change) => self.send_to(place, |id| Command::Edit(id, change)),
            Step::Delete(place) => self.send_to(place, Command::Delete),
            Step::AddContact(contact) => self.send(Command::AddContact(contact)),
            Step::Undo => self.send(Command::Undo),
            Step::Went(route) => self.send(Command::Went(route)),
            Step::Commit(place) => self.commit(place),
            Step::Fail(place, fault) => self.fail(place, fault),
            Step::Retry(place) => self.with_ticket(place, false, |world, ticket| world.send(Command::Retry(ticket))),
            Step::OtherTab(records) => {
                self.expected.join_all(records.clone());
                self.unbacked.extend(records.iter().map(Record::id));
                self.send(Command::OtherTab(records));
            }
            Step::Loaded(records) => {
                self.expected.join_all(records.clone());
                self.send(Command::Loaded { records, damaged: 0 });
            }
            Step::SaveBackup => {
                if self.covered.is_none() {
                    self.covered = Some(std::mem::take(&mut self.unbacked));
                }
                self.send(Command::SaveBackup);
            }
            Step::BackupDone(saved) => self.backup_done(saved),
            Step::ClockMoves(by_ms) => self.now_ms += by_ms,
        }
    }

    fn send_to(&mut self, place: usize, command: impl FnOnce(RecordId) -> Command) {
        let ids: Vec<RecordId> = self.model.diary.records().map(Record::id).collect();
        if !ids.is_empty() {
            self.send(command(ids[place % ids.len()]));
        }
    }

    fn with_ticket(&mut self, place: usize, with_store: bool, then: impl FnOnce(&mut Self, Ticket)) {
        let tickets: Vec<Ticket> = self.asked.iter().filter(|(_, (_, stored))| *stored == with_store).map(|(ticket, _)| *ticket).collect();
        if !tickets.is_empty() {
            then(self, tickets[place % tickets.len()]);
        }
    }

    fn commit(&mut self, place: usize) {
        self.with_ticket(place, true, |world, ticket| {
            let (records, _) = world.asked.remove(&ticket).expect("just found");
            world.failed.remove(&ticket);
            world.committed.join_all(records.clone());
            world.send(Command::Persisted(ticket));
            if let Some(Status::Saved(score, at)) = world.model.line.as_ref().map(|line| &line.status) {
                let said = |record: &Record| record.entry().is_some_and(|entry| (entry.score, entry.at) == (*score, *at));
                assert!(records.iter().all(said), "Saved {score} at {at} is not what was committed");
            }
        });
    }

    fn fail(&mut self, place: usize, fault: StoreFault) {
        self.with_ticket(place, true, |world, ticket| {
            world.asked.get_mut(&ticket).expect("just found").1 = false;
            world.failed.insert(ticket);
            world.send(Command::PersistFailed(ticket, fault));
            assert!(world.model.fault.is_some() && world.model.line.is_none());
        });
    }

    fn backup_done(&mut self, saved: bool) {
        let covered = self.covered.take();
        if !saved {
            self.unbacked.extend(covered.into_iter().flatten());
        }
        self.send(if saved { Command::BackupSaved } else { Command::BackupNotSaved { failed: true } });
    }

    fn send(&mut self, command: Command) {
        let commits = matches!(command, Command::Persisted(_));
        let line_before = self.model.line.clone();
        let mut random = || self.rng.ten_bytes();
        let mut env = Env { unix_ms: self.now_ms, now: Moment::from_clock(self.now_ms, 60), random: &mut random };
        let effects = update(&mut self.model, command, &mut env);
        let line = self.model.line.as_ref().map(|line| &line.status);
        let says_it_is_kept =
            matches!(line, Some(Status::Saved(..) | Status::Changed | Status::Deleted(..) | Status::DeletedContact | Status::Undone));
        let said_so_before = line == line_before.as_ref().map(|line| &line.status);
        assert!(commits || !says_it_is_kept || said_so_before, "{line:?} before the commit");
        for effect in effects {
            self.effect(effect, commits);
        }
        self.check();
    }

    fn effect(&mut self, effect: Effect, commits: bool) {
        match effect {
            Effect::Persist(ticket, records) => {
                self.expected.join_all(records.clone());
                if !self.failed.contains(&ticket) {
                    self.unbacked.extend(records.iter().map(Record::id));
                }
                let before = self.asked.insert(ticket, (records.clone(), true));
                assert!(before.is_none_or(|before| before == (records, false)), "a ticket is used again only for its retry");
            }
            Effect::RetryAfter(ticket, wait_ms) => {
                assert!(self.failed.contains(&ticket) && (200..=15_000).contains(&wait_ms));
            }
            Effect::TellTabs(records) => {
                assert!(commits, "other tabs hear of committed changes only");
                assert!(records.iter().all(|record| self.committed.compare(record) == Change::Same));
            }
            Effect::NoteBackup(last, ids) => {
                assert_eq!(last.records, self.model.last_backup.as_ref().expect("just made").records);
                assert!(ids.iter().all(|id| !self.unbacked.contains(id)), "changed after the file was begun");
            }
            Effect::Reread => {
                self.expected = Diary::default();
                self.asked.values().for_each(|(records, _)| self.expected.join_all(records.clone()));
            }
            _ => {}
        }
    }

    fn check(&self) {
        assert_eq!(self.model.diary, self.expected);
        assert_eq!(self.model.has_unsaved(), !self.asked.is_empty());
        assert_eq!(self.model.unbacked, self.unbacked);
        assert!(self.model.fault.is_some() || self.failed.is_empty(), "a failure is told until it is made good");
        assert!(self.model.fault.is_none() || !self.asked.is_empty());
        for (records, _) in self.asked.values() {
            assert!(records.iter().all(|record| self.model.diary.compare(record) == Change::Same), "what waits stays on the screen");
        }
    }
}

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn the_diary_is_what_was_commanded_and_saved_means_committed(steps in vec(steps(), 0..60)) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
        }
        // In the end the store recovers: everything is committed, nothing is left to say.
        while !world.asked.is_empty() {
            world.step(Step::Retry(0));
            world.step(Step::Commit(0));
        }
        assert!(world.model.fault.is_none());
        for record in world.committed.records() {
            prop_assert_eq!(world.model.diary.compare(record), Change::Same);
        }
    }
}

/// A world in which the patient has said 7 and the store has it.
fn seven_saved() -> (World, RecordId) {
    let mut world = World::new();
    let at = Moment::from_clock(NOON_MS, 60);
    world.send(Command::Record(Tap { early_id: None, at, score: common::records::pain(7), who: Speaker::Patient }));
    world.commit(0);
    let id = world.model.diary.rows()[0].id;
    (world, id)
}

#[test]
fn undo_takes_a_tap_back_and_a_deletion_too() {
    let (mut world, id) = seven_saved();
    world.step(Step::Delete(0));
    assert!(world.model.diary.entry(id).is_none());
    world.send(Command::Undo);
    assert!(world.model.diary.entry(id).is_none(), "the deletion is not committed, so nothing offers to take it back");
    world.commit(0);
    world.send(Command::Undo);
    assert_eq!(world.model.diary.entry(id).map(|entry| entry.score), Some(common::records::pain(7)));
    world.commit(0);
    assert_eq!(world.model.line.as_ref().map(|line| &line.status), Some(&Status::Undone));
}

#[test]
fn a_change_made_while_a_backup_is_written_is_not_in_it() {
    let (mut world, id) = seven_saved();
    world.step(Step::SaveBackup);
    world.send(Command::Edit(id, EntryChange::Note(Note::new("worse on the stairs").expect("short"))));
    world.step(Step::BackupDone(true));
    assert_eq!(world.model.unbacked, BTreeSet::from([id]));
}

#[test]
fn a_time_ahead_is_not_taken() {
    let (mut world, id) = seven_saved();
    let tomorrow = Moment::from_clock(NOON_MS + 86_400_000, 60);
    world.send(Command::Edit(id, EntryChange::At(tomorrow)));
    assert_eq!(world.model.line.as_ref().map(|line| &line.status), Some(&Status::Future));
    assert_ne!(world.model.diary.entry(id).map(|entry| entry.at), Some(tomorrow));
}

#[test]
fn an_import_whose_undoing_failed_can_still_be_undone() {
    let (mut world, _) = seven_saved();
    let import = LastImport { at: "2026-11-23T14:05:00+01:00".to_owned(), records: 1, packs: vec!["a".to_owned()] };
    world.send(Command::Imported(import.clone()));
    world.send(Command::UndoImport);
    world.send(Command::ImportFailed(StoreFault::Broken));
    assert_eq!(world.model.last_import, Some(import));
    world.send(Command::UndoImport);
    world.send(Command::ImportUndone);
    assert_eq!(world.model.last_import, None);
}

#[test]
fn a_backup_of_another_tab_does_not_hold_what_is_still_being_saved_here() {
    let (mut world, saved) = seven_saved();
    world.step(Step::Tap(Entry {
        at: Moment::from_clock(NOON_MS, 60),
        score: Score::TooMuch,
        who: Speaker::Patient,
        note: Note::default(),
    }));
    let waiting = world.model.diary.rows().iter().map(|row| row.id).find(|id| *id != saved).expect("just tapped");
    world.unbacked = BTreeSet::from([waiting]);
    world.send(Command::OtherTabSavedBackup(LastBackup { at: "2026-11-23T14:05:00+01:00".to_owned(), records: 1 }));
    assert_eq!(world.model.unbacked, BTreeSet::from([waiting]));
}
