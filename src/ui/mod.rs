//! The user interface in the browser: `view` makes a Leptos view of the nodes of `screen`; `components` are the parts of the app, each on a
//! memo of its own; `shell` is the only part that uses the browser's storage, files and workers.

mod components;
mod host;
mod later;
mod shell;
pub mod view;

/// Starts the app.
pub fn start() {
    shell::start(host::mount);
}
