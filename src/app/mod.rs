//! What the app does: a model, the commands that change it, and the effects it asks for. No browser in here.

mod change;
mod change_visit;
mod command;
mod desk;
mod draft;
mod edit;
mod erase;
mod field;
mod forms;
mod import;
mod model;
mod nudge;
mod orphan;
mod pick;
mod place;
mod queue;
mod rebase;
mod route;
mod saving;
mod settings;
mod update;
mod visits;

pub use change::{Change, Refused};
pub use command::{Around, Ask, Command, Effect, Env, Picked, StoreFault, Ticket, TimeOf};
pub use desk::{Ask as AskNumber, BodyView, Desk, DoctorView, Metrics, Need, Show, Stretch};
pub use draft::Draft;
pub use field::{Field, PlacedText};
pub use import::{Import, ImportCounts, ImportFile, LastImport, Plan, Reading, ShownRefusals};
pub use model::{BackupState, DayPlace, LastBackup, Model, Status, StatusLine, Surroundings, Tap, Undo};
pub use nudge::Nudge;
pub use orphan::{Way, Wish};
pub use place::Place;
pub use queue::Queue;
pub use route::Route;
pub use settings::{Appearance, LanguageChoice, LeaveOut, Settings, TextSize};
pub use update::update;
