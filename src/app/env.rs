//! Clock and chance as arguments, so that `update` is a pure function.

use crate::domain::{Moment, OffsetAt, RecordId};

/// Clock and chance, as arguments.
pub struct Env<'a> {
    /// Milliseconds since 1970, UTC.
    pub unix_ms: i64,
    /// The same as lived.
    pub now: Moment,
    /// Ten random bytes for each new id.
    pub random: &'a mut dyn FnMut() -> [u8; 10],
    /// The offset of this place at an instant.
    pub offset_min: OffsetAt<'a>,
}

impl Env<'_> {
    /// A new id.
    pub(super) fn new_id(&mut self) -> RecordId {
        RecordId::new(self.unix_ms, &(self.random)())
    }
}
