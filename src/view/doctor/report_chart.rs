//! The plot of the numbers over the days of the report.

use chrono::{Datelike, NaiveDate};

use super::{Changed, ReportData, changes_of_treatment};
use crate::domain::{Body, CollectVec, Diary, Record, RecordId, sort_by_key};
use crate::view::chart::{Chart, Columns, Plotted, Point, Size};

/// The changes of medicines that are or were regular, oldest first; those removed from the list are included if a dose is in the range.
#[must_use]
pub fn regular_changes(diary: &Diary, data: &ReportData<'_>) -> Vec<(RecordId, (NaiveDate, Changed))> {
    let mut reliefs = diary.reliefs().map(|(id, _)| id).collect_vec();
    for item in &data.doses {
        if !reliefs.contains(&item.dose.relief) {
            reliefs.push(item.dose.relief);
        }
    }
    let was_regular = |id: RecordId| {
        let mut versions = diary.record(id).into_iter().flat_map(Record::versions);
        versions.any(|version| matches!(&version.body, Body::Relief(relief) if relief.has_fixed_times()))
    };
    let regular = reliefs.into_iter().filter(|id| diary.is_medicine(*id) && (!diary.is_when_needed(*id) || was_regular(*id)));
    let changes = regular.flat_map(|id| changes_of_treatment(diary, &data.span, id).into_iter().map(move |change| (id, change)));
    sort_by_key(changes.collect_vec(), |(_, (day, _))| i64::from(day.num_days_from_ce()))
}

/// Every number about a moment, the doses of when-needed medicine, and a line for each of the days of `changes`; laid out for the screen in
/// that size, and for paper.
#[must_use]
pub fn report_chart(data: &ReportData<'_>, changes: &[NaiveDate], on_screen: Size) -> [Box<Chart>; 2] {
    let point = |item: &super::ReportEntry<'_>| Point {
        id: item.id,
        at: item.entry.at,
        score: item.entry.score,
        by_carer: !item.speaker.is_patient(),
        recalled: item.recalled,
    };
    let (moments, of_days): (Vec<_>, Vec<_>) = data.entries().iter().partition(|item| item.is_moment());
    let points = moments.into_iter().map(point).collect_vec();
    let of_days = of_days.into_iter().map(|item| item.day).collect_vec();
    let taken = data.doses.iter().filter(|item| item.dose.skipped.is_none() && item.relief.is_when_needed);
    let doses = taken.map(|item| item.dose.at).collect_vec();
    let span = data.span.local_days();
    let days = span.1.signed_duration_since(span.0).num_days() + 1;
    let columns = Columns::of_report(days);
    let plotted = Plotted { points: &points, of_days: &of_days, doses: &doses, changes, span, columns, size: on_screen };
    let on_screen = Chart::new(&plotted);
    // Bars of two voices side by side need the room.
    let of_paper = if on_screen.has_both() { columns } else { Columns::of_paper(days) };
    let of_paper = Plotted { size: Size::PAPER, columns: of_paper, ..plotted };
    let on_paper = if of_paper.columns == columns { on_screen.resized(&of_paper) } else { Chart::new(&of_paper) };
    [on_screen, on_paper].map(Box::new)
}
