//! A version of any kind of record as one line, for the history and for the preview of a file.

use super::Screen;
use super::describe::join;
use crate::domain::{Body, Contact, FollowUp, Line, Moment, Person, RecordId, Relief, Version, Visit};
use crate::text::bidi_isolate;

impl Screen<'_> {
    /// The name of a record's kind.
    pub(super) fn kind_words(&self, body: &Body) -> String {
        match body {
            Body::Agreement(agreed) => self.text.agreed_name(agreed.what.as_str()),
            other => self.text.record_kind(other.kind()),
        }
    }

    /// All content of a version; empty where this version of the app cannot read it.
    pub(super) fn version_words(&self, version: &Version) -> String {
        let text = self.text;
        let profile = version.stamp.device().profile();
        let at = |at: Moment, words: String| join([self.when(at), words]);
        match &version.body {
            Body::Entry(entry) => self.entry_words(entry, &self.model.diary.resolve_speaker(&entry.who, profile)),
            Body::Dose(dose) => at(dose.at, self.dose_words(dose)),
            Body::Question(question) => self.question_words(question),
            Body::Call(call) => at(call.at, self.call_words(call)),
            Body::Day(part) => {
                let who = self.name(&self.model.diary.resolve_speaker(&part.who, profile));
                join([self.list_day(part.day), who, self.part_words(part)])
            }
            Body::Answer(answer) => join([self.asked_words(answer.question), self.answer_words(answer)]),
            Body::Visit(visit) => self.visit_line(visit),
            Body::FollowUp(step) => self.step_line(step),
            Body::Agreement(agreed) => bidi_isolate(agreed.value.as_str()),
            Body::Person(Person { role, name }) => join([bidi_isolate(name.as_str()), text.role_as_written(role)]),
            Body::Phone(phone) => self.name(&self.model.diary.resolve_speaker(&phone.user, profile)),
            Body::Contact(contact) => self.contact_line(contact),
            Body::Relief(relief) => self.relief_line(relief),
            // The typed texts describe it.
            other => join(other.texts().into_iter().map(bidi_isolate)),
        }
    }

    /// The question of an answer, which may be deleted by now.
    fn asked_words(&self, question: RecordId) -> String {
        match self.model.diary.record(question).map(|record| &record.current().body) {
            Some(Body::Question(question)) => self.question_words(question),
            _ => String::new(),
        }
    }

    fn visit_line(&self, visit: &Visit) -> String {
        let over = visit.over.map(|over| self.text.visit_was_over(&self.when(over)));
        join([self.list_day_and_time(visit.at), self.visit_words(visit), over.unwrap_or_default()])
    }

    fn step_line(&self, step: &FollowUp) -> String {
        let text = self.text;
        let by = step.by.map(|day| text.step_by_day(&self.list_day(day)));
        let done = step.done.map(|at| text.topic_says(&text.step_done(), &self.when(at)));
        join([bidi_isolate(step.what.as_str()), bidi_isolate(step.who.as_str()), by.unwrap_or_default(), done.unwrap_or_default()])
    }

    /// "Ward · 030 12345 · 8 to 16".
    pub(super) fn contact_line(&self, contact: &Contact) -> String {
        join([&contact.name, &contact.phone, &contact.hours].map(|line: &Line| bidi_isolate(line.as_str())))
    }

    fn relief_line(&self, relief: &Relief) -> String {
        let text = self.text;
        let schedule = relief.schedule.as_ref().map(|schedule| text.schedule(schedule.as_str()));
        let ended = relief.stopped.map(|day| text.ended_on(&self.list_day(day)));
        join([
            bidi_isolate(relief.name.as_str()),
            bidi_isolate(relief.strength.as_str()),
            schedule.unwrap_or_default(),
            bidi_isolate(relief.label.as_str()),
            ended.unwrap_or_default(),
        ])
    }

    /// Who typed a version, if known, and when, by the clock of that phone. The clock may be wrong; the time only distinguishes versions.
    pub(super) fn typed_line(&self, version: &Version) -> String {
        let written = Moment::from_clock(version.stamp.unix_ms(), self.now.offset_east_min());
        let who = self.model.diary.typist(version).map(|typist| self.text.typed_by(&self.name(&typist)));
        join([self.when(written), who.unwrap_or_default()])
    }

    /// The same, with the phone where the typist is unknown.
    pub(super) fn written_line(&self, version: &Version) -> String {
        let by = self.model.diary.typist(version).is_none().then(|| self.phone_words(version));
        join([self.typed_line(version), by.unwrap_or_default()])
    }

    /// Who typed a version, else the phone.
    pub(super) fn writer(&self, version: &Version) -> String {
        self.model.diary.typist(version).map_or_else(|| self.phone_words(version), |typist| self.text.typed_by(&self.name(&typist)))
    }

    fn phone_words(&self, version: &Version) -> String {
        let is_here = self.model.device.is_some_and(|device| device.profile() == version.stamp.device().profile());
        if is_here { self.text.written_here() } else { self.text.written_elsewhere() }
    }
}
