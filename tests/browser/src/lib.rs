//! The harness of the browser tests: starts the three engines, serves the built app, and drives the page by role and name.

pub mod app;
pub mod around_a_visit;
pub mod axe;
pub mod backup;
pub mod camera;
pub mod cases;
pub mod diary;
pub mod driver;
pub mod engine;
pub mod journey;
pub mod keys;
pub mod locked;
pub mod look;
pub mod npm;
pub mod picture;
pub mod pool;
pub mod print;
pub mod process;
pub mod profile;
pub mod rebuild;
pub mod sample;
pub mod server;
pub mod session;
pub mod site;
pub mod tour;
pub mod watch;

pub use app::App;
pub use engine::Engine;
pub use journey::run;
pub use profile::{Options, Profile};
pub use session::Browser;
