//! What is taken or done against pain: medicines, and heat, rest, massage and the like on an equal footing.

use chrono::NaiveDate;

use super::codec::{FieldSpec, Fields, RecordError, Sorted, Value};
use super::kind::kind;
use super::vocabulary::{EFFECTS, MEDICINE, SCHEDULES, SORTS, WHEN_NEEDED};
use super::{Code, Line, Moment, Note, RecordId, RecordingTime, SpeakerRef};

kind! {
    /// A medicine, or heat, rest, massage and the like, as the family wrote it down.
    pub struct Relief = "relief" edit ReliefEdit {
        /// Whether it is a medicine or another relief.
        pub sort: Code = "sort" in SORTS,
        /// Its name.
        pub name: Line = "name" edit Name typed "name",
        /// The strength as written on the box, e.g. "10 mg". Never computed with.
        pub strength: Line = "strength" edit Strength typed "strength",
        /// Whether it is taken regularly or when needed.
        pub schedule: Option<Code> = "schedule" in SCHEDULES edit Schedule,
        /// The text of its label, as written there.
        pub label: Note = "label" edit Label typed "label",
        /// The last day it was taken; missing while it is still taken.
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

    /// True for one whose schedule is another than "when needed"; false where none is written.
    #[must_use]
    pub fn has_fixed_times(&self) -> bool {
        self.schedule.as_ref().is_some_and(|schedule| schedule.as_str() != WHEN_NEEDED)
    }
}

/// The entry before or after a dose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// The one the rule finds; see [`super::link`].
    #[default]
    Found,
    /// None, as the user chose.
    None,
    /// This one, as the user chose.
    Entry(RecordId),
}

impl Value for Link {
    const SCHEMA: &'static str = "link";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        match fields.take_text(spec.name, RecordError::Detail)?.as_deref() {
            None => Ok(Self::Found),
            Some("none") => Ok(Self::None),
            Some(id) => RecordId::parse(id).map(Self::Entry).ok_or(RecordError::Detail),
        }
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        match self {
            Self::Found => {}
            Self::None => out.text(name, "none"),
            Self::Entry(id) => out.text(name, &id.to_string()),
        }
    }
}

kind! {
    /// A medicine taken or skipped, or another relief used.
    pub struct Dose = "intake" edit DoseEdit {
        /// The relief, by id, which may be deleted or missing.
        pub relief: RecordId = "relief" else Relief,
        /// When it was taken, used or skipped.
        pub at: Moment = "at" edit At,
        /// Whose observation it is.
        pub who: SpeakerRef = "who" edit Who,
        /// The amount as typed. Never computed with.
        pub amount: Line = "amount" edit Amount typed "amount",
        /// Not taken, and why; empty when no reason was given. Missing means taken.
        pub skipped: Option<Line> = "skipped" edit Skipped typed "reason",
        /// The pain before: an entry or none, as the user chose; missing: the entry that the rule finds.
        pub before: Link = "before" edit Before,
        /// The pain after, likewise.
        pub after: Link = "after" edit After,
        /// How much it helped.
        pub effect: Option<Code> = "effect" in EFFECTS edit Effect,
        /// Recorded more than 60 minutes after `at`.
        pub recalled: bool = "recalled",
        /// The clock was wrong when its id was made, so only `recalled` tells whether it was recorded later.
        pub wrong_clock: bool = "wrong-clock",
    }
}

impl Dose {
    /// A dose taken now, without an amount.
    #[must_use]
    pub fn taken(relief: RecordId, at: Moment, who: SpeakerRef) -> Self {
        let amount = Line::default();
        let (before, after) = (Link::Found, Link::Found);
        Self { relief, at, who, amount, skipped: None, before, after, effect: None, recalled: false, wrong_clock: false }
    }

    /// Applies the consequences of a changed time.
    pub(super) fn follow(&mut self, before: &Self, made: RecordId, now: Moment) {
        if self.at != before.at {
            *self = before.clone().moved(self.at, made, now);
        }
    }

    /// The same dose at another time; see [`RecordingTime::moved`].
    #[must_use]
    pub fn moved(self, at: Moment, made: RecordId, now: Moment) -> Self {
        let known = RecordingTime { recalled: self.recalled, wrong_clock: self.wrong_clock };
        let RecordingTime { recalled, wrong_clock } = known.moved((self.at, at), made, now);
        Self { at, recalled, wrong_clock, ..self }
    }
}
