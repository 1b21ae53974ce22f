//! Finds the records that a number of the report counts.

use chrono::{NaiveDate, Timelike};

use super::head::{is_number, is_present};
use super::page::Page;
use super::places::{has_course, has_no_end, is_still_there};
use super::said::{is_reached, noted};
use crate::domain::agreement::names;
use crate::domain::{Code, CollectVec, DayPart, RecordId, ReportNumber, ReportTopic, Score, Speaker};
use crate::view::doctor::{
    Flares, Numbers, ReliefSum, ReportDose, ReportEntry, bowels, flares, levels, numbers, relief_sums, unrecorded_hours,
};

/// The records, newest first.
pub fn records(page: &Page<'_>, number: &ReportNumber) -> Vec<RecordId> {
    let data = page.data;
    let by = |index: &usize, fits: &dyn Fn(&ReportEntry<'_>) -> bool| said_by(page, data.speakers.get(*index), fits);
    let by_any = |index: &usize, fits: &dyn Fn(&ReportEntry<'_>) -> bool| said_by(page, any_speaker(page, *index).as_ref(), fits);
    match number {
        ReportNumber::Record(id) => vec![*id],
        ReportNumber::All(topic) => all(page, *topic),
        ReportNumber::Unreported => page.screen.unreported().all().collect_vec(),
        ReportNumber::LongestWithout => unrecorded_hours(data).between,
        ReportNumber::OnDays(first, last) => on_days(page, *first, *last),
        ReportNumber::Entries => data.ids(|_| true),
        ReportNumber::Recalled => data.ids(|item| item.recalled && item.is_moment()),
        ReportNumber::EntriesOf(index) => by(index, &|_| true),
        ReportNumber::Numbers(index) => by(index, &is_number),
        ReportNumber::Newest(index, recalled) => summed(page, *index, *recalled).map(|found| found.last.0).into_iter().collect_vec(),
        ReportNumber::Worst(index, recalled) => scored(page, *index, *recalled, |found| Some(Score::Number(found.range?.0))),
        ReportNumber::Least(index, recalled) => scored(page, *index, *recalled, |found| Some(Score::Number(found.range?.1))),
        ReportNumber::TooMuch(index, recalled) => scored(page, *index, *recalled, |_| Some(Score::TooMuch)),
        ReportNumber::Said(index, recalled, score) => scored(page, *index, *recalled, |_| Some(*score)),
        ReportNumber::OfDay(index, span) => by(index, &|item| item.span() == Some(span)),
        ReportNumber::AtRest(index) => by(index, &|item| item.entry.details().at_rest.is_some()),
        ReportNumber::OnMoving(index) => by(index, &|item| item.entry.details().on_moving.is_some()),
        ReportNumber::Flares(index) => flares_of(page, *index).map(|found| found.ids).unwrap_or_default(),
        ReportNumber::FlaresMost(index) => flares_of(page, *index).map(|found| found.most).unwrap_or_default(),
        ReportNumber::FlaresLasted(index) => flares_of(page, *index).map(|found| found.lasted).unwrap_or_default(),
        ReportNumber::Region(index, region) => by(index, &|item| item.entry.details().site(region).is_some()),
        ReportNumber::RegionWorst(index, region) => worst_of_region(page, *index, region),
        ReportNumber::Path(index, path) => by(index, &|item| item.entry.details().spread.contains(path)),
        ReportNumber::Word(index, topic, word) => by(index, &|item| item.entry.details().words(*topic).contains(word)),
        ReportNumber::Course(index, code) => by(index, &|item| has_course(item.entry, code)),
        ReportNumber::Lasted(index) => by(index, &|item| item.lasted_min().is_some()),
        ReportNumber::StillThere(index) => by(index, &|item| is_still_there(item.entry)),
        ReportNumber::NoEnd(index) => by(index, &|item| has_no_end(item.entry)),
        ReportNumber::Hour(index, hour) => by(index, &|item| !item.recalled && item.entry.at.local().hour() as usize == *hour),
        ReportNumber::Goal(index) => at_goal(page, *index),
        ReportNumber::Recorded(index, recalled) => by_any(index, &|item| item.recalled == *recalled),
        ReportNumber::TypedByAnother(index) => by_any(index, &|item| item.typed_by_another),
        ReportNumber::Sign(index, sign) => parts(page, *index, |part| part.part.as_str() == *sign && is_present(part)),
        ReportNumber::DaysNoted(index) => parts(page, *index, |part| page.shows_part(part)),
        ReportNumber::Level(index, part, level) => at_level(page, *index, part, level),
        ReportNumber::BowelsNotMoved => bowels_not_moved(page),
        ReportNumber::Taken(relief) => of_sum(page, *relief, |sum| Some(&sum.taken)),
        ReportNumber::Skipped(relief) => of_sum(page, *relief, |sum| Some(&sum.skipped)),
        ReportNumber::NotKnown(relief) => of_sum(page, *relief, |sum| Some(&sum.not_known)),
        ReportNumber::BeforeAfter(relief, index) => of_sum(page, *relief, |sum| Some(&sum.before_after.get(*index)?.1.doses)),
        ReportNumber::Effect(relief, index, code) => with_effect(page, *relief, *index, code),
        ReportNumber::DosesOf(day, relief) => doses(page, |item| is_taken(item, *relief) && item.dose.at.day() == *day),
        ReportNumber::Amount(relief, amount) => doses(page, |item| is_taken(item, *relief) && item.dose.amount.as_str().trim() == amount),
        ReportNumber::Doses(index) => doses_of(page, *index),
    }
}

/// Entries of a speaker that fit.
fn said_by(page: &Page<'_>, speaker: Option<&Speaker>, fits: &dyn Fn(&ReportEntry<'_>) -> bool) -> Vec<RecordId> {
    page.data.ids(|item| Some(&item.speaker) == speaker && fits(item))
}

/// The speaker with that index among those of entries, days and doses.
fn any_speaker(page: &Page<'_>, index: usize) -> Option<Speaker> {
    page.data.all_speakers().get(index).cloned()
}

fn on_days(page: &Page<'_>, first: NaiveDate, last: NaiveDate) -> Vec<RecordId> {
    let is_then = |day: NaiveDate| (first..=last).contains(&day);
    let entries = page.data.ids(|item| is_then(item.entry.at.day()));
    let doses = doses(page, |item| is_then(item.dose.at.day()));
    let calls = page.data.calls.iter().rev().filter(|(_, call)| is_then(call.at.day())).map(|(id, _)| *id);
    let notes = page.data.days.iter().rev().filter(|(_, part, _)| is_then(part.day) && page.shows_part(part)).map(|(id, ..)| *id);
    entries.into_iter().chain(doses).chain(calls).chain(notes).collect_vec()
}

fn worst_of_region(page: &Page<'_>, index: usize, region: &Code) -> Vec<RecordId> {
    let pain = |item: &ReportEntry<'_>| item.entry.details().site(region).and_then(|site| site.pain);
    let Some(speaker) = page.data.speakers.get(index) else { return Vec::new() };
    let worst = page.data.detailed_of(speaker).filter_map(pain).max();
    said_by(page, Some(speaker), &|item| worst.is_some() && pain(item) == worst)
}

fn at_goal(page: &Page<'_>, index: usize) -> Vec<RecordId> {
    let goal = page.screen.model.diary.agreed_pain(names::GOAL_PAIN);
    said_by(page, page.data.speakers.get(index), &|item| goal.is_some_and(|goal| is_reached(item, goal)))
}

fn at_level(page: &Page<'_>, index: usize, part: &'static str, level: &Code) -> Vec<RecordId> {
    let sums = any_speaker(page, index).map(|speaker| levels(page.data, &speaker, part)).unwrap_or_default();
    let sum = sums.into_iter().find(|sum| sum.level == *level);
    sum.map(|sum| sum.ids.into_iter().rev().collect_vec()).unwrap_or_default()
}

fn bowels_not_moved(page: &Page<'_>) -> Vec<RecordId> {
    bowels(&page.screen.model.diary, page.data.span.local_days().1).map(|found| found.ids).unwrap_or_default()
}

fn summed(page: &Page<'_>, index: usize, recalled: bool) -> Option<Numbers> {
    let speaker = page.data.speakers.get(index)?;
    numbers(page.data.of_speaker(speaker).filter(|item| item.recalled == recalled && item.is_moment()))
}

fn flares_of(page: &Page<'_>, index: usize) -> Option<Flares> {
    let from = page.screen.model.diary.agreed_pain(names::EPISODE_PAIN)?;
    flares(page.data, page.data.speakers.get(index)?, from)
}

/// The numbers about a moment with that score.
fn scored(page: &Page<'_>, index: usize, recalled: bool, score: impl FnOnce(&Numbers) -> Option<Score>) -> Vec<RecordId> {
    let (speaker, score) = (page.data.speakers.get(index), summed(page, index, recalled).and_then(|found| score(&found)));
    let is_it = |item: &ReportEntry<'_>| {
        item.is_moment() && item.recalled == recalled && Some(&item.speaker) == speaker && Some(item.entry.score) == score
    };
    page.data.ids(is_it)
}

