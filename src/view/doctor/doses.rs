//! What was taken or done, and the pain before and after it. Counting and differences, nothing else.

use super::{Fact, Facts, Given, Range, distinct, range};
use crate::domain::link::{AFTER_MIN_MAX, BEFORE_MIN_MAX, Linked, before_after};
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{Diary, Dose, Link, Pain, RecordId, Score, Speaker, Voice, by_key};

/// What became of one relief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReliefSum {
    /// Times taken or used, the latest first.
    pub taken: Vec<RecordId>,
    /// Times skipped, the latest first.
    pub skipped: Vec<RecordId>,
    /// How many of the times taken, and of those skipped, were written down later.
    pub recalled: [usize; 2],
    /// Relief as said, by each voice: enough, some, none.
    pub effects: Vec<(Voice, [usize; EFFECTS.len()])>,
    /// The pain before and after, each voice by itself, the patient first.
    pub held: Vec<(Voice, HeldSum)>,
}

/// The pain before and after a relief, as one voice says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldSum {
    /// Before it.
    pub before: SideSum,
    /// The first after it.
    pub after: SideSum,
    /// Minutes from the dose to the number after it.
    pub after_min: Option<Range<i64>>,
    /// Where both are numbers: the doses after which it was lower, the same, higher, the latest first.
    pub changes: [Vec<RecordId>; 3],
}

/// The pain on one side of a relief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideSum {
    /// The least and the worst number.
    pub range: Option<Range<Pain>>,
    /// The entries with a number, the latest first.
    pub numbers: Vec<RecordId>,
    /// The entries that said it was too much for one, the latest first.
    pub too_much: Vec<RecordId>,
    /// How many of the numbers were recalled.
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
        let against = Against { given, sides: held(diary, about, given.dose) };
        match reliefs.iter_mut().find(|(known, _)| *known == given.dose.relief) {
            Some((_, doses)) => doses.push(against),
            None => reliefs.push((given.dose.relief, vec![against])),
        }
    }
    let sums = reliefs.into_iter().map(|(relief, doses)| (relief, sum(&doses))).collect();
    by_key(sums, |(_, sum): &(RecordId, ReliefSum)| -i64::try_from(sum.taken.len()).unwrap_or(i64::MAX))
}

/// A dose with what it is held against.
struct Against<'a> {
    given: &'a Given<'a>,
    sides: [Option<Side>; 2],
}

/// An entry that a dose is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub id: RecordId,
    pub score: Score,
    pub voice: Voice,
    pub recalled: bool,
    pub after_min: i64,
}

/// The entries from the first that can be before a dose.
pub(super) fn reaching<'b, 'a>(about: &'b [Fact<'a>], dose: &Dose) -> &'b [Fact<'a>] {
    let from_ms = dose.at.unix_ms() - BEFORE_MIN_MAX * 60_000;
    let passed = about.iter().take_while(|fact| fact.entry.at.unix_ms() < from_ms).count();
    about.get(passed..).unwrap_or_default()
}

/// The pain before a dose, and the first one after it. Found among the entries that [`reaching`] finds: looking each up in the diary takes
/// too long for ten years of them.
pub(super) fn held(diary: &Diary, reaching: &[Fact<'_>], dose: &Dose) -> [Option<Side>; 2] {
    if (dose.before, dose.after) != (Link::Found, Link::Found) || dose.skipped.is_some() {
        let linked = before_after(diary, dose);
        return [linked.before, linked.after.into_iter().next()].map(|linked| linked.and_then(|linked| side_of(diary, linked)));
    }
    let at_ms = dose.at.unix_ms();
    let near = || {
        let near = reaching.iter().take_while(|fact| fact.entry.at.unix_ms() <= at_ms + AFTER_MIN_MAX * 60_000);
        near.filter(|fact| fact.is_moment())
    };
    // One voice speaks, as in `link::before_after`.
    let Some(who) = near().find(|fact| fact.entry.who == Speaker::Patient).or(near().next()).map(|fact| &fact.entry.who) else {
        return [None, None];
    };
    let side = |fact: &Fact<'_>| {
        let after_min = fact.entry.at.since(dose.at).num_minutes();
        Side { id: fact.id, score: fact.entry.score, voice: fact.voice.clone(), recalled: fact.recalled, after_min }
    };
    let mut said = near().filter(|fact| fact.entry.who == *who).peekable();
    let mut before = None;
    while let Some(fact) = said.next_if(|fact| fact.entry.at.unix_ms() <= at_ms) {
        before = Some(fact);
    }
    [before.map(side), said.next().map(side)]
}

