//! One rating of pain.

use super::{Code, Details, Moment, Note, RecordId, Score, Speaker};

/// One tap and what was added to it later. Only the score and the moment are always there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When the pain was as strong as the score says.
    pub at: Moment,
    /// The number, or "too much".
    pub score: Score,
    /// Who says it.
    pub who: Speaker,
    /// In the person's own words; empty when nothing was written.
    pub note: Note,
    /// It was written down later than it was: more than [`RECALLED_AFTER_MS`] after `at`.
    pub recalled: bool,
    /// The stretch it is about, where it is not a moment: see [`super::vocabulary::SPANS`]. Such a number is remembered, not felt.
    pub span: Option<Code>,
    /// Nothing is kept for an entry that is only a tap, as most are.
    details: Option<Box<Details>>,
}

/// What is written down later than this after it was is called recalled, in milliseconds: our own rule of 60 minutes, so that
/// "as it was felt" and "as it is remembered" stay apart.
pub const RECALLED_AFTER_MS: i64 = 60 * 60 * 1000;

impl Entry {
    /// What a tap says.
    #[must_use]
    pub fn tapped(at: Moment, score: Score, who: Speaker) -> Self {
        Self { at, score, who, note: Note::default(), recalled: false, span: None, details: None }
    }

    /// The same entry with this note.
    #[must_use]
    pub fn with_note(mut self, note: Note) -> Self {
        self.note = note;
        self
    }

    /// The same number about a stretch of time that ends at its moment.
    #[must_use]
    pub fn about(self, span: Code) -> Self {
        Self { recalled: true, span: Some(span), ..self }
    }

    /// What was said beyond the number.
    #[must_use]
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(const { &Details::NONE })
    }

    /// The same entry with these details.
    #[must_use]
    pub fn with_details(mut self, details: Details) -> Self {
        self.details = (details != Details::NONE).then(|| Box::new(details));
        self
    }

    /// The same entry at another time, recalled or not by when its record was made.
    #[must_use]
    pub fn moved(self, at: Moment, made: RecordId) -> Self {
        Self { at, recalled: self.span.is_some() || is_recalled(at, made), ..self }
    }

    /// True for what was written down more than [`RECALLED_AFTER_MS`] after it was. Entries written before there was a mark
    /// for it are told by when their record was made.
    #[must_use]
    pub fn is_recalled(&self, id: RecordId) -> bool {
        self.recalled || self.span.is_some() || is_recalled(self.at, id)
    }
}

/// True when something at that time was written down, as a record of this id, more than [`RECALLED_AFTER_MS`] later.
#[must_use]
pub fn is_recalled(at: Moment, made: RecordId) -> bool {
    made.unix_ms().is_some_and(|made_ms| made_ms.saturating_sub(at.unix_ms()) > RECALLED_AFTER_MS)
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
        let tapped = Entry::tapped(Moment::from_clock(NOON_MS, 60), score, Speaker::Patient);
        assert!(!tapped.is_recalled(made));
        for (back_ms, recalled) in [(RECALLED_AFTER_MS, false), (RECALLED_AFTER_MS + 1000, true), (-300_000, false)] {
            let moved = tapped.clone().moved(Moment::from_clock(NOON_MS - back_ms, 60), made);
            assert_eq!((moved.recalled, moved.is_recalled(made)), (recalled, recalled), "{back_ms}");
        }
        let old = Entry { at: Moment::from_clock(NOON_MS - 2 * RECALLED_AFTER_MS, 60), ..tapped };
        assert!(old.is_recalled(made), "written by a version that knew no mark");
    }

    #[test]
    fn no_details_and_empty_ones_are_the_same() {
        let score = Score::TooMuch;
        let tapped = Entry::tapped(Moment::from_clock(NOON_MS, 60), score, Speaker::Carer);
        let mut details = Details::default();
        assert_eq!(tapped.clone().with_details(details.clone()), tapped);
        details.at_rest = Pain::new(0);
        let said = tapped.clone().with_details(details);
        assert!(said != tapped && said.details().at_rest == Pain::new(0) && tapped.details().at_rest.is_none());
    }
}
