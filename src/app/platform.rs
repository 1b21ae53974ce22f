//! State of the browser, and requests to it.

use super::input::flush_then;
use super::{Effect, Env, Model, PlatformRequest, Status, later};

/// Events of the browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlatformEvent {
    /// A newer version waits to be used.
    UpdateReady,
    /// Whether the browser offers to install the app.
    CanInstall(bool),
    /// Whether storage is persistent; `None` when the browser does not say.
    IsKept(Option<bool>),
    /// Whether loading the later part of the program has failed several times.
    LaterMissing(bool),
    /// Bytes used, and the quota in bytes.
    Space(f64, f64),
    /// Result of sharing or copying a text or file.
    HandedOver {
        /// True when it was copied to the clipboard.
        copied: bool,
    },
    /// A new minute began, or the page became visible: relative times are drawn again.
    Minute,
}

/// State of the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlatformStatus {
    /// Id of this build.
    pub build: String,
    /// A newer version waits to be activated.
    pub update_ready: bool,
    /// The browser offers to install the app.
    pub can_install: bool,
    /// The app runs installed, in a window of its own.
    pub is_standalone: bool,
    /// The device is an iPhone or iPad.
    pub is_ios: bool,
    /// Whether storage is persistent; `None` when the browser does not say.
    pub is_kept: Option<bool>,
    /// Loading the later part has failed several times.
    pub later_missing: bool,
    /// Bytes used by the app, and its quota in bytes.
    pub space_bytes: Option<(f64, f64)>,
}

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
        // Nothing to do: every command redraws the screen.
        PlatformEvent::Minute => {}
    }
    Vec::new()
}

/// Commits typed text, then passes the request on.
pub(super) fn request(model: &mut Model, request: PlatformRequest, env: &mut Env<'_>) -> Vec<Effect> {
    flush_then(model, env, |_, _| vec![Effect::Request(request)])
}