/// Parts of days that a speaker noted.
fn parts(page: &Page<'_>, index: usize, fits: impl Fn(&DayPart) -> bool) -> Vec<RecordId> {
    let speaker = any_speaker(page, index);
    let noted = page.data.days.iter().rev().filter(|(_, part, who)| Some(who) == speaker.as_ref() && fits(part));
    noted.map(|(id, ..)| *id).collect_vec()
}

/// Doses that fit, the latest first.
fn doses(page: &Page<'_>, fits: impl Fn(&ReportDose<'_>) -> bool) -> Vec<RecordId> {
    page.data.doses.iter().rev().filter(|item| fits(item)).map(|item| item.id).collect_vec()
}

fn doses_of(page: &Page<'_>, index: usize) -> Vec<RecordId> {
    let speaker = any_speaker(page, index);
    doses(page, |item| Some(&item.speaker) == speaker.as_ref())
}

fn is_taken(item: &ReportDose<'_>, relief: RecordId) -> bool {
    item.dose.relief == relief && item.dose.skipped.is_none()
}

/// A list from the sums of a relief.
fn of_sum(page: &Page<'_>, relief: RecordId, list: impl Fn(&ReliefSum) -> Option<&Vec<RecordId>>) -> Vec<RecordId> {
    sum(page, relief).and_then(|sum| list(&sum).cloned()).unwrap_or_default()
}

