//! The text of a file as UTF-8, slice by slice: checked where it is UTF-8, made where it is UTF-16.

use std::borrow::Cow;

use super::FileError;

/// How a file is written.
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

/// A file whose text is being checked or made.
#[derive(Debug)]
pub(super) struct Decoding<'a> {
    file: &'a [u8],
    encoding: Encoding,
    /// Bytes of the file behind us.
    position: usize,
    /// What came of UTF-16.
    made: Vec<u8>,
}

impl<'a> Decoding<'a> {
    /// Looks at the first bytes. A backup begins with a brace, so a byte of 0 beside another tells UTF-16 without a mark.
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

    /// The next bytes of the file, about so many.
    ///
    /// # Errors
    /// [`FileError::NotText`] where it is no text in that encoding.
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

    /// The text as far as it is checked or made.
    pub fn text(&self) -> &[u8] {
        match self.encoding {
            Encoding::Utf8 => self.file.get(..self.position).unwrap_or_default(),
            Encoding::Utf16(_) => &self.made,
        }
    }

    /// Bytes of the file behind us.
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
        let mut units: Vec<u16> = slice.chunks_exact(2).map(unit).collect();
        // A character of two units is not cut.
        if units.last().is_some_and(|last| (0xd800..0xdc00).contains(last)) {
            let next = units.len() * 2..units.len() * 2 + 2;
            units.extend(rest.get(next).map(unit));
        }
        for character in char::decode_utf16(units.iter().copied()) {
            let character = character.map_err(|_| FileError::NotText)?;
            self.made.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        // Half a unit at the end: cut there, which what is whole before it shows.
        Ok(if units.is_empty() { slice.len() } else { units.len() * 2 })
    }
}

/// How many bytes of a slice are whole characters; at the end of a file half a character counts as read, since it was cut there.
fn whole_characters(slice: &[u8], is_last: bool) -> Result<usize, FileError> {
    match std::str::from_utf8(slice) {
        Ok(_) => Ok(slice.len()),
        Err(error) if error.error_len().is_none() && is_last => Ok(slice.len()),
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => Ok(error.valid_up_to()),
        Err(_) => Err(FileError::NotText),
    }
}
