//! The doctor's report, in the order a clinician reads (source: `docs/architecture.md`). Every number opens the records it counts;
//! everything on it was recorded by a person.

mod care;
mod controls;
mod days;
mod pain;
mod parts;
mod places;
mod said;

use std::rc::Rc;

use super::super::Screen;
use super::super::cache::Past;
use super::super::node::{Node, el};
use super::super::parts::{page, reading, status_line};
use super::super::plain::plain_text;
use super::doctor_memo::memoised;
use super::visit_one::known;
use crate::app::{DoctorView, LeaveOut, Model, ReportNumber, ReportRange, Route};
use crate::domain::{CollectVec, Moment, RecordId, Speaker};
use crate::view::doctor::{ReportData, ResolvedRange, unrecorded_hours};
use parts::{Page, Section};

/// From this many characters the report is printed smaller, so that it fits on two sheets: measured on the sample diaries of `cargo xtask
/// sample`, in the engine that prints largest.
const DENSE_CHARS: usize = 9_500;
/// See [`DENSE_CHARS`].
const DENSEST_CHARS: usize = 12_000;

/// The screen with the current report.
pub fn doctor(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let mut content = status_line(screen);
    content.push(el("a", "ghost").attr("data-screen", "").with("href", Route::Visit.to_string()).text(text.back_to_visit()));
    content.push(controls::controls(screen));
    content.push(doctor_paper(screen));
    content.extend(reading(screen));
    page(screen, text.doctor_title(), content)
}

/// The current report.
pub fn doctor_paper(screen: &Screen<'_>) -> Node {
    memoised(screen, None, &|| paper_now(screen))
}

fn paper_now(screen: &Screen<'_>) -> Node {
    let diary = &screen.model.diary;
    let span = match screen.model.ui.doctor.range {
        ReportRange::SinceVisit => ResolvedRange::since_visit(diary, screen.now),
        ReportRange::Days(days) => ResolvedRange::days(screen.now, days),
        ReportRange::Between(first, last) => {
            let first = first.unwrap_or_else(|| ResolvedRange::all(diary, screen.now).from.day());
            ResolvedRange::between(first, last.unwrap_or_else(|| screen.now.day()), screen.now)
        }
        ReportRange::All => ResolvedRange::all(diary, screen.now),
    };
    paper(screen, &screen.model.ui.doctor, span, None)
}

/// The report as of a visit that took place.
pub fn doctor_paper_then(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let over = screen.model.diary.visit(id)?.over?;
    Some(memoised(screen, Some(id), &|| {
        let past = past(screen, id, over);
        let then = Screen { model: &past, now: over, ..*screen };
        paper(&then, &screen.model.ui.doctor, ResolvedRange::since_visit(&past.diary, over), Some((id, over)))
    }))
}

