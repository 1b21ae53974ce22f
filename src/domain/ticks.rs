//! Marks of records that were told to the team, at a call or at a visit.

use super::RecordId;
use super::part::EditOf;

/// Most records that one call or visit lists as told: with these and the longest note in any script a call still fits into the 64 KiB that
/// the first release keeps for a kind it does not know (`docs/format.md`).
pub const TOLD_MAX: usize = 500;

/// Whether each of these records was told at a call or a visit, each once. The list keeps the order of marking, and ids of deleted records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticks(pub Vec<(RecordId, bool)>);

impl EditOf<Option<Vec<RecordId>>> for Ticks {
    fn apply(self, told: &mut Option<Vec<RecordId>>) {
        let list = told.get_or_insert_default();
        for (id, was_told) in self.0 {
            let known = list.iter().position(|known| *known == id);
            match (known, was_told) {
                (None, true) => list.push(id),
                (Some(index), false) => drop(list.remove(index)),
                (None, false) | (Some(_), true) => {}
            }
        }
    }

    fn of(&self, told: &Option<Vec<RecordId>>) -> Self {
        Self(self.0.iter().map(|(id, _)| (*id, told.as_ref().is_some_and(|told| told.contains(id)))).collect())
    }
}
