//! Commands that write a record.

use chrono::{NaiveDate, NaiveTime};

use crate::app::{DayPartKey, DerivedRecord};
use crate::domain::{Code, DayEdit, DetailEdit, Diary, Eased, Edit, Moment, Record, RecordId, Score, SpeakerRef, Topic};

/// Commands that write a record.
#[derive(Clone, Debug)]
pub enum Write {
    /// One part of a record was edited.
    Edit(RecordId, Edit),
    /// One part of a day's note was edited.
    EditDay(DayPartKey, DayEdit),
    /// One part of a derived record was edited; the record is created if needed.
    Upsert(DerivedRecord, Edit),
    /// A time was picked.
    Pick(TimeOf, Picked),
    /// A region of the body was tapped: marked, or the next step of a path.
    Region(RecordId, Code),
    /// Copy the body regions of the last entry to this one.
    SamePlaces(RecordId),
    /// A record was deleted.
    Delete(RecordId),
    /// Restore a deleted record as it was.
    PutBack(RecordId),
    /// A medicine was taken, or another relief used, now.
    LogDose(RecordId),
    /// Add what a form holds.
    Add(Form),
    /// Add the question in the form.
    AddQuestion,
    /// Create a question about an entry and open it.
    AskAbout(RecordId),
    /// Move a question up (`true`) or down in the list.
    MoveQuestion(RecordId, bool),
    /// Add the visit in the form.
    AddVisit,
    /// The visit took place.
    CloseVisit(RecordId),
    /// The team was called; somebody answered (`true`), or nobody.
    LogCall(bool),
    /// A number of the 60-second form for a time span (`None`: now); no score deletes it.
    RecallNumber(Option<&'static str>, Option<Score>),
    /// Mark a follow-up as done or not done.
    StepDone(RecordId, bool),
    /// Set the user of this phone.
    UsesPhone(SpeakerRef),
}

impl Write {
    /// [`Write::Edit`].
    pub fn edit(id: RecordId, edit: impl Into<Edit>) -> Self {
        Self::Edit(id, edit.into())
    }

    /// [`Write::Upsert`].
    pub fn upsert(target: DerivedRecord, edit: impl Into<Edit>) -> Self {
        Self::Upsert(target, edit.into())
    }
}

/// Forms, whose texts are in fields already.
#[derive(Clone, Debug)]
pub enum Form {
    /// Add the contact in the form.
    Contact,
    /// The form holds several numbers: add each as a contact (`true`), or only the first.
    Numbers(bool),
    /// Add the person in the form, in this role.
    Person(SpeakerRef),
    /// Add the medicine or other relief in the form.
    Relief,
    /// Add a relief of this name that is not a medicine.
    Other(String),
    /// Add the typed word to a topic of an entry.
    Word(RecordId, Topic),
}

/// A time that can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOf {
    /// When an entry, a dose, a visit or a call was.
    At(RecordId),
    /// When the pain began.
    Began(RecordId),
    /// When it eased.
    Eased(RecordId),
}

/// What was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A day; the time of day stays.
    Day(NaiveDate),
    /// A time of day; the day stays.
    Time(NaiveTime),
}

impl TimeOf {
    /// The edit that sets this time, and the record it applies to; `None` if that record has no time.
    #[must_use]
    pub fn edit(self, at: Moment, diary: &Diary) -> Option<(RecordId, Edit)> {
        Some(match self {
            Self::At(id) => (id, diary.record(id).map(Record::current)?.body.at_edit(at)?),
            Self::Began(id) => (id, DetailEdit::Began(Some(at)).into()),
            Self::Eased(id) => (id, DetailEdit::Eased(Some(Eased::At(at))).into()),
        })
    }
}
