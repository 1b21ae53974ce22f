//! A visit to the team. What is written down for it and at it (each question, answer and next step) is a record of its own, so that what two
//! people write on two phones is all kept.

use chrono::NaiveDate;

use super::kind::kind;
use super::last_report::Ticks;
use super::{CollectVec, DeviceId, Diary, Line, Moment, RecordId, sort_by_key};

kind! {
    /// A visit to the team, to come or past.
    pub struct Visit = "visit" edit VisitEdit {
        /// When it is, or was.
        pub at: Moment = "at" edit At,
        /// With whom.
        pub with: Line = "with" edit With typed "name",
        /// Where.
        pub place: Line = "place" edit Place typed "place",
        /// Who comes along.
        pub companion: Line = "companion" edit Companion typed "companion",
        /// When it was over, once somebody said that it took place. Missing: nobody did, even if `at` has passed.
        pub over: Option<Moment> = "over" edit Over,
        /// What was ticked as told at its end.
        pub told: Option<Vec<RecordId>> = "told" edit Told by Ticks,
    }
}

impl Visit {
    /// A visit of which only the time is known; nothing is ticked yet.
    #[must_use]
    pub fn at(at: Moment) -> Self {
        Self { at, with: Line::default(), place: Line::default(), companion: Line::default(), over: None, told: Some(Vec::new()) }
    }

    /// What follows a changed time, and that it took place.
    pub(super) fn follow(&mut self, before: &Self, today: NaiveDate) {
        if self.at != before.at {
            // Written down afterwards, it was over when it was; so it is after a correction. On a day to come it is not over.
            self.over = before.over.map(|over| if over == before.at { self.at } else { over }).filter(|_| self.at.day() <= today);
        }
        // What is told at a visit that is over only now is asked for.
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

impl Diary {
    /// Visits that may still come, the next first.
    #[must_use]
    pub fn visits_to_come(&self, today: NaiveDate) -> Vec<(RecordId, &Visit)> {
        sort_by_key(self.visits().filter(|(_, visit)| visit.is_to_come(today)).collect_vec(), |(_, visit)| visit.at.unix_ms())
    }

    /// Visits that are over or whose day has passed, the last first.
    #[must_use]
    pub fn visits_past(&self, today: NaiveDate) -> Vec<(RecordId, &Visit)> {
        sort_by_key(self.visits().filter(|(_, visit)| !visit.is_to_come(today)).collect_vec(), |(_, visit)| -visit.at.unix_ms())
    }

    /// The last visit that was over before then, and when it was over.
    #[must_use]
    pub fn last_visit(&self, before: Moment) -> Option<(RecordId, Moment)> {
        let over = self.visits().filter_map(|(id, visit)| Some((id, visit.over?)));
        over.filter(|(_, over)| over.unix_ms() < before.unix_ms()).max_by_key(|(id, over)| (*over, *id))
    }

    /// True for a visit of the diary that may still come.
    pub(super) fn is_to_come(&self, visit: RecordId, today: NaiveDate) -> bool {
        self.visit(visit).is_some_and(|visit| visit.is_to_come(today))
    }
}

/// The id of what the phone of a profile writes down about a record at a visit: one record of that kind for each phone.
pub(super) fn id_at_visit(kind: &str, of: RecordId, visit: Option<RecordId>, device: DeviceId) -> RecordId {
    let visit = visit.map_or_else(|| "none".to_owned(), |visit| visit.to_string());
    RecordId::of_name(of.unix_ms().unwrap_or_default(), &format!("{kind}/{of}/{visit}/{:08x}", device.profile()))
}
