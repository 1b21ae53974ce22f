//! A record and its versions: what makes two copies of a diary mergeable without conflict.

use std::cmp::Ordering;

use super::{Body, CollectVec, DeviceId, RecordId, SpeakerRef, Stamp};

/// Older versions kept beside the current one. Sorted and cut at a fixed length, they still form a
/// semilattice: the newest N of a union do not depend on the order of the unions. Files may fill only a part of it; see
/// [`HISTORY_FROM_FILES_MAX`](super::HISTORY_FROM_FILES_MAX).
pub const HISTORY_MAX: usize = 200;

/// Fields of a newer version of the app, as the text of a JSON object: names sorted, values exactly as written, no spaces between; `None`
/// if there are none.
pub type Extra = Option<Box<str>>;

/// One state of a record. Ordered by kind, then stamp (clock, counter, device), then content. All versions of a record are of one kind,
/// unless an earlier version of the app imported another: then only a version of the greater kind is current.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When and where it was written.
    pub stamp: Stamp,
    /// The stamp of the first version of its writing session; its own stamp if it is the first. Of the versions of a session only the
    /// newest and those that are [`kept`](Self::kept) remain: a note typed without a break is one change.
    pub since: Stamp,
    /// Who typed it, if the phone knew.
    pub typed: Option<SpeakerRef>,
    /// A tombstone: the record was deleted. Its content stays, so that deleting can be undone.
    pub deleted: bool,
    /// Its content.
    pub body: Body,
    /// Fields unknown to this version of the app.
    pub extra: Extra,
    /// It was current on some phone when a file brought a later version of the same writing session, so it stays in the history.
    pub kept: bool,
}

impl Version {
    /// Longest writing session, in milliseconds by the clock of its device.
    const WRITING_MAX_MS: i64 = 10 * 60 * 1000;

    /// The next version, written now (milliseconds since 1970, UTC) by this device; [`Version::typed_by`] says by whom. Of the same
    /// kind it is always the greater of the two; `None` when no stamp is greater.
    ///
    /// `began_ms` is when this device began the writing session of `self`, by the same clock. The stamps do not tell, because they do not
    /// advance while the clock is behind that of the version replaced. `None`: `self` is not of a session of this device.
    #[must_use]
    pub fn next(&self, unix_ms: i64, device: DeviceId, body: Body, deleted: bool, began_ms: Option<i64>) -> Option<Self> {
        let stamp = Stamp::next(unix_ms, device, Some(self.stamp))?;
        let goes_on = self.stamp.device() == device
            && self.deleted == deleted
            && self.body.score() == body.score()
            && began_ms.is_some_and(|began_ms| (0..Self::WRITING_MAX_MS).contains(&unix_ms.saturating_sub(began_ms)));
        let since = if goes_on { self.since } else { stamp };
        let extra = self.extra.clone().filter(|_| self.body.is_of_kind(&body));
        Some(Self { stamp, since, typed: self.typed.clone(), deleted, body, extra, kept: false })
    }

    /// The same, with who typed it. Another person on the same phone begins another writing session.
    #[must_use]
    pub fn typed_by(self, typed: Option<SpeakerRef>) -> Self {
        let since = if typed == self.typed { self.since } else { self.stamp };
        Self { since, typed, ..self }
    }

    /// The first version of a record.
    #[must_use]
    pub fn first(unix_ms: i64, device: DeviceId, body: Body) -> Self {
        let stamp = Stamp::first(unix_ms, device);
        Self { stamp, since: stamp, typed: None, deleted: false, body, extra: None, kept: false }
    }

    /// True for the same version, whether marked as [`kept`](Self::kept) or not.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.cmp_unmarked(other).is_eq()
    }

    fn cmp_unmarked(&self, other: &Self) -> Ordering {
        let rest = |version: &Self| (version.stamp, version.since);
        self.body
            .cmp_kind(&other.body)
            .then_with(|| rest(self).cmp(&rest(other)))
            .then_with(|| self.typed.cmp(&other.typed))
            .then_with(|| self.deleted.cmp(&other.deleted))
            .then_with(|| self.body.cmp(&other.body))
            .then_with(|| self.extra.cmp(&other.extra))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        self.cmp_unmarked(other).then_with(|| self.kept.cmp(&other.kept))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A record: its newest version and the ones before, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    id: RecordId,
    // Boxed, so that moving a record (into the lists and the map of a diary, thousands at once) copies a few words.
    current: Box<Version>,
    older: Vec<Version>,
}

impl Record {
    /// A record with a single version.
    #[must_use]
    pub fn new(id: RecordId, version: Version) -> Self {
        Self { id, current: Box::new(version), older: Vec::new() }
    }

    /// From versions in any order, e.g. out of a file; `None` when there are none. Keeps the newest of each writing session, those that are
    /// [`kept`](Version::kept), and of all these the newest [`HISTORY_MAX`] + 1: all are maxima, so unions give the same in any order.
    #[must_use]
    pub fn from_versions(id: RecordId, mut versions: Vec<Version>) -> Option<Self> {
        super::order::sort_by(&mut versions, |a, b| b.cmp(a));
        let mut newest_first = versions.into_iter();
        let current = newest_first.next()?;
        let mut older: Vec<Version> = Vec::with_capacity(newest_first.len().min(HISTORY_MAX));
        for version in newest_first {
            if older.len() == HISTORY_MAX {
                break;
            }
            let mut newer = std::iter::once(&current).chain(&older);
            let is_of_same_piece = |newer: &Version| newer.since == version.since && newer.body.is_of_kind(&version.body);
            let is_known = if version.kept { older.last().unwrap_or(&current) == &version } else { newer.any(is_of_same_piece) };
            if !is_known {
                older.push(version);
            }
        }
        Some(Self { id, current: Box::new(current), older })
    }

