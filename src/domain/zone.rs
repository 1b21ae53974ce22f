//! Converts local times to instants in a place whose offset changes in spring and autumn.

use chrono::NaiveDateTime;

use super::{Moment, MomentError};

/// The offset of a place at an instant (milliseconds since 1970, UTC), in minutes east of UTC.
pub type OffsetAt<'a> = &'a dyn Fn(i64) -> i32;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The offsets, in minutes east of UTC, at which a place's clock shows a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalOffsets {
    /// It is shown once.
    Once(i32),
    /// It is shown twice, because the clocks go back.
    Twice {
        /// The offset before the change.
        first: i32,
        /// The offset after it.
        second: i32,
    },
    /// It is never shown, because the clocks go forward over it.
    Never {
        /// The offset before the change.
        before: i32,
        /// The offset after it.
        after: i32,
    },
}

impl LocalOffsets {
    /// The offsets of a local time in a place that changes its offset at most once within a day of that time.
    #[must_use]
    pub fn of(local: NaiveDateTime, offset_at: OffsetAt<'_>) -> Self {
        // Offsets are less than a day, so these instants lie before and after every instant the local time can mean.
        let local_ms = local.and_utc().timestamp_millis();
        let [before, after] = [local_ms - DAY_MS, local_ms + DAY_MS].map(offset_at);
        let is_shown = |offset: i32| offset_at(local_ms - i64::from(offset) * 60_000) == offset;
        match (is_shown(before), is_shown(after)) {
            (true, true) if before != after => Self::Twice { first: before, second: after },
            (true, _) => Self::Once(before),
            (false, true) => Self::Once(after),
            (false, false) => Self::Never { before, after },
        }
    }
}

impl Moment {
    /// The instant at which the clock of a place shows a local time. Where it does so twice: with the offset of `near`, if that is one
    /// of the two, else the one nearer to it, and the first without `near`. A local time that is left out in spring is taken with the
    /// offset before the change and written as the clock showed that instant: 02:30 becomes 03:30.
    ///
    /// # Errors
    /// [`MomentError::OutOfRange`] when it is outside the range of a moment.
    pub fn of_zone(local: NaiveDateTime, near: Option<Self>, offset_at: OffsetAt<'_>) -> Result<Self, MomentError> {
        match LocalOffsets::of(local, offset_at) {
            LocalOffsets::Once(offset) => Self::from_local(local, offset),
            LocalOffsets::Twice { first, second } => {
                let [first, second] = [Self::from_local(local, first)?, Self::from_local(local, second)?];
                let is_second = |near: Self| match near.offset_east_min() {
                    offset if offset == first.offset_east_min() => false,
                    offset if offset == second.offset_east_min() => true,
                    _ => near.since(second).abs() < near.since(first).abs(),
                };
                Ok(if near.is_some_and(is_second) { second } else { first })
            }
            LocalOffsets::Never { before, after } => Self::from_unix_ms(Self::from_local(local, before)?.unix_ms(), after),
        }
    }

    /// True when the place had this offset at this instant: the record was made there, or where the offset is the same.
    #[must_use]
    pub fn is_in_zone(self, offset_at: OffsetAt<'_>) -> bool {
        offset_at(self.unix_ms()) == self.offset_east_min()
    }

    /// The same instant in the place's local time.
    ///
    /// # Errors
    /// [`MomentError::OutOfRange`] when it is outside the range of a moment there.
    pub fn in_zone(self, offset_at: OffsetAt<'_>) -> Result<Self, MomentError> {
        Self::from_unix_ms(self.unix_ms(), offset_at(self.unix_ms()))
    }

    /// "UTC+09:00", "UTC−03:30".
    #[must_use]
    pub fn offset_words(self) -> String {
        let east_min = self.offset_east_min();
        let sign = if east_min < 0 { '−' } else { '+' };
        format!("UTC{sign}{:02}:{:02}", east_min.abs() / 60, east_min.abs() % 60)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Berlin in 2026: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
    pub fn berlin(unix_ms: i64) -> i32 {
        if (1_774_746_000_000..1_792_890_000_000).contains(&unix_ms) { 120 } else { 60 }
    }

    fn local(text: &str) -> NaiveDateTime {
        text.parse().expect("a local time")
    }

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("a time")
    }

    #[test]
    fn a_local_time_is_shown_once_twice_or_never() {
        for (wall, offsets) in [
            ("2026-07-01T12:00:00", LocalOffsets::Once(120)),
            ("2026-11-23T13:00:00", LocalOffsets::Once(60)),
            ("2026-03-29T01:59:59", LocalOffsets::Once(60)),
            ("2026-03-29T02:00:00", LocalOffsets::Never { before: 60, after: 120 }),
            ("2026-03-29T02:59:59", LocalOffsets::Never { before: 60, after: 120 }),
            ("2026-03-29T03:00:00", LocalOffsets::Once(120)),
            ("2026-10-25T01:59:59", LocalOffsets::Once(120)),
            ("2026-10-25T02:00:00", LocalOffsets::Twice { first: 120, second: 60 }),
            ("2026-10-25T02:59:59", LocalOffsets::Twice { first: 120, second: 60 }),
            ("2026-10-25T03:00:00", LocalOffsets::Once(60)),
        ] {
            assert_eq!(LocalOffsets::of(local(wall), &berlin), offsets, "{wall}");
        }
        assert_eq!(LocalOffsets::of(local("2026-07-01T12:00:00"), &|_| -570), LocalOffsets::Once(-570));
    }

    #[test]
    fn a_repeated_local_time_is_the_one_near_what_is_known() {
        let repeated = local("2026-10-25T02:40:00");
        for (near, expected) in [
            (None, "2026-10-25T02:40:00+02:00"),
            (Some("2026-10-25T02:30:00+02:00"), "2026-10-25T02:40:00+02:00"),
            (Some("2026-10-25T02:30:00+01:00"), "2026-10-25T02:40:00+01:00"),
            (Some("2026-07-01T12:00:00+02:00"), "2026-10-25T02:40:00+02:00"),
            (Some("2026-10-25T10:40:00+09:00"), "2026-10-25T02:40:00+01:00"),
            (Some("2026-10-25T09:30:00+09:00"), "2026-10-25T02:40:00+02:00"),
        ] {
            assert_eq!(Moment::of_zone(repeated, near.map(at), &berlin), Ok(at(expected)), "{near:?}");
        }
    }

    #[test]
    fn a_local_time_left_out_is_written_as_the_clock_showed_it() {
        assert_eq!(Moment::of_zone(local("2026-03-29T02:30:00"), None, &berlin), Ok(at("2026-03-29T03:30:00+02:00")));
        for minute in 0..6 * 60 {
            let wall = local("2026-03-29T00:00:00") + chrono::TimeDelta::minutes(minute);
            let taken = Moment::of_zone(wall, None, &berlin).expect("in range");
            assert!(taken.is_in_zone(&berlin), "{wall}: {taken} was never on the clock");
        }
    }

    #[test]
    fn a_time_of_another_place_is_told_by_its_offset() {
        let tokyo = at("2026-11-27T20:00:00+09:00");
        assert_eq!((tokyo.is_in_zone(&berlin), tokyo.in_zone(&berlin)), (false, Ok(at("2026-11-27T12:00:00+01:00"))));
        assert!(at("2026-07-01T12:00:00+02:00").is_in_zone(&berlin) && !at("2026-07-01T12:00:00+01:00").is_in_zone(&berlin));
        assert_eq!((tokyo.offset_words(), at("2026-11-27T20:00:00-03:30").offset_words()), ("UTC+09:00".into(), "UTC−03:30".into()));
    }
}
