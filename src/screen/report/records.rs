//! Finds the records that a number of the report counts.

use chrono::Timelike;

use super::head::{is_number, is_present};
use super::page::Page;
use super::places::{has_course, has_no_end, is_still_there, lasted_min};
use super::said::{is_reached, noted};
use crate::domain::agreement::names;
use crate::domain::{CollectVec, DayPart, Pain, RecordId, ReportNumber, ReportTopic, Score, Speaker};
use crate::view::doctor::{
    Flares, Numbers, ReliefSum, ReportDose, ReportEntry, bowels, flares, levels, numbers, relief_sums, unrecorded_hours,
};

/// The records, newest first.
pub fn records(page: &Page<'_>, number: &ReportNumber) -> Vec<RecordId> {
    let data = page.data;
    match number {
        ReportNumber::Record(id) => vec![*id],
        ReportNumber::All(topic) => all(page, *topic),
        ReportNumber::Unreported => page.screen.unreported().all().collect_vec(),
        ReportNumber::LongestWithout => unrecorded_hours(data).between,
        ReportNumber::OnDays(first, last) => {
            let is_then = |day: chrono::NaiveDate| (*first..=*last).contains(&day);
            let doses = data.doses.iter().rev().filter(|item| is_then(item.dose.at.day())).map(|item| item.id);
            data.ids(|item| is_then(item.entry.at.day())).into_iter().chain(doses).collect_vec()
        }
        ReportNumber::Newest(index, recalled) => summed(page, *index, *recalled).map(|found| found.last.0).into_iter().collect_vec(),
        ReportNumber::Worst(index, recalled) => scored(page, *index, *recalled, |found| Some(Score::Number(found.range?.0))),
        ReportNumber::Least(index, recalled) => scored(page, *index, *recalled, |found| Some(Score::Number(found.range?.1))),
        ReportNumber::TooMuch(index, recalled) => scored(page, *index, *recalled, |_| Some(Score::TooMuch)),
        ReportNumber::Said(index, recalled, score) => scored(page, *index, *recalled, |_| Some(*score)),
        ReportNumber::Flares(index) => flares_of(page, *index).map(|found| found.ids).unwrap_or_default(),
        ReportNumber::FlaresMost(index) => flares_of(page, *index).map(|found| found.most).unwrap_or_default(),
        ReportNumber::FlaresLasted(index) => flares_of(page, *index).map(|found| found.lasted).unwrap_or_default(),
        ReportNumber::RegionWorst(index, region) => {
            let pain = |item: &ReportEntry<'_>| item.entry.details().site(region).and_then(|site| site.pain);
            let is_by = |item: &ReportEntry<'_>| data.speakers.get(*index) == Some(&item.speaker);
            let worst = data.entries().iter().filter(|item| is_by(item)).filter_map(pain).max();
            data.ids(|item| is_by(item) && worst.is_some() && pain(item) == worst)
        }
        ReportNumber::Sign(index, sign) => parts(page, *index, |part| part.part.as_str() == *sign && is_present(part)),
        ReportNumber::DaysNoted(index) => parts(page, *index, |part| page.shows_part(part)),
        ReportNumber::Level(index, part, level) => {
            let speakers = data.all_speakers();
            let sums = speakers.get(*index).map(|speaker| levels(data, speaker, part)).unwrap_or_default();
            let sum = sums.into_iter().find(|sum| sum.level == *level);
            sum.map(|sum| sum.ids.into_iter().rev().collect_vec()).unwrap_or_default()
        }
        ReportNumber::BowelsNotMoved => {
            bowels(&page.screen.model.diary, data.span.local_days().1).map(|found| found.ids).unwrap_or_default()
        }
        ReportNumber::Taken(..)
        | ReportNumber::Skipped(..)
        | ReportNumber::DosesOf(..)
        | ReportNumber::Amount(..)
        | ReportNumber::Effect(..)
        | ReportNumber::BeforeAfter(..)
        | ReportNumber::NotKnown(..)
        | ReportNumber::Doses(..) => doses(page, number),
        other => data.ids(|item| counts(page, other, item)),
    }
}

