//! One rating of pain.

use super::kind::kind;
use super::vocabulary::SPANS;
use super::{Code, DetailEdit, Details, Moment, Note, RecordId, Score, SpeakerRef, is_ahead_ms};

kind! {
    /// A rating of pain: one tap, and what was added to it later. What is missing was not recorded.
    pub struct Entry = "entry" first ["who", "at", "pain", "note"] edit EntryEdit {
        /// The time that the number is about.
        pub at: Moment = "at" edit At,
        /// 0 (no pain) to 10 (worst pain) on the numeric rating scale, or "too much", which is not a number and never counted as a 10.
        pub score: Score = "pain" edit Score,
        /// Whose observation it is. Numbers of the patient and of carers are never combined.
        pub who: SpeakerRef = "who" edit Who,
        /// In the person's own words.
        pub note: Note = "note" edit Note typed "note",
        /// Recorded more than 60 minutes after `at`.
        pub recalled: bool = "recalled",
        /// The clock was wrong when its id was made, so only `recalled` tells whether it was recorded later.
        pub wrong_clock: bool = "wrong-clock",
        /// The range of time that the number is about, which ends at `at`; such a number is recalled. Missing: the moment `at`.
        pub span: Option<Code> = "span" in SPANS,
        /// `None` for an entry that is only a tap, as most are.
        details: Option<Box<Details>> = ".." edit Details by DetailEdit,
    }
}

/// A record made more than this many milliseconds after the time it is about counts as recalled: our own rule of 60 minutes, so that felt
/// and remembered pain stay separate.
pub const RECALLED_AFTER_MS: i64 = 60 * 60 * 1000;

impl Entry {
    /// The entry that a tap makes.
    #[must_use]
    pub fn tapped(at: Moment, score: Score, who: SpeakerRef) -> Self {
        Self { at, score, who, note: Note::default(), recalled: false, wrong_clock: false, span: None, details: None }
    }

    /// The same entry with this note.
    #[must_use]
    pub fn with_note(mut self, note: Note) -> Self {
        self.note = note;
        self
    }

    /// The same number about a range of time that ends at `at`.
    #[must_use]
    pub fn about(self, span: Code) -> Self {
        Self { recalled: true, span: Some(span), ..self }
    }

    /// Its details; empty ones if none were recorded.
    #[must_use]
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(const { &Details::NONE })
    }

    /// False for an entry that is only a tap, as most are.
    #[must_use]
    pub const fn has_details(&self) -> bool {
        self.details.is_some()
    }

    /// The same entry with these details.
    #[must_use]
    pub fn with_details(mut self, details: Details) -> Self {
        self.details = (details != Details::NONE).then(|| Box::new(details));
        self
    }

    /// The same entry at another time; see [`RecordingTime::moved`].
    #[must_use]
    pub fn moved(self, at: Moment, made: RecordId, now: Moment) -> Self {
        let known = RecordingTime { recalled: self.recalled, wrong_clock: self.wrong_clock };
        let RecordingTime { recalled, wrong_clock } = known.moved((self.at, at), made, now);
        Self { at, recalled: self.span.is_some() || recalled, wrong_clock, ..self }
    }

    /// Applies the consequences of a changed time: see [`RecordingTime::moved`], and [`Details::follow`] for an entry that was dated ahead.
    pub(super) fn follow(&mut self, before: &Self, made: RecordId, now: Moment) {
        if self.at == before.at {
            return;
        }
        let mut details = self.details().clone();
        if before.at.is_ahead_of(now) {
            details.follow(self.at.since(before.at), now);
        }
        *self = before.clone().moved(self.at, made, now).with_details(details);
    }

    /// True if it was recorded more than [`RECALLED_AFTER_MS`] after the time it is about. Entries of versions without the mark are judged
    /// by the time in their id.
    #[must_use]
    pub fn is_recalled(&self, id: RecordId) -> bool {
        self.recalled || self.span.is_some() || (!self.wrong_clock && is_recalled(self.at, id))
    }
}

/// True if the record with the id `made` was created more than [`RECALLED_AFTER_MS`] after `at`.
#[must_use]
pub fn is_recalled(at: Moment, made: RecordId) -> bool {
    made.unix_ms().is_some_and(|made_ms| made_ms.saturating_sub(at.unix_ms()) > RECALLED_AFTER_MS)
}

