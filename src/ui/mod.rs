//! What is seen. `shell` is the only part that touches the browser's storage, files and workers.

mod components;
mod live;
mod pages;
mod root;
mod shell;

pub use shell::start;
