//! Finds the end of a value and counts its parts.

/// Most lists, objects and commas in one record. Each part costs time when the record is read: this many take less than 200 ms on a slow
/// phone. A record with 200 older versions and all details has 105,000.
pub(super) const PARTS_MAX: u32 = 150_000;

/// Nesting and string state within a value, to find its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ValueScan {
    pub depth: u32,
    pub is_text: bool,
    pub is_escaped: bool,
    pub parts: u32,
}

/// Whether a value ends at a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueEnd {
    No,
    /// With this byte.
    Here,
    /// Before this byte.
    Before,
}

impl ValueScan {
    /// Before the first byte.
    pub const NEW: Self = Self { depth: 0, is_text: false, is_escaped: false, parts: 0 };

    /// At the first byte of a value.
    pub fn begin(byte: u8) -> Self {
        let depth = u32::from(matches!(byte, b'{' | b'['));
        Self { depth, is_text: byte == b'"', is_escaped: false, parts: depth }
    }

    /// Processes the next byte.
    pub fn takes(&mut self, byte: u8) -> ValueEnd {
        if self.is_text {
            let ends = byte == b'"' && !self.is_escaped;
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            self.is_text = !ends;
            return if ends && self.depth == 0 { ValueEnd::Here } else { ValueEnd::No };
        }
        match byte {
            b'{' | b'[' if self.depth > 0 => (self.depth, self.parts) = (self.depth + 1, self.parts.saturating_add(1)),
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                return if self.depth == 0 { ValueEnd::Here } else { ValueEnd::No };
            }
            b',' if self.depth > 0 => self.parts = self.parts.saturating_add(1),
            b'"' if self.depth > 0 => self.is_text = true,
            b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' if self.depth == 0 => return ValueEnd::Before,
            _ => {}
        }
        ValueEnd::No
    }
}

/// True for a value of more than [`PARTS_MAX`] parts.
pub(in crate::format) fn is_too_complex(json: &str) -> bool {
    let mut bytes = json.bytes();
    let mut inside = bytes.next().map(ValueScan::begin).unwrap_or_default();
    bytes.any(|byte| inside.takes(byte) == ValueEnd::No && inside.parts > PARTS_MAX)
}
