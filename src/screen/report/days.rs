//! Daily life, the bowels and side effects, and the signs that were asked about.

use chrono::{Days, NaiveDate};

use super::page::{Page, Written, section};
use super::places::topic;
use crate::app::LeaveOut;
use crate::domain::vocabulary::{DAY_BODY, DAY_LIFE, DAY_SIGNS, MOOD, day_levels};
use crate::domain::{CollectVec, ReportNumber, ReportTopic, Speaker, Topic};
use crate::text::Text;
use crate::view::doctor::{bowels, first_noticed, levels};
use crate::view::report::{Block, Limits, Line, Lines, Picture, Plot, Style, Value};

/// What pain prevented, and sleep, mood, eating, walking, daily activity and being with people, day by day.
pub fn life(page: &Page<'_>) -> Written {
    let text = page.screen.text;
    let speakers = page.data.all_speakers();
    let (mut blocks, mut stopped, mut levels, mut grid) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, speaker) in speakers.iter().enumerate() {
        stopped.extend(topic(page, Topic::Stopped, speaker, page.named(speaker, text.topic(Topic::Stopped), speakers.len())));
        let is_shown = |part: &&str| *part != MOOD || !page.leaves_out(LeaveOut::Mood);
        // In a long range under a heading, where the lines need no name.
        let named = if page.is_long() { 1 } else { speakers.len() };
        let noted = |part: &'static str| Some((part, part_line(page, index, speaker, part, named)?));
        let (parts, lines): (Vec<&str>, Vec<Line>) = DAY_LIFE.iter().copied().filter(is_shown).filter_map(noted).unzip();
        if !page.is_long() {
            grid.extend(parts.iter().zip(&lines).map(|(part, line)| (line.label.clone(), by_day(page, speaker, part))));
        }
        levels.extend((!lines.is_empty()).then_some((speaker, lines)));
    }
    blocks.extend((!stopped.is_empty()).then(|| Block::Lines(Lines::new(stopped, Limits::NONE))));
    if page.is_long() {
        let heading = |speaker: &Speaker| (speakers.len() > 1).then(|| Block::Heading(page.name(speaker)));
        // On paper the patient's are whole.
        let most = |speaker: &Speaker| if speaker.is_patient() { Limits::NONE } else { Limits { screen: usize::MAX, paper: 1 } };
        let group =
            |(speaker, lines): (&Speaker, Vec<Line>)| heading(speaker).into_iter().chain([Block::Lines(Lines::new(lines, most(speaker)))]);
        blocks.extend(levels.into_iter().flat_map(group));
    } else if !grid.is_empty() {
        let lines: Vec<Line> = levels.into_iter().flat_map(|(_, lines)| lines).collect_vec();
        let words = lines.iter().map(|line| page.sentence(line, 4)).joined("; ");
        let first = page.data.span.local_days().0;
        // On paper the grid says the same as the lines.
        let list = Block::Lines(Lines::new(lines, Limits { screen: usize::MAX, paper: 0 }));
        blocks.extend([Block::Plot(Plot { picture: Picture::Grid(first, grid), words }), Block::Note(text.grid_legend()), list]);
    }
    match section(ReportTopic::Life, text.doctor_life(), String::new(), blocks, Vec::new()) {
        Err(_) if page.leaves_out(LeaveOut::Mood) => Err(None),
        written => written,
    }
}

/// The level noted for each day of the range: 0 is the best.
fn by_day(page: &Page<'_>, speaker: &Speaker, part: &str) -> Vec<Option<u8>> {
    let (first, last) = page.data.span.local_days();
    let level = |day: NaiveDate| {
        let mut noted = page.data.days.iter().rev();
        let (_, noted, _) = noted.find(|(_, noted, who)| noted.day == day && who == speaker && noted.part.as_str() == part)?;
        let value = noted.value.as_ref()?;
        day_levels(part).iter().position(|level| *level == value.as_str()).and_then(|index| u8::try_from(index).ok())
    };
    let days = last.signed_duration_since(first).num_days().clamp(0, super::page::GRID_DAYS);
    (0..=days.unsigned_abs()).filter_map(|offset| first.checked_add_days(Days::new(offset))).map(level).collect_vec()
}

fn part_line(page: &Page<'_>, index: usize, speaker: &Speaker, part: &'static str, speakers: usize) -> Option<Line> {
    let text = page.screen.text;
    let value = |sum: crate::view::doctor::LevelSum| {
        let recalled = if page.is_long() { 0 } else { sum.recalled };
        let words = text.times_said(&text.level(part, sum.level.as_str()), &page.often(page.count(sum.days), recalled));
        Value::number(words, ReportNumber::Level(index, part, sum.level))
    };
    let values = levels(page.data, speaker, part).into_iter().map(value).collect_vec();
    (!values.is_empty()).then(|| Line::new(page.named(speaker, text.day_part(part), speakers), values))
}

