//! Who and what: ids of records and devices, and who speaks in an entry.

use uuid::Uuid;

/// The id of a record: a version 7 UUID (RFC 9562), so ids sort by the time they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Uuid);

impl RecordId {
    /// A new id from the clock (milliseconds since 1970, UTC) and ten random bytes.
    #[must_use]
    pub fn new(unix_ms: i64, random: &[u8; 10]) -> Self {
        let millis = u64::try_from(unix_ms).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid())
    }

    /// Reads the hyphenated form only, so that an id has one spelling and one key in the store.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let id = Uuid::try_parse(text).ok()?;
        (id.hyphenated().encode_lower(&mut Uuid::encode_buffer()) == text).then_some(Self(id))
    }
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// The hand that wrote a version, written as 16 hex digits: the upper half is the browser profile's, the lower half the window's.
///
/// Two windows of one profile are two hands: what they write at the same moment is two versions, of which neither replaces the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(u64);

impl DeviceId {
    /// A device id from random bits.
    #[must_use]
    pub const fn new(random: u64) -> Self {
        Self(random)
    }

    /// The same profile with a window of its own, from random bits.
    #[must_use]
    pub const fn with_window(self, random: u64) -> Self {
        const WINDOW: u64 = 0xffff_ffff;
        Self((self.0 & !WINDOW) | (random & WINDOW))
    }

    /// Reads exactly 16 lower-case hex digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let id = Self(u64::from_str_radix(text, 16).ok()?);
        (id.to_string() == text).then_some(id)
    }
}

impl std::fmt::Display for DeviceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Whose number it is. The patient's word and the carer's observation stand side by side and are never merged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// The person in pain says it.
    Patient,
    /// The person who looks after them sees it.
    Carer,
    /// Somebody a newer version of the app knows; kept as written.
    Other(Box<str>),
}

impl Speaker {
    /// Longest name of a speaker on the wire, in bytes.
    pub const LIMIT_BYTES: usize = 64;

    /// Reads the wire name; `None` when empty or longer than [`Self::LIMIT_BYTES`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "patient" => Some(Self::Patient),
            "carer" => Some(Self::Carer),
            "" => None,
            other => (other.len() <= Self::LIMIT_BYTES).then(|| Self::Other(other.into())),
        }
    }

    /// The name on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Patient => "patient",
            Self::Carer => "carer",
            Self::Other(other) => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_the_time_they_were_made_and_have_one_spelling() {
        let early = RecordId::new(1_000, &[255; 10]);
        let late = RecordId::new(1_001, &[0; 10]);
        assert!(early < late);
        assert_eq!(RecordId::parse(&early.to_string()), Some(early));
        assert_eq!(RecordId::parse(&early.to_string().to_uppercase()), None);
        assert_eq!(RecordId::parse("7"), None);
    }

    #[test]
    fn a_device_has_one_spelling() {
        let device = DeviceId::new(0xab);
        assert_eq!(DeviceId::parse(&device.to_string()), Some(device));
        let windows = [1, u64::MAX].map(|random| DeviceId::new(0x1234_5678_0000_00ab).with_window(random).to_string());
        assert_eq!(windows, ["1234567800000001", "12345678ffffffff"]);
        for odd in ["ab", "00000000000000AB", "+0000000000000ab", ""] {
            assert_eq!(DeviceId::parse(odd), None, "{odd}");
        }
    }
}
