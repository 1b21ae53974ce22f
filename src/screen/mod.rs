//! All screens as plain data: a pure function of the model, the language and the time.

mod cache;
mod context;
mod describe;
mod draw;
mod later;
pub mod node;
mod opened;
mod pages;
mod panel;
mod parts;
mod report;
mod version_words;
mod viewport;

pub use cache::Cache;
pub use context::{LazyScreens, Screen};
pub use draw::draw;
pub use panel::{Inputs, Panel};
pub use viewport::{Metrics, PageSize, Viewport};

#[cfg(test)]
mod tests;
