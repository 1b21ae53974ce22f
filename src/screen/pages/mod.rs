//! The screens. They know commands and words; what they are made of is in `parts`.

mod backup;
mod backup_preview;
mod below_the_pad;
mod day;
mod diary;
mod diary_rows;
mod dose;
mod entry;
mod entry_fields;
mod filters;
mod history;
mod install;
mod medicines;
mod more;
mod now;
mod people;
mod settings;
mod storage;
mod team;

pub(super) use backup::backup;
pub(super) use below_the_pad::below_the_pad;
pub(super) use day::day;
pub(super) use diary::diary;
pub(super) use dose::dose;
pub(super) use entry::entry;
pub(super) use install::install;
pub(super) use medicines::{medicine, medicines};
pub(super) use more::more;
pub(super) use now::now;
pub(super) use people::people;
pub(super) use settings::settings;
pub(super) use storage::storage;
pub(super) use team::team;
