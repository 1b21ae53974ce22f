//! Where it hurts, what it feels like, and at which hours.

use super::page::{Page, Written, section};
use crate::domain::vocabulary::{COURSES, ONSETS};
use crate::domain::{CollectVec, Eased, Entry, ReportNumber, ReportTopic, Speaker, Topic};
use crate::view::body_sum::{RegionSum, body_sum, drawn_paths};
use crate::view::doctor::{HourCounts, ReportEntry, by_hour, range};
use crate::view::report::{Block, Limits, Line, Lines, Picture, Plot, Style, Value};

const REGIONS: Limits = Limits { screen: 0, paper: 3 };
const PATHS: Limits = Limits { screen: 0, paper: 1 };
const FEELS: Limits = Limits { screen: 0, paper: 1 };
/// Words of a topic; for more than two months the first two on paper.
const WORDS: Limits = Limits { screen: 6, paper: 3 };
const WORDS_LONG: Limits = Limits { screen: 6, paper: 2 };
/// Regions and words in the text that is sent.
const SPOKEN: usize = 3;
/// The day in four parts.
const PART_HOURS: usize = 6;

/// The body with the worst number of each place, the paths, the words.
pub fn places(page: &Page<'_>) -> Written {
    let (text, data) = (page.screen.text, page.data);
    let (mut blocks, mut spoken, mut without_number) = (Vec::new(), Vec::new(), false);
    for (index, speaker) in data.speakers.iter().enumerate() {
        let sums = body_sum(data.detailed_of(speaker).map(|item| (item.entry, item.recalled)));
        let paths = data.paths(speaker);
        let regions = sums.iter().map(|sum| region_line(page, index, sum)).collect_vec();
        let spread = paths.iter().map(|tally| {
            let label = text.spreads(&page.screen.path_words(tally.what));
            let words = page.often(text.times_sign(&page.count(tally.count)), tally.recalled);
            Line::new(label, vec![Value::number(words, ReportNumber::Path(index, tally.what.clone()))])
        });
        let spread = spread.collect_vec();
        let feels = topic(page, Topic::Feels, speaker, text.doctor_feels());
        if regions.is_empty() && spread.is_empty() && feels.is_none() {
            continue;
        }
        if index == 0 {
            let worst = |sum: &RegionSum| {
                let region = text.region(sum.region.as_str());
                sum.pain.map_or_else(|| region.clone(), |(_, worst)| text.named_number(&region, &page.pain(worst)))
            };
            spoken.push(page.of(speaker, sums.iter().take(SPOKEN).map(worst).joined(", ")));
            spoken.extend(spread.iter().take(1).map(|line| line.label.clone()));
            spoken.extend(feels.iter().map(|line| page.sentence(line, 2)));
        }
        blocks.extend(page.heading_of(speaker));
        if !sums.is_empty() || !spread.is_empty() {
            let words = regions.iter().map(|line| page.sentence(line, 2)).joined("; ");
            without_number |= sums.iter().any(|sum| sum.pain.is_none());
            let drawn = drawn_paths(paths.into_iter().map(|tally| tally.what)).into_iter().cloned().collect_vec();
            blocks.push(Block::Plot(Plot { picture: Picture::Body(index, sums, drawn), words }));
        }
        // Of many weeks, the carer's regions and words alone: there is no drawing of them on paper.
        let paths = if page.is_long() && index > 0 { Limits::NOT_ON_PAPER } else { PATHS };
        for (lines, most) in [(regions, REGIONS), (spread, paths), (feels.into_iter().collect_vec(), FEELS)] {
            blocks.extend((!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, most))));
        }
    }
    let beside = if without_number { text.where_beside_dot() } else { text.where_beside() };
    section(ReportTopic::Where, text.doctor_where(), beside, blocks, spoken)
}

fn region_line(page: &Page<'_>, index: usize, sum: &RegionSum) -> Line {
    let text = page.screen.text;
    let number = ReportNumber::Region(index, sum.region.clone());
    let often = page.often(text.times_sign(&page.count(sum.count)), sum.recalled);
    let worst = sum
        .pain
        .map(|(_, worst)| Value::number(page.pain(worst), ReportNumber::RegionWorst(index, sum.region.clone())).styled(Style::Strong));
    Line::new(text.region(sum.region.as_str()), worst.into_iter().chain([Value::number(often, number)]).collect_vec())
}

/// Words of a topic, each speaker's by themselves.
pub fn topic(page: &Page<'_>, topic: Topic, speaker: &Speaker, label: String) -> Option<Line> {
    let data = page.data;
    let index = data.speakers.iter().position(|known| known == speaker)?;
    let shown = data.words(speaker, topic).into_iter().filter(|tally| page.shows_word(topic, tally.what));
    let values = shown.map(|tally| {
        let number = ReportNumber::Word(index, topic, tally.what.clone());
        Value::number(page.said(&page.word(topic, tally.what), &tally), number)
    });
    let values = values.collect_vec();
    (!values.is_empty()).then(|| Line { label, values, most: if page.is_long() { WORDS_LONG } else { WORDS } })
}

/// Onset, course and how long it lasted.
pub fn course(page: &Page<'_>, index: usize, speaker: &Speaker) -> Option<Line> {
    let mut values = courses(page, index, speaker);
    values.extend(how_long(page, index, speaker));
    (!values.is_empty()).then(|| Line { label: page.of(speaker, page.screen.text.since_when()), values, most: WORDS })
}

