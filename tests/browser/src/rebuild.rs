//! Another build of the app, for tests of updates.

use anyhow::{Context, Result, bail};
use std::path::Path;
use xtask::{compress, paths::files, stage};

/// Copies a build and makes it another one by a mark in the page that does nothing; returns its id.
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

#[cfg(test)]
mod tests {
    use super::*;
    use xtask::build::build_id;

    #[test]
    fn a_restamped_copy_is_another_valid_build() {
        let src = tempfile::tempdir().unwrap();
        let html = r#"<html lang="en" data-build="dev"><head></head><script data-wasm="./a.wasm" data-wasm-integrity=""></script></html>"#;
        for (name, text) in [("index.html", html), ("a.wasm", "wasm"), ("sw.js", "const BUILD = \"dev\";\nconst FILES = [];\n")] {
            std::fs::write(src.path().join(name), text).unwrap();
        }
        assert!(build_id(src.path()).is_err());
        let first = stage::stamp(src.path()).unwrap();
        compress::folder(src.path()).unwrap();
        assert_eq!(build_id(src.path()).unwrap(), first);

        let dst = tempfile::tempdir().unwrap();
        let second = restamp(src.path(), dst.path(), "older").unwrap();
        assert_ne!(first, second);
        assert_eq!(build_id(dst.path()).unwrap(), second);
        let index = std::fs::read(dst.path().join("index.html")).unwrap();
        let packed = std::fs::read(dst.path().join("index.html.br")).unwrap();
        assert_eq!(packed, compress::brotli(&index).unwrap());
        assert_eq!(build_id(src.path()).unwrap(), first, "the source stays as it was");
        assert!(restamp(src.path(), dst.path(), "\"").is_err());
    }
}
