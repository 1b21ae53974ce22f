//! Nothing logged? Worst, least and now, where, and what helps: a page for the doctor in a minute, marked as remembered today.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{body_sheet, number_strip, page, sheet, status_line, word_sheet};
use super::now::voices;
use crate::app::{Command, Route};
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Pain, RecordId, Score, Topic};

/// The form.
pub fn short(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let mut content = status_line(screen);
    content.push(el("p", "").say(text.short_intro()));
    content.extend(screen.model.settings.two_voices.then(|| voices(screen)));
    content.push(number(screen, text.short_worst(), Some(WORST_OF_DAY)));
    content.push(number(screen, text.short_least(), Some(LEAST_OF_DAY)));
    content.push(number(screen, text.short_now(), None));
    // Where and what helps belong to the pain of now, or else to the worst.
    let of = |span| made(screen, span);
    match of(None).or_else(|| of(Some(WORST_OF_DAY))).and_then(|id| Some((id, screen.model.diary.entry(id)?))) {
        Some((id, entry)) => {
            content.push(body_sheet(screen, id, entry.details()));
            content.push(word_sheet(screen, id, entry.details(), Topic::Helped));
        }
        None => content.push(el("p", "soft").say(text.short_then())),
    }
    content.push(el("a", "button").with("href", Route::Doctor.to_string()).say(text.show_the_doctor()));
    page(screen, text.short_title(), content)
}

/// The entry this form has made about that stretch.
fn made(screen: &Screen<'_>, span: Option<&'static str>) -> Option<RecordId> {
    let made = screen.model.desk.short.iter().find(|(known, _)| *known == span);
    made.map(|(_, id)| *id).filter(|id| screen.model.diary.entry(*id).is_some())
}

fn number(screen: &Screen<'_>, name: String, span: Option<&'static str>) -> Node {
    let chosen = made(screen, span).and_then(|id| screen.model.diary.entry(id)).and_then(|entry| match entry.score {
        Score::Number(pain) => Some(pain),
        Score::TooMuch => None,
    });
    let command = |pain: Option<Pain>| Command::ShortNumber(span, pain.map(Score::Number));
    sheet(name.clone()).child(number_strip(screen, name, chosen, &command))
}
