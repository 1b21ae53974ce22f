//! Commands of a sealed file.

use crate::app::{Passphrase, SealFault, SealOf};

/// Saving a file sealed with a passphrase. Progress and end of a backup are those of [`BackupCommand`](super::BackupCommand).
#[derive(Clone, Debug)]
pub enum SealCommand {
    /// "Save it sealed", with the passphrase typed twice.
    Save(SealOf, Passphrase, Passphrase),
    /// "Suggest five words".
    Suggest(SealOf),
    /// The words are in the fields.
    Suggested(SealOf),
    /// There are none.
    NotSuggested(SealOf, SealFault),
    /// Show or hide what is typed; `None`: into the form that opens a file.
    Show(Option<SealOf>, bool),
    /// The file is sealed; handing it over needs a tap.
    Sealed,
    /// "Save the sealed file".
    HandOver,
    /// A sealed file for another phone was handed over.
    Given,
    /// It was not sealed.
    Failed(SealFault),
    /// "Cancel".
    Cancel,
}
