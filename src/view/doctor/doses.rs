//! What was taken or done: how often, how much as written, what was skipped and why, and the pain before and after what was taken when
//! needed. Counting, nothing else.

use chrono::NaiveDate;

use super::{Fact, Facts, Given, Range, distinct, range};
use crate::domain::link::{AFTER_MIN_MAX, BEFORE_MIN_MAX, before_after, is_mixed, sides};
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Diary, Dose, Link, Pain, RecordId, Score, Voice, by_key};

/// What became of one relief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReliefSum {
    /// Times taken or used, the latest first.
    pub taken: Vec<RecordId>,
    /// Times skipped, the latest first.
    pub skipped: Vec<RecordId>,
    /// How many of the times taken, and of those skipped, were written down later.
    pub recalled: [usize; 2],
    /// The days on which it was taken, the latest first, each with its doses in the order of time.
    pub days: Vec<(NaiveDate, Vec<RecordId>)>,
    /// Relief as said, by each voice: enough, some, none.
    pub effects: Vec<(Voice, [usize; EFFECTS.len()])>,
    /// The pain before and after, each voice by itself, the patient first; only of a medicine taken when needed.
    pub held: Vec<(Voice, HeldSum)>,
    /// The doses of such a medicine whose before and after is not known by the rule, the latest first.
    pub not_known: Vec<RecordId>,
}

/// The pain before and after a relief, as one voice says it, where both are known by the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSum {
    /// The least and the worst number before it.
    pub before: Range<Pain>,
    /// And after it.
    pub after: Range<Pain>,
    /// Minutes from the dose to the number after it.
    pub after_min: Range<i64>,
    /// The doses, the latest first.
    pub doses: Vec<RecordId>,
    /// How many of the pairs hold a number that was recalled.
    pub recalled: usize,
}

/// Of each relief, the most used first.
#[must_use]
pub fn relief_sums(diary: &Diary, facts: &Facts<'_>) -> Vec<(RecordId, ReliefSum)> {
    let mut reliefs: Vec<(RecordId, Vec<Against<'_>>)> = Vec::new();
    // Doses and entries both go by time, so the entries before a dose begin where those of the dose before it began, or later.
    let mut about = facts.about.as_slice();
    for given in &facts.doses {
        about = reaching(about, given.dose);
        let against = Against { given, pair: pair(diary, facts, about, given.dose) };
        match reliefs.iter_mut().find(|(known, _)| *known == given.dose.relief) {
            Some((_, doses)) => doses.push(against),
            None => reliefs.push((given.dose.relief, vec![against])),
        }
    }
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses, diary.is_when_needed(relief)))).collect();
    by_key(sums, |(_, sum): &(RecordId, ReliefSum)| -i64::try_from(sum.taken.len()).unwrap_or(i64::MAX))
}

/// A dose with what it is held against.
struct Against<'a> {
    given: &'a Given<'a>,
    pair: Option<Pair>,
}

/// The numbers before and after a dose, by the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub voice: Voice,
    pub before: Pain,
    pub after: Pain,
    pub after_min: i64,
    pub recalled: bool,
}

/// The entries from the first that can be before a dose.
pub(super) fn reaching<'b, 'a>(about: &'b [Fact<'a>], dose: &Dose) -> &'b [Fact<'a>] {
    let from_ms = dose.at.unix_ms() - BEFORE_MIN_MAX * 60_000;
    let passed = about.iter().take_while(|fact| fact.entry.at.unix_ms() < from_ms).count();
    about.get(passed..).unwrap_or_default()
}

