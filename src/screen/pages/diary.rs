//! The diary: the chart and the body of a period, and all records by local day, newest first.

use chrono::NaiveDate;

use super::super::Screen;
use super::super::cache::Found;
use super::super::node::{Node, el};
use super::super::parts::{body_picture, button, chart, damaged, page, reading, status_line, toggles};
use super::below_the_pad::questions_wait;
use super::diary_calendar::{calendar, calendar_choice, nothing_on_the_day};
use super::diary_rows::list;
use super::filters::{filter_button, filters};
use super::told::reported_line;
use crate::app::{Command, Route, UiAction};
use crate::domain::{ChartPeriod, rows_ahead};
use crate::text::Text;

/// The screen of the diary.
pub fn diary(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let found = screen.found();
    let mut content = status_line(screen);
    content.extend(damaged(screen));
    content.extend(reported_line(screen));
    content.extend(
        questions_wait(screen)
            .map(|words| el("a", "untold soft").key("questions".into()).with("href", Route::Visit.to_string()).text(words)),
    );
    let note = el("a", "button plain").with("href", Route::Day(screen.now.day()).to_string()).text(text.day_title());
    content.push(el("div", "row apart").child(note).child(filter_button(screen)));
    content.extend((model.route == Route::DiaryFilter).then(|| filters(screen, found.rows.len())));
    if model.diary.rows().is_empty() {
        content.extend(model.loading.is_fully_loaded.then(|| nothing(screen)));
    } else {
        content.extend(period(screen, &found));
    }
    if found.rows.is_empty() && !model.diary.rows().is_empty() {
        content.push(el("p", "sheet").attr("role", "status").text(text.nothing_found()));
    }
    // The calendar itself shows what is on other days.
    let is_cut = model.ui.period != ChartPeriod::Calendar;
    content.extend(is_cut.then(|| not_shown(screen, found.shown.start, Text::newer_not_shown)).flatten());
    content.extend(nothing_on_the_day(screen, &found));
    content.push(list(screen, &found));
    content.extend(is_cut.then(|| not_shown(screen, found.rows.len() - found.shown.end, Text::older_not_shown)).flatten());
    content.extend(reading(screen));
    page(screen, text.diary_title(), content)
}

fn nothing(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    el("div", "sheet")
        .key("nothing".into())
        .child(el("p", "").text(text.diary_empty()))
        .child(el("p", "soft").text(text.diary_empty_hint()))
}

/// The period, its chart and its body.
fn period(screen: &Screen<'_>, found: &Found) -> Vec<Node> {
    let (text, ui, span) = (screen.text, &screen.model.ui, found.span);
    let lengths = [
        (text.period_day(), ChartPeriod::Day),
        (text.period_week(), ChartPeriod::Week),
        (text.period_month(), ChartPeriod::Month),
        (text.period_all(), ChartPeriod::All),
    ];
    let option = |(words, period)| (words, ui.period == period, Command::Ui(UiAction::Period(period)));
    let lengths = toggles(("voices five", "voice"), text.period_group(), lengths.map(option).to_vec());
    let mut parts = vec![lengths.child(calendar_choice(screen))];
    if let Some(month) = &found.month {
        parts.push(steps(screen, span));
        parts.push(calendar(screen, month));
        return parts;
    }
    parts.extend((ui.period != ChartPeriod::All).then(|| steps(screen, span)));
    parts.push(chart(screen, found));
    parts.extend(dated_ahead(screen, found));
    parts.extend((!found.bodies.is_empty()).then(|| body_picture(screen, &found.bodies)));
    parts
}

/// How many entries of the list are dated ahead, and so in no chart.
fn dated_ahead(screen: &Screen<'_>, found: &Found) -> Option<Node> {
    let listed = found.rows.get(found.shown.clone()).unwrap_or_default();
    let count = rows_ahead(listed, screen.now).filter(|row| screen.model.diary.entry(row.id).is_some()).count();
    (count > 0).then(|| el("p", "soft").key("ahead".into()).text(screen.text.counted(count, Text::ahead_not_drawn)))
}

/// The number of rows outside the period, and a button to show all.
fn not_shown(screen: &Screen<'_>, count: usize, words: impl Fn(&Text, &str, &str) -> String) -> Option<Node> {
    let all = || button("ghost", screen.text.show_all_days(), UiAction::Period(ChartPeriod::All));
    (count > 0).then(|| el("div", "row apart").child(el("p", "soft").text(screen.text.counted(count, words))).child(all()))
}

/// The period, and buttons to the ones before and after.
fn steps(screen: &Screen<'_>, (first, last): (NaiveDate, NaiveDate)) -> Node {
    let text = screen.text;
    let is_month = screen.model.ui.period == ChartPeriod::Calendar;
    let words = match first == last {
        _ if is_month => text.intl.month(first),
        true => screen.day_words(first),
        false => text.from_to(&short(screen, first), &short(screen, last)),
    };
    let (earlier, later) = if is_month { (text.month_before(), text.month_after()) } else { (text.earlier(), text.later()) };
    let step = |sign: &'static str, name: String, forward: bool| {
        button("ghost step", String::new(), UiAction::Step(forward)).label(name).text_static(sign)
    };
    let after = if last < screen.now.day() { step("›", later, true) } else { el("span", "step") };
    el("div", "row apart steps").child(step("‹", earlier, false)).child(el("h2", "").attr("aria-live", "polite").text(words)).child(after)
}

fn short(screen: &Screen<'_>, day: NaiveDate) -> String {
    screen.text.intl.short_day(day, screen.now.day())
}
