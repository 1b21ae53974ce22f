//! Content of a file of the rescue page.

use std::ops::Range;

use super::draft::RescuedDraft;
use crate::domain::{Body, DeviceId, Entry, Moment, Record, RecordId, Score, SpeakerRef, Version};
use crate::format::scan::{Row, is_too_complex};
use crate::format::{FileError, Object, RECORD_MAX_BYTES, RECORDS_MAX, RecordError, read_record};

/// Longest line that is unpacked, in bytes in the file, where quotation marks and backslashes are escaped with a second backslash: anything
/// longer is no record.
const LINE_MAX_BYTES: usize = 2 * RECORD_MAX_BYTES;

/// Position of a possible record in the file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    /// A value of the list itself.
    Plain(Row),
    /// Part of a JSON string, with escapes.
    Escaped(Row),
}

impl Line {
    /// A line that is not a record: bytes that are no text.
    pub const NOTHING: Self = Self::Plain(Row::new(0, 0, false));

    const fn row(self) -> Row {
        match self {
            Self::Plain(row) | Self::Escaped(row) => row,
        }
    }
}

/// Content of a file of the rescue page: possible records, taps and drafts. Memory beside the file's text: 12 bytes for each line, and the
/// taps and drafts.
#[derive(Debug, Default)]
pub struct Rescued {
    lines: Vec<Line>,
    /// As `public/early.js` stores them: each an entry with its own id and time.
    pub(super) taps: Vec<Box<str>>,
    pub(super) device: Option<DeviceId>,
    /// The time of the last draft in localStorage, in milliseconds since 1970, UTC.
    pub(super) drafts_ms: Option<i64>,
    pub drafts: Vec<RescuedDraft>,
}

impl Rescued {
    /// Number of possible records.
    pub const fn len(&self) -> usize {
        self.lines.len() + self.taps.len()
    }

    /// True for a tap: a record of its id in the file or in the diary has been made from it already.
    pub const fn is_tap(&self, index: usize) -> bool {
        index >= self.lines.len()
    }

    fn tap(&self, index: usize) -> Option<&str> {
        self.taps.get(index.checked_sub(self.lines.len())?).map(|tap| &**tap)
    }

    /// How many bytes the one at `index` takes.
    pub fn bytes(&self, index: usize) -> usize {
        self.lines.get(index).map_or_else(|| self.tap(index).map_or(0, str::len), |line| line.row().range().len())
    }

    /// Reads the one at `index`, counted from 0.
    pub fn record(&self, text: &[u8], index: usize) -> Result<Record, RecordError> {
        let Some(line) = self.lines.get(index) else {
            let tap = self.tap(index).and_then(|tap| entry(tap, self.device.unwrap_or(DeviceId::new(0))));
            return tap.ok_or(RecordError::NotARecord);
        };
        let json = str_of(text, line.row().range()).ok_or(RecordError::NotARecord)?;
        match line {
            Line::Plain(row) | Line::Escaped(row) if row.is_too_complex || row.range().len() > LINE_MAX_BYTES => Err(RecordError::TooLarge),
            Line::Plain(_) => read_record(json),
            Line::Escaped(_) => {
                let json: String = serde_json::from_str(&format!("\"{json}\"")).map_err(|_| RecordError::NotARecord)?;
                if is_too_complex(&json) { Err(RecordError::TooLarge) } else { read_record(&json) }
            }
        }
    }

    /// Gives drafts without a time the time of the last draft in localStorage: none of them is later.
    pub(super) fn dated(mut self) -> Self {
        for draft in &mut self.drafts {
            draft.kept_ms = draft.kept_ms.or(self.drafts_ms);
        }
        self
    }

    pub(super) fn add(&mut self, line: Line) -> Result<(), FileError> {
        if self.len() == RECORDS_MAX {
            return Err(FileError::TooManyRecords);
        }
        self.lines.push(line);
        Ok(())
    }
}

/// The record of a tap as `public/early.js` stores it. Deterministic: repeated imports give the same record.
fn entry(tap: &str, device: DeviceId) -> Option<Record> {
    let tap = Object::parse(tap).ok()?;
    let number = |name: &str| tap.raw(name).and_then(|raw| raw.get().parse::<i64>().ok());
    let at_ms = number("at_ms")?;
    let at = Moment::from_unix_ms(at_ms, i32::try_from(number("offset_min")?).ok()?).ok()?;
    let score = tap.text("score").or_else(|| number("score").map(|score| score.to_string()))?;
    let who = SpeakerRef::parse(&tap.text("who")?)?;
    let body = Body::Entry(Entry::tapped(at, Score::parse(&score)?, who));
    Some(Record::new(RecordId::parse(&tap.text("id")?)?, Version::first(at_ms, device, body)))
}

pub(super) fn str_of(text: &[u8], range: Range<usize>) -> Option<&str> {
    text.get(range).and_then(|text| std::str::from_utf8(text).ok())
}
