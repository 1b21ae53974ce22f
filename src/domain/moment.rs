//! A point in time with its local clock: date, time and offset from UTC.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, TimeZone, Timelike};

/// How far ahead of this phone's clock a time still counts as now: clocks of two phones differ a little, and a corrected clock jumps a
/// little. Times further ahead come from a wrong clock and are shown as dated ahead.
pub const AHEAD_TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// True when a time is more than [`AHEAD_TOLERANCE`] after another, both in milliseconds since 1970, UTC.
#[must_use]
pub const fn is_ahead_ms(at_ms: i64, now_ms: i64) -> bool {
    at_ms.saturating_sub(now_ms) > AHEAD_TOLERANCE.num_milliseconds()
}

/// A point in time with the offset of the place where it was recorded, to the second.
///
/// Ordered by instant, then offset. The local year is 1900..=2199: outside that a clock or a file is broken. What tens of thousands of
/// records are sorted and counted by, the instant and the local day, is computed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Seconds since 1970, UTC.
    unix_s: i64,
    /// The second after this one that a file calls `:60`.
    is_leap: bool,
    /// Minutes east of UTC: RFC 3339 can write no other offset.
    offset_min: i16,
    /// The local day, which follows from the others.
    day: NaiveDate,
}

/// Why a time was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentError {
    /// Not an RFC 3339 date and time with an offset.
    Unreadable,
    /// The local year is outside 1900..=2199, or no such local time exists.
    OutOfRange,
}

impl Moment {
    const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

    /// Truncates the time to whole seconds.
    fn new(at: DateTime<FixedOffset>) -> Result<Self, MomentError> {
        let at = at.trunc_subsecs(0);
        let (unix_s, day, is_leap) = (at.timestamp(), at.date_naive(), at.nanosecond() > 0);
        let offset_min = i16::try_from(at.offset().local_minus_utc() / 60).map_err(|_| MomentError::OutOfRange)?;
        if Self::YEARS.contains(&day.year()) { Ok(Self { unix_s, is_leap, offset_min, day }) } else { Err(MomentError::OutOfRange) }
    }

    /// From milliseconds since 1970 (UTC) and the offset in minutes east of UTC.
    ///
    /// # Errors
    /// [`MomentError::OutOfRange`] when no such time exists or it is outside the range.
    pub fn from_unix_ms(unix_ms: i64, offset_east_min: i32) -> Result<Self, MomentError> {
        let utc = DateTime::from_timestamp_millis(unix_ms).ok_or(MomentError::OutOfRange)?;
        // At the ends of chrono's calendar the local time would overflow; a year more on both sides covers any offset.
        if !(Self::YEARS.start() - 1..=Self::YEARS.end() + 1).contains(&utc.year()) {
            return Err(MomentError::OutOfRange);
        }
        let offset = offset(offset_east_min)?;
        Self::new(utc.with_timezone(&offset))
    }

    /// Now, by a clock that may be wrong: clamped to the range, so that a tap is always recorded and its time can be corrected later.
    #[must_use]
    pub fn from_clock(unix_ms: i64, offset_east_min: i32) -> Self {
        Self::from_unix_ms(unix_ms, offset_east_min).unwrap_or_else(|_| {
            let year = if unix_ms < 0 { *Self::YEARS.start() } else { *Self::YEARS.end() };
            let day = NaiveDate::from_ymd_opt(year, 6, 1).unwrap_or(NaiveDate::MIN);
            Self { unix_s: day.and_time(NaiveTime::MIN).and_utc().timestamp(), is_leap: false, offset_min: 0, day }
        })
    }

    /// From the wall clock and the offset in minutes east of UTC.
    ///
    /// # Errors
    /// [`MomentError::OutOfRange`] when no such time exists or it is outside the range.
    pub fn from_local(local: NaiveDateTime, offset_east_min: i32) -> Result<Self, MomentError> {
        let at = offset(offset_east_min)?.from_local_datetime(&local).single().ok_or(MomentError::OutOfRange)?;
        Self::new(at)
    }

