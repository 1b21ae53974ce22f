//! The release build.

use crate::{compress, headers, paths, run, split, stage, tools};
use anyhow::{Context, Result, bail};
use regex::Regex;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// Where tests find the build they are to use.
pub const DIST_VARIABLE: &str = "PAIN_DIARY_DIST";

/// A finished build.
pub struct Built {
    pub dist: PathBuf,
    pub build_id: String,
}

/// Tools, release build, and what hosts want beside it: `_headers` and compressed twins.
pub fn build() -> Result<Built> {
    tools::ensure_build()?;
    // Trunk runs cargo without a network, so that neither it nor a tool of its own is fetched behind our back.
    run::run(run::cargo().arg("fetch"))
        .context("The libraries in Cargo.lock could not be had. They are downloaded once, so a network is needed the first time.")?;
    run::run(&mut trunk_build()?).context("The app did not build; the reason stands above.")?;
    let dist = paths::dist();
    let build_id = build_id(&dist)?;
    let files = files(&dist)?;
    std::fs::write(dist.join("_headers"), headers::headers_file(files.iter().map(String::as_str)))?;
    compress::folder(&dist)?;
    Ok(Built { dist, build_id })
}

fn trunk_build() -> Result<Command> {
    let trunk = tools::trunk();
    let split_dir = paths::root().join(".tools").join("split");
    let mut command = Command::new(trunk.path());
    command
        .current_dir(paths::root())
        .args(["build", "--release", "--offline", "true", "--skip-version-check"])
        .env("PATH", run::path_with(&[&split::stand_in()?])?)
        .env(split::DIR_VARIABLE, &split_dir)
        // Trunk 0.21 reads NO_COLOR=1 as a wrong value of a flag of its own and stops.
        .env_remove("NO_COLOR")
        // A stray target or flags from the outside would give another build than the one that is tested.
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS");
    let mut flags = split::RUST_FLAGS.to_owned();
    if let Some(cargo_home) = cargo_home() {
        // The program names no folder of the machine that built it and is the same from any.
        flags += &format!(" --remap-path-prefix={}=", cargo_home.join("registry").join("src").display());
    }
    // Added to the flags in .cargo/config.toml.
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    Ok(command)
}

fn cargo_home() -> Option<PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// The build named by the environment, else a fresh one.
pub fn dist_or_build() -> Result<PathBuf> {
    match std::env::var_os(DIST_VARIABLE) {
        Some(dist) => {
            let dist = PathBuf::from(dist);
            build_id(&dist).with_context(|| format!("{DIST_VARIABLE} names no build"))?;
            Ok(dist)
        }
        None => Ok(build()?.dist),
    }
}

/// The id a build carries in its service worker.
pub fn build_id(dist: &Path) -> Result<String> {
    let path = dist.join("sw.js");
    let worker = std::fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    let line = Regex::new(r#"(?m)^const BUILD = "([0-9a-f]{12})";$"#)?;
    match line.captures(&worker) {
        Some(found) => Ok(found[1].to_string()),
        None => bail!("{} was not stamped; does Trunk.toml still call `cargo xtask stage`?", path.display()),
    }
}

/// Copies a build and makes it another one by a mark in the page that does nothing. For tests of updates.
pub fn restamp(src: &Path, dst: &Path, marker: &str) -> Result<String> {
    if marker.contains(['"', '<', '>', '&']) {
        bail!("a marker is a plain word");
    }
    for name in files(src)? {
        let to = dst.join(&name);
        std::fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        std::fs::copy(src.join(&name), to)?;
    }
    let index = dst.join("index.html");
    let html = std::fs::read_to_string(&index)?;
    let meta = format!("<meta name=\"marker\" content=\"{marker}\"></head>");
    std::fs::write(&index, html.replacen("</head>", &meta, 1))?;
    let id = stage::stamp(dst)?;
    // The compressed twins came along with the copy; the two changed files need new ones.
    if src.join("index.html.br").exists() {
        compress::file(&index)?;
        compress::file(&dst.join("sw.js"))?;
    }
    Ok(id)
}

/// The path ("/boot-0123456789abcdef.js") of a file that a build names after its content, by its plain name: "boot.js", "early.js",
/// "icon.svg", "app.css", "pain-diary.js", "pain-diary_bg.wasm".
pub fn path_of(dist: &Path, plain: &str) -> Result<String> {
    let hash = Regex::new("-[0-9a-f]{16}")?;
    let found = files(dist)?.into_iter().find(|name| hash.replace(name, "") == plain);
    found.map(|name| format!("/{name}")).with_context(|| format!("{} has no {plain}", dist.display()))
}

/// Every file of a folder, relative and sorted.
fn files(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(dir)?.to_string_lossy();
            names.push(name.replace(std::path::MAIN_SEPARATOR, "/"));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restamped_copy_is_another_valid_build() {
        let src = tempfile::tempdir().unwrap();
        let html = r#"<html lang="en" data-build="dev"><head></head><script data-wasm="./a.wasm"></script></html>"#;
        for (name, text) in [("index.html", html), ("a.wasm", "wasm"), ("sw.js", "const BUILD = \"dev\";\nconst FILES = [];\n")] {
            std::fs::write(src.path().join(name), text).unwrap();
        }
        assert!(build_id(src.path()).is_err());
        let first = stage::stamp(src.path()).unwrap();
        compress::folder(src.path()).unwrap();
        assert_eq!(build_id(src.path()).unwrap(), first);

        let dst = tempfile::tempdir().unwrap();
        std::fs::write(src.path().join("app-0123456789abcdef.css"), "").unwrap();
        assert_eq!(path_of(src.path(), "app.css").unwrap(), "/app-0123456789abcdef.css");
        assert_eq!(path_of(src.path(), "a.wasm").unwrap(), "/a.wasm");
        assert!(path_of(src.path(), "b.wasm").is_err());
        let second = restamp(src.path(), dst.path(), "older").unwrap();
        assert_ne!(first, second);
        assert_eq!(build_id(dst.path()).unwrap(), second);
        let index = std::fs::read(dst.path().join("index.html")).unwrap();
        let packed = std::fs::read(dst.path().join("index.html.br")).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, index);
        assert_eq!(build_id(src.path()).unwrap(), first, "the source stays as it was");
        assert!(restamp(src.path(), dst.path(), "\"").is_err());
    }
}
