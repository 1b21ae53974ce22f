//! Visits, questions and answers. Generated after the days, so that these are the same with and without them.

use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use pain_diary::domain::ticks::TOLD_MAX;
use pain_diary::domain::vocabulary::{FOR_WHOM, LEAST_OF_DAY, WORST_OF_DAY};
use pain_diary::domain::{Answer, Body, Code, Entry, FollowUp, Line, Moment, Pain, Question, RecordId, Score, SpeakerRef, Visit};

use super::{MINUTE_MS, Writer, device, last_day, line, midnight, note, words};

pub const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// An entry of the diary, with what is needed here.
pub struct Said {
    pub id: RecordId,
    pub at: Moment,
    pub score: Score,
    pub who: SpeakerRef,
}

/// True for pain so bad that the team is called.
pub fn is_bad(score: Score) -> bool {
    match score {
        Score::Number(pain) => pain.number() >= 9,
        Score::TooMuch => true,
    }
}

impl Writer {
    /// A visit about every four weeks, the last of them still to come; calls at bad times; the agreements of the first visit.
    pub fn visits(&mut self, first: NaiveDate, last: NaiveDate) -> Result<()> {
        let said = self.said();
        let mut waiting = Vec::new();
        let mut day = first;
        let first_visit = open_day(first, 16)?;
        loop {
            let ahead = self.chance.between(24, 31);
            day = if day == first { first_visit } else { open_day(day, ahead.unsigned_abs())? };
            // The one to come is not tomorrow.
            if day > last && day.signed_duration_since(last).num_days() < 5 {
                day = open_day(day, 7)?;
            }
            self.visit(day, last, &mut waiting, &said)?;
            if day > last {
                break;
            }
        }
        self.calls(&said)?;
        self.agreed(first, first_visit)
    }

    /// The live numbers, oldest first.
    fn said(&self) -> Vec<Said> {
        let live = self.records.iter().filter(|record| !record.current().deleted);
        let entries = live.filter_map(|record| match &record.current().body {
            Body::Entry(entry) => Some(Said { id: record.id(), at: entry.at, score: entry.score, who: entry.who.clone() }),
            _ => None,
        });
        let mut said: Vec<Said> = entries.collect();
        said.sort_by_key(|said| (said.at.unix_ms(), said.id));
        said
    }

    /// The visit, the questions before it and, if it is over, its answers. Unasked questions wait for the next.
    fn visit(&mut self, day: NaiveDate, last: NaiveDate, waiting: &mut Vec<RecordId>, said: &[Said]) -> Result<()> {
        let quarter = u32::try_from(self.chance.below(26))?;
        let at = self.travel.at(day, 9 * 3600 + quarter * 900)?;
        // Nothing about the visit to come is recorded after the end of the diary.
        let evening_ms = midnight(last).timestamp_millis() + 20 * 60 * MINUTE_MS;
        let made_ms = (at.unix_ms() - self.chance.between(11, 15) * DAY_MS).min(evening_ms - 4 * DAY_MS);
        let until = later(at, -90)?.min(Moment::from_unix_ms(evening_ms, at.offset_east_min()).ok().context("in range")?);
        let [with, place] = self.chance.pick(&words::VISITED).unwrap_or_default();
        let companion = self.chance.pick(&words::COMPANIONS).unwrap_or_default();
        let mut visit = Visit { with: line(with)?, place: line(place)?, ..Visit::at(at) };
        let phone = self.phone();
        let mut record = self.first(made_ms, phone, Body::Visit(visit.clone()));
        if !companion.is_empty() {
            visit.companion = line(companion)?;
            self.change(&mut record, made_ms + 2 * DAY_MS, 1, Body::Visit(visit.clone()), false);
        }
        self.questions(record.id(), until, made_ms, waiting, said)?;
        if day <= last {
            let over = later(at, self.chance.between(15, 50))?;
            self.short_form(later(at, -30)?)?;
            self.answers(record.id(), at, waiting)?;
            self.steps(record.id(), record.id(), over)?;
            // The worst entries since the previous visit are marked as told.
            let is_told = |said: &&Said| is_bad(said.score) && (0..28).contains(&at.since(said.at).num_days());
            let told = said.iter().filter(is_told).map(|said| said.id).take(TOLD_MAX).collect();
            visit = Visit { over: Some(over), told: Some(told), ..visit };
            self.change(&mut record, over.unix_ms() + MINUTE_MS, phone, Body::Visit(visit), false);
        }
        self.records.push(record);
        Ok(())
    }

    /// Added one by one in the days before, some about an entry, some by the carer.
    fn questions(&mut self, visit: RecordId, until: Moment, made_ms: i64, waiting: &mut Vec<RecordId>, said: &[Said]) -> Result<()> {
        for _ in 0..2 + self.chance.below(3) {
            let minutes = (until.unix_ms() - made_ms) / MINUTE_MS;
            let asked = later(until, -self.chance.between(60, minutes - 60))?;
            let phone = self.phone();
            let who = self.voice(phone, asked);
            let text = note(self.chance.pick(&words::QUESTIONS).unwrap_or_default())?;
            let mut question = Question::new(text, who, asked);
            let before = said.partition_point(|said| said.at.unix_ms() <= asked.unix_ms());
            question.entry = before.checked_sub(1).and_then(|index| said.get(index)).map(|said| said.id).filter(|_| self.chance.one_in(3));
            let mut record = self.first(asked.unix_ms(), phone, Body::Question(question.clone()));
            if self.chance.below(10) < 6 {
                question.for_whom = self.chance.pick(&FOR_WHOM).map(Code::listed);
                question.star = self.chance.one_in(3);
                question.visit = Some(visit).filter(|_| self.chance.one_in(4));
                self.change(&mut record, asked.unix_ms() + 40_000, phone, Body::Question(question.clone()), false);
            }
            if self.chance.one_in(8) {
                question.order -= 2 * DAY_MS;
                self.change(&mut record, asked.unix_ms() + 70_000, 1 - phone, Body::Question(question.clone()), false);
            }
            if self.chance.one_in(20) {
                self.change(&mut record, asked.unix_ms() + 60 * MINUTE_MS, phone, Body::Question(question), true);
            } else {
                waiting.push(record.id());
            }
            self.records.push(record);
        }
        Ok(())
    }

