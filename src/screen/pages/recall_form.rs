//! The recall form ("60 seconds"): worst, least and current pain, where, and what helps, recorded as recalled today.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{body_sheet, button, number_strip, page, sheet, status_line, word_sheet};
use super::now::voices;
use crate::app::{Command, Route, Write};
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{CollectVec, Details, Pain, Score, Topic};

/// The form.
pub fn recall_form(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let mut content = status_line(screen);
    content.push(el("p", "").text(text.short_intro()));
    content.extend(screen.model.settings.two_voices.then(|| voices(screen)));
    content.push(number(screen, text.short_worst(), Some(WORST_OF_DAY)));
    content.push(number(screen, text.short_least(), Some(LEAST_OF_DAY)));
    content.push(number(screen, text.short_now(), None));
    // Places and what helps belong to the entry of the current pain, else to the worst.
    let of = |span| screen.model.recall_entry(span, screen.now);
    let made = [None, Some(WORST_OF_DAY)].into_iter().filter_map(of).filter_map(|id| Some((id, screen.model.diary.entry(id)?)));
    let made: Vec<_> = made.collect_vec();
    // The entry that has details stays the one shown when another gets its number.
    match made.iter().find(|(_, entry)| *entry.details() != Details::NONE).or(made.first()).copied() {
        Some((id, entry)) => {
            content.push(body_sheet(screen, id, entry.details()));
            content.push(word_sheet(screen, id, entry.details(), Topic::Helped));
        }
        None => content.push(el("p", "soft").text(text.short_then())),
    }
    content.push(el("a", "button").with("href", Route::Doctor.to_string()).text(text.show_the_doctor()));
    page(screen, text.short_title(), content)
}

/// Eleven keys and "too much".
fn number(screen: &Screen<'_>, name: String, span: Option<&'static str>) -> Node {
    let made = screen.model.recall_entry(span, screen.now);
    let chosen = made.and_then(|id| screen.model.diary.entry(id)).map(|entry| entry.score);
    let pain = if let Some(Score::Number(pain)) = chosen { Some(pain) } else { None };
    let command = |pain: Option<Pain>| Command::Write(Write::RecallNumber(span, pain.map(Score::Number)));
    let is_too_much = chosen == Some(Score::TooMuch);
    let too_much = Command::Write(Write::RecallNumber(span, (!is_too_much).then_some(Score::TooMuch)));
    let too_much = button("chip", screen.text.score(Score::TooMuch), too_much).aria_bool("aria-pressed", is_too_much);
    sheet(name.clone()).child(number_strip(screen, name, pain, &command)).child(el("div", "chips").child(too_much))
}
