//! The drawing of the body with marks, numbers and arrows, and the body from both sides for a range of days.

use super::super::Screen;
use super::super::cache::SpokenBody;
use super::super::node::{Node, el};
use crate::app::Command;
use crate::domain::{Code, CollectVec, Pain, Score};
use crate::view::body::{Clearance, FINGERS, Region, SKIN, Side, WIDTH, regions, spread};
use crate::view::body_sum::{RegionSum, drawn_paths};
use crate::view::digits::Digits;

/// A marked region of the drawing.
pub struct Mark {
    /// The region.
    pub region: Region,
    /// The name of its tint (`data-score`): "0" to "10", "marked" without a number, "path" on the path being drawn.
    pub strength: Option<String>,
    /// Its number; a sign stands for none. `None`: neither is drawn.
    pub pain: Option<Option<Pain>>,
    /// The command of a tap on it.
    pub tap: Option<Command>,
}

/// The name of the tint of a marked region.
pub fn strength_of(pain: Option<Pain>) -> String {
    pain.map_or_else(|| "marked".to_owned(), |pain| pain.number().to_string())
}

/// The drawing in one view, for the eye only; the same is said in words beside it. Only marked regions are drawn.
pub fn figure(screen: &Screen<'_>, side: Side, marks: &[Mark], paths: &[&Vec<Code>], clear: Clearance) -> Node {
    let hints = side.hints();
    let lines = [(SKIN, "skin"), (FINGERS, "hint"), (hints.paired, "hint")];
    let mut nodes = Vec::new();
    for (path, class) in lines {
        nodes.extend([outline(class, path, false), outline(class, path, true)]);
    }
    // The skin first: the marks lie between it and the lines.
    let over = nodes.split_off(2);
    let spot = |mark: &Mark| mark.region.spot().filter(|_| clear != Clearance::Entry);
    let leaders = marks.iter().filter(|mark| spot(mark).is_none()).filter_map(|mark| mark.region.leader());
    nodes.extend(leaders.map(|line| el("path", "hint").with("d", line)).collect_vec());
    let shape = |mark: &Mark| match spot(mark) {
        Some((circle, _)) => el("path", "region").with("d", circle).key(mark.region.code.as_str().to_owned()),
        None => shape(&mark.region),
    };
    nodes.extend(marks.iter().map(|mark| tapped(shape(mark), mark)).collect_vec());
    // On an entry it is what is chosen there; of many days it stands beside numbers.
    let without = if clear == Clearance::Entry { "✓" } else { "•" };
    let number_at = |mark: &Mark| spot(mark).map_or_else(|| mark.region.number_at(), |(_, at)| at);
    nodes.extend(over);
    nodes.push(outline("hint", hints.middle, false));
    // What has no number hides none, and an arrow may cross it.
    let is_said = |mark: &&Mark| mark.pain.is_some_and(|pain| pain.is_some());
    let length = |mark: &Mark| if mark.pain.flatten().is_some_and(|pain| pain.number() > 9) { 2 } else { 1 };
    let (said, unsaid): (Vec<&Mark>, Vec<&Mark>) = marks.iter().filter(|mark| mark.pain.is_some()).partition(is_said);
    let numbers = said.iter().map(|mark| (number_at(mark), length(mark))).collect_vec();
    let digits = Digits::of(clear);
    let moved = digits.apart(&numbers).into_iter().zip(&numbers).map(|(at, (_, length))| (at, *length)).collect_vec();
    let numbers = digits.middles(&moved);
    for path in paths {
        if let Some(line) = spread(side, path, &numbers, clear) {
            // A wider line in the colour of the paper below it, so that it shows on every tint.
            nodes.extend([el("path", "spread under").with("d", line.clone()), el("path", "spread").with("d", line)]);
        }
    }
    nodes.extend(unsaid.into_iter().filter_map(|mark| number(screen, mark, number_at(mark), without)).collect_vec());
    nodes.extend(said.into_iter().zip(moved).filter_map(|(mark, (at, _))| number(screen, mark, at, without)).collect_vec());
    el("svg", "figure").attr("viewBox", "10 -8 220 568").attr("aria-hidden", "true").children(nodes)
}

fn outline(class: &'static str, path: &'static str, is_mirrored: bool) -> Node {
    let node = el("path", class).attr("d", path);
    if is_mirrored { node.with("transform", format!("matrix(-1 0 0 1 {WIDTH} 0)")) } else { node }
}

