//! What a record from a file may do to the diary: it may add and may change what is current, but never removes anything known here from the
//! history.

use super::agreement::names;
use super::{Agreement, Body, CollectVec, Diary, HISTORY_MAX, Record, RecordError, RecordId, Version};

/// Files may fill a record's history up to this many older versions. The rest is reserved for edits made here, so that imports do not push
/// them out.
pub const HISTORY_FROM_FILES_MAX: usize = HISTORY_MAX - 20;

/// Effect of a record from a file. "Shown" is the current version, or nothing where that is a tombstone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arrival {
    /// A new record that is shown.
    New,
    /// Only the history grows; the current version stays. Also a tombstone of a record that is unknown here.
    History,
    /// Something else is shown; what was shown is in the history.
    Replaced,
    /// What is shown is deleted.
    Deleted,
    /// What was deleted is shown again.
    Restored,
    /// The diary has all of its versions already.
    Same,
}

/// Why a record from a file is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotAdmitted {
    /// The diary has a record of another kind under that id.
    OtherKind,
    /// One of its versions has the stamp of a version known here and other content, and the known one is not among its versions.
    StampTaken,
    /// Its stamp is so close to the last possible one that edits could run out of stamps.
    StampAtEnd,
    /// The record's history is full.
    HistoryFull,
}

impl From<NotAdmitted> for RecordError {
    fn from(reason: NotAdmitted) -> Self {
        match reason {
            NotAdmitted::OtherKind => Self::OtherKind,
            NotAdmitted::StampTaken => Self::StampTaken,
            NotAdmitted::StampAtEnd => Self::StampAtEnd,
            NotAdmitted::HistoryFull => Self::HistoryFull,
        }
    }
}

/// A record that may be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// Its effect.
    pub arrival: Arrival,
    /// The record to store: the file's versions that fit, and the versions known here that they would replace, marked as
    /// [`kept`](Version::kept). Joining it removes nothing. Its current version is the file's, and is the diary's after the join unless the
    /// arrival is [`Arrival::History`] or [`Arrival::Same`].
    pub record: Record,
}

impl Diary {
    /// The effect of a record from a file, without changing the diary. What is shown until then is `self.record(id).map(Record::current)`.
    ///
    /// # Errors
    /// The first reason of [`NotAdmitted`] that applies.
    pub fn admit(&self, incoming: Record) -> Result<Admitted, NotAdmitted> {
        let Some(known) = self.record(incoming.id()) else { return admit_new(incoming) };
        if known == &incoming {
            return Ok(Admitted { arrival: Arrival::Same, record: incoming });
        }
        check(known, &incoming)?;
        let record = fitting_history(known, &incoming).ok_or(NotAdmitted::HistoryFull)?;
        let mut after = known.clone();
        let arrival = if after.join(&record) { arrival(known.current(), after.current()) } else { Arrival::Same };
        Ok(Admitted { arrival, record })
    }
}

fn admit_new(incoming: Record) -> Result<Admitted, NotAdmitted> {
    if !incoming.versions().all(|version| version.stamp.has_room()) {
        return Err(NotAdmitted::StampAtEnd);
    }
    if is_reserved_for_agreement(incoming.id(), &incoming.current().body) {
        return Err(NotAdmitted::OtherKind);
    }
    let arrival = if incoming.current().deleted { Arrival::History } else { Arrival::New };
    Ok(Admitted { arrival, record: incoming })
}

/// True for a record of another kind under an id reserved for an agreement: it would block the agreement.
fn is_reserved_for_agreement(id: RecordId, body: &Body) -> bool {
    !matches!(body, Body::Agreement(_)) && id.unix_ms() == Some(0) && names::ALL.into_iter().any(|what| Agreement::id(what) == id)
}

fn check(known: &Record, incoming: &Record) -> Result<(), NotAdmitted> {
    for version in incoming.versions() {
        let at_that_stamp = || known.versions().filter(|known| known.stamp == version.stamp);
        if at_that_stamp().any(|known| has_equal_content(known, version)) {
            continue;
        }
        if !version.body.is_of_kind(&known.current().body) {
            return Err(NotAdmitted::OtherKind);
        }
        // Damage, or a copied browser profile, makes two versions under one stamp; a file that contains the known one too comes from a
        // diary with both.
        let brings = |known: &Version| incoming.versions().any(|other| other.stamp == known.stamp && has_equal_content(known, other));
        if !at_that_stamp().all(brings) {
            return Err(NotAdmitted::StampTaken);
        }
        if !version.stamp.has_room() {
            return Err(NotAdmitted::StampAtEnd);
        }
    }
    Ok(())
}

/// True for equal content; the writing sessions that the two name may differ.
fn has_equal_content(a: &Version, b: &Version) -> bool {
    (a.typed == b.typed && a.deleted == b.deleted) && a.body == b.body && a.extra == b.extra
}

/// The file's current version, as many of its older ones as fit, newest first, and those known ones that must be marked as kept; `None`
/// when not even the first fits.
fn fitting_history(known: &Record, incoming: &Record) -> Option<Record> {
    let knows = |version: &Version| known.versions().any(|known| known.is_same(version));
    let mut room = (HISTORY_FROM_FILES_MAX + 1).saturating_sub(known.versions().count());
    let mut taken = Vec::new();
    for version in incoming.versions() {
        let is_known = knows(version);
        // A copy marked as kept may replace a known one and needs no space.
        if !is_known && room == 0 {
            if taken.is_empty() {
                return None;
            }
            continue;
        }
        room -= usize::from(!is_known);
        taken.push(version.clone());
    }
    let mut after: Vec<Version> = known.versions().cloned().collect_vec();
    after.extend(taken.iter().cloned());
    let after = Record::from_versions(known.id(), after)?;
    let leaves = |version: &&Version| !after.versions().any(|kept| kept.is_same(version));
    let kept = known.versions().filter(leaves).cloned().map(|version| Version { kept: true, ..version });
    taken.extend(kept);
    Record::from_versions(known.id(), taken)
}

fn arrival(before: &Version, after: &Version) -> Arrival {
    match (before.deleted, after.deleted) {
        (false, true) => Arrival::Deleted,
        (true, false) => Arrival::Restored,
        (false, false) if before.body != after.body || before.extra != after.extra => Arrival::Replaced,
        _ => Arrival::History,
    }
}
