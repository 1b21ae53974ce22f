//! What is taken or done against pain: medicines, and heat, rest, massage and the like on an equal footing.

use chrono::NaiveDate;

use super::{Code, Line, Moment, Note, RecordId, Speaker};

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
}

impl Dose {
    /// Taken now, by one tap.
    #[must_use]
    pub fn taken(relief: RecordId, at: Moment, who: Speaker) -> Self {
        let amount = Line::default();
        Self { relief, at, who, amount, skipped: None, before: Link::Found, after: Link::Found, effect: None, recalled: false }
    }
}
