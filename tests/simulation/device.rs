//! A phone: its store, its clock and the windows of the app that are open on it. What `ui/shell` does with effects is done
//! here by hand, late and in any order.

use std::collections::{BTreeSet, VecDeque};

use pain_diary::app::{
    BackupCommand, Command, CommitInput, Effect, Env, ImportCommand, ImportSummary, LastBackup, Model, Pad, StoreEvent, StoreFault, Tap,
    Ticket, Undoing, update,
};
use pain_diary::domain::{Body, DeviceId, Diary, MergeOutcome, Moment, Record, RecordId, SpeakerRef};
use pain_diary::format::{begin_backup, end_backup, push_record};

use crate::common::rng::Rng;
use crate::store::Store;

/// What windows of one profile tell each other.
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
    in_flight: Vec<(Ticket, Vec<Record>)>,
    to_retry: Vec<Ticket>,
    /// Random bits by which it is told from the other windows of the profile.
    window: u64,
    /// Typing has rested since then.
    rests: Option<u32>,
    inbox: VecDeque<Message>,
    loading: Option<VecDeque<Vec<Record>>>,
    importing: Option<(Vec<Record>, ImportSummary)>,
    making: Option<Vec<u8>>,
}

pub struct Device {
    id: DeviceId,
    pub store: Store,
    pub tabs: Vec<Tab>,
    pub clock_ms: i64,
    pub offset_min: i32,
    /// Every version the app has called saved, joined.
    pub acknowledged: Diary,
    /// Taps on the pad that was painted before the program ran: kept from the moment they are in localStorage.
    pub promised: BTreeSet<RecordId>,
    /// Backups handed over.
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

    /// What is forgotten is stored, or was the same tap as one that is stored or still kept.
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

    /// The process is killed. A write on its way may have been committed all the same.
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

    /// The browser deletes the database under the windows. What one of them knows comes back; what none knows is lost for good.
    pub fn wipe(&mut self, rng: &mut Rng) {
        self.store.wipe();
        let mut held = Diary::default();
        for tab in &mut self.tabs {
            held.join_all(tab.model.diary.records().cloned());
            // What is still to be read is not there any more.
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

    /// Nothing else can be asked for any more.
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

    /// What a window writes back is not all in the store yet.
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
            | Effect::Erase
            | Effect::Request(_) => {}
        }
    }

    fn load_new(&mut self, tab: usize, rng: &mut Rng) {
        self.send(tab, StoreEvent::LoadStarted, rng);
        for records in self.store.load(rng) {
            self.send(tab, StoreEvent::Loaded { records, damaged: 0 }, rng);
        }
        if self.tabs[tab].loading.is_none() {
            self.send(tab, StoreEvent::LoadFinished, rng);
        }
    }

    fn tell_others(&mut self, tab: usize, message: &Message) {
        for (_, other) in self.tabs.iter_mut().enumerate().filter(|(other, _)| *other != tab) {
            other.inbox.push_back(message.clone());
        }
    }

    /// One thing that was under way goes on. False when nothing was.
    pub fn go_on(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        type Way = fn(&mut Device, usize, bool, &mut Rng) -> bool;
        let ways: [Way; 7] =
            [Self::read_on, Self::answer_write, Self::retry, Self::hear, Self::finish_import, Self::finish_backup, Self::rest];
        let first = rng.below(ways.len());
        (0..ways.len()).any(|way| ways[(first + way) % ways.len()](self, tab, healthy, rng))
    }

    /// The store opens, then the diary comes slice by slice.
    fn read_on(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        if self.tabs[tab].model.device.is_none() {
            let Store { unbacked, last_backup, imports, .. } = &self.store;
            let (unbacked, last_backup, imports) = (unbacked.iter().copied().collect(), last_backup.clone(), imports.clone());
            self.tabs[tab].loading = Some(self.store.load(rng).into());
            let device = self.id.with_window(self.tabs[tab].window);
            self.send(tab, StoreEvent::Opened { device, last_backup, imports, unbacked }, rng);
            return true;
        }
        let Some(loading) = &mut self.tabs[tab].loading else { return false };
        let command = match loading.pop_front() {
            Some(records) => Command::Store(StoreEvent::Loaded { records, damaged: 0 }),
            None => {
                self.tabs[tab].loading = None;
                Command::Store(StoreEvent::LoadFinished)
            }
        };
        self.send(tab, command, rng);
        true
    }

