//! Stored and exported data: rows, packs, the JSON backup. The fields of each kind are declared in `domain`.

mod backup;
mod encoding;
mod file_error;
mod holdings;
mod ics;
mod lock;
mod object;
mod pack;
mod read;
mod rescue;
mod scan;
mod sealed;
mod sender;
mod write;

pub use crate::domain::RecordError;
pub use backup::{BACKUP_FORMAT, Backup, VERSION, begin_backup, end_backup, file_name, push_record, sealed_name};
pub use file_error::{FILE_MAX_BYTES, FileError, RECORDS_MAX, RejectedRecord};
pub use holdings::{Gaps, Holdings, Tallied, Tally};
pub use ics::calendar;
pub use lock::{LockHeader, LockHeaderError, LockPass, is_locked_file};
pub use object::Object;
pub use pack::{PACK_RECORDS_MAX, PackRows, encode_packs, read_pack};
pub use read::{EXTRA_MAX_BYTES, RECORD_MAX_BYTES, read_record};
pub use rescue::{RescuedDraft, stored_draft_name};
pub use sealed::is_sealed;
pub use sender::{Sender, end_backup_from, gift_name, sealed_gift_name};
pub use write::{EncodeError, fits_whole, write_record};

/// The wire names of the fields that records and versions of every kind have; see [`crate::domain::kind`] for the others.
mod field {
    pub const DELETED: &str = "deleted";
    pub const HISTORY: &str = "history";
    pub const ID: &str = "id";
    pub const KEPT: &str = "kept";
    pub const KIND: &str = "kind";
    pub const SINCE: &str = "since";
    pub const STAMP: &str = "stamp";
    pub const TYPED: &str = "typed";
}

#[cfg(test)]
mod kind_tests;
#[cfg(test)]
mod visit_tests;
