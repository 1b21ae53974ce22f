//! Derived records: created with their first content and deleted with the last, so opening the screen of a question creates nothing. Their
//! ids follow from what they are about: an agreement has the same id on all phones, an answer or a follow-up in all windows of one phone.

use chrono::NaiveDate;

use crate::domain::vocabulary::DAY_NOTE;
use crate::domain::{Agreement, AgreementEdit, Answer, AnswerEdit, Body, Code, DeviceId, Edit, FollowUp, FollowUpEdit, Moment};
use crate::domain::{Note, RecordId, TextPart, TooLong};

/// A derived record, by what it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DerivedRecord {
    /// The answer to a question, at a visit or otherwise.
    Answer {
        /// The question.
        question: RecordId,
        /// The visit.
        visit: Option<RecordId>,
    },
    /// What is to be done next.
    FollowUp {
        /// The question, call or visit that it follows from.
        of: RecordId,
        /// At which visit.
        visit: Option<RecordId>,
    },
    /// Something agreed on; see [`crate::domain::agreement::names`].
    Agreement(&'static str),
}

impl DerivedRecord {
    /// The id under which this phone writes it.
    #[must_use]
    pub fn id(&self, device: DeviceId) -> RecordId {
        match self {
            Self::Answer { question, visit } => Answer::id(*question, *visit, device),
            Self::FollowUp { of, visit } => FollowUp::id(*of, *visit, device),
            Self::Agreement(what) => Agreement::id(what),
        }
    }

    /// Its main text.
    #[must_use]
    pub const fn note(&self) -> TextPart {
        match self {
            Self::Answer { .. } => Answer::text(),
            Self::FollowUp { .. } => FollowUp::what(),
            Self::Agreement(_) => Agreement::value(),
        }
    }

    /// The edit that sets this text; `None` if it has no such text.
    #[must_use]
    pub fn typed(&self, part: TextPart, text: &str) -> Option<Result<Edit, TooLong>> {
        match self {
            Self::Answer { .. } => AnswerEdit::typed(part, text).map(|edit| edit.map(Edit::Answer)),
            Self::FollowUp { .. } => FollowUpEdit::typed(part, text).map(|edit| edit.map(Edit::FollowUp)),
            Self::Agreement(_) => AgreementEdit::typed(part, text).map(|edit| edit.map(Edit::Agreement)),
        }
    }

    pub(super) fn empty(&self, now: Moment) -> Body {
        match self {
            Self::Answer { question, visit } => Body::Answer(Answer::new(*question, *visit, now)),
            Self::FollowUp { of, visit } => Body::FollowUp(FollowUp::new(Some(*of), *visit)),
            Self::Agreement(what) => Body::Agreement(Agreement { what: Code::listed(what), value: Note::default() }),
        }
    }
}

/// Identifies a part of a day's note by the current speaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayPartKey {
    /// The day.
    pub day: chrono::NaiveDate,
    /// The part; see [`crate::domain::vocabulary::DAY_PARTS`].
    pub part: Code,
}

impl DayPartKey {
    /// The text of a day's note.
    pub(super) fn note(day: NaiveDate) -> Self {
        Self { day, part: Code::listed(DAY_NOTE) }
    }
}
