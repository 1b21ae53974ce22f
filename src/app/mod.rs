//! What the app does: a model, the commands that change it, and the effects it asks for. No browser in here.

mod change;
mod command;
mod desk;
mod edit;
mod field;
mod forms;
mod import;
mod model;
mod pick;
mod rebase;
mod route;
mod saving;
mod settings;
mod update;

pub use change::{Change, Refused};
pub use command::{Around, Ask, Command, Effect, Env, Picked, StoreFault, Ticket, TimeOf};
pub use desk::{Ask as AskNumber, BodyView, Desk, Metrics, Need, Show};
pub use field::Field;
pub use import::{Import, ImportCounts, ImportFile, LastImport, Plan, Reading, ShownRefusals};
pub use model::{BackupState, DayPlace, LastBackup, Model, Status, StatusLine, Surroundings, Tap, Undo};
pub use route::Route;
pub use settings::{Appearance, LanguageChoice, Settings, TextSize};
pub use update::update;