    /// Reads RFC 3339, e.g. `2026-11-23T14:03:07+01:00`.
    ///
    /// # Errors
    /// See [`MomentError`].
    pub fn parse(text: &str) -> Result<Self, MomentError> {
        Self::new(DateTime::parse_from_rfc3339(text).map_err(|_| MomentError::Unreadable)?)
    }

    /// Parses a calendar day, e.g. `2026-11-23`, within the years of a moment.
    ///
    /// # Errors
    /// See [`MomentError`].
    pub fn parse_day(text: &str) -> Result<NaiveDate, MomentError> {
        // Ten characters, so that a day has one spelling.
        let noon = if text.len() == 10 { Self::parse(&format!("{text}T12:00:00Z"))? } else { return Err(MomentError::Unreadable) };
        Ok(noon.day())
    }

    /// The wall clock where it was recorded.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        let second = (self.unix_s + i64::from(self.offset_min) * 60).rem_euclid(24 * 60 * 60);
        // chrono writes a leap second as the one before it with a thousand milliseconds more.
        let nanoseconds = if self.is_leap { 1_000_000_000 } else { 0 };
        let time = u32::try_from(second).ok().and_then(|second| NaiveTime::from_num_seconds_from_midnight_opt(second, nanoseconds));
        self.day.and_time(time.unwrap_or(NaiveTime::MIN))
    }

    /// The calendar day where it was recorded.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        self.day
    }

    /// Milliseconds since 1970, UTC.
    #[must_use]
    pub const fn unix_ms(self) -> i64 {
        (self.unix_s + self.is_leap as i64) * 1000
    }

    /// Time from `earlier` to this moment; negative when it is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> TimeDelta {
        TimeDelta::milliseconds(self.unix_ms() - earlier.unix_ms())
    }

    /// Adds a duration, keeping the offset; `None` outside the range.
    #[must_use]
    pub fn later(self, by: TimeDelta) -> Option<Self> {
        Self::from_unix_ms(self.unix_ms().checked_add(by.num_milliseconds())?, self.offset_east_min()).ok()
    }

    /// True when it is more than [`AHEAD_TOLERANCE`] after `now`.
    #[must_use]
    pub const fn is_ahead_of(self, now: Self) -> bool {
        is_ahead_ms(self.unix_ms(), now.unix_ms())
    }

    /// The start of its local hour, in milliseconds since 1970, UTC.
    #[must_use]
    pub const fn hour_start_ms(self) -> i64 {
        const HOUR_MS: i64 = 3_600_000;
        let east_ms = self.offset_min as i64 * 60_000;
        (self.unix_ms() + east_ms).div_euclid(HOUR_MS) * HOUR_MS - east_ms
    }

    /// The newest calendar day that has begun anywhere on earth by now, the clock tolerance included. A later one is dated ahead.
    #[must_use]
    pub fn newest_day(self) -> NaiveDate {
        // UTC+14 is the first place where a day begins.
        Self::from_clock(self.unix_ms() + AHEAD_TOLERANCE.num_milliseconds(), 14 * 60).day()
    }

    /// The offset east of UTC, in minutes.
    #[must_use]
    pub const fn offset_east_min(self) -> i32 {
        self.offset_min as i32
    }
}

