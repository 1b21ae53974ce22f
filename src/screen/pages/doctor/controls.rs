//! One quiet line above the report, neither printed nor shown while it is handed over: back, range and what to leave out, handing over,
//! printing, sending.

use std::sync::Arc;

use super::super::super::Screen;
use super::super::super::node::{Node, el};
use super::super::super::parts::{agreed_number, button, date_field, toggles};
use crate::app::{Command, DoctorView, LanguageChoice, LeaveOut, PlatformRequest, ReportRange, Route, Setting, UiAction};
use crate::domain::agreement::names;
use crate::domain::{CollectVec, RecordId};
use crate::text::{Language, Text, bidi_isolate};
use crate::view::doctor::{DAYS_WITHOUT_VISIT, ResolvedRange};

/// Days that are offered.
const DAYS: [u16; 3] = [7, 14, 30];

/// The line above the current report.
pub fn controls(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let choices = vec![ranges(screen), leave_outs(screen), languages(screen), flare_number(screen)];
    line(Route::Visit, &text.tab_visit(), vec![choose(chosen_words(screen), choices), hand_over(screen), share(screen)])
}

/// The line above the report of a past visit; without a report there is nothing to choose.
pub fn controls_then(screen: &Screen<'_>, visit: RecordId, has_report: bool) -> Node {
    let parts = || vec![choose(screen.text.leave_out(), vec![leave_outs(screen), languages(screen)]), share(screen)];
    line(Route::VisitOf(visit), &screen.text.to_the_visit(), if has_report { parts() } else { Vec::new() })
}

/// The way back from the doctor's hands, below the report.
pub fn take_back(screen: &Screen<'_>) -> Node {
    let back = UiAction::Doctor(DoctorView { handed_over: false, ..screen.model.ui.doctor.clone() });
    button("button plain", screen.text.take_back(), back).attr("data-screen", "")
}

fn line(back: Route, words: &str, parts: Vec<Node>) -> Node {
    let back = el("a", "ghost").with("href", back.to_string()).text(format!("‹ {words}"));
    el("div", "controls").key("controls".into()).attr("data-screen", "").child(back).children(parts)
}

fn choose(words: String, choices: Vec<Node>) -> Node {
    el("details", "choose").key("choose".into()).child(el("summary", "").text(words)).child(el("div", "sheet stack").children(choices))
}

fn hand_over(screen: &Screen<'_>) -> Node {
    let view = DoctorView { handed_over: true, opened: None, more: 0, ..screen.model.ui.doctor.clone() };
    button("ghost", screen.text.hand_over(), UiAction::Doctor(view)).label(screen.text.hand_over_phone())
}

fn share(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    // Disabled while the diary is loading: a partial report would pass for the whole.
    let action = |words, request| {
        button("button plain", words, Command::Request(request)).bool_attr("disabled", !screen.model.loading.is_fully_loaded)
    };
    let actions = vec![action(text.print_it(), PlatformRequest::Print), action(text.send_it(), PlatformRequest::Share)];
    el("details", "choose")
        .key("share".into())
        .child(el("summary", "").text(text.share_it()))
        .child(el("div", "sheet row").children(actions))
}

fn with(screen: &Screen<'_>, change: impl FnOnce(&mut DoctorView)) -> Command {
    let mut view = DoctorView { opened: None, ..screen.model.ui.doctor.clone() };
    change(&mut view);
    Command::Ui(UiAction::Doctor(view))
}

/// The range that applies: without a visit, "since the last visit" is some days.
fn chosen(screen: &Screen<'_>) -> ReportRange {
    match screen.model.ui.doctor.range {
        ReportRange::SinceVisit | ReportRange::SinceVisitTo(_) => {
            let since = |of| ResolvedRange::since_visit(&screen.model.diary, screen.now, of).since;
            let of = if let ReportRange::SinceVisitTo(visit) = screen.model.ui.doctor.range { Some(visit) } else { None };
            since(of).map_or(ReportRange::Days(DAYS_WITHOUT_VISIT), ReportRange::SinceVisitTo)
        }
        chosen => chosen,
    }
}

