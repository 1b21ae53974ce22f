//! Bytes of a first visit: until the pad takes taps, and until all is cached.

use crate::{compress, stage};
use anyhow::Result;
use std::path::Path;

/// The size of a first visit until the pad takes taps, with the service worker and its list; and of the whole app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstLoad {
    /// Bytes with brotli 11, each file compressed by itself.
    pub brotli_bytes: u64,
    pub requests: usize,
    /// The same with the later part: everything that is cached for use without a network.
    pub all_brotli_bytes: u64,
}

/// Limit of the first load, in bytes with brotli.
pub const BROTLI_BYTES_MAX: u64 = 240_000;
/// Limit of the requests of a first visit.
pub const REQUESTS_MAX: usize = 14;
/// Limit of the whole app, in bytes with brotli.
pub const ALL_BROTLI_BYTES_MAX: u64 = 400_000;

/// Sums up the precached files and sw.js of a built folder.
pub fn first_load(dist: &Path) -> Result<FirstLoad> {
    let mut all: Vec<String> = stage::precache(dist)?.into_iter().map(|asset| asset.url).collect();
    all.push("./sw.js".into());
    let mut load = FirstLoad { brotli_bytes: 0, requests: 0, all_brotli_bytes: 0 };
    for url in &all {
        let name = if url == "./" { "index.html" } else { url };
        let bytes = std::fs::read(dist.join(name))?;
        let travels = compress::brotli(&bytes)?.len().min(bytes.len()) as u64;
        load.all_brotli_bytes += travels;
        if !stage::is_later(url) {
            load.brotli_bytes += travels;
            load.requests += 1;
        }
    }
    Ok(load)
}

impl FirstLoad {
    /// True if no limit is exceeded. Sizes do not depend on the build machine, so a test can check them.
    pub fn is_within_limits(&self) -> bool {
        self.brotli_bytes <= BROTLI_BYTES_MAX && self.requests <= REQUESTS_MAX && self.all_brotli_bytes <= ALL_BROTLI_BYTES_MAX
    }
}

impl std::fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "first load {:.1} kB of {} kB (brotli 11), {} of {REQUESTS_MAX} requests; all of it {:.1} kB of {} kB",
            self.brotli_bytes as f64 / 1000.0,
            BROTLI_BYTES_MAX / 1000,
            self.requests,
            self.all_brotli_bytes as f64 / 1000.0,
            ALL_BROTLI_BYTES_MAX / 1000
        )?;
        if self.is_within_limits() { Ok(()) } else { write!(f, " — OVER ITS LIMIT") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_more_than_it_may_is_over_the_limit() {
        let most = FirstLoad { brotli_bytes: BROTLI_BYTES_MAX, requests: REQUESTS_MAX, all_brotli_bytes: ALL_BROTLI_BYTES_MAX };
        assert!(most.is_within_limits() && !most.to_string().contains("OVER"), "{most}");
        for over in [
            FirstLoad { brotli_bytes: BROTLI_BYTES_MAX + 1, ..most },
            FirstLoad { requests: REQUESTS_MAX + 1, ..most },
            FirstLoad { all_brotli_bytes: ALL_BROTLI_BYTES_MAX + 1, ..most },
        ] {
            assert!(!over.is_within_limits() && over.to_string().ends_with("OVER ITS LIMIT"), "{over}");
        }
    }

    #[test]
    fn counts_the_kept_files_and_the_worker_only() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["index.html", "sw.js", "boot.js", "icon-512.png", "later-0.wasm"] {
            std::fs::write(dir.path().join(name), "x".repeat(5000)).unwrap();
        }
        let load = first_load(dir.path()).unwrap();
        assert_eq!(load.requests, 3);
        assert!(load.brotli_bytes > 0 && load.brotli_bytes < 300, "{load}");
        assert!(load.all_brotli_bytes > load.brotli_bytes, "{load}");
    }
}
