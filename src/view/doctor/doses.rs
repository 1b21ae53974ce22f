//! Counts of what was taken or done: how often, in which amounts (as written), skipped and why, and the pain before and after medicines
//! taken when needed. Nothing is calculated beyond counts and ranges.

use chrono::NaiveDate;

use super::data::distinct;
use super::{Range, ReportData, ReportDose, range};
use crate::domain::link::Pair;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{CollectVec, Diary, Pain, RecordId, Speaker, sort_by_key};

/// Counts of one relief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReliefSum {
    /// Doses taken or used, the latest first.
    pub taken: Vec<RecordId>,
    /// Doses skipped, the latest first.
    pub skipped: Vec<RecordId>,
    /// How many of the doses taken, and of those skipped, were recalled.
    pub recalled: [usize; 2],
    /// The days on which it was taken, the latest first, each with its doses in the order of time.
    pub days: Vec<(NaiveDate, Vec<RecordId>)>,
    /// Relief reported by each speaker: enough, some, none.
    pub effects: Vec<(Speaker, [usize; EFFECTS.len()])>,
    /// Pain before and after each dose where the rule knows both, latest first, true for a carer's; only for a medicine taken when needed.
    pub pairs: Vec<(bool, Pain, Pain)>,
    /// The same summed for each speaker, the patient first.
    pub before_after: Vec<(Speaker, BeforeAfterSum)>,
    /// Doses of such a medicine whose pain before or after is not known by the rule, the latest first.
    pub not_known: Vec<RecordId>,
}

/// Pain before and after a relief as one speaker reports it, for the doses where the rule knows both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeAfterSum {
    /// The least and the worst number before it.
    pub before: Range<Pain>,
    /// The least and the worst number after it.
    pub after: Range<Pain>,
    /// Minutes from the dose to the number after it.
    pub after_min: Range<i64>,
    /// The doses, the latest first.
    pub doses: Vec<RecordId>,
    /// How many of the pairs contain a recalled number.
    pub recalled: usize,
}

/// One sum for each relief, the most used first.
#[must_use]
pub fn relief_sums(diary: &Diary, data: &ReportData<'_>) -> Vec<(RecordId, ReliefSum)> {
    let mut reliefs: Vec<(RecordId, Vec<PairedDose<'_>>)> = Vec::new();
    let around = data.around();
    for item in &data.doses {
        // Most doses are of regular medicine: what is known of it spares the look into the diary.
        let has_rule = item.relief.is_when_needed && diary.has_before_after(item.dose);
        let pair = has_rule.then(|| around.before_after(diary, item.dose).known()).flatten();
        let paired = PairedDose { item, has_rule, pair };
        match reliefs.iter_mut().find(|(known, _)| *known == item.dose.relief) {
            Some((_, doses)) => doses.push(paired),
            None => reliefs.push((item.dose.relief, vec![paired])),
        }
    }
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses, diary.is_when_needed(relief)))).collect_vec();
    sort_by_key(sums, |(_, sum): &(RecordId, ReliefSum)| -i64::try_from(sum.taken.len()).unwrap_or(i64::MAX))
}

/// A dose and the pain before and after it, where the rule knows both.
struct PairedDose<'a> {
    item: &'a ReportDose<'a>,
    /// See [`Diary::has_before_after`].
    has_rule: bool,
    pair: Option<Pair>,
}

fn sum(doses: &[PairedDose<'_>], is_when_needed: bool) -> ReliefSum {
    let of = |skipped: bool| doses.iter().rev().map(|paired| paired.item).filter(move |item| item.dose.skipped.is_some() == skipped);
    let recalled = |skipped: bool| of(skipped).filter(|item| item.dose.recalled).count();
    let mut sum = ReliefSum {
        taken: of(false).map(|item| item.id).collect_vec(),
        skipped: of(true).map(|item| item.id).collect_vec(),
        recalled: [recalled(false), recalled(true)],
        ..ReliefSum::default()
    };
    for item in of(false) {
        let day = item.dose.at.day();
        // Doses come latest first, so the day is among the last ones added, even where two time zones meet.
        match sum.days.iter_mut().rev().take(3).find(|(known, _)| *known == day) {
            Some((_, ids)) => ids.insert(0, item.id),
            None => sum.days.push((day, vec![item.id])),
        }
    }
    let says = |item: &ReportDose<'_>, effect: &str| item.dose.effect.as_ref().is_some_and(|said| said.as_str() == effect);
    // Of a dose corrected to "skipped" what it did is kept, but not counted.
    let items = || of(false);
    for speaker in distinct(items().filter(|item| item.dose.effect.is_some()).map(|item| &item.speaker)) {
        let count = |effect: &str| items().filter(|item| item.speaker == speaker && says(item, effect)).count();
        let counts = EFFECTS.map(count);
        sum.effects.push((speaker, counts));
    }
    if is_when_needed {
        let speakers = distinct(doses.iter().filter_map(|paired| paired.pair.as_ref()).map(|pair| &pair.speaker));
        sum.before_after =
            speakers.into_iter().filter_map(|speaker| Some((speaker.clone(), before_after_sum(doses, &speaker)?))).collect_vec();
        let pairs = doses.iter().rev().filter_map(|paired| paired.pair.as_ref());
        sum.pairs = pairs.map(|pair| (!pair.speaker.is_patient(), pair.before, pair.after)).collect_vec();
        let is_open = |paired: &&PairedDose<'_>| paired.has_rule && paired.pair.is_none();
        sum.not_known = doses.iter().rev().filter(is_open).map(|paired| paired.item.id).collect_vec();
    }
    sum
}

fn before_after_sum(doses: &[PairedDose<'_>], speaker: &Speaker) -> Option<BeforeAfterSum> {
    let of_speaker = || {
        doses.iter().rev().filter_map(|paired| Some((paired.item.id, paired.pair.as_ref()?))).filter(|(_, pair)| pair.speaker == *speaker)
    };
    Some(BeforeAfterSum {
        before: range(of_speaker().map(|(_, pair)| pair.before))?,
        after: range(of_speaker().map(|(_, pair)| pair.after))?,
        after_min: range(of_speaker().map(|(_, pair)| pair.after_min))?,
        doses: of_speaker().map(|(id, _)| id).collect_vec(),
        recalled: of_speaker().filter(|(_, pair)| pair.recalled).count(),
    })
}
