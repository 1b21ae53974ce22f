//! The screens. They know commands and words; what they are made of is in `components`.

mod backup;
mod backup_preview;
mod diary;
mod entry;
mod entry_card;
mod install;
mod more;
mod now;
mod page;
mod settings;
mod storage;
mod team;

pub use backup::BackupPage;
pub use diary::DiaryPage;
pub use entry::EntryPage;
pub use install::InstallPage;
pub use more::MorePage;
pub use now::NowPage;
pub use settings::SettingsPage;
pub use storage::StoragePage;
pub use team::TeamPage;
