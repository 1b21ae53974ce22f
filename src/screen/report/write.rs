//! Writes the sections of the report in a clinician's order: at first its start, then the rest.

use super::super::Screen;
use super::page::{Page, Written};
use super::{care, days, head, numbers, places, said};
use crate::app::LeaveOut;
use crate::domain::{CollectVec, Moment, RecordId};
use crate::text::Text;
use crate::view::doctor::{ReportData, ResolvedRange, relief_sums};
use crate::view::report::Report;

/// Calls `with` with what the report is written from: its language and the data of the range. `visit` is the past visit of which it is the
/// report.
pub fn with_page<T>(screen: &Screen<'_>, span: ResolvedRange, visit: Option<RecordId>, with: impl FnOnce(&Page<'_>) -> T) -> T {
    let text = screen.other.filter(|_| screen.model.ui.doctor.language.is_some()).unwrap_or(screen.text);
    let foreign = (text.language != screen.text.language).then(|| screen.text.language.name().to_owned());
    let here = Screen { text, other: None, ..*screen };
    let data = ReportData::of(&screen.model.diary, span);
    with(&Page { screen: &here, data: &data, visit, foreign, app_text: screen.text })
}

/// Writes its start: the head, the new signs, the questions and the days. A screen has room for no more at first, and of many years the
/// rest takes longer. `as_of` is the end of the past visit of which it is the report.
pub fn write_start(page: &Page<'_>, as_of: Option<Moment>) -> Report {
    let (text, data) = (page.screen.text, page.data);
    let left_out = [(LeaveOut::Notes, text.leave_notes()), (LeaveOut::Mood, text.leave_mood())];
    let left_out: Vec<String> = left_out.into_iter().filter(|(what, _)| page.leaves_out(*what)).map(|(_, words)| words).collect_vec();
    let left_out = (!left_out.is_empty()).then(|| text.left_out(&left_out.join(" · ")));
    let ahead = (data.ahead > 0).then(|| text.counted(data.ahead, Text::ahead_not_on_page));
    let mut report = Report {
        language: text.language.tag(),
        quoted_in: page.app_text.language.tag(),
        title: head::title(page),
        is_long: page.is_long(),
        period: head::period(page),
        facts: head::facts(page),
        as_of: as_of.map(|over| text.as_it_was(&text.intl.date_time(over))),
        new: text.new_signs(),
        signs: head::signs(page),
        sections: Vec::new(),
        missing: Vec::new(),
        left_out: left_out.into_iter().chain(ahead).collect_vec(),
        legend: head::legend(page),
    };
    add(&mut report, [said::questions(page), numbers::days(page)]);
    report
}

/// Writes the rest.
pub fn write_rest(page: &Page<'_>, start: &Report) -> Report {
    let mut report = start.clone();
    let sums = relief_sums(&page.screen.model.diary, page.data);
    let sections = [
        numbers::numbers(page),
        places::places(page),
        places::hours(page),
        care::when_needed(page, &sums),
        care::regular(page, &sums),
        care::worse_and_better(page),
        care::other_relief(page, &sums),
        days::life(page),
        days::body(page),
        said::goal(page),
        said::calls(page),
        said::steps(page),
        said::notes(page),
        said::recorded(page),
    ];
    add(&mut report, sections);
    report.missing.extend(numbers::no_flare_number(page));
    report
}

/// Adds sections, or the headings of those without content.
fn add<const COUNT: usize>(report: &mut Report, sections: [Written; COUNT]) {
    for section in sections {
        match section {
            Ok(section) => report.sections.push(section),
            Err(nothing) => report.missing.extend(nothing),
        }
    }
}
