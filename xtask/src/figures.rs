//! What a first visit costs.

use crate::{compress, stage};
use anyhow::Result;
use std::path::Path;

/// Everything a first visit brings to the phone, the service worker and its list included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstLoad {
    /// Bytes with brotli 11, as every file travels alone.
    pub brotli_bytes: u64,
    pub requests: usize,
}

/// Bytes of brotli a first visit may cost.
pub const BROTLI_BYTES_MAX: u64 = 250_000;
/// Requests a first visit may make.
pub const REQUESTS_MAX: usize = 14;

/// Sums up the precached files and sw.js of a built folder.
pub fn first_load(dist: &Path) -> Result<FirstLoad> {
    let mut all: Vec<String> = stage::precache(dist)?.into_iter().map(|asset| asset.url).collect();
    all.push("./sw.js".into());
    let mut brotli_bytes = 0;
    for url in &all {
        let name = if url == "./" { "index.html" } else { url };
        let bytes = std::fs::read(dist.join(name))?;
        brotli_bytes += compress::brotli(&bytes)?.len().min(bytes.len()) as u64;
    }
    Ok(FirstLoad { brotli_bytes, requests: all.len() })
}

impl std::fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "first load {:.1} kB of {} kB (brotli 11), {} of {REQUESTS_MAX} requests",
            self.brotli_bytes as f64 / 1000.0,
            BROTLI_BYTES_MAX / 1000,
            self.requests
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_kept_files_and_the_worker_only() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["index.html", "sw.js", "boot.js", "icon-512.png"] {
            std::fs::write(dir.path().join(name), "x".repeat(5000)).unwrap();
        }
        let load = first_load(dir.path()).unwrap();
        assert_eq!(load.requests, 3);
        assert!(load.brotli_bytes > 0 && load.brotli_bytes < 300, "{load}");
    }
}
