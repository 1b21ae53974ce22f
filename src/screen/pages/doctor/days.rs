//! The sections about daily life, the body and warning signs.

use super::super::super::node::{Node, el};
use super::super::super::plain::VALUE;
use super::parts::{Page, Section, line, lines, short_lines};
use super::places::topic;
use crate::app::{LeaveOut, ReportNumber};
use crate::domain::vocabulary::{DAY_BODY, DAY_LIFE, DAY_SIGNS, MOOD};
use crate::domain::{CollectVec, Speaker, Topic};
use crate::view::doctor::{bowels, first_noticed, levels};

fn named(page: &Page<'_>, speaker: &Speaker, words: String, speakers: usize) -> String {
    if speakers > 1 { page.screen.text.topic_says(&page.name(speaker), &words) } else { words }
}

/// What pain prevented, and levels of sleep, mood, eating, walking, daily activity and being with people.
pub fn life<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_life());
    if page.leaves_out(LeaveOut::Mood) {
        section = section.or_else(None);
    }
    let speakers = page.data.all_speakers();
    let mut rows = Vec::new();
    for (index, speaker) in speakers.iter().enumerate() {
        rows.extend(topic(page, &mut section, Topic::Stopped, speaker, text.topic(Topic::Stopped)));
        for part in DAY_LIFE {
            if *part == MOOD && page.leaves_out(LeaveOut::Mood) {
                continue;
            }
            rows.extend(part_row(page, &mut section, index, speaker, part, speakers.len()));
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
    index: usize,
    speaker: &Speaker,
    part: &'static str,
    speakers: usize,
) -> Option<Node> {
    let text = page.screen.text;
    let mut values = Vec::new();
    for sum in levels(page.data, speaker, part) {
        let words = text.counted(sum.days, crate::text::Text::days_count);
        let words = page.often(text.topic_says(&text.level(part, sum.level.as_str()), &words), sum.recalled);
        let ids = || sum.ids.iter().rev().copied().collect_vec();
        values.push(section.number(ReportNumber::Level(index, part, sum.level.clone()), words, ids));
    }
    (!values.is_empty()).then(|| line(page, &named(page, speaker, text.day_part(part), speakers), values))
}

/// Bowels with the notes since they last moved, drowsiness, nausea, vomiting, itching, confusion.
pub fn body<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_body());
    let speakers = page.data.all_speakers();
    let mut rows = Vec::new();
    if let Some(found) = bowels(page.data) {
        let (id, part, speaker) = found.last;
        let words = text.intl.short_day(part.day, page.screen.now.day());
        let words = if part.recalled { text.one_recalled(&words) } else { words };
        let label = named(page, speaker, text.bowels_moved(), speakers.len());
        let since = [(found.not_moved, text.bowels_not_moved()), (found.not_noted, text.bowels_not_noted())];
        let since = since.into_iter().filter(|(days, _)| *days > 0);
        let since = since.map(|(days, what)| text.topic_says(&what, &text.counted(days, crate::text::Text::days_count)));
        let since = since.joined(", ");
        let since = (!since.is_empty()).then(|| el("span", VALUE).text(text.since_then(&since)));
        rows.push(line(
            page,
            &label,
            [section.number(ReportNumber::BowelsMoved, words, || vec![*id])].into_iter().chain(since).collect_vec(),
        ));
    }
    for (index, speaker) in speakers.iter().enumerate() {
        for part in DAY_BODY {
            rows.extend(part_row(page, &mut section, index, speaker, part, speakers.len()));
        }
    }
    if !rows.is_empty() {
        section.push(short_lines(rows));
    }
    section
}

/// Weakness, numbness, bladder or bowel change: the days noted yes and no, each with the last one, and when it was first noticed. A "no"
/// does not cancel a "yes".
pub fn signs_of<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, today) = (page.screen.text, page.screen.now.day());
    let mut section = Section::new(page, text.doctor_signs());
    let speakers = page.data.all_speakers();
    let mut rows = Vec::new();
    for (index, speaker) in speakers.iter().enumerate() {
        for sign in DAY_SIGNS {
            let noticed = first_noticed(page.data, speaker, sign).map(|day| text.noticed_first(&text.intl.day(day, today)));
            let mut values = Vec::new();
            for sum in levels(page.data, speaker, sign) {
                let is_yes = sum.level.as_str() == "yes";
                let days = text.counted(sum.days, crate::text::Text::days_count);
                let said = page.often(text.topic_says(&text.level(sign, sum.level.as_str()), &days), sum.recalled);
                let noticed = noticed.iter().filter(|_| is_yes).cloned();
                let words = [format!("{said} ({})", text.intl.short_day(sum.last, today))].into_iter().chain(noticed);
                let ids = || sum.ids.iter().rev().copied().collect_vec();
                let key = ReportNumber::Level(index, sign, sum.level.clone());
                let value = section.number(key, words.joined(" · "), ids);
                values.push(if is_yes { el("strong", "").child(value) } else { value });
            }
            if !values.is_empty() {
                rows.push(line(page, &named(page, speaker, text.day_part(sign), speakers.len()), values));
            }
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}
