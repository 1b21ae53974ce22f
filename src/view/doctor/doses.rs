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
    /// Where both are known: the doses after which the number was lower, the same, higher, the latest first.
    pub changes: [Vec<RecordId>; 3],
    /// Relief as said: enough, some, none.
    pub effects: [usize; EFFECTS.len()],
    /// The entries before, the latest first.
    pub before_ids: Vec<RecordId>,
    /// The first entries after, the latest first.
    pub after_ids: Vec<RecordId>,
    /// How many entries before and after were recalled.
    pub recalled: [usize; 2],
}

/// Of each relief, the most used first.
#[must_use]
pub fn relief_sums(diary: &Diary, facts: &Facts<'_>) -> Vec<(RecordId, ReliefSum)> {
    let mut reliefs: Vec<(RecordId, Vec<Given<'_>>)> = Vec::new();
    for (id, dose) in &facts.doses {
        let given = (*id, *dose, held(diary, facts, dose));
        match reliefs.iter_mut().find(|(known, _)| *known == dose.relief) {
            Some((_, doses)) => doses.push(given),
            None => reliefs.push((dose.relief, vec![given])),
        }
    }
    let is_recalled = |id: RecordId| diary.entry(id).is_some_and(|entry| entry.is_recalled(id));
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses, &is_recalled))).collect();
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

/// A dose with what it is held against.
type Given<'a> = (RecordId, &'a Dose, Held);

fn sum(doses: &[Given<'_>], is_recalled: &dyn Fn(RecordId) -> bool) -> ReliefSum {
    let number = |linked: &Linked| if let Score::Number(pain) = linked.score { Some(pain) } else { None };
    let before = |(_, _, linked): &Given<'_>| linked.before.as_ref().and_then(number);
    let after = |(_, _, linked): &Given<'_>| linked.after.as_ref().and_then(number);
    let ids = |of: fn(&Held) -> Option<&Linked>| -> Vec<RecordId> {
        doses.iter().rev().filter_map(|(_, _, linked)| of(linked).map(|linked| linked.id)).collect()
    };
    let (before_ids, after_ids) = (ids(|held| held.before.as_ref()), ids(|held| held.after.as_ref()));
    let recalled = [&before_ids, &after_ids].map(|ids| ids.iter().filter(|id| is_recalled(**id)).count());
    let mut sum = ReliefSum {
        taken: doses.iter().filter(|(_, dose, _)| dose.skipped.is_none()).count(),
        skipped: doses.iter().filter(|(_, dose, _)| dose.skipped.is_some()).count(),
        before: range(doses.iter().filter_map(before)),
        after: range(doses.iter().filter_map(after)),
        after_min: range(doses.iter().filter_map(|(_, _, linked)| Some(linked.after.as_ref()?.after_min))),
        before_ids,
        after_ids,
        recalled,
        ..ReliefSum::default()
    };
    for (id, before, after) in doses.iter().rev().filter_map(|dose| Some((dose.0, before(dose)?, after(dose)?))) {
        let place = match after.cmp(&before) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        };
        sum.changes.iter_mut().skip(place).take(1).for_each(|ids| ids.push(id));
    }
    for code in doses.iter().filter_map(|(_, dose, _)| dose.effect.as_ref()) {
        let place = EFFECTS.iter().position(|effect| *effect == code.as_str()).unwrap_or(EFFECTS.len());
        sum.effects.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
    }
    sum
}
