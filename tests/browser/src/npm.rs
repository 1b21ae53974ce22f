//! Packages of npm that the tests use, pinned in package-lock.json and installed when one is missing.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Journeys run side by side, and one installation is enough.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The folder of a package, installed in the version of the lock file.
pub fn installed(package: &str) -> Result<PathBuf> {
    let _alone = INSTALLING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let here = folder();
    let place = here.join("node_modules").join(package);
    let wanted = json(&here.join("package-lock.json"))?;
    let wanted = wanted["packages"][format!("node_modules/{package}")]["version"].as_str().map(str::to_owned);
    let wanted = wanted.with_context(|| format!("package-lock.json does not name {package}"))?;
    if json(&place.join("package.json")).is_ok_and(|known| known["version"] == *wanted) {
        return Ok(place);
    }
    let out =
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&here).output().with_context(|| {
            format!("{package} is installed with npm, which is not here. Install Node.js with npm (Debian: nodejs npm).")
        })?;
    if !out.status.success() {
        bail!("`npm ci` in tests/browser failed: {}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(place)
}

/// Runs a script of this folder with node; returns what it printed.
pub fn node(script: &str, arguments: &[&str]) -> Result<Vec<u8>> {
    let out = Command::new("node").arg(folder().join("src").join(script)).args(arguments).output().context("node")?;
    if !out.status.success() {
        bail!("node {script}: {}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(out.stdout)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn json(file: &Path) -> Result<Value> {
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}