pub(super) fn side_of(diary: &Diary, linked: Linked) -> Option<Side> {
    let (record, entry) = (diary.record(linked.id)?, diary.entry(linked.id)?);
    let voice = diary.voice_in(&linked.who, record.current());
    Some(Side { id: linked.id, score: linked.score, voice, recalled: entry.is_recalled(linked.id), after_min: linked.after_min })
}

fn sum(doses: &[Against<'_>]) -> ReliefSum {
    let of = |skipped: bool| doses.iter().rev().map(|against| against.given).filter(move |given| given.dose.skipped.is_some() == skipped);
    let recalled = |skipped: bool| of(skipped).filter(|given| given.dose.recalled).count();
    let mut sum = ReliefSum {
        taken: of(false).map(|given| given.id).collect(),
        skipped: of(true).map(|given| given.id).collect(),
        recalled: [recalled(false), recalled(true)],
        ..ReliefSum::default()
    };
    let says = |given: &Given<'_>, effect: &str| given.dose.effect.as_ref().is_some_and(|said| said.as_str() == effect);
    let given = || doses.iter().map(|against| against.given);
    for voice in distinct(given().filter(|given| given.dose.effect.is_some()).map(|given| &given.voice)) {
        let count = |effect: &str| given().filter(|given| given.voice == voice && says(given, effect)).count();
        let counts = EFFECTS.map(count);
        sum.effects.push((voice, counts));
    }
    let voices = doses.iter().flat_map(|against| against.sides.iter().flatten()).map(|side| &side.voice);
    sum.held = distinct(voices).into_iter().map(|voice| (voice.clone(), held_sum(doses, &voice))).collect();
    sum
}

fn held_sum(doses: &[Against<'_>], voice: &Voice) -> HeldSum {
    fn of_voice<'a>(side: &'a Option<Side>, voice: &Voice) -> Option<&'a Side> {
        side.as_ref().filter(|side| side.voice == *voice)
    }
    let before = || doses.iter().rev().filter_map(|Against { sides: [before, _], .. }| of_voice(before, voice));
    let after = || doses.iter().rev().filter_map(|Against { sides: [_, after], .. }| of_voice(after, voice));
    let after_min = range(after().filter(|side| number(side).is_some()).map(|side| side.after_min));
    let mut sum = HeldSum { before: side_sum(before()), after: side_sum(after()), after_min, ..HeldSum::default() };
    for Against { given, sides: [before, after] } in doses.iter().rev() {
        let both = of_voice(before, voice).and_then(number).zip(of_voice(after, voice).and_then(number));
        let Some((before, after)) = both else { continue };
        let place = match after.cmp(&before) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        };
        sum.changes.iter_mut().skip(place).take(1).for_each(|ids| ids.push(given.id));
    }
    sum
}

fn number(side: &Side) -> Option<Pain> {
    if let Score::Number(pain) = side.score { Some(pain) } else { None }
}

fn side_sum<'a>(sides: impl Iterator<Item = &'a Side> + Clone) -> SideSum {
    SideSum {
        range: range(sides.clone().filter_map(number)),
        numbers: sides.clone().filter(|side| number(side).is_some()).map(|side| side.id).collect(),
        too_much: sides.clone().filter(|side| number(side).is_none()).map(|side| side.id).collect(),
        recalled: sides.filter(|side| side.recalled && number(side).is_some()).count(),
    }
}
