//! Writes `.br` and `.gz` beside every file that becomes smaller, so that no server has to compress.

use crate::paths;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::Path;

/// Brotli 11, which the size limits assume: with blocks of the default length or of 1 MiB, whichever result is smaller (saves 1.3 kB of the
/// later part).
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let packed = |lgblock| {
        let mut out = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, lgblock, size_hint: bytes.len(), ..Default::default() };
        brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map(|_| out)
    };
    let (default, large) = (packed(0)?, packed(20)?);
    Ok(if large.len() < default.len() { large } else { default })
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// True for text and wasm; pictures are already compressed.
fn gains(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    matches!(extension, "html" | "css" | "js" | "wasm" | "webmanifest" | "svg" | "ftl" | "json" | "txt" | "md")
}

/// Writes the compressed twins of one file, or removes stale ones when they would not be smaller.
pub fn file(path: &Path) -> Result<()> {
    let bytes = std::fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    for (suffix, packed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        let twin = path.with_added_extension(suffix);
        if packed.len() < bytes.len() {
            std::fs::write(&twin, packed)?;
        } else if twin.exists() {
            std::fs::remove_file(&twin)?;
        }
    }
    Ok(())
}

/// Compresses every suitable file of a folder.
pub fn folder(dir: &Path) -> Result<()> {
    let paths = paths::files(dir)?.into_iter().map(|name| dir.join(name));
    paths.filter(|path| gains(path)).try_for_each(|path| file(&path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn twins_unpack_to_the_file_and_small_files_have_none() {
        let dir = tempfile::tempdir().unwrap();
        let text = "no pain, worst pain. ".repeat(200);
        std::fs::write(dir.path().join("long.js"), &text).unwrap();
        std::fs::write(dir.path().join("x.js"), "1").unwrap();
        std::fs::write(dir.path().join("x.js.gz"), "stale").unwrap();
        std::fs::write(dir.path().join("long.png"), &text).unwrap();
        folder(dir.path()).unwrap();

        let packed = |name: &str| std::fs::File::open(dir.path().join(name)).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed("long.js.br"), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(packed("long.js.gz")).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert_eq!(paths::files(dir.path()).unwrap(), ["long.js", "long.js.br", "long.js.gz", "long.png", "x.js"]);
    }
}
