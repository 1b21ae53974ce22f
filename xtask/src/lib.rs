//! The project's commands as a library: `main.rs` is the command line, `tests/browser` uses the build, the server and the browsers.

mod arrange;
pub mod browsers;
pub mod build;
pub mod compress;
pub mod figures;
mod glue;
pub mod headers;
mod module;
pub mod on_demand;
pub mod paths;
pub mod run;
pub mod seal;
pub mod server;
pub mod split;
pub mod stage;
pub mod suite;
pub mod tools;
mod unused;
mod upstream;