fn sum(page: &Page<'_>, relief: RecordId) -> Option<ReliefSum> {
    let sums = relief_sums(&page.screen.model.diary, page.data);
    sums.into_iter().find(|(known, _)| *known == relief).map(|(_, sum)| sum)
}

fn with_effect(page: &Page<'_>, relief: RecordId, index: usize, code: &str) -> Vec<RecordId> {
    let speaker = sum(page, relief).and_then(|sum| Some(sum.effects.get(index)?.0.clone()));
    let says = |item: &ReportDose<'_>| item.dose.effect.as_ref().is_some_and(|effect| effect.as_str() == code);
    doses(page, |item| is_taken(item, relief) && Some(&item.speaker) == speaker.as_ref() && says(item))
}

/// All records of a list that is cut.
fn all(page: &Page<'_>, topic: ReportTopic) -> Vec<RecordId> {
    let diary = &page.screen.model.diary;
    match topic {
        ReportTopic::Questions => {
            let open = page.visit.map_or_else(|| diary.unasked(), |visit| diary.questions_shown(visit));
            open.into_iter().map(|(id, _)| id).collect_vec()
        }
        ReportTopic::Notes => noted(page).iter().map(super::said::Noted::id).collect_vec(),
        ReportTopic::Calls => page.data.calls.iter().rev().map(|(id, _)| *id).collect_vec(),
        ReportTopic::Steps => diary.steps_to_do().into_iter().map(|(id, _)| id).collect_vec(),
        // Their lists are never cut.
        ReportTopic::Days
        | ReportTopic::Numbers
        | ReportTopic::Where
        | ReportTopic::Hours
        | ReportTopic::WhenNeeded
        | ReportTopic::Regular
        | ReportTopic::OtherRelief
        | ReportTopic::WorseBetter
        | ReportTopic::Life
        | ReportTopic::Body
        | ReportTopic::Goal
        | ReportTopic::Recorded => Vec::new(),
    }
}
