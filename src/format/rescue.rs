//! What the rescue page saved: raw stored rows, the taps that were made before the program ran, and what was being typed.

use std::ops::Range;

use serde_json::value::RawValue;

use super::scan::{Fields, Row, Scan, is_too_complex};
use super::{FileError, Object, RECORD_MAX_BYTES, RECORDS_MAX, RecordError, read_record};
use crate::domain::{Body, DeviceId, Entry, Moment, Record, RecordId, Score, Speaker, Version};

/// Keys of localStorage as the file names them.
const TAPS: &str = "pain-diary.taps";
const DRAFT: &str = "pain-diary.draft";
/// When the last of the drafts beside the store was kept, in milliseconds since 1970, UTC.
const DRAFTS_AT: &str = "pain-diary.drafts-at";
/// Before the name of a draft among the rows of `meta`.
const STORED_DRAFT: &str = "draft ";

/// Longest line that is unpacked, in bytes as it stands in the file, where quotation marks and backslashes are written with a second
/// backslash: what is longer is no record.
const LINE_MAX_BYTES: usize = 2 * RECORD_MAX_BYTES;
/// Longest name of a store or key that is read, in bytes.
const NAME_MAX_BYTES: usize = 1_000;
/// Most drafts that are read; what is beyond is refused.
const DRAFTS_MAX: usize = 200;
/// What a row costs besides its bytes, in bytes of a slice.
const ROW_COST: usize = 256;

/// A text that was being typed and was no part of a record yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescuedDraft {
    /// Which field, as drafts are named.
    pub name: String,
    /// What stood there.
    pub text: String,
    /// When it was kept, in milliseconds since 1970, UTC, where that was written down.
    pub kept_ms: Option<i64>,
}

/// What may be a record; where it lies in the file.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// A value of the list itself.
    Plain(Row),
    /// Part of a text, as JSON writes texts.
    Escaped(Row),
}

impl Line {
    /// Nothing: bytes that are no text.
    const NOTHING: Self = Self::Plain(Row::new(0, 0, false));

    const fn row(self) -> Row {
        match self {
            Self::Plain(row) | Self::Escaped(row) => row,
        }
    }
}

/// What the rescue page saved: what may be records, taps and texts. Beside the text of the file it takes 12 bytes for each line, and the
/// taps and texts themselves.
#[derive(Debug, Default)]
pub(super) struct Rescued {
    lines: Vec<Line>,
    /// Each an entry with the id and time it was made with, as `public/early.js` keeps it.
    taps: Vec<Box<str>>,
    device: Option<DeviceId>,
    /// The time of [`DRAFTS_AT`].
    drafts_ms: Option<i64>,
    pub drafts: Vec<RescuedDraft>,
}

impl Rescued {
    /// Records there may be.
    pub const fn len(&self) -> usize {
        self.lines.len() + self.taps.len()
    }

    /// True where a tap is: a record that is in the file or in the diary has come of it already.
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

    /// The drafts that say nothing of when they were kept have the time of the last one beside the store: none of these is later.
    fn dated(mut self) -> Self {
        for draft in &mut self.drafts {
            draft.kept_ms = draft.kept_ms.or(self.drafts_ms);
        }
        self
    }

    fn add(&mut self, line: Line) -> Result<(), FileError> {
        if self.len() == RECORDS_MAX {
            return Err(FileError::TooManyRecords);
        }
        self.lines.push(line);
        Ok(())
    }
}

/// Where the unpacking is.
#[derive(Debug)]
enum At {
    /// Before the next row.
    Row,
    /// In a row, whose fields are looked for.
    Fields(Row, Scan),
    /// In the text of a row: where the line begins, where we are, where the text ends.
    Lines(usize, usize, usize),
}

/// Such a file being unpacked slice by slice.
#[derive(Debug)]
pub(super) struct Unpacking {
    rows: std::vec::IntoIter<Row>,
    at: At,
    rescued: Rescued,
    /// Texts of taps, which are read once the device is known.
    taps: Vec<Range<usize>>,
    /// Bytes of drafts so far.
    draft_bytes: usize,
}

