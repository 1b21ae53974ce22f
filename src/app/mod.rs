//! What the app does: a model, the commands that change it, and the effects it asks for. No browser in here.

mod command;
mod edit;
mod import;
mod model;
mod rebase;
mod route;
mod saving;
mod settings;
mod update;

pub use command::{Command, Effect, EntryChange, Env, StoreFault, Ticket};
pub use import::{Import, ImportCounts, ImportFile, LastImport, Plan, Reading, ShownRefusals};
pub use model::{BackupState, LastBackup, Model, Status, StatusLine, Tap, Undo};
pub use route::Route;
pub use settings::{Appearance, LanguageChoice, Settings, TextSize};
pub use update::update;
