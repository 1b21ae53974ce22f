//! Why a record is not taken.

use crate::domain::NotAdmitted;

/// Why a record was refused. Codes only; `text` has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordError {
    /// Not a JSON object.
    NotARecord,
    /// Longer than the limit of a record or that of unknown fields.
    TooLarge,
    /// No id, or not a UUID in its usual spelling.
    Id,
    /// The same id earlier in the same file.
    DuplicateId,
    /// No kind, or not a short word.
    Kind,
    /// The stamp cannot be read.
    Stamp,
    /// The pain is not 0 to 10.
    Pain,
    /// The time cannot be read.
    Time,
    /// The time is outside the years 1900 to 2199.
    TimeOutOfRange,
    /// Nobody is named as saying it.
    Who,
    /// A text is not text: null, a number, half a character.
    Text,
    /// A text is longer than its limit.
    TextTooLong,
    /// `deleted` or `history` is not what it should be.
    Shape,
    /// A detail (region, word, link) is invalid.
    Detail,
    /// A dose does not say of what.
    Relief,
    /// The diary, or the file earlier on, holds something of another kind under that id.
    OtherKind,
    /// It has the stamp of a version that is known and says something else.
    StampTaken,
    /// Its stamp is so near to the last one there is that it could not be changed any more.
    StampAtEnd,
    /// The record's history is full.
    HistoryFull,
}

impl From<NotAdmitted> for RecordError {
    fn from(reason: NotAdmitted) -> Self {
        match reason {
            NotAdmitted::OtherKind => Self::OtherKind,
            NotAdmitted::StampTaken => Self::StampTaken,
            NotAdmitted::StampAtEnd => Self::StampAtEnd,
            NotAdmitted::HistoryFull => Self::HistoryFull,
        }
    }
}
