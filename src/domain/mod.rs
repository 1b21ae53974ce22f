//! The diary itself: what a record is, what its values may be, and how two copies of it become one.
//! No input or output, no clock, no randomness: times and ids are arguments.

mod admit;
pub mod agreement;
mod body;
pub mod call;
mod chart_period;
mod code;
pub mod codec;
mod contact;
mod day;
mod detail;
pub mod dial;
mod diary;
mod entry;
mod filter;
mod folding;
mod follow_up;
mod id;
mod index;
pub mod kind;
pub mod last_report;
pub mod link;
mod moment;
mod newest;
mod order;
mod pain;
mod person;
mod question;
mod record;
mod relief;
mod speaker;
mod stamp;
mod unreported;
mod visit;
pub mod vocabulary;
mod words;
mod zone;

pub use admit::{Admitted, Arrival, HISTORY_FROM_FILES_MAX, NotAdmitted};
pub use agreement::Agreement;
pub use body::{Body, KindDoc, Unknown};
pub use call::Call;
pub use chart_period::ChartPeriod;
pub use code::Code;
pub use codec::RecordError;
pub use contact::Contact;
pub use day::DayPart;
pub(crate) use detail::push_word;
pub use detail::{Details, Eased, Site, Topic, Word};
pub use diary::{Diary, MergeOutcome};
pub use entry::{Entry, RECALLED_AFTER_MS, Writing, is_recalled};
pub use filter::Filter;
pub use folding::fold_case_and_accents;
pub use follow_up::FollowUp;
pub use id::{DeviceId, RecordId, SpeakerRef};
pub use index::{RowKey, Slot, newest_first};
pub use last_report::LastReport;
pub use moment::{AHEAD_TOLERANCE, Moment, MomentError, is_ahead_ms};
pub use order::{Counts, set, sort, sort_by, sort_by_key};
pub use pain::{Pain, Score};
pub use person::{Person, Phone};
pub use question::{Answer, Question};
pub use record::{Extra, HISTORY_MAX, Record, Version};
pub use relief::{Dose, Link, Relief};
pub use speaker::Speaker;
pub use stamp::{Stamp, StampError};
pub use unreported::{Sign, UNREPORTED_DAYS, Unreported, VoiceSummary};
pub use visit::Visit;
pub use words::{Line, Note, OwnWord, TooLong};
pub use zone::{LocalOffsets, OffsetAt};

#[cfg(test)]
mod ahead_tests;
#[cfg(test)]
mod visit_tests;
