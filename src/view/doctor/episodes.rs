//! Breakthrough episodes, by the family's own number. Their definition stands on the page.

use super::{Fact, Facts, Given};
use crate::domain::{Diary, Dose, Pain, RecordId, Score, Voice};

/// Two numbers further apart than this, in hours, do not belong to one episode: what was between is not known.
pub const GAP_HOURS_MAX: i64 = 12;

/// From the first number at or above the family's own to the first one below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Episode {
    /// Its entries at or above the number, oldest first.
    pub entries: Vec<RecordId>,
    /// From the first of them to the first number below, in minutes; `None` when none was written down within 12 hours.
    pub lasted_min: Option<i64>,
    /// From the first dose of a medicine in it, logged at the time, to the first number below, in minutes.
    pub dose_to_relief_min: Option<i64>,
    /// The worst number said; `None`: only "too much".
    pub worst: Option<Pain>,
}

/// The episodes of one voice, oldest first. Only numbers about a moment that were logged at the time count: of what is remembered nobody
/// knows what was between.
#[must_use]
pub fn episodes(diary: &Diary, facts: &Facts<'_>, voice: &Voice, from: Pain) -> Vec<Episode> {
    let closed = |high: &[&Fact<'_>], below| closed(diary, facts, high, below);
    let mut found: Vec<Episode> = Vec::new();
    let mut open: Vec<&Fact<'_>> = Vec::new();
    for fact in facts.of_voice(voice).filter(|fact| fact.is_moment() && !fact.recalled) {
        let is_high = matches!(fact.entry.score, Score::TooMuch) || matches!(fact.entry.score, Score::Number(pain) if pain >= from);
        let is_near = open.last().is_none_or(|last| fact.entry.at.since(last.entry.at).num_hours() < GAP_HOURS_MAX);
        if !is_near {
            found.extend(closed(&std::mem::take(&mut open), None));
        }
        if is_high {
            open.push(fact);
        } else {
            found.extend(closed(&std::mem::take(&mut open), Some(fact)));
        }
    }
    found.extend(closed(&open, None));
    found
}

fn closed(diary: &Diary, facts: &Facts<'_>, high: &[&Fact<'_>], below: Option<&Fact<'_>>) -> Option<Episode> {
    let first = high.first()?;
    let lasted_min = below.map(|below| below.entry.at.since(first.entry.at).num_minutes());
    let dose_to_relief_min = below.and_then(|below| {
        let start = facts.doses.partition_point(|given| given.dose.at.unix_ms() < first.entry.at.unix_ms());
        let is_medicine = |dose: &Dose| diary.any_relief(dose.relief).is_some_and(|relief| relief.sort.as_str() == "medicine");
        let is_dose = |given: &&Given<'_>| given.dose.skipped.is_none() && !given.dose.recalled && is_medicine(given.dose);
        let given = facts.doses.iter().skip(start).find(is_dose)?;
        let minutes = below.entry.at.since(given.dose.at).num_minutes();
        (minutes >= 0).then_some(minutes)
    });
    let number = |fact: &&&Fact<'_>| if let Score::Number(pain) = fact.entry.score { Some(pain) } else { None };
    let worst = high.iter().filter_map(|fact| number(&fact)).max();
    Some(Episode { entries: high.iter().map(|fact| fact.id).collect(), lasted_min, dose_to_relief_min, worst })
}
