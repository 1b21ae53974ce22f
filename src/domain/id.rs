//! Ids of records and devices, and the speaker of an entry.

use uuid::Uuid;

use super::{Moment, push_hex};

/// 2020-01-01T00:00:00Z in milliseconds since 1970, UTC. No record of this app is older.
const APP_BEGAN_MS: i64 = 1_577_836_800_000;

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

    /// A deterministic id, so that what two phones record about the same thing is one record: the time is the thing's own, the rest a hash
    /// of its name (FNV-1a, twice; collision attacks are no concern here).
    #[must_use]
    pub fn of_name(unix_ms: i64, name: &str) -> Self {
        let hash = |seed: u64| name.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut bytes = [0; 10];
        let halves = [hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142)];
        bytes.iter_mut().zip(halves.into_iter().flat_map(u64::to_be_bytes)).for_each(|(byte, of_hash)| *byte = of_hash);
        Self::new(unix_ms, &bytes)
    }

    /// When it was made, in milliseconds since 1970, UTC, by the clock of the phone that made it: the first 48 bits of a UUID of version 7
    /// (RFC 9562, 5.7). `None` for another version, which this app never creates.
    #[must_use]
    pub fn unix_ms(self) -> Option<i64> {
        (self.0.get_version_num() == 7).then_some(self.0.as_u64_pair().0 >> 16).and_then(|millis| i64::try_from(millis).ok())
    }

    /// The time of creation, or `None` when the clock was wrong: before 2020 or ahead of now.
    #[must_use]
    pub fn made_at(self, now: Moment) -> Option<Moment> {
        let made = Moment::from_unix_ms(self.unix_ms().filter(|made_ms| *made_ms >= APP_BEGAN_MS)?, now.offset_east_min()).ok()?;
        (!made.is_ahead_of(now)).then_some(made)
    }

    /// As [`RecordId::parse`] reads it.
    #[must_use]
    pub fn written(self) -> String {
        self.0.hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned()
    }

    /// Parses the hyphenated form only, so that an id has one spelling and one key in the store.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let id = Uuid::try_parse(text).ok()?;
        (id.hyphenated().encode_lower(&mut Uuid::encode_buffer()) == text).then_some(Self(id))
    }
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

/// The browser profile and window that wrote a version, as 16 hex digits: the upper half identifies the profile, the lower half the window.
///
/// Two windows of one profile have different ids: versions that they write at the same moment do not replace each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(u64);

impl DeviceId {
    /// A device id from random bits.
    #[must_use]
    pub const fn new(random: u64) -> Self {
        Self(random)
    }

    /// The same profile with a new window part, from random bits.
    #[must_use]
    pub const fn with_window(self, random: u64) -> Self {
        const WINDOW: u64 = 0xffff_ffff;
        Self((self.0 & !WINDOW) | (random & WINDOW))
    }

    /// The browser profile, whichever window wrote.
    #[must_use]
    pub const fn profile(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// As [`DeviceId::parse`] reads it.
    #[must_use]
    pub fn written(self) -> String {
        let mut out = Vec::with_capacity(16);
        push_hex(&mut out, self.0);
        String::from_utf8(out).unwrap_or_default()
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
        f.write_str(&self.written())
    }
}

/// A speaker as written in a record. Records of the patient and of carers are never merged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerRef {
    /// The patient.
    Patient,
    /// A carer observes it: the only carer, or the first of several.
    Carer,
    /// One of several carers, by the id of their record.
    Person(RecordId),
    /// A speaker unknown to this version, kept as written.
    Other(Box<str>),
}

impl SpeakerRef {
    /// Longest name of a speaker on the wire, in bytes.
    pub const LIMIT_BYTES: usize = 64;

    /// Reads the wire name; `None` when empty or longer than [`Self::LIMIT_BYTES`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "patient" => Some(Self::Patient),
            "carer" => Some(Self::Carer),
            "" => None,
            id if let Some(id) = RecordId::parse(id) => Some(Self::Person(id)),
            other => (other.len() <= Self::LIMIT_BYTES).then(|| Self::Other(other.into())),
        }
    }
}

/// The name on the wire.
impl std::fmt::Display for SpeakerRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Patient => f.write_str("patient"),
            Self::Carer => f.write_str("carer"),
            Self::Person(id) => id.fmt(f),
            Self::Other(other) => f.write_str(other),
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
    fn an_id_tells_when_it_was_made_and_a_name_gives_the_same_one_everywhere() {
        assert_eq!(RecordId::new(1_795_435_200_123, &[7; 10]).unix_ms(), Some(1_795_435_200_123));
        // Only version 7 begins with the time.
        let version_4 = RecordId::parse("01a20e3b-8c7b-4707-8707-070707070707").expect("an id");
        assert_eq!(version_4.unix_ms(), None);
        assert_eq!(RecordId::parse("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11").and_then(RecordId::unix_ms), None);
        let ids = ["a", "b", "ab", "ba", ""].map(|name| RecordId::of_name(86_400_000, name));
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
        assert_eq!(RecordId::of_name(86_400_000, "sleep").to_string(), "00000526-5c00-7d5d-956b-e3296048919c");
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
