//! The build tools: pinned, kept in `.tools/` of this checkout, installed when missing and reused when there.

use crate::{paths, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Assumptions about its output: `upstream.rs`.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// One program of a crate, at one exact version.
pub struct Tool {
    pub package: &'static str,
    pub program: &'static str,
    pub version: String,
    /// How long two cores take to compile it.
    minutes: u32,
}

impl Tool {
    /// The folder of the program, installed or not.
    pub fn bin_dir(&self) -> PathBuf {
        paths::root().join(".tools").join(format!("{}-{}", self.package, self.version)).join("bin")
    }

    pub fn path(&self) -> PathBuf {
        self.bin_dir().join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
    }

    /// True if the program is installed, starts, and reports this version.
    pub fn is_there(&self) -> bool {
        run::output(Command::new(self.path()).arg("--version")).is_some_and(|said| says_version(&said, &self.version))
    }
}

/// `trunk 0.21.14`, `geckodriver 0.37.1 (…)`: the version as a word of its own in the first line.
fn says_version(said: &str, version: &str) -> bool {
    said.lines().next().is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

pub fn trunk() -> Tool {
    Tool { package: "trunk", program: "trunk", version: TRUNK.into(), minutes: 7 }
}

pub fn geckodriver() -> Tool {
    Tool { package: "geckodriver", program: "geckodriver", version: GECKODRIVER.into(), minutes: 2 }
}

/// The command line of wasm-bindgen must be exactly the version of the library, so Cargo.lock decides.
pub fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: locked("wasm-bindgen")?, minutes: 4 })
}

/// The version of a library that this checkout is built with.
pub fn locked(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(paths::root().join("Cargo.lock")).context("could not read Cargo.lock")?;
    locked_version(&lock, package)
}

/// The runner of wasm-bindgen tests, which comes with the command line.
pub fn wasm_test_runner() -> Result<PathBuf> {
    let name = format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX);
    Ok(wasm_bindgen()?.bin_dir().join(name))
}

/// The one version of a package in a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not readable")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let word = |of: &toml::Value, key| of.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let mut found: Vec<String> =
        packages.filter(|known| word(known, "name").as_deref() == Some(package)).filter_map(|known| word(known, "version")).collect();
    match (found.pop(), found.is_empty()) {
        (Some(version), true) => Ok(version),
        (None, _) => bail!("Cargo.lock has no {package}"),
        (Some(_), false) => bail!("Cargo.lock has more than one {package}; the build can use only one"),
    }
}

/// What a release build needs: the wasm target, Trunk, wasm-bindgen.
pub fn ensure_build() -> Result<()> {
    ensure_wasm_target()?;
    ensure(&trunk())?;
    ensure(&wasm_bindgen()?)
}

/// Adds the wasm target to the toolchain in use when it is not there.
pub fn ensure_wasm_target() -> Result<()> {
    if has_wasm_target() {
        return Ok(());
    }
    println!("Adding the Rust target {WASM_TARGET} …");
    run::run_silently(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!(
            "The Rust target {WASM_TARGET} is missing and could not be added.\n\
             With rustup (https://rustup.rs) and a network: rustup target add {WASM_TARGET}\n\
             With a distribution's Rust: install its package for {WASM_TARGET} \
             (Debian: libstd-rust-dev-wasm32)."
        )
    })?;
    if !has_wasm_target() {
        bail!(
            "rustup added {WASM_TARGET}, but the rustc in use does not find it.\n\
             Another Rust stands first in PATH; put rustup's folder (~/.cargo/bin) before it."
        );
    }
    Ok(())
}

/// rustfmt and clippy, which a minimal toolchain lacks.
pub fn ensure_lints() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if run::output(run::cargo().args([subcommand, "--version"])).is_none() {
            println!("Adding {component} …");
            run::run_silently(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("`cargo {subcommand}` is missing; install {component} with rustup or your distribution."))?;
        }
    }
    Ok(())
}

/// `1.95.0`, of the compiler in use.
pub fn rustc_version() -> Option<String> {
    let said = run::output(Command::new("rustc").current_dir(paths::root()).arg("--version"))?;
    said.split_whitespace().nth(1).map(str::to_owned)
}

/// True when the compiler in use can build for wasm.
pub fn has_wasm_target() -> bool {
    let libdir = run::output(Command::new("rustc").current_dir(paths::root()).args(["--print", "target-libdir", "--target", WASM_TARGET]));
    libdir.is_some_and(|dir| Path::new(&dir).is_dir())
}

/// Installs a tool into `.tools/` unless the right version is there.
pub fn ensure(tool: &Tool) -> Result<()> {
    if tool.is_there() {
        return Ok(());
    }
    let name = format!("{} {}", tool.package, tool.version);
    println!("Installing {name} into .tools/ (once; about {} minutes on two cores) …", tool.minutes);
    // The lock file pins what its author tested; a registry that lags behind it can still offer something that builds.
    if let Err(first) = install(tool, true) {
        println!("{first:#}\nTrying {name} once more without its lock file …");
        install(tool, false).with_context(|| {
            format!(
                "{name} could not be installed.\n\
                 - No network? It is needed once; what is there already is kept.\n\
                 - No C compiler or linker? On Debian: apt-get install build-essential\n\
                 - Or put a {} {} of your own at {}",
                tool.program,
                tool.version,
                tool.path().display()
            )
        })?;
    }
    if !tool.is_there() {
        bail!("{name} was installed, but {} does not answer with that version; remove that folder and try again.", tool.path().display());
    }
    Ok(())
}

fn install(tool: &Tool, locked: bool) -> Result<()> {
    let root = paths::root().join(".tools").join(format!("{}-{}", tool.package, tool.version));
    let mut command = run::cargo();
    command
        .args(["install", tool.package, "--force", "--version", &tool.version, "--root"])
        .arg(&root)
        // Less optimisation: the tools run for seconds.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS");
    if locked {
        command.arg("--locked");
    }
    run::run_silently(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4
[[package]]
name = "wasm-bindgen"
version = "0.2.126"
source = "registry+x"
dependencies = ["cfg-if"]
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.9"
[[package]]
name = "twice"
version = "1.0.0"
[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn the_lock_decides_the_version() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.126");
        assert!(locked_version(LOCK, "bindgen").is_err());
        assert!(locked_version(LOCK, "twice").is_err());
        assert!(locked_version("not a lock", "wasm-bindgen").is_err());
    }

    #[test]
    fn this_checkout_has_a_lock_with_wasm_bindgen() {
        assert!(wasm_bindgen().unwrap().version.starts_with("0.2."));
    }

    #[test]
    fn a_version_is_a_whole_word_of_the_first_line() {
        assert!(says_version("geckodriver 0.37.1 (abc 2026-01-01)\nmore", "0.37.1"));
        assert!(says_version("trunk 0.21.14", "0.21.14"));
        assert!(!says_version("trunk 0.21.14", "0.21.1"));
        assert!(!says_version("trunk 0.22.1\nneeds 0.21.14", "0.21.14"));
        assert!(!says_version("", "0.21.14"));
    }
}
