//! "Call if …": the team's rule in its own words, always visible. The app compares nothing with it: if it did, no alert would read as "no
//! need to call".

use std::sync::Arc;

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{any_day_field, button, derived_line, derived_note};
use crate::app::{Command, DerivedRecord, UiAction, Write};
use crate::domain::agreement::names;
use crate::domain::{AgreementEdit, CollectVec, Moment, Note};
use crate::text::bidi_isolate;

/// Who gave the rule and when, as far as typed.
pub fn source(screen: &Screen<'_>) -> Option<String> {
    let diary = &screen.model.diary;
    let day = Moment::parse_day(diary.agreed(names::RULE_DATE)).ok().map(|day| screen.list_day(day));
    let from = Some(bidi_isolate(diary.agreed(names::RULE_FROM))).filter(|from| !from.is_empty());
    Some(from.into_iter().chain(day).joined(", ")).filter(|source| !source.is_empty())
}

/// The rule in the team's words, or the sentence built from the two numbers of earlier versions.
pub fn own_words(screen: &Screen<'_>) -> Option<String> {
    let words = screen.model.diary.agreed(names::RULE_WORDS);
    if words.trim().is_empty() { in_numbers(screen) } else { Some(bidi_isolate(words)) }
}

/// "Call if 7 or more for 2 h", as typed. `None` unless both numbers are set.
fn in_numbers(screen: &Screen<'_>) -> Option<String> {
    let [pain, hours] = [names::RULE_PAIN, names::RULE_HOURS].map(|what| screen.model.diary.agreed(what).trim());
    (!pain.is_empty() && !hours.is_empty()).then(|| screen.text.rule_in_numbers(&bidi_isolate(pain), &bidi_isolate(hours)))
}

/// The rule and its source.
fn said(screen: &Screen<'_>) -> Vec<Node> {
    let Some(own) = own_words(screen) else { return Vec::new() };
    let source = source(screen).unwrap_or_else(|| screen.text.rule_of_nobody());
    vec![el("p", "own").attr("dir", "auto").text(own), el("p", "soft").attr("dir", "auto").text(source)]
}

/// The rule for screens where it is only read; `None` while there is none.
pub fn rule_card(screen: &Screen<'_>) -> Option<Node> {
    let said = said(screen);
    let card = || el("section", "sheet stack tight rule").key("rule".into()).child(el("h2", "").text(screen.text.rule_title()));
    (!said.is_empty()).then(|| card().children(said))
}

/// The rule and its fields.
pub fn rule(screen: &Screen<'_>) -> Node {
    let text = screen.text;
    let open = screen.model.ui.rule_open;
    // While it is being edited the text is in the field only; above the field it would grow and push it down.
    let said = if open { Vec::new() } else { said(screen) };
    let words = if own_words(screen).is_some() { text.rule_change() } else { text.rule_write() };
    let opener = button("ghost opener", words, UiAction::Rule(!open)).key("opener".into()).aria_bool("aria-expanded", open);
    el("section", "sheet stack rule")
        .key("rule form".into())
        .child(el("h2", "").text(text.rule_title()))
        .children(said)
        .child(opener)
        .child_opt(open.then(|| rule_fields(screen)))
}

fn rule_fields(screen: &Screen<'_>) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let set = |what, value: &str| {
        Command::Write(Write::upsert(DerivedRecord::Agreement(what), AgreementEdit::Value(Note::new(value).unwrap_or_default())))
    };
    let day = Moment::parse_day(diary.agreed(names::RULE_DATE)).ok();
    let on_day = Arc::new(move |day: Option<chrono::NaiveDate>| set(names::RULE_DATE, &day.map(|day| day.to_string()).unwrap_or_default()));
    let from = derived_line(screen, text.rule_from(), "text", DerivedRecord::Agreement(names::RULE_FROM));
    // The two numbers have no fields any more, so the sentence is removed as a whole: it needs the first number.
    let old = in_numbers(screen).map(|sentence| {
        let remove = button("ghost danger", text.rule_remove(), set(names::RULE_PAIN, ""));
        el("div", "row apart").key("numbers".into()).child(el("p", "").text(sentence)).child(remove)
    });
    el("div", "stack")
        .child(el("p", "soft").text(text.rule_hint()))
        .child(derived_note(screen, text.rule_words(), DerivedRecord::Agreement(names::RULE_WORDS)))
        .child(el("div", "row").child(from).child(any_day_field(text.rule_date(), day, on_day)))
        .child_opt(old)
}
