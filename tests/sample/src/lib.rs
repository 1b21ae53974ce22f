//! A realistic seeded diary as a backup file, for tests, benches and demonstrations. It is written with the app's own
//! encoder, is the same for the same seed on every machine, and no part of it is in the app.
//!
//! A couple near Hamburg: two phones, two voices, some fourteen records a day. Pain follows the hour (worse at night and
//! in the evening), drifts over weeks, flares up for days; some days nothing is written. Once a year they travel. Medicines
//! are taken by the clock and against bad numbers; most evenings they write how the day was. Every four weeks
//! they see the team with their questions; at bad times they call it.

mod calendar;
mod care;
mod chance;
mod condition;
mod days;
mod people;
mod places;
#[cfg(test)]
mod sent_tests;
mod team;
#[cfg(test)]
mod tests;
mod visits;
mod words;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Days, NaiveDate, Utc};
use pain_diary::domain::{Body, DeviceId, Eased, Entry, Moment, Note, Pain, Record, RecordId, Score, SpeakerRef, Version};
use pain_diary::format::{begin_backup, end_backup, push_record};

use calendar::Travel;
use care::Reliefs;
use chance::Chance;
use condition::Condition;
use people::Names;

/// Most years a sample may cover.
pub const YEARS_MAX: u32 = 50;

/// The phones of the patient and of the carer, whose clock is two minutes behind.
const PHONES: [(DeviceId, i64); 2] = [(DeviceId::new(0x0a11_ce00_5eed_0001), 0), (DeviceId::new(0x0b0b_0000_5eed_0002), -120_000)];
const MINUTE_MS: i64 = 60_000;

/// The share of each hour of the day, in thousandths of a day's entries.
const HOUR_WEIGHTS: [u64; 24] = [22, 20, 22, 30, 24, 20, 30, 60, 66, 58, 50, 46, 50, 46, 42, 42, 44, 46, 54, 58, 56, 50, 38, 26];

/// The last day of every sample.
fn last_day() -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 11, 22).context("a date")
}

/// A diary of so many years as the bytes of a backup file.
///
/// # Errors
/// When `years` is not 1..=[`YEARS_MAX`].
pub fn sample(years: u32, seed: u64) -> Result<Vec<u8>> {
    ensure!((1..=YEARS_MAX).contains(&years), "--years is a number from 1 to {YEARS_MAX}");
    let last = last_day()?;
    let days = u64::from(years) * 1461 / 4;
    let first = last.checked_sub_days(Days::new(days - 1)).context("a date")?;
    let mut chance = Chance::new(seed);
    let names = Names::new(first, &mut chance)?;
    let mut diary = Writer { chance, records: Vec::new(), travel: Travel::default(), names, reliefs: Reliefs::default() };
    diary.contacts(first)?;
    diary.people()?;
    diary.reliefs(first, days)?;
    let mut condition = Condition::default();
    for day in first.iter_days().take_while(|day| *day <= last) {
        diary.travel.next_day(day, &mut diary.chance);
        condition.next_day(&mut diary.chance);
        if !condition.is_silent() {
            diary.day(day, &condition)?;
        }
    }
    diary.visits(first, last)?;
    diary.backup()
}

struct Writer {
    chance: Chance,
    records: Vec<Record>,
    travel: Travel,
    names: Names,
    reliefs: Reliefs,
}

impl Writer {
    fn day(&mut self, day: NaiveDate, condition: &Condition) -> Result<()> {
        let hours = HOUR_WEIGHTS.iter().sum();
        for _ in 0..condition.entries(&mut self.chance) {
            let mut left = self.chance.below(hours);
            let hour = HOUR_WEIGHTS.iter().take_while(|weight| left.checked_sub(**weight).map(|rest| left = rest).is_some()).count();
            let time = u32::try_from(hour)? * 3600 + u32::try_from(self.chance.below(3600))?;
            let at = self.travel.at(day, time)?;
            self.episode(at, hour, condition)?;
        }
        self.regular_doses(day)?;
        self.note_of_day(day, condition)
    }

    /// A number, a dose if it is bad, and the number after that.
    fn episode(&mut self, at: Moment, hour: usize, condition: &Condition) -> Result<()> {
        let (phone, is_carer) = match self.chance.below(10) {
            0..=6 => (0, false),
            7 => (1, false),
            _ => (1, true),
        };
        let who = if is_carer { self.names.carer(at.unix_ms()) } else { SpeakerRef::Patient };
        let score = condition.score(hour, is_carer, &mut self.chance)?;
        let id = self.entry(Entry::tapped(at, score, who.clone()), phone)?;
        let Some(eases_by) = self.against(id, at, score, &who, phone)? else { return Ok(()) };
        if self.chance.below(10) < 6 {
            let later_ms = self.chance.between(25, 75) * MINUTE_MS;
            let after = Moment::from_unix_ms(at.unix_ms() + later_ms, at.offset_east_min()).ok().context("in range")?;
            let number = if let Score::Number(pain) = score { pain.number() } else { Pain::WORST.number() };
            let eased = Score::Number(Pain::new(number.saturating_sub(eases_by)).context("0 to 10")?);
            self.entry(Entry::tapped(after, eased, who), phone)?;
        }
        Ok(())
    }

