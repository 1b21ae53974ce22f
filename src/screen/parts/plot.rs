//! The plot over the days as nodes: the drawing, which has no handlers, and what its marks mean. Used by the diary and by the doctor's page,
//! on the screen and on paper.

use super::super::Screen;
use super::super::node::{Node, el};
use super::plot_words::{changes_named, is_change_named, words_of};
use crate::domain::{CollectVec, Pain, Score};
use crate::view::chart::{Chart, Columns, Dots, UNIT, dot};

/// The bars of the two voices, as wide as those of a few days.
const PATIENT_BAR: &str = "M-30-25a30 30 0 0 1 60 0v50a30 30 0 0 1-60 0Z";
const CARER_BAR: &str = "M0-55l30 30v50l-30 30l-30-30v-50Z";

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
    /// "Too much" of a carer.
    CarerTooMuch,
    /// Least to worst.
    Bar,
    /// A dose.
    Dose,
    /// A day without an entry.
    Blank,
    /// A change of medicine.
    Change,
}

/// The classes of the bars of the two voices.
fn bars_of(chart: &Chart) -> [&'static str; 2] {
    if chart.has_hours() { ["bar behind", "bar behind by-carer"] } else { ["bar", "bar by-carer"] }
}

/// A mark and what it means. The marks of numbers are as large as in this plot, and those of bars have their ends.
pub fn key(chart: &Chart, of: Key, words: String) -> Node {
    let of_dot = |look, shape| {
        let mut path = String::new();
        dot(&mut path, (0, 0), chart.radius, shape);
        vec![(look, path)]
    };
    let [bar, by_carer] = bars_of(chart);
    let fixed = |look, path: &str| vec![(look, path.to_owned())];
    let marks = match of {
        Key::Patient if chart.has_hours() => of_dot("dot", (false, false)),
        Key::Carer if chart.has_hours() => of_dot("dot by-carer", (false, true)),
        Key::Patient => fixed(bar, PATIENT_BAR),
        Key::Carer => fixed(by_carer, CARER_BAR),
        Key::Recalled => of_dot("dot recalled", (false, false)),
        Key::TooMuch => of_dot("dot", (true, false)),
        Key::CarerTooMuch => of_dot("dot by-carer", (true, true)),
        Key::Bar => {
            let [patient, carer] = [&chart.bars[0], &chart.bars[1]].map(|path| !path.is_empty());
            // Bars that stand alone are side by side.
            let beside = patient && carer && !chart.has_hours();
            let of = |has: bool, look, path: &str, x: i64| {
                let from = if beside { format!("M{x} 0m") } else { "M".to_owned() };
                has.then(|| (look, path.replacen('M', &from, 1)))
            };
            of(patient, bar, PATIENT_BAR, -34).into_iter().chain(of(carer, by_carer, CARER_BAR, 34)).collect_vec()
        }
        Key::Dose => fixed("dose", "M-16 40v-80h32v80Z"),
        Key::Blank => fixed("blank", "M0-25v50"),
        Key::Change => fixed("change", "M0-60V60"),
    };
    let score = if matches!(of, Key::TooMuch | Key::CarerTooMuch) { Score::TOO_MUCH } else { "4" };
    let marks = marks.into_iter().map(|(look, path)| line(look, path).attr("data-score", score));
    // Room for the mark, on the scale of the plot.
    let half = (chart.radius + 14).max(60);
    let [side, view] = [(2 * half / UNIT).to_string(), format!("-{half} -{half} {0} {0}", 2 * half)];
    let svg = el("svg", "swatch")
        .with("viewBox", view)
        .with("width", side.clone())
        .with("height", side)
        .attr("aria-hidden", "true")
        .children(marks.collect_vec());
    el("li", "").child(svg).child(el("span", "").text(words))
}

/// What the marks of this plot mean: only those it has. `doses` says what was taken; `changes` as for [`plot`].
pub fn legend(screen: &Screen<'_>, chart: &Chart, [patient, carer]: [String; 2], doses: String, changes: &[String]) -> Node {
    let voices = [(chart.patient.entries > 0, Key::Patient, patient), (chart.carer.entries > 0, Key::Carer, carer.clone())];
    let keys = voices.into_iter().filter_map(|(has, of, name)| has.then(|| key(chart, of, name))).collect_vec();
    let dose = (chart.doses_taken() > 0).then(|| key(chart, Key::Dose, doses));
    let blank = (!chart.blanks.is_empty()).then(|| key(chart, Key::Blank, screen.text.no_pain_number()));
    let change = |(index, words): (usize, &String)| key(chart, Key::Change, format!("{} {words}", index + 1));
    let changes = match changes.len() {
        _ if is_change_named(chart, changes) => Vec::new(),
        many if many > changes_named(chart) => vec![key(chart, Key::Change, screen.text.medicine_changed_days(&screen.count(many)))],
        _ => changes.iter().enumerate().map(change).collect_vec(),
    };
    el("ul", "soft keys").children(keys).children(other_keys(screen, chart, &carer)).child_opt(dose).child_opt(blank).children(changes)
}

/// Recalled numbers, "too much" of the patient and of the carer by this name, bars.
pub fn other_keys(screen: &Screen<'_>, chart: &Chart, carer: &str) -> Vec<Node> {
    let text = screen.text;
    let recalled = chart.has_hours() && chart.patient.recalled + chart.carer.recalled > 0;
    let recalled = recalled.then(|| key(chart, Key::Recalled, text.recalled()));
    let too_much = (chart.patient.too_much > 0).then(|| key(chart, Key::TooMuch, text.too_much_short()));
    let bars = chart.bars.iter().any(|path| !path.is_empty()).then(|| key(chart, Key::Bar, text.bar_is(each(chart.of))));
    let of_carer = || key(chart, Key::CarerTooMuch, text.times_said(&text.too_much_short(), carer));
    let of_carer = (chart.carer.too_much > 0).then(of_carer);
    recalled.into_iter().chain(too_much).chain(of_carer).chain(bars).collect_vec()
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
    let scale = |pain: Pain| line("grid", format!("M{} {}H{}", frame.left, frame.y(Score::Number(pain)), frame.width));
    let lines = [0, 5, 10].into_iter().filter_map(Pain::new).map(scale).collect_vec();
    let change = |x: &i64| line("change", format!("M{x} {}V{}", frame.head_y - frame.text * 3 / 4, frame.zero_y));
    let [patient, carer] = &chart.bars;
    let [bar, by_carer] = bars_of(chart);
    el("svg", "")
        .with("viewBox", format!("0 0 {} {}", frame.width, frame.height))
        .with("font-size", frame.text.to_string())
        .attr("dir", "ltr")
        .attr("role", "img")
        .label(name)
        .child(line("grid", chart.lines.clone()))
        .children(lines)
        .child(line(bar, patient.clone()))
        .child(line(by_carer, carer.clone()))
        .child(line("blank", chart.blanks.clone()))
        .child(line("dose", chart.doses.clone()))
        .children(drawn_dots(&chart.dots))
        .children(chart.changes.iter().map(change).collect_vec())
        .children(words_of(screen, chart, changes))
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
