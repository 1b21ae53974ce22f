//! What is written down: stored rows and packs, the JSON backup. Wire names live here and nowhere else.

mod backup;
mod pack;
mod read;
mod write;

pub use backup::{
    BACKUP_FORMAT, Backup, FILE_MAX_BYTES, FileError, RECORDS_MAX, Refused, VERSION, begin_backup, end_backup, file_name, push_record,
};
pub use pack::{PACK_RECORDS_MAX, PackRows, encode_packs, read_pack};
pub use read::{EXTRA_MAX_BYTES, RECORD_MAX_BYTES, Refusal, read_record};
pub use write::{EncodeError, write_record};

/// The wire name of each field this version knows; everything else is carried along unread.
pub(crate) mod field {
    pub const AT: &str = "at";
    pub const DELETED: &str = "deleted";
    pub const HISTORY: &str = "history";
    pub const HOURS: &str = "hours";
    pub const ID: &str = "id";
    pub const KIND: &str = "kind";
    pub const NAME: &str = "name";
    pub const NOTE: &str = "note";
    pub const PAIN: &str = "pain";
    pub const PHONE: &str = "phone";
    pub const SINCE: &str = "since";
    pub const STAMP: &str = "stamp";
    pub const WHO: &str = "who";
}

/// The wire name of each kind of record this version knows.
pub(crate) mod kind {
    pub const CONTACT: &str = "contact";
    pub const ENTRY: &str = "entry";
}