/// What a record says about when it was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordingTime {
    /// It was recorded later than the time it is about.
    pub recalled: bool,
    /// The clock was wrong when its id was made.
    pub wrong_clock: bool,
}

impl RecordingTime {
    /// The values after the time was changed. An id ahead of `now` was made by a wrong clock, which cannot show that the record was
    /// recalled: one made at its own time, by that clock, stays not recalled.
    #[must_use]
    pub fn moved(self, (from, to): (Moment, Moment), made: RecordId, now: Moment) -> Self {
        let is_made_ahead = made.unix_ms().is_some_and(|made_ms| is_ahead_ms(made_ms, now.unix_ms()));
        if self.wrong_clock {
            self
        } else if is_made_ahead {
            Self { recalled: self.recalled || (from.is_ahead_of(now) && is_recalled(from, made)), wrong_clock: true }
        } else {
            Self { recalled: is_recalled(to, made), wrong_clock: false }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Pain;

    const NOON_MS: i64 = 1_795_435_200_000;

    #[test]
    fn more_than_an_hour_later_is_recalled() {
        let made = RecordId::new(NOON_MS, &[1; 10]);
        let score = Score::Number(Pain::new(7).expect("0 to 10"));
        let tapped = Entry::tapped(Moment::from_clock(NOON_MS, 60), score, SpeakerRef::Patient);
        assert!(!tapped.is_recalled(made));
        for (back_ms, recalled) in [(RECALLED_AFTER_MS, false), (RECALLED_AFTER_MS + 1000, true), (-300_000, false)] {
            let moved = tapped.clone().moved(Moment::from_clock(NOON_MS - back_ms, 60), made, Moment::from_clock(NOON_MS, 60));
            assert_eq!((moved.recalled, moved.is_recalled(made)), (recalled, recalled), "{back_ms}");
        }
        let old = Entry { at: Moment::from_clock(NOON_MS - 2 * RECALLED_AFTER_MS, 60), ..tapped };
        assert!(old.is_recalled(made), "written by a version that knew no mark");
    }

    #[test]
    fn what_was_written_at_the_moment_by_a_clock_a_year_ahead_is_not_recalled_once_it_is_set_right() {
        const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1000;
        let at = |ms| Moment::from_clock(ms, 60);
        let (made, now) = (RecordId::new(NOON_MS + YEAR_MS, &[1; 10]), at(NOON_MS));
        let tapped = Entry::tapped(at(NOON_MS + YEAR_MS), Score::TooMuch, SpeakerRef::Patient);
        // First the day, then the time of day: the time in between may be ahead, or long past.
        for between_ms in [NOON_MS + 3_600_000, NOON_MS - 86_400_000, NOON_MS - YEAR_MS] {
            let right = tapped.clone().moved(at(between_ms), made, now).moved(at(NOON_MS - 7_200_000), made, now);
            assert!(!right.is_recalled(made) && !right.recalled && right.wrong_clock, "{between_ms}");
            let a_year_later = right.moved(at(NOON_MS - 60_000), made, at(NOON_MS + 2 * YEAR_MS));
            assert!(!a_year_later.is_recalled(made), "the clock was wrong all the same");
        }
        let late = Entry { at: at(NOON_MS + YEAR_MS - 2 * RECALLED_AFTER_MS), ..tapped.clone() };
        assert!(late.moved(at(NOON_MS), made, now).is_recalled(made), "recalled by the same clock, it stays recalled");
        let other = RecordId::new(NOON_MS, &[1; 10]);
        let moved = tapped.moved(at(NOON_MS - 2 * RECALLED_AFTER_MS), other, now);
        assert!(moved.is_recalled(other) && !moved.wrong_clock, "an id whose clock can be right tells");
    }

    #[test]
    fn no_details_and_empty_ones_are_the_same() {
        let score = Score::TooMuch;
        let tapped = Entry::tapped(Moment::from_clock(NOON_MS, 60), score, SpeakerRef::Carer);
        let mut details = Details::default();
        assert_eq!(tapped.clone().with_details(details.clone()), tapped);
        details.at_rest = Pain::new(0);
        let said = tapped.clone().with_details(details);
        assert!(said != tapped && said.details().at_rest == Pain::new(0) && tapped.details().at_rest.is_none());
    }
}
