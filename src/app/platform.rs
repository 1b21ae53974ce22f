//! State of the browser.

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
    /// The browser can write into a folder that was chosen.
    pub has_folders: bool,
    /// The device is an iPhone or iPad.
    pub is_ios: bool,
    /// Whether storage is persistent; `None` when the browser does not say.
    pub is_kept: Option<bool>,
    /// Loading the later part has failed several times.
    pub later_missing: bool,
    /// Bytes used by the app, and its quota in bytes.
    pub space_bytes: Option<(f64, f64)>,
}
