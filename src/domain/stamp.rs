//! Ordering of changes across phones without a common clock.

use super::DeviceId;

/// When and where a version was written: the clock, a counter for ties and for clocks that run backwards, the device.
///
/// A later change always gets a higher stamp than what it replaces, whatever the clock says (a Lamport clock that
/// follows the wall clock where it can). Stamps decide which version wins; they are never shown as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    unix_ms: i64,
    count: u32,
    device: DeviceId,
}

/// Why a stamp is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampError {
    /// Not of the form `2026-11-23T13:03:07.120Z/0/<device>`.
    Unreadable,
    /// The clock is outside 1970..=2999.
    OutOfRange,
}

impl Stamp {
    /// 3000-01-01T00:00:00Z. Clocks that are merely wrong are accepted; a later year is corrupt data.
    const END_MS: i64 = 32_503_680_000_000;
    /// Valid clock values: 1970..=2999, in milliseconds since 1970, UTC.
    pub const CLOCK_MS: std::ops::Range<i64> = 0..Self::END_MS;

    /// Number of later stamps that must exist after a stamp from a file.
    const ROOM: u32 = 1 << 20;

    /// A stamp for a new record made now (milliseconds since 1970, UTC); the clock is clamped to its range.
    #[must_use]
    pub fn first(unix_ms: i64, device: DeviceId) -> Self {
        Self { unix_ms: unix_ms.clamp(0, Self::END_MS - 1), count: 0, device }
    }

    /// A stamp for a change made now, always greater than `before`; `None` when no greater one exists.
    #[must_use]
    pub fn next(unix_ms: i64, device: DeviceId, before: Option<Self>) -> Option<Self> {
        let now = Self::first(unix_ms, device);
        match before {
            Some(before) if before.unix_ms >= now.unix_ms => match before.count.checked_add(1) {
                Some(count) => Some(Self { unix_ms: before.unix_ms, count, device }),
                None if before.unix_ms < Self::END_MS - 1 => Some(Self { unix_ms: before.unix_ms + 1, count: 0, device }),
                None => None,
            },
            _ => Some(now),
        }
    }

    /// True when a million further changes have a stamp after this one.
    #[must_use]
    pub const fn has_room(self) -> bool {
        self.unix_ms < Self::END_MS - 1 || self.count < u32::MAX - Self::ROOM
    }

    /// From its parts, as read from a file.
    ///
    /// # Errors
    /// [`StampError::OutOfRange`] outside the years 1970..=2999.
    pub fn new(unix_ms: i64, count: u32, device: DeviceId) -> Result<Self, StampError> {
        if Self::CLOCK_MS.contains(&unix_ms) { Ok(Self { unix_ms, count, device }) } else { Err(StampError::OutOfRange) }
    }

    /// Milliseconds since 1970, UTC, by the writing device's clock.
    #[must_use]
    pub const fn unix_ms(self) -> i64 {
        self.unix_ms
    }

    /// How many changes fell into the same millisecond or were made with a clock behind.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The writing device.
    #[must_use]
    pub const fn device(self) -> DeviceId {
        self.device
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: DeviceId = DeviceId::new(1);
    const B: DeviceId = DeviceId::new(2);

    #[test]
    fn a_later_change_is_higher_whatever_the_clock_says() {
        let mut last = Stamp::first(5_000, A);
        for (clock_ms, device) in [(5_000, A), (4_000, B), (-1, A), (i64::MAX, B), (0, A), (i64::MIN, B)] {
            let next = Stamp::next(clock_ms, device, Some(last)).expect("far from the end");
            assert!(next > last, "{next:?} after {last:?}");
            last = next;
        }
    }

    #[test]
    fn damage_is_refused_and_the_counter_never_wraps() {
        assert!(Stamp::new(Stamp::END_MS, 0, A).is_err());
        assert!(Stamp::new(-1, 0, A).is_err());
        let exhausted = Stamp::new(5_000, u32::MAX, B).expect("in range");
        assert!(Stamp::next(0, A, Some(exhausted)).is_some_and(|next| next > exhausted));
    }

    #[test]
    fn after_the_last_stamp_there_is_none_and_a_file_must_leave_room_before_it() {
        let at = |count| Stamp::new(Stamp::END_MS - 1, count, B).expect("in range");
        assert_eq!(Stamp::next(i64::MAX, A, Some(at(u32::MAX))), None);
        assert!(Stamp::next(0, A, Some(at(u32::MAX - 1))).is_some_and(|next| next > at(u32::MAX - 1)));
        assert_eq!([0, u32::MAX - Stamp::ROOM - 1].map(|count| at(count).has_room()), [true; 2]);
        assert_eq!([u32::MAX - Stamp::ROOM, u32::MAX].map(|count| at(count).has_room()), [false; 2]);
        assert!(Stamp::new(Stamp::END_MS - 2, u32::MAX, B).is_ok_and(Stamp::has_room));
    }
}
