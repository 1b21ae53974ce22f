//! The plot over the days as nodes: the drawing, which has no handlers, and what its marks mean. Used by the diary and by the doctor's page,
//! on the screen and on paper.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::domain::{CollectVec, Pain, Score};
use crate::view::chart::{Chart, Column, Columns, Dots};

/// A mark that the plot uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A number of the patient.
    Patient,
    /// A number of a carer.
    Carer,
    /// A number that was recalled.
    Recalled,
    /// "Too much".
    TooMuch,
    /// Least to worst.
    Bar,
    /// A dose.
    Dose,
    /// A day without an entry.
    Blank,
    /// A change of medicine.
    Change,
}

impl Key {
    /// Its class and its path, in a square from -60 to 60.
    const fn drawn(self) -> (&'static str, &'static str) {
        match self {
            Self::Patient => ("dot", "M-42 0a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z"),
            Self::Carer => ("dot by-carer", "M0-52l52 52l-52 52l-52-52Z"),
            Self::Recalled => ("dot recalled", "M-42 0a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z"),
            Self::TooMuch => ("dot", "M0-42l52 84h-104Z"),
            Self::Bar => ("bar", "M-30-25a30 30 0 0 1 60 0v50a30 30 0 0 1-60 0Z"),
            Self::Dose => ("dose", "M-24 50v-100h48v100Z"),
            Self::Blank => ("blank", "M0-25v50"),
            Self::Change => ("change", "M0-60V60"),
        }
    }
}

/// A mark and what it means.
pub fn key(of: Key, words: String) -> Node {
    let (class, path) = of.drawn();
    let score = if of == Key::TooMuch { Score::TOO_MUCH } else { "4" };
    let mark = el("path", class).attr("data-score", score).attr("d", path);
    let svg = el("svg", "swatch").attr("viewBox", "-60 -60 120 120").attr("aria-hidden", "true").child(mark);
    el("li", "").child(svg).child(el("span", "").text(words))
}

/// What the marks of this plot mean: only those it has. `doses` says what was taken; `changes` as for [`plot`].
pub fn legend(screen: &Screen<'_>, chart: &Chart, [patient, carer]: [String; 2], doses: String, changes: &[String]) -> Node {
    let voices = [(chart.patient.entries > 0, Key::Patient, patient), (chart.carer.entries > 0, Key::Carer, carer)];
    let keys = voices.into_iter().filter_map(|(has, of, name)| has.then(|| key(of, name))).collect_vec();
    let dose = (chart.doses_taken() > 0).then(|| key(Key::Dose, doses));
    let blank = (!chart.blanks.is_empty()).then(|| key(Key::Blank, screen.text.nothing_written()));
    let change = |(index, words): (usize, &String)| key(Key::Change, format!("{} {words}", index + 1));
    let listed = if is_change_named(chart, changes) { &[] } else { changes };
    let changes = listed.iter().enumerate().map(change).collect_vec();
    el("ul", "soft keys").children(keys).children(other_keys(screen, chart)).child_opt(dose).child_opt(blank).children(changes)
}

/// What is not about one voice: recalled numbers, "too much", bars.
pub fn other_keys(screen: &Screen<'_>, chart: &Chart) -> Vec<Node> {
    let text = screen.text;
    let recalled = chart.has_hours() && chart.patient.recalled + chart.carer.recalled > 0;
    let recalled = recalled.then(|| key(Key::Recalled, text.recalled()));
    let too_much = has_too_much(chart).then(|| key(Key::TooMuch, text.too_much_short()));
    let bars = chart.bars.iter().any(|path| !path.is_empty()).then(|| key(Key::Bar, text.bar_is(each(chart.of))));
    recalled.into_iter().chain(too_much).chain(bars).collect_vec()
}

const fn has_too_much(chart: &Chart) -> bool {
    chart.patient.too_much + chart.carer.too_much > 0
}

/// The code of what a column is, for the messages.
const fn each(of: Columns) -> &'static str {
    match of {
        Columns::Hours | Columns::Days(1) => "day",
        Columns::Days(_) => "week",
        Columns::Months(1) => "month",
        Columns::Months(3) => "quarter",
        Columns::Months(12) => "year",
        Columns::Months(_) => "years",
    }
}

