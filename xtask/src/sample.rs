//! A realistic seeded diary as a backup file, for tests, benches and demonstrations. It is written with the app's own
//! encoder, is the same for the same seed on every machine, and no part of it is in the app.
//!
//! A couple near Hamburg: two phones, two voices, some fourteen entries a day. Pain follows the hour (worse at night and
//! in the evening), drifts over weeks, flares up for days; some days nothing is written. Once a year they travel.

mod calendar;
mod chance;
mod words;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Days, NaiveDate, Utc};
use pain_diary::domain::{Body, Contact, DeviceId, Entry, Line, Moment, Note, Pain, Record, RecordId, Score, Speaker, Version};
use pain_diary::format::{begin_backup, end_backup, push_record};

use calendar::Travel;
use chance::Chance;

/// Most years a sample may cover.
pub const YEARS_MAX: u32 = 50;

/// The phone of the person in pain, and of the one who looks after them. Its clock is two minutes behind.
const PHONES: [(DeviceId, i64); 2] = [(DeviceId::new(0x0a11_ce00_5eed_0001), 0), (DeviceId::new(0x0b0b_0000_5eed_0002), -120_000)];
const MINUTE_MS: i64 = 60_000;

/// How often each hour of the day is written in, in thousandths of a day's entries.
const HOUR_WEIGHTS: [u64; 24] = [22, 20, 22, 30, 24, 20, 30, 60, 66, 58, 50, 46, 50, 46, 42, 42, 44, 46, 54, 58, 56, 50, 38, 26];
/// What the hour adds to the pain, in tenths.
const HOUR_PAIN: [i64; 24] = [8, 10, 14, 18, 16, 10, 6, 8, 4, 0, -4, -6, -4, -6, -8, -6, -4, 0, 4, 8, 10, 10, 8, 8];

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
    let mut diary = Writer { chance: Chance::new(seed), records: Vec::new(), travel: Travel::default() };
    diary.contacts(first)?;
    let mut condition = Condition::default();
    for day in first.iter_days().take_while(|day| *day <= last) {
        diary.travel.next_day(day, &mut diary.chance);
        condition.next_day(&mut diary.chance);
        diary.day(day, &condition)?;
    }
    diary.backup()
}

/// How the illness goes, day by day. Strengths are tenths of a step of the scale.
#[derive(Default)]
struct Condition {
    drift: i64,
    flare_days: u64,
    flare: i64,
    silent_days: u64,
    is_bad_night: bool,
}

impl Condition {
    fn next_day(&mut self, chance: &mut Chance) {
        // A walk with a pull back to a middling pain of 4.
        self.drift += chance.between(-5, 5) - self.drift / 12;
        self.flare_days = match self.flare_days.saturating_sub(1) {
            0 if chance.one_in(45) => 3 + chance.below(8),
            left => left,
        };
        self.flare = if self.flare_days == 0 { 0 } else { chance.between(15, 35) };
        self.silent_days = match self.silent_days.saturating_sub(1) {
            0 if chance.one_in(60) => 1 + chance.below(4),
            left => left,
        };
        self.is_bad_night = chance.one_in(4);
    }

    fn entries(&self, chance: &mut Chance) -> u64 {
        match (self.silent_days, self.flare_days) {
            (1.., _) => 0,
            (0, 1..) => 12 + chance.below(10),
            (0, 0) => 8 + chance.below(13),
        }
    }

    fn score(&self, hour: usize, who: &Speaker, chance: &mut Chance) -> Result<Score> {
        let hour_pain = HOUR_PAIN.get(hour).copied().unwrap_or_default();
        let night = if self.is_bad_night && hour < 6 { 20 } else { 0 };
        // Carers tend to rate a little higher.
        let carer = if *who == Speaker::Carer { 4 } else { 0 };
        let tenths = 40 + self.drift + self.flare + hour_pain + night + carer + chance.between(-12, 12);
        if tenths > 95 && chance.one_in(6) {
            return Ok(Score::TooMuch);
        }
        let number = u8::try_from((tenths / 10).clamp(0, 10))?;
        Ok(Score::Number(Pain::new(number).context("0 to 10")?))
    }
}

