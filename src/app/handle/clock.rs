//! Reports that the clock of this phone went back.

use crate::app::{Effect, Model};
use crate::domain::Moment;

/// A step back of more than this (24 hours, in milliseconds) means that the clock was set, or was wrong before.
const BACK_MS_MAX: i64 = 24 * 60 * 60 * 1000;

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
