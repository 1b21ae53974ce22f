//! A visit to the team. Each question, answer and follow-up is a record of its own, so that two people who write on two phones lose
//! nothing.

use chrono::NaiveDate;

use super::kind::kind;
use super::ticks::Ticks;
use super::{DeviceId, Line, Moment, RecordId};

kind! {
    /// A visit to the team, past or to come.
    pub struct Visit = "visit" edit VisitEdit {
        /// Its time.
        pub at: Moment = "at" edit At,
        /// Whom it is with.
        pub with: Line = "with" edit With typed "name",
        /// Where it takes place.
        pub place: Line = "place" edit Place typed "place",
        /// Who accompanies the patient.
        pub companion: Line = "companion" edit Companion typed "companion",
        /// When it ended, once a user has closed it. Missing: not closed, even if `at` has passed.
        pub over: Option<Moment> = "over" edit Over,
        /// The records marked as told to the team at its end.
        pub told: Option<Vec<RecordId>> = "told" edit Told by Ticks,
    }
}

impl Visit {
    /// A visit with a time only, at which nothing is marked as told.
    #[must_use]
    pub fn at(at: Moment) -> Self {
        Self { at, with: Line::default(), place: Line::default(), companion: Line::default(), over: None, told: Some(Vec::new()) }
    }

    /// Whom it is with, as two visits are compared: equal when both are with the same person, as far as the names say. Empty when it is not
    /// written.
    #[must_use]
    pub fn whom(&self) -> String {
        super::fold_case_and_accents(self.with.as_str().trim())
    }

    /// Applies the consequences of a changed time, and of closing it.
    pub(super) fn follow(&mut self, before: &Self, today: NaiveDate) {
        if self.at != before.at {
            // A visit added afterwards ended at its own time, also after a correction. Moved to a day to come, it is not over.
            self.over = before.over.map(|over| if over == before.at { self.at } else { over }).filter(|_| self.at.day() <= today);
        }
        // Closing a visit adds an empty list of what was told, so that nothing counts as told until it is marked.
        if self.over.is_some() && before.over.is_none() {
            self.told.get_or_insert_default();
        }
    }

    /// True while it may still come: it is not over, and its day has not passed.
    #[must_use]
    pub fn is_to_come(&self, today: NaiveDate) -> bool {
        self.over.is_none() && self.at.day() >= today
    }
}

/// The id of what a profile records about a record at a visit: one record of that kind for each phone.
pub(super) fn id_at_visit(kind: &str, of: RecordId, visit: Option<RecordId>, device: DeviceId) -> RecordId {
    let visit = visit.map_or_else(|| "none".to_owned(), |visit| visit.to_string());
    RecordId::of_name(of.unix_ms().unwrap_or_default(), &format!("{kind}/{of}/{visit}/{:08x}", device.profile()))
}
