//! The doctor's report, on the screen, on paper and as a text.

mod as_text;
mod controls;
mod foot;
mod on_paper;
mod on_screen;
mod opened;

use as_text::as_text;

use super::super::node::{Node, el};
use super::super::parts::{page, reading, status_line};
use super::super::report::{report, report_start};
use super::super::{Panel, Screen};
use super::visit_one::known;
use crate::app::Route;
use crate::domain::{CollectVec, RecordId};

/// The screen with the current report.
pub fn doctor(screen: &Screen<'_>) -> Node {
    let handed_over = screen.model.ui.doctor.handed_over;
    let mut content = status_line(screen);
    content.extend((!handed_over).then(|| controls::controls(screen)));
    content.extend(faces(screen, None));
    content.extend(handed_over.then(|| controls::take_back(screen)));
    content.extend(reading(screen));
    if handed_over {
        // Its heading is for who cannot see the page: the report begins with its own.
        let heading = el("h1", "visually-hidden").attr("tabindex", "-1").attr("data-screen", "").text(screen.text.doctor_title());
        el("div", "page").child(el("main", "stack").child(heading).children(content))
    } else {
        page(screen, screen.text.doctor_title(), content)
    }
}

/// The screen with the report as of the end of a visit: the records and their wording at that time.
pub fn doctor_then(screen: &Screen<'_>, id: RecordId) -> Node {
    let text = screen.text;
    if let Err(page) = known(screen, id, text.page_as_it_was()) {
        return page;
    }
    let mut content = status_line(screen);
    let faces = faces(screen, Some(id));
    content.push(controls::controls_then(screen, id, !faces.is_empty()));
    content.extend(faces.is_empty().then(|| el("p", "sheet").text(text.page_not_yet())));
    content.extend(faces);
    content.extend(reading(screen));
    page(screen, text.page_as_it_was(), content)
}

/// The report for the screen and for paper; nothing where there is none yet.
fn faces(screen: &Screen<'_>, visit: Option<RecordId>) -> Vec<Node> {
    let Some(start) = report_start(screen, visit) else { return Vec::new() };
    let on_screen = on_screen::on_screen(&in_report_language(screen), (screen, visit), &start);
    vec![on_screen, el("div", "rest").key("paper".into()).panel(Panel::ReportPaper)]
}

/// What follows the start of the report on the screen.
pub fn report_rest(screen: &Screen<'_>) -> Vec<Node> {
    let visit = visit(screen);
    let Some((start, report)) = report_start(screen, visit).zip(report(screen, visit)) else { return Vec::new() };
    on_screen::rest_on_screen(&in_report_language(screen), (screen, visit), &report, start.sections.len())
}

/// The report on paper.
pub fn report_paper(screen: &Screen<'_>) -> Vec<Node> {
    let report = report(screen, visit(screen));
    report.map(|report| on_paper::on_paper(&in_report_language(screen), &report)).into_iter().collect_vec()
}

/// The past visit of which it is the report.
const fn visit(screen: &Screen<'_>) -> Option<RecordId> {
    if let Route::DoctorThen(visit) = screen.model.route { Some(visit) } else { None }
}

/// The screen in the language of the report, which its own words are in too.
fn in_report_language<'s>(screen: &Screen<'s>) -> Screen<'s> {
    let text = screen.other.filter(|_| screen.model.ui.doctor.language.is_some()).unwrap_or(screen.text);
    Screen { text, ..*screen }
}

/// The report as a text to send; empty where there is none yet.
pub fn doctor_text(screen: &Screen<'_>, visit: Option<RecordId>) -> String {
    report(screen, visit).map(|report| as_text(&in_report_language(screen), &report)).unwrap_or_default()
}
