//! The diary itself: what a record is, what its values may be, and how two copies of it become one.
//! No input or output, no clock, no randomness: times and ids are arguments.

mod code;
mod contact;
mod day;
mod detail;
mod diary;
mod entry;
mod filter;
mod id;
mod index;
pub mod link;
mod moment;
mod order;
mod pain;
mod period;
mod person;
mod record;
mod relief;
mod stamp;
pub mod vocabulary;
mod voice;
mod words;

pub use code::Code;
pub use contact::Contact;
pub use day::DayPart;
pub use detail::{Details, Eased, Site, Topic, Word};
pub use diary::{Change, Diary};
pub use entry::{Entry, RECALLED_AFTER_MS, is_recalled};
pub use filter::{Filter, folded};
pub use id::{DeviceId, RecordId, Speaker};
pub use index::{RowKey, Slot, newest_first};
pub use moment::{Moment, MomentError};
pub use order::{Counts, by_key};
pub use pain::{Pain, Score};
pub use period::Period;
pub use person::{Person, Phone};
pub use record::{Body, Extra, HISTORY_MAX, Record, Unknown, Version};
pub use relief::{Dose, Link, Relief};
pub use stamp::{Stamp, StampError};
pub use voice::Voice;
pub use words::{Line, Note, OwnWord, TooLong};
