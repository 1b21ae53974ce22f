//! The report of a screen, written again only when the diary, the range or the language has changed.

use std::rc::Rc;

use super::super::Screen;
use super::super::cache::{CachedReport, Memoised, Past, ReportKey};
use super::super::opened::OpenedRecords;
use super::opened::opened_records;
use super::page::Page;
use super::write::{with_page, write_rest, write_start};
use crate::app::{Model, ReportRange};
use crate::domain::{Moment, RecordId, ReportNumber};
use crate::view::doctor::ResolvedRange;
use crate::view::report::Report;

/// The start of the current report, or of the report as of the end of a past visit. `None` while that visit is not over.
pub fn report_start(screen: &Screen<'_>, visit: Option<RecordId>) -> Option<Rc<Report>> {
    let key = key(screen, visit);
    if let Some(cached) = screen.cache.report.borrow().as_ref().filter(|cached| cached.key == key) {
        return Some(cached.start.clone());
    }
    screen.cache.note_computed(Memoised::ReportStart);
    let start = with_report_page(screen, visit, |page, as_of| Rc::new(write_start(page, as_of)))?;
    *screen.cache.report.borrow_mut() = Some(CachedReport { key, start: start.clone(), whole: None, opened: None });
    Some(start)
}

/// The whole report.
pub fn report(screen: &Screen<'_>, visit: Option<RecordId>) -> Option<Rc<Report>> {
    let start = report_start(screen, visit)?;
    if let Some(whole) = screen.cache.report.borrow().as_ref().and_then(|cached| cached.whole.clone()) {
        return Some(whole);
    }
    screen.cache.note_computed(Memoised::Report);
    let whole = with_report_page(screen, visit, |page, _| Rc::new(write_rest(page, &start)))?;
    screen.cache.report.borrow_mut().iter_mut().for_each(|cached| cached.whole = Some(whole.clone()));
    Some(whole)
}

/// The first `most` records of a number of the report, newest first, found once while it is open.
pub fn opened(screen: &Screen<'_>, visit: Option<RecordId>, number: &ReportNumber, most: usize) -> Rc<OpenedRecords> {
    let find = || Rc::new(with_report_page(screen, visit, |page, _| opened_records(page, number, most)).unwrap_or_default());
    let mut cached = screen.cache.report.borrow_mut();
    let Some(cached) = cached.as_mut().filter(|cached| cached.key == key(screen, visit)) else { return find() };
    match &cached.opened {
        Some((known, shown, records)) if known == number && *shown == most => records.clone(),
        _ => cached.opened.insert((number.clone(), most, find())).2.clone(),
    }
}

fn key(screen: &Screen<'_>, visit: Option<RecordId>) -> ReportKey {
    let model = screen.model;
    ReportKey {
        visit,
        revision: model.revision,
        range: model.ui.doctor.range,
        since: visit.is_none().then(|| range(screen).since).flatten(),
        without: model.settings.without.clone(),
        languages: (screen.text.language, screen.other.filter(|_| model.ui.doctor.language.is_some()).map(|other| other.language)),
        due: visit.is_none().then(|| model.diary.due(screen.now)),
        page: screen.viewport.page,
    }
}

/// Calls `with` with what the report is written from, and the end of the visit of which it is the report.
fn with_report_page<T>(screen: &Screen<'_>, visit: Option<RecordId>, with: impl FnOnce(&Page<'_>, Option<Moment>) -> T) -> Option<T> {
    let other = screen.other.filter(|_| screen.model.ui.doctor.language.is_some());
    let Some(visit) = visit else {
        return Some(with_page(&Screen { other, ..*screen }, range(screen), None, |page| with(page, None)));
    };
    let over = screen.model.diary.visit(visit)?.over?;
    let past = past(screen, visit, over);
    let then = Screen { model: &past, now: over, other, ..*screen };
    Some(with_page(&then, ResolvedRange::since_visit(&past.diary, over, Some(visit)), Some(visit), |page| with(page, Some(over))))
}

fn range(screen: &Screen<'_>) -> ResolvedRange {
    let diary = &screen.model.diary;
    match screen.model.ui.doctor.range {
        ReportRange::SinceVisit => ResolvedRange::since_visit(diary, screen.now, None),
        ReportRange::SinceVisitTo(visit) => ResolvedRange::since_visit(diary, screen.now, Some(visit)),
        ReportRange::Days(days) => ResolvedRange::days(screen.now, days),
        ReportRange::Between(first, last) => {
            let first = first.unwrap_or_else(|| ResolvedRange::all(diary, screen.now).from.day());
            ResolvedRange::between(first, last.unwrap_or_else(|| screen.now.day()), screen.now)
        }
        ReportRange::All => ResolvedRange::all(diary, screen.now),
    }
}

/// The diary at that time, computed once.
fn past(screen: &Screen<'_>, visit: RecordId, over: Moment) -> Rc<Model> {
    let (model, revision) = (screen.model, screen.model.revision);
    let mut cached = screen.cache.past.borrow_mut();
    if let Some(past) =
        cached.as_ref().filter(|past| past.revision == revision && past.visit == visit && past.model.settings == model.settings)
    {
        return past.model.clone();
    }
    let then = Rc::new(model.with_diary(model.diary.as_of(over.unix_ms())));
    *cached = Some(Past { revision, visit, model: then.clone() });
    then
}
