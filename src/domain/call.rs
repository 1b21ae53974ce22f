//! A call to the team, and what was said.

use super::kind::kind;
use super::last_report::Ticks;
use super::vocabulary::{ANSWERED, CALL_OUTCOMES, NO_ANSWER};
use super::{Code, Line, Moment, Note, RecordId, SpeakerRef};

kind! {
    /// A call to the team: whether somebody answered, what they were told, and what they said.
    pub struct Call = "call" edit CallEdit {
        /// When.
        pub at: Moment = "at" edit At,
        /// Who called.
        pub who: SpeakerRef = "who" edit Who,
        /// Which number of the list, which may be deleted or not be there.
        pub contact: Option<RecordId> = "contact" edit Contact,
        /// Whether somebody answered.
        pub outcome: Code = "outcome" in CALL_OUTCOMES edit Outcome,
        /// Who answered.
        pub answered_by: Line = "answered-by" edit AnsweredBy typed "by",
        /// What was said, in their words.
        pub said: Note = "said" edit Said typed "note",
        /// What was ticked as told at it.
        pub told: Option<Vec<RecordId>> = "told" edit Told by Ticks,
    }
}

impl Call {
    /// A call just made; nothing is ticked yet.
    #[must_use]
    pub fn new(at: Moment, who: SpeakerRef, answered: bool) -> Self {
        let outcome = Code::listed(if answered { ANSWERED } else { NO_ANSWER });
        Self { at, who, contact: None, outcome, answered_by: Line::default(), said: Note::default(), told: Some(Vec::new()) }
    }

    /// What is told at a call that is answered only now is asked for.
    pub(super) fn follow(&mut self, before: &Self) {
        if self.is_answered() && !before.is_answered() {
            self.told.get_or_insert_default();
        }
    }

    /// True when somebody answered.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.outcome.as_str() == ANSWERED
    }
}
