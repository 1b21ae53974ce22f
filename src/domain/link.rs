//! Pain before and after a dose of a when-needed medicine. Only time differences are computed; scores are not interpreted.

use super::vocabulary::WHEN_NEEDED;
use super::{Body, CollectVec, Diary, Dose, Entry, Link, Moment, Pain, Record, RecordId, Relief, Score, Speaker, set, sort_by_key};

/// The last number at most this many minutes before the dose counts as the pain before it.
pub const BEFORE_MIN_MAX: i64 = 60;
/// A number from this many minutes after the dose on counts as the pain after it: an oral medicine does not act sooner.
pub const AFTER_MIN_MIN: i64 = 15;
/// A number later than this many minutes does not count: other things have changed by then.
pub const AFTER_MIN_MAX: i64 = 120;

const MINUTE_MS: i64 = 60_000;

fn is_before(after_s: i64) -> bool {
    (-BEFORE_MIN_MAX * 60..=0).contains(&after_s)
}

fn is_after(after_s: i64) -> bool {
    (AFTER_MIN_MIN * 60..=AFTER_MIN_MAX * 60).contains(&after_s)
}

/// How far outside a range an entry or a dose can still matter to the rule for a dose in it, in seconds: before its start, and after its
/// end.
pub const REACH_S: (i64, i64) = (BEFORE_MIN_MAX * 60, AFTER_MIN_MAX * 60);

/// An entry and its speaker.
#[derive(Clone, Debug)]
pub struct ResolvedEntry<'a> {
    /// Its record.
    pub id: RecordId,
    /// The entry.
    pub entry: &'a Entry,
    /// Its speaker.
    pub speaker: Speaker,
}

impl<'a> ResolvedEntry<'a> {
    /// The live entry of that id.
    fn of(diary: &'a Diary, id: RecordId) -> Option<Self> {
        let (entry, (_, speaker)) = (diary.entry(id)?, diary.said(id)?);
        Some(Self { id, entry, speaker })
    }

    fn after_s(&self, dose_at: Moment) -> i64 {
        self.entry.at.since(dose_at).num_seconds()
    }

    fn linked(self, dose_at: Moment) -> Linked {
        let (after_s, recalled) = (self.after_s(dose_at), self.entry.is_recalled(self.id));
        Linked { id: self.id, score: self.entry.score, speaker: self.speaker, recalled, after_s }
    }
}

/// The entry taken as the pain before or after a dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Which entry.
    pub id: RecordId,
    /// Its score.
    pub score: Score,
    /// Its speaker.
    pub speaker: Speaker,
    /// True when it was recorded later than the time it is about.
    pub recalled: bool,
    /// From the dose to the entry, in seconds; negative before it.
    pub after_s: i64,
}

impl Linked {
    /// From the dose to the entry, in whole minutes towards zero.
    #[must_use]
    pub const fn after_min(&self) -> i64 {
        self.after_s / 60
    }
}

/// Pain before and after a dose, by the app's own rule, which is stated wherever it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    /// The last number at most [`BEFORE_MIN_MAX`] before it.
    pub before: Option<Linked>,
    /// The first number [`AFTER_MIN_MIN`] to [`AFTER_MIN_MAX`] after it.
    pub after: Option<Linked>,
    /// True when another dose of a medicine was taken between the two numbers: then the pair says nothing about this dose.
    pub is_mixed: bool,
}

/// Pain before and after a dose, both known by the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The speaker of both.
    pub speaker: Speaker,
    /// The number before.
    pub before: Pain,
    /// The number after.
    pub after: Pain,
    /// From the dose to the number after it, in whole minutes.
    pub after_min: i64,
    /// True when one of the two was recalled.
    pub recalled: bool,
}

impl BeforeAfter {
    /// The pair, if both are numbers of one speaker within the rule's time limits and no other medicine was taken between them.
    #[must_use]
    pub fn known(&self) -> Option<Pair> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        let (Score::Number(before_pain), Score::Number(after_pain)) = (before.score, after.score) else { return None };
        let is_known = is_before(before.after_s) && is_after(after.after_s) && !self.is_mixed && before.speaker == after.speaker;
        is_known.then(|| Pair {
            speaker: before.speaker.clone(),
            before: before_pain,
            after: after_pain,
            after_min: after.after_min(),
            recalled: before.recalled || after.recalled,
        })
    }
}

impl Diary {
    /// True for a medicine taken when needed. The rule applies to no regular medicine and to no other relief.
    #[must_use]
    pub fn is_when_needed(&self, relief: RecordId) -> bool {
        self.any_relief(relief)
            .is_some_and(|relief| relief.is_medicine() && relief.schedule.as_ref().is_some_and(|schedule| schedule.as_str() == WHEN_NEEDED))
    }

    /// True for a medicine of any schedule. A relief that is not in this diary counts as one: it may be on another phone.
    #[must_use]
    pub fn is_medicine(&self, relief: RecordId) -> bool {
        self.any_relief(relief).is_none_or(Relief::is_medicine)
    }

    /// True for a dose that the rule applies to: one taken, of a medicine taken when needed, and not in a time when it had another schedule.
    #[must_use]
    pub fn has_before_after(&self, dose: &Dose) -> bool {
        dose.skipped.is_none() && self.is_when_needed(dose.relief) && !self.was_regular_at(dose.relief, dose.at)
    }

