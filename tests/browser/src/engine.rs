//! The three browser engines and the capabilities that each driver needs.

use crate::profile::Options;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use xtask::browsers;

/// A browser engine that WebDriver reaches on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All of them, in the order the tests run.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Lower-case name, as in the names of tests and files.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// MiniBrowser gives every automation session an ephemeral store in memory, whatever XDG directories or capabilities say: no data of
    /// WebKitGTK outlives its browser, so cold starts and kills are tested in the other two.
    pub fn keeps_profile(self) -> bool {
        self != Engine::WebKit
    }

    /// Where its programs are; installs what is missing on the first call.
    pub(crate) fn found(self) -> Result<&'static browsers::Browser> {
        static FOUND: [OnceLock<Result<browsers::Browser, String>>; 3] = [const { OnceLock::new() }; 3];
        let find = || match self {
            Engine::Chromium => browsers::chromium(),
            Engine::Firefox => browsers::firefox(),
            Engine::WebKit => browsers::webkit(),
        };
        FOUND[self as usize]
            .get_or_init(|| find().map_err(|error| format!("{error:#}")))
            .as_ref()
            .map_err(|error| anyhow::anyhow!("{error}"))
    }

    /// The driver's command line, listening on `port`.
    pub(crate) fn driver(self, found: &browsers::Browser, port: u16) -> Command {
        match self {
            Engine::Chromium => {
                let mut command = Command::new(&found.driver);
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(&found.driver);
                command.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--websocket-port", "0"]);
                command
            }
            Engine::WebKit => {
                let mut command = Command::new(&found.driver);
                command.args(["--host=127.0.0.1", &format!("--port={port}")]);
                command
            }
        }
    }

    /// The capabilities of a new session on `profile`, saving files to `downloads`.
    pub(crate) fn capabilities(
        self,
        found: &browsers::Browser,
        options: &Options,
        profile: &Path,
        downloads: &Path,
    ) -> Result<Map<String, Value>> {
        let value = match self {
            Engine::Chromium => chromium(found, options, profile, downloads),
            Engine::Firefox => {
                narrow_firefox(profile)?;
                firefox(found, options, profile, downloads)
            }
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": found.program, "args": ["--automation"] },
            }),
        };
        let mut map = value.as_object().cloned().unwrap_or_default();
        map.insert("timeouts".into(), json!({ "script": 60_000, "pageLoad": 30_000, "implicit": 0 }));
        Ok(map)
    }
}

fn chromium(found: &browsers::Browser, options: &Options, profile: &Path, downloads: &Path) -> Value {
    let mut args = vec![
        "--headless".to_string(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--no-default-browser-check".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--disable-search-engine-choice-screen".into(),
        "--disable-dev-shm-usage".into(),
        format!("--lang={}", options.language),
        format!("--user-data-dir={}", profile.display()),
        format!("--window-size={},{}", options.width.max(500), options.height),
    ];
    args.extend(options.switches.iter().cloned());
    json!({
        "goog:chromeOptions": {
            "binary": found.program,
            "args": args,
            "prefs": {
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                "intl.accept_languages": options.language,
                "webkit.webprefs.default_font_size": 16 * options.text_percent / 100,
            },
        },
        // What the page asked the network for, and what it wrote to the console.
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    })
}

fn firefox(found: &browsers::Browser, options: &Options, profile: &Path, downloads: &Path) -> Value {
    json!({
        "moz:firefoxOptions": {
            "binary": found.program,
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "browser.download.alwaysOpenPanel": false,
                "browser.helperApps.neverAsk.saveToDisk": "application/json,text/plain",
                // A killed browser must restart at once, without asking whether to restore its tabs.
                "browser.sessionstore.resume_from_crash": false,
                "toolkit.startup.max_resumed_crashes": -1,
                "intl.accept_languages": options.language,
                "font.size.variable.x-western": 16 * options.text_percent / 100,
                // 0 dark, 1 light.
                "layout.css.prefers-color-scheme.content-override": if options.dark { 0 } else { 1 },
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                // Tab reaches links and buttons alike, as on every system but macOS.
                "accessibility.tabfocus": 7,
            },
        },
    })
}

/// Firefox's own toolbar keeps the window at 450 px or more; this lets the page be as narrow as a phone.
fn narrow_firefox(profile: &Path) -> Result<()> {
    let chrome = profile.join("chrome");
    std::fs::create_dir_all(&chrome)?;
    std::fs::write(chrome.join("userChrome.css"), ":root { min-width: 0 !important; }\n")?;
    Ok(())
}
