//! The application core: a model, the commands that change it, and the effects it requests. Independent of the browser.

mod backup;
mod clock;
mod command;
mod derived;
mod draft;
mod edit;
mod effect;
mod env;
mod field;
mod field_text;
mod forms;
mod handle;
mod import;
mod import_counts;
mod import_file;
mod imports;
mod model;
mod orphan;
mod outbox;
mod plan;
mod platform;
mod queue;
mod recent;
mod refusals;
mod route;
mod saving;
mod seal;
mod settings;
mod stamping;
mod status;
mod typed;
mod ui_state;
mod update;
mod upsert;

pub use backup::{BackupState, LastBackup};
pub use clock::Clock;
pub use command::{
    BackupCommand, Command, CommitInput, Dismiss, Erase, Form, ImportCommand, Input, Navigate, OrphanAction, Pad, Picked, PlatformEvent,
    SealCommand, Setting, StoreEvent, Tap, TimeOf, UiAction, Write,
};
pub use derived::{DayPartKey, DerivedRecord};
pub use effect::{Effect, PlatformRequest, SealEffect, StoreFault, Ticket};
pub use env::Env;
pub use field::{Draft, Field};
pub use import::{Import, Rescued};
pub use import_counts::{ImportCounts, ImportOutcome};
pub use import_file::{ImportFile, Reading};
pub use imports::{ImportSummary, Imports, PastImport, Undoing};
pub use model::{Emptied, InputState, LaterSteps, Loading, Model};
pub use orphan::OrphanTarget;
pub use outbox::Outbox;
pub use plan::{Author, Comparing, Plan, Planned};
pub use platform::PlatformStatus;
pub use queue::Queue;
pub use refusals::Refusals;
pub use route::Route;
pub use seal::{Passphrase, SealFault, SealForm, SealStage, check_passphrase};
pub use settings::{Appearance, LanguageChoice, LeaveOut, Settings, TextSize};
pub use status::{Status, StatusLine, Undo};
pub use ui_state::{BodyView, DoctorView, DoseSide, FormError, Nudge, OpenPrompt, ReportRange, UiState};
pub use update::update;
