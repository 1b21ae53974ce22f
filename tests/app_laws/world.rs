//! The app together with a simple reference model of what it was told to record.

use crate::common::records::NOON_MS;
use crate::common::rng::Rng;
use pain_diary::app::{Command, CommitInput, Effect, Env, Field, Model, Status, StoreEvent, Ticket, update};
use pain_diary::domain::{Body, DeviceId, Diary, MergeOutcome, Moment, Record, RecordId, Score, SpeakerRef};
use pain_diary::format::{read_record, write_record};
use std::collections::{BTreeMap, BTreeSet};

/// The device of this phone.
pub const DEVICE: DeviceId = DeviceId::new(0x0000_0001_0000_0001);

pub struct World {
    pub model: Model,
    pub rng: Rng,
    pub now_ms: i64,
    /// Everything commanded, joined.
    pub expected: Diary,
    /// What the store has committed, joined.
    pub committed: Diary,
    /// Writes the app is waiting for: `true` while the store has them, `false` while a failed one waits for its retry.
    pub asked: BTreeMap<Ticket, (Vec<Record>, bool)>,
    pub failed: BTreeSet<Ticket>,
    /// Entries that are in no backup.
    pub unbacked: BTreeSet<RecordId>,
    pub covered: Option<BTreeSet<RecordId>>,
    /// The drafts in `localStorage`.
    pub drafts: BTreeMap<Field, String>,
    /// The drafts in the store.
    pub stored_drafts: BTreeMap<Field, String>,
    /// The last requested commit of typed text: its time, and its number.
    pub wake: Option<(i64, u32)>,
    /// How often the store was asked to write something new.
    pub written: usize,
}

