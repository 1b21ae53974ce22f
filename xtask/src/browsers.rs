//! Browsers and drivers of the tests: found, installed on Debian as root, or else requested by name.

use crate::{run, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Paths of a browser and its WebDriver.
#[derive(Debug, Clone)]
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// A required program: its common name, its names in PATH, and the Debian packages that contain it.
struct Wanted {
    what: &'static str,
    names: &'static [&'static str],
    packages: &'static [&'static str],
}

const CHROMIUM: Wanted = Wanted {
    what: "Chromium or Chrome",
    names: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
    packages: &["chromium"],
};
const CHROMEDRIVER: Wanted = Wanted { what: "chromedriver of the same version", names: &["chromedriver"], packages: &["chromium-driver"] };
const FIREFOX: Wanted = Wanted { what: "Firefox", names: &["firefox-esr", "firefox"], packages: &["firefox-esr"] };
const WEBKIT_DRIVER: Wanted = Wanted { what: "WebKitWebDriver (WebKitGTK)", names: &["WebKitWebDriver"], packages: &["webkit2gtk-driver"] };
const MINI_BROWSER: Wanted = Wanted { what: "MiniBrowser (WebKitGTK)", names: &["MiniBrowser"], packages: &["webkit2gtk-driver"] };
const XVFB: Wanted = Wanted { what: "xvfb-run (a screen for WebKitGTK)", names: &["xvfb-run"], packages: &["xvfb", "xauth"] };
const GJS: Wanted = Wanted { what: "gjs (prints with WebKitGTK)", names: &["gjs"], packages: &["gjs", "gir1.2-webkit2-4.1"] };
const NPM: Wanted = Wanted { what: "npm (for axe-core, the accessibility checker)", names: &["npm"], packages: &["nodejs", "npm"] };
const ALL: [&Wanted; 8] = [&CHROMIUM, &CHROMEDRIVER, &FIREFOX, &WEBKIT_DRIVER, &MINI_BROWSER, &XVFB, &GJS, &NPM];
/// Fonts for screenshots and measured layouts.
const FONTS: [&str; 2] = ["fonts-noto-core", "fonts-noto-color-emoji"];

/// Chromium, and nothing else.
pub fn chromium() -> Result<Browser> {
    let [program, driver] = ensure([&CHROMIUM, &CHROMEDRIVER])?;
    Ok(Browser { program, driver })
}

/// Firefox.
pub fn firefox() -> Result<Browser> {
    let [program] = ensure([&FIREFOX])?;
    let gecko = tools::geckodriver();
    tools::ensure(&gecko)?;
    Ok(Browser { program, driver: gecko.path() })
}

/// WebKitGTK: its smallest browser, which also needs [`xvfb_run`].
pub fn webkit() -> Result<Browser> {
    let [program, driver, _] = ensure([&MINI_BROWSER, &WEBKIT_DRIVER, &XVFB])?;
    Ok(Browser { program, driver })
}

/// Gives WebKitGTK a screen.
pub fn xvfb_run() -> Result<PathBuf> {
    ensure([&XVFB]).map(|[path]| path)
}

/// Runs scripts for GNOME's libraries.
pub fn gjs() -> Result<PathBuf> {
    ensure([&GJS]).map(|[path]| path)
}

/// Everything at once, so that what is missing is installed in one step.
pub fn ensure_all() -> Result<()> {
    ensure(ALL)?;
    tools::ensure(&tools::geckodriver())
}

/// Finds these, installing what is missing where that is possible.
fn ensure<const N: usize>(wanted: [&Wanted; N]) -> Result<[PathBuf; N]> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock();
    let missing: Vec<&Wanted> = wanted.into_iter().filter(|wanted| find(wanted).is_none()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let found = wanted.map(|wanted| find(wanted).with_context(|| what_to_install(&[wanted])));
    let found = found.into_iter().collect::<Result<Vec<_>>>()?;
    found.try_into().ok().context("as many as were asked for")
}

fn find(wanted: &Wanted) -> Option<PathBuf> {
    let in_path = wanted.names.iter().find_map(|name| which::which(name).ok());
    if wanted.what == GJS.what && !has_typelib() {
        return None;
    }
    in_path.or_else(|| (wanted.what == MINI_BROWSER.what).then(mini_browser).flatten())
}

/// The introspection data through which gjs uses WebKitGTK.
fn has_typelib() -> bool {
    library_folders().iter().any(|base| base.join("girepository-1.0/WebKit2-4.1.typelib").is_file())
}

/// Debian, Fedora and Arch keep MiniBrowser outside PATH.
fn mini_browser() -> Option<PathBuf> {
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    library_folders().iter().flat_map(|base| versions.map(|v| base.join(v).join("MiniBrowser"))).find(|path| path.is_file())
}

fn library_folders() -> [PathBuf; 4] {
    let triplet = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    [triplet.as_str(), "/usr/libexec", "/usr/lib", "/usr/lib64"].map(PathBuf::from)
}

fn install(missing: &[&Wanted]) -> Result<()> {
    let is_debian = Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok();
    let is_root = run::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !is_debian || !is_root {
        bail!("{}", what_to_install(missing));
    }
    let packages = packages(missing.iter().flat_map(|wanted| wanted.packages).chain(&FONTS));
    println!("Installing {} (some minutes, once) …", packages.join(" "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run::run_silently(apt().arg("update"))
        .and_then(|()| run::run_silently(apt().args(["install", "-y", "--no-install-recommends"]).args(&packages)))
        .with_context(|| what_to_install(missing))
}

fn packages<'a>(names: impl Iterator<Item = &'a &'static str>) -> Vec<&'static str> {
    names.copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn what_to_install(missing: &[&Wanted]) -> String {
    let mut text = String::from("The browser tests need programs that are not here:\n");
    for wanted in missing {
        text.push_str(&format!("  - {} (looked for {}; Debian: {})\n", wanted.what, wanted.names.join(", "), wanted.packages.join(" ")));
    }
    text.push_str(&format!(
        "On Debian or Ubuntu: sudo apt-get install --no-install-recommends {}\n\
         Elsewhere install them by these names and put them in PATH. `cargo xtask check` needs none of them.",
        packages(missing.iter().flat_map(|wanted| wanted.packages)).join(" ")
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_what_to_install_names_everything_once() {
        let text = what_to_install(&[&WEBKIT_DRIVER, &MINI_BROWSER, &XVFB]);
        assert!(text.contains("looked for WebKitWebDriver; Debian: webkit2gtk-driver"));
        assert!(text.contains("install --no-install-recommends webkit2gtk-driver xauth xvfb\n"));
    }

    #[test]
    fn a_program_in_path_is_found_and_an_unknown_one_is_not() {
        let wanted = |names| Wanted { what: "x", names, packages: &[] };
        assert!(find(&wanted(&["no-such-program-0", "cargo"])).is_some());
        assert!(find(&wanted(&["no-such-program-0"])).is_none());
    }
}
