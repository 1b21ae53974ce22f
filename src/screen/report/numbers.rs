//! The numbers: day by day, and for each speaker the last, the worst, the least, how often each was said, flares.

use chrono::NaiveDate;

use super::super::PageSize;
use super::care::{change_words, relief_name};
use super::page::{Page, Written, section};
use crate::domain::agreement::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{CollectVec, Pain, RecordId, ReportNumber, ReportTopic, Score, Speaker};
use crate::text::Text;
use crate::view::chart::{Column, Sum};
use crate::view::doctor::{Changed, Flares, Numbers, ReportEntry, flares, numbers as sum_up, range, regular_changes, report_chart};
use crate::view::report::{Block, Limits, Line, Lines, Picture, Plot, Style, Table, Value};

/// Lines below the table on paper, for more than two months: those of the patient.
const LINES_LONG: usize = 4;

/// Every number about a moment on its day, with the doses of when-needed medicine and the changes of regular medicine. Numbers
/// about whole days have no place in it: where there is no other, it says so.
pub fn days(page: &Page<'_>) -> Written {
    let (text, data) = (page.screen.text, page.data);
    let heading = text.doctor_days();
    if !data.entries().iter().any(ReportEntry::is_moment) {
        let note = (!data.entries().is_empty()).then(|| Block::Note(text.only_whole_days()));
        return section(ReportTopic::Days, heading, String::new(), note.into_iter().collect_vec(), Vec::new());
    }
    let diary = &page.screen.model.diary;
    // The changes of a day are one line of the plot.
    let changed = regular_changes(diary, data);
    let of_days = || changed.chunk_by(|(_, (one, _)), (_, (other, _))| one == other);
    let words =
        |(relief, change): &(RecordId, (NaiveDate, Changed))| text.with_schedule(&relief_name(page, *relief), &change_words(page, change));
    let changes = of_days().map(|of_day| of_day.iter().map(words).joined("; ")).collect_vec();
    let days = of_days().filter_map(<[_]>::first).map(|(_, (day, _))| *day).collect_vec();
    let [on_screen, on_paper] = report_chart(data, &days, page.screen.viewport.page.plot(PageSize::SHEET));
    let who = |is_patient: bool| {
        data.speakers.iter().filter(|speaker| speaker.is_patient() == is_patient).map(|speaker| page.name(speaker)).joined(", ")
    };
    let speakers = [who(true), who(false)];
    let in_all = data.speakers.iter().filter_map(|speaker| in_words(page, speaker)).joined("; ");
    let each = on_screen.columns.iter().map(|column| column_words(page, column, &speakers)).joined(". ");
    let words = format!("{}. {each}", text.topic_says(&heading, &in_all));
    let plot = Plot { picture: Picture::Days { on_screen, on_paper, speakers, changes }, words };
    section(ReportTopic::Days, heading, String::new(), vec![Block::Plot(plot)], Vec::new())
}

/// "20 Nov: Anna: 4 to 8, too much once; Ben: 5, 1 recalled; 2 doses", "21 Nov: No number": what is drawn of a day, or of some days.
fn column_words(page: &Page<'_>, column: &Column, [patient, carer]: &[String; 2]) -> String {
    let text = page.screen.text;
    let voice = |(name, sum): (&String, &Sum)| {
        let numbers = sum.pain.map(|(least, worst)| page.screen.range_words(least, worst));
        let too_much = (sum.too_much > 0).then(|| text.counted(sum.too_much, Text::times_too_much));
        let words = page.often(numbers.into_iter().chain(too_much).joined(", "), sum.recalled);
        (sum.entries > 0).then(|| text.topic_says(name, &words))
    };
    let doses = (column.doses > 0).then(|| text.counted(column.doses, Text::doses_noted));
    let of_days = (column.of_days > 0).then(|| text.of_whole_day());
    let said = [(patient, &column.patient), (carer, &column.carer)].into_iter().filter_map(voice).chain(of_days).chain(doses).collect_vec();
    let day = page.day(column.first);
    let days = if column.first == column.last { day } else { text.from_to(&day, &page.day(column.last)) };
    text.topic_says(&days, &if said.is_empty() { text.no_pain_number() } else { said.join("; ") })
}

