//! Browser effects, one file each. Codes only, no words; compiled for wasm only.

pub mod clock;
pub mod copies;
pub mod files;
pub mod intl;
pub mod lock;
pub mod minute;
pub mod names;
pub mod pause;
pub mod persistence;
pub mod seal;
pub mod settings;
pub mod store;
pub mod stream;
pub mod tabs;
pub mod worker;

mod dom;
