//! The diary: the chart of a stretch of days, where it hurt, and everything by local day, newest first.

use std::rc::Rc;

use chrono::NaiveDate;

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{body_picture, button, chart, damaged, page, reading, status_line, toggles};
use super::below_the_pad::{questions_wait, untold};
use super::diary_rows::list;
use super::filters::{filter_button, filters};
use super::team_rule::rule_card;
use crate::app::{Command, Route, Show};
use crate::domain::{Entry, Moment, Period, RowKey};
use crate::view::body_sum::body_sum;
use crate::view::chart::{Chart, Point};

/// The screen of the diary.
pub fn diary(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let found = screen.list();
    let mut content = status_line(screen);
    content.extend(damaged(screen));
    content.extend(rule_card(screen));
    content.extend(untold(screen));
    content.extend(questions_wait(screen));
    let note = el("a", "button plain").with("href", Route::Day(screen.now.day()).to_string()).say(text.day_title());
    content.push(el("div", "row apart").child(note).child(filter_button(screen)));
    content.extend(model.desk.filter_open.then(|| filters(screen, found.rows.len())));
    if model.diary.rows().is_empty() {
        content.extend(model.complete.then(|| nothing(screen)));
    } else {
        content.extend(stretch(screen, &found.rows));
    }
    if found.rows.is_empty() && !model.diary.rows().is_empty() {
        content.push(el("p", "sheet").attr("role", "status").say(text.nothing_found()));
    }
    content.push(list(screen, &found));
    content.extend(reading(screen));
    page(screen, text.diary_title(), content)
}

fn nothing(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    el("div", "sheet").key("nothing".into()).child(el("p", "").say(text.diary_empty())).child(el("p", "soft").say(text.diary_empty_hint()))
}

/// The period, its chart and its body.
fn stretch(screen: &Screen<'_>, rows: &[RowKey]) -> Vec<Node> {
    let (text, desk) = (screen.text, &screen.model.desk);
    let first = rows.last().map_or(screen.now.day(), |row| row.day);
    let span = desk.period.span(first, desk.last_day.unwrap_or(screen.now.day()));
    let option = |period: Period| {
        let words = match period {
            Period::Day => text.period_day(),
            Period::Week => text.period_week(),
            Period::Month => text.period_month(),
            Period::All => text.period_all(),
        };
        (words, desk.period == period, Command::Show(Show::Period(period)))
    };
    let periods = toggles(("voices four", "voice"), text.period_group(), Period::ALL.map(option).to_vec());
    let (points, doses, entries) = within(screen, rows, span);
    let drawn = Rc::new(Chart::new(&points, &doses, desk.period, span));
    let sums = body_sum(entries.into_iter());
    let mut parts = vec![periods];
    parts.extend((desk.period != Period::All).then(|| steps(screen, span)));
    parts.push(chart(screen, &drawn, &points, desk.period));
    parts.extend((!sums.is_empty()).then(|| body_picture(screen, &sums)));
    parts
}

/// Entries and doses of the span, oldest first.
fn within<'a>(
    screen: &Screen<'a>,
    rows: &[RowKey],
    (first, last): (NaiveDate, NaiveDate),
) -> (Vec<Point>, Vec<Moment>, Vec<(&'a Entry, bool)>) {
    let diary = &screen.model.diary;
    let start = rows.partition_point(|row| row.day > last);
    let end = rows.partition_point(|row| row.day >= first);
    let (mut points, mut doses, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows.get(start..end.max(start)).unwrap_or_default().iter().rev() {
        if let Some(entry) = diary.entry(row.id) {
            entries.push((entry, entry.is_recalled(row.id)));
            // A number about a day has no place among those about a moment.
            if entry.span.is_some() {
                continue;
            }
            let by_carer = entry.who != crate::domain::Speaker::Patient;
            points.push(Point { id: row.id, at: entry.at, score: entry.score, by_carer });
        } else if let Some(dose) = diary.dose(row.id).filter(|dose| dose.skipped.is_none()) {
            doses.push(dose.at);
        }
    }
    (points, doses, entries)
}

/// Which days, and the ways to those before and after.
fn steps(screen: &Screen<'_>, (first, last): (NaiveDate, NaiveDate)) -> Node {
    let text = screen.text;
    let words = if first == last { screen.day_words(first) } else { text.from_to(&short(screen, first), &short(screen, last)) };
    let step = |sign: &'static str, name: String, forward: bool| {
        button("ghost step", String::new(), Command::Show(Show::Step(forward))).label(name).sign(sign)
    };
    let after = if last < screen.now.day() { step("›", text.later(), true) } else { el("span", "step") };
    el("div", "row apart steps")
        .child(step("‹", text.earlier(), false))
        .child(el("h2", "").attr("aria-live", "polite").say(words))
        .child(after)
}

fn short(screen: &Screen<'_>, day: NaiveDate) -> String {
    screen.text.intl.short_day(day, screen.now.day())
}