fn in_words(page: &Page<'_>, speaker: &Speaker) -> Option<String> {
    let (text, data) = (page.screen.text, page.data);
    let found = sum_up(data.of_speaker(speaker).filter(|item| item.is_moment()))?;
    let (worst, least) = found.range?;
    let words = [text.worst_number(&page.pain(worst)), text.least_number(&page.pain(least))];
    Some(text.topic_says(&page.name(speaker), &words.join(", ")))
}

/// A row for each speaker with what was logged at the time, how often each number was said, then what was recalled, flares, at rest and
/// moving. No average: people write when it hurts, so a mean of what was written is no mean of the pain.
pub fn numbers(page: &Page<'_>) -> Written {
    let text = page.screen.text;
    let flare = page.screen.model.diary.agreed_pain(names::EPISODE_PAIN);
    let mut columns = vec![text.column_last(), text.column_worst(), text.column_least()];
    columns.extend(flare.map(|from| text.or_more(&page.pain(from))));
    let (mut rows, mut plots, mut said, mut lines) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut spoken, mut recalled_only) = (Vec::new(), Vec::new());
    for (index, speaker) in page.data.speakers.iter().enumerate() {
        let name = page.name(speaker);
        let flares = flare.and_then(|from| flares(page.data, speaker, from));
        let logged = summed(page, speaker, false);
        let is_logged = logged.is_some();
        if let Some(found) = logged {
            let mut cells = last_worst_least(page, index, &found);
            let none = || Value::plain(page.count(0));
            cells.extend(flare.map(|_| vec![flares.as_ref().map_or_else(none, |found| flares_cell(page, index, found))]));
            spoken.push(sentence(page, &name, &found, flare.zip(flares.as_ref())));
            rows.push((name.clone(), cells));
            if found.counts.iter().sum::<usize>() > 1 {
                let (plot, line) = counts(page, index, speaker, &found);
                // One is drawn; the others are said in words.
                if plots.is_empty() {
                    plots.push(plot);
                    said.push(line);
                } else {
                    lines.push(line);
                }
            }
        }
        lines.extend(flare.zip(flares).and_then(|(from, found)| flares_line(page, index, speaker, (from, &found))));
        lines.extend(rest_and_moving(page, index, speaker));
        let recalled = summed(page, speaker, true).map(|found| recalled_line(page, index, &name, &found));
        recalled_only.extend(recalled.iter().filter(|_| !is_logged).map(|line| page.sentence(line, 3)));
        lines.extend(recalled);
        lines.extend(of_day(page, index, speaker));
    }
    let mut blocks = Vec::new();
    blocks.extend((!rows.is_empty()).then(|| Block::Table(Table { name: text.doctor_numbers(), columns, rows })));
    blocks.extend(plots);
    let of_paper = if page.is_long() { LINES_LONG } else { usize::MAX };
    let most = if blocks.is_empty() { Limits::NONE } else { Limits { screen: 0, paper: of_paper } };
    if spoken.is_empty() {
        spoken.extend(lines.iter().map(|line| page.sentence(line, 3)));
    } else {
        spoken.extend(recalled_only);
    }
    blocks.extend((!said.is_empty()).then(|| Block::Lines(Lines::new(said, Limits::NOT_ON_PAPER))));
    blocks.extend((!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, most))));
    section(ReportTopic::Numbers, text.doctor_numbers(), String::new(), blocks, spoken)
}

fn summed(page: &Page<'_>, speaker: &Speaker, recalled: bool) -> Option<Numbers> {
    sum_up(page.data.of_speaker(speaker).filter(|item| item.recalled == recalled && item.is_moment()))
}

