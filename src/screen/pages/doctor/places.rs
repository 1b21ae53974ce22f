//! Where, what it feels like, and at which hours.

use super::super::super::node::{Node, el};
use super::super::super::parts::body_figures;
use super::parts::{Page, Section, line, lines};
use crate::domain::{Code, Score, Topic, Voice, Word};
use crate::view::body_sum::body_sum;
use crate::view::doctor::{Fact, HourSum, by_hour, range};

/// Regions named beside the picture on paper; on the screen there is room for all of them.
const REGIONS: usize = 6;
/// Paths named beside it.
const PATHS: usize = 3;
/// Words of a topic.
const WORDS: usize = 6;
/// Hours that are counted together.
const BLOCK: usize = 4;

/// The body with the worst number of each place, and the paths.
pub fn places<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, facts) = (page.screen.text, page.facts);
    let mut section = Section::new(page, text.doctor_where());
    for (place, voice) in facts.voices.iter().enumerate() {
        let sums = body_sum(facts.of_voice(voice).map(|fact| fact.entry));
        let paths = facts.paths(voice);
        if sums.is_empty() && paths.is_empty() {
            continue;
        }
        let mut rows = Vec::new();
        let key = |region: &Code| format!("place {place} {}", region.as_str());
        for (rank, sum) in sums.iter().enumerate() {
            let often = text.counted(sum.count, crate::text::Text::times);
            let strong = sum.pain.map(|(least, worst)| page.screen.range_words(least, worst));
            let words = strong.into_iter().chain([often]).collect::<Vec<_>>().join(" · ");
            let is_there = |fact: &Fact<'_>| fact.voice == *voice && fact.entry.details().site(&sum.region).is_some();
            let value = section.number(key(&sum.region), words, || facts.ids(is_there));
            let row = line(page, &text.region(sum.region.as_str()), vec![value]);
            rows.push(if rank < REGIONS { row } else { row.attr("data-screen", "") });
        }
        for (path, count) in paths.iter().take(PATHS) {
            let words = text.counted(*count, crate::text::Text::times);
            let spreads = |fact: &Fact<'_>| fact.voice == *voice && fact.entry.details().spread.contains(path);
            let key = path.iter().map(Code::as_str).collect::<Vec<_>>().join(">");
            let value = section.number(format!("path {place} {key}"), words, || facts.ids(spreads));
            rows.push(line(page, &text.spreads(&page.screen.path_words(path)), vec![value]));
        }
        let drawn: Vec<Vec<Code>> = paths.into_iter().map(|(path, _)| path).collect();
        let heading = (facts.voices.len() > 1).then(|| el("h4", "").say(page.name(voice)));
        section.push(
            el("div", "where")
                .key(format!("where {place}"))
                .maybe(heading)
                .child(body_figures(page.screen, &sums, &drawn, &|region| Some(page.opens(key(region)))))
                .child(lines(rows)),
        );
    }
    section
}

/// Words, each voice's by themselves.
pub fn topic<'p>(page: &'p Page<'p>, section: &mut Section<'p>, topic: Topic, voice: &Voice, label: String) -> Option<Node> {
    let (text, facts) = (page.screen.text, page.facts);
    let place = facts.voices.iter().position(|known| known == voice)?;
    let words = facts.words(voice, topic);
    let mut values = Vec::new();
    for (word, count) in words.iter().take(WORDS) {
        let ids = || facts.ids(|fact| fact.voice == *voice && fact.entry.details().words(topic).contains(word));
        let shown = match word {
            Word::Listed(_) => text.word(topic, word),
            Word::Own(own) => match &page.foreign {
                Some(language) => format!("{} {}", text.quoted(&crate::text::isolated(own.as_str())), text.as_written(language)),
                None => text.quoted(&crate::text::isolated(own.as_str())),
            },
        };
        let key = format!("word {place} {topic:?} {word:?}");
        values.push(section.number(key, text.times_said(&shown, &page.count(*count)), ids));
    }
    (!values.is_empty()).then(|| line(page, &page.of(voice, label), values))
}

