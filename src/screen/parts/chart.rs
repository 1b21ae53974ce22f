//! The chart of the diary: the plot of the period, what its marks mean, the selected entry or day, and a table in words.

use std::sync::Arc;

use super::super::Screen;
use super::super::cache::Found;
use super::super::node::{Handler, Node, el};
use super::button;
use super::plot::{Key, drawn_dots, key, other_keys, plot};
use crate::app::{Command, Route, UiAction};
use crate::domain::{ChartPeriod, CollectVec, Pain, Score, Speaker, SpeakerRef};
use crate::view::chart::{Chart, Column, Columns, Reading, Sum};

/// Up to this many days without an entry are named; more are counted.
const NAMED_GAPS: usize = 6;

/// The sheet of the chart.
pub fn chart(screen: &Screen<'_>, found: &Found) -> Node {
    let (chart, text) = (&found.chart, screen.text);
    let selected = screen.model.ui.point.and_then(|index| chart.readings.get(index));
    let for_tap = chart.clone();
    let tap = move |at| for_tap.nearest(at).map(|index| Command::Ui(UiAction::Point(index)));
    let drawing = plot(screen, chart, text.chart_title(), &[]).children(selected.map(|of| marked(found, *of)).unwrap_or_default());
    let sheet = el("section", "sheet chart")
        .child(el("div", "plot").on(Handler::Tap(Arc::new(tap))).child(drawing))
        .child(el("ul", "soft keys summary").children(summary(screen, chart)));
    if chart.readings.is_empty() {
        return sheet;
    }
    sheet.child(reader(screen, found)).child_opt(in_words(screen, chart))
}

/// The selected entry or column, marked in the drawing.
fn marked(found: &Found, (reading, x, y): (Reading, i64, i64)) -> Vec<Node> {
    let (chart, frame) = (&found.chart, &found.chart.frame);
    let path = |class, path: String| el("path", class).with("d", path);
    match reading {
        Reading::Point(_) => {
            let r = chart.radius + 38;
            vec![path("read", format!("M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0", x - r, d = 2 * r))]
        }
        Reading::Column(index) => {
            let Some(column) = chart.columns.get(index) else { return Vec::new() };
            let half = (column.width / 2).max(40);
            let band = path("band", format!("M{} {}h{}V{}h-{}Z", x - half, frame.ten_y - 50, 2 * half, frame.dose_y + 10, 2 * half));
            [band].into_iter().chain(drawn_dots(&chart.dots_of(column, &found.points))).collect_vec()
        }
    }
}

impl Screen<'_> {
    /// "3 to 8", or "3" when it is the same.
    pub(in crate::screen) fn range_words(&self, least: Pain, worst: Pain) -> String {
        let [least, worst] = [least, worst].map(|pain| self.text.score(Score::Number(pain)));
        if least == worst { least } else { self.text.from_to(&least, &worst) }
    }

    /// The only carer by name, otherwise "carers".
    pub(in crate::screen) fn carers(&self) -> String {
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
        let entries = if sum.recalled > 0 { text.with_recalled(&entries, &self.count(sum.recalled)) } else { entries };
        pain.into_iter().chain([entries]).chain(too_much).joined(" · ")
    }

    /// "Anna: worst 9 · least 2 · 41 entries" of each voice; without a name if only the patient spoke and `named` is not set.
    fn voices(&self, patient: &Sum, carer: &Sum, named: bool) -> Vec<(Key, String)> {
        let of = |(of, sum, name): (Key, &Sum, String)| {
            let words = self.sum_words(sum);
            let is_named = named || carer.entries > 0;
            (sum.entries > 0).then(|| (of, if is_named { self.text.topic_says(&name, &words) } else { words }))
        };
        [(Key::Patient, patient, self.name(&Speaker::Patient)), (Key::Carer, carer, self.carers())].into_iter().filter_map(of).collect_vec()
    }
}

/// The whole period in a line for each voice, beside its mark, and what the other marks mean.
fn summary(screen: &Screen<'_>, chart: &Chart) -> Vec<Node> {
    let (text, gaps) = (screen.text, chart.gaps());
    if gaps.len() == chart.columns.len() && chart.doses_taken() == 0 {
        return vec![el("li", "").text(text.no_pain_number())];
    }
    let voices =
        screen.voices(&chart.patient, &chart.carer, false).into_iter().map(|(of, words)| key(chart, of, words).attr("class", "said"));
    let of_days = chart.columns.iter().any(|column| column.of_days > 0).then(|| el("li", "").text(text.of_whole_day()));
    let doses = chart.doses_taken();
    let doses = (doses > 0).then(|| key(chart, Key::Dose, text.counted(doses, crate::text::Text::doses)));
    let is_days = matches!(chart.of, Columns::Hours | Columns::Days(1));
    let blank = match gaps.len() {
        0 => None,
        count if count == chart.columns.len() || !is_days => Some(text.no_pain_number()),
        count if chart.has_hours() && count <= NAMED_GAPS => {
            Some(text.nothing_on(&gaps.iter().map(|gap| text.intl.weekday(gap.first)).joined(", ")))
        }
        count => Some(text.counted(count, crate::text::Text::days_without)),
    };
    let others =
        other_keys(screen, chart, &screen.carers()).into_iter().chain(doses).chain(blank.map(|words| key(chart, Key::Blank, words)));
    voices.chain(others).chain(of_days).collect_vec()
}

