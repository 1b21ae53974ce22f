//! Events of the browser.

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
