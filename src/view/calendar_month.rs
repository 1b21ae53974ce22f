//! A month as a calendar: for each day what was said about the pain, and what else was written. Nothing is interpolated; the patient's
//! and the carers' numbers are never combined.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Body, Code, CollectVec, Diary, Entry, Pain, RecordId, RowKey, Score, SpeakerRef, end_of_month};

/// A number of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayNumber {
    /// The number.
    pub pain: Pain,
    /// True when it is known only from an entry that was recalled.
    pub recalled: bool,
}

/// What the patient, or the carers, said of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VoiceDay {
    /// The worst number; "too much" is none.
    pub worst: Option<DayNumber>,
    /// The least number.
    pub least: Option<DayNumber>,
    /// Number of entries "too much".
    pub too_much: usize,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// Its date.
    pub day: NaiveDate,
    /// What the patient said.
    pub patient: VoiceDay,
    /// What carers saw.
    pub carer: VoiceDay,
    /// Doses and other reliefs taken.
    pub doses: usize,
    /// Those skipped.
    pub skipped: usize,
    /// Calls to the team.
    pub calls: usize,
    /// True when a note was written, about the day or with an entry.
    pub noted: bool,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarMonth {
    /// All its days.
    pub days: Vec<CalendarDay>,
}

impl VoiceDay {
    /// True when nothing was said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.worst.is_none() && self.least.is_none() && self.too_much == 0
    }

    /// True when a number of it is known only from an entry that was recalled.
    #[must_use]
    pub fn is_recalled(&self) -> bool {
        [self.worst, self.least].iter().flatten().any(|number| number.recalled)
    }

    fn add(&mut self, id: RecordId, entry: &Entry) {
        let Score::Number(pain) = entry.score else {
            self.too_much += 1;
            return;
        };
        let number = DayNumber { pain, recalled: entry.is_recalled(id) };
        let span = entry.span.as_ref().map(Code::as_str);
        // A number about a whole day is its worst or its least, not both.
        if span != Some(LEAST_OF_DAY) {
            let is_worse = |known: &DayNumber| pain > known.pain || (pain == known.pain && !number.recalled);
            self.worst = Some(self.worst.filter(|known| !is_worse(known)).unwrap_or(number));
        }
        if span != Some(WORST_OF_DAY) {
            let is_less = |known: &DayNumber| pain < known.pain || (pain == known.pain && !number.recalled);
            self.least = Some(self.least.filter(|known| !is_less(known)).unwrap_or(number));
        }
    }
}

impl CalendarDay {
    const fn new(day: NaiveDate) -> Self {
        let nothing = VoiceDay { worst: None, least: None, too_much: 0 };
        Self { day, patient: nothing, carer: nothing, doses: 0, skipped: 0, calls: 0, noted: false }
    }

    /// True when nothing at all was written.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.patient.is_empty() && self.carer.is_empty() && self.doses + self.skipped + self.calls == 0 && !self.noted
    }

    fn add(&mut self, id: RecordId, body: &Body) {
        match body {
            Body::Entry(entry) => {
                self.noted |= !entry.note.is_empty();
                if entry.who == SpeakerRef::Patient { self.patient.add(id, entry) } else { self.carer.add(id, entry) }
            }
            Body::Dose(dose) if dose.skipped.is_none() => self.doses += 1,
            Body::Dose(_) => self.skipped += 1,
            Body::Call(_) => self.calls += 1,
            Body::Day(_) => self.noted = true,
            // Not about what happened on a day.
            Body::Question(_) | Body::Answer(_) | Body::FollowUp(_) | Body::Visit(_) | Body::Agreement(_) => {}
            Body::Relief(_) | Body::Contact(_) | Body::Person(_) | Body::Phone(_) | Body::Unknown(_) => {}
        }
    }
}

impl CalendarMonth {
    /// The month of a day, from these rows of the diary; rows of other months are ignored.
    #[must_use]
    pub fn new<'r>(diary: &Diary, rows: impl Iterator<Item = &'r RowKey>, of: NaiveDate) -> Self {
        let first = of.with_day(1).unwrap_or(of);
        let last = end_of_month(of);
        let mut days = first.iter_days().take_while(|day| *day <= last).map(CalendarDay::new).collect_vec();
        for row in rows {
            let days_in = usize::try_from(row.day.signed_duration_since(first).num_days()).ok();
            if let Some((day, version)) = days_in.and_then(|index| days.get_mut(index)).zip(diary.live(row.id)) {
                day.add(row.id, &version.body);
            }
        }
        Self { days }
    }

    /// The column of its first day, 0 to 6, in weeks that begin on this day.
    #[must_use]
    pub fn first_column(&self, begins: Weekday) -> u32 {
        self.days.first().map_or(0, |first| first.day.weekday().days_since(begins))
    }
}

#[cfg(test)]
#[path = "calendar_month_tests.rs"]
mod tests;
