//! Caches the doctor's report: it is computed again only when one of its inputs has changed.

use super::super::Screen;
use super::super::cache::{Memoised, ReportKey};
use super::super::node::Node;
use crate::domain::RecordId;

/// The cached report, if its inputs are unchanged; else a new one.
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
