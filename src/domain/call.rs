//! Calls to the team.

use super::kind::kind;
use super::ticks::{TOLD_MAX, Ticks};
use super::vocabulary::{ANSWERED, CALL_OUTCOMES, NO_ANSWER};
use super::{Code, Line, Moment, Note, RecordId, SpeakerRef};

/// Size limit of a call's note and list of reported ids in JSON, in bytes. The other fields of a call take at most 2.5 kB.
const CALL_BYTES_MAX: usize = 62_000;
/// What one id takes in the list, in bytes: 36 characters, two quotes and a comma.
const ID_BYTES: usize = 39;

kind! {
    /// A call to the team: whether somebody answered, what they were told, and their answer.
    pub struct Call = "call" edit CallEdit {
        /// When the call was made.
        pub at: Moment = "at" edit At,
        /// Who called.
        pub who: SpeakerRef = "who" edit Who,
        /// The contact that was called, which may be deleted or missing.
        pub contact: Option<RecordId> = "contact" edit Contact,
        /// Whether somebody answered.
        pub outcome: Code = "outcome" in CALL_OUTCOMES edit Outcome,
        /// Who answered.
        pub answered_by: Line = "answered-by" edit AnsweredBy typed "by",
        /// What was answered, in their words.
        pub said: Note = "said" edit Said typed "note",
        /// The records marked as told to the team at this call.
        pub told: Option<Vec<RecordId>> = "told" edit Told by Ticks,
    }
}

impl Call {
    /// A new call at which nothing is marked as told.
    #[must_use]
    pub fn new(at: Moment, who: SpeakerRef, answered: bool) -> Self {
        let outcome = Code::listed(if answered { ANSWERED } else { NO_ANSWER });
        Self { at, who, contact: None, outcome, answered_by: Line::default(), said: Note::default(), told: Some(Vec::new()) }
    }

    /// A call changed to answered gets an empty list of what was told, so that nothing counts as told until it is marked.
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

    /// True while note and list fit into one record that every release can keep.
    #[must_use]
    pub fn fits(&self) -> bool {
        let listed = self.told.as_ref().map_or(0, Vec::len);
        // As JSON writes it: control characters take up to six bytes.
        let escaped = |character: char| match character {
            '"' | '\\' | '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => 2,
            '\u{0}'..='\u{1f}' => 6,
            other => other.len_utf8(),
        };
        let said: usize = self.said.as_str().chars().map(escaped).sum();
        listed <= TOLD_MAX && (listed == 0 || said + listed * ID_BYTES <= CALL_BYTES_MAX)
    }
}
