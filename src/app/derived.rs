//! Records that come into being with the first thing that is said in them, and go with the last: whoever opens the screen of a question
//! finds an empty field, not an empty record. Their ids are the same wherever the same phone, or the same family, writes them.

use crate::domain::{Agreement, AgreementEdit, Answer, AnswerEdit, Body, Code, DeviceId, Edit, FollowUp, FollowUpEdit, Moment};
use crate::domain::{Note, RecordId, TextPart, TooLong};

/// Where something is written down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DerivedRecord {
    /// What is answered to a question, at a visit or another way.
    Answer {
        /// The question.
        question: RecordId,
        /// The visit.
        visit: Option<RecordId>,
    },
    /// What is to be done next.
    FollowUp {
        /// The question, call or visit it comes out of.
        of: RecordId,
        /// At which visit.
        visit: Option<RecordId>,
    },
    /// Something agreed on; see [`crate::domain::agreement::names`].
    Agreement(&'static str),
}

impl DerivedRecord {
    /// The id of the record there, as this phone writes it.
    #[must_use]
    pub fn id(&self, device: DeviceId) -> RecordId {
        match self {
            Self::Answer { question, visit } => Answer::id(*question, *visit, device),
            Self::FollowUp { of, visit } => FollowUp::id(*of, *visit, device),
            Self::Agreement(what) => Agreement::id(what),
        }
    }

    /// What its text is: what it says.
    #[must_use]
    pub const fn note(&self) -> TextPart {
        match self {
            Self::Answer { .. } => Answer::text(),
            Self::FollowUp { .. } => FollowUp::what(),
            Self::Agreement(_) => Agreement::value(),
        }
    }

    /// The edit that typing this makes; `None` when it has no such text.
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
