//! A browser's options, and its folder.

use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

/// A browser's options: language, time zone, size of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// BCP 47 tag of the browser's first language.
    pub language: String,
    /// IANA name.
    pub timezone: String,
    pub dark: bool,
    /// CSS pixels of the page.
    pub width: u32,
    pub height: u32,
    /// Device pixels per CSS pixel; only Chromium is told.
    pub scale: f64,
    /// Size of the browser's standard text, 100 = 16 px.
    pub text_percent: u32,
    /// Further switches of Chromium.
    pub switches: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            language: "en".into(),
            timezone: "Europe/Berlin".into(),
            dark: false,
            width: 390,
            height: 844,
            scale: 1.0,
            text_percent: 100,
            switches: Vec::new(),
        }
    }
}

/// What the names of the folders of this process begin with.
pub fn prefix() -> String {
    format!("pain-diary-{}-", std::process::id())
}

/// A browser's folder: its profile, its downloads, its logs. Removed with the last clone.
#[derive(Clone)]
pub struct Profile(Arc<TempDir>);

impl Profile {
    pub fn new() -> Result<Profile> {
        let profile = Profile(Arc::new(TempDir::with_prefix(prefix())?));
        for dir in ["profile", "downloads", "home"] {
            std::fs::create_dir_all(profile.dir(dir))?;
        }
        Ok(profile)
    }

    /// True the first time it is asked.
    pub fn is_first_use(&self) -> bool {
        std::fs::File::create_new(self.dir("used")).is_ok()
    }

    pub fn dir(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn downloads(&self) -> PathBuf {
        self.dir("downloads")
    }

    pub fn prepare(&self) -> Result<()> {
        // Where WebKitGTK puts downloads: it reads this file and no environment.
        let config = self.dir("home/config");
        std::fs::create_dir_all(&config)?;
        let downloads = self.downloads();
        std::fs::write(config.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()))?;
        self.unlock();
        Ok(())
    }

    /// A killed browser leaves its locks; the process they name is gone.
    fn unlock(&self) {
        for name in ["SingletonLock", "SingletonCookie", "SingletonSocket", "DevToolsActivePort", "lock", ".parentlock"] {
            let _ = std::fs::remove_file(self.dir("profile").join(name));
        }
    }
}

/// The environment of the browser, without the home, settings or time zone of the machine.
pub fn environment(command: &mut Command, profile: &Profile, options: &Options) {
    let home = profile.dir("home");
    command
        .env("HOME", &home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("TMPDIR", profile.dir("home"))
        .env("TZ", &options.timezone)
        .env("LANGUAGE", &options.language)
        // WebKitGTK takes its language from the C library, so it is English wherever only the standard locale is installed.
        .env("LANG", format!("{}.UTF-8", options.language))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("LC_ALL")
        .env("NO_AT_BRIDGE", "1");
    if options.dark {
        command.env("GTK_THEME", "Adwaita:dark");
    }
}

/// MiniBrowser's toolbar keeps the window at 447 px or more; without its letters and margins the page may be as narrow as a phone.
pub fn narrow_mini_browser(profile: &Profile) -> Result<()> {
    let folder = profile.dir("home/config/gtk-3.0");
    std::fs::create_dir_all(&folder)?;
    let css = "window button, window entry, window box { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }\n";
    std::fs::write(folder.join("gtk.css"), css)?;
    Ok(())
}
