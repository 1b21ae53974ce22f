//! State of the screens that is not stored: what is open, selected or filtered.

use chrono::{NaiveDate, NaiveTime};

use super::{LanguageChoice, Model, Nudge, ReportList, ReportNumber, Route};
use crate::domain::dial::NoNumber;
use crate::domain::{ChartPeriod, Code, Filter, RecordId, Site, Topic};

/// A prompt of an entry's details.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenPrompt {
    /// The strength in that region.
    Site(Code),
    /// The strength at rest.
    AtRest,
    /// The strength on moving.
    OnMoving,
    /// When the pain began.
    Began,
    /// When the pain eased.
    Eased,
}

/// View of the body.
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

/// The missing or invalid input of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormError {
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

/// The range of the doctor's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReportRange {
    /// Since the last visit.
    #[default]
    SinceVisit,
    /// This many days, ending now.
    Days(u16),
    /// From one day to another; `None` is the first day of the diary, or today.
    Between(Option<NaiveDate>, Option<NaiveDate>),
    /// Everything.
    All,
}

/// The pain that a dose is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DoseSide {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// View of the doctor's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DoctorView {
    /// The range.
    pub range: ReportRange,
    /// The language; `None` is that of the app.
    pub language: Option<LanguageChoice>,
    /// The number whose entries are shown.
    pub behind: Option<ReportNumber>,
    /// How often more of these entries was requested.
    pub more: usize,
    /// The lists that are shown in full.
    pub unfolded: Vec<ReportList>,
}

/// State of the screens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UiState {
    /// True when the body is shown.
    pub body_open: bool,
    /// Its view.
    pub body: BodyView,
    /// The regions of the path being drawn.
    pub path: Option<Vec<Code>>,
    /// The open prompt.
    pub prompt: Option<OpenPrompt>,
    /// Topics of which all words are shown.
    pub all_words: Vec<Topic>,
    /// True when the relief in the form is something other than a medicine.
    pub sort_other: bool,
    /// The schedule of the relief in the form.
    pub schedule: Option<Code>,
    /// The missing or invalid input of the form on screen.
    pub form_error: Option<FormError>,
    /// The period of the chart.
    pub period: ChartPeriod,
    /// Its last day; `None` is today.
    pub last_day: Option<NaiveDate>,
    /// The filter of the diary.
    pub filter: Filter,
    /// The selected reading of the chart.
    pub point: Option<usize>,
    /// The dose recorded by a tap since this screen was opened, whose amount is asked for.
    pub dose: Option<RecordId>,
    /// Which linkable entries of a dose are shown.
    pub linking: Option<DoseSide>,
    /// True when the fields of the rule when to call are shown.
    pub rule_open: bool,
    /// The day of the visit in the form.
    pub visit_day: Option<NaiveDate>,
    /// Its time.
    pub visit_time: Option<NaiveTime>,
    /// The question shown during a visit.
    pub room: Option<RecordId>,
    /// Entries about now made by the 60-second form since the app was started.
    pub recalled_now: Vec<RecordId>,
    /// View of the doctor's page.
    pub doctor: DoctorView,
    /// The request for a backup, decided when the screen was opened.
    pub nudge: Option<Nudge>,
    /// True when the confirmation to erase is shown.
    pub erase_asked: bool,
    /// How often more of the screen's long lists was requested.
    pub more: usize,
    /// True when only deleted records are listed.
    pub only_deleted: bool,
}

/// Resets the state of the screen that is left; filter and period of the diary and unfinished forms stay.
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
    // A number stays open while the user visits one of its records, and is closed when they come from elsewhere.
    let is_behind = matches!(
        left,
        Route::Entry(_) | Route::Dose(_) | Route::Day(_) | Route::Call(_) | Route::Question(_) | Route::Medicine(_) | Route::VisitOf(_)
    );
    if matches!(route, Route::Doctor | Route::DoctorThen(_)) && !is_behind {
        let doctor = &mut model.ui.doctor;
        (doctor.behind, doctor.more, doctor.unfolded) = (None, 0, Vec::new());
    }
}

/// Selects the first unanswered question, or the one shown before.
pub(super) fn enter_room(model: &mut Model, visit: RecordId, today: NaiveDate) {
    let questions = model.diary.questions_in_room(visit, today);
    if model.ui.room.is_some_and(|id| questions.iter().any(|(known, _)| *known == id)) {
        return;
    }
    let open = model.diary.unasked();
    let is_open = |(id, _): &&(RecordId, &crate::domain::Question)| open.iter().any(|(known, _)| known == id);
    model.ui.room = questions.iter().find(is_open).map(|(id, _)| *id);
}

/// Appends a region to a path; the last region of the path removes it.
#[must_use]
pub(super) fn extend_path(path: &[Code], region: &Code) -> Vec<Code> {
    let mut path = path.to_vec();
    if path.last() == Some(region) {
        path.pop();
    } else if path.len() < Site::PATH_REGIONS_MAX {
        path.push(region.clone());
    }
    path
}

/// How many of the newest entries are searched.
const RECENT_MAX: usize = 500;

impl Model {
    /// The newest entry before this one by the same speaker that names body regions.
    #[must_use]
    pub fn last_places(&self, id: RecordId) -> Option<RecordId> {
        let this = self.diary.entry(id)?;
        self.diary.newest_before(this.at, RECENT_MAX, |other| {
            let entry = self.diary.entry(other).filter(|entry| entry.who == this.who && !entry.details().sites.is_empty());
            entry.filter(|_| other != id).map(|_| other)
        })
    }
}