/// A whole number of minutes, because RFC 3339 can write no other offset.
fn offset(east_min: i32) -> Result<FixedOffset, MomentError> {
    east_min.checked_mul(60).and_then(FixedOffset::east_opt).ok_or(MomentError::OutOfRange)
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (local, sign, east_min) = (self.local(), if self.offset_min < 0 { '-' } else { '+' }, self.offset_min.unsigned_abs());
        write!(f, "{}T{}{sign}{:02}:{:02}", local.date(), local.time(), east_min / 60, east_min % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_stays_as_lived() {
        let night = Moment::parse("2026-03-29T03:12:00+02:00").expect("a time");
        assert_eq!(night.to_string(), "2026-03-29T03:12:00+02:00");
        assert_eq!(night.day().to_string(), "2026-03-29");
        assert_eq!(Moment::from_unix_ms(night.unix_ms(), 120), Ok(night));
        assert_eq!(Moment::from_local(night.local(), 120), Ok(night));
    }

    #[test]
    fn broken_clocks_are_told_from_unreadable_text() {
        for year in ["1899-12-31T23:59:59+00:00", "9999-01-01T00:00:00Z", "2200-01-01T00:00:00+05:30"] {
            assert_eq!(Moment::parse(year), Err(MomentError::OutOfRange), "{year}");
        }
        for text in ["", "yesterday", "2026-11-23", "2026-11-23T14:03:07", "2026-13-01T00:00:00Z"] {
            assert_eq!(Moment::parse(text), Err(MomentError::Unreadable), "{text}");
        }
        assert_eq!(Moment::from_unix_ms(i64::MAX, 0), Err(MomentError::OutOfRange));
        assert_eq!(Moment::from_clock(i64::MAX, 0).to_string(), "2199-06-01T00:00:00+00:00");
        assert_eq!(Moment::from_clock(i64::MIN, i32::MAX).to_string(), "1900-06-01T00:00:00+00:00");
        assert_eq!(Moment::from_unix_ms(0, i32::MAX), Err(MomentError::OutOfRange));
        let end_ms = DateTime::<chrono::Utc>::MAX_UTC.timestamp_millis();
        let start_ms = DateTime::<chrono::Utc>::MIN_UTC.timestamp_millis();
        for (clock_ms, offset_min) in [(end_ms, 60), (end_ms, 23 * 60), (start_ms, -60), (start_ms, -23 * 60)] {
            assert_eq!(Moment::from_unix_ms(clock_ms, offset_min), Err(MomentError::OutOfRange), "{clock_ms}");
        }
    }

    #[test]
    fn ahead_is_what_lies_beyond_the_tolerance_whatever_the_offsets() {
        let now = Moment::parse("2026-11-23T13:00:00+01:00").expect("a time");
        for (at, ahead) in [
            ("2026-11-23T13:05:00+01:00", false),
            ("2026-11-23T13:05:01+01:00", true),
            ("2026-11-23T21:05:00+09:00", false),
            ("2026-11-23T02:06:00-10:00", true),
            ("2025-11-23T13:00:00+01:00", false),
        ] {
            assert_eq!(Moment::parse(at).expect("a time").is_ahead_of(now), ahead, "{at}");
        }
    }

    #[test]
    fn equal_exactly_when_ordered_equal() {
        let utc = Moment::parse("2026-11-23T13:00:00+00:00").expect("a time");
        let berlin = Moment::parse("2026-11-23T14:00:00+01:00").expect("a time");
        assert_ne!(utc.cmp(&berlin), std::cmp::Ordering::Equal);
        assert_eq!(utc.since(berlin), TimeDelta::zero());
    }

    #[test]
    fn a_leap_second_stays_as_written_and_counts_as_the_next() {
        for (text, next) in
            [("2016-12-31T23:59:60+00:00", "2017-01-01T00:00:00+00:00"), ("2017-01-01T05:29:60+05:30", "2017-01-01T05:30:00+05:30")]
        {
            let [leap, next] = [text, next].map(|text| Moment::parse(text).expect("a time"));
            assert_eq!((leap.to_string().as_str(), leap.unix_ms()), (text, next.unix_ms()));
            assert!(leap < next && leap.day() <= next.day() && leap.since(next) == TimeDelta::zero());
        }
        let west = Moment::parse("1969-12-31T19:45:07.999-04:30").expect("a time");
        assert_eq!((west.to_string().as_str(), west.unix_ms()), ("1969-12-31T19:45:07-04:30", 907_000));
    }
}
