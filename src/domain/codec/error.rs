//! Why a record is refused.

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
    /// The speaker is missing or invalid.
    Who,
    /// A text is not text: null, a number, half a character.
    Text,
    /// A text is longer than its limit.
    TextTooLong,
    /// `deleted` or `history` has another type than it should.
    Shape,
    /// A detail (region, word, link) is invalid.
    Detail,
    /// A dose names no relief.
    Relief,
    /// The diary, or an earlier record of the file, is of another kind under that id.
    OtherKind,
    /// It has the stamp of a known version with other content.
    StampTaken,
    /// Its stamp is so close to the last possible one that edits could run out of stamps.
    StampAtEnd,
    /// The record's history is full.
    HistoryFull,
}
