//! Commands of a sealed backup.

use crate::app::{Passphrase, SealFault};

/// Saving a backup sealed with a passphrase. Its progress and its end are those of [`BackupCommand`](super::BackupCommand).
#[derive(Clone, Debug)]
pub enum SealCommand {
    /// "Save it sealed", with the passphrase typed twice.
    Save(Passphrase, Passphrase),
    /// "Suggest five words".
    Suggest,
    /// The words are in the fields.
    Suggested,
    /// Show or hide what is typed.
    Show(bool),
    /// The file is sealed; handing it over needs a tap.
    Sealed,
    /// "Save the sealed file".
    HandOver,
    /// It was not sealed, or no words were suggested.
    Failed(SealFault),
}
