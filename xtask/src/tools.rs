//! The build tools: pinned, kept in `.tools/` of this checkout, installed when missing and reused when there.

use crate::{paths, run};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// One program of a crate, at one exact version.
pub struct Tool {
    pub package: &'static str,
    program: &'static str,
    pub version: String,
    /// How long two cores take to compile it.
    minutes: u32,
}

/// Assumptions about its output: `upstream.rs`.
pub fn trunk() -> Tool {
    Tool { package: "trunk", program: "trunk", version: "0.21.14".into(), minutes: 7 }
}

pub fn geckodriver() -> Tool {
    Tool { package: "geckodriver", program: "geckodriver", version: "0.37.1".into(), minutes: 2 }
}

/// The command line of wasm-bindgen must be exactly the version of the library, so Cargo.lock decides.
pub fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: locked("wasm-bindgen")?, minutes: 4 })
}

impl Tool {
    fn dir(&self) -> PathBuf {
        paths::tools().join(format!("{}-{}", self.package, self.version))
    }

    /// A program of the package, installed or not.
    pub fn sibling(&self, program: &str) -> PathBuf {
        self.dir().join("bin").join(program).with_extension(std::env::consts::EXE_EXTENSION)
    }

    pub fn path(&self) -> PathBuf {
        self.sibling(self.program)
    }

    /// True if the program is installed, starts, and reports this version.
    fn is_there(&self) -> bool {
        run::output(Command::new(self.path()).arg("--version")).is_ok_and(|said| says_version(&said, &self.version))
    }

    /// Installs it unless the right version is there.
    pub fn ensure(&self) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let (name, path) = (format!("{} {}", self.package, self.version), self.path());
        println!("Installing {name} into .tools/ (once; about {} minutes on two cores) …", self.minutes);
        // The lock file pins what its author tested; a registry that lags behind it can still offer something that builds.
        if let Err(first) = self.install("--locked") {
            println!("{first:#}\nTrying {name} once more without its lock file …");
            self.install("").with_context(|| {
                format!(
                    "{name} could not be installed.\n\
                     - No network? It is needed once; what is there already is kept.\n\
                     - No C compiler or linker? On Debian: apt-get install build-essential\n\
                     - Or put a {} {} of your own at {}",
                    self.program,
                    self.version,
                    path.display()
                )
            })?;
        }
        let path = path.display();
        ensure!(self.is_there(), "{name} was installed, but {path} does not answer with that version; remove that folder and try again.");
        Ok(())
    }

    fn install(&self, option: &str) -> Result<String> {
        let mut command = run::cargo(&format!("install {} --force {option} --version {} --root", self.package, self.version));
        command
            .arg(self.dir())
            // Less optimisation: the tools run for seconds.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        run::output(&mut command)
    }
}

/// True if the version is a word of its own in the first line: `trunk 0.21.14`, `geckodriver 0.37.1 (…)`.
fn says_version(said: &str, version: &str) -> bool {
    said.lines().next().is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

/// The version of a library that Cargo.lock names; an error where it names none or several, as the build can use only one.
pub fn locked(package: &str) -> Result<String> {
    let id = run::output(run::cargo("pkgid").arg(package))?;
    let (_, version) = id.rsplit_once('@').with_context(|| format!("no version in {id}"))?;
    Ok(version.to_owned())
}

/// What a release build needs: the wasm target, Trunk, wasm-bindgen.
pub fn ensure_build() -> Result<()> {
    ensure_wasm_target()?;
    trunk().ensure()?;
    wasm_bindgen()?.ensure()
}

/// Adds the wasm target to the toolchain in use when it is not there.
fn ensure_wasm_target() -> Result<()> {
    if has_wasm_target() {
        return Ok(());
    }
    println!("Adding the Rust target {WASM_TARGET} …");
    run::output(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!(
            "The Rust target {WASM_TARGET} is missing and could not be added.\n\
             With rustup (https://rustup.rs) and a network: rustup target add {WASM_TARGET}\n\
             With a distribution's Rust: install its package for {WASM_TARGET} (Debian: libstd-rust-dev-wasm32)."
        )
    })?;
    ensure!(
        has_wasm_target(),
        "rustup added {WASM_TARGET}, but the rustc in use does not find it.\n\
         Another Rust stands first in PATH; put rustup's folder (~/.cargo/bin) before it."
    );
    Ok(())
}

/// rustfmt and clippy, which a minimal toolchain lacks.
pub fn ensure_lints() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if run::output(run::cargo(subcommand).arg("--version")).is_err() {
            println!("Adding {component} …");
            run::output(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("`cargo {subcommand}` is missing; install {component} with rustup or your distribution."))?;
        }
    }
    Ok(())
}

/// Runs the compiler in use; returns its output.
fn rustc(arguments: &[&str]) -> Result<String> {
    run::output(Command::new("rustc").current_dir(paths::root()).args(arguments))
}

/// `1.95.0`, of the compiler in use.
pub fn rustc_version() -> Result<String> {
    let said = rustc(&["--version"])?;
    said.split_whitespace().nth(1).map(str::to_owned).with_context(|| format!("no version in {said}"))
}

/// True when the compiler in use can build for wasm.
pub fn has_wasm_target() -> bool {
    rustc(&["--print", "target-libdir", "--target", WASM_TARGET]).is_ok_and(|dir| Path::new(&dir).is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_of_this_checkout_decides_the_version() {
        assert!(wasm_bindgen().unwrap().version.starts_with("0.2."));
        assert!(locked("bindgen").is_err(), "there is none");
        assert!(locked("syn").is_err(), "there are two");
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
