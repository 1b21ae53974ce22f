//! Records that come into being with the first thing that is said in them, and go with the last: whoever opens the screen of a question
//! finds an empty field, not an empty record. Their ids are the same wherever the same phone, or the same family, writes them.

use super::edit::{began, create, edit, rewrite};
use super::{Change, Effect, Env, Model, Status, Undo};
use crate::domain::{Agreement, Answer, Body, Code, DeviceId, FollowUp, Note, RecordId};

/// Where something is written down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DerivedRecord {
    /// What is answered to a question, at a visit or another way.
    Answer {
        /// The question.
        question: RecordId,
        /// The visit.
        visit: Option<RecordId>,
    },
    /// What is to be done next.
    FollowUp {
        /// The question, call or visit it comes out of.
        of: RecordId,
        /// At which visit.
        visit: Option<RecordId>,
    },
    /// Something agreed on; see [`crate::domain::agreement::names`].
    Agreement(&'static str),
}

impl DerivedRecord {
    /// The id of the record there, as this phone writes it.
    #[must_use]
    pub fn id(&self, device: DeviceId) -> RecordId {
        match self {
            Self::Answer { question, visit } => Answer::id(*question, *visit, device),
            Self::FollowUp { of, visit } => FollowUp::id(*of, *visit, device),
            Self::Agreement(what) => Agreement::id(what),
        }
    }

    fn empty(&self, env: &Env<'_>) -> Body {
        match self {
            Self::Answer { question, visit } => Body::Answer(Answer::new(*question, *visit, env.now)),
            Self::FollowUp { of, visit } => Body::FollowUp(FollowUp::new(Some(*of), *visit)),
            Self::Agreement(what) => Body::Agreement(Agreement { what: Code::listed(what), value: Note::default() }),
        }
    }
}

/// True when a record that is there only for what it says says nothing any more.
fn is_empty(body: &Body) -> bool {
    match body {
        Body::Answer(answer) => answer.is_empty(),
        Body::FollowUp(step) => step.is_empty(),
        Body::Agreement(agreed) => agreed.value.is_empty(),
        Body::Day(part) => part.is_empty(),
        _ => false,
    }
}

/// Changes what is said in a place.
pub(super) fn upsert(model: &mut Model, place: &DerivedRecord, change: Change, env: &Env<'_>) -> Vec<Effect> {
    let Some(device) = model.device else { return Vec::new() };
    let id = place.id(device);
    let live = model.diary.record(id).filter(|record| !record.current().deleted).map(|record| record.current().body.clone());
    edit_or_create(model, id, live, place.empty(env), change, env)
}

/// Changes a record that is there (`live`), or makes it out of an empty one; one that says nothing any more is deleted.
pub(super) fn edit_or_create(
    model: &mut Model,
    id: RecordId,
    live: Option<Body>,
    empty: Body,
    change: Change,
    env: &Env<'_>,
) -> Vec<Effect> {
    // A file may have put something of another kind there.
    let live = live.filter(|live| live.is_of_kind(&empty));
    let (is_new, was_there) = (live.is_none(), model.diary.record(id).is_some());
    let before = live.clone().unwrap_or(empty);
    match change.apply(&before, id, env.now) {
        Ok(after) if is_empty(&after) && is_new => Vec::new(),
        // The tombstone keeps what was said, so that undoing is only a version that is none.
        Ok(after) if is_empty(&after) => {
            let undo = Undo { id, before: began(model, id, &change, live, env), change: None };
            rewrite(model, id, before, true, Status::Changed, Some(undo), env)
        }
        Ok(after) if is_new => {
            let undo = Undo { id, before: began(model, id, &change, None, env), change: None };
            if was_there {
                rewrite(model, id, after, false, Status::Changed, Some(undo), env)
            } else {
                create(model, id, after, Status::Changed, env)
            }
        }
        Err(refused) => {
            model.say(Status::Refused(refused));
            Vec::new()
        }
        Ok(_) => edit(model, id, change, env),
    }
}

impl Model {
    /// The live record of a place, as this phone writes it.
    #[must_use]
    pub fn derived_record(&self, place: &DerivedRecord) -> Option<&Body> {
        let record = self.diary.record(place.id(self.device?))?;
        Some(&record.current().body).filter(|_| !record.current().deleted)
    }
}
