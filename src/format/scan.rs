//! Finds the byte ranges of a file's records without parsing them, so that a hostile file of 96 MiB neither blocks the page nor needs more
//! memory than itself and a few bytes for each record. The records are validated later, one by one.

mod found;
mod value;

pub(super) use found::{Fields, Found, Row, SenderRanges};
pub(super) use value::is_too_complex;

use std::ops::Range;

use value::{PARTS_MAX, ValueEnd, ValueScan};

use super::{FileError, RECORDS_MAX};

/// Known names of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Format,
    Version,
    Records,
    Rows,
    Store,
    Key,
    Text,
    ExportedAt,
    From,
    Holds,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the envelope.
    Start,
    /// Before a name; the first may be missing.
    Name {
        first: bool,
    },
    InName,
    Colon,
    /// Before the value of a name, or of the list.
    Value,
    InValue,
    /// After the value of a name.
    AfterValue,
    /// Before a value of the list; the first may be missing.
    Item {
        first: bool,
    },
    AfterItem,
    End,
}

/// A scanner.
#[derive(Debug)]
pub(super) struct Scan {
    position: usize,
    state: State,
    inside: ValueScan,
    /// Start of the current name or value.
    start: usize,
    name: Name,
    is_in_list: bool,
    format: Range<usize>,
    version: Range<usize>,
    records: Option<Vec<Row>>,
    rows: Option<Vec<Row>>,
    fields: Fields,
    sender: SenderRanges,
}

impl Scan {
    /// At the start of a file.
    pub const fn new() -> Self {
        Self::at(0)
    }

    /// Before an object that begins there.
    pub const fn at(position: usize) -> Self {
        Self {
            position,
            state: State::Start,
            inside: ValueScan::NEW,
            start: 0,
            name: Name::Other,
            is_in_list: false,
            format: 0..0,
            version: 0..0,
            records: None,
            rows: None,
            fields: Fields { store: 0..0, key: 0..0, text: 0..0 },
            sender: SenderRanges { exported_at: 0..0, from: 0..0, holds: 0..0 },
        }
    }

    /// The current position.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// The fields of a row, once it is fully scanned; `None` if it is not an object.
    pub fn fields(&self) -> Option<Fields> {
        (self.state == State::End).then(|| self.fields.clone())
    }

    /// Scans up to `end`.
    ///
    /// # Errors
    /// [`FileError::NotABackup`] where the envelope is no JSON object, [`FileError::TooManyRecords`].
    pub fn go_on(&mut self, bytes: &[u8], end: usize) -> Result<(), FileError> {
        while let Some(byte) = bytes.get(self.position).copied().filter(|_| self.position < end) {
            if self.inside.is_text && !self.inside.is_escaped && matches!(self.state, State::InValue | State::InName) {
                let rest = bytes.get(self.position..end).unwrap_or_default();
                let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
                if plain > 0 {
                    self.position += plain;
                    continue;
                }
            }
            // A number ends at the following byte, which is processed again.
            if self.byte(bytes, byte)? {
                self.position += 1;
            }
        }
        Ok(())
    }

    /// The result, once all bytes are scanned.
    ///
    /// # Errors
    /// [`FileError::Empty`], [`FileError::Truncated`].
    pub fn finish(self) -> Result<Found, FileError> {
        match self.state {
            State::End => {
                Ok(Found { format: self.format, version: self.version, records: self.records, rows: self.rows, sender: self.sender })
            }
            State::Start => Err(FileError::Empty),
            _ => Err(FileError::Truncated),
        }
    }

    /// Processes one byte; false when it must be processed again.
    fn byte(&mut self, bytes: &[u8], byte: u8) -> Result<bool, FileError> {
        if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') && !matches!(self.state, State::InName | State::InValue) {
            return Ok(true);
        }
        self.state = match (self.state, byte) {
            (State::Start, b'{') => State::Name { first: true },
            (State::Name { .. }, b'"') => {
                self.start = self.position;
                self.inside = ValueScan { is_text: true, ..ValueScan::default() };
                State::InName
            }
            (State::Name { first: true }, b'}') | (State::AfterValue, b'}') => State::End,
            (State::InName, _) => {
                if self.inside.takes(byte) != ValueEnd::Here {
                    return Ok(true);
                }
                self.name = name(bytes.get(self.start..=self.position).unwrap_or_default());
                State::Colon
            }
            (State::Colon, b':') => State::Value,
            (State::Value, b'[') if matches!(self.name, Name::Records | Name::Rows) => {
                self.is_in_list = true;
                *self.list() = Some(Vec::new());
                State::Item { first: true }
            }
            (State::Value | State::Item { .. }, b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.start = self.position;
                self.inside = ValueScan::begin(byte);
                State::InValue
            }
            (State::InValue, _) => match self.inside.takes(byte) {
                ValueEnd::No => return Ok(true),
                ValueEnd::Here => return self.value_ends(self.position + 1).map(|()| true),
                ValueEnd::Before => return self.value_ends(self.position).map(|()| false),
            },
            (State::AfterValue, b',') => State::Name { first: false },
            (State::Item { first: true } | State::AfterItem, b']') => {
                self.is_in_list = false;
                State::AfterValue
            }
            (State::AfterItem, b',') => State::Item { first: false },
            _ => return Err(FileError::NotABackup),
        };
        Ok(true)
    }

    fn list(&mut self) -> &mut Option<Vec<Row>> {
        if self.name == Name::Records { &mut self.records } else { &mut self.rows }
    }

    fn value_ends(&mut self, end: usize) -> Result<(), FileError> {
        let range = self.start..end;
        if self.is_in_list {
            let is_too_complex = self.inside.parts > PARTS_MAX;
            let at = |position: usize| u32::try_from(position).map_err(|_| FileError::TooLarge);
            let row = Row { start: at(range.start)?, end: at(range.end)?, is_too_complex };
            if let Some(list) = self.list() {
                if list.len() == RECORDS_MAX {
                    return Err(FileError::TooManyRecords);
                }
                list.push(row);
            }
            self.state = State::AfterItem;
            return Ok(());
        }
        match self.name {
            Name::Format => self.format = range,
            Name::Version => self.version = range,
            Name::Store => self.fields.store = range,
            Name::Key => self.fields.key = range,
            Name::Text => self.fields.text = range,
            Name::ExportedAt => self.sender.exported_at = range,
            Name::From => self.sender.from = range,
            Name::Holds => self.sender.holds = range,
            // Of a repeated name the last one counts.
            Name::Records => self.records = None,
            Name::Rows => self.rows = None,
            Name::Other => {}
        }
        self.state = State::AfterValue;
        Ok(())
    }
}

fn name(text: &[u8]) -> Name {
    // A longer name cannot be a known one, however it is escaped.
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return Name::Other;
    }
    let text = std::str::from_utf8(text).ok().and_then(|text| serde_json::from_str::<String>(text).ok());
    match text.as_deref() {
        Some("format") => Name::Format,
        Some("version") => Name::Version,
        Some("records") => Name::Records,
        Some("rows") => Name::Rows,
        Some("store") => Name::Store,
        Some("key") => Name::Key,
        Some("text") => Name::Text,
        Some("exported_at") => Name::ExportedAt,
        Some("from") => Name::From,
        Some("holds") => Name::Holds,
        _ => Name::Other,
    }
}