    /// True if the newest version of the medicine from before that time, or else its oldest, has a schedule other than "when needed".
    fn was_regular_at(&self, relief: RecordId, at: Moment) -> bool {
        let versions = || self.record(relief).into_iter().flat_map(Record::versions);
        let then = versions().find(|version| version.stamp.unix_ms() <= at.unix_ms()).or_else(|| versions().last());
        matches!(then.map(|version| &version.body), Some(Body::Relief(relief)) if relief.has_fixed_times())
    }

    /// True for a dose of a medicine that was taken: between two numbers it makes the pair say nothing about another dose.
    #[must_use]
    pub fn is_medicine_taken(&self, dose: &Dose) -> bool {
        dose.skipped.is_none() && self.is_medicine(dose.relief)
    }
}

/// Applies the rule to one dose. Entries and doses dated ahead of `now` are ignored, unless the dose is dated ahead too.
#[must_use]
pub fn before_after(diary: &Diary, dose: &Dose, now: Moment) -> BeforeAfter {
    let is_seen = |at: Moment| dose.at.is_ahead_of(now) || !at.is_ahead_of(now);
    let taken = diary.rows_about(dose.at.day()).iter().filter_map(|row| diary.dose(row.id));
    let taken = taken.filter(|other| is_seen(other.at) && diary.is_medicine_taken(other));
    let around = NearbyEntries::new(
        near(diary, dose.at).filter(|said| is_seen(said.entry.at)).collect_vec(),
        sort_by_key(taken.map(|other| other.at.unix_ms()).collect_vec(), |at_ms| *at_ms),
    );
    around.before_after(diary, dose)
}

/// Entries and doses that the rule examines, collected once for many doses.
#[derive(Debug)]
pub struct NearbyEntries<'a> {
    /// Entries about a moment, ascending by instant, then by id.
    said: Vec<ResolvedEntry<'a>>,
    /// Times at which a medicine was taken, in milliseconds since 1970, ascending.
    taken_ms: Vec<i64>,
}

impl<'a> NearbyEntries<'a> {
    /// `said`: entries about a moment, by id. `taken_ms`: ascending times of doses of medicines, in milliseconds since 1970. Both must
    /// cover the rule's time limits around every dose asked about.
    #[must_use]
    pub fn new(said: Vec<ResolvedEntry<'a>>, taken_ms: Vec<i64>) -> Self {
        Self { said: sort_by_key(said, |said| said.entry.at.unix_ms()), taken_ms }
    }

    /// Applies the rule; nothing is known of a dose without [`Diary::has_before_after`]. Both numbers are of one speaker:
    /// the patient's, or a carer's where the patient gave none. A link set by a person takes precedence.
    #[must_use]
    pub fn before_after(&self, diary: &'a Diary, dose: &Dose) -> BeforeAfter {
        if !diary.has_before_after(dose) {
            return BeforeAfter::default();
        }
        let found = self.sides(dose.at);
        let of = |link, found: Option<&ResolvedEntry<'a>>| match link {
            Link::Found => found.cloned(),
            Link::None => None,
            Link::Entry(id) => ResolvedEntry::of(diary, id),
        };
        let (before, after) = (of(dose.before, found[0]), of(dose.after, found[1]));
        let is_mixed = before.as_ref().zip(after.as_ref()).is_some_and(|(before, after)| {
            let (from_ms, to_ms) = (before.entry.at.unix_ms(), after.entry.at.unix_ms());
            let first = self.taken_ms.partition_point(|taken_ms| *taken_ms < from_ms);
            // The dose itself lies between them, so a second one is needed.
            self.taken_ms.get(first + 1).is_some_and(|second_ms| *second_ms <= to_ms)
        });
        let linked = |side: Option<ResolvedEntry<'_>>| side.map(|said| said.linked(dose.at));
        BeforeAfter { before: linked(before), after: linked(after), is_mixed }
    }

    /// The numbers before and after, both of one speaker.
    fn sides(&self, at: Moment) -> [Option<&ResolvedEntry<'a>>; 2] {
        let first_ms = at.unix_ms() - BEFORE_MIN_MAX * MINUTE_MS;
        let first = self.said.partition_point(|said| said.entry.at.unix_ms() < first_ms);
        let near = self.said.iter().skip(first).take_while(|said| said.after_s(at) <= AFTER_MIN_MAX * 60);
        let near = near.filter(|said| is_before(said.after_s(at)) || is_after(said.after_s(at)));
        let Some(speaker) = near.clone().find(|said| said.speaker.is_patient()).or_else(|| near.clone().next()).map(|said| &said.speaker)
        else {
            return [None, None];
        };
        let said = near.filter(|said| said.speaker == *speaker);
        [said.clone().filter(|said| is_before(said.after_s(at))).last(), said.clone().find(|said| is_after(said.after_s(at)))]
    }
}

/// Entries about a moment on the days around a dose, by id.
fn near(diary: &Diary, at: Moment) -> impl Iterator<Item = ResolvedEntry<'_>> {
    let ids = set(diary.rows_about(at.day()).iter().map(|row| row.id));
    ids.into_iter().filter_map(|id| ResolvedEntry::of(diary, id)).filter(|said| said.entry.span.is_none())
}

/// The entries that a person can link to a dose.
pub fn candidates(diary: &Diary, at: Moment) -> impl Iterator<Item = Linked> {
    near(diary, at).map(move |said| said.linked(at))
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;
