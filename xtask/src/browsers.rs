//! Browsers and drivers of the tests: found, installed on Debian as root, or else requested by name.

use crate::{run, tools};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Paths of a browser and its WebDriver.
#[derive(Debug, Clone)]
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// A required program: its common name, its names in PATH or in a folder of libraries, and the Debian packages that contain it.
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
/// Debian, Fedora and Arch keep it outside PATH.
const MINI_BROWSER: Wanted = Wanted {
    what: "MiniBrowser (WebKitGTK)",
    names: &["MiniBrowser", "webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser", "webkitgtk-6.0/MiniBrowser"],
    packages: &["webkit2gtk-driver"],
};
const XVFB: Wanted = Wanted { what: "xvfb-run (a screen for WebKitGTK)", names: &["xvfb-run"], packages: &["xvfb", "xauth"] };
const GJS: Wanted = Wanted { what: "gjs (prints with WebKitGTK)", names: &["gjs"], packages: &["gjs"] };
const TYPELIB: Wanted = Wanted {
    what: "WebKit2-4.1.typelib (through which gjs uses WebKitGTK)",
    names: &["girepository-1.0/WebKit2-4.1.typelib"],
    packages: &["gir1.2-webkit2-4.1"],
};
const NPM: Wanted = Wanted { what: "npm (for axe-core, the accessibility checker)", names: &["npm"], packages: &["nodejs", "npm"] };
const ALL: [&Wanted; 9] = [&CHROMIUM, &CHROMEDRIVER, &FIREFOX, &WEBKIT_DRIVER, &MINI_BROWSER, &XVFB, &GJS, &TYPELIB, &NPM];
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
    tools::geckodriver().ensure()?;
    Ok(Browser { program, driver: tools::geckodriver().path() })
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
    ensure([&GJS, &TYPELIB]).map(|[path, _]| path)
}

/// Everything at once, so that what is missing is installed in one step.
pub fn ensure_all() -> Result<()> {
    ensure(ALL)?;
    tools::geckodriver().ensure()
}

/// Finds these, installing what is missing where that is possible.
fn ensure<const N: usize>(wanted: [&Wanted; N]) -> Result<[PathBuf; N]> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock();
    let missing: Vec<&Wanted> = wanted.into_iter().filter(|wanted| find(wanted).is_none()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let found = wanted.iter().map(|wanted| find(wanted).with_context(|| what_to_install(&[wanted]))).collect::<Result<Vec<_>>>()?;
    found.try_into().ok().context("as many as were asked for")
}

fn find(wanted: &Wanted) -> Option<PathBuf> {
    let arch = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    let folders = [&*arch, "/usr/libexec", "/usr/lib", "/usr/lib64"].map(Path::new);
    let in_folders = |name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    wanted.names.iter().find_map(|name| which::which(name).ok().or_else(|| in_folders(name)))
}

fn install(missing: &[&Wanted]) -> Result<()> {
    let is_debian = Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok();
    let is_root = run::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    ensure!(is_debian && is_root, what_to_install(missing));
    let packages = packages(missing.iter().flat_map(|wanted| wanted.packages).chain(&FONTS));
    println!("Installing {} (some minutes, once) …", packages.join(" "));
    for arguments in [&["update"][..], &[&["install", "-y", "--no-install-recommends"], &*packages].concat()] {
        run::output(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
            .with_context(|| what_to_install(missing))?;
    }
    Ok(())
}

/// The packages, each once, sorted.
fn packages<'a>(names: impl Iterator<Item = &'a &'static str>) -> Vec<&'static str> {
    names.copied().collect::<BTreeSet<_>>().into_iter().collect()
}

fn what_to_install(missing: &[&Wanted]) -> String {
    let line =
        |wanted: &&Wanted| format!("  - {} (looked for {}; Debian: {})\n", wanted.what, wanted.names.join(", "), wanted.packages.join(" "));
    format!(
        "The browser tests need programs that are not here:\n{}\
         On Debian or Ubuntu: sudo apt-get install --no-install-recommends {}\n\
         Elsewhere install them by these names and put them in PATH. `cargo xtask check` needs none of them.",
        missing.iter().map(line).collect::<String>(),
        packages(missing.iter().flat_map(|wanted| wanted.packages)).join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_what_to_install_names_everything_once() {
        let text = what_to_install(&[&WEBKIT_DRIVER, &MINI_BROWSER, &XVFB]);
        assert!(text.contains("looked for WebKitWebDriver; Debian: webkit2gtk-driver"), "{text}");
        assert!(text.contains("install --no-install-recommends webkit2gtk-driver xauth xvfb\n"));
    }

    #[test]
    fn a_program_in_path_is_found_and_an_unknown_one_is_not() {
        let wanted = |names| Wanted { what: "x", names, packages: &[] };
        assert!(find(&wanted(&["no-such-program-0", "cargo"])).is_some());
        assert!(find(&wanted(&["no-such-program-0", "os-release"])).is_some(), "a file in a folder of libraries");
        assert!(find(&wanted(&["no-such-program-0"])).is_none());
    }
}
