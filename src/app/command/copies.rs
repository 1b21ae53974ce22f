//! Commands of the copies in a folder.

use std::sync::Arc;

use crate::app::{CopiesJob, CopyFault, Folder};

/// Copies of the diary in a folder, one a day.
#[derive(Clone, Debug)]
pub enum CopiesCommand {
    /// Looks whether one is due: the diary was read, a minute began, or the page became visible.
    Check,
    /// "Choose a folder", "Allow again", "Stop".
    Do(CopiesJob),
    /// This was done, and the browser reports the folder and what is wrong with it.
    Done(CopiesJob, Option<Arc<Folder>>, Option<CopyFault>),
    /// The diary changed before the copy was made.
    Outdated,
}
