//! Questions for the team, and their answers.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::kind::kind;
use super::visit::id_at_visit;
use super::vocabulary::{FOR_WHOM, OUTCOMES};
use super::{Code, CollectVec, DeviceId, Diary, Line, Moment, Note, RecordId, SpeakerRef, set, sort_by_key};

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

impl Diary {
    /// Questions that were not asked yet: those with a star first, then by `order`.
    #[must_use]
    pub fn unasked(&self) -> Vec<(RecordId, &Question)> {
        let asked = self.asked();
        let open: Vec<(RecordId, &Question)> = self.questions().filter(|(id, _)| !asked.contains(id)).collect_vec();
        sort_by_key(sort_by_key(open, |(_, question)| question.order), |(_, question)| i64::from(!question.star))
    }

    fn asked(&self) -> BTreeSet<RecordId> {
        set(self.answers().filter(|(_, answer)| answer.is_asked()).map(|(_, answer)| answer.question))
    }

    /// Questions of a visit: those with an answer recorded there and, while it is to come, those that wait for it. The ones not asked yet
    /// come first.
    #[must_use]
    pub fn questions_of(&self, visit: RecordId, today: NaiveDate) -> Vec<(RecordId, &Question)> {
        let is_to_come = self.is_to_come(visit, today);
        let asked = self.asked();
        let all = self.questions_where(visit, |question| is_to_come && self.waits_for(question, visit, today));
        sort_by_key(all, |(id, _)| i64::from(asked.contains(id)))
    }

    /// Questions on the page shown at a visit: all that were not asked yet, and those with an answer recorded there.
    #[must_use]
    pub fn questions_shown(&self, visit: RecordId) -> Vec<(RecordId, &Question)> {
        self.questions_where(visit, |_| true)
    }

    /// Questions that can be answered at a visit; also at a past one, since answers may be recorded afterwards.
    #[must_use]
    pub fn questions_in_room(&self, visit: RecordId, today: NaiveDate) -> Vec<(RecordId, &Question)> {
        self.questions_where(visit, |question| self.waits_for(question, visit, today))
    }

    /// True unless the question names another visit that is still to come.
    fn waits_for(&self, question: &Question, visit: RecordId, today: NaiveDate) -> bool {
        question.visit.is_none_or(|wanted| wanted == visit || !self.is_to_come(wanted, today))
    }

    /// Both waiting and answered questions in one order, so that a question does not move when it is answered.
    fn questions_where(&self, visit: RecordId, waits: impl Fn(&Question) -> bool) -> Vec<(RecordId, &Question)> {
        let here = set(self.answers().filter(|(_, answer)| answer.visit == Some(visit)).map(|(_, answer)| answer.question));
        let asked = self.asked();
        let belongs = |(id, question): &(RecordId, &Question)| here.contains(id) || (!asked.contains(id) && waits(question));
        let all = self.questions().filter(belongs).collect_vec();
        sort_by_key(sort_by_key(all, |(_, question): &(RecordId, &Question)| question.order), |(_, question)| i64::from(!question.star))
    }

    /// Questions asked, but at no visit of the diary (by telephone, or at a deleted visit), newest first. No other list has them.
    #[must_use]
    pub fn questions_answered_elsewhere(&self) -> Vec<(RecordId, &Question)> {
        let is_there = |answer: &Answer| answer.visit.is_some_and(|visit| self.visit(visit).is_some());
        let at_visits = set(self.answers().filter(|(_, answer)| is_there(answer)).map(|(_, answer)| answer.question));
        let asked = self.asked();
        let elsewhere = self.questions().filter(|(id, _)| asked.contains(id) && !at_visits.contains(id)).collect_vec();
        sort_by_key(elsewhere, |(_, question): &(RecordId, &Question)| -question.at.unix_ms())
    }

    /// The answers to a question, oldest first.
    #[must_use]
    pub fn answers_to(&self, question: RecordId) -> Vec<(RecordId, &Answer)> {
        sort_by_key(self.answers().filter(|(_, answer)| answer.question == question).collect_vec(), |(_, answer)| answer.at.unix_ms())
    }
}