    fn answer_write(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        if self.tabs[tab].in_flight.is_empty() {
            return false;
        }
        let index = rng.below(self.tabs[tab].in_flight.len());
        let (ticket, records) = self.tabs[tab].in_flight.remove(index);
        if healthy || !rng.one_in(3) {
            self.store.persist(&records);
            self.acknowledged.join_all(records);
            self.send(tab, StoreEvent::Persisted(ticket), rng);
        } else {
            // A connection can be lost after the commit, before its answer.
            if rng.one_in(3) {
                self.store.persist(&records);
            }
            let fault = rng.pick(&[StoreFault::Full, StoreFault::Unavailable, StoreFault::Blocked, StoreFault::Newer, StoreFault::Broken]);
            self.send(tab, StoreEvent::PersistFailed(ticket, fault), rng);
        }
        true
    }

    fn retry(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        let Some(ticket) = self.tabs[tab].to_retry.pop() else { return false };
        self.send(tab, StoreEvent::Retry(ticket), rng);
        true
    }

    fn rest(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        let Some(rest) = self.tabs[tab].rests.take() else { return false };
        self.send(tab, CommitInput::AfterRest(rest), rng);
        true
    }

    fn hear(&mut self, tab: usize, _: bool, rng: &mut Rng) -> bool {
        let Some(message) = self.tabs[tab].inbox.pop_front() else { return false };
        match message {
            Message::Records(records) => self.send(tab, StoreEvent::OtherTab(records), rng),
            Message::LoadNew => self.load_new(tab, rng),
            Message::Reread => self.send(tab, StoreEvent::ImportUndone(Undoing::Done, self.store.imports.clone()), rng),
            Message::Backup(last) => self.send(tab, BackupCommand::OtherTabSaved(last), rng),
        }
        true
    }

    fn finish_import(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        let Some((records, summary)) = self.tabs[tab].importing.take() else { return false };
        let command = if healthy || !rng.one_in(4) {
            let imports = self.store.import(&records, self.now().to_string(), summary);
            self.tell_others(tab, &Message::LoadNew);
            Command::Import(ImportCommand::Applied(imports))
        } else {
            // Committed, and the answer was lost each time it was tried.
            if rng.one_in(3) {
                self.store.import(&records, self.now().to_string(), summary);
            }
            Command::Import(ImportCommand::Failed(StoreFault::Full))
        };
        self.send(tab, command, rng);
        true
    }

    fn finish_backup(&mut self, tab: usize, healthy: bool, rng: &mut Rng) -> bool {
        let Some(file) = self.tabs[tab].making.take() else { return false };
        if healthy || !rng.one_in(4) {
            self.files.push(file);
            self.send(tab, BackupCommand::Saved, rng);
        } else {
            self.send(tab, BackupCommand::NotSaved { failed: rng.one_in(2) }, rng);
        }
        true
    }

    fn backup_of(&self, tab: usize) -> Vec<u8> {
        let mut file = begin_backup(self.now());
        for record in self.tabs[tab].model.diary.records() {
            push_record(&mut file, record).expect("can be written");
        }
        end_backup(&mut file);
        file
    }

    /// Nothing that was called saved is missing, wherever it is looked for.
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

    /// A window that has read everything, and has heard all, shows what is stored and what it still waits to store.
    pub fn check_screen(&self, tab: usize) {
        let Tab { model, in_flight, to_retry, inbox, loading, .. } = &self.tabs[tab];
        let is_waiting = !in_flight.is_empty() || !to_retry.is_empty() || !model.outbox.early.is_empty();
        // Before the store is open, what was done waits inside.
        assert!(model.has_unsaved() == is_waiting || (model.has_unsaved() && model.device.is_none()));
        if !model.loading.is_fully_loaded || loading.is_some() || !inbox.is_empty() || self.is_writing_back() {
            return;
        }
        for record in self.acknowledged.records() {
            assert_eq!(model.diary.compare(record), MergeOutcome::Same, "{} was called saved and is not on the screen", record.id());
        }
    }
}
