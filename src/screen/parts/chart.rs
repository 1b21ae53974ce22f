//! The chart as nodes: the drawing, a summary in one line, a reader that steps through the data points, and a table in words.

use std::sync::Arc;

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use crate::app::{Command, Route, UiAction};
use crate::domain::{ChartPeriod, CollectVec, Pain, Score, Speaker, SpeakerRef};
use crate::view::chart::{ABOVE, Chart, Column, GAP_Y, HEIGHT, Point, Reading, Sum, WIDTH};

/// In a week, fewer days than this without a number are named; otherwise they are counted.
const NAMED_GAPS: usize = 7;
/// Most labels under a chart, for weekdays; dates are longer (`DATES`).
const WEEKDAYS: usize = 7;
const DATES: usize = 5;

/// The sheet of the chart.
pub fn chart(screen: &Screen<'_>, chart: &Arc<Chart>, points: &[Point], period: ChartPeriod) -> Node {
    let summary = summary(screen, chart, period);
    let index = screen.model.ui.point.filter(|index| *index < chart.readings.len());
    let for_tap = chart.clone();
    let tap = move |x: i64| for_tap.nearest(x).map(|index| Command::Ui(UiAction::Point(index)));
    let drawing = el("div", "plot").on(Handler::Tap(Arc::new(tap))).child(drawing(screen, chart, period, index));
    let sheet = el("section", "sheet chart").label(screen.text.chart_title()).child(drawing).child(el("p", "soft summary").text(summary));
    if chart.readings.is_empty() {
        return sheet;
    }
    sheet.child(reader(screen, chart, points, index)).child(in_words(screen, chart, period))
}

fn drawing(screen: &Screen<'_>, chart: &Chart, period: ChartPeriod, index: Option<usize>) -> Node {
    let line = |pain: Pain| {
        let y = Chart::y(Score::Number(pain));
        let mark = el("text", "").attr("x", "40").with("y", (y + 40).to_string()).text(screen.text.score(Score::Number(pain)));
        (el("path", "grid").with("d", format!("M220 {y}H{WIDTH}")), mark)
    };
    let (lines, marks): (Vec<Node>, Vec<Node>) = [0, 5, 10].into_iter().filter_map(Pain::new).map(line).unzip();
    let gap = |column: &Column| column.is_gap().then(|| el("path", "gap").with("d", format!("M{} {GAP_Y}v40", column.middle())));
    let bar = |([x, y, width, height], by_carer): &([i64; 4], bool)| {
        el("rect", if *by_carer { "bar by-carer" } else { "bar" })
            .with("x", x.to_string())
            .with("y", y.to_string())
            .with("width", width.to_string())
            .with("height", height.to_string())
            .with("rx", (width / 2).to_string())
    };
    let dots = chart.dots.iter().map(|dots| {
        el("path", if dots.by_carer { "dot by-carer" } else { "dot" })
            .with("data-score", dots.score.to_string())
            .with("d", dots.path.clone())
    });
    let read = index
        .and_then(|index| chart.readings.get(index))
        .map(|(_, x, y)| el("path", "read").with("d", format!("M{x} 60V1600M{} {y}a80 80 0 1 0 160 0a80 80 0 1 0-160 0", x - 80)));
    el("svg", "")
        .with("viewBox", format!("0 -{ABOVE} {WIDTH} {}", HEIGHT + ABOVE))
        .attr("dir", "ltr")
        .attr("aria-hidden", "true")
        .children(lines)
        .children(marks)
        .child_opt((chart.patient.too_much + chart.carer.too_much > 0).then(|| too_much(screen)))
        .children(chart.bars.iter().map(bar).collect_vec())
        .children(chart.columns.iter().filter_map(gap).collect_vec())
        .child(el("path", "dose").with("d", chart.doses.clone()))
        .children(dots.collect_vec())
        .children(labels(screen, chart, period))
        .child_opt(read)
}

/// The label "too much" above the scale.
fn too_much(screen: &Screen<'_>) -> Node {
    el("text", "").attr("x", "40").attr("y", "0").text(screen.text.too_much_short())
}

fn labels(screen: &Screen<'_>, chart: &Chart, period: ChartPeriod) -> Vec<Node> {
    let label = |x: i64, words: String| {
        // The last label would overflow the edge.
        let (class, x) = if x > WIDTH - 200 { ("tick last", WIDTH - 10) } else { ("tick", x) };
        el("text", class).with("x", x.to_string()).attr("y", "1830").text(words)
    };
    if let (ChartPeriod::Day, Some(day)) = (period, chart.columns.first()) {
        return [0, 6, 12, 18].into_iter().map(|hour| label(day.x + day.width * (2 * hour + 1) / 48, format!("{hour}:00"))).collect_vec();
    }
    let step = chart.columns.len().div_ceil(if period == ChartPeriod::Week { WEEKDAYS } else { DATES }).max(1);
    let offset = (chart.columns.len() - 1) % step;
    let words = |column: &Column| match period {
        ChartPeriod::Week => screen.text.intl.weekday(column.first),
        _ => screen.text.intl.short_day(column.first, screen.now.day()),
    };
    let labelled = chart.columns.iter().enumerate().filter(|(index, _)| index % step == offset);
    labelled.map(|(_, column)| label(column.middle(), words(column))).collect_vec()
}

