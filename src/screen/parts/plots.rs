//! Small plots of the doctor's report and of a medicine, laid out for the column of the page or half a sheet of paper. Units are CSS pixels at
//! that width. What they show can be told without colour.

use super::super::node::{Node, el};
use super::super::{PageSize, Screen};
use crate::domain::{CollectVec, Pain};
use crate::view::chart::{Anchor, Label, keep_fitting, text_width};

/// y of 10, of 0, and of "too much".
const TOP: usize = 18;
const BOTTOM: usize = 80;
const TOO_MUCH_Y: usize = 5;
/// Radius of the mark of a pair, in tenths.
const PAIR_R: usize = 40;
/// The widest of them on a screen.
const WIDTH_MAX: i64 = 480;

/// For what the small plots are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Small {
    width: usize,
    text: usize,
    /// Least and greatest width of the names of a grid, where they always stand beside it.
    names: Option<(usize, usize)>,
}

impl Small {
    /// Half a sheet of paper.
    pub const PAPER: Self = Self { width: 330, text: 12, names: Some((146, 190)) };

    /// In a sheet of this page.
    pub fn on_screen(page: PageSize) -> Self {
        let width = if page.width_px > 0 { (page.width_px - PageSize::SHEET).clamp(200, WIDTH_MAX) } else { 330 };
        let whole = |px: i64| usize::try_from(px).unwrap_or_default();
        Self { width: whole(width), text: whole(page.text_px()), names: None }
    }

    /// Left edge of the marks: the numbers of the scale are left of it.
    const fn left(self) -> usize {
        self.text * 11 / 6
    }

    fn plot(self, words: &str, height: usize) -> Node {
        let view = format!("0 0 {} {height}", self.width);
        el("svg", "small-plot").with("viewBox", view).with("font-size", self.text.to_string()).attr("role", "img").label(words.to_owned())
    }

    /// Words that have room, the most important first.
    fn words(self, labels: Vec<Label>) -> Vec<Node> {
        let drawn = |Label { x, y, anchor, words }: Label| {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            el("text", "").with("x", x.to_string()).with("y", y.to_string()).attr("text-anchor", anchor).text(words)
        };
        keep_fitting(labels, whole(self.text), whole(self.width)).into_iter().map(drawn).collect_vec()
    }

    /// The lines at 0, 5 and 10, and their numbers.
    fn scale(self, screen: &Screen<'_>) -> (Vec<Node>, Vec<Label>) {
        let line = |score: u8| {
            let at = y(score.into());
            let number = label(self.left() - self.text / 2, at + self.text / 3, Anchor::End, screen.text.intl.number(score.into()));
            (el("path", "grid").with("d", format!("M{} {at}H{}", self.left(), self.width)), number)
        };
        [0, 5, 10].into_iter().map(line).unzip()
    }
}

/// A length as a coordinate of a label.
fn whole(px: usize) -> i64 {
    i64::try_from(px).unwrap_or_default()
}

/// y of a score, 0 to 10, 11 for "too much".
const fn y(score: usize) -> usize {
    if score > 10 { TOO_MUCH_Y } else { BOTTOM - (BOTTOM - TOP) * score / 10 }
}

fn label(x: usize, y: usize, anchor: Anchor, words: String) -> Label {
    Label { x: whole(x), y: whole(y), anchor, words }
}

/// The path of a mark: a circle for the patient, a diamond about as large for a carer, for "too much" a triangle; the radius in tenths.
fn mark(x: usize, score: usize, by_carer: bool, radius: usize) -> String {
    let at = y(score);
    if score > 10 {
        let notch = if by_carer { "l-5-4l-5 4z" } else { "h-10z" };
        return format!("M{x} {}l5 9{notch}", at - 5);
    }
    let tenths = |length: usize| format!("{}.{}", length / 10, length % 10);
    if by_carer {
        let half = tenths(radius * 5 / 4);
        return format!("M{x} {at}m0-{half}l{half} {half}l-{half} {half}l-{half}-{half}z");
    }
    let (r, across) = (tenths(radius), tenths(2 * radius));
    format!("M{x} {at}m-{r} 0a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0-{across} 0z")
}

/// Marks of one score and voice.
fn spots(path: String, score: usize, by_carer: bool) -> Node {
    let look = match (score > 10, by_carer) {
        (true, _) => "spot too",
        (false, true) => "spot by-carer",
        (false, false) => "spot",
    };
    el("path", look).with("d", path).with("data-score", score.to_string())
}