impl World {
    pub fn new() -> Self {
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
            drafts: BTreeMap::new(),
            stored_drafts: BTreeMap::new(),
            wake: None,
            written: 0,
        };
        world.send(StoreEvent::Opened {
            peers: pain_diary::app::Peers::default(),
            device: DEVICE,
            last_backup: None,
            imports: pain_diary::app::Imports::default(),
            unbacked: Vec::new(),
        });
        world
    }

    pub fn now(&self) -> Moment {
        Moment::from_clock(self.now_ms, 60)
    }

    pub fn send(&mut self, command: impl Into<Command>) {
        let command = command.into();
        let commits = matches!(command, Command::Store(StoreEvent::Persisted(_)));
        let is_retry = matches!(command, Command::Store(StoreEvent::Retry(_)));
        let line_before = self.model.line.clone();
        let user_before = self.user();
        let (unix_ms, now) = (self.now_ms, self.now());
        let mut random = || self.rng.ten_bytes();
        let mut env = Env { unix_ms, now, random: &mut random, offset_min: &|_| 60 };
        let effects = update(&mut self.model, command, &mut env);
        let line = self.model.line.as_ref().map(|line| &line.status);
        let says_it_is_kept = matches!(
            line,
            Some(Status::Saved(..) | Status::Changed | Status::Deleted(..) | Status::Removed | Status::Took(..) | Status::Undone)
        );
        let said_so_before = line == line_before.as_ref().map(|line| &line.status);
        // A second tap on the same key shows again that the entry of the first is saved.
        let is_stored = matches!(line, Some(Status::Saved(score, at)) if self.is_committed(*score, *at));
        assert!(commits || !says_it_is_kept || said_so_before || is_stored, "{line:?} before the commit");
        for effect in effects {
            if let (Effect::Persist(_, records), false) = (&effect, is_retry) {
                self.check_new(records, user_before.as_ref());
            }
            self.effect(effect, commits);
        }
        self.check();
    }

    fn is_committed(&self, score: Score, at: Moment) -> bool {
        let says = |record: &Record| matches!(&record.current().body, Body::Entry(entry) if (entry.score, entry.at) == (score, at));
        self.committed.records().any(says)
    }

    fn user(&self) -> Option<SpeakerRef> {
        self.model.diary.user_of(DEVICE.profile()).cloned()
    }

    /// Written records are new, can be read back, and name who typed them.
    fn check_new(&mut self, records: &[Record], user_before: Option<&SpeakerRef>) {
        self.written += 1;
        for record in records {
            assert_ne!(self.expected.compare(record), MergeOutcome::Same, "written twice: {record:?}");
            let mut json = Vec::new();
            write_record(&mut json, record).expect("can be written");
            let json = String::from_utf8(json).expect("UTF-8");
            assert_eq!(read_record(&json).as_ref(), Ok(record), "{json}");
            let version = record.current();
            let typed = version.typed.as_ref();
            let by_somebody = typed == user_before || typed == self.user().as_ref();
            assert!(by_somebody || matches!(version.body, Body::Phone(_)), "typed by {typed:?}");
            assert_eq!(version.stamp.device(), DEVICE);
        }
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
                assert!(records.iter().all(|record| self.committed.compare(record) == MergeOutcome::Same));
            }
            Effect::NoteBackup(last, ids) => {
                assert_eq!(last.records, self.model.last_backup.as_ref().expect("just made").records);
                assert!(ids.iter().all(|id| !self.unbacked.contains(id)), "changed after the file was begun");
            }
            Effect::Reread => {
                self.expected = Diary::default();
                self.asked.values().for_each(|(records, _)| self.expected.join_all(records.clone()));
            }
            Effect::KeepDraft(field, Some(text)) => drop(self.drafts.insert(field, text)),
            Effect::KeepDraft(field, None) => {
                assert!(self.asked.is_empty(), "{field:?} may not be in the store yet");
                self.drafts.remove(&field);
            }
            Effect::StoreDraft(field, Some(text)) => drop(self.stored_drafts.insert(field, text)),
            Effect::StoreDraft(field, None) => {
                assert!(self.asked.is_empty(), "{field:?} may not be in the store yet");
                assert!(self.stored_drafts.remove(&field).is_some(), "{field:?} is not there");
            }
            Effect::CommitInputAfter(rest, wait_ms) => self.wake = Some((self.now_ms + i64::from(wait_ms), rest)),
            _ => {}
        }
    }

    /// `localStorage` has a draft of all typed text that is not stored, and of no other.
    fn check_drafts(&self) {
        let here = self.model.input.typed.iter().chain(&self.model.input.orphans);
        let typed: BTreeMap<_, _> = here.filter(|(field, _)| field.draft_name().is_some()).map(|(field, text)| (field, text)).collect();
        assert!(typed.iter().all(|(field, _)| self.drafts.contains_key(field)), "{typed:?} is not in {:?}", self.drafts);
        assert!(self.model.input.typed.iter().all(|(field, text)| self.drafts.get(field).is_none_or(|draft| draft == text)));
        assert!(self.model.has_unsaved() || typed.len() == self.drafts.len(), "{:?} beside {typed:?}", self.drafts);
        let forgotten: Vec<_> = self.stored_drafts.keys().filter(|field| !self.drafts.contains_key(*field)).collect();
        assert!(forgotten.is_empty(), "{forgotten:?} is in the store and is not typed any more");
    }

    /// Lets this time pass; requested commits happen at their time.
    pub fn pass(&mut self, ms: i64) {
        let until_ms = self.now_ms + ms;
        while let Some((at_ms, rest)) = self.wake.take_if(|(at_ms, _)| *at_ms <= until_ms) {
            self.now_ms = self.now_ms.max(at_ms);
            self.send(CommitInput::AfterRest(rest));
        }
        self.now_ms = until_ms;
    }

    fn check(&self) {
        self.check_drafts();
        assert_eq!(self.model.diary, self.expected);
        assert_eq!(self.model.has_unsaved(), !self.asked.is_empty());
        assert_eq!(self.model.outbox.unbacked, self.unbacked);
        assert!(self.model.outbox.fault.is_some() || self.failed.is_empty(), "a failure is told until it is made good");
        assert!(self.model.outbox.fault.is_none() || !self.asked.is_empty());
        for (records, _) in self.asked.values() {
            assert!(records.iter().all(|record| self.model.diary.compare(record) == MergeOutcome::Same), "what waits stays on the screen");
        }
    }

    /// The bodies of all live records.
    pub fn live(&self) -> BTreeMap<RecordId, Body> {
        let live = self.model.diary.records().filter(|record| !record.current().deleted);
        live.map(|record| (record.id(), record.current().body.clone())).collect()
    }
}
