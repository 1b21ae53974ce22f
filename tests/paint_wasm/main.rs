//! Nodes as a Leptos view in a real page: a matched node keeps its element, and the page always equals a fresh build.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test may stop at the first surprise"
)]

mod fields;
mod lists;
mod outside;
mod page;
#[allow(dead_code, reason = "shared with the native tests")]
#[path = "../common/rng.rs"]
mod rng;
mod seeded;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
