//! What the diary shows: the rows that match the filter, and the chart and the body of the chosen period.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::cache::{Found, FoundKey, ListLayout, Memoised, SpokenBody};
use super::super::{PageSize, Screen};
use crate::domain::{ChartPeriod, CollectVec, Entry, Moment, RecordId, RowKey, Speaker, rows_ahead};
use crate::view::DayList;
use crate::view::body_sum::body_sum;
use crate::view::calendar_month::CalendarMonth;
use crate::view::chart::{Chart, Columns, Plotted, Point};
use crate::view::doctor::tally;

impl Screen<'_> {
    /// Cached: scrolling or reading a point of the chart recomputes nothing.
    pub(in crate::screen) fn found(&self) -> Rc<Found> {
        let (model, ui) = (self.model, &self.model.ui);
        let key = FoundKey {
            revision: model.revision,
            filter: ui.filter.clone(),
            period: ui.period,
            last_day: ui.last_day,
            calendar_day: ui.calendar_day,
            today: self.now.day(),
            ahead: rows_ahead(model.diary.rows(), self.now).count(),
            size: self.viewport.page.plot(PageSize::CHART),
        };
        let mut cached = self.cache.found.borrow_mut();
        if let Some((_, found)) = cached.as_ref().filter(|(known, _)| *known == key) {
            return found.clone();
        }
        let same_rows = cached.as_ref().filter(|(known, _)| known.revision == key.revision && known.filter == key.filter);
        let rows = same_rows.map_or_else(|| Rc::new(key.filter.rows(&model.diary)), |(_, found)| found.rows.clone());
        self.cache.note_computed(Memoised::Chart);
        let found = Rc::new(find(self, &key, rows));
        *cached = Some((key, found.clone()));
        found
    }

    /// Layout of the list. Cached: scrolling recomputes nothing.
    pub(in crate::screen) fn days(&self, found: &Rc<Found>) -> Rc<DayList> {
        let metrics = self.viewport.metrics;
        let mut cached = self.cache.list.borrow_mut();
        if let Some(layout) = cached.as_ref().filter(|layout| Rc::ptr_eq(&layout.found, found) && layout.metrics == metrics) {
            return layout.days.clone();
        }
        self.cache.note_computed(Memoised::List);
        let days = Rc::new(DayList::new(found.rows.get(found.shown.clone()).unwrap_or_default(), metrics));
        *cached = Some(ListLayout { found: found.clone(), metrics, days: days.clone() });
        days
    }
}

fn find(screen: &Screen<'_>, key: &FoundKey, rows: Rc<Vec<RowKey>>) -> Found {
    let first = rows.last().map_or(key.today, |row| row.day);
    let span = key.period.span(first, key.last_day.unwrap_or(key.today));
    // Rows dated ahead are listed with a period that ends today.
    let (from, to) = key.calendar_day.map_or((span.0, Some(span.1).filter(|last| *last < key.today)), |day| (day, Some(day)));
    let end = rows.partition_point(|row| row.day >= from);
    let shown = to.map_or(0, |last| rows.partition_point(|row| row.day > last)).min(end)..end;
    let written = || rows.iter().filter(|row| !row.is_ahead_of(screen.now));
    let month = (key.period == ChartPeriod::Calendar).then(|| CalendarMonth::new(&screen.model.diary, written(), span.0));
    let (points, doses, entries) = within(screen, &rows, span);
    let days = span.1.signed_duration_since(span.0).num_days() + 1;
    let columns = Columns::of_period(key.period, days, key.size.most_columns());
    let of_days = entries.iter().filter(|(_, entry)| entry.span.is_some()).map(|(_, entry)| entry.at.day()).collect_vec();
    let plotted = Plotted { points: &points, of_days: &of_days, doses: &doses, changes: &[], span, columns, size: key.size };
    let chart = Arc::new(Chart::new(&plotted));
    let bodies = by_speaker(screen, &entries);
    Found { rows, span, shown, month, chart, points, bodies }
}

/// Where each speaker had pain, the patient first.
fn by_speaker(screen: &Screen<'_>, entries: &[(RecordId, &Entry)]) -> Vec<SpokenBody> {
    let speaker = |id| screen.model.diary.said(id).map(|(_, speaker)| speaker);
    let said: Vec<_> = entries.iter().filter_map(|(id, entry)| Some((speaker(*id)?, *entry, entry.is_recalled(*id)))).collect_vec();
    let mut speakers: Vec<Speaker> = said.iter().map(|(speaker, ..)| speaker.clone()).collect_vec();
    crate::domain::sort(&mut speakers);
    speakers.dedup();
    let body = |speaker: Speaker| {
        let of = || said.iter().filter(|(known, ..)| *known == speaker);
        let of = || of().map(|(_, entry, recalled)| (*entry, *recalled));
        let paths = tally(of(), |entry| &entry.details().spread).into_iter().map(|tally| (tally.what.clone(), tally.count)).collect_vec();
        let regions = body_sum(of());
        SpokenBody { speaker, regions, paths }
    };
    let bodies = speakers.into_iter().map(body);
    bodies.filter(|body| !body.regions.is_empty() || !body.paths.is_empty()).collect_vec()
}

/// Entries and doses of the period, oldest first, without those dated ahead.
fn within<'a>(
    screen: &Screen<'a>,
    rows: &[RowKey],
    (first, last): (NaiveDate, NaiveDate),
) -> (Vec<Point>, Vec<Moment>, Vec<(RecordId, &'a Entry)>) {
    let diary = &screen.model.diary;
    let start = rows.partition_point(|row| row.day > last);
    let end = rows.partition_point(|row| row.day >= first);
    let (mut points, mut doses, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let in_span = rows.get(start..end.max(start)).unwrap_or_default().iter().rev();
    for row in in_span.filter(|row| !row.is_ahead_of(screen.now)) {
        if let Some(entry) = diary.entry(row.id) {
            entries.push((row.id, entry));
            // A number about a whole day has no position among those about a moment.
            if entry.span.is_some() {
                continue;
            }
            let by_carer = entry.who != crate::domain::SpeakerRef::Patient;
            let recalled = entry.is_recalled(row.id);
            points.push(Point { id: row.id, at: entry.at, score: entry.score, by_carer, recalled });
        } else if let Some(dose) = diary.dose(row.id).filter(|dose| dose.skipped.is_none()) {
            doses.push(dose.at);
        }
    }
    (points, doses, entries)
}
