//! The browsers and drivers the tests run in: found, or on Debian as root installed, or asked for by name.

use crate::{run, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where each program is.
#[derive(Debug, Clone)]
pub struct Browsers {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
    pub geckodriver: PathBuf,
    pub webkit_driver: PathBuf,
    pub mini_browser: PathBuf,
    pub xvfb_run: PathBuf,
    pub gjs: PathBuf,
}

/// What is looked for: what people call it, names in PATH, and the Debian packages that bring it.
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
const ALL: [&Wanted; 8] = [&CHROMIUM, &CHROMEDRIVER, &FIREFOX, &WEBKIT_DRIVER, &MINI_BROWSER, &XVFB, &GJS, &NPM];
const NPM: Wanted = Wanted { what: "npm (for axe-core, the accessibility checker)", names: &["npm"], packages: &["nodejs", "npm"] };
/// Text and emoji in screenshots and measured layouts need glyphs.
const FONTS: [&str; 2] = ["fonts-noto-core", "fonts-noto-color-emoji"];

/// Finds everything, installing what is missing where that is possible.
pub fn browsers() -> Result<Browsers> {
    let missing: Vec<&Wanted> = ALL.into_iter().filter(|w| find(w).is_none()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let gecko = tools::geckodriver();
    tools::ensure(&gecko)?;
    let at = |wanted: &Wanted| find(wanted).with_context(|| what_to_install(&[wanted]));
    Ok(Browsers {
        chromium: at(&CHROMIUM)?,
        chromedriver: at(&CHROMEDRIVER)?,
        firefox: at(&FIREFOX)?,
        geckodriver: gecko.path(),
        webkit_driver: at(&WEBKIT_DRIVER)?,
        mini_browser: at(&MINI_BROWSER)?,
        xvfb_run: at(&XVFB)?,
        gjs: at(&GJS)?,
    })
}

fn find(wanted: &Wanted) -> Option<PathBuf> {
    let in_path = wanted.names.iter().find_map(|name| which::which(name).ok());
    if wanted.what == GJS.what && !has_typelib() {
        return None;
    }
    in_path.or_else(|| (wanted.what == MINI_BROWSER.what).then(mini_browser).flatten())
}

/// What gjs needs to know WebKitGTK by.
fn has_typelib() -> bool {
    let triplet = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    [triplet.as_str(), "/usr/lib", "/usr/lib64"].iter().any(|base| Path::new(base).join("girepository-1.0/WebKit2-4.1.typelib").is_file())
}

/// Debian, Fedora and Arch keep MiniBrowser outside PATH.
fn mini_browser() -> Option<PathBuf> {
    let triplet = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    let bases = [triplet.as_str(), "/usr/libexec", "/usr/lib", "/usr/lib64"];
    let versions = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    bases.iter().flat_map(|base| versions.map(|v| Path::new(base).join(v).join("MiniBrowser"))).find(|path| path.is_file())
}

fn install(missing: &[&Wanted]) -> Result<()> {
    if !is_debian() || !is_root() {
        bail!("{}", what_to_install(missing));
    }
    let mut packages: Vec<&str> = missing.iter().flat_map(|w| w.packages).copied().collect();
    packages.extend(FONTS);
    packages.sort_unstable();
    packages.dedup();
    println!("Installing {} …", packages.join(" "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run::run(apt().arg("update"))
        .and_then(|()| run::run(apt().args(["install", "-y", "--no-install-recommends"]).args(&packages)))
        .with_context(|| what_to_install(missing))
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok()
}

fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

fn what_to_install(missing: &[&Wanted]) -> String {
    let mut text = String::from("The browser tests need programs that are not here:\n");
    for wanted in missing {
        text.push_str(&format!("  - {} (looked for {}; Debian: {})\n", wanted.what, wanted.names.join(", "), wanted.packages.join(" ")));
    }
    let mut packages: Vec<&str> = missing.iter().flat_map(|w| w.packages).copied().collect();
    packages.sort_unstable();
    packages.dedup();
    text.push_str(&format!(
        "On Debian or Ubuntu: sudo apt-get install --no-install-recommends {}\n\
         Elsewhere install them by these names and put them in PATH. `cargo xtask check` needs none of them.",
        packages.join(" ")
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
