//! Commands that change the state of the screens.

use chrono::{NaiveDate, NaiveTime};

use crate::app::{BodyView, DoctorView, DoseSide, OpenPrompt};
use crate::domain::{ChartPeriod, Code, Filter, RecordId, Topic};

/// A change of [`crate::app::UiState`].
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    /// Show or hide the body.
    Body(bool),
    /// Another view of it.
    View(BodyView),
    /// Start or end a path.
    Path(bool),
    /// Open or close a prompt.
    Prompt(Option<OpenPrompt>),
    /// Show all words of a topic, or the usual ones.
    AllWords(Topic, bool),
    /// Whether the relief in the form is something other than a medicine.
    Other(bool),
    /// The schedule of the relief in the form.
    Schedule(Option<Code>),
    /// The length of the chart's period.
    Period(ChartPeriod),
    /// The period of this length that ends on this day.
    Show(ChartPeriod, NaiveDate),
    /// List only this day below the calendar, or the whole month.
    CalendarDay(Option<NaiveDate>),
    /// The next (`true`) or previous period.
    Step(bool),
    /// The filter of the diary.
    Filter(Filter),
    /// The selected reading of the chart.
    Point(usize),
    /// Show the entries that can be linked to a dose on this side of it; `None` hides them.
    Linking(Option<DoseSide>),
    /// Show or hide the fields of the rule when to call.
    Rule(bool),
    /// The day of a new visit.
    VisitDay(Option<NaiveDate>),
    /// The time of a new visit.
    VisitTime(Option<NaiveTime>),
    /// The question shown during a visit.
    Room(RecordId),
    /// The view of the doctor's page.
    Doctor(DoctorView),
    /// Show or hide the confirmation to erase the diary.
    Erase(bool),
    /// How often more of the screen's long lists was requested.
    More(usize),
    /// List only deleted records, or changed ones too.
    OnlyDeleted(bool),
    /// A step of setting up a diary for two, counted from 0.
    SetupStep(usize),
}
