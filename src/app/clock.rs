//! Detects a wrong clock on this phone, so that the screens can warn before anything is recorded with a wrong time.

use chrono::{DateTime, Datelike};

use super::{Effect, Model};
use crate::domain::{DeviceId, Moment, Record};

/// A step back of more than this (24 hours, in milliseconds) means that the clock was set, or was wrong before.
const BACK_MS_MAX: i64 = 24 * 60 * 60 * 1000;
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

impl Model {
    /// The newest time that this phone's clock has stamped, if the clock now reads more than 24 hours less and the user has not dismissed
    /// the notice yet.
    #[must_use]
    pub fn clock_went_back(&self, now: Moment) -> Option<Moment> {
        let before_ms = self.clock.newest_ms;
        let is_back = before_ms.saturating_sub(now.unix_ms()) > BACK_MS_MAX && before_ms > self.settings.clock_seen_ms;
        is_back.then(|| Moment::from_clock(before_ms, now.offset_east_min()))
    }
}

/// Dismisses the notice: the same step back is not reported again.
pub(super) fn seen(model: &mut Model) -> Vec<Effect> {
    model.settings.clock_seen_ms = model.clock.newest_ms;
    vec![Effect::KeepSettings]
}

/// Forgets the dismissal once the clock has caught up, so that the next step back is reported.
pub(super) fn caught_up(model: &mut Model, unix_ms: i64) -> Option<Effect> {
    let seen_ms = std::mem::take(&mut model.settings.clock_seen_ms);
    if seen_ms == 0 {
        return None;
    }
    if seen_ms.saturating_sub(unix_ms) > BACK_MS_MAX {
        model.settings.clock_seen_ms = seen_ms;
        return None;
    }
    Some(Effect::KeepSettings)
}
