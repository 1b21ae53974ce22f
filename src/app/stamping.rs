//! Stamps new versions. A version that could not win over the current one is refused, and the status line says so.

use super::outbox::WritingSession;
use super::{Env, Model, Status};
use crate::domain::{Body, EditError, Record, RecordId, Stamp, Version};

/// Most sessions remembered. Editing more records at once costs one more older version each.
const SESSIONS_MAX: usize = 32;

/// The stamp of a record that an import writes and that has not been read back yet.
fn incoming(model: &Model, id: RecordId) -> Option<Stamp> {
    model.incoming.iter().find(|(known, _)| *known == id).map(|(_, stamp)| *stamp)
}

/// The record with only its next, or first, version; the store and other tabs join it to what they have. `None` before the store is open,
/// and when no version can win over the current one, which the status line then says.
pub(super) fn stamped(model: &mut Model, id: RecordId, body: Body, deleted: bool, env: &Env<'_>) -> Option<Record> {
    let device = model.device?;
    let user = model.diary.user_of(device.profile()).cloned();
    let current = model.diary.record(id).map(Record::current);
    let incoming = incoming(model, id).filter(|incoming| current.is_none_or(|current| current.stamp < *incoming));
    let version = match (current, incoming) {
        (None, None) => Some(Version { deleted, ..Version::first(env.unix_ms, device, body) }.typed_by(user)),
        (None, Some(incoming)) => Stamp::next(env.unix_ms, device, Some(incoming)).map(|stamp| {
            let first = Version { stamp, since: stamp, deleted, ..Version::first(env.unix_ms, device, body) };
            first.typed_by(user)
        }),
        // Continues no session: the imported version lies between.
        (Some(current), Some(incoming)) => {
            let before = Version { stamp: incoming, ..current.clone() };
            before.next(env.unix_ms, device, body, deleted, None).map(|next| next.typed_by(user))
        }
        (Some(current), None) => {
            let began_ms = model
                .outbox
                .sessions
                .iter()
                .find(|session| session.id == id && session.since == current.since)
                .map(|session| session.began_ms);
            let next = current.next(env.unix_ms, device, body, deleted, began_ms).map(|next| next.typed_by(user));
            next.filter(|next| next > current)
        }
    };
    let Some(version) = version else {
        model.set_status(Status::Refused(EditError::Unchangeable));
        return None;
    };
    if version.since == version.stamp {
        model.outbox.sessions.retain(|session| session.id != id);
        if model.outbox.sessions.len() == SESSIONS_MAX {
            model.outbox.sessions.remove(0);
        }
        model.outbox.sessions.push(WritingSession { id, since: version.since, began_ms: env.unix_ms });
    }
    Some(Record::new(id, version))
}
