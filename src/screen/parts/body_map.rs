//! Where it hurts: the body to tap, the same regions as a list, and the paths along which pain spreads.

use super::super::Screen;
use super::super::node::{Node, el};
use super::body_figure::{Mark, figure, sides, strength_of};
use super::{button, line_field, number_strip, toggles};
use crate::app::{BodyView, Command, Field, OpenPrompt, Route, UiAction, Write};
use crate::domain::vocabulary::REGION_GROUPS;
use crate::domain::{Code, CollectVec, DetailEdit, Details, Pain, PathsEdit, RecordId, Site, fold_case_and_accents};
use crate::view::body::{Clearance, Region, Side, regions};

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
    let being_drawn = screen.model.ui.path.as_ref();
    let regions = regions(side);
    let mark = |region: &Region| {
        let site = details.site(&region.code);
        let strength = match site {
            Some(site) => Some(strength_of(site.pain)),
            None if being_drawn.is_some_and(|path| path.contains(&region.code)) => Some("path".to_owned()),
            None => None,
        };
        // A tag is always drawn, and its button says the number.
        let pain = site.filter(|_| !region.has_tag()).map(|site| site.pain);
        (strength.is_some() || region.has_tag()).then(|| Mark { region: region.clone(), strength, pain, tap: None })
    };
    let marks = regions.iter().filter_map(mark).collect_vec();
    let paths = details.spread.iter().chain(being_drawn).collect_vec();
    // The question follows its button in the tab order; on screen it is fixed at the bottom.
    let mut question = asked(screen, id, details);
    let mut buttons = Vec::new();
    for region in &regions {
        buttons.push(touch(screen, id, details, region));
        if is_asked(screen, &region.code) {
            buttons.extend(question.take());
        }
    }
    let drawing = el("div", "body").child(figure(screen, side, &marks, &paths, Clearance::Entry)).children(buttons).child_opt(question);
    el("div", "").key(format!("body {side:?}")).attr("dir", "ltr").child(sides(side, text.your_right(), text.your_left())).child(drawing)
}

/// A button over the region it names, large enough for a thumb.
fn touch(screen: &Screen<'_>, id: RecordId, details: &Details, region: &Region) -> Node {
    let site = details.site(&region.code);
    let name = screen.text.region(region.code.as_str());
    let name = site.map_or(name, |site| screen.site_words(site));
    let [x, y, width, height] = region.touch();
    // 33 units of the drawing are 48 px; it begins at x = 10, y = -8.
    let px = |units: i32| format!("{}px", units * 16 / 11);
    let node = el("button", if region.has_tag() { "touch tag" } else { "touch" })
        .key(region.code.as_str().to_owned())
        .attr("type", "button")
        .label(name.clone())
        .aria_bool("aria-pressed", pressed(screen, details, &region.code))
        .with("style:inset-inline-start", px(x - 10))
        .with("style:inset-block-start", px(y + 8))
        .with("style:inline-size", px(width))
        .with("style:block-size", px(height))
        .press(Command::Write(Write::Region(id, region.code.clone())));
    if !region.has_tag() {
        return node;
    }
    match site {
        Some(site) => node.with("data-score", strength_of(site.pain)).text(name),
        None => node.text(name),
    }
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
        let side = if region.ends_with("-left") {
            "chip left"
        } else if region.ends_with("-right") {
            "chip right"
        } else {
            "chip"
        };
        let chip = el("button", side).attr("type", "button").aria_bool("aria-pressed", pressed(screen, details, &code));
        Some(chip.press(Command::Write(Write::Region(id, code))).text(words))
    };
    let group = |(name, regions): &(&str, &[&'static str])| {
        let options: Vec<Node> = regions.iter().filter(|region| fits(region)).filter_map(|region| option(region)).collect_vec();
        let name = text.region_group(name);
        let is_here = regions.iter().filter_map(|region| crate::domain::vocabulary::region(region)).any(|region| is_asked(screen, &region));
        let question = if is_here { asked(screen, id, details) } else { None };
        let group = el("div", "part").child(el("h3", "").text(name.clone()));
        let list = el("div", "sided").attr("role", "group").label(name);
        (!options.is_empty()).then(|| group.child(list.children(options)).child_opt(question))
    };
    let groups: Vec<Node> = REGION_GROUPS.iter().filter_map(group).collect_vec();
    let none = groups.is_empty().then(|| el("p", "soft").attr("role", "status").text(text.no_region()));
    el("div", "stack")
        .key("list".into())
        .child(line_field(screen, text.find_region(), "search", Field::FindRegion))
        .children(groups)
        .child_opt(none)
}