    /// The id.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The current version.
    #[must_use]
    pub fn current(&self) -> &Version {
        &self.current
    }

    /// The versions before it, newest first.
    #[must_use]
    pub fn older(&self) -> &[Version] {
        &self.older
    }

    /// Adds the versions of another copy. Commutative, associative, idempotent: a union of versions, the newest of which is current. True
    /// if this copy changed.
    pub fn join(&mut self, other: &Self) -> bool {
        if self == other {
            return false;
        }
        let versions = self.versions().chain(other.versions()).cloned().collect_vec();
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
        std::iter::once(self.current()).chain(&self.older)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entry, Moment, Note, Pain, Score, Unknown};

    const A: DeviceId = DeviceId::new(1);
    const B: DeviceId = DeviceId::new(2);
    const NOON_MS: i64 = 1_795_435_200_000;

    fn says(pain: u8, note: &str) -> Body {
        let entry = Entry::tapped(Moment::from_clock(NOON_MS, 0), Score::Number(Pain::new(pain).expect("0 to 10")), SpeakerRef::Patient);
        Body::Entry(entry.with_note(Note::new(note).expect("short")))
    }

    /// A record with these changes, one after the other, each at a time of the clock and by a device.
    fn written(steps: &[(i64, DeviceId, Body, bool)]) -> Record {
        let mut steps = steps.iter().cloned();
        let (clock_ms, device, body, _) = steps.next().expect("at least one");
        let mut began_ms = clock_ms;
        let mut record = Record::new(RecordId::new(NOON_MS, &[1; 10]), Version::first(clock_ms, device, body));
        for (clock_ms, device, body, deleted) in steps {
            let next = record.current().next(clock_ms, device, body, deleted, Some(began_ms)).expect("there is a stamp");
            if next.since == next.stamp {
                began_ms = clock_ms;
            }
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
        let first = Version::first(NOON_MS, A, says(7, "his words")).typed_by(Some(SpeakerRef::Patient));
        let same = first
            .next(NOON_MS + 400, A, says(7, "his words, more"), false, Some(NOON_MS))
            .expect("a stamp")
            .typed_by(Some(SpeakerRef::Patient));
        let other = same.next(NOON_MS + 800, A, says(7, "hers"), false, Some(NOON_MS)).expect("a stamp").typed_by(Some(SpeakerRef::Carer));
        let record = Record::from_versions(RecordId::new(NOON_MS, &[1; 10]), vec![first, same, other]).expect("three");
        assert_eq!(older(&record), [says(7, "his words, more")]);
    }

    #[test]
    fn typing_with_a_clock_that_is_behind_pushes_nothing_out_of_the_history() {
        let typed = (0..100).map(|pause| (NOON_MS - 60_000 + pause * 400, A, says(7, &"x".repeat(pause as usize)), false));
        let steps: Vec<_> = std::iter::once((NOON_MS, B, says(7, "said by B"), false)).chain(typed).collect();
        assert_eq!(older(&written(&steps)), [says(7, "said by B")]);
    }

    #[test]
    fn edits_hours_apart_are_two_versions_even_under_a_stamp_a_year_ahead() {
        let ahead_ms = NOON_MS + 365 * 86_400_000;
        let record = written(&[
            (ahead_ms, B, says(7, "by a phone a year ahead"), false),
            (NOON_MS, A, says(7, "in the morning"), false),
            (NOON_MS + 4_000, A, says(7, "in the morning, more"), false),
            (NOON_MS + 7_200_000, A, says(7, "in the afternoon"), false),
        ]);
        assert_eq!(record.current().body, says(7, "in the afternoon"));
        assert_eq!(older(&record), [says(7, "in the morning, more"), says(7, "by a phone a year ahead")]);
    }

    #[test]
    fn a_version_of_another_kind_is_never_the_current_one_whatever_its_stamp() {
        let entry = Version::first(NOON_MS, A, says(7, "mine"));
        let other = |kind: &str| Version::first(NOON_MS + 9_000, B, Body::Unknown(Unknown { kind: kind.into() }));
        let id = RecordId::new(NOON_MS, &[1; 10]);
        for versions in [vec![entry.clone(), other("zzz"), other("aaa")], vec![other("aaa"), other("zzz"), entry.clone()]] {
            let record = Record::from_versions(id, versions).expect("three");
            assert_eq!((record.current(), record.older().len()), (&entry, 2));
        }
        let many = (0..500).map(|count| Version::first(NOON_MS + 9_000 + count, B, Body::Unknown(Unknown { kind: "zzz".into() })));
        let record = Record::from_versions(id, many.chain([entry.clone()]).collect()).expect("many");
        assert_eq!(record.current(), &entry);
    }
}
