//! What is written gets a stamp that wins over what it replaces, or it is not written and the status line says so.

use super::{Env, Model, Refused, Status};
use crate::domain::{Body, Record, RecordId, Stamp, Version};

/// When this window began a piece of writing, by its own clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    id: RecordId,
    since: Stamp,
    began_ms: i64,
}

/// Pieces of writing that can still be going on; who writes into more at once makes one more older version.
const PIECES_MAX: usize = 32;

/// The record with its next version alone, or with its first; the store and the other tabs join it to what they have. `None` before
/// there is a store, and when nothing can be written over what stands there, which the status line then says.
pub(super) fn stamped(model: &mut Model, id: RecordId, body: Body, deleted: bool, env: &Env<'_>) -> Option<Record> {
    let device = model.device?;
    let user = model.diary.user_of(device.profile()).cloned();
    let version = match model.diary.record(id).map(Record::current) {
        None => Some(Version { deleted, ..Version::first(env.unix_ms, device, body) }.typed_by(user)),
        Some(current) => {
            let began_ms = model.pieces.iter().find(|piece| piece.id == id && piece.since == current.since).map(|piece| piece.began_ms);
            let next = current.next(env.unix_ms, device, body, deleted, began_ms).map(|next| next.typed_by(user));
            next.filter(|next| next > current)
        }
    };
    let Some(version) = version else {
        model.say(Status::Refused(Refused::Unchangeable));
        return None;
    };
    if version.since == version.stamp {
        model.pieces.retain(|piece| piece.id != id);
        if model.pieces.len() == PIECES_MAX {
            model.pieces.remove(0);
        }
        model.pieces.push(Piece { id, since: version.since, began_ms: env.unix_ms });
    }
    Some(Record::new(id, version))
}