/// How often each score was recorded in each hour: a mark of the voice for each, its area growing with the count. The largest marks of
/// neighbouring scores hardly touch, however many entries there are.
pub fn hours_plot(screen: &Screen<'_>, small: Small, (by_carer, hours): (bool, &[[usize; 12]]), words: &str) -> Node {
    /// Radius, in tenths: of the smallest mark, and of the largest that has room.
    const LEAST: usize = 8;
    const MOST: usize = 36;
    let x = |half_hours: usize| small.left() + (small.width - small.left()) * half_hours / 48;
    let most = hours.iter().flatten().copied().max().unwrap_or_default().max(1);
    let growth = MOST.min(14 + (most * 100).isqrt()) - LEAST;
    let radius = |count: usize| LEAST + (count * growth * growth / most).isqrt();
    // The marks of a score are one path: hundreds of elements take time to lay out.
    let of_score = |score: usize| {
        let said = |(hour, counts): (usize, &[usize; 12])| {
            let count = counts.get(score).copied().filter(|count| *count > 0)?;
            Some(mark(x(2 * hour + 1), score, by_carer, radius(count)))
        };
        let path = hours.iter().enumerate().filter_map(said).joined("");
        (!path.is_empty()).then(|| spots(path, score, by_carer))
    };
    let (lines, numbers) = small.scale(screen);
    let ticks = [0, 12, 6, 18].map(|hour: usize| label(x(2 * hour), BOTTOM + small.text + 5, Anchor::Start, format!("{hour}:00")));
    let labels = numbers.into_iter().chain(ticks).collect_vec();
    let marks = (0..12).filter_map(of_score).collect_vec();
    small.plot(words, BOTTOM + small.text * 4 / 3 + 6).children(lines).children(marks).children(small.words(labels))
}

/// How often each score was recorded, with the counts above the bars.
pub fn counts_plot(screen: &Screen<'_>, small: Small, counts: &[usize; 12], words: &str) -> Node {
    const TALLEST: usize = 24;
    let step = (small.width - 6) / 12;
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let shown = if counts[11] > 0 { 12 } else { 11 };
    let counts = counts.iter().copied().enumerate().take(shown);
    let bars = counts.map(|(score, count)| (score, count, 4 + score * step, TALLEST * count / most)).collect_vec();
    let width = step * 5 / 6;
    let above = |(_, count, x, height): &(usize, usize, usize, usize)| {
        // From 1,000 on without separators, which have no room.
        let words = if *count < 1000 { screen.count(*count) } else { count.to_string() };
        Label { y: -whole(height + 4), ..label(x + width / 2, 0, Anchor::Middle, words) }
    };
    let mut above = bars.iter().filter(|(_, count, ..)| *count > 0).map(above).collect_vec();
    stagger(&mut above, whole(small.text));
    let highest = above.iter().map(|label| -label.y).max().unwrap_or_default();
    let base = (TALLEST + 2 + small.text).max(usize::try_from(highest).unwrap_or_default() + small.text);
    let bar = |(score, _, x, height): &(usize, usize, usize, usize)| {
        let bar = el("rect", "spot").with("x", x.to_string()).with("y", (base - height).to_string()).with("width", width.to_string());
        bar.with("height", (*height).max(1).to_string()).with("data-score", score.to_string())
    };
    let below = |(score, _, x, _): &(usize, usize, usize, usize)| {
        let name = if *score > 10 { "▲".to_owned() } else { screen.count(*score) };
        label(x + width / 2, base + small.text + 2, Anchor::Middle, name)
    };
    let above = above.into_iter().map(|label| Label { y: label.y + whole(base), ..label });
    let labels = bars.iter().map(below).chain(above).collect_vec();
    small.plot(words, base + small.text * 3 / 2).children(bars.iter().map(bar).collect_vec()).children(small.words(labels))
}

/// Raises labels that would touch the one beside them, from both sides up to the highest.
fn stagger(labels: &mut [Label], font: i64) {
    let last = labels.len().saturating_sub(1);
    let peak = labels.iter().enumerate().min_by_key(|(_, label)| label.y).map_or(0, |(index, _)| index);
    let mut lift = |index: usize, beside: usize| {
        let Some(one) = labels.get(beside).cloned() else { return };
        let Some(other) = labels.get_mut(index) else { return };
        let needed = (text_width(&one.words, font) + text_width(&other.words, font)) / 2 + font / 2;
        if (one.x - other.x).abs() < needed && (one.y - other.y).abs() < font {
            other.y = one.y - font;
        }
    };
    (1..=peak).for_each(|index| lift(index, index - 1));
    (peak..last).rev().for_each(|index| lift(index, index + 1));
}

