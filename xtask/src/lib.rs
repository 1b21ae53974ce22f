//! The project's commands as a library: `main.rs` is the command line, `tests/browser` uses the server, the build and the tools.

mod arrange;
pub mod browsers;
pub mod build;
pub mod compress;
pub mod count;
pub mod figures;
pub mod headers;
mod module;
pub mod paths;
pub mod run;
pub mod sample;
pub mod server;
pub mod split;
pub mod stage;
pub mod suite;
pub mod tools;
mod unused;
