//! Bytes of a first visit: until the pad takes taps, and until all is cached.

use crate::{compress, stage};
use anyhow::Result;
use std::path::Path;

/// The size of a first visit until the pad takes taps, with the service worker and its list; and of the whole app.
#[derive(Debug, Clone, Copy)]
pub struct FirstLoad {
    /// Bytes with brotli 11, each file compressed by itself.
    pub brotli_bytes: u64,
    pub requests: usize,
    /// The same with the later part: the whole app.
    pub all_brotli_bytes: u64,
    /// What is loaded on demand, for codes, sealed files, copies in a folder, and by who set a passcode; cached for use without a network, and
    /// not part of the others.
    pub on_demand_brotli_bytes: u64,
}

/// The limits. On demand: codes 51 kB, sealed files 131 kB, the lock 35 kB at most (its module 13 kB, two lists of words 8 kB, scripts).
pub const MAX: FirstLoad = FirstLoad { brotli_bytes: 240_000, requests: 14, all_brotli_bytes: 512_000, on_demand_brotli_bytes: 220_000 };

/// Sums up the precached files and sw.js of a built folder.
pub fn first_load(dist: &Path) -> Result<FirstLoad> {
    let kept = stage::precache(dist)?.into_iter().map(|(url, _)| url);
    let mut load = FirstLoad { brotli_bytes: 0, requests: 0, all_brotli_bytes: 0, on_demand_brotli_bytes: 0 };
    for url in kept.chain(["./sw.js".into()]) {
        let name = if url == "./" { "index.html" } else { &url };
        let bytes = std::fs::read(dist.join(name))?;
        let travels = compress::brotli(&bytes)?.len().min(bytes.len()) as u64;
        if stage::is_on_demand(&url) {
            load.on_demand_brotli_bytes += travels;
            continue;
        }
        load.all_brotli_bytes += travels;
        if !stage::is_later(&url) {
            load.brotli_bytes += travels;
            load.requests += 1;
        }
    }
    Ok(load)
}

impl FirstLoad {
    /// True if no limit is exceeded. Sizes do not depend on the build machine, so a test can check them.
    pub fn is_within_limits(&self) -> bool {
        let is_small = self.all_brotli_bytes <= MAX.all_brotli_bytes && self.on_demand_brotli_bytes <= MAX.on_demand_brotli_bytes;
        self.brotli_bytes <= MAX.brotli_bytes && self.requests <= MAX.requests && is_small
    }
}

impl std::fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kb = |of: &Self| [of.brotli_bytes, of.all_brotli_bytes, of.on_demand_brotli_bytes].map(|bytes| bytes as f64 / 1000.0);
        let ([first, all, on_demand], [first_max, all_max, on_demand_max]) = (kb(self), kb(&MAX));
        write!(f, "first load {first:.1} kB of {first_max} kB (brotli 11), {} of {} requests; ", self.requests, MAX.requests)?;
        write!(f, "all of it {all:.1} kB of {all_max} kB; ")?;
        write!(f, "on demand {on_demand:.1} kB of {on_demand_max} kB{}", if self.is_within_limits() { "" } else { " — OVER ITS LIMIT" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_more_than_it_may_is_over_the_limit() {
        assert!(MAX.is_within_limits() && !MAX.to_string().contains("OVER"), "{MAX}");
        for over in [
            FirstLoad { brotli_bytes: MAX.brotli_bytes + 1, ..MAX },
            FirstLoad { requests: MAX.requests + 1, ..MAX },
            FirstLoad { all_brotli_bytes: MAX.all_brotli_bytes + 1, ..MAX },
            FirstLoad { on_demand_brotli_bytes: MAX.on_demand_brotli_bytes + 1, ..MAX },
        ] {
            assert!(!over.is_within_limits() && over.to_string().ends_with("OVER ITS LIMIT"), "{over}");
        }
    }

    #[test]
    fn counts_the_kept_files_and_the_worker_only() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["index.html", "sw.js", "boot.js", "icon-512.png", "later-0.wasm", "seal-0.wasm"] {
            std::fs::write(dir.path().join(name), "x".repeat(5000)).unwrap();
        }
        let load = first_load(dir.path()).unwrap();
        assert_eq!(load.requests, 3);
        assert!(load.brotli_bytes > 0 && load.brotli_bytes < 300, "{load}");
        std::fs::create_dir(dir.path().join("on-demand")).unwrap();
        std::fs::write(dir.path().join("on-demand/code.js"), "x".repeat(5000)).unwrap();
        let more = first_load(dir.path()).unwrap();
        assert!(more.all_brotli_bytes == load.all_brotli_bytes && more.on_demand_brotli_bytes > load.on_demand_brotli_bytes, "{more}");
        assert!(load.all_brotli_bytes > load.brotli_bytes, "{load}");
        assert!(load.on_demand_brotli_bytes > 0 && load.all_brotli_bytes < load.brotli_bytes * 2, "{load}");
    }
}
