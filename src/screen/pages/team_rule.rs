//! "Call if …": the family's own rule, in the team's words. Off until somebody types it.

use std::rc::Rc;

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{agreed_number, any_day_field, button, placed_line, placed_note};
use crate::app::{Change, Command, Place, Show};
use crate::domain::agreed::names;
use crate::domain::{Moment, Note};
use crate::text::isolated;

/// Who said it and when, as far as that was typed.
pub fn source(screen: &Screen<'_>) -> Option<String> {
    let diary = &screen.model.diary;
    let day = Moment::parse_day(diary.agreed(names::RULE_DATE)).ok().map(|day| screen.text.intl.day(day, screen.now.day()));
    let from = Some(isolated(diary.agreed(names::RULE_FROM))).filter(|from| !from.is_empty());
    Some(from.into_iter().chain(day).collect::<Vec<_>>().join(", ")).filter(|source| !source.is_empty())
}

/// The rule in the team's words, or in its two numbers where no words were typed; none while there is no rule.
pub fn own_words(screen: &Screen<'_>) -> Option<String> {
    let (text, diary) = (screen.text, &screen.model.diary);
    let words = diary.agreed(names::RULE_WORDS);
    if !words.is_empty() {
        return Some(isolated(words));
    }
    diary.rule().map(|_| text.rule_in_numbers(diary.agreed(names::RULE_PAIN), diary.agreed(names::RULE_HOURS)))
}

/// Its words and where they come from.
fn said(screen: &Screen<'_>) -> Vec<Node> {
    let own = own_words(screen).map(|own| el("p", "own").attr("dir", "auto").say(own));
    let source = own.as_ref().and_then(|_| source(screen)).map(|source| el("p", "soft").attr("dir", "auto").say(source));
    own.into_iter().chain(source).collect()
}

/// The rule in its own words, while its two numbers are met and the team has not been told. The app adds no advice of its own.
pub fn rule_card(screen: &Screen<'_>) -> Option<Node> {
    let (text, diary) = (screen.text, &screen.model.diary);
    let met = diary.rule_met(screen.now)?;
    let number = |id| diary.entry(id).map(|entry| text.number_at(&text.score(entry.score), &screen.when(entry.at)));
    let mut met_by = vec![met.first, met.last];
    met_by.dedup();
    let numbers = met_by.into_iter().filter_map(number).collect::<Vec<_>>().join(", ");
    Some(
        el("section", "sheet stack warning rule")
            .key("rule".into())
            .child(el("h2", "").say(text.rule_met_title()))
            .children(said(screen))
            .child(el("p", "soft").say(text.topic_says(&screen.name(&met.voice), &numbers))),
    )
}

/// The rule as it was said, and where it is typed. While it is met it stands at the head of the screen.
pub fn rule(screen: &Screen<'_>) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let day = Moment::parse_day(diary.agreed(names::RULE_DATE)).ok();
    let on_day = Rc::new(|day: Option<chrono::NaiveDate>| {
        let value = day.map(|day| day.to_string()).unwrap_or_default();
        Command::EditPlace(Place::Agreed(names::RULE_DATE), Change::Note(Note::new(&value).unwrap_or_default()))
    });
    let hours = diary.agreed(names::RULE_HOURS);
    let state = match diary.rule() {
        Some(_) => text.rule_on(),
        None if hours.is_empty() && diary.agreed(names::RULE_PAIN).is_empty() => text.rule_off(),
        None => text.rule_needs_numbers(),
    };
    let open = screen.model.desk.rule_open;
    // While it is typed its words stand in the field; above it they would grow and push the field away.
    let said = if open || diary.rule_met(screen.now).is_some() { Vec::new() } else { said(screen) };
    let words = if own_words(screen).is_some() { text.rule_change() } else { text.rule_write() };
    let opener = button("ghost opener", words, Command::Show(Show::Rule(!open))).key("opener".into()).state("aria-expanded", open);
    let fields = open.then(|| rule_fields(screen, day, on_day, state));
    el("section", "sheet stack rule")
        .key("rule form".into())
        .child(el("h2", "").say(text.rule_title()))
        .children(said)
        .child(opener)
        .maybe(fields)
}

type OnDay = Rc<dyn Fn(Option<chrono::NaiveDate>) -> Command>;

fn rule_fields(screen: &Screen<'_>, day: Option<chrono::NaiveDate>, on_day: OnDay, state: String) -> Node {
    let text = screen.text;
    el("div", "stack")
        .child(el("p", "soft").say(text.rule_hint()))
        .child(placed_note(screen, text.rule_words(), Place::Agreed(names::RULE_WORDS)))
        .child(el("div", "row").child(placed_line(screen, text.rule_from(), "text", Place::Agreed(names::RULE_FROM))).child(any_day_field(
            text.rule_date(),
            day,
            on_day,
        )))
        .child(agreed_number(screen, "h3", text.rule_pain(), names::RULE_PAIN))
        .child(placed_line(screen, text.rule_hours(), "text", Place::Agreed(names::RULE_HOURS)))
        .child(el("p", "soft").attr("role", "status").say(state))
}
