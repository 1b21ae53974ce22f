//! What the screens show just now and nobody keeps: what is open, what is asked for, what is looked at.

use chrono::{NaiveDate, NaiveTime};

use super::{LanguageChoice, Model, Nudge, Route};
use crate::domain::dial::NoNumber;
use crate::domain::{ChartPeriod, Code, Details, Filter, RecordId, Topic};

/// What is asked for beside the pad's own number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenPrompt {
    /// How strong it is in that region.
    Site(Code),
    /// How strong it is at rest.
    AtRest,
    /// How strong it is on moving.
    OnMoving,
    /// When it began.
    Began,
    /// When it eased.
    Eased,
}

/// The body as it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BodyView {
    /// From the front.
    #[default]
    Front,
    /// From behind.
    Back,
    /// As a list of its regions.
    List,
}

/// What a form lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A name.
    Name,
    /// A number that can be dialled.
    Number(NoNumber),
    /// One number instead of several.
    OneNumber,
    /// The words of a question.
    Question,
    /// The day and the time of a visit.
    DayAndTime,
}

/// The stretch of days on the doctor's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReportRange {
    /// Since the last visit.
    #[default]
    SinceVisit,
    /// So many days.
    Days(u16),
    /// From one day to another; what is not chosen is the first day there is, and today.
    Between(Option<NaiveDate>, Option<NaiveDate>),
    /// Everything.
    All,
}

/// How the doctor's page is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DoctorView {
    /// The stretch of days.
    pub range: ReportRange,
    /// In which language; none: the app's.
    pub language: Option<LanguageChoice>,
    /// The number whose entries are shown.
    pub behind: Option<String>,
    /// How often more of them were asked for.
    pub more: usize,
    /// The lists that are shown to their end.
    pub unfolded: Vec<String>,
}

/// What is open on the screens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UiState {
    /// The body is shown.
    pub body_open: bool,
    /// How.
    pub body: BodyView,
    /// The path that is being drawn, as far as it goes.
    pub path: Option<Vec<Code>>,
    /// What is asked for.
    pub prompt: Option<OpenPrompt>,
    /// Topics of which all words are shown.
    pub all_words: Vec<Topic>,
    /// The sort of the relief that is being written down.
    pub sort_other: bool,
    /// When it is taken.
    pub schedule: Option<Code>,
    /// What the form on the screen lacks.
    pub need: Option<Need>,
    /// The stretch of days the chart shows.
    pub period: ChartPeriod,
    /// Its last day; today when none was chosen.
    pub last_day: Option<NaiveDate>,
    /// What is looked for.
    pub filter: Filter,
    /// The point of the chart that is read.
    pub point: Option<usize>,
    /// The dose written down by a tap since this screen was opened, to be asked how much it was.
    pub dose: Option<RecordId>,
    /// The entries a dose can be held against are shown, for before (`false`) or after.
    pub linking: Option<bool>,
    /// The family's rule is being written down.
    pub rule_open: bool,
    /// The day of the visit that is being written down.
    pub visit_day: Option<NaiveDate>,
    /// The time of it.
    pub visit_time: Option<NaiveTime>,
    /// Which question is on the screen in the room.
    pub room: Option<RecordId>,
    /// The entries that the 60-second form has made about now.
    pub recalled_now: Vec<RecordId>,
    /// The doctor's page.
    pub doctor: DoctorView,
    /// A backup is asked for, since this screen was opened.
    pub nudge: Option<Nudge>,
    /// Whether the diary is to be erased is asked.
    pub erase_asked: bool,
    /// How often more of the long lists of the screen were asked for.
    pub more: usize,
    /// Of what was changed and deleted, only what was deleted is listed.
    pub only_deleted: bool,
}

/// What belongs to a screen goes with it; what the diary looks at stays, and what stands in a form.
pub(super) fn leave(model: &mut Model, left: Route, route: Route) {
    let old = std::mem::take(&mut model.ui);
    model.ui = UiState {
        body: old.body,
        period: old.period,
        last_day: old.last_day,
        filter: old.filter,
        room: old.room,
        recalled_now: old.recalled_now,
        sort_other: old.sort_other,
        schedule: old.schedule,
        visit_day: old.visit_day,
        visit_time: old.visit_time,
        doctor: old.doctor,
        ..UiState::default()
    };
    // Who looks at what is behind a number and comes back finds it open; who comes from elsewhere does not.
    let is_behind = matches!(
        left,
        Route::Entry(_) | Route::Dose(_) | Route::Day(_) | Route::Call(_) | Route::Question(_) | Route::Medicine(_) | Route::VisitOf(_)
    );
    if matches!(route, Route::Doctor | Route::DoctorThen(_)) && !is_behind {
        let doctor = &mut model.ui.doctor;
        (doctor.behind, doctor.more, doctor.unfolded) = (None, 0, Vec::new());
    }
}

/// The room opens with the first question that nobody has put yet, or with the one that was on the screen there before.
pub(super) fn enter_room(model: &mut Model, visit: RecordId, today: NaiveDate) {
    let questions = model.diary.questions_in_room(visit, today);
    if model.ui.room.is_some_and(|id| questions.iter().any(|(known, _)| *known == id)) {
        return;
    }
    let open = model.diary.unasked();
    let is_open = |(id, _): &&(RecordId, &crate::domain::Question)| open.iter().any(|(known, _)| known == id);
    model.ui.room = questions.iter().find(is_open).map(|(id, _)| *id);
}

/// The path with one more region; the region it ends in takes the last step back.
#[must_use]
pub(super) fn extend_path(path: &[Code], region: &Code) -> Vec<Code> {
    let mut path = path.to_vec();
    if path.last() == Some(region) {
        path.pop();
    } else if path.len() < Details::PATH_REGIONS_MAX {
        path.push(region.clone());
    }
    path
}

/// The newest entries, as many as are looked through for what was said last.
const RECENT_MAX: usize = 500;

impl Model {
    /// The newest entry before this one, of the same person, that says where it hurts.
    #[must_use]
    pub fn last_places(&self, id: RecordId) -> Option<RecordId> {
        let this = self.diary.entry(id)?;
        self.diary.newest_before(this.at, RECENT_MAX, |other| {
            let entry = self.diary.entry(other).filter(|entry| entry.who == this.who && !entry.details().sites.is_empty());
            entry.filter(|_| other != id).map(|_| other)
        })
    }
}
