//! Unpacks a file of the rescue page slice by slice.

use std::ops::Range;

use serde_json::value::RawValue;

use super::content::{Line, Rescued, str_of};
use super::draft::{draft, stored_draft};
use crate::domain::DeviceId;
use crate::format::scan::{Fields, Row, Scan, is_too_complex};
use crate::format::{FileError, RECORD_MAX_BYTES, RECORDS_MAX};

/// Key of the taps in localStorage, as the file names it.
const TAPS: &str = "pain-diary.taps";

/// Beginning of the key of one that was sealed, because the phone was locked; once opened it is such a list too.
const SEALED_TAP: &str = "pain-diary.taps ";

/// Key of the time of the last draft in localStorage, in milliseconds since 1970, UTC.
const DRAFTS_AT: &str = "pain-diary.drafts-at";

/// Longest name of a store or key that is read, in bytes.
const NAME_MAX_BYTES: usize = 1_000;

/// Most drafts that are read; further ones are refused.
const DRAFTS_MAX: usize = 200;

/// Fixed cost of a row, counted as bytes of a slice.
const ROW_COST: usize = 256;

/// State of the unpacking.
#[derive(Debug)]
enum At {
    /// Before the next row.
    Row,
    /// Scanning the fields of a row.
    Fields(Row, Scan),
    /// In the text of a row: start of the line, current position, end of the text.
    Lines(usize, usize, usize),
}

/// An unpacker that works slice by slice.
#[derive(Debug)]
pub struct Unpacking {
    rows: std::vec::IntoIter<Row>,
    at: At,
    rescued: Rescued,
    /// Ranges of the texts with taps, which are read once the device is known.
    taps: Vec<Range<usize>>,
    /// Bytes of drafts so far.
    draft_bytes: usize,
}

impl Unpacking {
    pub fn new(rows: Vec<Row>) -> Self {
        Self { rows: rows.into_iter(), at: At::Row, rescued: Rescued::default(), taps: Vec::new(), draft_bytes: 0 }
    }

    /// Unpacks about `bytes` more bytes of the file's text; returns the content when all is unpacked.
    ///
    /// # Errors
    /// [`FileError::TooManyRecords`].
    pub fn go_on(&mut self, text: &[u8], bytes: usize) -> Result<Option<Rescued>, FileError> {
        let mut left = bytes.max(1);
        while left > 0 {
            let used = match &mut self.at {
                At::Row => match self.rows.next() {
                    Some(row) => {
                        self.at = At::Fields(row, Scan::at(row.range().start));
                        ROW_COST
                    }
                    None => match self.taps.pop() {
                        Some(range) => self.unpack_taps(text, range)?,
                        None => return Ok(Some(std::mem::take(&mut self.rescued).dated())),
                    },
                },
                At::Fields(row, scan) => {
                    let (row, before) = (*row, scan.position());
                    let scanned = scan.go_on(text, row.range().end.min(before.saturating_add(left)));
                    let (after, is_row) = (scan.position(), scanned.is_ok());
                    if !is_row || after >= row.range().end {
                        let fields = scan.fields().filter(|_| is_row);
                        self.at = At::Row;
                        self.take_row(text, row, fields)?;
                    }
                    after - before
                }
                At::Lines(..) => self.next_line(text, left)?,
            };
            left = left.saturating_sub(used.max(1));
        }
        Ok(None)
    }

    /// Handles a row with known fields. Anything that is not such a row is read as a record.
    fn take_row(&mut self, text: &[u8], row: Row, fields: Option<Fields>) -> Result<(), FileError> {
        let Some((store, fields)) = fields.and_then(|fields| Some((name(text, &fields.store)?, fields))) else {
            return self.rescued.add(Line::Plain(row));
        };
        let said = fields.text.start + 1..fields.text.end.saturating_sub(1);
        let is_text = text.get(fields.text.start) == Some(&b'"');
        let key = name(text, &fields.key).unwrap_or_default();
        match store.as_str() {
            "rows" | "packs" | "aside" if is_text => self.at = At::Lines(said.start, said.start, said.end),
            "rows" | "packs" | "aside" => return self.rescued.add(Line::NOTHING),
            "meta" | "localStorage" if is_text && fields.text.len() > RECORD_MAX_BYTES => {
                return self.rescued.add(Line::Plain(Row::new(fields.text.start, fields.text.end, true)));
            }
            "localStorage" if is_text && (key == TAPS || key.starts_with(SEALED_TAP)) => self.taps.push(fields.text),
            "meta" | "localStorage" if is_text => return self.take_text(text, store == "meta", &key, fields.text),
            _ => {}
        }
        Ok(())
    }

