//! Decodes a file to UTF-8 slice by slice: UTF-8 is validated, UTF-16 is converted.

use crate::domain::CollectVec;
use std::borrow::Cow;

use super::FileError;

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16(Order),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// A decoder over the bytes of a file.
#[derive(Debug)]
pub(super) struct Decoding<'a> {
    file: &'a [u8],
    encoding: Encoding,
    /// Bytes decoded so far.
    position: usize,
    /// The text converted from UTF-16.
    made: Vec<u8>,
}

impl<'a> Decoding<'a> {
    /// Detects the encoding from the first bytes. A backup starts with a brace, so a zero byte next to it indicates UTF-16 without a byte
    /// order mark.
    pub fn new(file: &'a [u8]) -> Self {
        let (encoding, mark) = match file {
            [0xff, 0xfe, ..] => (Encoding::Utf16(Order::Little), 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16(Order::Big), 2),
            [1..=255, 0, ..] => (Encoding::Utf16(Order::Little), 0),
            [0, 1..=255, ..] => (Encoding::Utf16(Order::Big), 0),
            _ => (Encoding::Utf8, 0),
        };
        let mut file = file.get(mark..).unwrap_or_default();
        if encoding == Encoding::Utf8 {
            while let Some(rest) = file.strip_prefix(&BYTE_ORDER_MARK) {
                file = rest;
            }
        }
        Self { file, encoding, position: 0, made: Vec::new() }
    }

    /// Decodes about `bytes` more bytes.
    ///
    /// # Errors
    /// [`FileError::NotText`] where the bytes are invalid in that encoding.
    pub fn go_on(&mut self, bytes: usize) -> Result<(), FileError> {
        let rest = self.file.get(self.position..).unwrap_or_default();
        // A character has up to four bytes.
        let slice = rest.get(..bytes.max(4)).unwrap_or(rest);
        self.position += match self.encoding {
            Encoding::Utf8 => whole_characters(slice, slice.len() == rest.len())?,
            Encoding::Utf16(order) => self.make(slice, order, rest)?,
        };
        Ok(())
    }

    /// The text decoded so far.
    pub fn text(&self) -> &[u8] {
        match self.encoding {
            Encoding::Utf8 => self.file.get(..self.position).unwrap_or_default(),
            Encoding::Utf16(_) => &self.made,
        }
    }

    /// Bytes decoded so far.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// True at the end of the file.
    pub const fn is_done(&self) -> bool {
        self.position >= self.file.len()
    }

    /// All of the text.
    pub fn into_text(self) -> Cow<'a, [u8]> {
        match self.encoding {
            Encoding::Utf8 => Cow::Borrowed(self.file.get(..self.position).unwrap_or_default()),
            Encoding::Utf16(_) => Cow::Owned(self.made),
        }
    }

    fn make(&mut self, slice: &[u8], order: Order, rest: &[u8]) -> Result<usize, FileError> {
        let unit = |pair: &[u8]| match (order, pair) {
            (Order::Little, [low, high]) | (Order::Big, [high, low]) => u16::from_be_bytes([*high, *low]),
            _ => 0,
        };
        let mut units: Vec<u16> = slice.chunks_exact(2).map(unit).collect_vec();
        // A surrogate pair is not split.
        if units.last().is_some_and(|last| (0xd800..0xdc00).contains(last)) {
            let next = units.len() * 2..units.len() * 2 + 2;
            units.extend(rest.get(next).map(unit));
        }
        for character in char::decode_utf16(units.iter().copied()) {
            let character = character.map_err(|_| FileError::NotText)?;
            self.made.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        // Half a code unit at the end of a truncated file is ignored; the text before it shows the truncation.
        Ok(if units.is_empty() { slice.len() } else { units.len() * 2 })
    }
}

/// Number of bytes of complete characters in a slice; at the end of a file an incomplete character counts as read, since the file was
/// truncated there.
fn whole_characters(slice: &[u8], is_last: bool) -> Result<usize, FileError> {
    match std::str::from_utf8(slice) {
        Ok(_) => Ok(slice.len()),
        Err(error) if error.error_len().is_none() && is_last => Ok(slice.len()),
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => Ok(error.valid_up_to()),
        Err(_) => Err(FileError::NotText),
    }
}
