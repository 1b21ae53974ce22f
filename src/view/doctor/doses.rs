//! What was taken or done: how often, how much as written, what was skipped and why, and the pain before and after what was taken when
//! needed. Counting, nothing else.

use chrono::NaiveDate;

use super::{Range, ReportData, ReportDose, distinct, range};
use crate::domain::link::Pair;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Diary, Pain, RecordId, Voice, sort_by_key};

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
pub fn relief_sums(diary: &Diary, data: &ReportData<'_>) -> Vec<(RecordId, ReliefSum)> {
    let mut reliefs: Vec<(RecordId, Vec<Against<'_>>)> = Vec::new();
    let around = data.around();
    for item in &data.doses {
        let against = Against { item, pair: around.before_after(diary, item.dose).known() };
        match reliefs.iter_mut().find(|(known, _)| *known == item.dose.relief) {
            Some((_, doses)) => doses.push(against),
            None => reliefs.push((item.dose.relief, vec![against])),
        }
    }
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses, diary.is_when_needed(relief)))).collect();
    sort_by_key(sums, |(_, sum): &(RecordId, ReliefSum)| -i64::try_from(sum.taken.len()).unwrap_or(i64::MAX))
}

/// A dose with what it is held against.
struct Against<'a> {
    item: &'a ReportDose<'a>,
    pair: Option<Pair>,
}

fn sum(doses: &[Against<'_>], is_when_needed: bool) -> ReliefSum {
    let of = |skipped: bool| doses.iter().rev().map(|against| against.item).filter(move |item| item.dose.skipped.is_some() == skipped);
    let recalled = |skipped: bool| of(skipped).filter(|item| item.dose.recalled).count();
    let mut sum = ReliefSum {
        taken: of(false).map(|item| item.id).collect(),
        skipped: of(true).map(|item| item.id).collect(),
        recalled: [recalled(false), recalled(true)],
        ..ReliefSum::default()
    };
    for item in of(false) {
        let day = item.dose.at.day();
        // The latest first, so the day is one of the last, even where two zones meet.
        match sum.days.iter_mut().rev().take(3).find(|(known, _)| *known == day) {
            Some((_, ids)) => ids.insert(0, item.id),
            None => sum.days.push((day, vec![item.id])),
        }
    }
    let says = |item: &ReportDose<'_>, effect: &str| item.dose.effect.as_ref().is_some_and(|said| said.as_str() == effect);
    let items = || doses.iter().map(|against| against.item);
    for voice in distinct(items().filter(|item| item.dose.effect.is_some()).map(|item| &item.voice)) {
        let count = |effect: &str| items().filter(|item| item.voice == voice && says(item, effect)).count();
        let counts = EFFECTS.map(count);
        sum.effects.push((voice, counts));
    }
    if is_when_needed {
        let voices = distinct(doses.iter().filter_map(|against| against.pair.as_ref()).map(|pair| &pair.voice));
        sum.held = voices.into_iter().filter_map(|voice| Some((voice.clone(), held_sum(doses, &voice)?))).collect();
        let is_open = |against: &&Against<'_>| against.item.dose.skipped.is_none() && against.pair.is_none();
        sum.not_known = doses.iter().rev().filter(is_open).map(|against| against.item.id).collect();
    }
    sum
}

fn held_sum(doses: &[Against<'_>], voice: &Voice) -> Option<HeldSum> {
    let of_voice = || {
        doses.iter().rev().filter_map(|against| Some((against.item.id, against.pair.as_ref()?))).filter(|(_, pair)| pair.voice == *voice)
    };
    Some(HeldSum {
        before: range(of_voice().map(|(_, pair)| pair.before))?,
        after: range(of_voice().map(|(_, pair)| pair.after))?,
        after_min: range(of_voice().map(|(_, pair)| pair.after_min))?,
        doses: of_voice().map(|(id, _)| id).collect(),
        recalled: of_voice().filter(|(_, pair)| pair.recalled).count(),
    })
}