/// True when the number counts that entry.
fn counts(page: &Page<'_>, number: &ReportNumber, item: &ReportEntry<'_>) -> bool {
    let details = item.entry.details();
    let is_by = |index: &usize| page.data.speakers.get(*index) == Some(&item.speaker);
    match number {
        ReportNumber::Entries => true,
        ReportNumber::Recalled => item.recalled,
        ReportNumber::Numbers(index) => is_by(index) && is_number(item),
        ReportNumber::OfDay(index, span) => is_by(index) && item.span() == Some(span),
        ReportNumber::AtRest(index) => is_by(index) && details.at_rest.is_some(),
        ReportNumber::OnMoving(index) => is_by(index) && details.on_moving.is_some(),
        ReportNumber::Region(index, region) => is_by(index) && details.site(region).is_some(),
        ReportNumber::Path(index, path) => is_by(index) && details.spread.contains(path),
        ReportNumber::Word(index, topic, word) => is_by(index) && details.words(*topic).contains(word),
        ReportNumber::Course(index, code) => is_by(index) && has_course(item.entry, code),
        ReportNumber::Lasted(index) => is_by(index) && lasted_min(item).is_some(),
        ReportNumber::StillThere(index) => is_by(index) && is_still_there(item.entry),
        ReportNumber::NoEnd(index) => is_by(index) && has_no_end(item.entry),
        ReportNumber::Hour(index, hour) => {
            is_by(index) && !item.recalled && usize::try_from(item.entry.at.local().hour()).is_ok_and(|at| at == *hour)
        }
        ReportNumber::Goal(index) => {
            let goal = page.screen.model.diary.agreed_pain(names::GOAL_PAIN);
            is_by(index) && goal.is_some_and(|goal: Pain| is_reached(item, goal))
        }
        ReportNumber::Recorded(index, recalled) => {
            of_all(page, *index, &item.speaker) && recalled.is_none_or(|known| known == item.recalled)
        }
        ReportNumber::TypedByAnother(index) => of_all(page, *index, &item.speaker) && item.typed_by_another,
        _ => false,
    }
}

/// True for the speaker with that index among the speakers of entries, days and doses; the first of them are those of the entries.
fn of_all(page: &Page<'_>, index: usize, speaker: &Speaker) -> bool {
    page.data.all_speakers().get(index) == Some(speaker)
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
    let noted = page.data.days.iter().rev().filter(|(_, part, who)| of_all(page, index, who) && fits(part));
    noted.map(|(id, ..)| *id).collect_vec()
}

fn doses(page: &Page<'_>, number: &ReportNumber) -> Vec<RecordId> {
    let sums = relief_sums(&page.screen.model.diary, page.data);
    let sum = |relief: &RecordId| sums.iter().find(|(known, _)| known == relief).map(|(_, sum)| sum);
    let listed = |ids: Option<&[RecordId]>| ids.unwrap_or_default().iter().copied().collect_vec();
    let dosed =
        |fits: &dyn Fn(&ReportDose<'_>) -> bool| page.data.doses.iter().rev().filter(|item| fits(item)).map(|item| item.id).collect_vec();
    match number {
        ReportNumber::Taken(relief) => listed(sum(relief).map(|sum| sum.taken.as_slice())),
        ReportNumber::Skipped(relief) => listed(sum(relief).map(|sum| sum.skipped.as_slice())),
        ReportNumber::NotKnown(relief) => listed(sum(relief).map(|sum| sum.not_known.as_slice())),
        ReportNumber::BeforeAfter(relief, index) => {
            listed(sum(relief).and_then(|sum: &ReliefSum| sum.before_after.get(*index)).map(|(_, found)| found.doses.as_slice()))
        }
        ReportNumber::Effect(relief, index, code) => {
            let speaker = sum(relief).and_then(|sum| sum.effects.get(*index)).map(|(speaker, _)| speaker);
            let says = |item: &ReportDose<'_>| item.dose.effect.as_ref().is_some_and(|effect| effect.as_str() == *code);
            dosed(&|item| item.dose.relief == *relief && Some(&item.speaker) == speaker && says(item))
        }
        ReportNumber::DosesOf(day, relief) => {
            dosed(&|item| item.dose.relief == *relief && item.dose.skipped.is_none() && item.dose.at.day() == *day)
        }
        ReportNumber::Amount(relief, amount) => {
            dosed(&|item| item.dose.relief == *relief && item.dose.skipped.is_none() && item.dose.amount.as_str().trim() == amount)
        }
        ReportNumber::Doses(index) => dosed(&|item| of_all(page, *index, &item.speaker)),
        _ => Vec::new(),
    }
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
        _ => Vec::new(),
    }
}
