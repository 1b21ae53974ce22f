//! State of the screens that is not stored: what is open, selected or filtered.

use chrono::{NaiveDate, NaiveTime};

use super::{LanguageChoice, LockForm, SealForm, StreamState};
use crate::domain::dial::NoNumber;
use crate::domain::{ChartPeriod, Code, Filter, RecordId, ReportNumber, Topic};

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
    /// Since the last visit to the person whom the next visit is with, else since the last visit of all.
    #[default]
    SinceVisit,
    /// Since the last visit to the person whom that visit was with.
    SinceVisitTo(RecordId),
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
    /// The number whose records are shown.
    pub opened: Option<ReportNumber>,
    /// How often more of these records was requested.
    pub more: usize,
    /// True while it is in the doctor's hands: the report alone, without controls.
    pub handed_over: bool,
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
    /// The day chosen in the calendar, which alone is listed below it.
    pub calendar_day: Option<NaiveDate>,
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
    /// The step of setting up a diary for two, counted from 0.
    pub setup_step: usize,
    /// The stream of codes, while it runs and until its screen is left.
    pub stream: Option<StreamState>,
    /// The form for a passphrase that was used last.
    pub seal: SealForm,
    /// The forms about the lock.
    pub lock: LockForm,
    /// Number of sealed files handed over since the screen was opened: after each the form is a new one.
    pub sealed: usize,
}

/// A request for a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Nudge {
    /// Number of entries in no backup, counted as on the Backup screen.
    pub entries: usize,
}
