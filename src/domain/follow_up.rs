//! Follow-ups: what is to be done next.

use chrono::NaiveDate;

use super::kind::kind;
use super::visit::id_at_visit;
use super::{DeviceId, Line, Moment, Note, RecordId};

kind! {
    /// What is to be done next. Its id may be derived from `of`, visit and profile.
    pub struct FollowUp = "next-step" edit FollowUpEdit {
        /// What is to be done.
        pub what: Note = "text" edit What typed "note",
        /// Who does it.
        pub who: Line = "doer" edit Who typed "by",
        /// The day by which it is to be done.
        pub by: Option<NaiveDate> = "by" edit By,
        /// When it was done; missing while it is not.
        pub done: Option<Moment> = "done" edit Done,
        /// The question, call or visit that it follows from, which may be deleted or missing.
        pub of: Option<RecordId> = "of",
        /// The visit at which it was agreed, likewise.
        pub visit: Option<RecordId> = "visit",
    }
}

impl FollowUp {
    /// An empty follow-up.
    #[must_use]
    pub fn new(of: Option<RecordId>, visit: Option<RecordId>) -> Self {
        Self { what: Note::default(), who: Line::default(), by: None, done: None, of, visit }
    }

    /// The id of the follow-up that a profile records about a question, a call or a visit.
    #[must_use]
    pub fn id(of: RecordId, visit: Option<RecordId>, device: DeviceId) -> RecordId {
        id_at_visit("next-step", of, visit, device)
    }

    /// True when it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.what.is_empty() && self.who.is_empty() && self.by.is_none() && self.done.is_none()
    }
}
