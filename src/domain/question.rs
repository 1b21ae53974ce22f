//! Questions for the team, and their answers.

use super::kind::kind;
use super::visit::id_at_visit;
use super::vocabulary::{FOR_WHOM, OUTCOMES};
use super::{Code, DeviceId, Line, Moment, Note, RecordId, SpeakerRef};

kind! {
    /// A question for the team.
    pub struct Question = "visit-question" edit QuestionEdit {
        /// The question, in the words of who asks it.
        pub text: Note = "text" edit Text typed "note",
        /// Who asks it.
        pub who: SpeakerRef = "who" edit Who,
        /// When it was recorded.
        pub at: Moment = "at",
        /// For whom it is.
        pub for_whom: Option<Code> = "for" in FOR_WHOM edit ForWhom,
        /// True for one of the most important questions, which come first.
        pub star: bool = "star" edit Star,
        /// Its sort key among the others, smaller is earlier; missing: the milliseconds since 1970, UTC, of `at`.
        pub order: i64 = "order" edit Order or at.unix_ms(),
        /// The entry it is about, which may be deleted or missing.
        pub entry: Option<RecordId> = "entry",
        /// The visit it is for, likewise; missing: the next one.
        pub visit: Option<RecordId> = "visit" edit Visit,
    }
}

impl Question {
    /// Largest and, negated, smallest `order`: the range of whole numbers that JSON programs read exactly.
    pub const ORDER_MAX: i64 = (1 << 53) - 1;

    /// A new question.
    #[must_use]
    pub fn new(text: Note, who: SpeakerRef, at: Moment) -> Self {
        Self { text, who, at, for_whom: None, star: false, order: at.unix_ms(), entry: None, visit: None }
    }
}

kind! {
    /// The answer to a question, as recorded on one phone. Its id is derived from question, visit and profile.
    pub struct Answer = "answer" edit AnswerEdit {
        /// The question, which may be deleted or missing.
        pub question: RecordId = "question",
        /// The visit, likewise; missing: it was not answered at a visit.
        pub visit: Option<RecordId> = "visit",
        /// When it was recorded.
        pub at: Moment = "at",
        /// The answer, in the words of who gave it.
        pub text: Note = "text" edit Text typed "note",
        /// Who gave it.
        pub said_by: Line = "said-by" edit SaidBy typed "by",
        /// Whether the question was asked. Missing: it was asked if there is a `text`.
        pub outcome: Option<Code> = "outcome" in OUTCOMES edit Outcome,
    }
}

impl Answer {
    /// An empty answer.
    #[must_use]
    pub fn new(question: RecordId, visit: Option<RecordId>, at: Moment) -> Self {
        Self { question, visit, at, text: Note::default(), said_by: Line::default(), outcome: None }
    }

    /// The id of the answer that a profile records: one record for each phone, so that none replaces another.
    #[must_use]
    pub fn id(question: RecordId, visit: Option<RecordId>, device: DeviceId) -> RecordId {
        id_at_visit("answer", question, visit, device)
    }

    /// A question with an answer was asked: text removes the outcome `not-asked`.
    pub(super) fn follow(&mut self, before: &Self) {
        if self.text != before.text && !self.text.is_empty() && self.outcome == Some(Code::listed("not-asked")) {
            self.outcome = None;
        }
    }

    /// True when it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.said_by.is_empty() && self.outcome.is_none()
    }

    /// True if the question was asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        match self.outcome.as_ref().map(Code::as_str) {
            Some("not-asked") => false,
            Some("asked") => true,
            _ => !self.text.is_empty(),
        }
    }
}
