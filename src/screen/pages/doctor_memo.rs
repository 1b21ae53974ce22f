//! The doctor's report is computed when something it depends on has changed, and not with every picture of its page.

use super::super::Screen;
use super::super::context::Memoised;
use super::super::node::Node;
use crate::app::{DoctorView, LeaveOut};
use crate::domain::RecordId;
use crate::text::Language;

/// What a report depends on.
#[derive(PartialEq)]
pub struct ReportKey {
    /// The past visit of which it is the report.
    visit: Option<RecordId>,
    /// Of the diary, and so of all that is counted, quoted and named.
    revision: u64,
    /// Range, language, and what is opened.
    view: DoctorView,
    without: Vec<LeaveOut>,
    /// Of the app, and of the report where that is another.
    languages: (Language, Option<Language>),
    /// The minute, and the offset of the place it is read at: they end the range and say which day is today.
    minute: i64,
    offset_east_min: i32,
}

/// The report that was drawn before, if it is still the same; else a new one.
pub fn memoised(screen: &Screen<'_>, visit: Option<RecordId>, draw: &dyn Fn() -> Node) -> Node {
    let model = screen.model;
    let key = ReportKey {
        visit,
        revision: model.revision,
        view: model.ui.doctor.clone(),
        without: model.settings.without.clone(),
        languages: (screen.text.language, screen.other.map(|other| other.language)),
        minute: screen.now.unix_ms().div_euclid(60_000),
        offset_east_min: screen.now.offset_east_min(),
    };
    let mut cached = screen.cache.report.borrow_mut();
    if let Some((_, report)) = cached.as_ref().filter(|(known, _)| *known == key) {
        return report.clone();
    }
    screen.cache.note_computed(Memoised::Report);
    let report = draw();
    *cached = Some((key, report.clone()));
    report
}
