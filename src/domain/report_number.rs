//! The numbers of the doctor's report, each by what it counts, so that its records can be found.

use chrono::NaiveDate;

use super::{Code, RecordId, Score, Topic, Word};

/// A number of the report. The first index is that of a speaker: among those of the entries (`ReportData::speakers`), or, where it says "of
/// all", among those of entries, days and doses (`ReportData::all_speakers`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReportNumber {
    /// All entries.
    Entries,
    /// Entries about a moment that were recalled: those drawn hollow.
    Recalled,
    /// Days on which a speaker of all noted a sign as present, by the code of the part of the day.
    Sign(usize, &'static str),
    /// The entries before and after the longest time without one.
    LongestWithout,
    /// Entries, doses, calls and parts of notes from one day to another, both included.
    OnDays(NaiveDate, NaiveDate),
    /// All entries of a speaker.
    EntriesOf(usize),
    /// Entries with a number.
    Numbers(usize),
    /// The newest pain; true for recalled ones.
    Newest(usize, bool),
    /// The worst pain.
    Worst(usize, bool),
    /// The least pain.
    Least(usize, bool),
    /// "Too much".
    TooMuch(usize, bool),
    /// One score.
    Said(usize, bool, Score),
    /// The worst or least of a day, by the code of the span.
    OfDay(usize, &'static str),
    /// Pain at rest.
    AtRest(usize),
    /// Pain on moving.
    OnMoving(usize),
    /// Flares.
    Flares(usize),
    /// Those of the day with most of them.
    FlaresMost(usize),
    /// Those of which it is known how long they lasted.
    FlaresLasted(usize),
    /// A region of the body.
    Region(usize, Code),
    /// The worst number of a region.
    RegionWorst(usize, Code),
    /// A path along which the pain spreads.
    Path(usize, Vec<Code>),
    /// A word.
    Word(usize, Topic, Word),
    /// An onset or a course, by its code.
    Course(usize, &'static str),
    /// How long it lasted.
    Lasted(usize),
    /// Pain that is still there.
    StillThere(usize),
    /// Pain with a beginning and no end.
    NoEnd(usize),
    /// An hour of the day, 0 to 23.
    Hour(usize, usize),
    /// A part of the day at a level, noted by a speaker of all.
    Level(usize, &'static str, Code),
    /// Days since the bowels were last noted as moved on which they did not move.
    BowelsNotMoved,
    /// Doses taken of a relief.
    Taken(RecordId),
    /// Doses skipped.
    Skipped(RecordId),
    /// Doses of a relief on a day.
    DosesOf(NaiveDate, RecordId),
    /// Doses with an amount as written; empty: without one.
    Amount(RecordId, String),
    /// Doses with that effect, by its code; the index is that in `ReliefSum::effects`.
    Effect(RecordId, usize, &'static str),
    /// Doses with a known pain before and after; the index is that in `ReliefSum::before_after`.
    BeforeAfter(RecordId, usize),
    /// Doses without.
    NotKnown(RecordId),
    /// Numbers at or below the goal, logged at the time.
    Goal(usize),
    /// Entries of a speaker of all, those recalled or those logged at the time; true for recalled ones.
    Recorded(usize, bool),
    /// Entries of a speaker of all that were typed by another.
    TypedByAnother(usize),
    /// Days noted by a speaker of all.
    DaysNoted(usize),
    /// Doses noted by a speaker of all.
    Doses(usize),
    /// What the team was not told.
    Unreported,
    /// One record: a dose skipped, a note, a call, what a question is about, a shortened text.
    Record(RecordId),
    /// All records of a list that is cut.
    All(ReportTopic),
}

/// A section of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportTopic {
    /// Questions not asked yet.
    Questions,
    /// Pain, day by day.
    Days,
    /// Numbers of each speaker.
    Numbers,
    /// Where, and what it feels like.
    Where,
    /// By hour of the day.
    Hours,
    /// Medicines taken when needed.
    WhenNeeded,
    /// Regular medicines.
    Regular,
    /// Other relief.
    OtherRelief,
    /// What makes it worse and better.
    WorseBetter,
    /// Sleep, mood, eating, walking, daily activity, being with people.
    Life,
    /// Bowels, side effects, and the signs that were asked for.
    Body,
    /// The goal.
    Goal,
    /// Notes.
    Notes,
    /// Calls to the team.
    Calls,
    /// Follow-ups that are not done.
    Steps,
    /// Who wrote what.
    Recorded,
}

impl ReportTopic {
    /// True for what a doctor needs first: pictures, warning signs and the medicines. The rest is folded on the screen.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Questions | Self::Days | Self::Numbers | Self::Where | Self::Hours | Self::WhenNeeded)
    }
}
