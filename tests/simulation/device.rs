//! A phone: its store, its clock and its open windows. Executes effects as `ui/shell` does, but late and in any order.

use crate::common::rng::Rng;
use crate::store::Store;
use pain_diary::app::{
    Command, Effect, Env, ImportCommand, ImportSummary, LastBackup, Model, Pad, StoreEvent, Tap, Ticket, Undoing, update,
};
use pain_diary::domain::{Body, DeviceId, Diary, MergeOutcome, Moment, Record, RecordId, SpeakerRef};
use pain_diary::format::{begin_backup, end_backup, push_record};
use std::collections::{BTreeSet, VecDeque};

/// The messages between windows of one profile.
#[derive(Clone)]
pub enum Message {
    Records(Vec<Record>),
    LoadNew,
    Reread,
    Backup(LastBackup),
}

#[derive(Default)]
pub struct Tab {
    pub model: Model,
    pub in_flight: Vec<(Ticket, Vec<Record>)>,
    pub to_retry: Vec<Ticket>,
    /// Random bits that distinguish it from the other windows of the profile.
    pub window: u64,
    /// The number of the requested commit of typed text.
    pub rests: Option<u32>,
    pub inbox: VecDeque<Message>,
    pub loading: Option<VecDeque<Vec<Record>>>,
    pub importing: Option<(Vec<Record>, ImportSummary)>,
    pub making: Option<Vec<u8>>,
}

pub struct Device {
    pub id: DeviceId,
    pub store: Store,
    pub tabs: Vec<Tab>,
    pub clock_ms: i64,
    pub offset_min: i32,
    /// Every version that the app has reported as saved, joined.
    pub acknowledged: Diary,
    /// Taps on the static pad: they must not be lost once they are in localStorage.
    pub promised: BTreeSet<RecordId>,
    /// The saved backups.
    pub files: Vec<Vec<u8>>,
}

impl Device {
    pub fn new(profile: u32, clock_ms: i64) -> Self {
        Self {
            id: DeviceId::new(u64::from(profile) << 32),
            store: Store::default(),
            tabs: Vec::new(),
            clock_ms,
            offset_min: 60,
            acknowledged: Diary::default(),
            promised: BTreeSet::new(),
            files: Vec::new(),
        }
    }

    pub fn now(&self) -> Moment {
        Moment::from_clock(self.clock_ms, self.offset_min)
    }

    /// A new window: the early taps are there at once, the store opens later.
    pub fn open_tab(&mut self, rng: &mut Rng) {
        self.tabs.push(Tab { window: rng.next(), ..Tab::default() });
        let tab = self.tabs.len() - 1;
        for tap in self.store.early.clone() {
            self.send(tab, Pad::Record(tap), rng);
        }
    }

    /// A tap on the static page, before the program has loaded.
    pub fn tap_early(&mut self, tap: Tap) {
        self.promised.insert(tap.id);
        self.store.early.push(tap);
    }

    /// Deletes early taps; asserts that each is stored, or equals a tap that is stored or still kept.
    fn forget_early(&mut self, ids: &[RecordId]) {
        let (gone, kept): (Vec<Tap>, Vec<Tap>) = std::mem::take(&mut self.store.early).into_iter().partition(|tap| ids.contains(&tap.id));
        self.store.early = kept;
        let stored = self.store.diary();
        for tap in gone.iter().filter(|tap| stored.record(tap.id).is_none()) {
            let is_first = |id: RecordId, score, who: &SpeakerRef| {
                let later_ms = tap.id.unix_ms().zip(id.unix_ms()).map(|(tap_ms, first_ms)| tap_ms - first_ms);
                score == tap.score && *who == tap.who && later_ms.is_some_and(|ms| (0..2_000).contains(&ms))
            };
            let is_kept = self.store.early.iter().any(|first| is_first(first.id, first.score, &first.who))
                || stored
                    .records()
                    .any(|first| matches!(&first.current().body, Body::Entry(entry) if is_first(first.id(), entry.score, &entry.who)));
            assert!(is_kept, "the early tap {} is forgotten and was not the same as another", tap.id);
            self.promised.remove(&tap.id);
        }
    }

    /// Kills the process. A pending write may nevertheless be committed.
    pub fn kill(&mut self, rng: &mut Rng) {
        let is_writing_back = self.is_writing_back();
        for tab in std::mem::take(&mut self.tabs) {
            for (_, records) in tab.in_flight {
                if rng.one_in(2) {
                    self.store.persist(&records);
                }
            }
        }
        if is_writing_back {
            self.lose_all_but(&self.store.diary());
        }
        self.check_store();
    }

    /// The browser deletes the database of the open windows. What one of them has in memory is restored; the rest is lost.
    pub fn wipe(&mut self, rng: &mut Rng) {
        self.store.wipe();
        let mut held = Diary::default();
        for tab in &mut self.tabs {
            held.join_all(tab.model.diary.records().cloned());
            // The data not read yet no longer exists.
            if let Some(loading) = &mut tab.loading {
                loading.clear();
            }
        }
        self.lose_all_but(&held);
        for tab in 0..self.tabs.len() {
            if self.tabs[tab].model.device.is_some() {
                self.send(tab, StoreEvent::Emptied, rng);
            }
        }
    }