/// Pain before and after doses, oldest first: a line from one mark to the other; a carer's are diamonds.
pub fn pairs_plot(screen: &Screen<'_>, small: Small, pairs: &[(bool, Pain, Pain)], words: &str) -> Node {
    let step = ((small.width - small.left() - 10) / pairs.len().max(1)).clamp(1, 32);
    let pair = |(index, (by_carer, before, after)): (usize, &(bool, Pain, Pain))| {
        let (x, scores) = (small.left() + 8 + index * step, [before, after].map(|pain| usize::from(pain.number())));
        let end = x + step / 3;
        let [from, to] = scores.map(y);
        // The marks of a pair are nearer to each other than to those of the next.
        let radius = PAIR_R.min(step * 2);
        let spot = |x: usize, score: usize| spots(mark(x, score, *by_carer, radius), score, *by_carer);
        [el("path", "between").with("d", format!("M{x} {from}L{end} {to}")), spot(x, scores[0]), spot(end, scores[1])]
    };
    let (lines, numbers) = small.scale(screen);
    let marks = pairs.iter().enumerate().flat_map(pair).collect_vec();
    small.plot(words, BOTTOM + small.text / 2).children(lines).children(marks).children(small.words(numbers))
}

/// Levels day by day, a row each: the worse, the fuller the cell; a day that is not noted is blank. The names stand above the cells where
/// they have no room beside them.
pub fn grid_plot(screen: &Screen<'_>, small: Small, first: chrono::NaiveDate, rows: &[(String, Vec<Option<u8>>)], words: &str) -> Node {
    let (cell_px, row_px) = (small.text - 1, small.text * 4 / 3);
    let widest = rows.iter().map(|(name, _)| text_width(name, whole(small.text))).max().unwrap_or_default();
    let widest = usize::try_from(widest).unwrap_or_default() + small.text / 2;
    let has_room = widest * 100 <= small.width * 46;
    let beside = small.names.map(|(least, most)| widest.clamp(least, most)).or_else(|| has_room.then_some(widest));
    let (names, row_px) = beside.map_or((0, row_px * 2 + 2), |names| (names, row_px));
    let days = rows.iter().map(|(_, levels)| levels.len()).max().unwrap_or_default().max(1);
    let x = |day: usize| names + (small.width - names) * day / days.max(20);
    let side = (x(1) - x(0)).saturating_sub(1);
    let (mut nodes, mut labels) = (Vec::new(), Vec::new());
    for (row, (name, levels)) in rows.iter().enumerate() {
        let bottom = (row + 1) * row_px - 3;
        let name_y = if beside.is_some() { bottom } else { bottom - cell_px - small.text / 3 };
        labels.push(label(0, name_y, Anchor::Start, name.clone()));
        for (day, level) in levels.iter().enumerate().filter_map(|(day, level)| Some((day, (*level)?))) {
            let (left, top, full) = (x(day), bottom - cell_px, cell_px * usize::from(level) / 3);
            nodes.push(el("path", "cell").with("d", format!("M{left} {top}h{side}v{cell_px}h-{side}z")));
            if full > 0 {
                nodes.push(el("path", "full").with("d", format!("M{left} {}h{side}v{full}h-{side}z", bottom - full)));
            }
        }
    }
    let end = rows.len() * row_px + small.text * 7 / 6;
    let date = |day: usize| {
        let date = first.checked_add_days(chrono::Days::new(u64::try_from(day).ok()?))?;
        Some(screen.text.intl.short_day(date, screen.now.day()))
    };
    // As many whole weeks apart as the words need, which have a year in some ranges.
    let wide = [date(0), date(days - 1)].into_iter().flatten().map(|words| text_width(&words, whole(small.text))).max();
    let wide = usize::try_from(wide.unwrap_or_default()).unwrap_or_default() + small.text / 2;
    let weeks = wide.div_ceil((x(7) - x(0)).max(1)).max(1);
    labels.extend((0..days).step_by(weeks * 7).filter_map(|day| Some(label(x(day), end, Anchor::Start, date(day)?))));
    let labels: Vec<Node> = small.words(labels);
    small.plot(words, end + small.text / 3).attr("data-wide", "").children(nodes).children(labels)
}
