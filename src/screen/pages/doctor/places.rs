//! The sections about places, words and hours.

use super::super::super::node::{Node, el};
use super::super::super::parts::body_figures;
use super::parts::{Page, Section, line, lines};
use crate::app::{LeaveOut, ReportList, ReportNumber};
use crate::domain::vocabulary::{COURSES, MOOD, ONSETS};
use crate::domain::{Code, CollectVec, Eased, Entry, Score, Speaker, Topic, Word};
use crate::view::body_sum::body_sum;
use crate::view::doctor::{HourSum, ReportEntry, by_hour, range};

/// Most regions named beside the picture, on screen and on paper.
const REGIONS: (usize, usize) = (4, 6);
/// Most paths named beside it.
const PATHS: (usize, usize) = (2, 3);
/// Words of a topic.
const WORDS: (usize, usize) = (4, 8);
/// Most hours in words. On screen the picture shows the same, and there are many.
const HOURS: (usize, usize) = (0, 24);

/// The body with the worst number of each place, and the paths.
pub fn places<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, data) = (page.screen.text, page.data);
    let mut section = Section::new(page, text.doctor_where());
    for (index, speaker) in data.speakers.iter().enumerate() {
        let sums = body_sum(data.of_speaker(speaker).map(|item| (item.entry, item.recalled)));
        let paths = data.paths(speaker);
        if sums.is_empty() && paths.is_empty() {
            continue;
        }
        let mut rows = Vec::new();
        let key = |region: &Code| ReportNumber::Region(index, region.clone());
        for sum in &sums {
            let often = page.often(text.counted(sum.count, crate::text::Text::times), sum.recalled);
            let strong = sum.pain.map(|(least, worst)| page.screen.range_words(least, worst));
            let words = strong.into_iter().chain([often]).joined(" · ");
            let is_there = |item: &ReportEntry<'_>| item.speaker == *speaker && item.entry.details().site(&sum.region).is_some();
            let region = text.region(sum.region.as_str());
            let value = section.number_of(&region, key(&sum.region), words, || data.ids(is_there));
            rows.push(line(page, &region, vec![value]));
        }
        let mut rows = section.long(ReportList::Regions(index), rows, REGIONS, "li");
        let mut spread = Vec::new();
        for tally in &paths {
            let path = tally.what;
            let words = page.often(text.counted(tally.count, crate::text::Text::times), tally.recalled);
            let spreads = |item: &ReportEntry<'_>| item.speaker == *speaker && item.entry.details().spread.contains(path);
            let label = text.spreads(&page.screen.path_words(path));
            let value = section.number_of(&label, ReportNumber::Path(index, path.clone()), words, || data.ids(spreads));
            spread.push(line(page, &label, vec![value]));
        }
        rows.extend(section.long(ReportList::Paths(index), spread, PATHS, "li"));
        let drawn: Vec<Vec<Code>> = paths.into_iter().map(|tally| tally.what.clone()).collect_vec();
        let heading = (data.speakers.len() > 1).then(|| el("h4", "").text(page.name(speaker)));
        section.push(
            el("div", "where")
                .key(format!("where {index}"))
                .child_opt(heading)
                .child(body_figures(page.screen, &sums, &drawn, &|region| Some(page.opens(key(region)))))
                .child(lines(rows)),
        );
    }
    section
}

/// Words, each speaker's by themselves.
pub fn topic<'p>(page: &'p Page<'p>, section: &mut Section<'p>, topic: Topic, speaker: &Speaker, label: String) -> Option<Node> {
    let (text, data) = (page.screen.text, page.data);
    let index = data.speakers.iter().position(|known| known == speaker)?;
    let is_mood = |word: &Word| topic == Topic::Stopped && *word == Word::Listed(Code::listed(MOOD));
    let mut values = Vec::new();
    for tally in data.words(speaker, topic) {
        let word = tally.what;
        if is_mood(word) && page.leaves_out(LeaveOut::Mood) {
            continue;
        }
        let ids = || data.ids(|item| item.speaker == *speaker && item.entry.details().words(topic).contains(word));
        let shown = match word {
            Word::Listed(_) => text.word(topic, word),
            Word::Own(own) => match &page.foreign {
                Some(language) => format!("{} {}", text.quoted(&crate::text::bidi_isolate(own.as_str())), text.as_written(language)),
                None => text.quoted(&crate::text::bidi_isolate(own.as_str())),
            },
        };
        let key = ReportNumber::Word(index, topic, word.clone());
        values.push(section.number(key, page.said(&shown, &tally), ids));
    }
    let values = section.long(ReportList::Words(index, topic), values, WORDS, "span");
    (!values.is_empty()).then(|| line(page, &page.of(speaker, label), values))
}

