//! What was edited here a moment ago.

use crate::domain::{Body, Contact, Diary, Edit, RecordId, TextPart};

/// A text being typed: undo goes back to where the typing began, not to the last pause.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    pub id: RecordId,
    pub part: TextPart,
    /// None when the record was not there.
    pub before: Option<Body>,
    pub last_ms: i64,
}

impl Typing {
    /// True when it is the number of a contact.
    pub fn is_of_number(&self) -> bool {
        self.part == Contact::phone()
    }
}

/// An edit made here a moment ago.
#[derive(Clone, Debug)]
struct Recent {
    id: RecordId,
    before: Edit,
    edit: Edit,
    at_ms: i64,
}

/// Edits of two windows that lie no further apart than this, in milliseconds, did not know of each other. Nobody can
/// see an edit in one window and take it back in the other within it.
const AT_ONCE_MS_MAX: i64 = 1_000;

/// Edits of the last moment, of which another window may not know.
#[derive(Debug, Default)]
pub(super) struct RecentEdits(Vec<Recent>);

impl RecentEdits {
    /// Remembers an edit of a record that said `body` before.
    pub fn add(&mut self, id: RecordId, body: &Body, mut edit: Edit, now_ms: i64) {
        self.forget_old(now_ms);
        // Of what was told each record by itself: another window may have ticked one of them too.
        let Some(ticks) = edit.ticks_mut().map(|ticks| std::mem::take(&mut ticks.0)) else { return self.add_one(id, body, edit, now_ms) };
        for tick in ticks {
            let mut one = edit.clone();
            one.ticks_mut().into_iter().for_each(|ticks| ticks.0.push(tick));
            self.add_one(id, body, one, now_ms);
        }
    }

    fn add_one(&mut self, id: RecordId, body: &Body, edit: Edit, at_ms: i64) {
        let Some(said) = edit.of(body) else { return };
        // One for each part, from what it said at first: an edit that was edited again here is not to be made again.
        let earlier = self.0.iter().position(|recent| recent.id == id && recent.edit.of(body).as_ref() == Some(&said));
        let before = earlier.map_or(said, |index| self.0.remove(index).before);
        self.0.push(Recent { id, before, edit, at_ms });
    }

    /// What was undone or deleted here is not to be made again.
    pub fn forget(&mut self, id: RecordId) {
        self.0.retain(|recent| recent.id != id);
    }

    /// The edits that another window's versions of these records, written without knowing of them, have taken back.
    pub fn lost(&mut self, heard: &[RecordId], diary: &Diary, now_ms: i64) -> Vec<(RecordId, Edit)> {
        self.forget_old(now_ms);
        let mut lost: Vec<(RecordId, Edit)> = Vec::new();
        for recent in self.0.iter().filter(|recent| heard.contains(&recent.id)) {
            let current = diary.live(recent.id);
            if current.is_none_or(|version| recent.edit.of(&version.body).as_ref() != Some(&recent.before)) {
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
