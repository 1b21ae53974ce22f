//! What is taken or done against pain: medicines, and heat, rest, massage and the like on an equal footing.

use chrono::NaiveDate;

use super::{Code, Line, Moment, Note, RecordId, Speaker, Writing};

/// A medicine or another relief, as the family wrote it down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relief {
    /// `medicine` or `other`.
    pub sort: Code,
    /// Its name.
    pub name: Line,
    /// The strength as written on the box, e.g. "10 mg"; empty when not recorded. It is never computed with.
    pub strength: Line,
    /// `regular` or `when-needed`.
    pub schedule: Option<Code>,
    /// What the label says, in its own words; empty when not recorded.
    pub label: Note,
    /// The last day it was taken, once it is no longer.
    pub stopped: Option<NaiveDate>,
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

/// A medicine taken or skipped, or another relief used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dose {
    /// Of what.
    pub relief: RecordId,
    /// When.
    pub at: Moment,
    /// Who says so.
    pub who: Speaker,
    /// How much, as said; empty when not recorded. It is never computed with.
    pub amount: Line,
    /// Not taken, and why; an empty reason when none was given.
    pub skipped: Option<Line>,
    /// The pain before.
    pub before: Link,
    /// The pain after.
    pub after: Link,
    /// `enough`, `some` or `none`: the relief, as said.
    pub effect: Option<Code>,
    /// Written down more than [`super::RECALLED_AFTER_MS`] later.
    pub recalled: bool,
    /// The clock with which its id was made was wrong; see [`super::Entry::wrong_clock`].
    pub wrong_clock: bool,
}

impl Dose {
    /// Taken now, by one tap.
    #[must_use]
    pub fn taken(relief: RecordId, at: Moment, who: Speaker) -> Self {
        let amount = Line::default();
        let (before, after) = (Link::Found, Link::Found);
        Self { relief, at, who, amount, skipped: None, before, after, effect: None, recalled: false, wrong_clock: false }
    }

    /// The same dose at another time; see [`Writing::moved`].
    #[must_use]
    pub fn moved(self, at: Moment, made: RecordId, now: Moment) -> Self {
        let known = Writing { recalled: self.recalled, wrong_clock: self.wrong_clock };
        let Writing { recalled, wrong_clock } = known.moved((self.at, at), made, now);
        Self { at, recalled, wrong_clock, ..self }
    }
}
