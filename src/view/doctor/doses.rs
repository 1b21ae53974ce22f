//! What was taken or done, and the pain before and after it. Counting and differences, nothing else.

use super::{Facts, Range, range};
use crate::domain::link::{AFTER_MIN_MAX, BEFORE_MIN_MAX, BeforeAfter, Linked, among};
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Diary, Dose, Pain, RecordId, Score, by_key};

/// What became of one relief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReliefSum {
    /// Times taken or used.
    pub taken: usize,
    /// Times skipped.
    pub skipped: usize,
    /// The number before, where one is known.
    pub before: Option<Range<Pain>>,
    /// The first number after, where one is known.
    pub after: Option<Range<Pain>>,
    /// Minutes from the dose to that number.
    pub after_min: Option<Range<i64>>,
    /// Where both are known: times the number after was lower, the same, higher.
    pub changes: [usize; 3],
    /// Relief as said: enough, some, none.
    pub effects: [usize; EFFECTS.len()],
    /// The entries before, the latest first.
    pub before_ids: Vec<RecordId>,
    /// The first entries after, the latest first.
    pub after_ids: Vec<RecordId>,
}

/// Of each relief, the most used first.
#[must_use]
pub fn relief_sums(diary: &Diary, facts: &Facts<'_>) -> Vec<(RecordId, ReliefSum)> {
    let mut reliefs: Vec<(RecordId, Vec<(&Dose, BeforeAfter)>)> = Vec::new();
    for (_, dose) in &facts.doses {
        let linked = linked(diary, facts, dose);
        match reliefs.iter_mut().find(|(known, _)| *known == dose.relief) {
            Some((_, doses)) => doses.push((*dose, linked)),
            None => reliefs.push((dose.relief, vec![(*dose, linked)])),
        }
    }
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses))).collect();
    by_key(sums, |(_, sum): &(RecordId, ReliefSum)| -i64::try_from(sum.taken).unwrap_or(i64::MAX))
}

/// What a dose is held against, found among the entries at hand: looking each up in the diary takes too long for ten years of them.
pub(super) fn linked(diary: &Diary, facts: &Facts<'_>, dose: &Dose) -> BeforeAfter {
    let at_ms = dose.at.unix_ms();
    let first = facts.about.partition_point(|fact| fact.entry.at.unix_ms() < at_ms - BEFORE_MIN_MAX * 60_000);
    let near = facts.about.iter().skip(first).take_while(|fact| fact.entry.at.unix_ms() <= at_ms + AFTER_MIN_MAX * 60_000);
    let near = near.filter(|fact| fact.is_moment()).map(|fact| {
        let since = fact.entry.at.since(dose.at);
        (since.num_seconds(), Linked { id: fact.id, score: fact.entry.score, who: fact.entry.who.clone(), after_min: since.num_minutes() })
    });
    among(diary, dose, near.collect())
}

fn sum(doses: &[(&Dose, BeforeAfter)]) -> ReliefSum {
    let number = |linked: &Linked| if let Score::Number(pain) = linked.score { Some(pain) } else { None };
    let before = |(_, linked): &(&Dose, BeforeAfter)| linked.before.as_ref().and_then(number);
    let after = |(_, linked): &(&Dose, BeforeAfter)| linked.after.first().and_then(number);
    let mut sum = ReliefSum {
        taken: doses.iter().filter(|(dose, _)| dose.skipped.is_none()).count(),
        skipped: doses.iter().filter(|(dose, _)| dose.skipped.is_some()).count(),
        before: range(doses.iter().filter_map(before)),
        after: range(doses.iter().filter_map(after)),
        after_min: range(doses.iter().filter_map(|(_, linked)| Some(linked.after.first()?.after_min))),
        before_ids: doses.iter().rev().filter_map(|(_, linked)| linked.before.as_ref().map(|linked| linked.id)).collect(),
        after_ids: doses.iter().rev().filter_map(|(_, linked)| linked.after.first().map(|linked| linked.id)).collect(),
        ..ReliefSum::default()
    };
    for (before, after) in doses.iter().filter_map(|dose| Some((before(dose)?, after(dose)?))) {
        let place = match after.cmp(&before) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        };
        sum.changes.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
    }
    for code in doses.iter().filter_map(|(dose, _)| dose.effect.as_ref()) {
        let place = EFFECTS.iter().position(|effect| *effect == code.as_str()).unwrap_or(EFFECTS.len());
        sum.effects.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
    }
    sum
}
