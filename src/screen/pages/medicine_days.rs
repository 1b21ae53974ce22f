//! What was taken of a medicine or another relief in the last four weeks, by day, and how the medicine changed.

use std::rc::Rc;

use chrono::{Datelike, NaiveDate};

use super::super::Screen;
use super::super::cache::{MedicineDays, Memoised};
use super::super::node::{Node, el};
use super::super::parts::{Small, link_row, pairs_plot, sheet};
use super::super::report::newest_pairs;
use crate::app::Route;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{CollectVec, RecordId};
use crate::text::{Text, bidi_isolate};
use crate::view::doctor::{ReportData, ResolvedRange, changes, relief_sums};

/// Days that are shown, today included: whole weeks, so that each column is a weekday.
const DAYS: u16 = 28;

impl Screen<'_> {
    /// Cached: typing into the fields of the medicine recomputes nothing.
    fn medicine_days(&self, id: RecordId) -> Rc<MedicineDays> {
        let (diary, now) = (&self.model.diary, self.now);
        let key = (id, self.model.revision, diary.due(now));
        let mut cached = self.cache.medicine.borrow_mut();
        if let Some((_, known)) = cached.as_ref().filter(|(known, _)| *known == key) {
            return known.clone();
        }
        self.cache.note_computed(Memoised::Medicine);
        let span = ResolvedRange::days(now, DAYS);
        let (data, first) = (ReportData::of(diary, span), span.local_days().0);
        let sum = relief_sums(diary, &data).into_iter().find(|(relief, _)| *relief == id).map(|(_, sum)| sum).unwrap_or_default();
        let changed = changes(diary, &ResolvedRange::between(NaiveDate::MIN, now.day(), now), id);
        let days = Rc::new(MedicineDays { first, sum, changed });
        *cached = Some((key, days.clone()));
        days
    }
}

/// The last four weeks, and the changes.
pub fn medicine_days(screen: &Screen<'_>, id: RecordId) -> Vec<Node> {
    let days = screen.medicine_days(id);
    let changed =
        days.changed.iter().map(|(day, changed)| el("li", "").text(screen.change_words(screen.list_day(*day), changed))).collect_vec();
    let changed = (!changed.is_empty()).then(|| sheet(screen.text.medicine_changes()).child(el("ul", "history").children(changed)));
    taken(screen, id, &days).into_iter().chain(changed).collect_vec()
}

/// `None` when nothing was taken or skipped.
fn taken(screen: &Screen<'_>, id: RecordId, days: &MedicineDays) -> Option<Node> {
    let (text, sum) = (screen.text, &days.sum);
    if sum.taken.is_empty() && sum.skipped.is_empty() {
        return None;
    }
    let often = |sign: &str, ids: &[RecordId], words: fn(&Text, &str, &str) -> String, recalled: usize| {
        let words = format!("{sign}\u{a0}{}", text.counted(ids.len(), words));
        let words = if recalled == 0 { words } else { text.with_recalled(&words, &screen.count(recalled)) };
        (!ids.is_empty()).then_some(words)
    };
    let [recalled_taken, recalled_skipped] = sum.recalled;
    let taken = often("■", &sum.taken, times_words(screen, id), recalled_taken);
    let skipped = often("✕", &sum.skipped, Text::times_skipped, recalled_skipped);
    let each = sum.days.iter().map(|(day, ids)| el("li", "").text(day_words(screen, id, *day, ids))).collect_vec();
    let summary = el("summary", "").text(text.each_day());
    let each = (!each.is_empty()).then(|| el("details", "").child(summary).child(el("ul", "history").children(each)));
    let node = sheet(text.last_weeks())
        .child(el("p", "").text(taken.into_iter().chain(skipped).joined(" · ")))
        .child(grid(screen, days))
        .children(effects(screen, days))
        .child_opt(each)
        .child_opt(reasons(screen, &sum.skipped));
    Some(node.children(before_and_after(screen, id, days)))
}

/// "taken 3 times" of a medicine, "3 times" of heat, rest and the like.
fn times_words(screen: &Screen<'_>, relief: RecordId) -> fn(&Text, &str, &str) -> String {
    if screen.is_medicine(relief) { Text::taken_times } else { Text::times }
}

