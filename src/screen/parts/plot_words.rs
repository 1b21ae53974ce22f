//! The words in the plot over the days: those that have room.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::domain::{CollectVec, Pain, Score};
use crate::view::chart::{Anchor, Chart, Column, Columns, Label, keep_fitting, text_width};

/// Most changes of medicine that have numbers in the plot and words in its legend; the words of a long plot name the years too.
pub fn changes_named(chart: &Chart) -> usize {
    if chart.has_hours() { 3 } else { 2 }
}

/// Up to this many months each has its name; of more the years are named.
const NAMED_MONTHS: usize = 14;

/// Most important first: what would touch words before it is left out.
pub fn words_of(screen: &Screen<'_>, chart: &Chart, changes: &[String]) -> Vec<Node> {
    let frame = &chart.frame;
    let at = |anchor, (x, y): (i64, i64), words: String| Label { x, y, anchor, words };
    let scale = |pain: Pain| {
        let score = Score::Number(pain);
        at(Anchor::End, (frame.left - 50, frame.y(score) + frame.text / 3), screen.text.score(score))
    };
    let count = |(count, x, y): &(usize, i64, i64)| at(Anchor::Middle, (*x, y - 25), format!("{}×", screen.count(*count)));
    let has_too_much = chart.patient.too_much + chart.carer.too_much > 0;
    let too_much = has_too_much.then(|| at(Anchor::Start, (0, frame.head_y), screen.text.too_much_short()));
    let words = [0, 5, 10].into_iter().filter_map(Pain::new).map(scale);
    let words = words.chain(chart.dose_counts.iter().map(count)).chain(change_words(chart, changes)).chain(too_much);
    let words = words.chain(days(screen, chart)).collect_vec();
    keep_fitting(words, frame.text, frame.width).into_iter().map(drawn).collect_vec()
}

fn drawn(Label { x, y, anchor, words }: Label) -> Node {
    let look = match anchor {
        Anchor::Start => "",
        Anchor::Middle => "tick",
        Anchor::End => "last",
    };
    el("text", look).with("x", x.to_string()).with("y", y.to_string()).text(words)
}

/// True if the words of the changes are in the drawing; otherwise they are numbered there, from 1.
pub fn is_change_named(chart: &Chart, changes: &[String]) -> bool {
    let room = (chart.frame.right - chart.frame.left) / 2;
    matches!((changes, chart.changes.as_slice()), ([words], [_]) if text_width(words, chart.frame.text) < room)
}

/// Beside the line of each change.
fn change_words(chart: &Chart, changes: &[String]) -> Vec<Label> {
    let frame = &chart.frame;
    let named = is_change_named(chart, changes);
    let drawn = |(index, x): (usize, &i64)| {
        let words = if named { changes.concat() } else { (index + 1).to_string() };
        let (anchor, x) = if named && *x > frame.width / 2 { (Anchor::End, x - 25) } else { (Anchor::Start, x + 25) };
        Label { x, y: frame.head_y, anchor, words }
    };
    let shown = if chart.changes.len() > changes_named(chart) { &[] } else { chart.changes.as_slice() };
    shown.iter().enumerate().map(drawn).collect_vec()
}

/// The hours of a day, or as many days as there is room for; of months their names, or the years.
fn days(screen: &Screen<'_>, chart: &Chart) -> Vec<Label> {
    let (frame, today) = (&chart.frame, screen.now.day());
    let Some(first) = chart.columns.first() else { return Vec::new() };
    let at = |anchor, x: i64, words: String| Label { x, y: frame.foot_y, anchor, words };
    if chart.is_day() {
        let hour = |hour: i64| at(Anchor::Start, first.x + first.width * hour / 24, format!("{hour}:00"));
        return [0, 12, 6, 18].into_iter().map(hour).collect_vec();
    }
    let years = matches!(chart.of, Columns::Months(months) if months > 1 || chart.columns.len() > NAMED_MONTHS);
    let words = |column: &Column| match chart.of {
        Columns::Months(_) if years || column.begins_year() => chrono::Datelike::year(&column.first).to_string(),
        Columns::Months(_) => screen.text.intl.short_month(column.first),
        Columns::Hours if chart.columns.len() <= 7 => screen.text.intl.weekday(column.first),
        _ => screen.text.intl.short_day(column.first, today),
    };
    let named = chart.columns.iter().filter(|column| !years || column.begins_year()).map(|column| (column, words(column))).collect_vec();
    let needed = named.iter().map(|(_, words)| text_width(words, frame.text)).max().unwrap_or_default() + frame.text / 3;
    let apart = |pair: &[(&Column, String)]| if let [(one, _), (other, _)] = pair { other.x - one.x } else { 0 };
    let room = named.windows(2).map(apart).max().unwrap_or(first.width).max(1);
    let step = usize::try_from((needed + room - 1) / room).unwrap_or(1).max(1);
    // Weeks of days begin at the lines.
    let is_many = chart.columns.len() > 7 && matches!(chart.of, Columns::Hours | Columns::Days(1));
    let step = if is_many && step > 1 { step.next_multiple_of(7) } else { step };
    let label = |(column, words): (&Column, String)| {
        if years || is_many && step > 1 { at(Anchor::Start, column.x, words) } else { at(Anchor::Middle, column.middle(), words) }
    };
    named.into_iter().step_by(step).map(label).collect_vec()
}
