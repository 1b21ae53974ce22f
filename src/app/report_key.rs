//! What can be opened on the doctor's page.

use chrono::NaiveDate;

use crate::domain::{Code, RecordId, Score, Speaker, Topic, Word};

/// A number whose records can be opened. A `usize` is the index of the speaker in the list of its section; a `bool` is true for what was
/// recalled.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReportNumber {
    /// All entries.
    Entries,
    /// Hours without an entry.
    HoursWithout,
    /// The longest time without one.
    LongestWithout,
    /// The newest pain.
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
    /// A region of the body.
    Region(usize, Code),
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
    /// An hour of the day.
    Hour(usize, usize),
    /// A part of the day at a level.
    Level(usize, &'static str, Code),
    /// The last time the bowels moved.
    BowelsMoved,
    /// Doses without a known pain before and after.
    NotKnown(RecordId),
    /// Doses with both.
    BeforeAfter(RecordId, Speaker),
    /// A change of a medicine.
    Changed(RecordId),
    /// Doses of a relief on a day.
    DosesOf(NaiveDate, RecordId),
    /// Why a dose was skipped.
    WhySkipped(RecordId),
    /// How often a relief was taken.
    Taken(RecordId),
    /// How often it was skipped.
    Skipped(RecordId),
    /// Its effect, by the code.
    Effect(RecordId, Speaker, &'static str),
    /// The whole of a shortened text.
    WholeText(RecordId),
    /// What a question is about.
    About(RecordId),
    /// Numbers at or below the goal.
    Goal(usize),
    /// A note.
    Note(RecordId),
    /// Entries of a speaker.
    Recorded(usize, bool),
    /// Entries typed by another.
    TypedByAnother(usize),
    /// Days noted.
    Days(usize),
    /// Doses noted.
    Doses(usize),
    /// A call.
    Call(RecordId),
    /// What the team was not told.
    Unreported,
    /// The rest of a list.
    More(ReportSection),
}

/// A list that ends with a button for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportSection {
    /// Other reliefs.
    Reliefs,
    /// Questions.
    Questions,
    /// Notes.
    Notes,
    /// Calls.
    Calls,
    /// Next steps.
    Steps,
}

/// A list that can be shown in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportList {
    /// Days on which a relief was taken.
    Days(RecordId),
    /// Why it was skipped.
    Reasons(RecordId),
    /// Regions of the body.
    Regions(usize),
    /// Paths along which the pain spreads.
    Paths(usize),
    /// Words of a topic.
    Words(usize, Topic),
    /// Hours of the day.
    Hours(usize),
}
