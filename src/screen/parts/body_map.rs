//! Where it hurts: the body to tap, the same regions as a list, and the paths along which pain spreads.

use super::super::Screen;
use super::super::node::{Node, el};
use super::{button, line_field, number_strip, toggles};
use crate::app::{BodyView, Command, Field, OpenPrompt, Route, UiAction, Write};
use crate::domain::vocabulary::REGION_GROUPS;
use crate::domain::{Code, CollectVec, DetailEdit, Details, Pain, PathsEdit, RecordId, Score, Site, Speaker, fold_case_and_accents};
use crate::view::body::{HEIGHT, Region, Side, WIDTH, regions, steps};
use crate::view::body_sum::RegionSum;

/// The sheet "Where?" of an entry.
pub fn body_sheet(screen: &Screen<'_>, id: RecordId, details: &Details) -> Node {
    let (text, ui) = (screen.text, &screen.model.ui);
    let same = if details.sites.is_empty() { screen.model.last_places(id) } else { None };
    let same = same.and_then(|last| screen.model.diary.entry(last)).map(|entry| {
        let places = entry.details().sites.iter().map(|site| screen.site_words(site)).joined(", ");
        button("chip", text.same_as_last(&places), Write::SamePlaces(id))
    });
    let sites: Vec<Node> = details.sites.iter().map(|site| site_chip(screen, site)).collect_vec();
    let show = if ui.body_open { text.hide_body() } else { text.show_body() };
    let show = button("chip more", show, UiAction::Body(!ui.body_open)).aria_bool("aria-expanded", ui.body_open);
    let paths = details.spread.iter().map(|path| path_row(screen, id, details, path)).collect_vec();
    let paths = (!paths.is_empty()).then(|| el("ul", "paths").children(paths));
    let asked = if ui.body_open { None } else { asked(screen, id, details) };
    // On Now the status line above may have moved on to something else: the heading says which entry this is.
    let said = screen.model.diary.said(id).filter(|_| screen.model.route == Route::Now);
    let said = said.and_then(|(_, speaker)| Some(screen.speaker_says_score(&speaker, screen.model.diary.entry(id)?.score)));
    let said = said.map(|said| el("span", "soft").attr("dir", "auto").text(said));
    el("section", "sheet stack")
        .child(el("div", "row apart").child(el("h2", "").text(text.where_title())).child_opt(said))
        .child(el("div", "chips").child_opt(same).children(sites).child(show))
        .child_opt(asked)
        .child_opt(paths)
        .children(if ui.body_open { body(screen, id, details) } else { Vec::new() })
}

/// The question how strong the pain is in the region tapped last.
fn asked(screen: &Screen<'_>, id: RecordId, details: &Details) -> Option<Node> {
    let site = details.sites.iter().find(|site| is_asked(screen, &site.region))?;
    Some(strength(screen, id, site))
}

fn is_asked(screen: &Screen<'_>, region: &Code) -> bool {
    matches!(&screen.model.ui.prompt, Some(OpenPrompt::Site(asked)) if asked == region)
}

/// A marked region; pressing it asks how strong the pain is there.
fn site_chip(screen: &Screen<'_>, site: &Site) -> Node {
    let prompt = OpenPrompt::Site(site.region.clone());
    let open = is_asked(screen, &site.region);
    button("chip", screen.site_words(site), UiAction::Prompt((!open).then_some(prompt)))
        .key(site.region.as_str().to_owned())
        .attr("data-set", "true")
        .aria_bool("aria-expanded", open)
}

fn strength(screen: &Screen<'_>, id: RecordId, site: &Site) -> Node {
    let region = screen.text.region(site.region.as_str());
    let set = |pain: Option<Pain>| Command::Write(Write::edit(id, DetailEdit::site(site.region.clone(), Some(pain))));
    let remove = button("ghost danger", screen.text.not_there(), Write::edit(id, DetailEdit::site(site.region.clone(), None)));
    let name = screen.text.how_strong_there(&region);
    el("div", "stack asked")
        .key(format!("ask {}", site.region.as_str()))
        .child(el("div", "row apart").child(el("h3", "").text(name.clone())).child(remove))
        .child(number_strip(screen, name, site.pain, &set))
}

fn path_row(screen: &Screen<'_>, id: RecordId, details: &Details, path: &[Code]) -> Node {
    let words = screen.path_words(path);
    let others = details.spread.iter().filter(|other| other.as_slice() != path).cloned().collect_vec();
    let remove = button("ghost danger", screen.text.remove(), Write::edit(id, DetailEdit::Spread(PathsEdit(others))))
        .label(screen.text.contact_remove(&words));
    el("li", "row apart").child(el("span", "").text(screen.text.spreads(&words))).child(remove)
}

