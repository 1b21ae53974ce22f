//! Small plots of the doctor's report, as wide as a phone's column and half a sheet of paper. Units are CSS pixels at that width. What they
//! show can be told without colour.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::domain::{CollectVec, Pain};

const WIDTH: usize = 330;
const LEFT: usize = 22;
/// y of 10, of 0, and of "too much".
const TOP: usize = 18;
const BOTTOM: usize = 80;
const TOO_MUCH_Y: usize = 5;
/// Radius of the mark of a pair, in tenths.
const PAIR_R: usize = 40;

/// y of a score, 0 to 10, 11 for "too much".
const fn y(score: usize) -> usize {
    if score > 10 { TOO_MUCH_Y } else { BOTTOM - (BOTTOM - TOP) * score / 10 }
}

fn plot(words: &str, height: usize) -> Node {
    el("svg", "small-plot").with("viewBox", format!("0 0 {WIDTH} {height}")).attr("role", "img").label(words.to_owned())
}

fn label(x: usize, y: usize, anchor: &'static str, words: String) -> Node {
    el("text", "").with("x", x.to_string()).with("y", y.to_string()).attr("text-anchor", anchor).text(words)
}

/// The lines at 0, 5 and 10 with their numbers.
fn scale(screen: &Screen<'_>) -> Vec<Node> {
    let line = |score: u8| {
        let at = y(score.into());
        let number = screen.text.intl.number(score.into());
        [el("path", "grid").with("d", format!("M{LEFT} {at}H{WIDTH}")), label(LEFT - 5, at + 4, "end", number)]
    };
    [0, 5, 10].into_iter().flat_map(line).collect_vec()
}

fn triangle(x: usize, at: usize) -> String {
    format!("M{x} {}l5 9h-10z", at - 5)
}

/// A circle, for "too much" a triangle; the radius in tenths.
fn mark(x: usize, score: usize, radius: usize) -> Node {
    let at = y(score);
    if score > 10 {
        return el("path", "spot too").with("d", triangle(x, at));
    }
    el("circle", "spot")
        .with("cx", x.to_string())
        .with("cy", at.to_string())
        .with("r", format!("{}.{}", radius / 10, radius % 10))
        .with("data-score", score.to_string())
}

/// How often each score was recorded in each hour: a mark for each, its area growing with the count. The largest marks of neighbouring scores
/// hardly touch, however many entries there are.
pub fn hours_plot(screen: &Screen<'_>, hours: &[[usize; 12]], words: &str) -> Node {
    /// Radius, in tenths: of the smallest mark, and of the largest that has room.
    const LEAST: usize = 8;
    const MOST: usize = 36;
    let x = |half_hours: usize| LEFT + (WIDTH - LEFT) * half_hours / 48;
    let most = hours.iter().flatten().copied().max().unwrap_or_default().max(1);
    let growth = MOST.min(14 + (most * 100).isqrt()) - LEAST;
    let radius = |count: usize| LEAST + (count * growth * growth / most).isqrt();
    // The marks of a score are one path: hundreds of elements take time to lay out.
    let of_score = |score: usize| {
        let at = y(score);
        let mut path = String::new();
        for (hour, counts) in hours.iter().enumerate() {
            let count = counts.get(score).copied().unwrap_or_default();
            let (x, tenths) = (x(2 * hour + 1), radius(count));
            let r = format!("{}.{}", tenths / 10, tenths % 10);
            match (count, score) {
                (0, _) => {}
                (_, 11) => path += &triangle(x, at),
                _ => {
                    path += &format!(
                        "M{x} {at}m-{r} 0a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0",
                        d = format_args!("{}.{}", tenths / 5, tenths * 2 % 10)
                    )
                }
            }
        }
        let look = if score > 10 { "spot too" } else { "spot" };
        (!path.is_empty()).then(|| el("path", look).with("d", path).with("data-score", score.to_string()))
    };
    let marks = (0..12).filter_map(of_score).collect_vec();
    let tick = |hour: usize| label(x(2 * hour), BOTTOM + 17, "start", format!("{hour}:00"));
    plot(words, BOTTOM + 22).children(scale(screen)).children(marks).children([0, 6, 12, 18].map(tick).into())
}

