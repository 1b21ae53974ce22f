//! The controls above the report, not printed: range, what to leave out, language, printing, sending.

use crate::domain::CollectVec;
use std::sync::Arc;

use super::super::super::Screen;
use super::super::super::node::{Node, el};
use super::super::super::parts::{agreed_number, button, date_field, toggles};
use crate::app::{Command, DoctorView, LanguageChoice, LeaveOut, PlatformRequest, ReportRange, Setting, UiAction};
use crate::domain::agreement::names;
use crate::text::Language;
use crate::view::doctor::DAYS_WITHOUT_VISIT;

/// Days that are offered.
const DAYS: [u16; 3] = [7, 14, 30];

/// All controls. Only printing and sending are visible at first; the options are in a disclosure.
pub fn controls(screen: &Screen<'_>) -> Node {
    collapsed(screen, vec![periods(screen), leave_outs(screen), languages(screen), flare_number(screen)])
}

/// The options of the report of a past visit.
pub fn leave_outs_and_language(screen: &Screen<'_>) -> Node {
    collapsed(screen, vec![leave_outs(screen), languages(screen)])
}

fn collapsed(screen: &Screen<'_>, choices: Vec<Node>) -> Node {
    let choices = el("details", "sheet")
        .key("choose".into())
        .child(el("summary", "").text(screen.text.before_showing()))
        .child(el("div", "stack").children(choices));
    el("div", "stack tight controls").key("controls".into()).attr("data-screen", "").child(actions(screen)).child(choices)
}

fn actions(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    // Disabled while the diary is loading: a partial report would pass for the whole.
    let action = |look, words, ask| button(look, words, Command::Request(ask)).bool_attr("disabled", !screen.model.loading.is_fully_loaded);
    el("div", "row").child(action("button", text.print_it(), PlatformRequest::Print)).child(action(
        "button plain",
        text.send_it(),
        PlatformRequest::Share,
    ))
}

fn with(screen: &Screen<'_>, change: impl FnOnce(&mut DoctorView)) -> Command {
    let mut view = DoctorView { behind: None, ..screen.model.ui.doctor.clone() };
    change(&mut view);
    Command::Ui(UiAction::Doctor(view))
}

fn periods(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let has_visit = screen.model.diary.last_visit(screen.now).is_some();
    let chosen = match screen.model.ui.doctor.range {
        ReportRange::SinceVisit if !has_visit => ReportRange::Days(DAYS_WITHOUT_VISIT),
        chosen => chosen,
    };
    let option = |words, range| (words, chosen == range, with(screen, |view| view.range = range));
    let mut options = Vec::new();
    if has_visit {
        options.push(option(text.since_visit(), ReportRange::SinceVisit));
    }
    options.extend(DAYS.map(|days| option(text.counted(days.into(), crate::text::Text::days_count), ReportRange::Days(days))));
    options.push(option(text.period_all(), ReportRange::All));
    let (first, last) = if let ReportRange::Between(first, last) = chosen { (first, last) } else { (None, None) };
    let view = screen.model.ui.doctor.clone();
    let between = move |first, last| {
        let range = if (first, last) == (None, None) { ReportRange::SinceVisit } else { ReportRange::Between(first, last) };
        let view = DoctorView { range, behind: None, ..view.clone() };
        Command::Ui(UiAction::Doctor(view))
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
