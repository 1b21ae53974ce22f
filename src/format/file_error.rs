//! Why a file, or a record of it, is rejected, and the limits of a file.

use super::RecordError;

/// Largest file that is opened, in bytes: four times a diary of 50,000 entries with notes.
pub const FILE_MAX_BYTES: u64 = 96 << 20;

/// Most records in one file.
pub const RECORDS_MAX: usize = 250_000;

/// Why a file was rejected. Codes only; `text` has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileError {
    /// 0 bytes.
    Empty,
    /// Longer than [`FILE_MAX_BYTES`].
    TooLarge,
    /// More than [`RECORDS_MAX`] records.
    TooManyRecords,
    /// Neither UTF-8 nor UTF-16: a photo, a PDF.
    NotText,
    /// JSON that stops in the middle.
    Truncated,
    /// Text, but not a backup.
    NotABackup,
    /// A backup in a version this app cannot read.
    Version,
    /// Another app shared it, and it could not be kept until it was read.
    NotKept,
}

/// A rejected record of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RejectedRecord {
    /// Its index in the file, from 1.
    pub index: usize,
    /// Why.
    pub reason: RecordError,
}
