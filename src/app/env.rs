//! Clock and randomness as arguments, so that `update` is a pure function.

use crate::domain::{Moment, OffsetAt, RecordId};

/// Clock and randomness.
pub struct Env<'a> {
    /// Milliseconds since 1970, UTC.
    pub unix_ms: i64,
    /// The same instant with the local offset.
    pub now: Moment,
    /// Ten random bytes for each new id.
    pub random: &'a mut dyn FnMut() -> [u8; 10],
    /// The local offset at an instant, in minutes east of UTC.
    pub offset_min: OffsetAt<'a>,
}

impl Env<'_> {
    /// A new id.
    pub(super) fn new_id(&mut self) -> RecordId {
        RecordId::new(self.unix_ms, &(self.random)())
    }
}