/// "Since 29 Oct", "14 days", "All".
fn chosen_words(screen: &Screen<'_>) -> String {
    let (text, today) = (screen.text, screen.now.day());
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| text.intl.short_day(day, today));
    match chosen(screen) {
        ReportRange::SinceVisitTo(visit) => {
            let over = screen.model.diary.visit(visit).and_then(|visit| visit.over);
            over.and_then(|over| day(Some(over.day()))).map_or_else(|| text.since_visit(), |day| text.since_short(&day))
        }
        ReportRange::SinceVisit => text.since_visit(),
        ReportRange::Days(days) => text.counted(days.into(), Text::days_count),
        ReportRange::All => text.period_all(),
        ReportRange::Between(first, last) => text.from_to(&day(first).unwrap_or_default(), &day(last).unwrap_or_default()),
    }
}

fn ranges(screen: &Screen<'_>) -> Node {
    let (text, today) = (screen.text, screen.now.day());
    let chosen = chosen(screen);
    let option = |words, range| (words, chosen == range, with(screen, |view| view.range = range));
    let mut options = Vec::new();
    let last_visits = screen.model.diary.last_visits(screen.now);
    for (id, visit, over) in &last_visits {
        let words = text.since_visit_of(&bidi_isolate(visit.with.as_str()), &text.intl.short_day(over.day(), today));
        options.push(option(words, ReportRange::SinceVisitTo(*id)));
    }
    if let Some((id, over)) = screen.model.diary.last_visit(screen.now) {
        let is_listed = last_visits.iter().any(|(known, ..)| *known == id);
        let words = || text.since_short(&text.intl.short_day(over.day(), today));
        options.extend((!is_listed).then(|| option(words(), ReportRange::SinceVisitTo(id))));
    }
    options.extend(DAYS.map(|days| option(text.counted(days.into(), Text::days_count), ReportRange::Days(days))));
    options.push(option(text.period_all(), ReportRange::All));
    let (first, last) = if let ReportRange::Between(first, last) = chosen { (first, last) } else { (None, None) };
    let view = screen.model.ui.doctor.clone();
    let between = move |first, last| {
        let range = if (first, last) == (None, None) { ReportRange::SinceVisit } else { ReportRange::Between(first, last) };
        Command::Ui(UiAction::Doctor(DoctorView { range, opened: None, ..view.clone() }))
    };
    let (on_first, on_last) = (between.clone(), between);
    let days = el("div", "row")
        .child(date_field(screen, text.from_day(), first, Arc::new(move |day| on_first(day, last))))
        .child(date_field(screen, text.to_day(), last, Arc::new(move |day| on_last(first, day))));
    el("div", "part")
        .child(el("h2", "").text(text.period_group()))
        .child(toggles(("chips", "chip"), text.period_group(), options))
        .child(days)
}

fn leave_outs(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let option = |(what, _): (LeaveOut, &str)| {
        let words = match what {
            LeaveOut::Names => text.leave_names(),
            LeaveOut::AllButInitials => text.leave_all_but_initials(),
            LeaveOut::Notes => text.leave_notes(),
            LeaveOut::Mood => text.leave_mood(),
        };
        (words, screen.model.settings.without.contains(&what), Command::Setting(Setting::LeaveOut(what)))
    };
    let options = LeaveOut::ALL.map(option).into();
    el("div", "part").child(el("h2", "").text(text.leave_out())).child(toggles(("chips", "chip"), text.leave_out(), options))
}

/// The language of the report, independent of the app's.
fn languages(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let chosen = screen.model.ui.doctor.language;
    let option = |language: &Language| {
        let own = *language == text.language;
        let choice = (!own).then(|| LanguageChoice::of_word(language.tag()));
        (language.name().to_owned(), chosen == choice, with(screen, |view| view.language = choice))
    };
    el("div", "part").child(el("h2", "").text(text.page_language())).child(toggles(
        ("chips", "chip"),
        text.page_language(),
        Language::ALL.iter().map(option).collect_vec(),
    ))
}

/// The threshold from which a number counts as a flare; none until it is chosen.
fn flare_number(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    agreed_number(screen, "h2", text.flare_from(), names::EPISODE_PAIN).child(el("p", "soft").text(text.flare_from_hint()))
}
