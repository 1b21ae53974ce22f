//! What the app notices of the clock of this phone, so that nothing is written under a wrong one without a word.

use chrono::{DateTime, Datelike};

use super::{Effect, Model};
use crate::domain::{DeviceId, Moment, Record};

/// A clock that goes back by more than this was set, or was wrong before: 24 hours, in milliseconds.
const BACK_MS_MAX: i64 = 24 * 60 * 60 * 1000;
/// The mean year of the Gregorian calendar, in milliseconds.
const YEAR_MS: i64 = 31_556_952_000;

/// What is known of the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The year it says, where no time of that year can be written down: see [`Moment`].
    pub year_out: Option<i64>,
    /// The newest time it has said in the diary, in milliseconds since 1970, UTC; 0 when it has said none.
    pub newest_ms: i64,
}

impl Clock {
    /// It says this now.
    pub(super) fn observe(&mut self, unix_ms: i64) {
        let year = || DateTime::from_timestamp_millis(unix_ms).map_or(1970 + unix_ms / YEAR_MS, |at| i64::from(at.year()));
        self.year_out = Moment::from_unix_ms(unix_ms, 0).is_err().then(year);
    }

    /// What it has stamped. A stamp with a count was made to come after another one, which may be of another phone's clock.
    pub(super) fn observe_stamps(&mut self, device: DeviceId, records: &[Record]) {
        let stamps = records.iter().map(|record| record.current().stamp);
        let own = stamps.filter(|stamp| stamp.device().profile() == device.profile() && stamp.count() == 0);
        self.newest_ms = own.map(|stamp| stamp.unix_ms()).fold(self.newest_ms, i64::max);
    }
}

impl Model {
    /// What the clock of this phone has said before, where it says more than a day less now and nobody has looked at that yet.
    #[must_use]
    pub fn clock_went_back(&self, now: Moment) -> Option<Moment> {
        let before_ms = self.clock.newest_ms;
        let is_back = before_ms.saturating_sub(now.unix_ms()) > BACK_MS_MAX && before_ms > self.settings.clock_seen_ms;
        is_back.then(|| Moment::from_clock(before_ms, now.offset_east_min()))
    }
}

/// Somebody has looked at the clock: the same step back is not named again.
pub(super) fn seen(model: &mut Model) -> Vec<Effect> {
    model.settings.clock_seen_ms = model.clock.newest_ms;
    vec![Effect::KeepSettings]
}

/// Once the clock has caught up, its next step back is another one.
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
