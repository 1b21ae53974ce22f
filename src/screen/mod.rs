//! All screens as plain data: a pure function of the model, the language and the time.

mod context;
mod describe;
mod later;
pub mod node;
mod pages;
mod panel;
mod parts;
mod plain;
mod version_words;
mod viewport;

pub use context::{Cache, Screen};
pub use later::LazyScreens;
pub use panel::{Inputs, Panel, draw};
pub use viewport::{Metrics, Viewport};

#[cfg(test)]
mod tests;
