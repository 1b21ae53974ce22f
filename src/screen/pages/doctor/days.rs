//! The days: how life went, the body, the signs.

use super::super::super::node::{Node, el};
use super::parts::{Page, Section, line, lines, short_lines};
use super::places::topic;
use crate::app::LeaveOut;
use crate::domain::vocabulary::DAY_LEVELS;
use crate::domain::{Topic, Voice};
use crate::view::doctor::{last_bowels, levels, signs};

/// How many of the parts of a day are about life; the rest are about the body.
const LIFE: usize = 6;

/// Whoever says something about days.
fn voices(page: &Page<'_>) -> Vec<Voice> {
    let mut voices = page.facts.voices.clone();
    for (_, _, voice) in &page.facts.days {
        if !voices.contains(voice) {
            voices.push(voice.clone());
        }
    }
    voices.sort();
    voices
}

fn named(page: &Page<'_>, voice: &Voice, words: String, voices: usize) -> String {
    if voices > 1 { page.screen.text.topic_says(&page.name(voice), &words) } else { words }
}

/// What pain stopped, and how sleep, mood, eating, walking, daily activity and being with people were.
pub fn life<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_life());
    let voices = voices(page);
    let mut rows = Vec::new();
    for (place, voice) in voices.iter().enumerate() {
        rows.extend(topic(page, &mut section, Topic::Stopped, voice, text.topic(Topic::Stopped)));
        for (part, _) in DAY_LEVELS.iter().take(LIFE) {
            if *part == "mood" && page.leaves_out(LeaveOut::Mood) {
                continue;
            }
            rows.extend(part_row(page, &mut section, place, voice, part, voices.len()));
        }
    }
    if !rows.is_empty() {
        section.push(short_lines(rows));
    }
    section
}

fn part_row<'p>(
    page: &'p Page<'p>,
    section: &mut Section<'p>,
    place: usize,
    voice: &Voice,
    part: &'static str,
    voices: usize,
) -> Option<Node> {
    let text = page.screen.text;
    let mut values = Vec::new();
    for sum in levels(page.facts, voice, part) {
        let words = text.counted(sum.days, crate::text::Text::days_count);
        let words = text.topic_says(&text.level(part, sum.level.as_str()), &words);
        let ids = || sum.ids.iter().rev().copied().collect();
        values.push(section.number(format!("level {place} {part} {}", sum.level.as_str()), words, ids));
    }
    (!values.is_empty()).then(|| line(page, &named(page, voice, text.day_part(part), voices), values))
}

/// Bowels with the days since they last moved, drowsiness, nausea, confusion.
pub fn body<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_body());
    let voices = voices(page);
    let mut rows = Vec::new();
    if let Some((day, id)) = last_bowels(page.facts) {
        let days = page.facts.span.to.day().signed_duration_since(day).num_days();
        let words = text.counted(usize::try_from(days).unwrap_or_default(), crate::text::Text::days_since);
        rows.push(line(page, &text.bowels_moved(), vec![section.number("bowels".into(), words, || vec![id])]));
    }
    for (place, voice) in voices.iter().enumerate() {
        for (part, _) in DAY_LEVELS.iter().skip(LIFE) {
            rows.extend(part_row(page, &mut section, place, voice, part, voices.len()));
        }
    }
    if !rows.is_empty() {
        section.push(short_lines(rows));
    }
    section
}

/// Weakness, numbness, bladder or bowel change: yes or no as said last, and first noticed when.
pub fn signs_of<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, today) = (page.screen.text, page.screen.now.day());
    let mut section = Section::new(page, text.doctor_signs());
    let voices = voices(page);
    let mut rows = Vec::new();
    for (place, voice) in voices.iter().enumerate() {
        for sign in signs(page.facts, voice) {
            let mut words = text.level(sign.part, if sign.yes { "yes" } else { "no" });
            if let Some(since) = sign.since.filter(|_| sign.yes) {
                words = format!("{words} · {}", text.noticed_first(&text.intl.day(since, today)));
            }
            words = format!("{words} ({})", text.intl.short_day(sign.day, today));
            let value = section.number(format!("sign {place} {}", sign.part), words, || vec![sign.id]);
            let value = if sign.yes { el("strong", "").child(value) } else { value };
            rows.push(line(page, &named(page, voice, text.day_part(sign.part), voices.len()), vec![value]));
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}
