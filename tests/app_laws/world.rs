//! The app, and beside it the plainest account of what it was told.

use std::collections::{BTreeMap, BTreeSet};

use pain_diary::app::{
    BackupCommand, Command, CommitInput, DayPartKey, Effect, Env, Field, Input, Model, Navigate, OrphanAction, Pad, Setting, Status,
    StoreEvent, StoreFault, Tap, Ticket, Write, update,
};
use pain_diary::domain::vocabulary::DAY_NOTE;
use pain_diary::domain::{Body, Code, DeviceId, Diary, Edit, MergeOutcome, Moment, Record, RecordId, Score, SpeakerRef};
use pain_diary::format::{read_record, write_record};

use crate::common::records::NOON_MS;
use crate::common::rng::Rng;
use crate::steps::Step;

/// The phone this is.
pub const DEVICE: DeviceId = DeviceId::new(0x0000_0001_0000_0001);

pub struct World {
    pub model: Model,
    rng: Rng,
    pub now_ms: i64,
    /// Everything commanded, joined.
    expected: Diary,
    /// What the store has committed, joined.
    pub committed: Diary,
    /// Writes the app is waiting for: `true` while the store has them, `false` while a failed one waits for its retry.
    pub asked: BTreeMap<Ticket, (Vec<Record>, bool)>,
    failed: BTreeSet<Ticket>,
    /// Entries that are in no backup.
    pub unbacked: BTreeSet<RecordId>,
    covered: Option<BTreeSet<RecordId>>,
    /// What is kept beside the store.
    pub drafts: BTreeMap<Field, String>,
    /// What the store has of texts that are no record.
    pub stored_drafts: BTreeMap<Field, String>,
    /// The last time the app asked to be woken for what is typed: when, and with which number.
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
            device: DEVICE,
            last_backup: None,
            imports: pain_diary::app::Imports::default(),
            unbacked: Vec::new(),
        });
        world
    }

    pub fn step(&mut self, step: Step) {
        match step {
            Step::Record(entry) => {
                let id = RecordId::new(entry.at.unix_ms(), &self.rng.ten_bytes());
                self.send(Pad::Record(Tap { id, at: entry.at, score: entry.score, who: entry.who }));
            }
            Step::Tap(score) => self.send(Pad::Tap(score)),
            Step::Edit(index, edit) => {
                self.send_to_one_of(index, |world, id| world.fits(id, &edit), |id| Write::Edit(id, edit.clone()));
            }
            Step::EditDay(key, edit) => self.send(Write::EditDay(key, edit)),
            Step::Pick(index, of, picked) => self.send_to_one_of(index, Self::has_time, |id| Write::Pick(of(id), picked)),
            Step::Region(index, region) => self.send_to_one_of(index, Self::is_entry, |id| Write::Region(id, region)),
            Step::SamePlaces(index) => self.send_to_one_of(index, Self::is_entry, Write::SamePlaces),
            Step::Delete(index) => self.send_to_one_of(index, |_, _| true, Write::Delete),
            Step::LogDose(index) => self.send_to_one_of(index, |world, id| world.model.diary.relief(id).is_some(), Write::LogDose),
            Step::Form(fields, command) => {
                fields.into_iter().for_each(|(field, text)| self.send(Input::Typed(field, text)));
                self.send(command);
            }
            Step::AddWord(index, topic, word) => {
                self.send(Input::Typed(Field::OwnWord(topic), word));
                self.send_to_one_of(index, Self::is_entry, |id| Write::AddWord(id, topic));
            }
            Step::UsesPhone(user) => self.send(Write::UsesPhone(user)),
            Step::Typed(index, part, text) => {
                let is_of = |world: &Self, id| {
                    let body = world.live().remove(&id);
                    // The text of a day, of an answer and of what was agreed has a field of its own.
                    let has_own = matches!(body, Some(Body::Day(_) | Body::Answer(_) | Body::Agreement(_)));
                    body.is_some_and(|body| Edit::typed(&body, part, &text).is_some_and(|edit| edit.is_ok())) && !has_own
                };
                if self.live().keys().any(|id| is_of(self, *id)) {
                    self.send_to_one_of(index, is_of, |id| Input::Typed(Field::Text(id, part), text.clone()));
                }
            }
            Step::TypedOfDay(day, text) => self.send(Input::Typed(Field::DayNote(day), text)),
            Step::Settle => self.commit_input(),
            Step::Ui(action) => self.send(action),
            Step::Voice(voice) => self.send(Setting::Voice(voice)),
            Step::Undo => self.send(Command::Undo),
            Step::Went(route) => self.send(Navigate::Went(route)),
            Step::Commit(index) => self.commit(index),
            Step::Fail(index, fault) => self.fail(index, fault),
            Step::Retry(index) => self.with_ticket(index, false, |world, ticket| world.send(StoreEvent::Retry(ticket))),
            Step::OtherTab(records) => {
                self.unbacked.extend(records.iter().map(Record::id));
                self.records_come(records, StoreEvent::OtherTab);
            }
            Step::Loaded(records) => self.records_come(records, |records| StoreEvent::Loaded { records, damaged: 0 }),
            Step::SaveBackup => {
                if self.covered.is_none() {
                    self.covered = Some(std::mem::take(&mut self.unbacked));
                }
                self.send(BackupCommand::Save);
            }
            Step::BackupDone(saved) => self.backup_done(saved),
            Step::ClockMoves(by_ms) => self.now_ms += by_ms,
            Step::Visit(step) => self.visit_step(step),
        }
    }

    fn records_come(&mut self, records: Vec<Record>, event: impl Fn(Vec<Record>) -> StoreEvent) {
        self.expected.join_all(records.clone());
        self.send(event(records));
    }

    /// True for a live record that has such a part.
    pub fn fits(&self, id: RecordId, edit: &Edit) -> bool {
        self.live().get(&id).is_some_and(|body| edit.of(body).is_some())
    }

    pub fn is_entry(&self, id: RecordId) -> bool {
        self.model.diary.entry(id).is_some()
    }

    fn has_time(&self, id: RecordId) -> bool {
        let diary = &self.model.diary;
        self.is_entry(id) || diary.dose(id).is_some() || diary.visit(id).is_some() || diary.call(id).is_some()
    }

    fn with_ticket(&mut self, index: usize, with_store: bool, then: impl FnOnce(&mut Self, Ticket)) {
        let tickets: Vec<Ticket> = self.asked.iter().filter(|(_, (_, stored))| *stored == with_store).map(|(ticket, _)| *ticket).collect();
        if !tickets.is_empty() {
            then(self, tickets[index % tickets.len()]);
        }
    }

    pub fn commit(&mut self, index: usize) {
        self.with_ticket(index, true, |world, ticket| {
            let (records, _) = world.asked.remove(&ticket).expect("just found");
            world.failed.remove(&ticket);
            world.committed.join_all(records.clone());
            world.send(StoreEvent::Persisted(ticket));
            let said = |record: &Record| match (world.model.line.as_ref().map(|line| &line.status), &record.current().body) {
                (Some(Status::Saved(score, at)), Body::Entry(entry)) => (entry.score, entry.at) == (*score, *at),
                (Some(Status::Took(_, at)), Body::Dose(dose)) => dose.at == *at,
                (Some(Status::Saved(..) | Status::Took(..)), _) => false,
                _ => true,
            };
            assert!(records.iter().all(said), "{:?} is not what was committed", world.model.line);
        });
    }

    /// The store recovers: everything is committed.
    pub fn commit_all(&mut self) {
        while !self.asked.is_empty() {
            self.step(Step::Retry(0));
            self.step(Step::Commit(0));
        }
    }

    fn fail(&mut self, index: usize, fault: StoreFault) {
        self.with_ticket(index, true, |world, ticket| {
            world.asked.get_mut(&ticket).expect("just found").1 = false;
            world.failed.insert(ticket);
            world.send(StoreEvent::PersistFailed(ticket, fault));
            assert!(world.model.outbox.fault.is_some() && world.model.line.is_none());
        });
    }

    fn backup_done(&mut self, saved: bool) {
        let covered = self.covered.take();
        if !saved {
            self.unbacked.extend(covered.into_iter().flatten());
        }
        self.send(if saved { BackupCommand::Saved } else { BackupCommand::NotSaved { failed: true } });
    }

    /// What was typed is in the records afterwards, or still in its field.
    pub fn commit_input(&mut self) {
        let typed = self.model.input.typed.clone();
        self.send(CommitInput::Now);
        for (field, text) in typed {
            let is_kept = match &field {
                Field::Derived(index, part) => self.is_placed(index, *part, &text),
                Field::DayNote(day) => self.day_note(*day) == text || *day > self.now().day(),
                Field::Text(id, part) => {
                    let body = self.model.diary.record(*id).map(|record| &record.current().body);
                    body.is_some_and(|body| match Edit::typed(body, *part, &text) {
                        Some(Ok(edit)) => edit.of(body) == Some(edit),
                        Some(Err(_)) => false,
                        None => true,
                    })
                }
                _ => false,
            };
            let still_here = self.model.typed_in(&field).or_else(|| self.model.orphan(&field));
            assert!(is_kept || text.trim().is_empty() || still_here == Some(text.as_str()), "{field:?} is lost: {text:?}");
        }
    }

    /// Every field is emptied as a person would do it, and no draft is left of what stood in them.
    pub fn empty_all_fields(&mut self) {
        for (field, _) in self.model.input.typed.clone() {
            self.send(Input::Typed(field, String::new()));
        }
        for (field, _) in self.model.input.orphans.clone() {
            self.send(Input::Orphan(field, OrphanAction::Discard));
        }
        self.commit_input();
        self.commit_all();
        assert_eq!((&self.drafts, &self.stored_drafts), (&BTreeMap::new(), &BTreeMap::new()));
    }

    fn day_note(&self, day: chrono::NaiveDate) -> String {
        let key = DayPartKey { day, part: Code::listed(DAY_NOTE) };
        let said = self.model.day_part(&key, &self.model.speaker());
        said.map(|(_, part)| part.note.as_str().to_owned()).unwrap_or_default()
    }

    fn now(&self) -> Moment {
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
        // A key tapped twice says once more that the entry of the first tap is saved.
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

    /// What is written is news, can be read again, and says who typed it.
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

    /// What is typed and not in the store is kept beside it, and nothing that is.
    fn check_drafts(&self) {
        let here = self.model.input.typed.iter().chain(&self.model.input.orphans);
        let typed: BTreeMap<_, _> = here.filter(|(field, _)| field.draft_name().is_some()).map(|(field, text)| (field, text)).collect();
        assert!(typed.iter().all(|(field, _)| self.drafts.contains_key(field)), "{typed:?} is not in {:?}", self.drafts);
        assert!(self.model.input.typed.iter().all(|(field, text)| self.drafts.get(field).is_none_or(|draft| draft == text)));
        assert!(self.model.has_unsaved() || typed.len() == self.drafts.len(), "{:?} beside {typed:?}", self.drafts);
        let forgotten: Vec<_> = self.stored_drafts.keys().filter(|field| !self.drafts.contains_key(*field)).collect();
        assert!(forgotten.is_empty(), "{forgotten:?} is in the store and is not typed any more");
    }

    /// Lets this time pass; what the app asked to be woken for happens at its time.
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

    /// What every live record says.
    pub fn live(&self) -> BTreeMap<RecordId, Body> {
        let live = self.model.diary.records().filter(|record| !record.current().deleted);
        live.map(|record| (record.id(), record.current().body.clone())).collect()
    }
}
