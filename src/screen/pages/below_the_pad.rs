//! What stands under the pad: the last dose, reliefs by one tap, the entry just made or the last one.

use chrono::TimeDelta;

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, next_steps, score_mark, signs_link};
use super::entry_fields::entry_fields;
use super::team_rule::rule_card;
use super::told::told_line;
use crate::app::{Command, Route};
use crate::domain::link::before_after;
use crate::domain::{Body, Dose, Entry, RecordId, Slot, by_key};

/// A dose older than this is not spoken of under the pad any more: its next numbers count no longer as after.
const DOSE_MIN_MAX: i64 = crate::domain::link::AFTER_MIN_MAX;
/// Chips of reliefs under the pad.
const CHIPS: usize = 6;

/// All of it.
pub fn below_the_pad(screen: &Screen<'_>) -> Vec<Node> {
    let model = screen.model;
    let shown = model.shown.filter(|id| model.diary.entry(*id).is_some());
    let mut content: Vec<Node> = last_dose(screen).into_iter().collect();
    content.push(reliefs(screen));
    content.extend(match shown {
        Some(id) => entry_card(screen, id),
        None => last_entry(screen),
    });
    content.extend(rule_card(screen));
    content.extend(told_line(screen));
    content.extend(questions_wait(screen));
    content.extend(next_steps(screen));
    content.push(signs_link(screen));
    content.extend(nudge(screen));
    content
}

/// A backup is asked for. The last thing on the screen, so that it moves nothing.
fn nudge(screen: &Screen<'_>) -> Option<Node> {
    let (text, nudge) = (screen.text, screen.model.desk.nudge?);
    let save = el("a", "button plain").with("href", Route::Backup.to_string()).say(text.backup_save());
    let later = button("ghost", text.nudge_later(), Command::BackupLater);
    let words = text.counted(nudge.entries, crate::text::Text::nudge);
    Some(
        el("section", "sheet stack")
            .key("nudge".into())
            .child(el("p", "").say(words))
            .child(el("div", "row apart").child(save).child(later)),
    )
}

/// Questions that nobody has put yet, and the way to them.
pub fn questions_wait(screen: &Screen<'_>) -> Option<Node> {
    let count = screen.model.diary.unasked().len();
    let words = || screen.text.counted(count, crate::text::Text::questions_wait);
    (count > 0).then(|| el("a", "untold soft").key("questions".into()).with("href", Route::Visit.to_string()).say(words()))
}

fn entry_card(screen: &Screen<'_>, id: RecordId) -> Option<Node> {
    let version = screen.model.diary.record(id)?.current();
    let Body::Entry(entry) = &version.body else { return None };
    let words = el("div", "")
        .child(el("h2", "").say(screen.says(&screen.who(&entry.who, version), entry.score)))
        .child(el("p", "soft").say(screen.text.add_what_you_like()));
    let said = el("div", "said").child(score_mark(entry.score)).child(words);
    let ask = button("button plain", screen.text.ask_about_this(), Command::AskAbout(id));
    Some(el("section", "stack entry-card").key(id.to_string()).child(said).children(entry_fields(screen, id, entry)).child(ask))
}

/// The entry before this visit to the screen.
fn last_entry(screen: &Screen<'_>) -> Option<Node> {
    let diary = &screen.model.diary;
    // What is remembered of a day is no pain of a moment.
    let last: &Entry = diary.newest(screen.now, |id| diary.entry(id).filter(|entry| entry.span.is_none()))?;
    let mut words = screen.text.last_entry(&screen.text.score(last.score), &screen.when(last.at));
    if let Some(site) = last.details().sites.first() {
        words = format!("{words} · {}", screen.text.region(site.region.as_str()));
    }
    Some(el("p", "soft").key("last".into()).say(words))
}

/// The last dose, and what the next number will count as.
fn last_dose(screen: &Screen<'_>) -> Option<Node> {
    let (diary, text) = (&screen.model.diary, screen.text);
    let is_recent = |dose: &&Dose| (TimeDelta::zero()..=TimeDelta::minutes(DOSE_MIN_MAX)).contains(&screen.now.since(dose.at));
    let recent = diary
        .rows()
        .iter()
        .take_while(|row| matches!(row.slot, Slot::Note) || screen.now.day().signed_duration_since(row.day).num_days() < 2);
    let (id, dose) =
        recent.filter_map(|row| Some((row.id, diary.dose(row.id)?))).find(|(_, dose)| dose.skipped.is_none() && is_recent(dose))?;
    let relief = screen.relief_words(dose.relief);
    let ago = text.time_ago(screen.now.since(dose.at).num_minutes());
    let effect = before_after(diary, dose);
    let before = effect.before.map(|before| text.dose_before(&text.score(before.score)));
    let after = effect
        .after
        .as_ref()
        .map_or_else(|| text.next_counts_as_after(), |after| text.dose_after(&text.score(after.score), &text.minutes(after.after_min)));
    // Only what is taken when needed is held against the numbers.
    let after = Some(after).filter(|_| diary.is_when_needed(dose.relief));
    let words = before.into_iter().chain(after).collect::<Vec<_>>().join(" ");
    Some(
        el("a", "sheet dose-card")
            .key(id.to_string())
            .with("href", Route::Dose(id).to_string())
            .child(el("b", "").say(text.dose_ago(&relief, &ago)))
            .child(el("span", "soft").say(words)),
    )
}

/// One tap is a dose: the reliefs used most, and the way to the list.
fn reliefs(screen: &Screen<'_>) -> Node {
    let (diary, text) = (&screen.model.diary, screen.text);
    let counts = diary.dose_counts();
    let live: Vec<(RecordId, usize)> =
        diary.reliefs().filter(|(_, relief)| relief.stopped.is_none()).map(|(id, _)| (id, counts.get(&id))).collect();
    let live = by_key(live, |(_, count)| -i64::try_from(*count).unwrap_or(i64::MAX));
    let chips = live.iter().take(CHIPS).map(|(id, _)| button("chip", screen.relief_words(*id), Command::LogDose(*id)).key(id.to_string()));
    let chips: Vec<Node> = chips.collect();
    let to_list = if live.is_empty() { text.add_relief() } else { text.other_relief() };
    let link = el("a", "chip more").with("href", Route::Medicines.to_string()).say(to_list);
    let intro = text.took_something();
    el("section", "reliefs")
        .key("reliefs".into())
        .label(intro.clone())
        .child(el("p", "soft").attr("aria-hidden", "true").say(intro))
        .child(el("div", "chips").children(chips).child(link))
}
