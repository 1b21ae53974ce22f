//! Modules that are loaded only when they are first used. Each is a member of the workspace with an interface of its own, without
//! wasm-bindgen, and is built after the app, into the same folder.

use crate::module::squeezed;
use crate::{build, paths, run};
use anyhow::{Context, Result};
use std::path::Path;

/// Folder of the build for what is loaded on demand: these modules, and the scripts in `public/on-demand/`.
pub const FOLDER: &str = "on-demand";

/// The members that are built so.
const MEMBERS: [&str; 2] = ["lock", "stream"];

/// The lists of words from which a recovery sheet is drawn: a file of the repository, and its name in the folder.
const WORDS: [(&str, &str); 2] = [("seal/words/en.txt", "words-en.txt"), ("seal/words/es.txt", "words-es.txt")];

/// Adds everything that is not in `public/on-demand/` as it is: the members as modules, and the lists of words.
pub fn add(dir: &Path) -> Result<()> {
    MEMBERS.iter().try_for_each(|member| module(dir, member))?;
    WORDS.iter().try_for_each(|(file, name)| {
        std::fs::copy(paths::root().join(file), dir.join(FOLDER).join(name)).map(drop).with_context(|| (*file).to_owned())
    })
}

/// Builds a member and puts it into the folder.
fn module(dir: &Path, member: &str) -> Result<()> {
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
