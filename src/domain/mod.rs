//! The diary itself: what a record is, what its values may be, and how two copies are merged. No input or output, no clock, no randomness:
//! times and ids are arguments.

mod admit;
pub mod agreement;
mod body;
pub mod call;
mod chart_period;
mod code;
pub mod codec;
mod collect;
mod contact;
mod day;
mod detail;
mod detail_edit;
pub mod dial;
mod diary;
mod edit;
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
mod part;
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
pub use agreement::{Agreement, AgreementEdit};
pub use body::{Body, Edit, KindDoc, Unknown};
pub use call::{Call, CallEdit};
pub use chart_period::ChartPeriod;
pub use code::Code;
pub use codec::RecordError;
pub use collect::CollectVec;
pub use contact::{Contact, ContactEdit};
pub use day::{DayEdit, DayPart};
pub(crate) use detail::push_word;
pub use detail::{DetailEdit, Details, Eased, Site, Topic, Word};
pub use detail_edit::{PathsEdit, SiteEdit, WordEdit};
pub use diary::{Diary, MergeOutcome};
pub use edit::EditError;
pub use entry::{Entry, EntryEdit, RECALLED_AFTER_MS, Writing, is_recalled};
pub use filter::Filter;
pub use folding::fold_case_and_accents;
pub use follow_up::{FollowUp, FollowUpEdit};
pub use id::{DeviceId, RecordId, SpeakerRef};
pub use index::{RowKey, Slot, newest_first};
pub use last_report::{LastReport, Ticks};
pub use moment::{AHEAD_TOLERANCE, Moment, MomentError, is_ahead_ms};
pub use order::{Counts, set, sort, sort_by, sort_by_key};
pub use pain::{Pain, Score};
pub use part::TextPart;
pub use person::{Person, PersonEdit, Phone};
pub use question::{Answer, AnswerEdit, Question, QuestionEdit};
pub use record::{Extra, HISTORY_MAX, Record, Version};
pub use relief::{Dose, DoseEdit, Link, Relief, ReliefEdit};
pub use speaker::Speaker;
pub use stamp::{Stamp, StampError};
pub use unreported::{Sign, UNREPORTED_DAYS, Unreported, VoiceSummary};
pub use visit::{Visit, VisitEdit};
pub use words::{Line, Note, OwnWord, TooLong};
pub use zone::{LocalOffsets, OffsetAt};

#[cfg(test)]
mod ahead_tests;
#[cfg(test)]
mod edit_tests;
#[cfg(test)]
mod visit_tests;
