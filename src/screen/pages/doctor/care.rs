//! What was taken or done, what makes it worse and better.

use super::super::super::node::{Node, el};
use super::super::medicines::OTHERS;
use super::parts::{Page, Section, line, lines};
use super::places::topic;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{RecordId, Topic, Voice, by_key};
use crate::view::doctor::{Given, HeldSum, ReliefSum, SideSum, relief_sums};

/// Reliefs with their own line; of medicines, all.
const RELIEFS: usize = 7;

/// Each relief: regular or when needed, how often, the pain before and after, the relief as said.
pub fn doses<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, facts, diary) = (page.screen.text, page.facts, &page.screen.model.diary);
    let mut section = Section::new(page, text.doctor_doses());
    let is_other = |relief: RecordId| diary.any_relief(relief).is_some_and(|relief| relief.sort.as_str() != "medicine");
    let sums = by_key(relief_sums(diary, facts), |(relief, _)| i64::from(is_other(*relief)));
    let shown = sums.iter().filter(|(relief, _)| !is_other(*relief)).count().max(RELIEFS);
    let mut rows = Vec::new();
    for (relief, sum) in sums.iter().take(shown) {
        let schedule = diary.any_relief(*relief).and_then(|relief| relief.schedule.as_ref());
        let name = relief_name(page, *relief);
        let label = schedule.map_or_else(|| name.clone(), |schedule| text.with_schedule(&name, &text.schedule(schedule.as_str())));
        let mut values = how_often(page, &mut section, &name, *relief, sum);
        for (voice, held) in &sum.held {
            values.extend(before_and_after(page, &mut section, *relief, voice, held));
        }
        rows.push(line(page, &label, values));
    }
    if !rows.is_empty() {
        let ids: Vec<RecordId> = sums.iter().map(|(id, _)| *id).collect();
        let more = section.more("reliefs", &ids, shown);
        section.push(lines(rows).maybe(more));
        section.push(el("p", "definition").say(text.doses_mean()));
    }
    section
}

/// Its name. One of the app's own is said in the language of the page; somebody's own, which no box has on it, is labelled.
fn relief_name(page: &Page<'_>, id: RecordId) -> String {
    let (diary, text) = (&page.screen.model.diary, page.screen.text);
    let words = page.screen.relief_words(id);
    let Some(relief) = diary.any_relief(id).filter(|relief| relief.sort.as_str() != "medicine") else { return words };
    let listed = OTHERS.iter().find(|code| page.app_text.other_name(code) == relief.name.as_str());
    match (listed, &page.foreign) {
        (Some(code), _) => text.other_name(code),
        (None, Some(language)) => format!("{words} {}", text.as_written(language)),
        (None, None) => words,
    }
}

fn how_often<'p>(page: &'p Page<'p>, section: &mut Section<'p>, name: &str, relief: RecordId, sum: &ReliefSum) -> Vec<Node> {
    let (text, facts) = (page.screen.text, page.facts);
    let [taken, skipped] = sum.recalled;
    let mut values = Vec::new();
    if !sum.taken.is_empty() {
        let words = page.often(text.counted(sum.taken.len(), crate::text::Text::times), taken);
        values.push(section.number_of(name, format!("taken {relief}"), words, || sum.taken.clone()));
    }
    if !sum.skipped.is_empty() {
        let words = page.often(text.counted(sum.skipped.len(), crate::text::Text::times_skipped), skipped);
        values.push(section.number_of(name, format!("skipped {relief}"), words, || sum.skipped.clone()));
    }
    for (voice, counts) in &sum.effects {
        for (code, count) in EFFECTS.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let says = |given: &&Given<'_>| {
                let effect = given.dose.effect.as_ref();
                given.dose.relief == relief && given.voice == *voice && effect.is_some_and(|effect| effect.as_str() == *code)
            };
            let ids = || facts.doses.iter().rev().filter(says).map(|given| given.id).collect();
            let words = text.times_said(&text.effect(code), &page.count(*count));
            let words = if sum.effects.len() > 1 { text.topic_says(&page.name(voice), &words) } else { words };
            values.push(section.number(format!("effect {relief} {voice:?} {code}"), words, ids));
        }
    }
    values
}

/// The pain before and after, as one voice says it; the name stands before the first of its numbers.
fn before_and_after<'p>(page: &'p Page<'p>, section: &mut Section<'p>, relief: RecordId, voice: &Voice, sum: &HeldSum) -> Vec<Node> {
    let (text, who) = (page.screen.text, format!("{voice:?}"));
    let too_much = |words: String, side: &SideSum| text.times_said(&words, &page.count(side.too_much.len()));
    let mut found: Vec<(String, String, &Vec<RecordId>)> = Vec::new();
    if let Some(range) = sum.before.range {
        let words = page.often(text.before(&page.screen.range_words(range.least, range.most)), sum.before.recalled);
        found.push((format!("before {relief} {who}"), words, &sum.before.numbers));
    }
    if !sum.before.too_much.is_empty() {
        found.push((format!("too much before {relief} {who}"), too_much(text.too_much_before(), &sum.before), &sum.before.too_much));
    }
    if let (Some(range), Some(minutes)) = (sum.after.range, sum.after_min) {
        let (least, most) = (text.minutes(minutes.least), text.minutes(minutes.most));
        let minutes = if least == most { least } else { text.from_to(&least, &most) };
        let words = page.often(text.after(&page.screen.range_words(range.least, range.most), &minutes), sum.after.recalled);
        found.push((format!("after {relief} {who}"), words, &sum.after.numbers));
    }
    if !sum.after.too_much.is_empty() {
        found.push((format!("too much after {relief} {who}"), too_much(text.too_much_after(), &sum.after), &sum.after.too_much));
    }
    for (which, ids) in ["lower", "same", "higher"].into_iter().zip(&sum.changes).filter(|(_, ids)| !ids.is_empty()) {
        found.push((format!("{which} {relief} {who}"), text.changed_after(which, &page.count(ids.len())), ids));
    }
    let named = |place: usize, words: String| if place == 0 { page.of(voice, words) } else { words };
    let number =
        |(place, (key, words, ids)): (usize, (String, String, &Vec<RecordId>))| section.number(key, named(place, words), || ids.clone());
    found.into_iter().enumerate().map(number).collect()
}

/// What makes it worse, what helps.
pub fn worse_and_better<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_worse_better());
    let mut rows = Vec::new();
    for voice in &page.facts.voices {
        for which in [Topic::Worse, Topic::Helped] {
            rows.extend(topic(page, &mut section, which, voice, text.topic(which)));
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}
