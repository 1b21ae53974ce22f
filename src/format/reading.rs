//! The records of a backup one after the other, so that a long file can be taken in slices between frames.

use std::collections::BTreeSet;

use super::{Backup, Refusal, Refused};
use crate::domain::{Record, RecordId};

/// The records of a [`Backup`] in its order, each read when it is asked for. An id counts once: of a repeated one only
/// the first is taken, except from the rescue page, whose rows and packs may rightly hold parts of the same record.
#[derive(Debug)]
pub struct Reading<'a> {
    backup: Backup<'a>,
    next: usize,
    seen: BTreeSet<RecordId>,
}

impl<'a> Reading<'a> {
    /// Before the first record.
    #[must_use]
    pub const fn new(backup: Backup<'a>) -> Self {
        Self { backup, next: 0, seen: BTreeSet::new() }
    }

    /// How many records have been read or refused.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.next
    }

    /// How many there are.
    #[must_use]
    pub fn all(&self) -> usize {
        self.backup.len()
    }
}

impl Iterator for Reading<'_> {
    type Item = Result<Record, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.backup.len() {
            return None;
        }
        let record = self.backup.record(self.next).and_then(|record| {
            let is_new = self.seen.insert(record.id());
            if is_new || self.backup.may_repeat() { Ok(record) } else { Err(Refusal::DuplicateId) }
        });
        self.next += 1;
        Some(record.map_err(|reason| Refused { place: self.next, reason }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(last: u8) -> String {
        let stamp = "2026-11-23T13:03:07.120Z/0/00000000000000ab";
        format!(r#"{{"id":"019ab0f2-6c00-7000-8000-00000000000{last}","kind":"dose","stamp":"{stamp}"}}"#)
    }

    fn places(file: &str) -> Vec<Option<Refused>> {
        Reading::new(Backup::open(file.as_bytes()).expect("a backup")).map(Result::err).collect()
    }

    #[test]
    fn a_repeated_id_is_refused_by_its_place() {
        let file = format!(r#"{{"format":"pain-diary","version":1,"records":[{},{},7,{}]}}"#, record(1), record(2), record(1));
        let refused = |place, reason| Some(Refused { place, reason });
        assert_eq!(places(&file), [None, None, refused(3, Refusal::NotARecord), refused(4, Refusal::DuplicateId)]);
    }

    #[test]
    fn rescued_rows_may_repeat() {
        let row = serde_json::json!({"store": "packs", "key": "k", "text": format!("{}\n{}", record(1), record(1))});
        let file = serde_json::json!({"format": "pain-diary-rescue", "version": 1, "rows": [row]});
        assert_eq!(places(&file.to_string()), [None, None]);
    }
}