fn last_worst_least(page: &Page<'_>, index: usize, found: &Numbers) -> Vec<Vec<Value>> {
    let (_, score, at) = found.last;
    let newest = Value::number(page.screen.text.score(score), ReportNumber::Newest(index, false)).styled(Style::Large);
    let large = |pain: Pain, number| Value::number(page.pain(pain), number).styled(Style::Large);
    let worst = found.range.map(|(worst, _)| large(worst, ReportNumber::Worst(index, false)));
    let least = found.range.map(|(_, least)| large(least, ReportNumber::Least(index, false)));
    let too_much = (found.too_much > 0).then(|| {
        let words = format!("▲\u{a0}{}", page.screen.text.times_sign(&page.count(found.too_much)));
        Value::number(words, ReportNumber::TooMuch(index, false)).styled(Style::Soft)
    });
    let last = vec![newest, Value::plain(page.when(at)).styled(Style::Soft)];
    vec![last, worst.into_iter().chain(too_much).collect_vec(), least.into_iter().collect_vec()]
}

/// "Anna, recalled later: last 5 (17 Nov, 23:11); worst 5; least 4".
fn recalled_line(page: &Page<'_>, index: usize, name: &str, found: &Numbers) -> Line {
    let text = page.screen.text;
    let (_, score, at) = found.last;
    let mut values = vec![Value::number(text.latest_number(&text.score(score), &page.day(at.day())), ReportNumber::Newest(index, true))];
    if let Some((worst, least)) = found.range {
        values.push(Value::number(text.worst_number(&page.pain(worst)), ReportNumber::Worst(index, true)));
        values.push(Value::number(text.least_number(&page.pain(least)), ReportNumber::Least(index, true)));
    }
    let too_much = || text.counted(found.too_much, Text::times_too_much);
    values.extend((found.too_much > 0).then(|| Value::number(too_much(), ReportNumber::TooMuch(index, true))));
    Line::new(text.recalled_of(name), values)
}

fn flares_cell(page: &Page<'_>, index: usize, found: &Flares) -> Value {
    let days = page.screen.text.counted(found.days, Text::days_count);
    Value::number(page.screen.text.count_on(&page.count(found.ids.len()), &days), ReportNumber::Flares(index))
}

/// "7 or more: most on one day 5 · from beginning to easing 20 min to 2 h (9)".
fn flares_line(page: &Page<'_>, index: usize, speaker: &Speaker, (from, found): (Pain, &Flares)) -> Option<Line> {
    let text = page.screen.text;
    let most =
        (found.most.len() > 1).then(|| Value::number(text.flares_most(&page.count(found.most.len())), ReportNumber::FlaresMost(index)));
    let lasted = found.lasted_min.map(|lasted| {
        let minutes = page.minutes(lasted.least, lasted.most);
        Value::number(text.flares_lasted(&minutes, &page.count(lasted.count)), ReportNumber::FlaresLasted(index))
    });
    let values = most.into_iter().chain(lasted).collect_vec();
    (!values.is_empty()).then(|| Line::new(page.of(speaker, text.or_more(&page.pain(from))), values))
}

/// How often each number was said.
fn counts(page: &Page<'_>, index: usize, speaker: &Speaker, found: &Numbers) -> (Block, Line) {
    let text = page.screen.text;
    let said = Pain::all().zip(found.counts).filter(|(_, count)| *count > 0);
    let values = said.map(|(pain, count)| {
        let number = ReportNumber::Said(index, false, Score::Number(pain));
        Value::number(text.times_said(&page.pain(pain), &page.count(count)), number)
    });
    let line = Line::new(text.how_often_each(&page.name(speaker)), values.collect_vec());
    let mut counts = [0; 12];
    counts.iter_mut().zip(found.counts.into_iter().chain([found.too_much])).for_each(|(count, found)| *count = found);
    (Block::Plot(Plot { picture: Picture::Counts(line.label.clone(), counts), words: page.sentence(&line, 11) }), line)
}

