//! What the app knows of the browser it runs in.

use super::input::flush_then;
use super::{Effect, Env, Model, PlatformRequest, Status, later};

/// What the browser reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlatformEvent {
    /// A newer version waits to be used.
    UpdateReady,
    /// The browser offers to install the app, or no longer.
    CanInstall(bool),
    /// Whether it has promised to keep the diary.
    IsKept(Option<bool>),
    /// Whether loading the later part of the program has failed several times.
    LaterMissing(bool),
    /// Bytes used, and the most that may be.
    Space(f64, f64),
    /// Text or a file was handed over, or could not be.
    HandedOver {
        /// True when it is in the clipboard now.
        copied: bool,
    },
    /// A minute of the clock has begun, or the page came back into sight: relative times are drawn anew.
    Minute,
}

/// How the app stands in the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlatformStatus {
    /// Which build of the app this is.
    pub build: String,
    /// A newer one waits to be used.
    pub update_ready: bool,
    /// The browser offers to install the app.
    pub can_install: bool,
    /// It runs in a window of its own.
    pub is_standalone: bool,
    /// It runs on an iPhone or iPad.
    pub is_ios: bool,
    /// Whether the browser has promised to keep the diary; `None`: it does not say.
    pub is_kept: Option<bool>,
    /// The later part of the program did not come, though it was asked for several times.
    pub later_missing: bool,
    /// Bytes used by the app, and the most it may use.
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
        PlatformEvent::HandedOver { copied } => model.say(if copied { Status::Copied } else { Status::NotShared }),
        // Every command has the screen drawn again.
        PlatformEvent::Minute => {}
    }
    Vec::new()
}

/// Hands a request to the browser, after what is typed was committed.
pub(super) fn request(model: &mut Model, request: PlatformRequest, env: &mut Env<'_>) -> Vec<Effect> {
    flush_then(model, env, |_, _| vec![Effect::Request(request)])
}
