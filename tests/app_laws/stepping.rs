//! What the world does at each step.

use crate::steps::Step;
use crate::world::World;
use pain_diary::app::{
    BackupCommand, Command, CommitInput, DayPartKey, Field, Form, Input, Navigate, OrphanAction, Pad, Setting, Status, StoreEvent,
    StoreFault, Tap, Ticket, Write,
};
use pain_diary::domain::vocabulary::DAY_NOTE;
use pain_diary::domain::{Body, Code, Edit, Record, RecordId};
use std::collections::BTreeMap;

impl World {
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
                self.send_to_one_of(index, Self::is_entry, |id| Write::Add(Form::Word(id, topic)));
            }
            Step::UsesPhone(user) => self.send(Write::UsesPhone(user)),
            Step::Typed(index, part, text) => {
                let is_of = |world: &Self, id| {
                    let body = world.live().remove(&id);
                    // The texts of a day's note, an answer and an agreement have fields of their own.
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

    /// Commits typed text; afterwards it is in the records, or still in its field.
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

    /// Empties every field as a user would; asserts that no draft of their texts is left.
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
}