/// The pain before and after a dose, as [`before_after`] knows it. Found among the entries that [`reaching`] finds: looking each up in the
/// diary takes too long for ten years of them.
pub(super) fn pair(diary: &Diary, facts: &Facts<'_>, reaching: &[Fact<'_>], dose: &Dose) -> Option<Pair> {
    if dose.skipped.is_some() || !diary.is_when_needed(dose.relief) {
        return None;
    }
    if (dose.before, dose.after) != (Link::Found, Link::Found) {
        return linked(diary, dose);
    }
    let at_ms = dose.at.unix_ms();
    let near = reaching.iter().take_while(|fact| fact.entry.at.unix_ms() <= at_ms + AFTER_MIN_MAX * 60_000);
    let near = near.filter(|fact| fact.is_moment());
    let [before, after] = sides(near.map(|fact| (fact.entry.at.since(dose.at).num_seconds(), &fact.entry.who, fact)));
    let (before, after) = (before?, after?);
    let (Score::Number(before_pain), Score::Number(after_pain)) = (before.entry.score, after.entry.score) else { return None };
    let (from_ms, to_ms) = (before.entry.at.unix_ms(), after.entry.at.unix_ms());
    let first = facts.taken_ms.partition_point(|taken_ms| *taken_ms < from_ms);
    let taken_ms = facts.taken_ms.iter().skip(first).copied().take_while(|taken_ms| *taken_ms <= to_ms);
    (!is_mixed(taken_ms, from_ms, to_ms)).then(|| Pair {
        voice: before.voice.clone(),
        before: before_pain,
        after: after_pain,
        after_min: after.entry.at.since(dose.at).num_minutes(),
        recalled: before.recalled || after.recalled,
    })
}

/// The same of what a person linked.
pub(super) fn linked(diary: &Diary, dose: &Dose) -> Option<Pair> {
    let found = before_after(diary, dose);
    let (before, after) = found.known()?;
    let (Score::Number(before_pain), Score::Number(after_pain)) = (before.score, after.score) else { return None };
    let voice = |linked: &crate::domain::link::Linked| diary.record(linked.id).map(|record| diary.voice_in(&linked.who, record.current()));
    let is_recalled = |linked: &crate::domain::link::Linked| diary.entry(linked.id).is_some_and(|entry| entry.is_recalled(linked.id));
    // Two voices that a person linked are still not set against each other.
    let one_voice = voice(before).filter(|before| voice(after).as_ref() == Some(before))?;
    Some(Pair {
        voice: one_voice,
        before: before_pain,
        after: after_pain,
        after_min: after.after_min,
        recalled: is_recalled(before) || is_recalled(after),
    })
}

fn sum(doses: &[Against<'_>], is_when_needed: bool) -> ReliefSum {
    let of = |skipped: bool| doses.iter().rev().map(|against| against.given).filter(move |given| given.dose.skipped.is_some() == skipped);
    let recalled = |skipped: bool| of(skipped).filter(|given| given.dose.recalled).count();
    let mut sum = ReliefSum {
        taken: of(false).map(|given| given.id).collect(),
        skipped: of(true).map(|given| given.id).collect(),
        recalled: [recalled(false), recalled(true)],
        ..ReliefSum::default()
    };
    for given in of(false) {
        let day = given.dose.at.day();
        // The latest first, so the day is one of the last, even where two zones meet.
        match sum.days.iter_mut().rev().take(3).find(|(known, _)| *known == day) {
            Some((_, ids)) => ids.insert(0, given.id),
            None => sum.days.push((day, vec![given.id])),
        }
    }
    let says = |given: &Given<'_>, effect: &str| given.dose.effect.as_ref().is_some_and(|said| said.as_str() == effect);
    let given = || doses.iter().map(|against| against.given);
    for voice in distinct(given().filter(|given| given.dose.effect.is_some()).map(|given| &given.voice)) {
        let count = |effect: &str| given().filter(|given| given.voice == voice && says(given, effect)).count();
        let counts = EFFECTS.map(count);
        sum.effects.push((voice, counts));
    }
    if is_when_needed {
        let voices = distinct(doses.iter().filter_map(|against| against.pair.as_ref()).map(|pair| &pair.voice));
        sum.held = voices.into_iter().filter_map(|voice| Some((voice.clone(), held_sum(doses, &voice)?))).collect();
        let is_open = |against: &&Against<'_>| against.given.dose.skipped.is_none() && against.pair.is_none();
        sum.not_known = doses.iter().rev().filter(is_open).map(|against| against.given.id).collect();
    }
    sum
}

fn held_sum(doses: &[Against<'_>], voice: &Voice) -> Option<HeldSum> {
    let of_voice = || {
        doses.iter().rev().filter_map(|against| Some((against.given.id, against.pair.as_ref()?))).filter(|(_, pair)| pair.voice == *voice)
    };
    Some(HeldSum {
        before: range(of_voice().map(|(_, pair)| pair.before))?,
        after: range(of_voice().map(|(_, pair)| pair.after))?,
        after_min: range(of_voice().map(|(_, pair)| pair.after_min))?,
        doses: of_voice().map(|(id, _)| id).collect(),
        recalled: of_voice().filter(|(_, pair)| pair.recalled).count(),
    })
}