fn courses(page: &Page<'_>, index: usize, speaker: &Speaker) -> Vec<Value> {
    let value = |code: &&'static str| {
        let tally = page.data.count(speaker, |entry| has_course(entry, code))?;
        Some(Value::number(page.said(&page.screen.text.course(code), &tally), ReportNumber::Course(index, code)))
    };
    ONSETS.iter().chain(&COURSES).filter_map(value).collect_vec()
}

/// True when the entry names that onset or course.
pub fn has_course(entry: &Entry, code: &str) -> bool {
    let details = entry.details();
    [&details.onset, &details.course].into_iter().flatten().any(|said| said.as_str() == code)
}

/// True for pain that is still there.
pub fn is_still_there(entry: &Entry) -> bool {
    entry.details().eased == Some(Eased::StillThere)
}

/// True for pain with a beginning and no end.
pub fn has_no_end(entry: &Entry) -> bool {
    entry.details().eased.is_none() && entry.details().began.is_some()
}

/// How long pain lasted, and pains with a beginning but no end.
fn how_long(page: &Page<'_>, index: usize, speaker: &Speaker) -> Vec<Value> {
    let (text, data) = (page.screen.text, page.data);
    let mut values = Vec::new();
    if let Some(found) = range(data.detailed_of(speaker).filter_map(ReportEntry::lasted_min)) {
        let recalled = data.detailed_of(speaker).filter(|item| item.recalled && item.lasted_min().is_some()).count();
        let words = text.lasted(&text.minutes(found.least), &text.minutes(found.most), &page.often(page.count(found.count), recalled));
        values.push(Value::number(words, ReportNumber::Lasted(index)));
    }
    type Is = fn(&Entry) -> bool;
    let open: [(ReportNumber, String, Is); 2] =
        [(ReportNumber::StillThere(index), text.still_there(), is_still_there), (ReportNumber::NoEnd(index), text.no_end(), has_no_end)];
    for (number, open, is_open) in open {
        let Some(tally) = data.count(speaker, is_open) else { continue };
        let began = tally.what.details().began.map(|at| text.topic_says(&text.began(), &page.when(at)));
        let words = began.into_iter().chain([open]).joined(", ");
        values.push(Value::number(page.said(&words, &tally), number));
    }
    values
}

/// Every number logged at the time, by hour of the day.
pub fn hours(page: &Page<'_>) -> Written {
    let (text, data) = (page.screen.text, page.data);
    let (mut blocks, mut spoken) = (Vec::new(), Vec::new());
    for (index, speaker) in data.speakers.iter().enumerate() {
        let hours = by_hour(data, speaker);
        if hours.iter().flatten().all(|count| *count == 0) {
            continue;
        }
        let parts = hours.chunks(PART_HOURS).enumerate().filter_map(|(part, hours)| part_words(page, part, hours)).joined("; ");
        let words = text.topic_says(&page.of(speaker, text.by_day_part()), &parts);
        spoken.extend((index == 0).then(|| page.of(speaker, parts)));
        blocks.extend(page.heading_of(speaker));
        let value = |(hour, counts): (usize, &HourCounts)| {
            let (numbers, count) = (numbers_words(page, &[*counts])?, counts.iter().sum());
            let words = text.times_said(&text.topic_says(&clock_words(page, hour), &numbers), &page.count(count));
            Some(Value::number(words, ReportNumber::Hour(index, hour)))
        };
        let values = hours.iter().enumerate().filter_map(value).collect_vec();
        blocks.push(Block::Plot(Plot { picture: Picture::Hours(!speaker.is_patient(), hours.to_vec()), words }));
        blocks.push(Block::Lines(Lines::new(vec![Line::new(text.by_hour(), values)], Limits::NOT_ON_PAPER)));
    }
    section(ReportTopic::Hours, text.doctor_pattern(), text.hours_beside(), blocks, spoken)
}

/// "06:00", "24:00": an hour of the day.
fn clock_words(page: &Page<'_>, hour: usize) -> String {
    page.screen.text.hour_of_day(&[hour / 10, hour % 10].map(|digit| page.count(digit)).concat())
}

/// "00:00 to 06:00: 4 to 9".
fn part_words(page: &Page<'_>, part: usize, hours: &[HourCounts]) -> Option<String> {
    let text = page.screen.text;
    let hours_words = text.from_to(&clock_words(page, part * PART_HOURS), &clock_words(page, (part + 1) * PART_HOURS));
    Some(text.topic_says(&hours_words, &numbers_words(page, hours)?))
}

/// "4 to 9, too much": the least and the worst number of these hours.
fn numbers_words(page: &Page<'_>, hours: &[HourCounts]) -> Option<String> {
    let said = |score: usize| hours.iter().any(|counts| counts.get(score).is_some_and(|count| *count > 0));
    let pains = crate::domain::Pain::all().filter(|pain| said(pain.number().into()));
    let strong = range(pains).map(|found| page.screen.range_words(found.least, found.most));
    let words = strong.into_iter().chain(said(11).then(|| page.screen.text.too_much_short())).joined(", ");
    (!words.is_empty()).then_some(words)
}
