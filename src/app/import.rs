//! State of an import.

use super::plan::{Comparing, Plan};
use super::{Draft, SealFault};
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
    /// It is sealed.
    Sealed {
        /// Why the last passphrase did not open it.
        fault: Option<SealFault>,
        /// True while it is being opened.
        is_opening: bool,
    },
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
