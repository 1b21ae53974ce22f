//! What is written down: stored rows and packs, the JSON backup. Wire names live here and nowhere else.

mod backup;
mod object;
mod pack;
mod read;
mod read_body;
mod write;
mod write_body;

pub use backup::{
    BACKUP_FORMAT, Backup, FILE_MAX_BYTES, FileError, RECORDS_MAX, Refused, VERSION, begin_backup, end_backup, file_name, push_record,
};
pub use object::Object;
pub use pack::{PACK_RECORDS_MAX, PackRows, encode_packs, read_pack};
pub use read::{EXTRA_MAX_BYTES, RECORD_MAX_BYTES, Refusal, read_record};
pub use write::{EncodeError, write_record};

/// The wire name of each field this version knows; everything else is carried along unread.
pub(crate) mod field {
    use crate::domain::Topic;

    pub const AFTER: &str = "after";
    pub const AMOUNT: &str = "amount";
    pub const AT: &str = "at";
    pub const AT_REST: &str = "rest";
    pub const BEFORE: &str = "before";
    pub const BEGAN: &str = "began";
    pub const COURSE: &str = "course";
    pub const DAY: &str = "day";
    pub const DELETED: &str = "deleted";
    pub const EASED: &str = "eased";
    pub const EFFECT: &str = "effect";
    pub const HISTORY: &str = "history";
    pub const HOURS: &str = "hours";
    pub const ID: &str = "id";
    pub const KIND: &str = "kind";
    pub const LABEL: &str = "label";
    pub const NAME: &str = "name";
    pub const NOTE: &str = "note";
    pub const NOTICED: &str = "noticed";
    pub const ON_MOVING: &str = "moving";
    pub const ONSET: &str = "onset";
    pub const OWN: &str = "own";
    pub const PAIN: &str = "pain";
    pub const PART: &str = "part";
    pub const PHONE: &str = "phone";
    pub const PROFILE: &str = "profile";
    pub const RECALLED: &str = "recalled";
    pub const REGION: &str = "region";
    pub const RELIEF: &str = "relief";
    pub const ROLE: &str = "role";
    pub const SCHEDULE: &str = "schedule";
    pub const SINCE: &str = "since";
    pub const SITES: &str = "sites";
    pub const SKIPPED: &str = "skipped";
    pub const SORT: &str = "sort";
    pub const SPREAD: &str = "spread";
    pub const STAMP: &str = "stamp";
    pub const ENDED: &str = "ended";
    pub const STRENGTH: &str = "strength";
    pub const TYPED: &str = "typed";
    pub const USER: &str = "user";
    pub const VALUE: &str = "value";
    pub const WHO: &str = "who";

    /// The list of words about a topic.
    pub const fn of_topic(topic: Topic) -> &'static str {
        match topic {
            Topic::Feels => "words",
            Topic::Worse => "worse",
            Topic::Helped => "helped",
            Topic::Stopped => "stopped",
        }
    }
}

/// The wire name of each kind of record this version knows.
pub(crate) mod kind {
    pub const CONTACT: &str = "contact";
    pub const DAY: &str = "day";
    pub const DOSE: &str = "intake";
    pub const ENTRY: &str = "entry";
    pub const PERSON: &str = "person";
    pub const PHONE: &str = "phone";
    pub const RELIEF: &str = "relief";
}

/// Words that stand where a time or an id could.
pub(crate) mod word {
    pub const NONE: &str = "none";
    pub const STILL: &str = "still";
}
