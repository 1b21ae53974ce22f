//! Below the pad: reliefs by one tap, the new entry or the last one.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{all_heard, button, link_row, next_steps, signs_link};
use super::copies::copies_ask;
use super::dose::amount;
use super::entry_fields::entry_fields;
use super::locked::locked_below;
use super::team_rule::rule_card;
use super::told::reported_line;
use crate::app::{Dismiss, Route, Write};
use crate::domain::{CollectVec, Entry, RecordId, sort_by_key};

/// Reliefs shown as chips; the others are on their own screen.
const CHIPS: usize = 3;

/// The content below the pad and its status line. After a tap the topics of the entry come first: nothing above them moves.
pub fn below_the_pad(screen: &Screen<'_>) -> Vec<Node> {
    let model = screen.model;
    if model.lock.is_locked() {
        return locked_below(screen);
    }
    let entry = model.shown.and_then(|id| entry_card(screen, id));
    let last = if entry.is_none() { last_entry(screen) } else { None };
    let mut content: Vec<Node> = entry.into_iter().chain([reliefs(screen)]).chain(last).collect_vec();
    let told = reported_line(screen);
    content.extend(match rule_card(screen) {
        Some(rule) => Some(rule.child_opt(told)),
        None => told,
    });
    let questions = questions_wait(screen).map(|words| link_row(Route::Visit, words, String::new()));
    let rows = questions.into_iter().chain(exchange_row(screen)).collect_vec();
    content.extend((!rows.is_empty()).then(|| el("ul", "sheet links").key("rows".into()).children(rows)));
    content.extend(next_steps(screen));
    content.push(signs_link(screen));
    content.extend(nudge(screen));
    content.extend(copies_ask(screen));
    content
}

/// A reminder to save a backup. Last on the screen, so that it moves nothing.
fn nudge(screen: &Screen<'_>) -> Option<Node> {
    let (text, nudge) = (screen.text, screen.model.ui.nudge?);
    let save = el("a", "button plain").with("href", Route::Backup.to_string()).text(text.backup_save());
    let later = button("ghost", text.nudge_later(), Dismiss::BackupNudge);
    let words = text.counted(nudge.entries, crate::text::Text::nudge);
    Some(
        el("section", "sheet stack")
            .key("nudge".into())
            .child(el("p", "").text(words))
            .child(el("div", "row apart").child(save).child(later)),
    )
}

/// The number of questions not asked yet.
pub fn questions_wait(screen: &Screen<'_>) -> Option<String> {
    let count = screen.model.diary.unasked().len();
    (count > 0).then(|| screen.text.counted(count, crate::text::Text::questions_wait))
}

/// With two people, the way to the other phone.
fn exchange_row(screen: &Screen<'_>) -> Option<Node> {
    screen.model.settings.two_voices.then(|| link_row(Route::Exchange, screen.text.exchange_title(), String::new()))
}

/// The topics of the entry just made, and a question about it.
fn entry_card(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let (entry, (_, speaker)) = (screen.model.diary.entry(id)?, screen.model.diary.said(id)?);
    let ask = button("ghost opener", screen.text.ask_about_this(), Write::AskAbout(id));
    Some(
        el("section", "stack entry-card")
            .key(id.to_string())
            .label(screen.speaker_says_score(&speaker, entry.score))
            .children(entry_fields(screen, id, entry))
            .child(ask),
    )
}

/// The last entry before this screen was opened.
fn last_entry(screen: &Screen<'_>) -> Option<Node> {
    let diary = &screen.model.diary;
    // A number recalled of a whole day is not the pain of a moment.
    let last: &Entry = diary.newest(screen.now, |id| diary.entry(id).filter(|entry| entry.span.is_none()))?;
    let mut words = screen.text.last_entry(&screen.text.score(last.score), &screen.when(last.at));
    if let Some(site) = last.details().sites.first() {
        words = format!("{words} · {}", screen.text.region(site.region.as_str()));
    }
    Some(el("p", "soft").key("last".into()).text(words))
}

/// The most used reliefs, each with its last dose: one tap records a dose.
fn reliefs(screen: &Screen<'_>) -> Node {
    let (diary, text) = (&screen.model.diary, screen.text);
    let counts = diary.dose_counts();
    let live: Vec<(RecordId, usize)> =
        diary.reliefs().filter(|(_, relief)| relief.stopped.is_none()).map(|(id, _)| (id, counts.get(&id))).collect_vec();
    let live = sort_by_key(live, |(_, count)| -i64::try_from(*count).unwrap_or(i64::MAX));
    let chips = live.iter().take(CHIPS).map(|(id, _)| chip(screen, *id)).collect_vec();
    let to_list = match live.len().saturating_sub(CHIPS) {
        0 if live.is_empty() => text.add_relief(),
        0 => text.other_relief(),
        more => text.more_reliefs(&screen.count(more)),
    };
    let link = el("a", "chip more").with("href", Route::Medicines.to_string()).text(to_list);
    let intro = text.took_something();
    el("section", "reliefs")
        .key("reliefs".into())
        .label(intro.clone())
        .child(el("p", "soft").attr("aria-hidden", "true").text(intro))
        .child(el("div", "chips").children(chips).child(link))
        .child_opt(dose_just_taken(screen))
        .children(if live.is_empty() { Vec::new() } else { all_heard(screen) })
}

/// A button named after the relief; the last dose and amount inside it are read out after the name.
fn chip(screen: &Screen<'_>, id: RecordId) -> Node {
    let last = format!("last-{id}");
    button("chip two", screen.relief_words(id), Write::LogDose(id))
        .key(id.to_string())
        .with("aria-describedby", last.clone())
        .child(el("small", "").with("id", last).attr("aria-hidden", "true").text(screen.last_taken_words(id)))
}

/// The dose just recorded here: its amount, one tap for the same as last time, and a link to its screen.
fn dose_just_taken(screen: &Screen<'_>) -> Option<Node> {
    let text = screen.text;
    let id = screen.model.ui.dose?;
    let dose = screen.model.diary.dose(id)?;
    let name = text.dose_title(&screen.relief_words(dose.relief), &text.intl.time(dose.at));
    let all = el("a", "ghost").with("href", Route::Dose(id).to_string()).text(text.more_about_dose());
    Some(el("div", "sheet stack dose-card").key(id.to_string()).child(el("b", "").text(name)).children(amount(screen, id, dose)).child(all))
}
