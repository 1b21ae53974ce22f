//! A record and its versions: what makes two copies of a diary mergeable without conflict.

use super::{Contact, Entry, RecordId, Stamp};

/// Older versions kept beside the current one. Sorted by stamp and cut at a fixed length, they still form a
/// semilattice: the newest N of a union do not depend on the order of the unions.
pub const HISTORY_MAX: usize = 20;

/// Fields a newer version of the app wrote, as canonical JSON object text (sorted keys); `None` when there are none.
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
    /// Something a newer version of the app knows; its fields are in [`Version::extra`].
    Unknown(Unknown),
}

/// One state of a record. Ordered by stamp (clock, counter, device), then content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// When and where it was written.
    pub stamp: Stamp,
    /// A tombstone: the record was deleted. What it said stays, so that deleting can be undone.
    pub deleted: bool,
    /// What it says.
    pub body: Body,
    /// What it says that this version of the app does not know.
    pub extra: Extra,
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

    /// From versions in any order, e.g. out of a file. Equal versions are one; `None` when there are none.
    #[must_use]
    pub fn from_versions(id: RecordId, mut versions: Vec<Version>) -> Option<Self> {
        versions.sort_unstable_by(|a, b| b.cmp(a));
        versions.dedup();
        versions.truncate(HISTORY_MAX + 1);
        let mut newest_first = versions.into_iter();
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

    /// The entry this record holds, unless it is deleted or something else.
    #[must_use]
    pub const fn entry(&self) -> Option<&Entry> {
        match &self.current {
            Version { deleted: false, body: Body::Entry(entry), .. } => Some(entry),
            _ => None,
        }
    }

    /// The contact this record holds, unless it is deleted or something else.
    #[must_use]
    pub const fn contact(&self) -> Option<&Contact> {
        match &self.current {
            Version { deleted: false, body: Body::Contact(contact), .. } => Some(contact),
            _ => None,
        }
    }

    /// Puts a newer version on top. With `replaces_current` the version it replaces is not kept: used while the same
    /// hand is still writing the same entry, so that a note typed in one go is one change and not fifty.
    pub fn push(&mut self, version: Version, replaces_current: bool) {
        let before = std::mem::replace(&mut self.current, version);
        if !replaces_current {
            self.older.insert(0, before);
            self.older.truncate(HISTORY_MAX);
        }
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
