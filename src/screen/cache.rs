//! Expensive results of drawing, and the inputs that each depends on.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;

use super::opened::OpenedRecords;
use super::viewport::PageSize;
use crate::app::{LeaveOut, Model, ReportRange};
use crate::domain::{ChartPeriod, Code, Due, Filter, RecordId, ReportNumber, RowKey, Speaker, Unreported};
use crate::text::Language;
use crate::view::body_sum::RegionSum;
use crate::view::calendar_month::CalendarMonth;
use crate::view::chart::{Chart, Point, Size};
use crate::view::doctor::{Changed, ReliefSum};
use crate::view::report::Report;
use crate::view::{DayList, Metrics};

/// Expensive results, each cached as long as its inputs are unchanged.
#[derive(Default)]
pub struct Cache {
    pub(super) found: RefCell<Option<(FoundKey, Rc<Found>)>>,
    pub(super) list: RefCell<Option<ListLayout>>,
    pub(super) past: RefCell<Option<Past>>,
    /// The page of the medicine that was drawn last.
    pub(super) medicine: RefCell<Option<(MedicineKey, Rc<MedicineDays>)>>,
    /// The doctor's report that was written last.
    pub(super) report: RefCell<Option<CachedReport>>,
    /// The unreported records, for a revision of the diary and what is due.
    pub(super) unreported: RefCell<Option<(u64, Due, Rc<Unreported>)>>,
    #[cfg(test)]
    pub(super) computed: RefCell<Vec<Memoised>>,
}

/// The cached results; tests count how often each is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memoised {
    /// The chart of a period.
    Chart,
    /// The layout of the diary's list.
    List,
    /// The start of the doctor's report.
    ReportStart,
    /// The whole of it.
    Report,
    /// The page of a medicine.
    Medicine,
    /// The unreported records.
    Unreported,
}

impl Cache {
    /// Counts a computation, for tests.
    #[cfg(test)]
    pub(super) fn note_computed(&self, what: Memoised) {
        self.computed.borrow_mut().push(what);
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "tests count")]
    pub(super) const fn note_computed(&self, _: Memoised) {}
}

/// What [`Found`] depends on.
#[derive(PartialEq)]
pub(super) struct FoundKey {
    pub revision: u64,
    pub filter: Filter,
    pub period: ChartPeriod,
    pub last_day: Option<NaiveDate>,
    pub calendar_day: Option<NaiveDate>,
    pub today: NaiveDate,
    /// Number of rows dated ahead: they enter the chart when their time comes.
    pub ahead: usize,
    /// The size of the chart.
    pub size: Size,
}

/// What the diary shows; computed once for each [`FoundKey`].
pub(super) struct Found {
    /// All rows that match the filter, newest first.
    pub rows: Rc<Vec<RowKey>>,
    /// First and last day of the period.
    pub span: (NaiveDate, NaiveDate),
    /// The rows that are listed: those of the period, and, when it ends today, those dated ahead.
    pub shown: Range<usize>,
    /// The month of the span, when the calendar is shown.
    pub month: Option<CalendarMonth>,
    /// The chart of the span.
    pub chart: Arc<Chart>,
    /// The numbers on it, oldest first.
    pub points: Vec<Point>,
    /// Where each speaker had pain in the period, the patient first.
    pub bodies: Vec<SpokenBody>,
}

/// Where one speaker had pain in a period.
pub(super) struct SpokenBody {
    /// The speaker.
    pub speaker: Speaker,
    /// Sums by region, the most often marked first.
    pub regions: Vec<RegionSum>,
    /// The paths along which the pain spread and how often each was drawn, the most frequent first.
    pub paths: Vec<(Vec<Code>, usize)>,
}

/// What [`MedicineDays`] depends on: the relief, the revision of the diary, and what is due.
pub(super) type MedicineKey = (RecordId, u64, Due);

/// What the page of a medicine counts.
pub(super) struct MedicineDays {
    /// The first day that is shown.
    pub first: NaiveDate,
    /// The doses of the days that are shown.
    pub sum: ReliefSum,
    /// All its changes.
    pub changed: Vec<(NaiveDate, Changed)>,
}

/// The layout of the diary's list.
pub(super) struct ListLayout {
    /// Its rows are among these.
    pub found: Rc<Found>,
    pub metrics: Metrics,
    pub days: Rc<DayList>,
}

/// A report.
pub(super) struct CachedReport {
    pub key: ReportKey,
    pub start: Rc<Report>,
    /// With the rest, once that is shown.
    pub whole: Option<Rc<Report>>,
    /// The number that is open, how many of its records are shown, and those.
    pub opened: Option<(ReportNumber, usize, Rc<OpenedRecords>)>,
}

/// Inputs of a report.
#[derive(PartialEq)]
pub(super) struct ReportKey {
    /// The past visit of which it is the report.
    pub visit: Option<RecordId>,
    /// Revision of the diary.
    pub revision: u64,
    pub range: ReportRange,
    /// The visit at whose end it starts: a visit that has just ended is one from the next second on.
    pub since: Option<RecordId>,
    pub without: Vec<LeaveOut>,
    /// The app's language, and the report's if it is another.
    pub languages: (Language, Option<Language>),
    /// What is due; `None` for that of a past visit, which does not depend on the time.
    pub due: Option<Due>,
    /// The column for which its plots are laid out.
    pub page: PageSize,
}

/// The diary as of the end of a visit.
pub(super) struct Past {
    pub revision: u64,
    pub visit: RecordId,
    pub model: Rc<Model>,
}