/// What it feels like, when it began, how it comes and goes.
pub fn feels<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, facts) = (page.screen.text, page.facts);
    let mut section = Section::new(page, text.doctor_feels());
    let mut rows = Vec::new();
    for (place, voice) in facts.voices.iter().enumerate() {
        rows.extend(topic(page, &mut section, Topic::Feels, voice, text.words_said()));
        let mut values = Vec::new();
        for code in crate::domain::vocabulary::ONSETS.iter().chain(&crate::domain::vocabulary::COURSES) {
            let is_so = |fact: &Fact<'_>| {
                let details = fact.entry.details();
                fact.voice == *voice && [&details.onset, &details.course].into_iter().flatten().any(|said| said.as_str() == *code)
            };
            let ids = facts.ids(is_so);
            if !ids.is_empty() {
                let words = text.times_said(&text.course(code), &page.count(ids.len()));
                values.push(section.number(format!("course {place} {code}"), words, || ids));
            }
        }
        let lasted = |fact: &Fact<'_>| {
            let details = fact.entry.details();
            match (details.began, details.eased) {
                (Some(began), Some(crate::domain::Eased::At(eased))) => {
                    Some(eased.since(began).num_minutes()).filter(|minutes| *minutes >= 0)
                }
                _ => None,
            }
        };
        if let Some(found) = range(facts.of_voice(voice).filter_map(lasted)) {
            let words = text.lasted(&text.minutes(found.least), &text.minutes(found.most), &page.count(found.count));
            values.push(
                section.number(format!("lasted {place}"), words, || facts.ids(|fact| fact.voice == *voice && lasted(fact).is_some())),
            );
        }
        if !values.is_empty() {
            rows.push(line(page, &page.of(voice, text.since_when()), values));
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

/// The hours of the day that entries fall on: a bar from least to worst for each, and the counts in words.
pub fn pattern<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, facts) = (page.screen.text, page.facts);
    let mut section = Section::new(page, text.doctor_pattern());
    for (place, voice) in facts.voices.iter().enumerate() {
        let hours = by_hour(facts, voice);
        if hours.iter().all(|hour| hour.count == 0) {
            continue;
        }
        let mut values = Vec::new();
        for (block, sums) in hours.chunks(BLOCK).enumerate() {
            let count: usize = sums.iter().map(|sum| sum.count).sum();
            if count == 0 {
                continue;
            }
            let (from, to) = (block * BLOCK, (block + 1) * BLOCK);
            let least = sums.iter().filter_map(|sum| sum.range).map(|(least, _)| least).min();
            let worst = sums.iter().filter_map(|sum| sum.range).map(|(_, worst)| worst).max();
            let strong = least.zip(worst).map(|(least, worst)| page.screen.range_words(least, worst));
            let words = [text.hours_of_day(&page.count(from), &page.count(to))].into_iter().chain(strong);
            let words = words.chain([text.counted(count, crate::text::Text::entries)]).collect::<Vec<_>>().join(" · ");
            let is_then = |fact: &Fact<'_>| {
                let hour = usize::try_from(chrono::Timelike::hour(&fact.entry.at.local())).unwrap_or_default();
                fact.voice == *voice && !fact.recalled && (from..to).contains(&hour)
            };
            let value = section.number(format!("hours {place} {block}"), words, || facts.ids(is_then));
            values.push(el("li", "").child(value));
        }
        let heading = (facts.voices.len() > 1).then(|| el("h4", "").say(page.name(voice)));
        section.push(el("div", "pattern").key(format!("pattern {place}")).maybe(heading).child(clock(&hours)).child(lines(values)));
    }
    section
}

/// 24 columns, ten steps high; an hour without an entry is empty.
fn clock(hours: &[HourSum; 24]) -> Node {
    const WIDTH: usize = 10;
    let bar = |(hour, sum): (usize, &HourSum)| {
        let (least, worst) = sum.range?;
        let (top, height) = (100 - 10 * usize::from(worst.number()), 10 * usize::from(worst.number() - least.number()));
        let x = hour * WIDTH + 2;
        Some(
            el("rect", "")
                .with("x", x.to_string())
                .with("y", (top + 2).to_string())
                .attr("width", "6")
                .with("height", (height + 6).to_string())
                .attr("rx", "3")
                .with("data-score", Score::Number(worst).to_string()),
        )
    };
    let bars = hours.iter().enumerate().filter_map(bar).collect();
    let tick = |hour: usize| {
        el("text", "")
            .with("x", (hour * WIDTH + WIDTH / 2).to_string())
            .attr("y", "122")
            .attr("text-anchor", "middle")
            .say(hour.to_string())
    };
    let grid = |y: &'static str| el("path", "grid").with("d", format!("M0 {y}H240"));
    el("svg", "clock")
        .attr("viewBox", "0 0 240 126")
        .attr("aria-hidden", "true")
        .children(vec![grid("5"), grid("55"), grid("105")])
        .children(bars)
        .children([0, 6, 12, 18].map(tick).into())
}