    /// The answers recorded on each phone in the room; sometimes a question was not asked.
    fn answers(&mut self, visit: RecordId, at: Moment, waiting: &mut Vec<RecordId>) -> Result<()> {
        let mut left = Vec::new();
        for (question, number) in std::mem::take(waiting).into_iter().zip(1..) {
            let said = later(at, 3 * number)?;
            let phone = self.phone();
            if self.chance.one_in(6) {
                if self.chance.one_in(2) {
                    let outcome = Some(Code::listed("not-asked"));
                    self.answer(Answer { outcome, ..Answer::new(question, Some(visit), said) }, phone);
                }
                left.push(question);
                continue;
            }
            let text = note(self.chance.pick(&words::ANSWERS).unwrap_or_default())?;
            let said_by = line(self.chance.pick(&words::ANSWERED_BY).unwrap_or_default())?;
            let outcome = Some(Code::listed("asked")).filter(|_| self.chance.one_in(3));
            self.answer(Answer { text, said_by, outcome, ..Answer::new(question, Some(visit), said) }, phone);
            if self.chance.one_in(7) {
                // Both phones recorded an answer.
                let text = note(self.chance.pick(&words::ANSWERS).unwrap_or_default())?;
                self.answer(Answer { text, ..Answer::new(question, Some(visit), later(said, 1)?) }, 1 - phone);
            }
            if self.chance.one_in(4) {
                self.step(question, Some(visit), later(said, 1)?, phone)?;
            }
        }
        *waiting = left;
        Ok(())
    }

    /// As typed: the text first, then who gave it.
    fn answer(&mut self, answer: Answer, phone: usize) {
        let id = Answer::id(answer.question, answer.visit, device(phone));
        let said_ms = answer.at.unix_ms();
        let mut record = self.first_of(id, said_ms, phone, Body::Answer(Answer { said_by: Line::default(), ..answer.clone() }));
        if !answer.said_by.is_empty() {
            self.change(&mut record, said_ms + 30_000, phone, Body::Answer(answer), false);
        }
        self.records.push(record);
    }

    fn steps(&mut self, of: RecordId, visit: RecordId, over: Moment) -> Result<()> {
        for phone in [0, 1] {
            if self.chance.below(10) < 4 {
                self.step(of, Some(visit), over, phone)?;
            }
        }
        Ok(())
    }

    /// A follow-up. Nearly all are done within a fortnight; the last ones are open.
    pub fn step(&mut self, of: RecordId, visit: Option<RecordId>, at: Moment, phone: usize) -> Result<()> {
        let mut step = FollowUp { what: note(self.chance.pick(&words::STEPS).unwrap_or_default())?, ..FollowUp::new(Some(of), visit) };
        let (id, last) = (FollowUp::id(of, visit, device(phone)), last_day()?);
        let mut record = self.first_of(id, at.unix_ms(), phone, Body::FollowUp(step.clone()));
        step.who = line(self.chance.pick(&words::DOERS).unwrap_or_default())?;
        step.by = at.day().checked_add_days(Days::new(self.chance.below(20))).filter(|_| self.chance.one_in(2));
        self.change(&mut record, at.unix_ms() + 20_000, phone, Body::FollowUp(step.clone()), false);
        step.done = Some(later(at, self.chance.between(60, 14 * 24 * 60))?);
        if let Some(done) = step.done.filter(|done| done.day() < last)
            && !self.chance.one_in(30)
        {
            self.change(&mut record, done.unix_ms(), 1 - phone, Body::FollowUp(step), false);
        }
        self.records.push(record);
        Ok(())
    }

    /// The 60-second form in the waiting room: the worst and the least of the last day.
    fn short_form(&mut self, at: Moment) -> Result<()> {
        let least = self.chance.below(5);
        for (span, number) in [(WORST_OF_DAY, least + 2 + self.chance.below(4)), (LEAST_OF_DAY, least)] {
            let score = Score::Number(Pain::new(u8::try_from(number)?).context("0 to 10")?);
            let entry = Entry::tapped(at, score, SpeakerRef::Patient).about(Code::listed(span));
            let record = self.first(at.unix_ms() + i64::try_from(number)? * 700, 0, Body::Entry(entry));
            self.records.push(record);
        }
        Ok(())
    }

    /// The phone that records something: the carer's in a third of the cases.
    fn phone(&mut self) -> usize {
        usize::from(self.chance.one_in(3))
    }

    fn voice(&self, phone: usize, at: Moment) -> SpeakerRef {
        if phone == 0 { SpeakerRef::Patient } else { self.names.carer(at.unix_ms()) }
    }
}

pub fn later(at: Moment, minutes: i64) -> Result<Moment> {
    Moment::from_unix_ms(at.unix_ms() + minutes * MINUTE_MS, at.offset_east_min()).ok().context("in range")
}

/// A working day at home, so many days later or soon after.
fn open_day(from: NaiveDate, later: u64) -> Result<NaiveDate> {
    let mut day = from.checked_add_days(Days::new(later)).context("a date")?;
    // They travel from 20 July on.
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || ((7, 15)..(8, 12)).contains(&(day.month(), day.day())) {
        day = day.succ_opt().context("a date")?;
    }
    Ok(day)
}
