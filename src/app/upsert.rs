//! Edits derived records and parts of a day's note: created with their first content, deleted with the last.

use super::edit::{began, create, rewrite};
use super::{DayPartKey, DerivedRecord, Effect, Env, Model, Status, Undo};
use crate::domain::{Body, DayEdit, DayPart, Edit, EditError, RecordId};

/// True for a derived record or a part of a day's note without content.
fn is_empty(body: &Body) -> bool {
    match body {
        Body::Answer(answer) => answer.is_empty(),
        Body::FollowUp(step) => step.is_empty(),
        Body::Agreement(agreed) => agreed.value.is_empty(),
        Body::Day(part) => part.is_empty(),
        _ => false,
    }
}

/// Edits a derived record; creates it if needed, deletes it if it becomes empty.
pub(super) fn upsert(model: &mut Model, target: &DerivedRecord, edit: Edit, env: &Env<'_>) -> Vec<Effect> {
    let Some(device) = model.device else { return Vec::new() };
    let id = target.id(device);
    let live = model.diary.live(id).map(|version| version.body.clone());
    edit_or_create(model, id, live, target.empty(env.now), edit, env)
}

/// Edits one part of a day's note by the current speaker; creates it if needed, deletes it if it becomes empty. A day in the future is
/// refused.
pub(super) fn edit_day(model: &mut Model, key: DayPartKey, edit: DayEdit, env: &Env<'_>) -> Vec<Effect> {
    if key.day > env.now.day() {
        model.set_status(Status::Refused(EditError::Future));
        return Vec::new();
    }
    let who = model.speaker();
    let known = model.day_part(&key, &who).map(|(id, part)| (id, part.clone()));
    let (id, part) = known.clone().unwrap_or_else(|| {
        let recalled = DayPart::is_past(key.day, env.now);
        (DayPart::id(key.day, &who, &key.part), DayPart { recalled, ..DayPart::new(key.day, who, key.part) })
    });
    edit_or_create(model, id, known.map(|(_, part)| Body::Day(part)), Body::Day(part), Edit::Day(edit), env)
}

/// Edits the `live` record, or creates it by editing `empty`; deletes it if the edit leaves it empty.
fn edit_or_create(model: &mut Model, id: RecordId, live: Option<Body>, empty: Body, edit: Edit, env: &Env<'_>) -> Vec<Effect> {
    // An import may have stored a record of another kind under this id.
    let live = live.filter(|live| live.is_of_kind(&empty));
    let (is_new, was_there) = (live.is_none(), model.diary.record(id).is_some());
    let before = live.clone().unwrap_or(empty);
    match edit.apply(&before, id, env.now) {
        Ok(after) if is_empty(&after) && is_new => Vec::new(),
        // The tombstone holds the last content, so that restoring the record shows it.
        Ok(after) if is_empty(&after) => {
            let undo = Undo { id, before: began(model, id, &edit, live, env), edit: None };
            rewrite(model, id, before, true, Status::Changed, Some(undo), env)
        }
        Ok(after) if is_new => {
            let undo = Undo { id, before: began(model, id, &edit, None, env), edit: None };
            if was_there {
                rewrite(model, id, after, false, Status::Changed, Some(undo), env)
            } else {
                create(model, id, after, Status::Changed, env)
            }
        }
        Err(refused) => {
            model.set_status(Status::Refused(refused));
            Vec::new()
        }
        Ok(_) => super::edit::edit(model, id, edit, env),
    }
}

impl Model {
    /// The body of a derived record under the id this phone gives it; `None` if missing or deleted.
    #[must_use]
    pub fn derived_record(&self, target: &DerivedRecord) -> Option<&Body> {
        self.diary.live(target.id(self.device?)).map(|version| &version.body)
    }
}
