//! Closes notices.

use super::{clock, nudge, restore};
use crate::app::{Dismiss, Effect, Env, Model};

pub(super) fn handle(model: &mut Model, notice: Dismiss, env: &Env<'_>) -> Vec<Effect> {
    match notice {
        Dismiss::BackupNudge => nudge::dismiss(model, env.unix_ms),
        Dismiss::ClockWentBack => clock::seen(model),
        Dismiss::StoreLoss => restore::close_notice(model),
    }
}
