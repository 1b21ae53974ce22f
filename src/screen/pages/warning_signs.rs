//! The warning signs: the same text for everybody, always, never called up by a number.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{link_row, page, placed_line, sheet, status_line};
use super::team_numbers::emergency;
use super::team_rule::{own_words, source};
use crate::app::{Place, Route};
use crate::domain::agreed::names;
use crate::text::isolated;

/// The family's own rule is no part of the card: here stands whose it is, and where to read it.
fn family_rule(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let whose = match (own_words(screen), source(screen)) {
        (None, _) => text.signs_no_rule(),
        (Some(_), None) => text.signs_rule_of_nobody(),
        (Some(_), Some(source)) => text.signs_rule_of(&source),
    };
    el("ul", "sheet links").child(link_row(Route::Team, text.rule_title(), whose))
}

/// The screen of the card.
pub fn warning_signs(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let list = |heading: String, signs: Vec<String>, source: String| {
        let signs = el("ul", "signs-list").children(signs.into_iter().map(|sign| el("li", "").say(sign)).collect());
        sheet(heading).child(signs).child(el("p", "soft").say(source))
    };
    let mut content = status_line(screen);
    content.push(el("p", "").say(text.signs_general()));
    content.extend(emergency(screen).map(|number| el("div", "sheet").child(number)));
    content.push(list(
        text.signs_spine_now(),
        vec![text.sign_weakness(), text.sign_walking(), text.sign_numbness(), text.sign_band(), text.sign_bladder()],
        text.signs_spine_source(),
    ));
    content.push(list(
        text.signs_spine_day(),
        vec![text.sign_severe(), text.sign_getting_worse(), text.sign_straining(), text.sign_night(), text.sign_tender()],
        text.signs_spine_source(),
    ));
    content.push(list(
        text.signs_painkillers(),
        vec![text.sign_cannot_wake(), text.sign_breathing(), text.sign_gurgling(), text.sign_lips(), text.sign_pupils()],
        text.signs_painkillers_source(),
    ));
    let fever = screen.model.diary.agreed(names::FEVER);
    let fever = if fever.is_empty() { text.sign_fever() } else { text.sign_fever_at(&isolated(fever)) };
    let temperature = placed_line(screen, text.fever_temperature(), "text", Place::Agreed(names::FEVER));
    content.push(
        sheet(text.signs_fever()).child(el("p", "").say(fever)).child(temperature).child(el("p", "soft").say(text.signs_fever_source())),
    );
    content.push(family_rule(screen));
    content.push(el("p", "soft").say(text.signs_written()));
    content.push(el("p", "soft").say(text.signs_review()));
    page(screen, text.signs_title(), content)
}
