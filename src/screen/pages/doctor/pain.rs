//! How strong: now, worst, least, average; at rest and on moving; the episodes.

use super::super::super::node::{Node, el};
use super::parts::{Page, Section, line, lines};
use crate::domain::agreed::names;
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{Pain, Score, Voice};
use crate::view::doctor::{Episode, Fact, GAP_HOURS_MAX, Numbers, Range, episodes, numbers, range};

/// The newest number is called "now" for so long, in hours: longer ago it is the last one.
const NOW_HOURS: i64 = 6;

/// Each voice by itself, logged and recalled apart.
pub fn pain<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_pain());
    let mut rows = Vec::new();
    for (place, voice) in page.facts.voices.iter().enumerate() {
        for recalled in [false, true] {
            let fits = |fact: &Fact<'_>| fact.voice == *voice && fact.recalled == recalled && fact.is_moment();
            let Some(found) = numbers(page.facts.entries().iter().filter(|fact| fits(fact))) else { continue };
            rows.push(row(page, &mut section, (place, voice, recalled), &found, &fits));
        }
        rows.extend(of_day(page, &mut section, place, voice));
        rows.extend(rest_and_moving(page, &mut section, place, voice));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

fn row<'p>(
    page: &'p Page<'p>,
    section: &mut Section<'p>,
    (place, voice, recalled): (usize, &Voice, bool),
    found: &Numbers,
    fits: &dyn Fn(&Fact<'_>) -> bool,
) -> Node {
    let (text, facts) = (page.screen.text, page.facts);
    let key = format!("pain {place} {recalled}");
    let label = if recalled { text.recalled_of(&page.name(voice)) } else { text.logged_of(&page.name(voice)) };
    let is = |score: Score| facts.ids(|fact| fits(fact) && fact.entry.score == score);
    let (last, score, at) = found.last;
    let is_now = !recalled && page.screen.now.since(at).num_hours() < NOW_HOURS;
    let (score, when) = (text.score(score), page.when(at));
    let newest = if is_now { text.last_number(&score, &when) } else { text.latest_number(&score, &when) };
    let mut values = vec![section.number(format!("{key} last"), newest, || vec![last])];
    if let Some((worst, least)) = found.range {
        let [worst, least] = [worst, least].map(Score::Number);
        values.push(section.number(format!("{key} worst"), text.worst_number(&text.score(worst)), || is(worst)));
        values.push(section.number(format!("{key} least"), text.least_number(&text.score(least)), || is(least)));
    }
    if let Some(tenths) = found.mean_tenths.filter(|_| found.numbers > 1) {
        let mean = text.decimal(&text.intl.number(i64::from(tenths / 10)), &text.intl.number(i64::from(tenths % 10)));
        let words = text.average_of(&mean, &page.count(found.numbers));
        let is_number = |fact: &Fact<'_>| fits(fact) && matches!(fact.entry.score, Score::Number(_));
        values.push(section.number(format!("{key} average"), words, || facts.ids(is_number)));
    }
    if found.too_much > 0 {
        let words = text.counted(found.too_much, crate::text::Text::times_too_much);
        values.push(section.number(format!("{key} too much"), words, || is(Score::TooMuch)));
    }
    line(page, &label, values)
}

/// Worst and least of a day, as remembered in the 60-second form.
fn of_day<'p>(page: &'p Page<'p>, section: &mut Section<'p>, place: usize, voice: &Voice) -> Option<Node> {
    let (text, facts) = (page.screen.text, page.facts);
    let mut values = Vec::new();
    for span in [WORST_OF_DAY, LEAST_OF_DAY] {
        let fits = |fact: &Fact<'_>| fact.voice == *voice && fact.span() == Some(span);
        // The worst of the worst, the least of the least; too much for a number is worse than any.
        let number = |fact: &&Fact<'_>| if let Score::Number(pain) = fact.entry.score { pain.number() } else { u8::MAX };
        let said = || facts.entries().iter().filter(|fact| fits(fact));
        let most = if span == WORST_OF_DAY { said().max_by_key(number) } else { said().rev().min_by_key(number) };
        let Some(most) = most else { continue };
        let words = text.named_number(&text.span_short(span), &text.score(most.entry.score));
        let words = format!("{words} ({})", page.when(most.entry.at));
        let count = said().count();
        let words = if count > 1 { text.most_of(&words, &page.count(count)) } else { words };
        values.push(section.number(format!("day {place} {span}"), words, || facts.ids(fits)));
    }
    (!values.is_empty()).then(|| line(page, &text.remembered_of(&page.name(voice)), values))
}

