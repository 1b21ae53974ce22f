//! Calls and agreements.

use anyhow::Result;
use chrono::NaiveDate;
use pain_diary::domain::agreement::names;
use pain_diary::domain::{Agreement, Body, Call, Code, Record, RecordId, SpeakerRef};

use super::visits::{DAY_MS, Said, is_bad, later};
use super::{MINUTE_MS, Writer, line, midnight, note, words};

impl Writer {
    /// Calls after a pain of 9 or more, about once in three weeks; an unanswered call is repeated.
    pub fn calls(&mut self, said: &[Said]) -> Result<()> {
        let numbers = self.records.iter().filter(|record| !record.current().deleted);
        let numbers: Vec<RecordId> = numbers.filter(|record| matches!(record.current().body, Body::Contact(_))).map(Record::id).collect();
        let mut called_ms = i64::MIN;
        for Said { id, at, score, who } in said {
            if !is_bad(*score) || at.unix_ms().saturating_sub(called_ms) < 9 * DAY_MS || !self.chance.one_in(3) {
                continue;
            }
            called_ms = at.unix_ms();
            let phone = usize::from(*who != SpeakerRef::Patient);
            let mut now = later(*at, self.chance.between(4, 25))?;
            for attempt in 0..3 {
                let is_answered = attempt == 2 || self.chance.below(10) < 7;
                let contact = self.chance.pick(&numbers);
                let told = is_answered.then_some(*id).into_iter().collect();
                self.call(Call { contact, told: Some(told), ..Call::new(now, who.clone(), is_answered) }, phone)?;
                if is_answered || self.chance.one_in(4) {
                    break;
                }
                now = later(now, self.chance.between(6, 20))?;
            }
        }
        Ok(())
    }

    fn call(&mut self, mut call: Call, phone: usize) -> Result<()> {
        let (at, is_answered) = (call.at, call.is_answered());
        let contact = call.contact.take();
        let mut record = self.first(at.unix_ms() + 300, phone, Body::Call(call.clone()));
        if is_answered {
            call.contact = contact;
            call.answered_by = line(self.chance.pick(&words::ANSWERED_BY).unwrap_or_default())?;
            call.said = note(self.chance.pick(&words::SAID).unwrap_or_default())?;
            self.change(&mut record, at.unix_ms() + 3 * MINUTE_MS, phone, Body::Call(call), false);
        }
        let id = record.id();
        self.records.push(record);
        if is_answered && self.chance.one_in(4) {
            self.step(id, None, later(at, 4)?, phone)?;
        }
        Ok(())
    }

    /// The emergency number at once, the other agreements at the first visit; the goal is lowered after some months.
    pub fn agreed(&mut self, first: NaiveDate, visit: NaiveDate) -> Result<()> {
        let at_home_ms = midnight(first).timestamp_millis() + 19 * 60 * MINUTE_MS;
        let visit_ms = midnight(visit).timestamp_millis() + 17 * 60 * MINUTE_MS;
        let date = visit.to_string();
        let values = [
            (names::EMERGENCY, "112", at_home_ms),
            (names::FEVER, "38.0 °C", visit_ms),
            (names::CRISIS, "116 123", visit_ms),
            (names::EPISODE_PAIN, "7", visit_ms),
            (names::GOAL_PAIN, "3", visit_ms),
            (names::GOAL_DOING, "sit through dinner", visit_ms),
            (names::RULE_PAIN, "7", visit_ms),
            (names::RULE_HOURS, "2", visit_ms),
            (names::RULE_WORDS, words::RULE, visit_ms),
            (names::RULE_FROM, "Dr Yılmaz", visit_ms),
            (names::RULE_DATE, &date, visit_ms),
        ];
        for ((what, value, made_ms), index) in values.into_iter().zip(0..) {
            let agreed = |value: &str| -> Result<Body> { Ok(Body::Agreement(Agreement { what: Code::listed(what), value: note(value)? })) };
            let made_ms = made_ms + index * MINUTE_MS;
            let was = if what == names::GOAL_PAIN { "4" } else { value };
            let mut record = self.first_of(Agreement::id(what), made_ms, 1, agreed(was)?);
            if was != value {
                self.change(&mut record, made_ms + 120 * DAY_MS, 0, agreed(value)?, false);
            }
            self.records.push(record);
        }
        Ok(())
    }
}
