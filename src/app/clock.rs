//! Detects a wrong clock on this phone, so that the screens can warn before anything is recorded with a wrong time.

use chrono::{DateTime, Datelike};

use crate::domain::{DeviceId, Moment, Record};

/// The mean year of the Gregorian calendar, in milliseconds.
const YEAR_MS: i64 = 31_556_952_000;

/// Observations of the phone's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The clock's year, if outside the range of [`Moment`]; else `None`.
    pub year_out: Option<i64>,
    /// The newest time stamped by this profile's own clock, in milliseconds since 1970, UTC; 0 when there is none.
    pub newest_ms: i64,
}

impl Clock {
    /// Takes the current time, in milliseconds since 1970, UTC.
    pub(super) fn observe(&mut self, unix_ms: i64) {
        let year = || DateTime::from_timestamp_millis(unix_ms).map_or(1970 + unix_ms / YEAR_MS, |at| i64::from(at.year()));
        self.year_out = Moment::from_unix_ms(unix_ms, 0).is_err().then(year);
    }

    /// Takes the stamps of records. A stamp with a count other than 0 was set to follow another stamp, possibly of another phone's clock,
    /// so it is ignored.
    pub(super) fn observe_stamps(&mut self, device: DeviceId, records: &[Record]) {
        let stamps = records.iter().map(|record| record.current().stamp);
        let own = stamps.filter(|stamp| stamp.device().profile() == device.profile() && stamp.count() == 0);
        self.newest_ms = own.map(|stamp| stamp.unix_ms()).fold(self.newest_ms, i64::max);
    }
}