/// What it feels like, onset and course, and how long it lasted.
pub fn feels<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, data) = (page.screen.text, page.data);
    let mut section = Section::new(page, text.doctor_feels());
    let mut rows = Vec::new();
    for (index, speaker) in data.speakers.iter().enumerate() {
        rows.extend(topic(page, &mut section, Topic::Feels, speaker, text.words_said()));
        let mut values = courses(page, &mut section, index, speaker);
        values.extend(how_long(page, &mut section, index, speaker));
        if !values.is_empty() {
            rows.push(line(page, &page.of(speaker, text.since_when()), values));
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

/// Onset and course.
fn courses<'p>(page: &'p Page<'p>, section: &mut Section<'p>, index: usize, speaker: &Speaker) -> Vec<Node> {
    let (text, data) = (page.screen.text, page.data);
    let mut values = Vec::new();
    for code in ONSETS.iter().chain(&COURSES) {
        let is_so = |entry: &Entry| {
            let details = entry.details();
            [&details.onset, &details.course].into_iter().flatten().any(|said| said.as_str() == *code)
        };
        if let Some(tally) = data.count(speaker, is_so) {
            let ids = || data.ids(|item| item.speaker == *speaker && is_so(item.entry));
            values.push(section.number(ReportNumber::Course(index, code), page.said(&text.course(code), &tally), ids));
        }
    }
    values
}

/// How long pain lasted, and pains with a beginning but no end.
fn how_long<'p>(page: &'p Page<'p>, section: &mut Section<'p>, index: usize, speaker: &Speaker) -> Vec<Node> {
    let (text, data) = (page.screen.text, page.data);
    let mut values = Vec::new();
    let lasted = |item: &ReportEntry<'_>| {
        let details = item.entry.details();
        match (details.began, details.eased) {
            (Some(began), Some(Eased::At(eased))) => Some(eased.since(began).num_minutes()).filter(|minutes| *minutes >= 0),
            _ => None,
        }
    };
    if let Some(found) = range(data.of_speaker(speaker).filter_map(lasted)) {
        let recalled = data.of_speaker(speaker).filter(|item| item.recalled && lasted(item).is_some()).count();
        let words = text.lasted(&text.minutes(found.least), &text.minutes(found.most), &page.often(page.count(found.count), recalled));
        let ids = || data.ids(|item| item.speaker == *speaker && lasted(item).is_some());
        values.push(section.number(ReportNumber::Lasted(index), words, ids));
    }
    type Is = fn(&Entry) -> bool;
    let open: [(ReportNumber, String, Is); 2] = [
        (ReportNumber::StillThere(index), text.still_there(), |entry| entry.details().eased == Some(Eased::StillThere)),
        (ReportNumber::NoEnd(index), text.no_end(), |entry| entry.details().eased.is_none() && entry.details().began.is_some()),
    ];
    for (key, open, is_open) in open {
        let Some(tally) = data.count(speaker, is_open) else { continue };
        let began = tally.what.details().began.map(|at| text.topic_says(&text.began(), &page.when(at)));
        let words = began.into_iter().chain([open]).joined(", ");
        let ids = || data.ids(|item| item.speaker == *speaker && is_open(item.entry));
        values.push(section.number(key, page.said(&words, &tally), ids));
    }
    values
}

/// Entries by hour of the day: a bar from least to worst for each hour, and the same in words.
pub fn pattern<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, data) = (page.screen.text, page.data);
    let mut section = Section::new(page, text.doctor_pattern());
    for (index, speaker) in data.speakers.iter().enumerate() {
        let hours = by_hour(data, speaker);
        if hours.iter().all(|hour| hour.count == 0) {
            continue;
        }
        let mut values = Vec::new();
        for (hour, sum) in hours.iter().enumerate().filter(|(_, sum)| sum.count > 0) {
            let strong = sum.range.map(|(least, worst)| page.screen.range_words(least, worst));
            let too_much = (sum.too_much > 0).then(|| text.too_much_short());
            let strong = strong.into_iter().chain(too_much).joined(", ");
            let words = text.times_said(&text.topic_says(&text.hour_of_day(&page.count(hour)), &strong), &page.count(sum.count));
            let is_then = |item: &ReportEntry<'_>| {
                let at = usize::try_from(chrono::Timelike::hour(&item.entry.at.local())).unwrap_or_default();
                item.speaker == *speaker && !item.recalled && at == hour
            };
            values.push(section.number(ReportNumber::Hour(index, hour), words, || data.ids(is_then)));
        }
        let heading = (data.speakers.len() > 1).then(|| el("h4", "").text(page.name(speaker)));
        let values = section.long(ReportList::Hours(index), values, HOURS, "span");
        let row = line(page, &text.by_hour(), values);
        section.push(el("div", "pattern").key(format!("pattern {index}")).child_opt(heading).child(clock(&hours)).child(lines(vec![row])));
    }
    section
}

/// 24 columns of ten steps; an hour without an entry is empty, one with "too much" has a cross on top.
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
    let cross = |(hour, sum): (usize, &HourSum)| {
        (sum.too_much > 0).then(|| el("path", "cross").with("d", format!("M{} -10l6 6m0 -6l-6 6", hour * WIDTH + 2)))
    };
    let bars = hours.iter().enumerate().filter_map(bar).collect_vec();
    let crosses = hours.iter().enumerate().filter_map(cross).collect_vec();
    let tick = |hour: usize| {
        el("text", "")
            .with("x", (hour * WIDTH + WIDTH / 2).to_string())
            .attr("y", "122")
            .attr("text-anchor", "middle")
            .text(hour.to_string())
    };
    let grid = |y: &'static str| el("path", "grid").with("d", format!("M0 {y}H240"));
    el("svg", "clock")
        .attr("viewBox", "0 -12 240 138")
        .attr("aria-hidden", "true")
        .children(vec![grid("5"), grid("55"), grid("105")])
        .children(bars)
        .children(crosses)
        .children([0, 6, 12, 18].map(tick).into())
}