struct Writer {
    chance: Chance,
    records: Vec<Record>,
    travel: Travel,
}

impl Writer {
    fn day(&mut self, day: NaiveDate, condition: &Condition) -> Result<()> {
        let count = condition.entries(&mut self.chance);
        let hours = HOUR_WEIGHTS.iter().sum();
        for _ in 0..count {
            let mut place = self.chance.below(hours);
            let hour = HOUR_WEIGHTS.iter().take_while(|weight| place.checked_sub(**weight).map(|rest| place = rest).is_some()).count();
            let time = u32::try_from(hour)? * 3600 + u32::try_from(self.chance.below(3600))?;
            let at = self.travel.at(day, time)?;
            let record = self.entry(at, hour, condition)?;
            self.records.push(record);
        }
        Ok(())
    }

    /// One entry with all that became of it.
    fn entry(&mut self, at: Moment, hour: usize, condition: &Condition) -> Result<Record> {
        let (phone, who) = match self.chance.below(10) {
            0..=6 => (0, Speaker::Patient),
            7 => (1, Speaker::Patient),
            _ => (1, Speaker::Carer),
        };
        let score = condition.score(hour, &who, &mut self.chance)?;
        let tapped_ms = at.unix_ms() + i64::try_from(self.chance.below(1000))?;
        let entry = Entry { at, score, who, note: Note::default() };
        let (device, behind_ms) = phone_of(phone);
        let id = RecordId::new(tapped_ms + behind_ms, &self.chance.ten_bytes());
        let mut record = Record::new(id, Version::first(tapped_ms + behind_ms, device, Body::Entry(entry.clone())));
        match self.chance.below(100) {
            0..=13 => self.note(&mut record, entry, tapped_ms, phone)?,
            14..=15 => self.second_thought(&mut record, entry, tapped_ms, phone)?,
            16 => self.recalled(&mut record, entry, tapped_ms, phone)?,
            17 => change(&mut record, tapped_ms + 4_000, phone, Body::Entry(entry), true),
            _ => {}
        }
        Ok(record)
    }

    /// A note follows within minutes, now and then with more to it by the other of the two in the evening.
    fn note(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let text = words::note(&mut self.chance);
        let noted = Entry { note: note(&text)?, ..entry };
        change(record, tapped_ms + 40_000, phone, Body::Entry(noted.clone()), false);
        if self.chance.one_in(10) {
            let more = Entry { note: note(&format!("{text} {}", words::note(&mut self.chance)))?, ..noted };
            change(record, tapped_ms + 5 * 60 * MINUTE_MS, 1 - phone, Body::Entry(more), false);
        }
        Ok(())
    }

    /// The number was another: said at once, or on reading the day again.
    fn second_thought(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let number = u8::try_from(self.chance.below(11))?;
        let other = Entry { score: Score::Number(Pain::new(number).context("0 to 10")?), ..entry };
        let later_ms = if self.chance.one_in(2) { 6_000 } else { 7 * 60 * MINUTE_MS };
        change(record, tapped_ms + later_ms, phone, Body::Entry(other), false);
        Ok(())
    }

    /// Written down later than it was: the time is put back.
    fn recalled(&mut self, record: &mut Record, entry: Entry, tapped_ms: i64, phone: usize) -> Result<()> {
        let back_ms = i64::try_from(1 + self.chance.below(9))? * 30 * MINUTE_MS;
        let at = Moment::from_unix_ms(entry.at.unix_ms() - back_ms, entry.at.offset_east_min()).ok().context("in range")?;
        change(record, tapped_ms + 9_000, phone, Body::Entry(Entry { at, ..entry }), false);
        Ok(())
    }

