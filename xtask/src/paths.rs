//! Paths of the project, and the files of a folder.

use anyhow::Result;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use walkdir::WalkDir;

/// The repository's root, whatever folder the command was started in.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository's root").to_path_buf()
}

/// The folder of installed tools and of other builds.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Every file of a folder, relative with `/` between, in a fixed order.
pub fn files(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            names.push(entry.path().strip_prefix(dir)?.to_string_lossy().replace(MAIN_SEPARATOR_STR, "/"));
        }
    }
    Ok(names)
}