/// The screen with the report as of the end of a visit: the records and their wording at that time.
pub fn doctor_then(screen: &Screen<'_>, id: RecordId) -> Node {
    let text = screen.text;
    if let Err(page) = known(screen, id, text.page_as_it_was()) {
        return page;
    }
    let mut content = status_line(screen);
    content.push(el("a", "ghost").attr("data-screen", "").with("href", Route::VisitOf(id).to_string()).text(text.to_the_visit()));
    let Some(paper) = doctor_paper_then(screen, id) else {
        content.push(el("p", "sheet").text(text.page_not_yet()));
        return page(screen, text.page_as_it_was(), content);
    };
    content.push(controls::leave_outs_and_language(screen));
    content.push(paper);
    content.extend(reading(screen));
    page(screen, text.page_as_it_was(), content)
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

/// The report itself: what is printed and sent.
fn paper(screen: &Screen<'_>, view: &DoctorView, span: ResolvedRange, then: Option<(RecordId, Moment)>) -> Node {
    let text = screen.other.filter(|_| view.language.is_some()).unwrap_or(screen.text);
    let foreign = (text.language != screen.text.language).then(|| screen.text.language.name().to_owned());
    let here = Screen { text, other: None, ..*screen };
    let data = ReportData::of(&screen.model.diary, span);
    let visit = then.map(|(visit, _)| visit);
    let page = Page { screen: &here, data: &data, view, visit, foreign, app_text: screen.text };
    let as_of = then.map(|(_, over)| over);
    let mut paper = el("article", "doctor").with("lang", text.language.tag().to_owned()).child(head(&page, as_of));
    let (mut missing, sums) = (Vec::new(), care::sums(&page));
    for section in [
        said::questions(&page),
        pain::pain(&page),
        places::places(&page),
        places::feels(&page),
        places::pattern(&page),
        care::when_needed(&page, &sums),
        care::regular(&page, &sums),
        care::other_relief(&page, &sums),
        pain::flares_of(&page),
        care::worse_and_better(&page),
        days::life(&page),
        days::body(&page),
        days::signs_of(&page),
        said::goal(&page),
        said::own_words(&page),
        said::recorded(&page),
        said::calls(&page),
        said::steps(&page),
    ] {
        match section.finish() {
            Ok(node) => paper = paper.child(node),
            Err(nothing) => missing.extend(nothing),
        }
    }
    if !missing.is_empty() {
        paper = paper.child(el("p", "missing").text(text.not_recorded(&missing.join(" · "))));
    }
    let left_out = [(LeaveOut::Notes, text.leave_notes()), (LeaveOut::Mood, text.leave_mood())];
    let left_out: Vec<String> = left_out.into_iter().filter(|(what, _)| page.leaves_out(*what)).map(|(_, words)| words).collect_vec();
    if !left_out.is_empty() {
        paper = paper.child(el("p", "missing").text(text.left_out(&left_out.join(" · "))));
    }
    if data.ahead > 0 {
        paper = paper.child(el("p", "missing").text(text.counted(data.ahead, crate::text::Text::ahead_not_on_page)));
    }
    let paper = paper.child(el("p", "legend").text(text.doctor_legend()));
    match plain_text(&paper).chars().count() {
        DENSEST_CHARS.. => paper.attr("data-density", "densest"),
        DENSE_CHARS.. => paper.attr("data-density", "dense"),
        _ => paper,
    }
}

/// The head: whose report, which range, how many records.
fn head(page: &Page<'_>, as_of: Option<Moment>) -> Node {
    let (text, data) = (page.screen.text, page.data);
    let name = page.own_name(&Speaker::Patient);
    let title = name.map_or_else(|| text.doctor_heading(), |name| text.doctor_heading_name(&name));
    let from = text.intl.date_time(data.span.from);
    let today = page.screen.now.day();
    let period = match data.span.days {
        Some((first, last)) => text.from_to(&text.intl.day(first, today), &text.intl.day(last, today)),
        None if data.span.since_visit => text.since_last_visit(&from),
        None => text.since_time(&from),
    };
    let mut section = Section::new(page, String::new());
    let entries = text.counted(data.entries().len(), crate::text::Text::entries);
    let mut values = vec![section.number(ReportNumber::Entries, entries, || data.ids(|_| true))];
    let unrecorded = unrecorded_hours(data);
    if unrecorded.hours > 0 {
        let words = text.hours_without(&number(page, unrecorded.without), &number(page, unrecorded.hours));
        values.push(section.number(ReportNumber::HoursWithout, words, || data.ids(|_| true)));
        let words = text.longest_without(&number(page, unrecorded.longest));
        values.push(section.number(ReportNumber::LongestWithout, words, || unrecorded.between.clone()));
    }
    let as_of = as_of.map(|over| el("p", "as-of").text(text.as_it_was(&text.intl.date_time(over))));
    section.push(el("p", "").text(period));
    by_whom(page).into_iter().for_each(|by_whom| section.push(el("p", "").text(by_whom)));
    section.push(el("ul", "lines").child(el("li", "").children(values)));
    el("header", "").child(el("h2", "").text(title)).children(section.into_children()).child_opt(as_of)
}

/// Who recorded it, logged at the time or recalled. The counts are in a section below.
fn by_whom(page: &Page<'_>) -> Option<String> {
    let (text, data) = (page.screen.text, page.data);
    let names = data.all_speakers().iter().map(|speaker| page.name(speaker)).joined(", ");
    let has = |recalled: bool| {
        data.entries().iter().any(|item| item.recalled == recalled)
            || data.days.iter().any(|(_, part, _)| part.recalled == recalled)
            || data.doses.iter().any(|item| item.dose.recalled == recalled)
    };
    let how = match (has(false), has(true)) {
        (false, false) => return None,
        (true, false) => "logged",
        (false, true) => "recalled",
        (true, true) => "both",
    };
    Some(text.recorded_by(&names, how))
}

fn number(page: &Page<'_>, number: i64) -> String {
    page.screen.text.intl.number(number)
}
