//! The warning signs: the same text for everybody, always, never triggered by a number. Contents and order follow the section "Fixed
//! warning signs" of the project's clinical facts, which names the sources.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{derived_line, link_row, page, sheet, status_line};
use super::team_numbers::{crisis_line, emergency};
use super::team_rule::{own_words, source};
use crate::app::{DerivedRecord, Route};
use crate::domain::CollectVec;
use crate::domain::agreement::names;
use crate::text::bidi_isolate;

/// The family's own rule is not part of the card: it is linked, with its source.
fn family_rule(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let whose = match (own_words(screen), source(screen)) {
        (None, _) => text.signs_no_rule(),
        (Some(_), None) => text.signs_rule_of_nobody(),
        (Some(_), Some(source)) => text.signs_rule_of(&source),
    };
    el("ul", "sheet links").child(link_row(Route::Team, text.rule_title(), whose))
}

fn part(heading: String, signs: Vec<String>, after: Vec<Node>, source: String) -> Node {
    let signs = el("ul", "signs-list").children(signs.into_iter().map(|sign| el("li", "").text(sign)).collect_vec());
    sheet(heading).child(signs).children(after).child(el("p", "soft").text(source))
}

/// The two lists of signs: of the spine, and of strong painkillers.
fn signs(screen: &Screen<'_>) -> Vec<Node> {
    let text = screen.text;
    let spine = vec![text.sign_weakness(), text.sign_walking(), text.sign_numbness(), text.sign_band(), text.sign_bladder()];
    let back =
        vec![text.sign_severe(), text.sign_getting_worse(), text.sign_straining(), text.sign_night(), text.sign_tender(), text.sign_leg()];
    let overdose = vec![
        text.sign_cannot_wake(),
        text.sign_cannot_stay_awake(),
        text.sign_breathing(),
        text.sign_gurgling(),
        text.sign_lips(),
        text.sign_limp(),
        text.sign_pupils(),
    ];
    let today = vec![text.sign_sleepy(), text.sign_twitching(), text.sign_seeing(), text.sign_confused()];
    let stay = vec![el("p", "").child(el("b", "").text(text.signs_stay()))];
    vec![
        part(text.signs_spine_now(), spine, Vec::new(), text.signs_spine_source()),
        part(text.signs_spine_day(), back, Vec::new(), text.signs_spine_source()),
        part(text.signs_painkillers(), overdose, stay, text.signs_painkillers_source()),
        part(text.signs_today(), today, Vec::new(), text.signs_today_source()),
    ]
}

fn fever(screen: &Screen<'_>) -> Node {
    let (text, typed) = (screen.text, screen.model.diary.agreed(names::FEVER));
    let at = if typed.is_empty() { text.sign_fever() } else { text.sign_fever_at(&bidi_isolate(typed)) };
    let field = || derived_line(screen, text.fever_temperature(), "text", DerivedRecord::Agreement(names::FEVER));
    sheet(text.signs_fever())
        .child(el("p", "").text(at))
        .child_opt((!screen.model.lock.is_locked()).then(field))
        .child(el("p", "").text(text.sign_shivering()))
        .child(el("p", "soft").text(text.signs_fever_source()))
}

fn not_wanting_to_live(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let team = el("a", "button plain").with("href", Route::Team.to_string()).text(text.signs_life_team());
    sheet(text.signs_life())
        .child(el("p", "").text(text.signs_life_call()))
        .child(emergency(screen))
        .child(team)
        .children(crisis_line(screen))
        .child(el("p", "soft").text(text.signs_life_source()))
}

/// The screen of the card.
pub fn warning_signs(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    // As on "Tell the team": the numbers come first, the status line last.
    let mut status = status_line(screen).into_iter();
    let saved = status.next();
    let mut content = vec![el("div", "sheet numbers").child(emergency(screen))];
    content.push(el("p", "").child(el("b", "").text(text.signs_review())));
    content.push(el("p", "").text(text.signs_other_plan()));
    content.extend(status);
    content.extend(signs(screen));
    content.push(fever(screen));
    content.push(not_wanting_to_live(screen));
    content.push(el("p", "").text(text.signs_general()));
    if !screen.model.lock.is_locked() {
        content.push(family_rule(screen));
    }
    content.push(el("p", "soft").text(text.signs_written()));
    content.extend(saved);
    page(screen, text.signs_title(), content)
}
