//! Coded words, as written in records: `lower-back-left`, `burning`.

use std::borrow::Cow;

/// A coded word. The lists in [`super::vocabulary`] grow in later versions, so a code that is in none of them is kept as
/// it is written: lower-case letters, digits and hyphens, a letter first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Cow<'static, str>);

impl Code {
    /// Longest code, in bytes.
    pub const LIMIT_BYTES: usize = 32;

    /// A code of one of the app's lists.
    #[must_use]
    pub const fn listed(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    /// Parses a code; `None` if it is not of that form. A code in `list` is not allocated.
    #[must_use]
    pub fn parse(text: &str, list: &[&'static str]) -> Option<Self> {
        if let Some(listed) = list.iter().find(|listed| **listed == text) {
            return Some(Self::listed(listed));
        }
        let is_code = text.len() <= Self::LIMIT_BYTES
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        is_code.then(|| Self(Cow::Owned(text.to_owned())))
    }

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_later_versions_are_kept_and_other_texts_are_none() {
        let later = Code::parse("lower-back-2", &["face"]).expect("written like a code");
        assert_eq!((later.as_str(), Code::parse("face", &["face"])), ("lower-back-2", Some(Code::listed("face"))));
        for text in ["", "Face", "-face", "2nd", "lower back", "café", &"x".repeat(33)] {
            assert_eq!(Code::parse(text, &["face"]), None, "{text}");
        }
    }
}
