//! Notes of days, on most evenings.

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};
use pain_diary::domain::vocabulary::{DAY_NOTE, DAY_SIGNS, YES_NO, day_levels};
use pain_diary::domain::{Body, Code, DayPart, Moment, SpeakerRef};

use super::condition::Condition;
use super::{MINUTE_MS, Writer, note, words};

/// The parts of a day's note, the most often answered first.
const PARTS: [&str; 10] = ["sleep", "mood", "walking", "eating", "bowels", "drowsiness", "nausea", "activity", "people", "confusion"];

impl Writer {
    /// Some parts by the patient, sometimes some by the carer, a few only the next morning.
    pub fn note_of_day(&mut self, day: NaiveDate, condition: &Condition) -> Result<()> {
        if self.chance.below(10) < 7 {
            let parts = 2 + self.chance.below(4);
            self.parts(day, condition, SpeakerRef::Patient, 0, parts)?;
        }
        if self.chance.below(10) < 2 {
            let at = self.travel.at(day, 20 * 3600)?;
            let parts = 1 + self.chance.below(2);
            self.parts(day, condition, self.names.carer(at.unix_ms()), 1, parts)?;
        }
        Ok(())
    }

    fn parts(&mut self, day: NaiveDate, condition: &Condition, who: SpeakerRef, phone: usize, count: u64) -> Result<()> {
        let is_late = self.chance.one_in(10);
        let written = if is_late { day.checked_add_days(Days::new(1)).context("a date")? } else { day };
        let hour = if is_late { 8 } else { 20 };
        let began = self.travel.at(written, hour * 3600 + u32::try_from(self.chance.below(5400))?)?;
        // Often the same first parts, then others.
        let mut index = 0;
        for asked in 0..count {
            index += usize::try_from(self.chance.below(3))? + usize::from(asked > 0);
            let Some(part) = PARTS.get(index) else { break };
            let level = condition.day_level(&mut self.chance);
            let levels = day_levels(part);
            let value = levels.get(level.min(levels.len().saturating_sub(1))).copied().map(Code::listed);
            self.part(DayPart { value, ..DayPart::new(day, who.clone(), Code::listed(part)) }, began, asked, phone);
        }
        if self.chance.below(10) < 2 {
            let text = note(&words::of_day(&mut self.chance))?;
            self.part(DayPart { note: text, ..DayPart::new(day, who.clone(), Code::listed(DAY_NOTE)) }, began, count, phone);
        }
        if self.chance.one_in(if condition.is_flare() { 6 } else { 25 }) {
            let sign = self.chance.pick(DAY_SIGNS).context("a sign")?;
            let value = self.chance.pick(&YES_NO).context("yes or no")?;
            let days_ago = Days::new(self.chance.below(6));
            let since = day.checked_sub_days(days_ago).filter(|_| value == "yes");
            let part = DayPart::new(day, who, Code::listed(sign));
            self.part(DayPart { value: Some(Code::listed(value)), since, ..part }, began, count + 1, phone);
        }
        Ok(())
    }

    /// One part, as the app writes it: with the id of the part, and marked if recalled.
    fn part(&mut self, part: DayPart, began: Moment, index: u64, phone: usize) {
        let unix_ms = began.unix_ms() + i64::try_from(index).unwrap_or_default() * 7_000;
        let id = DayPart::id(part.day, &part.who, &part.part);
        let recalled = DayPart::is_past(part.day, began);
        let mut record = self.first_of(id, unix_ms, phone, Body::Day(DayPart { recalled, ..part.clone() }));
        if part.value.is_some() && self.chance.one_in(80) {
            // Changed later in the evening.
            let value = self.chance.pick(day_levels(part.part.as_str())).map(Code::listed);
            self.change(&mut record, unix_ms + 90 * MINUTE_MS, phone, Body::Day(DayPart { recalled, value, ..part }), false);
        }
        self.records.push(record);
    }
}