fn shape(region: &Region) -> Node {
    outline("region", region.path(), region.is_mirrored).key(region.code.as_str().to_owned())
}

fn number(screen: &Screen<'_>, mark: &Mark, (x, y): (i32, i32), without: &str) -> Option<Node> {
    let words = mark.pain?.map_or_else(|| without.to_owned(), |pain| screen.text.score(Score::Number(pain)));
    let node = el("text", "").with("x", x.to_string()).with("y", y.to_string()).attr("dy", ".36em");
    Some(tapped(node, mark).text(words))
}

fn tapped(node: Node, mark: &Mark) -> Node {
    let node = match &mark.strength {
        Some(strength) => node.with("data-score", strength.clone()),
        None => node,
    };
    match &mark.tap {
        Some(command) => node.press(command.clone()),
        None => node,
    }
}

/// The words for the patient's sides at the sides where they are in this view.
pub fn sides(side: Side, right: String, left: String) -> Node {
    let (at_left, at_right) = if side == Side::Front { (right, left) } else { (left, right) };
    el("div", "sides").attr("aria-hidden", "true").child(el("span", "").text(at_left)).child(el("span", "").text(at_right))
}

/// The body from both sides, each region with its worst number, and the paths along which pain spreads. `names` are those of the patient's
/// right and left, `opens` gives the command of a tap on a region with a number; the list beside it offers the same.
pub fn body_figures(
    screen: &Screen<'_>,
    (sums, paths): (&[RegionSum], &[&Vec<Code>]),
    (names, clear): ([String; 2], Clearance),
    opens: &dyn Fn(&Code) -> Option<Command>,
) -> Node {
    let text = screen.text;
    let [right, left] = names;
    let view = |side: Side, name: String| {
        let mark = |region: Region| {
            let sum = sums.iter().find(|sum| sum.region == region.code)?;
            let worst = sum.pain.map(|(_, worst)| worst);
            Some(Mark { region, strength: Some(strength_of(worst)), pain: Some(worst), tap: opens(&sum.region) })
        };
        let marks = regions(side).into_iter().filter_map(mark).collect_vec();
        el("figure", "")
            .child(el("figcaption", "").attr("aria-hidden", "true").text(name))
            .child(sides(side, right.clone(), left.clone()))
            .child(figure(screen, side, &marks, paths, clear))
    };
    el("div", "figures").attr("dir", "ltr").child(view(Side::Front, text.body_front())).child(view(Side::Back, text.body_back()))
}

/// The body for a range of days, per speaker: how often and how strong, and how it spread, in colour, numbers, arrows and words.
pub fn body_picture(screen: &Screen<'_>, bodies: &[SpokenBody]) -> Node {
    let text = screen.text;
    let row = |sum: &RegionSum| {
        let often = text.counted(sum.count, crate::text::Text::times);
        let strong = sum.pain.map(|(least, worst)| screen.range_words(least, worst)).unwrap_or_default();
        el("tr", "")
            .child(el("th", "").attr("scope", "row").text(text.region(sum.region.as_str())))
            .child(el("td", "").text(often))
            .child(el("td", "").text(strong))
    };
    let path = |(path, count): &(Vec<Code>, usize)| {
        el("tr", "")
            .child(el("th", "").attr("scope", "row").text(text.spreads(&screen.path_words(path))))
            .child(el("td", "").text(text.counted(*count, crate::text::Text::times)))
            .child(el("td", ""))
    };
    // A patient alone needs no name.
    let is_named = bodies.iter().any(|body| !body.speaker.is_patient());
    let of_speaker = |body: &SpokenBody| {
        let name = if is_named { screen.name(&body.speaker) } else { text.where_it_hurt() };
        let table = el("table", "sums")
            .child(el("caption", "visually-hidden").text(name.clone()))
            .child(el("tbody", "").children(body.regions.iter().map(row).chain(body.paths.iter().map(path)).collect_vec()));
        let heading = is_named.then(|| el("h3", "").attr("dir", "auto").text(name));
        let paths = drawn_paths(body.paths.iter().map(|(path, _)| path));
        let names = [text.your_right(), text.your_left()];
        let figures = body_figures(screen, (&body.regions, &paths), (names, Clearance::Small), &|_| None);
        el("div", "stack").child_opt(heading).child(figures).child(table)
    };
    // Closed at first, so that the entries below stay near.
    let details = el("details", "sheet rows").key("sums".into()).child(el("summary", "").text(text.where_it_hurt()));
    details.children(bodies.iter().map(of_speaker).collect_vec())
}