/// "Anna: last 6 (27 Nov, 21:54), worst 9, least 1; 7 or more: 31 numbers on 12 days".
fn sentence(page: &Page<'_>, label: &str, found: &Numbers, flares: Option<(Pain, &Flares)>) -> String {
    let text = page.screen.text;
    let (_, score, at) = found.last;
    // The period above it names the last day.
    let when = if at.day() == page.data.span.local_days().1 { text.intl.time(at) } else { page.when(at) };
    let mut words = text.latest_number(&text.score(score), &when);
    if let Some((worst, least)) = found.range {
        words = [words, text.worst_number(&page.pain(worst)), text.least_number(&page.pain(least))].join(", ");
    }
    if found.too_much > 0 {
        words = format!("{words}, {}", text.counted(found.too_much, Text::times_too_much));
    }
    if let Some((from, found)) = flares {
        let (numbers, days) = (text.counted(found.ids.len(), Text::numbers_count), text.counted(found.days, Text::days_count));
        words = format!("{words}; {}", text.flares(&page.pain(from), &numbers, &days));
    }
    text.topic_says(label, &words)
}

/// The worst and the least of whole days, from the recall form; of several, the worst and the least of all.
fn of_day(page: &Page<'_>, index: usize, speaker: &Speaker) -> Option<Line> {
    let (text, data) = (page.screen.text, page.data);
    let value = |span: &'static str| {
        // "Too much" ranks above 10.
        let number = |item: &&ReportEntry<'_>| if let Score::Number(pain) = item.entry.score { pain.number() } else { u8::MAX };
        let said = || data.of_days(speaker).filter(|item| item.span() == Some(span));
        let most = if span == WORST_OF_DAY { said().max_by_key(number) } else { said().min_by_key(number) }?;
        let words = text.named_number(&text.span_short(span), &text.score(most.entry.score));
        let words = text.times_said(&words, &page.day(most.entry.at.day()));
        let count = said().count();
        let words = if count > 1 { text.most_of(&words, &page.count(count)) } else { words };
        Some(Value::number(words, ReportNumber::OfDay(index, span)))
    };
    let values = [WORST_OF_DAY, LEAST_OF_DAY].into_iter().filter_map(value).collect_vec();
    (!values.is_empty()).then(|| Line::new(text.remembered_of(&page.name(speaker)), values))
}

/// "Anna, at rest and on moving: at rest 3 to 5 (5); on moving 8 (4)".
fn rest_and_moving(page: &Page<'_>, index: usize, speaker: &Speaker) -> Option<Line> {
    let (text, data) = (page.screen.text, page.data);
    type Of = fn(&ReportEntry<'_>) -> Option<Pain>;
    let both: [(ReportNumber, String, Of); 2] = [
        (ReportNumber::AtRest(index), text.at_rest(), |item| item.entry.details().at_rest),
        (ReportNumber::OnMoving(index), text.on_moving(), |item| item.entry.details().on_moving),
    ];
    let value = |(number, name, of): (ReportNumber, String, Of)| {
        let found = range(data.detailed_of(speaker).filter_map(of))?;
        let recalled = data.detailed_of(speaker).filter(|item| item.recalled && of(item).is_some()).count();
        let words = text.named_number(&name, &page.screen.range_words(found.least, found.most));
        Some(Value::number(text.times_said(&words, &page.often(page.count(found.count), recalled)), number))
    };
    let values = both.into_iter().filter_map(value).collect_vec();
    let label = if page.data.speakers.len() > 1 { page.name(speaker) } else { String::new() };
    (!values.is_empty()).then(|| Line::new(label, values))
}

/// Listed among what is missing when the family chose no number from which one is a flare, and when none was one.
pub fn no_flare_number(page: &Page<'_>) -> Option<String> {
    page.screen.model.diary.agreed_pain(names::EPISODE_PAIN).is_none().then(|| page.screen.text.no_flare_number())
}
