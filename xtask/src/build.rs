//! The release build.

use crate::{compress, headers, paths, run, split, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Variable with the folder of the build to test.
pub const DIST_VARIABLE: &str = "PAIN_DIARY_DIST";

/// Installs tools, builds a release, and adds what hosts use: `_headers` and compressed files. Returns its folder.
pub fn build() -> Result<PathBuf> {
    tools::ensure_build()?;
    // Trunk runs offline, so it cannot download tools of its own; the libraries are fetched here.
    run::output(&mut run::cargo("fetch"))
        .context("The libraries in Cargo.lock could not be had. They are downloaded once, so a network is needed the first time.")?;
    println!("Building the app (about a minute; the first time some minutes on two cores) …");
    run::run(&mut split_build()?).context("The app did not build; the reason stands above.")?;
    let dist = paths::root().join("dist");
    build_id(&dist)?;
    std::fs::write(dist.join("_headers"), headers::headers_file(&paths::files(&dist)?))?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// Runs `trunk build` without options of ours: a development build, not split.
pub fn plain(dist: &Path) -> Result<()> {
    let tool = tools::wasm_bindgen()?.path();
    let bin_dir = tool.parent().context("a program lies in a folder")?;
    run::output(trunk_build(bin_dir)?.arg("--dist").arg(dist)).context("`trunk build` failed")?;
    Ok(())
}

/// `trunk build` with the wasm-bindgen of a folder, and without a network.
fn trunk_build(wasm_bindgen: &Path) -> Result<Command> {
    let mut command = Command::new(tools::trunk().path());
    command
        .current_dir(paths::root())
        .args(["build", "--offline", "true", "--skip-version-check"])
        .env("PATH", run::path_with(wasm_bindgen)?)
        // Compiler errors and warnings, without a line for each library.
        .env("CARGO_TERM_QUIET", "true")
        // Trunk 0.21 reads NO_COLOR=1 as a wrong value of a flag of its own and stops.
        .env_remove("NO_COLOR")
        // A target or flags from the environment would give a different build than the tested one.
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS");
    Ok(command)
}

fn split_build() -> Result<Command> {
    let parts = paths::tools().join("split");
    if parts.exists() {
        // Parts of an earlier build must not be used.
        std::fs::remove_dir_all(&parts)?;
    }
    let flags = format!("{} {}", split::RUST_FLAGS, without_paths());
    let mut command = trunk_build(&paths::root().join("xtask").join("stand-in"))?;
    command
        .arg("--release")
        .env(split::DIR_VARIABLE, parts)
        // Added to the flags in .cargo/config.toml.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    Ok(command)
}

/// Compiler flags for a program without paths of the build machine: builds are reproducible.
pub fn without_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    home.map(|cargo_home| format!("--remap-path-prefix={}=", cargo_home.join("registry").join("src").display())).unwrap_or_default()
}

/// The build named by the environment, else a fresh one.
pub fn dist_or_build() -> Result<PathBuf> {
    let Some(dist) = std::env::var_os(DIST_VARIABLE).map(PathBuf::from) else { return build() };
    build_id(&dist).with_context(|| format!("{DIST_VARIABLE} names no build"))?;
    Ok(dist)
}

/// The id of a build, from its service worker.
pub fn build_id(dist: &Path) -> Result<String> {
    let path = dist.join("sw.js");
    let worker = std::fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    let id = worker.lines().find_map(|line| line.strip_prefix("const BUILD = \"")?.strip_suffix("\";"));
    let id = id.filter(|id| id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    id.map(str::to_owned).with_context(|| format!("{} was not stamped; does Trunk.toml still call `cargo xtask stage`?", path.display()))
}
