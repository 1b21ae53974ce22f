//! Result of reading a line: numbers that can be dialled, or why there is none.

use crate::domain::CollectVec;

/// Most digits of a number (ITU-T E.164), the prefix `00` not counted.
pub(super) const DIGITS_MAX: usize = 15;

/// Most digits of an extension.
const EXTENSION_MAX: usize = 7;

/// A number that can be dialled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// Its digits in the groups they were typed in; the first may begin with a plus.
    pub(super) groups: Vec<String>,
    /// Extension dialled after a pause, or empty.
    pub extension: String,
}

impl Number {
    /// The plus, if any, and all digits.
    #[must_use]
    pub fn digits(&self) -> String {
        self.groups.concat()
    }

    /// The address a phone dials (RFC 3966).
    #[must_use]
    pub fn address(&self) -> String {
        let pause = if self.extension.is_empty() { "" } else { "," };
        format!("tel:{}{pause}{}", self.digits(), self.extension)
    }

    /// The digits in groups, without the extension.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.groups.as_slice() {
            [all] if all.len() > 6 => all.as_bytes().chunks(3).flat_map(std::str::from_utf8).map(str::to_owned).joined(" "),
            groups => groups.join(" "),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.groups.iter().map(|group| group.trim_start_matches('+').len()).sum()
    }

    pub(super) fn is_too_long(&self) -> bool {
        let prefix = if self.digits().starts_with("00") { 2 } else { 0 };
        self.len() > DIGITS_MAX + prefix || self.extension.len() > EXTENSION_MAX
    }
}

/// Why nothing is dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoNumber {
    /// There is no number in it.
    NoDigits,
    /// More digits than a number can have.
    TooLong,
    /// A code with `*` or `#`.
    Code,
    /// Direction marks that display its digits in another order.
    Reordered,
    /// Letters or signs within the number.
    Letters,
}

/// Result of reading a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialled {
    /// One number.
    One {
        /// What is dialled.
        number: Number,
        /// The number as it was typed, without the words around it.
        written: String,
        /// The remaining words: hours, a ward.
        words: String,
    },
    /// Two or more separate numbers.
    Several(Vec<Number>),
    /// None.
    Refused(NoNumber),
}

impl Dialled {
    /// All numbers in it.
    #[must_use]
    pub fn numbers(&self) -> &[Number] {
        match self {
            Self::One { number, .. } => std::slice::from_ref(number),
            Self::Several(numbers) => numbers,
            Self::Refused(_) => &[],
        }
    }
}