/// The body from the front, from behind or as a list, and the switch for drawing a path.
fn body(screen: &Screen<'_>, id: RecordId, details: &Details) -> Vec<Node> {
    let (text, ui) = (screen.text, &screen.model.ui);
    let view = |view: BodyView, words| (words, ui.body == view, Command::Ui(UiAction::View(view)));
    let views =
        vec![view(BodyView::Front, text.body_front()), view(BodyView::Back, text.body_back()), view(BodyView::List, text.body_list())];
    let drawing = ui.path.is_some();
    let spread = if drawing { text.spread_done() } else { text.spread_begin() };
    let spread = button("chip", spread, UiAction::Path(!drawing)).aria_bool("aria-pressed", drawing);
    let hint = if drawing { text.spread_hint() } else { text.your_sides_hint() };
    let shown = match ui.body {
        BodyView::Front => drawn(screen, id, details, Side::Front),
        BodyView::Back => drawn(screen, id, details, Side::Back),
        BodyView::List => list(screen, id, details),
    };
    vec![
        toggles(("voices three", "voice"), text.where_title(), views),
        el("div", "chips").child(spread),
        el("p", "soft").attr("role", "status").text(hint),
        shown,
    ]
}

/// The drawing with a button over each region. It is never mirrored, whatever the writing direction.
fn drawn(screen: &Screen<'_>, id: RecordId, details: &Details, side: Side) -> Node {
    let text = screen.text;
    let regions = regions(side);
    let (at_left, at_right) =
        if side == Side::Front { (text.your_right(), text.your_left()) } else { (text.your_left(), text.your_right()) };
    let outline = |region: &Region| {
        let site = details.site(&region.code);
        let strength = site.map(|site| site.pain.map_or_else(|| "marked".to_owned(), |pain| pain.number().to_string()));
        shape(region, strength)
    };
    let mut drawing = figure().children(regions.iter().map(outline).collect_vec());
    for path in details.spread.iter().chain(screen.model.ui.path.as_ref()) {
        drawing = drawing.children(steps(side, path).into_iter().map(arrow).collect_vec());
    }
    // The question follows its button in the tab order; on screen it is fixed at the bottom.
    let mut question = asked(screen, id, details);
    let mut buttons = Vec::new();
    for region in &regions {
        buttons.push(touch(screen, id, details, region));
        if is_asked(screen, &region.code) {
            buttons.extend(question.take());
        }
    }
    el("div", "body")
        .key(format!("body {side:?}"))
        .attr("dir", "ltr")
        .child(el("span", "side at-left").attr("aria-hidden", "true").text(at_left))
        .child(el("span", "side at-right").attr("aria-hidden", "true").text(at_right))
        .child(drawing)
        .children(buttons)
        .child_opt(question)
}

fn figure() -> Node {
    let arrow_head = el("marker", "arrow-head")
        .attr("id", "arrow-head")
        .attr("viewBox", "0 0 8 8")
        .attr("refX", "6")
        .attr("refY", "4")
        .attr("markerWidth", "5")
        .attr("markerHeight", "5")
        .attr("orient", "auto")
        .child(el("path", "").attr("d", "M0 0l8 4l-8 4Z"));
    el("svg", "figure").with("viewBox", format!("0 0 {WIDTH} {HEIGHT}")).attr("aria-hidden", "true").child(el("defs", "").child(arrow_head))
}

fn shape(region: &Region, strength: Option<String>) -> Node {
    let path = el("path", "region").key(region.code.as_str().to_owned()).attr("d", region.path);
    let path = if region.mirrored { path.with("transform", format!("translate({WIDTH} 0) scale(-1 1)")) } else { path };
    match strength {
        Some(strength) => path.with("data-score", strength),
        None => path,
    }
}

fn arrow(((from_x, from_y), (to_x, to_y)): ((u16, u16), (u16, u16))) -> Node {
    el("path", "spread").with("d", format!("M{from_x} {from_y}L{to_x} {to_y}")).attr("marker-end", "url(#arrow-head)")
}

/// A button over the region it names, large enough for a thumb.
fn touch(screen: &Screen<'_>, id: RecordId, details: &Details, region: &Region) -> Node {
    let site = details.site(&region.code);
    let name = site.map_or_else(|| screen.text.region(region.code.as_str()), |site| screen.site_words(site));
    let [x, y, width, height] = region.touch;
    let pain = site.and_then(|site| site.pain);
    let number = pain.map(|pain| el("span", "").with("data-score", pain.number().to_string()).text(screen.text.score(Score::Number(pain))));
    let mark = if site.is_some() && pain.is_none() { Some(el("span", "").attr("data-score", "marked").text_static("✓")) } else { None };
    el("button", "touch")
        .key(region.code.as_str().to_owned())
        .attr("type", "button")
        .label(name)
        .aria_bool("aria-pressed", pressed(screen, details, &region.code))
        .with("style:inset-inline-start", format!("{x}px"))
        .with("style:inset-block-start", format!("{y}px"))
        .with("style:inline-size", format!("{width}px"))
        .with("style:block-size", format!("{height}px"))
        .press(Command::Write(Write::Region(id, region.code.clone())))
        .child_opt(number.or(mark))
}

/// True for a region on the path being drawn, else for a marked region.
fn pressed(screen: &Screen<'_>, details: &Details, region: &Code) -> bool {
    screen.model.ui.path.as_ref().map_or_else(|| details.site(region).is_some(), |path| path.contains(region))
}