/// How often each score was recorded, with the counts above the bars.
pub fn counts_plot(screen: &Screen<'_>, counts: &[usize; 12], words: &str) -> Node {
    const BASE: usize = 42;
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let bar = |(score, count): (usize, &usize)| {
        let (x, height) = (4 + score * 27, 28 * count / most);
        let bar = el("rect", "spot")
            .with("x", x.to_string())
            .with("y", (BASE - height).to_string())
            .attr("width", "22")
            .with("height", height.max(1).to_string())
            .with("data-score", score.to_string());
        let name = if score > 10 { "▲".to_owned() } else { screen.count(score) };
        // From 1,000 on without separators, which have no room.
        let words = || if *count < 1000 { screen.count(*count) } else { count.to_string() };
        let above = (*count > 0).then(|| label(x + 11, BASE - height - 4, "middle", words()));
        [Some(bar), Some(label(x + 11, BASE + 14, "middle", name)), above].into_iter().flatten()
    };
    let shown = if counts[11] > 0 { 12 } else { 11 };
    plot(words, BASE + 18).children(counts.iter().enumerate().take(shown).flat_map(bar).collect_vec())
}

/// Pain before and after doses, oldest first: a line from one mark to the other; a carer's are diamonds.
pub fn pairs_plot(screen: &Screen<'_>, pairs: &[(bool, Pain, Pain)], words: &str) -> Node {
    let step = ((WIDTH - LEFT - 10) / pairs.len().max(1)).clamp(8, 32);
    let pair = |(index, (by_carer, before, after)): (usize, &(bool, Pain, Pain))| {
        let (x, scores) = (LEFT + 8 + index * step, [before, after].map(|pain| usize::from(pain.number())));
        let end = x + step / 3 + 1;
        let [from, to] = scores.map(y);
        let radius = PAIR_R.min(step * 10 / 4);
        let spot = |x: usize, score: usize| if *by_carer { diamond(x, score, radius) } else { mark(x, score, radius) };
        [el("path", "between").with("d", format!("M{x} {from}L{end} {to}")), spot(x, scores[0]), spot(end, scores[1])]
    };
    plot(words, BOTTOM + 6).children(scale(screen)).children(pairs.iter().enumerate().flat_map(pair).collect_vec())
}

/// A diamond about as large as the circle of that radius, in tenths.
fn diamond(x: usize, score: usize, radius: usize) -> Node {
    let half = (radius * 12 / 100).max(3);
    el("path", "spot by-carer").with("d", format!("M{x} {}l{half} {half}l-{half} {half}l-{half}-{half}z", y(score) - half))
}

/// Levels day by day, a row each: the worse, the fuller the cell; a day that is not noted is blank.
pub fn grid_plot(screen: &Screen<'_>, first: chrono::NaiveDate, rows: &[(String, Vec<Option<u8>>)], words: &str) -> Node {
    const NAMES: usize = 146;
    const ROW: usize = 16;
    const CELL: usize = 11;
    let days = rows.iter().map(|(_, levels)| levels.len()).max().unwrap_or_default().max(1);
    let x = |day: usize| NAMES + (WIDTH - NAMES) * day / days.max(20);
    let width = x(1) - x(0);
    let mut nodes = Vec::new();
    for (row, (name, levels)) in rows.iter().enumerate() {
        let top = row * ROW + 2;
        nodes.push(label(0, top + CELL, "start", name.clone()));
        for (day, level) in levels.iter().enumerate().filter_map(|(day, level)| Some((day, (*level)?))) {
            let (left, full) = (x(day), CELL * usize::from(level) / 3);
            let side = width.saturating_sub(1);
            nodes.push(el("path", "cell").with("d", format!("M{left} {top}h{side}v{CELL}h-{side}z")));
            if full > 0 {
                nodes.push(el("path", "full").with("d", format!("M{left} {}h{side}v{full}h-{side}z", top + CELL - full)));
            }
        }
    }
    let end = rows.len() * ROW + 14;
    let tick = |day: usize| {
        let date = first.checked_add_days(chrono::Days::new(u64::try_from(day).ok()?))?;
        Some(label(x(day), end, "start", screen.text.intl.short_day(date, screen.now.day())))
    };
    let ticks = (0..days).step_by(if days > 31 { 14 } else { 7 }).filter(|day| x(*day) + 40 < WIDTH).filter_map(tick);
    plot(words, end + 4).attr("data-wide", "").children(nodes).children(ticks.collect_vec())
}
