//! The last edits of this window, which other windows may not have received yet.

use crate::domain::{Body, Contact, Diary, Edit, RecordId, TextPart};

/// A text being typed. Undo reverts all of the typing, not only what follows the last pause.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    pub id: RecordId,
    pub part: TextPart,
    /// The body before the first letter; `None` if the record did not exist.
    pub before: Option<Body>,
    pub last_ms: i64,
}

impl Typing {
    /// True for the number of a contact.
    pub fn is_of_number(&self) -> bool {
        self.part == Contact::phone()
    }
}

/// One of these edits, and the edits that restore the values that its part had here before it, each a moment ago.
#[derive(Clone, Debug)]
struct Recent {
    id: RecordId,
    before: Vec<Edit>,
    edit: Edit,
    at_ms: i64,
}

/// Edits in two windows that are at most this many milliseconds apart count as concurrent: nobody can see an edit in one window and revert
/// it in another in that time.
const AT_ONCE_MS_MAX: i64 = 1_000;

/// The edits of the last [`AT_ONCE_MS_MAX`] milliseconds.
#[derive(Debug, Default)]
pub(super) struct RecentEdits(Vec<Recent>);

impl RecentEdits {
    /// Adds an edit of a record whose body was `body` before.
    pub fn add(&mut self, id: RecordId, body: &Body, mut edit: Edit, now_ms: i64) {
        self.forget_old(now_ms);
        // Each tick is stored separately: another window may have set one of the same ticks.
        let Some(ticks) = edit.ticks_mut().map(|ticks| std::mem::take(&mut ticks.0)) else { return self.add_one(id, body, edit, now_ms) };
        for tick in ticks {
            let mut one = edit.clone();
            one.ticks_mut().into_iter().for_each(|ticks| ticks.0.push(tick));
            self.add_one(id, body, one, now_ms);
        }
    }

    fn add_one(&mut self, id: RecordId, body: &Body, edit: Edit, at_ms: i64) {
        let Some(said) = edit.of(body) else { return };
        // One edit for each part, with the values before it: an edit that was overwritten here is not applied again, and another window may
        // have seen any of these values.
        let earlier = self.0.iter().position(|recent| recent.id == id && recent.edit.of(body).as_ref() == Some(&said));
        let mut before = earlier.map_or_else(Vec::new, |index| self.0.remove(index).before);
        before.push(said);
        self.0.push(Recent { id, before, edit, at_ms });
    }

    /// Removes the edits of a record that was undone, deleted or restored here: they are not applied again.
    pub fn forget(&mut self, id: RecordId) {
        self.0.retain(|recent| recent.id != id);
    }

    /// The edits that concurrent versions of these records from another window have reverted.
    pub fn lost(&mut self, heard: &[RecordId], diary: &Diary, now_ms: i64) -> Vec<(RecordId, Edit)> {
        self.forget_old(now_ms);
        let mut lost: Vec<(RecordId, Edit)> = Vec::new();
        for recent in self.0.iter().filter(|recent| heard.contains(&recent.id)) {
            let current = diary.live(recent.id);
            if current
                .and_then(|version| recent.edit.of(&version.body))
                .is_none_or(|now| now == recent.edit || !recent.before.contains(&now))
            {
                continue;
            }
            let mut edit = recent.edit.clone();
            match (lost.last_mut().filter(|(id, _)| *id == recent.id).and_then(|(_, last)| last.ticks_mut()), edit.ticks_mut()) {
                (Some(ticks), Some(more)) => ticks.0.append(&mut more.0),
                (None, _) | (_, None) => lost.push((recent.id, edit)),
            }
        }
        lost
    }

    fn forget_old(&mut self, now_ms: i64) {
        self.0.retain(|recent| (0..=AT_ONCE_MS_MAX).contains(&now_ms.saturating_sub(recent.at_ms)));
    }
}
