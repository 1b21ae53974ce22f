//! A record and its versions: what makes two copies of a diary mergeable without conflict.

use super::{
    Agreed, Answer, Call, Contact, DayPart, DeviceId, Dose, Entry, Person, Phone, Question, RecordId, Relief, Score, Speaker, Stamp, Step,
    Visit,
};

/// Older versions kept beside the current one. Sorted by stamp and cut at a fixed length, they still form a
/// semilattice: the newest N of a union do not depend on the order of the unions.
pub const HISTORY_MAX: usize = 20;

/// Fields a newer version of the app wrote, as the text of a JSON object: names sorted, values to the letter as they
/// were written, without space between; `None` when there are none.
pub type Extra = Option<Box<str>>;

/// A record of a kind this version does not know: kept, exported, merged, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The kind as written.
    pub kind: Box<str>,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// A rating of pain.
    Entry(Entry),
    /// A number to call.
    Contact(Contact),
    /// The patient or a carer.
    Person(Person),
    /// Who uses a phone.
    Phone(Phone),
    /// A medicine or another relief.
    Relief(Relief),
    /// One taken, used or skipped.
    Dose(Dose),
    /// A part of the note of a day.
    Day(DayPart),
    /// A visit to the team.
    Visit(Visit),
    /// A question for the team.
    Question(Question),
    /// What was answered.
    Answer(Answer),
    /// What is to be done next.
    Step(Step),
    /// A call to the team.
    Call(Call),
    /// Something agreed on.
    Agreed(Agreed),
    /// Something a newer version of the app knows; its fields are in [`Version::extra`].
    Unknown(Unknown),
}

/// One state of a record. Ordered by stamp (clock, counter, device), then content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// When and where it was written.
    pub stamp: Stamp,
    /// The stamp with which the same hand began this unbroken piece of writing; its own stamp when it is the first.
    /// Of the versions of one piece only the newest is kept: a note typed in one go is one change.
    pub since: Stamp,
    /// Who typed it, where the phone knew.
    pub typed: Option<Speaker>,
    /// A tombstone: the record was deleted. What it said stays, so that deleting can be undone.
    pub deleted: bool,
    /// What it says.
    pub body: Body,
    /// What it says that this version of the app does not know.
    pub extra: Extra,
}

impl Version {
    /// How long the same hand may go on with the same piece of writing, in milliseconds by its stamps: while the clock
    /// is behind what it replaces they stand still, and each pause in typing must not push older values out.
    const WRITING_MAX_MS: i64 = 10 * 60 * 1000;

    /// The next version, written now (milliseconds since 1970, UTC) by this device; [`Version::typed_by`] says by whom.
    #[must_use]
    pub fn next(&self, unix_ms: i64, device: DeviceId, body: Body, deleted: bool) -> Self {
        let stamp = Stamp::next(unix_ms, device, Some(self.stamp));
        let goes_on = self.stamp.device() == device
            // After the very last stamp there is none that is greater.
            && self.since <= stamp
            && self.deleted == deleted
            && self.body.score() == body.score()
            && (0..Self::WRITING_MAX_MS).contains(&(stamp.unix_ms() - self.since.unix_ms()));
        let since = if goes_on { self.since } else { stamp };
        Self { stamp, since, typed: self.typed.clone(), deleted, body, extra: self.extra.clone() }
    }

    /// The same, typed by somebody. Another person at the same phone begins another piece of writing.
    #[must_use]
    pub fn typed_by(self, typed: Option<Speaker>) -> Self {
        let since = if typed == self.typed { self.since } else { self.stamp };
        Self { since, typed, ..self }
    }

    /// The first version of a record.
    #[must_use]
    pub fn first(unix_ms: i64, device: DeviceId, body: Body) -> Self {
        let stamp = Stamp::next(unix_ms, device, None);
        Self { stamp, since: stamp, typed: None, deleted: false, body, extra: None }
    }
}

impl Body {
    /// The score of an entry. A changed number never replaces the one said before.
    const fn score(&self) -> Option<Score> {
        match self {
            Self::Entry(entry) => Some(entry.score),
            _ => None,
        }
    }
}

/// A record: its newest version and the ones before, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    id: RecordId,
    current: Version,
    older: Vec<Version>,
}

impl Record {
    /// A record with a single version.
    #[must_use]
    pub const fn new(id: RecordId, version: Version) -> Self {
        Self { id, current: version, older: Vec::new() }
    }

