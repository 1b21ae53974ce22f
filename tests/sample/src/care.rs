//! Reliefs and doses.

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};
use pain_diary::domain::vocabulary::EFFECTS;
use pain_diary::domain::{Body, Code, Dose, Link, Moment, Pain, RecordId, Relief, Score, SpeakerRef};

use super::{MINUTE_MS, Writer, line, midnight, note, words};

/// A relief and when it is on the list.
#[derive(Clone, Copy)]
struct Kept {
    id: RecordId,
    from: NaiveDate,
    until: NaiveDate,
    amounts: &'static [&'static str],
    hours: &'static [u32],
    /// For how many of ten bad numbers it is taken.
    against: u64,
}

/// Their reliefs, in the order of the list.
#[derive(Default)]
pub struct Reliefs(Vec<Kept>);

impl Writer {
    /// The list as it grows: most at once, some later; one medicine is stopped, one was a mistake and is deleted.
    pub fn reliefs(&mut self, first: NaiveDate, days: u64) -> Result<()> {
        let day = |hundredths: u64| first.checked_add_days(Days::new(days * hundredths / 100)).context("a date");
        for (index, known) in words::RELIEFS.iter().enumerate() {
            let (from, until) = (day(known.from_hundredths)?, day(known.until_hundredths)?);
            let made_ms = midnight(from).timestamp_millis() + (8 * 60 + i64::try_from(index)?) * MINUTE_MS;
            let relief = Relief {
                sort: Code::listed(known.sort),
                name: line(known.name)?,
                strength: line(known.strength)?,
                schedule: known.schedule.map(Code::listed),
                label: note(known.label)?,
                stopped: None,
            };
            let phone = index % 2;
            let mut record = self.first(made_ms, phone, Body::Relief(relief.clone()));
            let (id, stopped_ms) = (record.id(), midnight(until).timestamp_millis() + 18 * 60 * MINUTE_MS);
            if known.is_mistake {
                self.change(&mut record, made_ms + 5 * MINUTE_MS, phone, Body::Relief(relief), true);
            } else if known.until_hundredths < 100 {
                self.change(&mut record, stopped_ms, 1, Body::Relief(Relief { stopped: Some(until), ..relief }), false);
            }
            if !known.is_mistake {
                self.reliefs.0.push(Kept { id, from, until, amounts: known.amounts, hours: known.hours, against: known.against });
            }
            self.records.push(record);
        }
        Ok(())
    }

    /// Doses of regular medicines: mostly taken, sometimes skipped.
    pub fn regular_doses(&mut self, day: NaiveDate) -> Result<()> {
        let kept: Vec<Kept> = self.reliefs.0.iter().filter(|kept| (kept.from..=kept.until).contains(&day)).copied().collect();
        for (kept, hour) in kept.iter().flat_map(|kept| kept.hours.iter().map(move |hour| (kept, *hour))) {
            if self.chance.below(20) >= 11 {
                continue;
            }
            let at = self.travel.at(day, hour * 3600 + u32::try_from(self.chance.below(2400))?)?;
            let is_carer = self.chance.one_in(3);
            let who = if is_carer { self.names.carer(at.unix_ms()) } else { SpeakerRef::Patient };
            let mut dose = Dose::taken(kept.id, at, who);
            if self.chance.one_in(22) {
                dose.skipped = Some(line(self.chance.pick(&words::REASONS).unwrap_or_default())?);
            }
            self.dose(dose, kept.amounts, usize::from(is_carer), None)?;
        }
        Ok(())
    }

    /// A dose taken for a bad number, and by how much it will ease the pain.
    pub fn against(&mut self, entry: RecordId, at: Moment, score: Score, who: &SpeakerRef, phone: usize) -> Result<Option<u8>> {
        let number = if let Score::Number(pain) = score { pain.number() } else { Pain::WORST.number() };
        let kept: Vec<Kept> = self.reliefs.0.iter().filter(|kept| (kept.from..=kept.until).contains(&at.day())).copied().collect();
        for kept in kept {
            // The worse the pain, the sooner.
            let of_ten = kept.against * u64::from(number.saturating_sub(3)) / 4;
            if number > 3 && self.chance.below(10) < of_ten {
                let taken_ms = at.unix_ms() + self.chance.between(1, 8) * MINUTE_MS;
                let taken = Moment::from_unix_ms(taken_ms, at.offset_east_min()).ok().context("in range")?;
                self.dose(Dose::taken(kept.id, taken, who.clone()), kept.amounts, phone, Some(entry))?;
                return Ok(Some(u8::try_from(self.chance.below(5))?));
            }
        }
        Ok(None)
    }

    /// A dose by one tap; the amount, the effect and the linked entries may follow.
    fn dose(&mut self, mut dose: Dose, amounts: &[&'static str], phone: usize, against: Option<RecordId>) -> Result<()> {
        let tapped_ms = dose.at.unix_ms() + i64::try_from(self.chance.below(900))?;
        let mut record = self.first(tapped_ms, phone, Body::Dose(Dose { skipped: None, ..dose.clone() }));
        let mut said_ms = None;
        if dose.skipped.is_some() {
            said_ms = Some(tapped_ms + 8_000);
        } else if self.chance.one_in(5) {
            dose.amount = line(self.chance.pick(amounts).unwrap_or_default())?;
            said_ms = Some(tapped_ms + 12_000);
        }
        if self.chance.one_in(30) {
            let back_ms = self.chance.between(2, 12) * 20 * MINUTE_MS;
            dose.at = Moment::from_unix_ms(dose.at.unix_ms() - back_ms, dose.at.offset_east_min()).ok().context("in range")?;
            dose.recalled = pain_diary::domain::is_recalled(dose.at, record.id());
            said_ms = Some(tapped_ms + 20_000);
        }
        if let Some(said_ms) = said_ms {
            self.change(&mut record, said_ms, phone, Body::Dose(dose.clone()), false);
        }
        if let (Some(entry), true) = (against, dose.skipped.is_none() && self.chance.below(10) < 4) {
            dose.effect = self.chance.pick(&EFFECTS).map(Code::listed);
            let later_ms = self.chance.between(30, 90) * MINUTE_MS;
            if self.chance.one_in(12) {
                (dose.before, dose.after) = (Link::Entry(entry), if self.chance.one_in(2) { Link::None } else { Link::Found });
            }
            self.change(&mut record, tapped_ms + later_ms, phone, Body::Dose(dose.clone()), false);
        }
        if self.chance.one_in(120) {
            self.change(&mut record, tapped_ms + 2 * 60 * MINUTE_MS, phone, Body::Dose(dose), true);
        }
        self.records.push(record);
        Ok(())
    }
}
