//! What is taken or done against pain: medicines, and heat, rest, massage and the like on an equal footing.

use chrono::NaiveDate;

use super::kind::kind;
use super::vocabulary::{EFFECTS, MEDICINE, SCHEDULES, SORTS};
use super::{Code, Line, Moment, Note, RecordId, SpeakerRef, Writing};

kind! {
    /// A medicine, or heat, rest, massage and the like, as the family wrote it down.
    pub struct Relief = "relief" edit ReliefEdit {
        /// What sort it is.
        pub sort: Code = "sort" in SORTS,
        /// Its name.
        pub name: Line = "name" edit Name typed "name",
        /// The strength as written on the box, e.g. "10 mg". Never computed with.
        pub strength: Line = "strength" edit Strength typed "strength",
        /// When it is taken.
        pub schedule: Option<Code> = "schedule" in SCHEDULES edit Schedule,
        /// What the label says, in its own words.
        pub label: Note = "label" edit Label typed "label",
        /// The last day it was taken; missing while it still is.
        pub stopped: Option<NaiveDate> = "ended" edit Stopped,
    }
}

impl Relief {
    /// One of which only the sort and the name are known.
    #[must_use]
    pub fn new(sort: Code, name: Line) -> Self {
        Self { sort, name, strength: Line::default(), schedule: None, label: Note::default(), stopped: None }
    }

    /// True for a medicine; false for heat, rest, massage and the like.
    #[must_use]
    pub fn is_medicine(&self) -> bool {
        self.sort.as_str() == MEDICINE
    }
}

/// Which entry a dose is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// The one the rule finds; see [`super::link`].
    #[default]
    Found,
    /// None, as the person said.
    None,
    /// This one, as the person said.
    Entry(RecordId),
}

kind! {
    /// A medicine taken or skipped, or another relief used.
    pub struct Dose = "intake" edit DoseEdit {
        /// Of what: the id of a relief, which may be deleted or not be there.
        pub relief: RecordId = "relief" else Relief,
        /// When.
        pub at: Moment = "at" edit At,
        /// Who says so.
        pub who: SpeakerRef = "who" edit Who,
        /// How much, as said. Never computed with.
        pub amount: Line = "amount" edit Amount typed "amount",
        /// Not taken, and why; empty when no reason was given. Missing means taken.
        pub skipped: Option<Line> = "skipped" edit Skipped typed "reason",
        /// The pain before: none, an entry, or if missing the one that the rule finds.
        pub before: Link = "before" edit Before,
        /// The pain after, likewise.
        pub after: Link = "after" edit After,
        /// The relief, as said.
        pub effect: Option<Code> = "effect" in EFFECTS edit Effect,
        /// Written down more than 60 minutes after `at`.
        pub recalled: bool = "recalled",
        /// The clock with which its id was made was wrong: `recalled` alone says whether it was written down later.
        pub wrong_clock: bool = "wrong-clock",
    }
}

impl Dose {
    /// Taken now, by one tap.
    #[must_use]
    pub fn taken(relief: RecordId, at: Moment, who: SpeakerRef) -> Self {
        let amount = Line::default();
        let (before, after) = (Link::Found, Link::Found);
        Self { relief, at, who, amount, skipped: None, before, after, effect: None, recalled: false, wrong_clock: false }
    }

    /// What follows a changed time.
    pub(super) fn follow(&mut self, before: &Self, made: RecordId, now: Moment) {
        if self.at != before.at {
            *self = before.clone().moved(self.at, made, now);
        }
    }

    /// The same dose at another time; see [`Writing::moved`].
    #[must_use]
    pub fn moved(self, at: Moment, made: RecordId, now: Moment) -> Self {
        let known = Writing { recalled: self.recalled, wrong_clock: self.wrong_clock };
        let Writing { recalled, wrong_clock } = known.moved((self.at, at), made, now);
        Self { at, recalled, wrong_clock, ..self }
    }
}