    /// Handles a text that is the device id or a draft.
    fn take_text(&mut self, text: &[u8], is_stored: bool, key: &str, range: Range<usize>) -> Result<(), FileError> {
        let Some(said) = string(text, &range) else { return self.rescued.add(Line::NOTHING) };
        if is_stored && key == "device" {
            let device = serde_json::from_str::<String>(&said).ok().and_then(|text| DeviceId::parse(&text));
            self.rescued.device = device.or(self.rescued.device);
            return Ok(());
        }
        if !is_stored && key == DRAFTS_AT {
            self.rescued.drafts_ms = said.parse().ok();
            return Ok(());
        }
        let draft = if is_stored { stored_draft(key, &said) } else { draft(key, said) };
        let Some(draft) = draft else { return Ok(()) };
        self.draft_bytes += draft.text.len();
        if self.rescued.drafts.len() >= DRAFTS_MAX || self.draft_bytes > RECORD_MAX_BYTES {
            return self.rescued.add(Line::Plain(Row::new(range.start, range.end, true)));
        }
        self.rescued.drafts.push(draft);
        Ok(())
    }

    /// Advances to the end of the line, by at most `most` bytes; returns the number of bytes.
    fn next_line(&mut self, text: &[u8], most: usize) -> Result<usize, FileError> {
        let At::Lines(start, position, end) = self.at else { return Ok(0) };
        let rest = text.get(position..end.min(position.saturating_add(most))).unwrap_or_default();
        let Some(plain) = rest.iter().position(|byte| *byte == b'\\') else {
            let position = position + rest.len();
            self.at = if position >= end { At::Row } else { At::Lines(start, position, end) };
            if position >= end {
                self.add_line(start, end)?;
            }
            return Ok(rest.len());
        };
        let at = position + plain;
        let escape = |length: usize| text.get(at + 1..(at + 1 + length).min(end)).unwrap_or_default();
        let length = match (escape(1), escape(5)) {
            (b"n", _) => 2,
            (_, b"u000a" | b"u000A") => 6,
            _ => {
                self.at = At::Lines(start, (at + 2).min(end), end);
                return Ok(plain + 2);
            }
        };
        self.at = At::Lines(at + length, at + length, end);
        self.add_line(start, at)?;
        Ok(plain + length)
    }

    fn add_line(&mut self, start: usize, end: usize) -> Result<(), FileError> {
        if start < end { self.rescued.add(Line::Escaped(Row::new(start, end, false))) } else { Ok(()) }
    }

    /// Unpacks a list of taps; returns its cost in bytes.
    fn unpack_taps(&mut self, text: &[u8], range: Range<usize>) -> Result<usize, FileError> {
        let taps = string(text, &range).unwrap_or_default();
        let is_too_complex = is_too_complex(&taps);
        let all: Vec<&RawValue> = match serde_json::from_str(&taps) {
            Ok(all) if !is_too_complex => all,
            _ => {
                self.rescued.add(if is_too_complex { Line::Plain(Row::new(range.start, range.end, true)) } else { Line::NOTHING })?;
                return Ok(range.len());
            }
        };
        for tap in all {
            if self.rescued.len() == RECORDS_MAX {
                return Err(FileError::TooManyRecords);
            }
            self.rescued.taps.push(tap.get().into());
        }
        Ok(range.len() * 4)
    }
}

/// The text of the JSON string in this range; `None` if it is none.
fn string(text: &[u8], range: &Range<usize>) -> Option<String> {
    str_of(text, range.clone()).and_then(|json| serde_json::from_str(json).ok())
}

/// The same, for at most [`NAME_MAX_BYTES`].
fn name(text: &[u8], range: &Range<usize>) -> Option<String> {
    if range.len() > NAME_MAX_BYTES { None } else { string(text, range) }
}