    /// Only these records are expected from now on.
    fn lose_all_but(&mut self, held: &Diary) {
        let still = self.acknowledged.records().filter_map(|record| match held.compare(record) {
            MergeOutcome::Same => Some(record.clone()),
            _ => held.record(record.id()).cloned(),
        });
        let mut acknowledged = Diary::default();
        acknowledged.join_all(still.collect::<Vec<_>>());
        self.acknowledged = acknowledged;
        let early = &self.store.early;
        self.promised.retain(|id| held.record(*id).is_some() || early.iter().any(|tap| tap.id == *id));
    }

    /// True while a window has not written everything back.
    fn is_writing_back(&self) -> bool {
        self.tabs.iter().any(|tab| tab.model.loading.emptied.is_some_and(|emptied| !emptied.restored))
    }

    pub fn send(&mut self, tab: usize, command: impl Into<Command>, rng: &mut Rng) {
        let mut random = || rng.ten_bytes();
        let offset_min = self.offset_min;
        let mut env = Env { unix_ms: self.clock_ms, now: self.now(), random: &mut random, offset_min: &|_| offset_min };
        let effects = update(&mut self.tabs[tab].model, command.into(), &mut env);
        for effect in effects {
            self.effect(tab, effect, rng);
        }
    }

    fn effect(&mut self, tab: usize, effect: Effect, rng: &mut Rng) {
        match effect {
            Effect::Persist(ticket, records) => self.tabs[tab].in_flight.push((ticket, records)),
            Effect::RetryAfter(ticket, _) => self.tabs[tab].to_retry.push(ticket),
            Effect::TellTabs(records) => self.tell_others(tab, &Message::Records(records)),
            Effect::ForgetEarlyTaps(ids) => self.forget_early(&ids),
            Effect::SaveBackup => self.tabs[tab].making = Some(self.backup_of(tab)),
            Effect::NoteBackup(last, covers) => {
                self.tell_others(tab, &Message::Backup(last.clone()));
                self.store.note_backup(last, &covers);
            }
            Effect::CompareImport => self.send(tab, ImportCommand::Compare, rng),
            Effect::Import(records, summary) => self.tabs[tab].importing = Some((records, summary)),
            Effect::UndoImport(import) => {
                let outcome = self.store.undo_import(&import);
                if outcome == Undoing::Done {
                    self.tell_others(tab, &Message::Reread);
                }
                self.send(tab, StoreEvent::ImportUndone(outcome, self.store.imports.clone()), rng);
                self.check_store();
            }
            Effect::LoadNew => self.load_new(tab, rng),
            Effect::Reread => self.tabs[tab].loading = Some(self.store.load(rng).into()),
            Effect::Rescue(fault) => panic!("the rescue page: {fault:?}"),
            Effect::CommitInputAfter(rest, _) => self.tabs[tab].rests = Some(rest),
            Effect::ClearDiaryMarker
            | Effect::AskPersistence
            | Effect::Go(_)
            | Effect::KeepSettings
            | Effect::KeepDraft(..)
            | Effect::StoreDraft(..)
            | Effect::Copy(_)
            | Effect::Give(_)
            | Effect::KeepPeer(_)
            | Effect::Stream(_)
            | Effect::Erase
            | Effect::Seal(_)
            | Effect::Copies(_)
            | Effect::Lock(_)
            | Effect::HandOverSealed(_)
            | Effect::Request(_) => {}
        }
    }

    pub fn load_new(&mut self, tab: usize, rng: &mut Rng) {
        self.send(tab, StoreEvent::LoadStarted, rng);
        for records in self.store.load(rng) {
            self.send(tab, StoreEvent::Loaded { records, damaged: 0 }, rng);
        }
        if self.tabs[tab].loading.is_none() {
            self.send(tab, StoreEvent::LoadFinished, rng);
        }
    }

    pub fn tell_others(&mut self, tab: usize, message: &Message) {
        for (_, other) in self.tabs.iter_mut().enumerate().filter(|(other, _)| *other != tab) {
            other.inbox.push_back(message.clone());
        }
    }

    fn backup_of(&self, tab: usize) -> Vec<u8> {
        let mut file = begin_backup(self.now());
        for record in self.tabs[tab].model.diary.records() {
            push_record(&mut file, record).expect("can be written");
        }
        end_backup(&mut file);
        file
    }

    /// Asserts that nothing reported as saved is missing from the store.
    pub fn check_store(&self) {
        if self.is_writing_back() {
            return;
        }
        let stored = self.store.diary();
        for record in self.acknowledged.records() {
            assert_eq!(stored.compare(record), MergeOutcome::Same, "{} was called saved and is not in the store", record.id());
        }
        for id in &self.promised {
            let waits = self.store.early.iter().any(|tap| tap.id == *id);
            assert!(waits || stored.record(*id).is_some(), "the early tap {id} is lost");
        }
    }

    /// Asserts that a window that has read the store and all messages shows what is stored and its own pending writes.
    pub fn check_screen(&self, tab: usize) {
        let Tab { model, in_flight, to_retry, inbox, loading, .. } = &self.tabs[tab];
        let is_waiting = !in_flight.is_empty() || !to_retry.is_empty() || !model.outbox.early.is_empty();
        // Before the store is open, actions wait in the model.
        assert!(model.has_unsaved() == is_waiting || (model.has_unsaved() && model.device.is_none()));
        if !model.loading.is_fully_loaded || loading.is_some() || !inbox.is_empty() || self.is_writing_back() {
            return;
        }
        for record in self.acknowledged.records() {
            assert_eq!(model.diary.compare(record), MergeOutcome::Same, "{} was called saved and is not on the screen", record.id());
        }
    }
}
