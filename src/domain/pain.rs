//! Scores of pain, and when it eased.

use super::Moment;

/// Pain on the 0–10 numeric rating scale: 0 is no pain, 10 the worst pain. Never holds anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pain(u8);

impl Pain {
    /// The worst pain of the scale.
    pub const WORST: Self = Self(10);

    /// The number as pain, or `None` when it is outside 0..=10.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number <= Self::WORST.0 { Some(Self(number)) } else { None }
    }

    /// The number, 0..=10.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Every step of the scale, rising.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::WORST.0).map(Self)
    }
}

/// A score: a number, or that the pain is too much to say one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Score {
    /// A number on the 0–10 scale.
    Number(Pain),
    /// "Too much: call". It is not a 10 and is never counted as one.
    TooMuch,
}

impl Score {
    /// The word for [`Score::TooMuch`] on the wire and in the page.
    pub const TOO_MUCH: &'static str = "too-much";

    /// Parses "0" … "10" or "too-much", the values of the pad's keys.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        if word == Self::TOO_MUCH {
            return Some(Self::TooMuch);
        }
        Pain::new(word.parse().ok()?).map(Self::Number)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(pain) => write!(f, "{}", pain.number()),
            Self::TooMuch => f.write_str(Self::TOO_MUCH),
        }
    }
}

/// When it eased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eased {
    /// The pain has not eased.
    StillThere,
    /// It eased at this time.
    At(Moment),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zero_to_ten_is_pain() {
        assert_eq!(Pain::new(11), None);
        assert_eq!(Pain::all().map(Pain::number).collect::<Vec<_>>(), (0..=10).collect::<Vec<_>>());
    }

    #[test]
    fn keys_read_back_as_they_are_written() {
        for score in Pain::all().map(Score::Number).chain([Score::TooMuch]) {
            assert_eq!(Score::parse(&score.to_string()), Some(score));
        }
        for word in ["", "11", "-1", "7.5", "seven", "+ 7"] {
            assert_eq!(Score::parse(word), None, "{word}");
        }
    }
}