/// The drawing. `changes`: the words of each change, in order; they are drawn if they are one and it fits, otherwise its number.
pub fn plot(screen: &Screen<'_>, chart: &Chart, name: String, changes: &[String]) -> Node {
    let frame = &chart.frame;
    let scale = |pain: Pain| {
        let y = frame.y(Score::Number(pain));
        let words = screen.text.score(Score::Number(pain));
        (line("grid", format!("M{} {y}H{}", frame.left, frame.width)), words_at("last", (frame.left - 50, y + frame.text / 3), words))
    };
    let (lines, numbers): (Vec<Node>, Vec<Node>) = [0, 5, 10].into_iter().filter_map(Pain::new).map(scale).unzip();
    let too_much = has_too_much(chart).then(|| words_at("", (0, frame.head_y), screen.text.too_much_short()));
    let [patient, carer] = &chart.bars;
    let (bar, by_carer) = if chart.has_hours() { ("bar behind", "bar behind by-carer") } else { ("bar", "bar by-carer") };
    let most = chart.most_doses.map(|(most, x, y)| words_at("tick", (x, y - 25), format!("{}×", screen.count(most))));
    el("svg", "")
        .with("viewBox", format!("0 0 {} {}", frame.width, frame.height))
        .with("font-size", frame.text.to_string())
        .attr("dir", "ltr")
        .attr("role", "img")
        .label(name)
        .child(line("grid", chart.lines.clone()))
        .children(lines)
        .children(numbers)
        .child_opt(too_much)
        .child(line(bar, patient.clone()))
        .child(line(by_carer, carer.clone()))
        .child(line("blank", chart.blanks.clone()))
        .child(line("dose", chart.doses.clone()))
        .child_opt(most)
        .children(drawn_dots(&chart.dots))
        .children(change_lines(chart, changes))
        .children(labels(screen, chart))
}

/// Marks as paths, one for each score, voice and kind of recording.
pub fn drawn_dots(dots: &[Dots]) -> Vec<Node> {
    let class = |dots: &Dots| match (dots.by_carer, dots.recalled) {
        (false, false) => "dot",
        (true, false) => "dot by-carer",
        (false, true) => "dot recalled",
        (true, true) => "dot by-carer recalled",
    };
    dots.iter().map(|dots| line(class(dots), dots.path.clone()).with("data-score", dots.score.to_string())).collect_vec()
}

fn line(class: &'static str, path: String) -> Node {
    el("path", class).with("d", path)
}

/// Words with their baseline at a place: from it on, or `tick` around it, or `last` up to it.
fn words_at(class: &'static str, (x, y): (i64, i64), words: String) -> Node {
    el("text", class).with("x", x.to_string()).with("y", y.to_string()).text(words)
}

/// About how wide words are.
fn width_of(words: &str, font: i64) -> i64 {
    i64::try_from(words.chars().count()).unwrap_or_default() * font * 6 / 10
}

/// True if the words of the changes are in the drawing; otherwise they are numbered there, from 1.
fn is_change_named(chart: &Chart, changes: &[String]) -> bool {
    matches!((changes, chart.changes.as_slice()), ([words], [_]) if width_of(words, chart.frame.text) < (chart.frame.right - chart.frame.left) / 2)
}

fn change_lines(chart: &Chart, changes: &[String]) -> Vec<Node> {
    let frame = &chart.frame;
    let named = is_change_named(chart, changes);
    let drawn = |(index, x): (usize, &i64)| {
        let words = if named { changes.concat() } else { (index + 1).to_string() };
        let (class, words_x) = if *x > frame.width / 2 { ("now last", x - 25) } else { ("now", x + 25) };
        let path = format!("M{x} {}V{}", frame.head_y - frame.text * 3 / 4, frame.zero_y);
        [line("change", path), words_at(class, (words_x, frame.head_y), words)]
    };
    chart.changes.iter().enumerate().map(drawn).collect_vec().into_iter().flatten().collect_vec()
}

/// The hours of a day, or as many days as there is room for; of months, the years.
fn labels(screen: &Screen<'_>, chart: &Chart) -> Vec<Node> {
    let (frame, today) = (&chart.frame, screen.now.day());
    let (Some(first), Some(last)) = (chart.columns.first(), chart.columns.last()) else { return Vec::new() };
    if chart.is_day() {
        let hour = |hour: i64| words_at("", (first.x + first.width * hour / 24, frame.foot_y), format!("{hour}:00"));
        return [0, 6, 12, 18].into_iter().map(hour).collect_vec();
    }
    let is_years = matches!(chart.of, Columns::Months(_));
    let words = |column: &Column| match chart.of {
        Columns::Months(_) => chrono::Datelike::year(&column.first).to_string(),
        Columns::Hours if chart.columns.len() <= 7 => screen.text.intl.weekday(column.first),
        _ => screen.text.intl.short_day(column.first, today),
    };
    let labelled = chart.columns.iter().filter(|column| !is_years || column.begins_year()).collect_vec();
    let apart = if is_years { labelled.windows(2).map(|pair| if let [a, b] = pair { b.x - a.x } else { 0 }).max() } else { None };
    let room = apart.unwrap_or(first.width).max(1);
    let needed = width_of(&words(first), frame.text).max(width_of(&words(last), frame.text)) + frame.text / 2;
    let step = usize::try_from((needed + room - 1) / room).unwrap_or(1).max(1);
    if step == 1 && !is_years {
        return labelled.iter().map(|column| words_at("tick", (column.middle(), frame.foot_y), words(column))).collect_vec();
    }
    // Weeks of days begin at the lines.
    let step = if matches!(chart.of, Columns::Hours | Columns::Days(1)) { step.next_multiple_of(7) } else { step };
    let fits = |column: &&&Column| column.x + needed <= frame.width;
    let shown = labelled.iter().step_by(step).filter(fits);
    shown.map(|column| words_at("", (column.x, frame.foot_y), words(column))).collect_vec()
}