/// The same regions by group, with a search.
fn list(screen: &Screen<'_>, id: RecordId, details: &Details) -> Node {
    let text = screen.text;
    let wanted = fold_case_and_accents(Field::FindRegion.text(screen.model).trim());
    let fits = |region: &&str| wanted.is_empty() || fold_case_and_accents(&text.region(region)).contains(&wanted);
    let option = |region: &str| {
        let code = crate::domain::vocabulary::region(region)?;
        let words = details.site(&code).map_or_else(|| text.region(region), |site| screen.site_words(site));
        Some((words, pressed(screen, details, &code), Command::Write(Write::Region(id, code))))
    };
    let group = |(name, regions): &(&str, &[&'static str])| {
        let options: Vec<_> = regions.iter().filter(|region| fits(region)).filter_map(|region| option(region)).collect_vec();
        let name = text.region_group(name);
        let is_here = regions.iter().filter_map(|region| crate::domain::vocabulary::region(region)).any(|region| is_asked(screen, &region));
        let question = if is_here { asked(screen, id, details) } else { None };
        let group = el("div", "part").child(el("h3", "").text(name.clone()));
        (!options.is_empty()).then(|| group.child(toggles(("chips", "chip"), name, options)).child_opt(question))
    };
    let groups: Vec<Node> = REGION_GROUPS.iter().filter_map(group).collect_vec();
    let none = groups.is_empty().then(|| el("p", "soft").attr("role", "status").text(text.no_region()));
    el("div", "stack")
        .key("list".into())
        .child(line_field(screen, text.find_region(), "search", Field::FindRegion))
        .children(groups)
        .child_opt(none)
}

/// The body from both sides, each region with its worst number, and the paths along which pain spreads. `opens` gives the command of a tap
/// on a region with a number; the list beside it offers the same.
pub fn body_figures(screen: &Screen<'_>, sums: &[RegionSum], paths: &[Vec<Code>], opens: &dyn Fn(&Code) -> Option<Command>) -> Node {
    let text = screen.text;
    let view = |side: Side, name: String| {
        let regions = regions(side);
        let sum_of = |region: &Region| sums.iter().find(|sum| sum.region == region.code);
        let strength = |sum: &RegionSum| sum.pain.map_or_else(|| "marked".to_owned(), |(_, worst)| worst.number().to_string());
        let tapped = |node: Node, region: &Region| match sum_of(region).and_then(|sum| opens(&sum.region)) {
            Some(command) => node.press(command),
            None => node,
        };
        let shapes = regions.iter().map(|region| tapped(shape(region, sum_of(region).map(strength)), region)).collect_vec();
        let number = |region: &Region| {
            let (x, y) = region.centre();
            let sum = sum_of(region)?;
            let words = sum.pain.map_or_else(|| "✓".to_owned(), |(_, worst)| text.score(Score::Number(worst)));
            let node =
                el("text", "").with("x", x.to_string()).with("y", (y + 10).to_string()).with("data-score", strength(sum)).text(words);
            Some(tapped(node, region))
        };
        let numbers = regions.iter().filter_map(number).collect_vec();
        let arrows = paths.iter().flat_map(|path| steps(side, path)).map(arrow).collect_vec();
        let picture = figure().children(shapes).children(numbers).children(arrows);
        el("figure", "").child(picture).child(el("figcaption", "soft").attr("aria-hidden", "true").text(name))
    };
    el("div", "figures").attr("dir", "ltr").child(view(Side::Front, text.body_front())).child(view(Side::Back, text.body_back()))
}

/// The body for a range of days, per speaker: how often and how strong, in colour, numbers and words.
pub fn body_picture(screen: &Screen<'_>, speakers: &[(Speaker, Vec<RegionSum>)]) -> Node {
    let text = screen.text;
    let row = |sum: &RegionSum| {
        let often = text.counted(sum.count, crate::text::Text::times);
        let strong = sum.pain.map(|(least, worst)| screen.range_words(least, worst)).unwrap_or_default();
        el("tr", "")
            .child(el("th", "").attr("scope", "row").text(text.region(sum.region.as_str())))
            .child(el("td", "").text(often))
            .child(el("td", "").text(strong))
    };
    // A patient alone needs no name.
    let is_named = speakers.iter().any(|(speaker, _)| !speaker.is_patient());
    let of_speaker = |(speaker, sums): &(Speaker, Vec<RegionSum>)| {
        let name = if is_named { screen.name(speaker) } else { text.where_it_hurt() };
        let table = el("table", "sums")
            .child(el("caption", "visually-hidden").text(name.clone()))
            .child(el("tbody", "").children(sums.iter().map(row).collect_vec()));
        let heading = is_named.then(|| el("h3", "").attr("dir", "auto").text(name));
        el("div", "stack").child_opt(heading).child(body_figures(screen, sums, &[], &|_| None)).child(table)
    };
    // Closed at first, so that the entries below stay near.
    let details = el("details", "sheet").key("sums".into()).child(el("summary", "").text(text.where_it_hurt()));
    details.children(speakers.iter().map(of_speaker).collect_vec())
}
