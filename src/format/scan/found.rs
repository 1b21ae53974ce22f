//! What a scan finds: byte ranges of records, fields and the envelope.

use std::ops::Range;

/// A value of a list in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Row {
    pub(super) start: u32,
    pub(super) end: u32,
    /// True for more than [`PARTS_MAX`](super::value::PARTS_MAX) parts.
    pub is_too_complex: bool,
}

impl Row {
    /// In a file of at most [`FILE_MAX_BYTES`](crate::format::FILE_MAX_BYTES), whose text has at most half as much again.
    pub const fn new(start: usize, end: usize, is_too_complex: bool) -> Self {
        Self { start: saturated(start), end: saturated(end), is_too_complex }
    }

    /// Its byte range.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked")]
const fn saturated(position: usize) -> u32 {
    if position < u32::MAX as usize { position as u32 } else { u32::MAX }
}

/// Byte ranges of the values of a rescue row; empty when missing.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Fields {
    /// The value of `store`.
    pub store: Range<usize>,
    /// The value of `key`.
    pub key: Range<usize>,
    /// The value of `text`.
    pub text: Range<usize>,
}

/// Byte ranges of what the file says about the phone that made it; empty when missing.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct SenderRanges {
    /// The value of `exported_at`.
    pub exported_at: Range<usize>,
    /// The value of `from`.
    pub from: Range<usize>,
    /// The value of `holds`.
    pub holds: Range<usize>,
}

/// Result of scanning a file.
#[derive(Debug)]
pub(in crate::format) struct Found {
    /// The value of `format`, empty when there is none.
    pub format: Range<usize>,
    /// The value of `version`.
    pub version: Range<usize>,
    /// `records`, when it is a list.
    pub records: Option<Vec<Row>>,
    /// `rows`, when it is a list.
    pub rows: Option<Vec<Row>>,
    /// About the phone that made it.
    pub sender: SenderRanges,
}
