//! Paths of the project.

use std::path::{Path, PathBuf};

/// The repository's root, whatever folder the command was started in.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository's root").to_path_buf()
}

/// The built app, ready for any static host.
pub fn dist() -> PathBuf {
    root().join("dist")
}