    /// From versions in any order, e.g. out of a file; `None` when there are none. Keeps the newest of each piece of
    /// writing, and the newest [`HISTORY_MAX`] + 1 of those: both are maxima, so unions give the same in any order.
    #[must_use]
    pub fn from_versions(id: RecordId, versions: Vec<Version>) -> Option<Self> {
        let mut kept: Vec<Version> = Vec::with_capacity(versions.len().min(HISTORY_MAX + 2));
        // One after the other, so that a file with very many costs no more than their number.
        for version in versions {
            if kept.iter().any(|known| known.since == version.since && *known >= version) {
                continue;
            }
            kept.retain(|known| known.since != version.since);
            kept.insert(kept.partition_point(|newer| *newer > version), version);
            kept.truncate(HISTORY_MAX + 1);
        }
        let mut newest_first = kept.into_iter();
        let current = newest_first.next()?;
        Some(Self { id, current, older: newest_first.collect() })
    }

    /// The id.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The version that counts.
    #[must_use]
    pub const fn current(&self) -> &Version {
        &self.current
    }

    /// The versions before it, newest first.
    #[must_use]
    pub fn older(&self) -> &[Version] {
        &self.older
    }

    /// Everything both copies know. Commutative, associative, idempotent: a union of versions, the newest on top.
    /// True when that told this copy something new.
    pub fn join(&mut self, other: &Self) -> bool {
        if self == other {
            return false;
        }
        let versions = self.versions().chain(other.versions()).cloned().collect();
        match Self::from_versions(self.id, versions) {
            Some(joined) if joined != *self => {
                *self = joined;
                true
            }
            _ => false,
        }
    }

    /// All versions, newest first.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        std::iter::once(&self.current).chain(&self.older)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, Note, Pain};

    const A: DeviceId = DeviceId::new(1);
    const B: DeviceId = DeviceId::new(2);
    const NOON_MS: i64 = 1_795_435_200_000;

    fn says(pain: u8, note: &str) -> Body {
        let entry = Entry::tapped(Moment::from_clock(NOON_MS, 0), Score::Number(Pain::new(pain).expect("0 to 10")), Speaker::Patient);
        Body::Entry(entry.with_note(Note::new(note).expect("short")))
    }

    /// One change after the other, each at a clock by a device.
    fn written(steps: &[(i64, DeviceId, Body, bool)]) -> Record {
        let mut steps = steps.iter().cloned();
        let (clock_ms, device, body, _) = steps.next().expect("at least one");
        let mut record = Record::new(RecordId::new(NOON_MS, &[1; 10]), Version::first(clock_ms, device, body));
        for (clock_ms, device, body, deleted) in steps {
            let next = record.current().next(clock_ms, device, body, deleted);
            assert!(record.join(&Record::new(record.id(), next)));
        }
        record
    }

    fn older(record: &Record) -> Vec<Body> {
        record.older().iter().map(|version| version.body.clone()).collect()
    }

    #[test]
    fn a_note_typed_in_one_go_is_one_change() {
        let record = written(&[
            (NOON_MS, A, says(7, ""), false),
            (NOON_MS + 400, A, says(7, "like"), false),
            (NOON_MS + 800, A, says(7, "like a knife"), false),
        ]);
        assert_eq!((record.current().body.clone(), older(&record)), (says(7, "like a knife"), vec![]));
    }

    #[test]
    fn a_number_said_before_stays_readable_even_when_the_clock_stands_still_or_runs_back() {
        for later_ms in [NOON_MS, NOON_MS - 3_600_000] {
            let record = written(&[
                (NOON_MS, A, says(7, ""), false),
                (later_ms, A, says(8, ""), false),
                (later_ms, B, says(3, ""), false),
                (later_ms, A, says(3, "better"), false),
                (later_ms, A, says(3, "better"), true),
            ]);
            assert_eq!(older(&record), [says(3, "better"), says(3, ""), says(8, ""), says(7, "")], "{later_ms}");
        }
    }

    #[test]
    fn another_person_at_the_same_phone_takes_nothing_back() {
        let first = Version::first(NOON_MS, A, says(7, "his words")).typed_by(Some(Speaker::Patient));
        let same = first.next(NOON_MS + 400, A, says(7, "his words, more"), false).typed_by(Some(Speaker::Patient));
        let other = same.next(NOON_MS + 800, A, says(7, "hers"), false).typed_by(Some(Speaker::Carer));
        let record = Record::from_versions(RecordId::new(NOON_MS, &[1; 10]), vec![first, same, other]).expect("three");
        assert_eq!(older(&record), [says(7, "his words, more")]);
    }

    #[test]
    fn typing_with_a_clock_that_is_behind_pushes_nothing_out_of_the_history() {
        let typed = (0..100).map(|pause| (NOON_MS - 60_000 + pause * 400, A, says(7, &"x".repeat(pause as usize)), false));
        let steps: Vec<_> = std::iter::once((NOON_MS, B, says(7, "said by B"), false)).chain(typed).collect();
        assert_eq!(older(&written(&steps)), [says(7, "said by B")]);
    }
}
