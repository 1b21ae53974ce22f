//! What is seen, in the browser: `paint` puts the nodes of `screen` on the page, `shell` is the only part that touches the browser's
//! storage, files and workers.

mod later;
pub mod paint;
mod shell;

pub use shell::start;
