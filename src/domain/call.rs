//! A call to the team, and what was said.

use super::{Code, Line, Moment, Note, RecordId, Speaker};

/// A call: whether somebody answered, what they were told, and what they said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Call {
    /// When.
    pub at: Moment,
    /// Who called.
    pub who: Speaker,
    /// Which number, where it is one of the list.
    pub contact: Option<RecordId>,
    /// `answered` or `no-answer`.
    pub outcome: Code,
    /// Who answered; empty when not recorded.
    pub answered_by: Line,
    /// What was said, in their words.
    pub said: Note,
    /// What was ticked as told, at most [`super::last_report::TOLD_MAX`]. None: it was written down by a version of the app that did not ask, and
    /// meant that all that was written down for a time before it was told.
    pub told: Option<Vec<RecordId>>,
}

impl Call {
    /// A call just made; nothing is ticked yet.
    #[must_use]
    pub fn new(at: Moment, who: Speaker, answered: bool) -> Self {
        let outcome = Code::listed(if answered { ANSWERED } else { NO_ANSWER });
        Self { at, who, contact: None, outcome, answered_by: Line::default(), said: Note::default(), told: Some(Vec::new()) }
    }

    /// True when somebody answered.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.outcome.as_str() == ANSWERED
    }
}

/// Somebody answered.
pub const ANSWERED: &str = "answered";
/// Nobody did.
pub const NO_ANSWER: &str = "no-answer";
