//! The warning signs: the same text for everybody, always, never called up by a number.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{page, placed_line, sheet, status_line};
use super::team::emergency;
use crate::app::Place;
use crate::domain::agreed::names;
use crate::text::isolated;

/// The screen of the card.
pub fn warning_signs(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let list = |heading: String, signs: Vec<String>| {
        sheet(heading).child(el("ul", "signs-list").children(signs.into_iter().map(|sign| el("li", "").say(sign)).collect()))
    };
    let mut content = status_line(screen);
    content.push(el("p", "").say(text.signs_general()));
    content.extend(emergency(screen).map(|number| el("div", "sheet").child(number)));
    content.push(list(
        text.signs_spine_now(),
        vec![text.sign_weakness(), text.sign_walking(), text.sign_numbness(), text.sign_band(), text.sign_bladder()],
    ));
    content.push(list(
        text.signs_spine_day(),
        vec![text.sign_severe(), text.sign_getting_worse(), text.sign_straining(), text.sign_night(), text.sign_tender()],
    ));
    content.push(list(
        text.signs_painkillers(),
        vec![text.sign_cannot_wake(), text.sign_breathing(), text.sign_gurgling(), text.sign_lips(), text.sign_pupils()],
    ));
    let fever = screen.model.diary.agreed(names::FEVER);
    let fever = if fever.is_empty() { text.sign_fever() } else { text.sign_fever_at(&isolated(fever)) };
    content.push(sheet(text.signs_fever()).child(el("p", "").say(fever)).child(placed_line(
        screen,
        text.fever_temperature(),
        "text",
        Place::Agreed(names::FEVER),
    )));
    content.push(el("p", "soft").say(text.signs_source()));
    content.push(el("p", "soft").say(text.signs_review()));
    page(screen, text.signs_title(), content)
}
