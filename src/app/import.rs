//! State of an import.

use super::Draft;
use super::plan::{Comparing, Plan};
use crate::format::FileError;

/// State of an import.
#[derive(Debug, Default)]
pub enum Import {
    /// None.
    #[default]
    Idle,
    /// Records read, and records in total.
    Reading(usize, usize),
    /// It is being compared with the diary.
    Comparing(Comparing),
    /// Not a backup.
    Refused(FileError),
    /// Shows what it would change.
    Preview(Plan),
    /// Being committed.
    Writing,
}

/// The drafts of the file being opened.
#[derive(Debug, Default)]
pub struct Rescued {
    /// Drafts that the diary does not contain.
    pub texts: Vec<Draft>,
    /// True after the user has applied the import.
    pub(super) agreed: bool,
}
