//! Pain Diary: an offline diary for cancer pain, kept in the browser. See `docs/architecture.md`.

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

pub mod app;
pub mod domain;
pub mod format;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod screen;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod view;
