//! One dose: what, when, how much, pain before and after.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, line_field, missing, page, sheet, status_line, time_field, toggles};
use super::entry_fields::who_options;
use super::history::{history, typed_by};
use crate::app::{Command, DoseSide, Field, Route, TimeOf, UiAction, Write};
use crate::domain::link::{Linked, before_after, candidates};
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Code, CollectVec, Dose, DoseEdit, Link, RecordId, sort_by_key};
use crate::text::bidi_isolate;

/// Entries within this time of a dose are offered as its before or after, in seconds.
const OFFERED_S_MAX: i64 = 24 * 3_600;

/// The screen of a dose.
pub fn dose(screen: &Screen<'_>, id: RecordId) -> Node {
    let (text, model) = (screen.text, screen.model);
    let mut content = status_line(screen);
    content.push(el("a", "ghost").with("href", Route::Diary.to_string()).text(text.back_to_diary()));
    let (Some(dose), Some((version, speaker))) = (model.diary.dose(id), model.diary.said(id)) else {
        content.push(missing(screen));
        return page(screen, text.diary_title(), content);
    };
    let relief = screen.relief_words(dose.relief);
    content.push(el("p", "soft").text(screen.when_words(id, version).unwrap_or_default()));
    content.extend(typed_by(screen, version));
    content.extend(dose.skipped.is_none().then(|| before_and_after(screen, id, dose)));
    content.push(taken(screen, id, dose));
    content.push(sheet(text.when()).child(time_field(screen, TimeOf::At(id), Some(dose.at))));
    let options = who_options(screen, id, &speaker);
    content.push(sheet(text.voice_group()).child(toggles(("chips", "chip"), text.voice_group(), options)));
    content.extend(history(screen, id));
    content.push(button("ghost danger", text.delete_dose(), Write::Delete(id)));
    page(screen, text.dose_title(&relief, &text.intl.time(dose.at)), content)
}

fn taken(screen: &Screen<'_>, id: RecordId, dose: &Dose) -> Node {
    let text = screen.text;
    let skipped = dose.skipped.is_some();
    let options = vec![
        (text.taken(), !skipped, Command::Write(Write::edit(id, DoseEdit::Skipped(None)))),
        (text.skipped(), skipped, Command::Write(Write::edit(id, DoseEdit::Skipped(Some(dose.skipped.clone().unwrap_or_default()))))),
    ];
    let fields = if skipped {
        vec![line_field(screen, text.why_skipped(), "text", Field::Text(id, Dose::skipped()))]
    } else {
        amount(screen, id, dose)
    };
    sheet(text.taken_or_skipped()).child(toggles(("chips", "chip"), text.taken_or_skipped(), options)).children(fields)
}

/// The amount. The last amount recorded for this medicine is offered by one tap while the field is empty.
pub fn amount(screen: &Screen<'_>, id: RecordId, dose: &Dose) -> Vec<Node> {
    let (text, diary) = (screen.text, &screen.model.diary);
    let last = if dose.amount.is_empty() { diary.last_amount(dose.relief, dose.at) } else { None };
    let same = last.map(|last| {
        let edit = DoseEdit::Amount(last.clone());
        button("chip", text.as_last_time(&bidi_isolate(last.as_str())), Write::edit(id, edit)).key("same".into())
    });
    same.into_iter().chain([line_field(screen, text.amount(), "text", Field::Text(id, Dose::amount()))]).collect_vec()
}

/// Pain before and after, as found by the rule or as linked by a person, and the relief reported.
fn before_and_after(screen: &Screen<'_>, id: RecordId, dose: &Dose) -> Node {
    let text = screen.text;
    let found = before_after(&screen.model.diary, dose, screen.now);
    let effect = |code: &&'static str| {
        let holds = dose.effect.as_ref().is_some_and(|effect| effect.as_str() == *code);
        (text.effect(code), holds, Command::Write(Write::edit(id, DoseEdit::Effect((!holds).then(|| Code::listed(code))))))
    };
    let before = found.before.map_or_else(|| text.no_number_before(), |before| linked_words(screen, &before));
    let after = found.after.map_or_else(|| text.no_number_after(), |after| linked_words(screen, &after));
    let has_rule = screen.model.diary.has_before_after(dose);
    let mixed = found.is_mixed.then(|| el("p", "soft").text(text.another_between()));
    let links = has_rule.then(|| {
        el("div", "stack")
            .child(link_row(screen, DoseSide::Before, before))
            .child_opt(chooser(screen, id, dose, DoseSide::Before))
            .child(link_row(screen, DoseSide::After, after))
            .child_opt(chooser(screen, id, dose, DoseSide::After))
            .child_opt(mixed)
    });
    // Only a medicine taken when needed has pain before and after.
    sheet(if has_rule { text.pain_and_relief() } else { text.relief_as_said() }).child_opt(links).child(toggles(
        ("chips", "chip"),
        text.relief_as_said(),
        EFFECTS.iter().map(effect).collect_vec(),
    ))
}

fn linked_words(screen: &Screen<'_>, linked: &Linked) -> String {
    let text = screen.text;
    let score = text.score(linked.score);
    let words = if linked.after_min() > 0 {
        text.after(&score, &text.minutes(linked.after_min()))
    } else {
        text.before_by(&score, &text.minutes(-linked.after_min()))
    };
    if linked.speaker.is_patient() { words } else { format!("{words} ({})", screen.name(&linked.speaker)) }
}

fn link_row(screen: &Screen<'_>, side: DoseSide, words: String) -> Node {
    let text = screen.text;
    let open = screen.model.ui.linking == Some(side);
    let name = side_name(screen, side);
    let change = button("ghost", text.change_it(), UiAction::Linking((!open).then_some(side))).label(name).aria_bool("aria-expanded", open);
    el("div", "row apart").child(el("p", "").text(words)).child(change)
}

/// Entries near the dose, to link another one or none.
fn chooser(screen: &Screen<'_>, id: RecordId, dose: &Dose, side: DoseSide) -> Option<Node> {
    if screen.model.ui.linking != Some(side) {
        return None;
    }
    let (text, is_after) = (screen.text, side == DoseSide::After);
    let current = if is_after { dose.after } else { dose.before };
    let change = |link| Command::Write(Write::edit(id, if is_after { DoseEdit::After(link) } else { DoseEdit::Before(link) }));
    let is_offered = |linked: &Linked| (linked.after_s > 0) == is_after && linked.after_s.abs() <= OFFERED_S_MAX;
    let near = sort_by_key(candidates(&screen.model.diary, dose.at).filter(is_offered).collect_vec(), |linked| linked.after_s.abs());
    let option = |linked: &Linked| {
        let link = Link::Entry(linked.id);
        (linked_words(screen, linked), current == link, change(link))
    };
    let mut options = vec![
        (text.link_found(), current == Link::Found, change(Link::Found)),
        (text.link_none(), current == Link::None, change(Link::None)),
    ];
    options.extend(near.iter().map(option));
    Some(toggles(("chips", "chip"), side_name(screen, side), options))
}

fn side_name(screen: &Screen<'_>, side: DoseSide) -> String {
    match side {
        DoseSide::Before => screen.text.change_before(),
        DoseSide::After => screen.text.change_after(),
    }
}
