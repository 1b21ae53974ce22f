//! What is written down: stored rows and packs, the JSON backup. Wire names live here and nowhere else.

mod backup;
mod encoding;
mod fields;
mod ics;
mod object;
mod pack;
mod read;
mod read_body;
mod read_visit;
mod rescue;
mod scan;
mod write;
mod write_body;
mod write_visit;

pub use backup::{
    BACKUP_FORMAT, Backup, FILE_MAX_BYTES, FileError, RECORDS_MAX, Refused, VERSION, begin_backup, end_backup, file_name, push_record,
};
pub use ics::calendar;
pub use object::Object;
pub use pack::{PACK_RECORDS_MAX, PackRows, encode_packs, read_pack};
pub use read::{EXTRA_MAX_BYTES, RECORD_MAX_BYTES, Refusal, read_record};
pub use rescue::RescuedDraft;
pub use write::{EncodeError, fits_whole, write_record};

/// The wire name of each field this version knows; everything else is carried along unread.
pub(crate) mod field {
    use crate::domain::Topic;

    pub const AFTER: &str = "after";
    pub const AMOUNT: &str = "amount";
    pub const ANSWERED_BY: &str = "answered-by";
    pub const AT: &str = "at";
    pub const AT_REST: &str = "rest";
    pub const BEFORE: &str = "before";
    pub const BEGAN: &str = "began";
    pub const BY: &str = "by";
    pub const COMPANION: &str = "companion";
    pub const CONTACT: &str = "contact";
    pub const COURSE: &str = "course";
    pub const DAY: &str = "day";
    pub const DELETED: &str = "deleted";
    pub const DOER: &str = "doer";
    pub const DONE: &str = "done";
    pub const EASED: &str = "eased";
    pub const EFFECT: &str = "effect";
    pub const ENTRY: &str = "entry";
    pub const FOR: &str = "for";
    pub const HISTORY: &str = "history";
    pub const HOURS: &str = "hours";
    pub const ID: &str = "id";
    pub const KEPT: &str = "kept";
    pub const KIND: &str = "kind";
    pub const LABEL: &str = "label";
    pub const NAME: &str = "name";
    pub const NOTE: &str = "note";
    pub const NOTICED: &str = "noticed";
    pub const OF: &str = "of";
    pub const ON_MOVING: &str = "moving";
    pub const ONSET: &str = "onset";
    pub const ORDER: &str = "order";
    pub const OUTCOME: &str = "outcome";
    pub const OVER: &str = "over";
    pub const OWN: &str = "own";
    pub const PAIN: &str = "pain";
    pub const PART: &str = "part";
    pub const PHONE: &str = "phone";
    pub const PLACE: &str = "place";
    pub const PROFILE: &str = "profile";
    pub const QUESTION: &str = "question";
    pub const RECALLED: &str = "recalled";
    pub const REGION: &str = "region";
    pub const RELIEF: &str = "relief";
    pub const ROLE: &str = "role";
    pub const SAID: &str = "said";
    pub const SAID_BY: &str = "said-by";
    pub const SCHEDULE: &str = "schedule";
    pub const SINCE: &str = "since";
    pub const SITES: &str = "sites";
    pub const SKIPPED: &str = "skipped";
    pub const SORT: &str = "sort";
    pub const SPAN: &str = "span";
    pub const SPREAD: &str = "spread";
    pub const STAMP: &str = "stamp";
    pub const STAR: &str = "star";
    pub const ENDED: &str = "ended";
    pub const STRENGTH: &str = "strength";
    pub const TEXT: &str = "text";
    pub const TOLD: &str = "told";
    pub const TYPED: &str = "typed";
    pub const USER: &str = "user";
    pub const VALUE: &str = "value";
    pub const VISIT: &str = "visit";
    pub const WHAT: &str = "what";
    pub const WHO: &str = "who";
    pub const WITH: &str = "with";
    pub const WRONG_CLOCK: &str = "wrong-clock";

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
    pub const AGREED: &str = "agreed";
    pub const ANSWER: &str = "answer";
    pub const CALL: &str = "call";
    pub const CONTACT: &str = "contact";
    pub const DAY: &str = "day";
    pub const DOSE: &str = "intake";
    pub const ENTRY: &str = "entry";
    pub const PERSON: &str = "person";
    pub const PHONE: &str = "phone";
    /// Not `question`: files of the first release hold records of a later version's kind of that name.
    pub const QUESTION: &str = "visit-question";
    pub const RELIEF: &str = "relief";
    pub const STEP: &str = "next-step";
    pub const VISIT: &str = "visit";
}

/// Words that stand where a time or an id could.
pub(crate) mod word {
    pub const NONE: &str = "none";
    pub const STILL: &str = "still";
}
