//! A day's note: one record for each part, so that two people who write on two phones lose nothing.

use chrono::{Days, NaiveDate, NaiveTime};

use super::kind::kind;
use super::vocabulary::{DAY_PARTS, DAY_VALUES};
use super::{Code, Moment, Note, RECALLED_AFTER_MS, RecordId, SpeakerRef};

kind! {
    /// One part of one person's note about a day. Its id is derived from day, who and part.
    pub struct DayPart = "day" edit DayEdit {
        /// The local calendar day.
        pub day: NaiveDate = "day",
        /// Whose observation it is.
        pub who: SpeakerRef = "who",
        /// The part of the note.
        pub part: Code = "part" in DAY_PARTS,
        /// The level of this part.
        pub value: Option<Code> = "value" in DAY_VALUES edit Value,
        /// The day a sign was first noticed.
        pub since: Option<NaiveDate> = "noticed" edit Since,
        /// Free text, only in the part `note`.
        pub note: Note = "note" edit Note typed "note",
        /// Recorded more than 60 minutes after the end of the day.
        pub recalled: bool = "recalled",
    }
}

impl DayPart {
    /// An empty part.
    #[must_use]
    pub fn new(day: NaiveDate, who: SpeakerRef, part: Code) -> Self {
        Self { day, who, part, value: None, since: None, note: Note::default(), recalled: false }
    }

    /// The id of the record, the same on every phone.
    #[must_use]
    pub fn id(day: NaiveDate, who: &SpeakerRef, part: &Code) -> RecordId {
        let midnight_ms = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        RecordId::of_name(midnight_ms, &format!("day/{day}/{who}/{}", part.as_str()))
    }

    /// True when it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_none() && self.since.is_none() && self.note.is_empty()
    }

    /// True if the day ended more than [`RECALLED_AFTER_MS`] before now, so that a note about it is recalled.
    #[must_use]
    pub fn is_past(day: NaiveDate, now: Moment) -> bool {
        let end = day.checked_add_days(Days::new(1)).map(|next| next.and_time(NaiveTime::MIN));
        end.is_some_and(|end| (now.local() - end).num_milliseconds() > RECALLED_AFTER_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn two_phones_write_the_same_record_about_the_same_part() {
        let id = |text: &str, who: &SpeakerRef, part: &'static str| DayPart::id(day(text), who, &Code::listed(part));
        let sleep = id("2026-11-23", &SpeakerRef::Patient, "sleep");
        assert_eq!(sleep, id("2026-11-23", &SpeakerRef::Patient, "sleep"));
        for other in [
            id("2026-11-22", &SpeakerRef::Patient, "sleep"),
            id("2026-11-23", &SpeakerRef::Carer, "sleep"),
            id("2026-11-23", &SpeakerRef::Patient, "mood"),
        ] {
            assert_ne!(sleep, other);
        }
        assert_eq!(sleep.to_string(), "01a205b3-d000-71d1-afb2-ad297f2d7fd5");
    }

    #[test]
    fn a_day_is_over_an_hour_after_midnight() {
        let at = |text: &str| Moment::parse(text).expect("a time");
        for (now, past) in [("2026-11-23T23:59:00+01:00", false), ("2026-11-24T01:00:00+01:00", false), ("2026-11-24T01:00:01+01:00", true)]
        {
            assert_eq!(DayPart::is_past(day("2026-11-23"), at(now)), past, "{now}");
        }
        assert!(!DayPart::is_past(NaiveDate::MAX, at("2026-11-24T01:00:01+01:00")));
    }
}
