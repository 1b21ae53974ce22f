//! What was taken or done, and the pain before and after it. Counting and differences, nothing else.

use super::{Fact, Facts, Range, range};
use crate::domain::link::{AFTER_MIN_MAX, BEFORE_MIN_MAX, BeforeAfter, Linked, before_after};
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Diary, Dose, Link, Pain, RecordId, Score, Speaker, by_key};

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
    let mut reliefs: Vec<(RecordId, Vec<(&Dose, Held)>)> = Vec::new();
    for (_, dose) in &facts.doses {
        let linked = held(diary, facts, dose);
        match reliefs.iter_mut().find(|(known, _)| *known == dose.relief) {
            Some((_, doses)) => doses.push((*dose, linked)),
            None => reliefs.push((dose.relief, vec![(*dose, linked)])),
        }
    }
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses))).collect();
    by_key(sums, |(_, sum): &(RecordId, ReliefSum)| -i64::try_from(sum.taken).unwrap_or(i64::MAX))
}

/// The pain before a dose, and the first one after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub before: Option<Linked>,
    pub after: Option<Linked>,
}

impl From<BeforeAfter> for Held {
    fn from(linked: BeforeAfter) -> Self {
        Self { before: linked.before, after: linked.after.into_iter().next() }
    }
}

/// What a dose is held against, found among the entries at hand: looking each up in the diary takes too long for ten years of them.
pub(super) fn held(diary: &Diary, facts: &Facts<'_>, dose: &Dose) -> Held {
    if (dose.before, dose.after) != (Link::Found, Link::Found) || dose.skipped.is_some() {
        return before_after(diary, dose).into();
    }
    let at_ms = dose.at.unix_ms();
    let first = facts.about.partition_point(|fact| fact.entry.at.unix_ms() < at_ms - BEFORE_MIN_MAX * 60_000);
    let near = || {
        let near = facts.about.iter().skip(first).take_while(|fact| fact.entry.at.unix_ms() <= at_ms + AFTER_MIN_MAX * 60_000);
        near.filter(|fact| fact.is_moment())
    };
    // One voice speaks, as in `link::before_after`.
    let Some(who) = near().find(|fact| fact.entry.who == Speaker::Patient).or(near().next()).map(|fact| &fact.entry.who) else {
        return Held::default();
    };
    let linked = |fact: &Fact<'_>| {
        let after_min = fact.entry.at.since(dose.at).num_minutes();
        Linked { id: fact.id, score: fact.entry.score, who: who.clone(), after_min }
    };
    let mut said = near().filter(|fact| fact.entry.who == *who).peekable();
    let mut before = None;
    while let Some(fact) = said.next_if(|fact| fact.entry.at.unix_ms() <= at_ms) {
        before = Some(fact);
    }
    Held { before: before.map(linked), after: said.next().map(linked) }
}

fn sum(doses: &[(&Dose, Held)]) -> ReliefSum {
    let number = |linked: &Linked| if let Score::Number(pain) = linked.score { Some(pain) } else { None };
    let before = |(_, linked): &(&Dose, Held)| linked.before.as_ref().and_then(number);
    let after = |(_, linked): &(&Dose, Held)| linked.after.as_ref().and_then(number);
    let mut sum = ReliefSum {
        taken: doses.iter().filter(|(dose, _)| dose.skipped.is_none()).count(),
        skipped: doses.iter().filter(|(dose, _)| dose.skipped.is_some()).count(),
        before: range(doses.iter().filter_map(before)),
        after: range(doses.iter().filter_map(after)),
        after_min: range(doses.iter().filter_map(|(_, linked)| Some(linked.after.as_ref()?.after_min))),
        before_ids: doses.iter().rev().filter_map(|(_, linked)| linked.before.as_ref().map(|linked| linked.id)).collect(),
        after_ids: doses.iter().rev().filter_map(|(_, linked)| linked.after.as_ref().map(|linked| linked.id)).collect(),
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