fn rest_and_moving<'p>(page: &'p Page<'p>, section: &mut Section<'p>, place: usize, voice: &Voice) -> Option<Node> {
    let (text, facts) = (page.screen.text, page.facts);
    type Of = fn(&Fact<'_>) -> Option<Pain>;
    let both: [(&'static str, String, Of); 2] = [
        ("rest", text.at_rest(), |fact| fact.entry.details().at_rest),
        ("moving", text.on_moving(), |fact| fact.entry.details().on_moving),
    ];
    let mut values = Vec::new();
    for (key, name, of) in both {
        let Some(found) = range(facts.of_voice(voice).filter_map(of)) else { continue };
        let recalled = facts.of_voice(voice).filter(|fact| fact.recalled && of(fact).is_some()).count();
        let words = format!("{name} {}", page.screen.range_words(found.least, found.most));
        let words = text.times_said(&words, &page.often(page.count(found.count), recalled));
        values.push(section.number(format!("{key} {place}"), words, || facts.ids(|fact| fact.voice == *voice && of(fact).is_some())));
    }
    (!values.is_empty()).then(|| line(page, &page.of(voice, text.rest_or_moving()), values))
}

/// Breakthrough episodes, with what the word means here.
pub fn episodes_of<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_episodes());
    let Some(from) = page.screen.model.diary.agreed_pain(names::EPISODE_PAIN) else {
        return section.or_else(Some(text.no_episode_number()));
    };
    let mut rows = Vec::new();
    for (place, voice) in page.facts.voices.iter().enumerate() {
        let found = episodes(&page.screen.model.diary, page.facts, voice, from);
        if !found.is_empty() {
            rows.push(episodes_row(page, &mut section, place, voice, &found));
        }
    }
    let from = text.score(Score::Number(from));
    if rows.is_empty() && page.facts.entries().iter().any(|fact| fact.is_moment() && !fact.recalled) {
        rows.push(el("li", "").say(text.no_episodes()));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
        section.push(el("p", "definition").say(text.episode_means(&from, &page.screen.text.intl.number(GAP_HOURS_MAX))));
    }
    section
}

fn episodes_row<'p>(page: &'p Page<'p>, section: &mut Section<'p>, place: usize, voice: &Voice, found: &[Episode]) -> Node {
    let text = page.screen.text;
    let of = |fits: &dyn Fn(&Episode) -> bool| {
        found.iter().rev().filter(|episode| fits(episode)).flat_map(|episode| episode.entries.iter().rev().copied()).collect::<Vec<_>>()
    };
    let ids = || of(&|_| true);
    let mut values = vec![section.number(format!("episodes {place}"), text.counted(found.len(), crate::text::Text::episodes), ids)];
    let mut days: Vec<(chrono::NaiveDate, usize)> = Vec::new();
    for first in found.iter().filter_map(|episode| page.screen.model.diary.entry(*episode.entries.first()?)) {
        match days.last_mut().filter(|(day, _)| *day == first.at.day()) {
            Some((_, count)) => *count += 1,
            None => days.push((first.at.day(), 1)),
        }
    }
    if let Some(most) = days.iter().map(|(_, count)| *count).max() {
        let on = text.counted(days.len(), crate::text::Text::days_count);
        let words = text.episode_days(&on, &page.count(most));
        values.push(section.number(format!("episode days {place}"), words, ids));
    }
    let minutes = |found: Range<i64>| {
        let (least, most) = (text.minutes(found.least), text.minutes(found.most));
        if found.least == found.most { least } else { text.from_to(&least, &most) }
    };
    if let Some(lasted) = range(found.iter().filter_map(|episode| episode.lasted_min)) {
        let words = text.episode_lasted(&minutes(lasted), &page.count(lasted.count));
        values.push(section.number(format!("episode lasted {place}"), words, || of(&|episode| episode.lasted_min.is_some())));
    }
    if let Some(relief) = range(found.iter().filter_map(|episode| episode.dose_to_relief_min)) {
        let words = text.episode_relief(&minutes(relief), &page.count(relief.count));
        values.push(section.number(format!("episode relief {place}"), words, || of(&|episode| episode.dose_to_relief_min.is_some())));
    }
    line(page, &page.name(voice), values)
}
