//! The head of the report: whose, which days, how much was written; and the new signs.

use chrono::NaiveDate;

use super::page::Page;
use crate::domain::vocabulary::{DAY_SIGNS, TELLING_SIGNS};
use crate::domain::{CollectVec, DayPart, RecordId, ReportNumber, Score, Speaker};
use crate::text::Text;
use crate::view::chart::Columns;
use crate::view::doctor::{ReportEntry, unrecorded_hours};
use crate::view::report::{Style, Value};

/// Whose diary it is.
pub fn title(page: &Page<'_>) -> String {
    let text = page.screen.text;
    page.own_name(&Speaker::Patient).map_or_else(|| text.doctor_heading(), |name| text.doctor_heading_name(&name))
}

/// "since the visit to Dr Sanz, 29 Oct to 27 Nov (30 days)".
pub fn period(page: &Page<'_>) -> String {
    let (text, span) = (page.screen.text, &page.data.span);
    let (first, last) = span.local_days();
    // On one line: the number and its word are read as one.
    let days = text.counted(days_of(first, last), Text::days_count).replace(' ', "\u{a0}");
    let range = if first == last { page.day(first) } else { text.from_to(&page.day(first), &page.day(last)) };
    let range = text.times_said(&range, &days);
    let Some(visit) = span.since.and_then(|id| page.screen.model.diary.visit(id)) else { return range };
    match page.shown_name(visit.with.as_str()) {
        Some(name) => text.since_visit_to(&name, &range),
        None => text.since_last_visit(&range),
    }
}

fn days_of(first: NaiveDate, last: NaiveDate) -> usize {
    usize::try_from(last.signed_duration_since(first).num_days() + 1).unwrap_or(1)
}

/// "199 numbers by Anna", "52 by Ben (carer)", "26 of 30 days written", "longest gap 41 h", "recalled later: drawn hollow".
pub fn facts(page: &Page<'_>) -> Vec<Value> {
    let (text, data) = (page.screen.text, page.data);
    let (mut facts, mut says_numbers) = (Vec::new(), false);
    for (index, speaker) in data.speakers.iter().enumerate() {
        let count = data.of_speaker(speaker).filter(|item| is_number(item)).count();
        let name = page.name_and_role(speaker);
        if count == 0 {
            let too_much = text.counted(data.of_speaker(speaker).count(), Text::times_too_much);
            facts.push(Value::number(text.numbers_by(&too_much, &name), ReportNumber::EntriesOf(index)));
            continue;
        }
        // The first number says of what; the others are counts alone. "Too much" is no number; it stands in the table.
        let is_said = std::mem::replace(&mut says_numbers, true);
        let numbers = if is_said { page.count(count) } else { text.counted(count, Text::numbers_count) };
        facts.push(Value::number(text.numbers_by(&numbers, &name), ReportNumber::Numbers(index)));
    }
    let (days, all) = days_with_entries(page);
    let written = text.days_written(&page.count(days), &page.count(all));
    facts.push(Value::number(written, ReportNumber::Entries));
    let unrecorded = unrecorded_hours(data);
    if days > 0 && unrecorded.longest > 0 {
        let longest = text.longest_gap(&text.intl.number(unrecorded.longest));
        facts.push(Value::number(longest, ReportNumber::LongestWithout));
    }
    // How many of each voice stands in "Who wrote what": counts of two voices are not added.
    let has_recalled = data.entries().iter().any(|item| item.recalled && item.is_moment());
    // Bars of weeks have no mark of their own for each number.
    let has_marks = Columns::of_report(i64::try_from(all).unwrap_or(i64::MAX)) == Columns::Hours;
    facts.extend((has_recalled && has_marks).then(|| Value::number(text.recalled_hollow(), ReportNumber::Recalled)));
    facts
}

/// What the numbers are, and "too much" where it was tapped.
pub fn legend(page: &Page<'_>) -> String {
    let text = page.screen.text;
    let has_too_much = page.data.entries().iter().any(|item| item.entry.score == Score::TooMuch);
    [text.doctor_legend()].into_iter().chain(has_too_much.then(|| text.too_much_legend(&text.too_much_short()))).joined(" ")
}

/// True for an entry with a number; "too much" is none.
pub const fn is_number(item: &ReportEntry<'_>) -> bool {
    matches!(item.entry.score, Score::Number(_))
}

/// Days with an entry, and all days of the range.
pub fn days_with_entries(page: &Page<'_>) -> (usize, usize) {
    let (first, last) = page.data.span.local_days();
    let mut days: Vec<NaiveDate> = Vec::new();
    for item in page.data.entries() {
        if days.last() != Some(&item.day) {
            days.push(item.day);
        }
    }
    // Where two time zones meet, a day comes more than once.
    crate::domain::sort(&mut days);
    days.dedup();
    (days.len(), days_of(first, last))
}

/// True for a part of a day that notes the sign as present.
pub fn is_present(part: &DayPart) -> bool {
    part.value.as_ref().is_some_and(|value| !["no", "none"].contains(&value.as_str()))
}

/// The signs that come before all else: those asked about each day, and confusion.
fn first_signs() -> impl Iterator<Item = &'static str> {
    TELLING_SIGNS.into_iter().filter(|sign| DAY_SIGNS.contains(sign) || *sign == "confusion")
}

/// "Confused since 22 Nov, last on 26 Nov: a lot (Anna)" for every sign that was noted as present, with its newest level; then those asked about
/// and never present. Empty when none is present: what was asked stands further down.
pub fn signs(page: &Page<'_>) -> Vec<Value> {
    let (text, data) = (page.screen.text, page.data);
    let of_sign = |sign: &'static str| data.days.iter().filter(move |(_, part, _)| part.part.as_str() == sign);
    let ids = first_signs().flat_map(of_sign).filter(|(_, part, _)| is_present(part)).map(|(id, ..)| *id);
    let ids: Vec<RecordId> = ids.collect_vec();
    let speakers = data.all_speakers();
    let mut values = Vec::new();
    for sign in page.screen.model.diary.signs(&ids, page.screen.now) {
        let Some(code) = first_signs().find(|code| *code == sign.part.as_str()) else { continue };
        let index = speakers.iter().position(|known| *known == sign.speaker).unwrap_or_default();
        let level = sign.value.as_ref().filter(|value| value.as_str() != "yes").map(|value| text.level(code, value.as_str()));
        let (name, who) = (text.day_part(code), page.name(&sign.speaker));
        // The level is that of the last day.
        let words = if sign.first == sign.last {
            text.sign_on(&[name].into_iter().chain(level).joined(", "), &page.day(sign.first), &who)
        } else {
            let last = page.day(sign.last);
            let last = level.map_or_else(|| last.clone(), |level| text.topic_says(&last, &level));
            text.sign_since(&name, &page.day(sign.first), &last, &who)
        };
        values.push(Value::number(words, ReportNumber::Sign(index, code)).styled(Style::Strong));
    }
    let is_absent = |sign: &&'static str| of_sign(sign).next().is_some() && !of_sign(sign).any(|(_, part, _)| is_present(part));
    let absent = |sign: &'static str| {
        let words = text.topic_says(&text.day_part(sign), &text.level("weakness", "no"));
        Value::plain(words).styled(Style::Soft)
    };
    if !values.is_empty() {
        values.extend(DAY_SIGNS.iter().copied().filter(|sign| is_absent(sign)).map(absent));
    }
    values
}