    /// One entry with its later changes.
    fn entry(&mut self, entry: Entry, phone: usize) -> Result<RecordId> {
        let tapped_ms = entry.at.unix_ms() + i64::try_from(self.chance.below(1000))?;
        let mut record = self.first(tapped_ms, phone, Body::Entry(entry.clone()));
        let id = record.id();
        match self.chance.below(100) {
            0..=13 => self.note(&mut record, entry, tapped_ms, phone)?,
            14..=49 => {
                let details = self.details(&entry)?;
                self.change(&mut record, tapped_ms + 50_000, phone, Body::Entry(entry.with_details(details)), false);
            }
            50..=53 => self.eased_later(&mut record, entry, tapped_ms, phone)?,
            54..=55 => self.second_thought(&mut record, entry, tapped_ms, phone)?,
            56..=57 => self.recalled(&mut record, entry, tapped_ms, phone)?,
            58 => self.change(&mut record, tapped_ms + 4_000, phone, Body::Entry(entry), true),
            _ => {}
        }
        self.records.push(record);
        Ok(id)
    }

    /// A note follows within minutes, sometimes extended by the other of the two in the evening.
    fn note(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let text = words::note(&mut self.chance);
        let details = if self.chance.one_in(2) { self.details(&entry)? } else { entry.details().clone() };
        let noted = entry.with_note(note(&text)?).with_details(details);
        self.change(record, tapped_ms + 40_000, phone, Body::Entry(noted.clone()), false);
        if self.chance.one_in(10) {
            let more = note(&format!("{text} {}", words::note(&mut self.chance)))?;
            self.change(record, tapped_ms + 5 * 60 * MINUTE_MS, 1 - phone, Body::Entry(noted.with_note(more)), false);
        }
        Ok(())
    }

    /// The beginning is recorded at once, the easing once it has eased.
    fn eased_later(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let mut details = self.details(&entry)?;
        let minutes = self.chance.between(5, 600);
        let at = |unix_ms: i64| Moment::from_unix_ms(unix_ms, entry.at.offset_east_min()).ok().context("in range");
        details.began = Some(at(entry.at.unix_ms() - minutes * MINUTE_MS)?);
        details.eased = Some(Eased::StillThere);
        self.change(record, tapped_ms + 60_000, phone, Body::Entry(entry.clone().with_details(details.clone())), false);
        if self.chance.below(10) < 7 {
            let eased_ms = entry.at.unix_ms() + self.chance.between(20, 240) * MINUTE_MS;
            details.eased = Some(Eased::At(at(eased_ms)?));
            let said_ms = eased_ms + self.chance.between(0, 30) * MINUTE_MS;
            self.change(record, said_ms, phone, Body::Entry(entry.with_details(details)), false);
        }
        Ok(())
    }

    /// The number is corrected, at once or on reading the day again.
    fn second_thought(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let number = u8::try_from(self.chance.below(11))?;
        let mut other = entry;
        other.score = Score::Number(Pain::new(number).context("0 to 10")?);
        let later_ms = if self.chance.one_in(2) { 6_000 } else { 7 * 60 * MINUTE_MS };
        self.change(record, tapped_ms + later_ms, phone, Body::Entry(other), false);
        Ok(())
    }

    /// Recorded later: the time is moved back, and the entry is marked as recalled if by more than an hour.
    fn recalled(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let back_ms = i64::try_from(1 + self.chance.below(9))? * 30 * MINUTE_MS;
        let at = Moment::from_unix_ms(entry.at.unix_ms() - back_ms, entry.at.offset_east_min()).ok().context("in range")?;
        let now = entry.at;
        let moved = entry.moved(at, record.id(), now);
        self.change(record, tapped_ms + 9_000, phone, Body::Entry(moved), false);
        Ok(())
    }

    /// A new record, written on a phone.
    fn first(&mut self, unix_ms: i64, phone: usize, body: Body) -> Record {
        let id = RecordId::new(unix_ms + behind_ms(phone), &self.chance.ten_bytes());
        self.first_of(id, unix_ms, phone, body)
    }

    fn first_of(&self, id: RecordId, unix_ms: i64, phone: usize, body: Body) -> Record {
        let version = Version::first(unix_ms + behind_ms(phone), device(phone), body);
        Record::new(id, version.typed_by(self.names.user(phone, unix_ms)))
    }

    fn change(&self, record: &mut Record, unix_ms: i64, phone: usize, body: Body, deleted: bool) {
        let began_ms = Some(record.current().since.unix_ms());
        if let Some(next) = record.current().next(unix_ms + behind_ms(phone), device(phone), body, deleted, began_ms) {
            record.join(&Record::new(record.id(), next.typed_by(self.names.user(phone, unix_ms))));
        }
    }

    /// As the app writes it: ordered by id, that is by time of creation.
    fn backup(mut self) -> Result<Vec<u8>> {
        self.records.sort_unstable_by_key(Record::id);
        let exported_at = last_day()?.and_hms_opt(22, 0, 0).context("a time")?;
        let mut file = begin_backup(Moment::from_local(exported_at, 60).ok().context("in range")?);
        for record in &self.records {
            push_record(&mut file, record)?;
        }
        end_backup(&mut file);
        Ok(file)
    }
}

fn device(phone: usize) -> DeviceId {
    let [(patient, _), (carer, _)] = PHONES;
    if phone == 0 { patient } else { carer }
}

fn behind_ms(phone: usize) -> i64 {
    let [(_, patient_ms), (_, carer_ms)] = PHONES;
    if phone == 0 { patient_ms } else { carer_ms }
}

fn note(text: &str) -> Result<Note> {
    Note::new(text).ok().context("a short note")
}

fn line(text: &str) -> Result<pain_diary::domain::Line> {
    pain_diary::domain::Line::new(text).ok().context("a short line")
}

/// Midnight of a day, UTC.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}