    /// Numbers to call: one is corrected later, one removed.
    fn contacts(&mut self, first: NaiveDate) -> Result<()> {
        let at = self.travel.at(first, 8 * 3600)?;
        for (place, [name, phone, hours]) in words::CONTACTS.iter().enumerate() {
            let line = |text: &str| Line::new(text).ok().context("a short line");
            let contact = Contact { name: line(name)?, phone: line(phone)?, hours: line(hours)? };
            let made_ms = at.unix_ms() + i64::try_from(place)? * MINUTE_MS;
            let (device, behind_ms) = phone_of(1);
            let id = RecordId::new(made_ms + behind_ms, &self.chance.ten_bytes());
            let mut record = Record::new(id, Version::first(made_ms + behind_ms, device, Body::Contact(contact.clone())));
            match place {
                1 => {
                    let changed = Contact { hours: line("Mon to Fri, 8 to 16")?, ..contact };
                    change(&mut record, made_ms + 90 * 24 * 60 * MINUTE_MS, 0, Body::Contact(changed), false);
                }
                3 => change(&mut record, made_ms + 200 * 24 * 60 * MINUTE_MS, 1, Body::Contact(contact), true),
                _ => {}
            }
            self.records.push(record);
        }
        Ok(())
    }

    /// As the app writes it: by id, that is by the time things were first written down.
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

fn phone_of(place: usize) -> (DeviceId, i64) {
    let [patient, carer] = PHONES;
    if place == 0 { patient } else { carer }
}

fn change(record: &mut Record, unix_ms: i64, phone: usize, body: Body, deleted: bool) {
    let (device, behind_ms) = phone_of(phone);
    let next = record.current().next(unix_ms + behind_ms, device, body, deleted);
    record.join(&Record::new(record.id(), next));
}

fn note(text: &str) -> Result<Note> {
    Note::new(text).ok().context("a short note")
}

/// Midnight of a day, UTC.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;
    use pain_diary::app::Reading;
    use pain_diary::domain::Diary;
    use std::collections::BTreeSet;

    fn diary_of(file: &[u8]) -> Diary {
        let mut reading = Reading::open(file).expect("a backup");
        reading.step(usize::MAX);
        let file = reading.finish();
        assert!(file.refused.is_empty(), "{:?}", file.refused);
        let mut diary = Diary::default();
        diary.join_all(file.records);
        diary
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        assert_eq!(sample(1, 7).expect("a sample"), sample(1, 7).expect("a sample"));
        assert_ne!(sample(1, 7).expect("a sample"), sample(1, 8).expect("a sample"));
        assert!(sample(0, 7).is_err() && sample(YEARS_MAX + 1, 7).is_err());
    }

    #[test]
    fn a_sample_follows_the_schema_of_the_format() {
        let schema = std::fs::read(crate::paths::root().join("docs/backup.schema.json")).expect("the schema");
        let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).expect("JSON")).expect("a schema");
        let file = serde_json::from_slice(&sample(1, 3).expect("a sample")).expect("JSON");
        assert_eq!(schema.iter_errors(&file).map(|error| error.to_string()).collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn ten_years_are_about_fifty_thousand_records() {
        let file = sample(10, 1).expect("a sample"); // 13.7 a day
        let records = Reading::open(&file).expect("a backup").len();
        assert!((48_500..=51_500).contains(&records), "{records}");
    }

    #[test]
    fn a_year_holds_what_a_year_of_two_people_holds() {
        let diary = diary_of(&sample(1, 1).expect("a sample"));
        let entries: Vec<&Entry> = diary.rows().iter().filter_map(|row| diary.entry(row.id)).collect();
        let has = |what: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| what(entry)).count();
        assert!(has(&|entry| entry.who == Speaker::Carer) > entries.len() / 10);
        assert!(has(&|entry| entry.score == Score::TooMuch) > 3);
        assert!(has(&|entry| !entry.note.is_empty()) > entries.len() / 10);
        let offsets: BTreeSet<i32> = entries.iter().map(|entry| entry.at.offset_east_min()).collect();
        assert!(offsets.len() == 3 && offsets.is_superset(&BTreeSet::from([60, 120])), "{offsets:?}");
        let days: BTreeSet<NaiveDate> = diary.rows().iter().map(|row| row.day).collect();
        assert!((335..=364).contains(&days.len()), "{} days with an entry", days.len());
        assert!(diary.records().filter(|record| record.current().deleted).count() > 20);
        assert!(diary.records().filter(|record| !record.older().is_empty()).count() > 100);
        assert_eq!(diary.contacts().count(), words::CONTACTS.len() - 1);
        let scores: BTreeSet<Score> = entries.iter().map(|entry| entry.score).collect();
        assert_eq!(scores.len(), 12, "every key of the pad");
    }
}
