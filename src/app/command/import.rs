//! Commands of an import.

use crate::app::{ImportFile, Imports, Passphrase, SealFault, StoreFault};
use crate::format::FileError;

/// Opening a backup file. Each reading has a number; events of an earlier reading are ignored.
#[derive(Clone, Debug)]
pub enum ImportCommand {
    /// A file was chosen and is about to be read.
    Open(u32),
    /// Progress of reading: records done, and records in total.
    Progress(u32, usize, usize),
    /// A file was read.
    Read(u32, ImportFile),
    /// A file is not a backup.
    Refused(u32, FileError),
    /// A file is sealed: its passphrase is asked for.
    Sealed(u32),
    /// Its passphrase was typed.
    OpenWith(Passphrase),
    /// It was not opened; nothing changed.
    NotOpened(u32, SealFault),
    /// It was opened, and what it contains is about to be read.
    Opened(u32),
    /// The next slice of the file is to be compared with the diary.
    Compare,
    /// Close the file without importing it.
    Cancel,
    /// "Add to my diary".
    Apply,
    /// The import was committed; it is the newest of these.
    Applied(Imports),
    /// The import failed; nothing changed.
    Failed(StoreFault),
    /// "Undo this import": undoes the newest.
    Undo,
    /// It could not be undone; nothing changed.
    NotUndone(StoreFault),
}
