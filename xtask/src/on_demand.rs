//! Modules that are loaded only when they are first used. Each is a member of the workspace with an interface of its own, without
//! wasm-bindgen, and is built after the app, into the same folder.

use crate::module::squeezed;
use crate::{build, paths, run};
use anyhow::{Context, Result};
use std::path::Path;

/// Folder of the build for what is loaded on demand: these modules, and the scripts in `public/on-demand/`.
pub const FOLDER: &str = "on-demand";

/// The members that are built so.
pub const MEMBERS: [&str; 1] = ["stream"];

/// Builds a member and puts it into the folder.
pub fn module(dir: &Path, member: &str) -> Result<()> {
    // A folder of its own: its flags are not those of the app, which would be compiled anew each time.
    let target = paths::root().join("target").join(FOLDER);
    let mut command = run::cargo("build --quiet --release --target wasm32-unknown-unknown --package");
    command
        .arg(member)
        .arg("--target-dir")
        .arg(&target)
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", build::without_paths());
    run::run(&mut command).with_context(|| format!("{member}, which is loaded on demand, did not build"))?;
    let name = format!("{member}.wasm");
    let module = std::fs::read(target.join("wasm32-unknown-unknown/release").join(&name))?;
    let folder = dir.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(name), squeezed(&module)?)?;
    Ok(())
}

/// True for a file of that folder.
pub fn is_in_folder(url: &str) -> bool {
    url.strip_prefix("./").unwrap_or(url).starts_with(&format!("{FOLDER}/"))
}