impl Screen<'_> {
    /// "3 to 8", or "3" when it is the same.
    pub(in crate::screen) fn range_words(&self, least: Pain, worst: Pain) -> String {
        let [least, worst] = [least, worst].map(|pain| self.text.score(Score::Number(pain)));
        if least == worst { least } else { self.text.from_to(&least, &worst) }
    }

    /// The only carer by name, otherwise "carers".
    fn carers(&self) -> String {
        let mut carers = self.model.diary.people().filter(|(_, person)| person.role == SpeakerRef::Carer);
        match (carers.next(), carers.next()) {
            (Some((id, _)), None) => self.name(&Speaker::Carer(id)),
            _ => self.text.carer(),
        }
    }

    fn sum_words(&self, sum: &Sum) -> String {
        let text = self.text;
        let pain = sum.pain.map(|(least, worst)| text.worst_least(&text.score(Score::Number(worst)), &text.score(Score::Number(least))));
        let too_much = (sum.too_much > 0).then(|| text.counted(sum.too_much, crate::text::Text::times_too_much));
        let entries = text.counted(sum.entries, crate::text::Text::entries);
        pain.into_iter().chain([entries]).chain(too_much).joined(" · ")
    }
}

/// "Worst 9 · least 2 · 41 entries · nothing written Friday".
fn summary(screen: &Screen<'_>, chart: &Chart, period: ChartPeriod) -> String {
    let text = screen.text;
    let mut parts = Vec::new();
    let both = chart.patient.entries > 0 && chart.carer.entries > 0;
    for (sum, mark, name) in [(&chart.patient, "●", screen.name(&Speaker::Patient)), (&chart.carer, "◆", screen.carers())] {
        if sum.entries > 0 {
            let words = screen.sum_words(sum);
            let is_said = both || chart.patient.entries == 0;
            parts.push(if is_said { format!("{mark}\u{a0}{}", text.topic_says(&name, &words)) } else { words });
        }
    }
    let doses: usize = chart.columns.iter().map(|column| column.doses).sum();
    if doses > 0 {
        parts.push(text.counted(doses, crate::text::Text::doses));
    }
    let gaps = chart.gaps();
    let week = period == ChartPeriod::Week && gaps.len() < NAMED_GAPS;
    if week && !gaps.is_empty() {
        let days = gaps.iter().map(|day| text.intl.weekday(*day)).joined(", ");
        parts.push(text.nothing_on(&days));
    } else if period != ChartPeriod::All && !gaps.is_empty() && gaps.len() < chart.columns.len() {
        parts.push(text.counted(gaps.len(), crate::text::Text::days_without));
    }
    if parts.is_empty() || gaps.len() == chart.columns.len() { text.nothing_written() } else { parts.join(" · ") }
}

/// A slider over the data points, and the text of the current one.
fn reader(screen: &Screen<'_>, chart: &Chart, points: &[Point], index: Option<usize>) -> Node {
    let text = screen.text;
    let last = chart.readings.len() - 1;
    let at = index.unwrap_or(last);
    let (words, link) = chart.readings.get(at).map(|(reading, ..)| reading_words(screen, chart, points, *reading)).unwrap_or_default();
    let choose = |value: &str| value.parse().ok().map(|index| Command::Ui(UiAction::Point(index)));
    let slider = el("input", "")
        .attr("type", "range")
        .attr("min", "0")
        .with("max", last.to_string())
        .attr("step", "1")
        .with("value", at.to_string())
        .label(text.chart_read())
        .with("aria-valuetext", words.clone())
        .on(Handler::Choose(Arc::new(choose)));
    let shown = el("p", "").text(words);
    let open = link.map(|route| el("a", "ghost").with("href", route.to_string()).text(text.open_it()));
    let read = index.map(|_| el("div", "row apart reading").child(shown).child_opt(open));
    el("div", "reader").child(slider).child_opt(read)
}

fn reading_words(screen: &Screen<'_>, chart: &Chart, points: &[Point], reading: Reading) -> (String, Option<Route>) {
    match reading {
        Reading::Column(index) => (chart.columns.get(index).map(|column| column_words(screen, column)).unwrap_or_default(), None),
        Reading::Point(index) => {
            let Some(point) = points.get(index) else { return Default::default() };
            let diary = &screen.model.diary;
            let (Some(entry), Some((_, speaker))) = (diary.entry(point.id), diary.said(point.id)) else { return Default::default() };
            let said = screen.speaker_says_score(&speaker, entry.score);
            let line = screen.entry_line(point.id, entry);
            let parts = [screen.text.intl.date_time(point.at), said, line];
            (parts.into_iter().filter(|part| !part.is_empty()).joined(" · "), Some(Route::Entry(point.id)))
        }
    }
}

/// "Monday 23 November: worst 8 · least 3 · 7 entries".
fn column_words(screen: &Screen<'_>, column: &Column) -> String {
    let text = screen.text;
    let day = |day| text.intl.day(day, screen.now.day());
    let days = if column.first == column.last { day(column.first) } else { text.from_to(&day(column.first), &day(column.last)) };
    let mut parts = Vec::new();
    for (sum, name) in [(&column.patient, screen.name(&Speaker::Patient)), (&column.carer, screen.carers())] {
        if sum.entries > 0 {
            parts.push(text.topic_says(&name, &screen.sum_words(sum)));
        }
    }
    if column.doses > 0 {
        parts.push(text.counted(column.doses, crate::text::Text::doses));
    }
    if parts.is_empty() {
        parts.push(text.nothing_written());
    }
    text.topic_says(&days, &parts.join(" · "))
}

/// The columns as a list in words, for people who do not see the drawing. Empty for a single day, whose entries the slider reads.
fn in_words(screen: &Screen<'_>, chart: &Chart, period: ChartPeriod) -> Node {
    let summary = el("summary", "").text(screen.text.same_in_words());
    let rows = if period == ChartPeriod::Day {
        Vec::new()
    } else {
        chart.columns.iter().map(|column| el("li", "").text(column_words(screen, column))).collect_vec()
    };
    if rows.is_empty() {
        return el("div", "");
    }
    el("details", "").child(summary).child(el("ul", "history").children(rows))
}