impl Unpacking {
    pub fn new(rows: Vec<Row>) -> Self {
        Self { rows: rows.into_iter(), at: At::Row, rescued: Rescued::default(), taps: Vec::new(), draft_bytes: 0 }
    }

    /// Goes on for about so many bytes of the file's text; what it held, once all of it is unpacked.
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
                        Some(place) => self.unpack_taps(text, place)?,
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

    /// Takes a row whose fields are known. What is no row is read as a record.
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
            "localStorage" if is_text && key == TAPS => self.taps.push(fields.text),
            "meta" | "localStorage" if is_text => return self.take_text(text, store == "meta", &key, fields.text),
            _ => {}
        }
        Ok(())
    }

    /// The device, or a draft.
    fn take_text(&mut self, text: &[u8], is_stored: bool, key: &str, place: Range<usize>) -> Result<(), FileError> {
        let Some(said) = string(text, &place) else { return self.rescued.add(Line::NOTHING) };
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
            return self.rescued.add(Line::Plain(Row::new(place.start, place.end, true)));
        }
        self.rescued.drafts.push(draft);
        Ok(())
    }

    /// Goes on in a text to the end of the line, at most so many bytes; how many it was.
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

    /// One list of taps; how many bytes it was.
    fn unpack_taps(&mut self, text: &[u8], place: Range<usize>) -> Result<usize, FileError> {
        let taps = string(text, &place).unwrap_or_default();
        let is_too_complex = is_too_complex(&taps);
        let all: Vec<&RawValue> = match serde_json::from_str(&taps) {
            Ok(all) if !is_too_complex => all,
            _ => {
                self.rescued.add(if is_too_complex { Line::Plain(Row::new(place.start, place.end, true)) } else { Line::NOTHING })?;
                return Ok(place.len());
            }
        };
        for tap in all {
            if self.rescued.len() == RECORDS_MAX {
                return Err(FileError::TooManyRecords);
            }
            self.rescued.taps.push(tap.get().into());
        }
        Ok(place.len() * 4)
    }
}

fn str_of(text: &[u8], place: Range<usize>) -> Option<&str> {
    text.get(place).and_then(|text| std::str::from_utf8(text).ok())
}

/// The JSON text there.
fn string(text: &[u8], place: &Range<usize>) -> Option<String> {
    str_of(text, place.clone()).and_then(|json| serde_json::from_str(json).ok())
}

/// A short one.
fn name(text: &[u8], place: &Range<usize>) -> Option<String> {
    if place.len() > NAME_MAX_BYTES { None } else { string(text, place) }
}

/// A tap as `public/early.js` keeps it. Written down again and again it gives the same record.
fn entry(tap: &str, device: DeviceId) -> Option<Record> {
    let tap = Object::parse(tap).ok()?;
    let number = |name: &str| tap.raw(name).and_then(|raw| raw.get().parse::<i64>().ok());
    let at_ms = number("at_ms")?;
    let at = Moment::from_unix_ms(at_ms, i32::try_from(number("offset_min")?).ok()?).ok()?;
    let score = tap.text("score").or_else(|| number("score").map(|score| score.to_string()))?;
    let who = Speaker::parse(&tap.text("who")?)?;
    let body = Body::Entry(Entry::tapped(at, Score::parse(&score)?, who));
    Some(Record::new(RecordId::parse(&tap.text("id")?)?, Version::first(at_ms, device, body)))
}

fn draft(key: &str, text: String) -> Option<RescuedDraft> {
    match key.strip_prefix(DRAFT)? {
        // 0.1.0 kept one note, as JSON.
        "" => {
            let kept = Object::parse(&text).ok()?;
            Some(RescuedDraft { name: format!("note {}", kept.text("id")?), text: kept.text("text")?, kept_ms: None })
        }
        name => Some(RescuedDraft { name: name.strip_prefix(' ')?.to_owned(), text, kept_ms: None }),
    }
}

fn stored_draft(key: &str, text: &str) -> Option<RescuedDraft> {
    let (name, kept) = (key.strip_prefix(STORED_DRAFT)?, Object::parse(text).ok()?);
    let kept_ms = kept.text("at_ms").and_then(|at_ms| at_ms.parse().ok());
    Some(RescuedDraft { name: name.to_owned(), text: kept.text("text")?, kept_ms })
}
