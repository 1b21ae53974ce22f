//! The people, their phones and their contacts.

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};
use pain_diary::domain::{Body, Contact, Person, Phone, RecordId, SpeakerRef};

use super::chance::Chance;
use super::{MINUTE_MS, Writer, behind_ms, device, line, midnight, words};

/// After how many days the two add their names, which also label earlier records.
const NAMELESS_DAYS: u64 = 33;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// The two people, and since when their names are known.
pub struct Names {
    known_ms: i64,
    patient: RecordId,
    carer: RecordId,
}

impl Names {
    pub fn new(first: NaiveDate, chance: &mut Chance) -> Result<Self> {
        let day = first.checked_add_days(Days::new(NAMELESS_DAYS)).context("a date")?;
        let known_ms = midnight(day).timestamp_millis() + 19 * 60 * MINUTE_MS;
        let mut id = |phone| RecordId::new(known_ms + behind_ms(phone), &chance.ten_bytes());
        Ok(Self { known_ms, patient: id(0), carer: id(1) })
    }

    /// The speaker of the carer at that time.
    pub const fn carer(&self, unix_ms: i64) -> SpeakerRef {
        if unix_ms > self.known_ms { SpeakerRef::Person(self.carer) } else { SpeakerRef::Carer }
    }

    /// The user of a phone, once set.
    pub fn user(&self, phone: usize, unix_ms: i64) -> Option<SpeakerRef> {
        let user = if phone == 0 { SpeakerRef::Patient } else { SpeakerRef::Person(self.carer) };
        Some(user).filter(|_| unix_ms > self.known_ms)
    }
}

impl Writer {
    /// Their names and phones. One name is corrected a year later.
    pub fn people(&mut self) -> Result<()> {
        let Names { known_ms, patient, carer } = self.names;
        let named = |name: &str, role| -> Result<Body> { Ok(Body::Person(Person { name: line(name)?, role })) };
        let record = self.first_of(patient, known_ms, 0, named("Anna", SpeakerRef::Patient)?);
        self.records.push(record);
        let mut record = self.first_of(carer, known_ms, 1, named("Ben", SpeakerRef::Carer)?);
        self.change(&mut record, known_ms + 300 * DAY_MS, 1, named("Benedikt", SpeakerRef::Carer)?, false);
        self.records.push(record);
        for (phone, user) in [(0, SpeakerRef::Patient), (1, SpeakerRef::Person(carer))] {
            let profile = device(phone).profile();
            let record = self.first_of(Phone::id(profile), known_ms, phone, Body::Phone(Phone { profile, user }));
            self.records.push(record);
        }
        Ok(())
    }

    /// Numbers to call: one is corrected later, one removed.
    pub fn contacts(&mut self, first: NaiveDate) -> Result<()> {
        let at = self.travel.at(first, 8 * 3600)?;
        for (index, [name, phone, hours]) in words::CONTACTS.iter().enumerate() {
            let contact = Contact { name: line(name)?, phone: line(phone)?, hours: line(hours)? };
            let made_ms = at.unix_ms() + i64::try_from(index)? * MINUTE_MS;
            let mut record = self.first(made_ms, 1, Body::Contact(contact.clone()));
            match index {
                1 => {
                    let changed = Contact { hours: line("Mon to Fri, 8 to 16")?, ..contact };
                    self.change(&mut record, made_ms + 90 * DAY_MS, 0, Body::Contact(changed), false);
                }
                3 => self.change(&mut record, made_ms + 200 * DAY_MS, 1, Body::Contact(contact), true),
                _ => {}
            }
            self.records.push(record);
        }
        Ok(())
    }
}