/// Bowels with the notes since they last moved, drowsiness, nausea, vomiting, itching, confusion; then the signs that were asked about.
pub fn body(page: &Page<'_>) -> Written {
    let text = page.screen.text;
    let speakers = page.data.all_speakers();
    let mut lines = bowels_line(page, speakers.len()).into_iter().collect_vec();
    let spoken = lines.iter().map(|line: &Line| page.sentence(line, 2)).collect_vec();
    for (index, speaker) in speakers.iter().enumerate() {
        lines.extend(DAY_BODY.iter().filter_map(|part| part_line(page, index, speaker, part, speakers.len())));
    }
    for (index, speaker) in speakers.iter().enumerate() {
        lines.extend(DAY_SIGNS.iter().filter_map(|sign| sign_line(page, index, speaker, sign, speakers.len())));
    }
    let blocks = (!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, Limits::NONE)));
    section(ReportTopic::Body, text.doctor_body(), String::new(), blocks.into_iter().collect_vec(), spoken)
}

/// "last noted as moved: 20 Nov; since then not moved 2 days, nothing noted 5 days", also when that was before the range; where no day is
/// noted as moved: "never; since 12 Nov not moved 2 days, nothing noted 5 days".
fn bowels_line(page: &Page<'_>, speakers: usize) -> Option<Line> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let found = bowels(diary, page.data.span.local_days().1)?;
    let not_moved = (found.not_moved > 0).then(|| {
        let words = text.topic_says(&text.bowels_not_moved(), &text.counted(found.not_moved, Text::days_count));
        Value::number(words, ReportNumber::BowelsNotMoved)
    });
    let not_noted = (found.not_noted > 0)
        .then(|| Value::plain(text.topic_says(&text.bowels_not_noted(), &text.counted(found.not_noted, Text::days_count))));
    let mut since = not_moved.into_iter().chain(not_noted).collect_vec();
    let Some((id, part)) = found.moved else {
        since.iter_mut().take(1).for_each(|value| value.words = format!("{} {}", text.since_day(&page.day(found.from)), value.words));
        let never = Value::plain(text.bowels_never());
        return Some(Line::new(text.bowels_moved(), [never].into_iter().chain(since).collect_vec()));
    };
    since.iter_mut().take(1).for_each(|value| value.words = text.since_then(&value.words));
    let words = page.day(part.day);
    let words = if part.recalled { text.one_recalled(&words) } else { words };
    // What follows counts the days of all who noted it: the name is that of the date alone.
    let who = diary.said(id).filter(|_| speakers > 1).map(|(_, speaker)| page.name(&speaker));
    let words = who.map_or_else(|| words.clone(), |who| text.times_said(&words, &who));
    Some(Line::new(text.bowels_moved(), [Value::number(words, ReportNumber::Record(id))].into_iter().chain(since).collect_vec()))
}

/// The days on which a sign was noted as present and as absent, each with the last one, and when it was first noticed. A "no" does not
/// cancel a "yes".
fn sign_line(page: &Page<'_>, index: usize, speaker: &Speaker, sign: &'static str, speakers: usize) -> Option<Line> {
    let text = page.screen.text;
    let noticed = first_noticed(page.data, speaker, sign).map(|day| text.noticed_first(&page.day(day)));
    let value = |sum: crate::view::doctor::LevelSum| {
        let is_yes = sum.level.as_str() == "yes";
        if page.is_long() && !is_yes {
            let words = text.times_said(&text.level(sign, sum.level.as_str()), &page.count(sum.days));
            return Value::number(words, ReportNumber::Level(index, sign, sum.level));
        }
        let days = text.counted(sum.days, Text::days_count);
        let said = page.often(text.topic_says(&text.level(sign, sum.level.as_str()), &days), sum.recalled);
        // Of many weeks, the new signs on the first sheet say it.
        let noticed = noticed.iter().filter(|_| is_yes && !page.is_long()).cloned();
        let words = [format!("{said} ({})", page.day(sum.last))].into_iter().chain(noticed).joined(" · ");
        let style = if is_yes { Style::Strong } else { Style::Plain };
        Value::number(words, ReportNumber::Level(index, sign, sum.level)).styled(style)
    };
    let noted = levels(page.data, speaker, sign);
    // Of many weeks, what only a carer was asked and was never there is left to the screen.
    let is_short = page.is_long() && !speaker.is_patient() && noted.iter().all(|sum| sum.level.as_str() != "yes");
    let most = if is_short { Limits { screen: usize::MAX, paper: 0 } } else { Limits::NONE };
    let values = noted.into_iter().map(value).collect_vec();
    (!values.is_empty()).then(|| Line { label: page.named(speaker, text.day_part(sign), speakers), values, most })
}