/// A cell a day, hidden from screen readers: the list of the days, and the skipped doses below, say the same.
fn grid(screen: &Screen<'_>, days: &MedicineDays) -> Node {
    let (text, diary, sum) = (screen.text, &screen.model.diary, &days.sum);
    let all = days.first.iter_days().take_while(|day| *day <= screen.now.day());
    // The second week is whole, so it has every weekday in its column.
    let first_column = days.first.weekday().days_since(text.intl.first_weekday());
    let letters = all.clone().skip(7 - first_column as usize).take(7).map(|day| {
        let letter = text.intl.first_character(&text.intl.weekday(day));
        el("span", "weekday").text(letter)
    });
    let cells = all.clone().map(|day| {
        let taken = sum.days.iter().find(|(known, _)| *known == day).map_or(0, |(_, ids)| ids.len());
        let skipped = sum.skipped.iter().filter(|id| diary.dose(**id).is_some_and(|dose| dose.at.day() == day)).count();
        let mark = |sign: &'static str, count: usize| {
            (count > 0).then(|| el("span", "").text_static(sign).child_opt((count > 1).then(|| el("b", "").text(screen.count(count)))))
        };
        let date = el("span", "top").child(el("span", "").text(text.intl.number(day.day().into())));
        let cell = el("span", if taken + skipped == 0 { "cell blank" } else { "cell" });
        let cell = if day == days.first { cell.with("style:grid-column-start", (first_column + 1).to_string()) } else { cell };
        cell.child(date).child_opt(mark("■", taken)).child_opt(mark("✕", skipped))
    });
    el("div", "calendar of-medicine").attr("aria-hidden", "true").children(letters.collect_vec()).children(cells.collect_vec())
}

/// "Tue 24 Nov: taken 2 times (5 ml, amount not written)", with the amounts as they were written.
fn day_words(screen: &Screen<'_>, relief: RecordId, day: NaiveDate, ids: &[RecordId]) -> String {
    let text = screen.text;
    let words = text.topic_says(&screen.list_day(day), &text.counted(ids.len(), times_words(screen, relief)));
    let amount = |id: &RecordId| {
        let amount = screen.model.diary.dose(*id).map(|dose| bidi_isolate(dose.amount.as_str())).filter(|amount| !amount.is_empty());
        // Rest, heat and massage have no amount.
        amount.or_else(|| screen.is_medicine(relief).then(|| text.amount_not_written()))
    };
    let amounts = ids.iter().filter_map(amount).joined(", ");
    if amounts.is_empty() { words } else { text.times_said(&words, &amounts) }
}

/// When it was skipped, and why in the words that were written.
fn reasons(screen: &Screen<'_>, skipped: &[RecordId]) -> Option<Node> {
    let row = |id: &RecordId| {
        let dose = screen.model.diary.dose(*id)?;
        let reason = dose.skipped.as_ref().map(|reason| bidi_isolate(reason.as_str())).filter(|reason| !reason.is_empty());
        Some(link_row(Route::Dose(*id), screen.when(dose.at), reason.unwrap_or_else(|| screen.text.no_reason())))
    };
    let rows = skipped.iter().filter_map(row).collect_vec();
    let title = || el("h3", "").text(screen.text.not_taken());
    (!rows.is_empty()).then(|| el("div", "part").child(title()).child(el("ul", "links").children(rows)))
}

/// "enough relief (3) · no relief (1)" of each speaker.
fn effects(screen: &Screen<'_>, days: &MedicineDays) -> Vec<Node> {
    let (text, said) = (screen.text, &days.sum.effects);
    let line = |(speaker, counts): &(_, [usize; EFFECTS.len()])| {
        let counts = EFFECTS.iter().zip(counts).filter(|(_, count)| **count > 0);
        let words = counts.map(|(code, count)| text.times_said(&text.effect(code), &screen.count(*count))).joined(" · ");
        el("p", "").text(text.topic_says(&screen.name(speaker), &words))
    };
    said.iter().map(line).collect_vec()
}

/// Pain before and after by the rule, which stands below it; only of a medicine taken when needed. Nothing is called lower or higher.
fn before_and_after(screen: &Screen<'_>, id: RecordId, days: &MedicineDays) -> Vec<Node> {
    let (text, sum) = (screen.text, &days.sum);
    if !screen.model.diary.is_when_needed(id) || sum.taken.is_empty() {
        return Vec::new();
    }
    let said = sum.before_after.iter().map(|(speaker, found)| text.topic_says(&screen.name(speaker), &screen.before_after_words(found)));
    let not_known = (!sum.not_known.is_empty()).then(|| text.effect_not_known(&screen.count(sum.not_known.len())));
    let said = said.collect_vec();
    let plot = (!sum.pairs.is_empty()).then(|| {
        let (pairs, is_cut) = newest_pairs(&sum.pairs);
        let cut = is_cut.then(|| text.newest_drawn(&screen.count(pairs.len())));
        let name = text.topic_says(&text.pain_and_relief(), &said.iter().cloned().chain(cut).joined("; "));
        pairs_plot(screen, Small::on_screen(screen.viewport.page), &pairs, &name)
    });
    let lines = said.into_iter().chain(not_known).map(|words| el("p", "").text(words)).collect_vec();
    let part = el("div", "part").child(el("h3", "").text(text.pain_and_relief())).child_opt(plot).children(lines);
    vec![part.child(el("p", "soft").text(text.doses_mean()))]
}
