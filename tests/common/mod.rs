//! Shared code of the native tests.
#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise"
)]

pub mod bodies;
pub mod declared;
pub mod derived;
pub mod details;
pub mod golden;
pub mod junk;
pub mod records;
pub mod rng;
pub mod summary;

use proptest::test_runner::Config;

/// How many cases a property is tried with: few by default so that the whole suite takes seconds, and
/// `PROPTEST_CASES=10000 cargo test` in the long run. Failures print the smallest case that shows them.
pub fn cases(default: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().map(|cases| cases.parse().expect("PROPTEST_CASES is a number"));
    // Rejected values are counted over all cases; in a long run many of them do not indicate a bad strategy.
    Config {
        cases: asked.unwrap_or(default),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        max_local_rejects: u32::MAX,
        ..Config::default()
    }
}
