//! The sections about intensity: last, worst and least number, counts, pain at rest and on moving, flares.

use super::super::super::node::{Node, el};
use super::super::super::plain::VALUE;
use super::parts::{Page, Section, line, lines};
use crate::app::ReportNumber;
use crate::domain::agreement::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{CollectVec, Pain, Score, Speaker};
use crate::view::doctor::{Flares, Numbers, ReportEntry, flares, numbers, range};

/// One row for each speaker, logged and recalled separately.
pub fn pain<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_pain());
    let mut rows = Vec::new();
    for (index, speaker) in page.data.speakers.iter().enumerate() {
        for recalled in [false, true] {
            let fits = |item: &ReportEntry<'_>| item.speaker == *speaker && item.recalled == recalled && item.is_moment();
            let Some(found) = numbers(page.data.entries().iter().filter(|item| fits(item))) else { continue };
            rows.push(row(page, &mut section, (index, speaker, recalled), &found, &fits));
        }
        rows.extend(of_day(page, &mut section, index, speaker));
        rows.extend(rest_and_moving(page, &mut section, index, speaker));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

fn row<'p>(
    page: &'p Page<'p>,
    section: &mut Section<'p>,
    (index, speaker, recalled): (usize, &Speaker, bool),
    found: &Numbers,
    fits: &dyn Fn(&ReportEntry<'_>) -> bool,
) -> Node {
    let (text, data) = (page.screen.text, page.data);
    let label = if recalled { text.recalled_of(&page.name(speaker)) } else { text.logged_of(&page.name(speaker)) };
    let is = |score: Score| data.ids(|item| fits(item) && item.entry.score == score);
    let (last, score, at) = found.last;
    let newest = text.latest_number(&text.score(score), &page.when(at));
    let mut values = vec![section.number(ReportNumber::Newest(index, recalled), newest, || vec![last])];
    if let Some((worst, least)) = found.range {
        let [worst, least] = [worst, least].map(Score::Number);
        values.push(section.number(ReportNumber::Worst(index, recalled), text.worst_number(&text.score(worst)), || is(worst)));
        values.push(section.number(ReportNumber::Least(index, recalled), text.least_number(&text.score(least)), || is(least)));
    }
    if found.too_much > 0 {
        let words = text.counted(found.too_much, crate::text::Text::times_too_much);
        values.push(section.number(ReportNumber::TooMuch(index, recalled), words, || is(Score::TooMuch)));
    }
    let said: Vec<(Pain, usize)> = Pain::all().zip(found.counts).filter(|(_, count)| *count > 0).collect_vec();
    if said.iter().map(|(_, count)| count).sum::<usize>() > 1 {
        let each = said.into_iter().map(|(pain, count)| (Score::Number(pain), count));
        let each = each.map(|(score, count)| {
            section
                .number(ReportNumber::Said(index, recalled, score), text.times_said(&text.score(score), &page.count(count)), || is(score))
        });
        let each: Vec<Node> = each.collect_vec();
        values.push(el("span", "").text(text.each_number()));
        values.extend(each);
    }
    line(page, &label, values)
}

/// Worst and least number of a day, from the recall form.
fn of_day<'p>(page: &'p Page<'p>, section: &mut Section<'p>, index: usize, speaker: &Speaker) -> Option<Node> {
    let (text, data) = (page.screen.text, page.data);
    let mut values = Vec::new();
    for span in [WORST_OF_DAY, LEAST_OF_DAY] {
        let fits = |item: &ReportEntry<'_>| item.speaker == *speaker && item.span() == Some(span);
        // The highest of the worst and the lowest of the least; "too much" ranks above 10.
        let number = |item: &&ReportEntry<'_>| if let Score::Number(pain) = item.entry.score { pain.number() } else { u8::MAX };
        let said = || data.entries().iter().filter(|item| fits(item));
        let most = if span == WORST_OF_DAY { said().max_by_key(number) } else { said().rev().min_by_key(number) };
        let Some(most) = most else { continue };
        let words = text.named_number(&text.span_short(span), &text.score(most.entry.score));
        let words = format!("{words} ({})", page.when(most.entry.at));
        let count = said().count();
        let words = if count > 1 { text.most_of(&words, &page.count(count)) } else { words };
        values.push(section.number(ReportNumber::OfDay(index, span), words, || data.ids(fits)));
    }
    (!values.is_empty()).then(|| line(page, &text.remembered_of(&page.name(speaker)), values))
}

fn rest_and_moving<'p>(page: &'p Page<'p>, section: &mut Section<'p>, index: usize, speaker: &Speaker) -> Option<Node> {
    let (text, data) = (page.screen.text, page.data);
    type Of = fn(&ReportEntry<'_>) -> Option<Pain>;
    let both: [(ReportNumber, String, Of); 2] = [
        (ReportNumber::AtRest(index), text.at_rest(), |item| item.entry.details().at_rest),
        (ReportNumber::OnMoving(index), text.on_moving(), |item| item.entry.details().on_moving),
    ];
    let mut values = Vec::new();
    for (key, name, of) in both {
        let Some(found) = range(data.of_speaker(speaker).filter_map(of)) else { continue };
        let recalled = data.of_speaker(speaker).filter(|item| item.recalled && of(item).is_some()).count();
        let words = format!("{name} {}", page.screen.range_words(found.least, found.most));
        let words = text.times_said(&words, &page.often(page.count(found.count), recalled));
        values.push(section.number(key, words, || data.ids(|item| item.speaker == *speaker && of(item).is_some())));
    }
    (!values.is_empty()).then(|| line(page, &page.of(speaker, text.rest_or_moving()), values))
}

/// Counts of flares: numbers at or above the family's threshold.
pub fn flares_of<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_flares());
    let Some(from) = page.screen.model.diary.agreed_pain(names::EPISODE_PAIN) else {
        return section.or_else(Some(text.no_flare_number()));
    };
    let mut rows = Vec::new();
    for (index, speaker) in page.data.speakers.iter().enumerate() {
        if let Some(found) = flares(page.data, speaker, from) {
            rows.push(flares_row(page, &mut section, (index, speaker, from), &found));
        }
    }
    if rows.is_empty() && page.data.entries().iter().any(|item| item.is_moment() && !item.recalled) {
        rows.push(el("li", "").text(text.no_flares()));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

fn flares_row<'p>(page: &'p Page<'p>, section: &mut Section<'p>, (index, speaker, from): (usize, &Speaker, Pain), found: &Flares) -> Node {
    let text = page.screen.text;
    let days = text.counted(found.days, crate::text::Text::days_count);
    let numbers = text.counted(found.ids.len(), crate::text::Text::numbers_count);
    let words = text.flares(&text.score(Score::Number(from)), &numbers, &days);
    let mut values = vec![section.number(ReportNumber::Flares(index), words, || found.ids.clone())];
    if found.days > 0 && found.most > 1 {
        values.push(el("span", VALUE).text(text.flares_most(&page.count(found.most))));
    }
    if let Some(lasted) = found.lasted_min {
        let (least, most) = (text.minutes(lasted.least), text.minutes(lasted.most));
        let minutes = if least == most { least } else { text.from_to(&least, &most) };
        values.push(el("span", VALUE).text(text.flares_lasted(&minutes, &page.count(lasted.count))));
    }
    line(page, &page.name(speaker), values)
}
