//! Events of the browser, and requests to it.

use super::{copies, later};
use crate::app::typed::flush_then;
use crate::app::{CopiesCommand, Effect, Env, Model, PlatformEvent, PlatformRequest, Status};

pub(super) fn apply_platform_status(model: &mut Model, event: PlatformEvent, env: &mut Env<'_>) -> Vec<Effect> {
    let known = &mut model.platform;
    match event {
        PlatformEvent::UpdateReady => known.update_ready = true,
        PlatformEvent::CanInstall(can_install) => known.can_install = can_install,
        PlatformEvent::IsKept(is_kept) => known.is_kept = is_kept,
        PlatformEvent::LaterMissing(is_missing) => {
            known.later_missing = is_missing;
            return if is_missing { Vec::new() } else { later::ready(model, env) };
        }
        PlatformEvent::Space(used, most) => known.space_bytes = Some((used, most)),
        PlatformEvent::HandedOver { copied } => model.set_status(if copied { Status::Copied } else { Status::NotShared }),
        // Every command redraws the screen.
        PlatformEvent::Minute => return copies::handle(model, CopiesCommand::Check, env),
    }
    Vec::new()
}

/// Commits typed text, then passes the request on.
pub(super) fn request(model: &mut Model, request: PlatformRequest, env: &mut Env<'_>) -> Vec<Effect> {
    flush_then(model, env, |_, _| vec![Effect::Request(request)])
}