/// The selected entry or column in words, between buttons to the one before and after.
fn reader(screen: &Screen<'_>, found: &Found) -> Node {
    let (text, chart, last) = (screen.text, &found.chart, found.chart.readings.len() - 1);
    let at = screen.model.ui.point.map(|index| index.min(last));
    // At an end the button stays, so that the focus and the place of the thumb do.
    let step = |sign: &'static str, name: String, to: usize| {
        let to = to.min(last);
        let step = button("ghost step", String::new(), UiAction::Point(to)).label(name).text_static(sign);
        if at == Some(to) { step.attr("aria-disabled", "true") } else { step }
    };
    let (words, open) = at.and_then(|index| chart.readings.get(index)).map(|of| reading_words(screen, found, of.0)).unwrap_or_default();
    let hint = || el("p", "soft").text(if chart.has_hours() { text.chart_tap_mark() } else { text.chart_tap_bar() });
    let steps = el("div", "row apart")
        .child(step("‹", text.chart_before(), at.map_or(last, |index| index.saturating_sub(1))))
        .child(open.unwrap_or_else(hint))
        .child(step("›", text.chart_after(), at.map_or(last, |index| index + 1)));
    el("div", "reader").child(steps).child(el("div", "reading").attr("aria-live", "polite").children(words))
}

/// What was said, and a link or button to see it.
fn reading_words(screen: &Screen<'_>, found: &Found, reading: Reading) -> (Vec<Node>, Option<Node>) {
    let text = screen.text;
    match reading {
        Reading::Column(index) => {
            let Some(column) = found.chart.columns.get(index) else { return Default::default() };
            let period = match found.chart.of {
                Columns::Hours | Columns::Days(1) => ChartPeriod::Day,
                Columns::Days(_) => ChartPeriod::Week,
                Columns::Months(_) => ChartPeriod::Month,
            };
            let open = button("ghost", text.open_it(), UiAction::Show(period, column.last));
            let rows = of_column(screen, column).into_iter().map(|(of, words)| key(&found.chart, of, words)).collect_vec();
            (vec![el("b", "").text(days_of(screen, column)), el("ul", "keys").children(rows)], Some(open))
        }
        Reading::Point(index) => {
            let diary = &screen.model.diary;
            let Some(point) = found.points.get(index) else { return Default::default() };
            let (Some(entry), Some((_, speaker))) = (diary.entry(point.id), diary.said(point.id)) else { return Default::default() };
            let said = screen.speaker_says_score(&speaker, entry.score);
            let line = screen.entry_line(point.id, entry);
            let words = [screen.list_day_and_time(point.at), said, line].into_iter().filter(|part| !part.is_empty()).joined(" · ");
            let open = el("a", "ghost").with("href", Route::Entry(point.id).to_string()).text(text.open_it());
            (vec![el("p", "").text(words)], Some(open))
        }
    }
}

/// Its day, or its first and last.
fn days_of(screen: &Screen<'_>, column: &Column) -> String {
    let day = |day| screen.list_day(day);
    if column.first == column.last { day(column.first) } else { screen.text.from_to(&day(column.first), &day(column.last)) }
}

/// What was said in it, "no number", and doses.
fn of_column(screen: &Screen<'_>, column: &Column) -> Vec<(Key, String)> {
    let text = screen.text;
    let nothing = column.is_gap().then(|| (Key::Blank, text.no_pain_number()));
    let doses = (column.doses > 0).then(|| (Key::Dose, text.counted(column.doses, crate::text::Text::doses)));
    screen.voices(&column.patient, &column.carer, true).into_iter().chain(nothing).chain(doses).collect_vec()
}

/// "Mon 23 Nov: worst 8 · least 3 · 7 entries".
fn column_words(screen: &Screen<'_>, column: &Column) -> String {
    let of_day = (column.of_days > 0).then(|| screen.text.of_whole_day());
    let words = of_column(screen, column).into_iter().map(|(_, words)| words).chain(of_day).joined(" · ");
    screen.text.topic_says(&days_of(screen, column), &words)
}

/// The columns as a list in words, for people who do not see the drawing. `None` for a single day, whose entries are listed below.
fn in_words(screen: &Screen<'_>, chart: &Chart) -> Option<Node> {
    let row = |column: &Column| el("li", "").text(column_words(screen, column));
    let rows = || el("ul", "history").children(chart.columns.iter().map(row).collect_vec());
    let words = || el("summary", "").text(screen.text.same_in_words());
    (!chart.is_day()).then(|| el("details", "").child(words()).child(rows()))
}
