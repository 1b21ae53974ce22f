//! The list by day; only visible rows are in the page.

use std::rc::Rc;

use super::super::cache::Found;
use super::super::node::{Node, el};
use super::super::parts::{Picture, icon, score_mark};
use super::super::{Screen, Viewport};
use crate::app::Route;
use crate::domain::{Body, CollectVec, RecordId, Score};
use crate::view::{Item, ItemKind};

/// Distance beyond the viewport for which rows are rendered, in CSS pixels.
const MARGIN_PX: f64 = 800.0;

/// The list.
pub fn list(screen: &Screen<'_>, found: &Rc<Found>) -> Node {
    let Viewport { top_px, height_px, .. } = screen.viewport;
    let listed = found.rows.get(found.shown.clone()).unwrap_or_default();
    let days = screen.days(found);
    let items = days.window(listed, top_px - MARGIN_PX, top_px + height_px + MARGIN_PX);
    el("div", "diary")
        .key("diary".into())
        .attr("role", "region")
        .label(screen.text.diary_days())
        .aria_bool("data-complete", screen.model.loading.is_fully_loaded)
        .with("style:block-size", pixels(days.height_px()))
        .children(items.iter().map(|item| line(screen, item)).collect_vec())
}

/// A CSS length, rounded to a pixel.
#[expect(clippy::cast_possible_truncation, reason = "a list of 2⁵² pixels is not shown on any screen")]
fn pixels(px: f64) -> String {
    format!("{}px", px.round() as i64)
}

fn line(screen: &Screen<'_>, item: &Item) -> Node {
    let top = pixels(item.top_px);
    match item.kind {
        ItemKind::Day(day) => el("h2", "day").key(day.to_string()).with("style:inset-block-start", top).text(screen.day_words(day)),
        ItemKind::Row { id, note, last } => {
            let row = if note { note_row(screen, id) } else { row(screen, id) };
            el("div", if last { "entry last" } else { "entry" }).key(id.to_string()).with("style:inset-block-start", top).child_opt(row)
        }
    }
}

fn row(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let text = screen.text;
    let (version, speaker) = screen.model.diary.said(id)?;
    let who = screen.name(&speaker);
    let row = match &version.body {
        Body::Entry(entry) => {
            let words = screen.entry_line(id, entry);
            let (score, time) = (text.score(entry.score), text.intl.time(entry.at));
            // The mark of "too much" is only "!", so the text contains the words.
            let (score, head) = if entry.score == Score::TooMuch { (None, format!("{score} · {time}")) } else { (Some(score), time) };
            shown(Route::Entry(id), score_mark(entry.score), score, head, words, who)
        }
        Body::Dose(dose) => {
            let mark = el("span", "mark").attr("aria-hidden", "true");
            let mark = mark.text_static(match (&dose.skipped, screen.is_medicine(dose.relief)) {
                (Some(_), _) => "✕",
                (None, true) => "Rx",
                (None, false) => "+",
            });
            let mut words = screen.dose_words(dose);
            if dose.recalled {
                words = format!("{} · {words}", text.recalled());
            }
            if let Some(ahead) = screen.ahead_words(dose.at) {
                words = format!("{ahead} · {words}");
            }
            shown(Route::Dose(id), mark, None, text.intl.time(dose.at), words, who)
        }
        Body::Call(call) => {
            let mark = el("span", "mark").attr("aria-hidden", "true").child(icon(Picture::Phone));
            let head = text.call_at(&text.intl.time(call.at));
            let words = screen.ahead_words(call.at).into_iter().chain([screen.call_words(call)]).joined(" · ");
            shown(Route::Call(id), mark, None, head, words, who)
        }
        _ => return None,
    };
    Some(row)
}

fn note_row(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let Body::Day(part) = &screen.model.diary.live(id)?.body else { return None };
    let day = part.day;
    let parts = screen.model.diary.day(day);
    let words = parts.iter().map(|(_, part)| screen.part_words(part)).joined(" · ");
    let mut speakers: Vec<String> = Vec::new();
    for (id, _) in &parts {
        speakers.extend(screen.said_by(*id).filter(|name| !speakers.contains(name)));
    }
    let mark = el("span", "mark").attr("aria-hidden", "true").child(icon(Picture::Day));
    Some(shown(Route::Day(day), mark, None, screen.text.day_row(), words, speakers.join(", ")))
}

/// The commas are for screen readers, which otherwise run the parts together.
fn shown(route: Route, mark: Node, score: Option<String>, head: String, words: String, who: String) -> Node {
    let pause = || el("span", "visually-hidden").text_static(", ");
    let what = el("span", "what")
        .child_opt(score.map(|score| el("span", "visually-hidden").text(format!("{score}, "))))
        .child(el("b", "").text(head))
        .child(pause());
    let what = if words.is_empty() { what } else { what.child(el("span", "soft words").attr("dir", "auto").text(words)).child(pause()) };
    el("a", "").with("href", route.to_string()).child(mark).child(what).child(el("span", "soft who").attr("dir", "auto").text(who))
}
