//! The diary itself: what a record is, what its values may be, and how two copies of it become one.
//! No input or output, no clock, no randomness: times and ids are arguments.

mod contact;
mod diary;
mod entry;
mod id;
mod moment;
mod pain;
mod record;
mod stamp;
mod words;

pub use contact::Contact;
pub use diary::{Change, Diary, RowKey};
pub use entry::Entry;
pub use id::{DeviceId, RecordId, Speaker};
pub use moment::{Moment, MomentError};
pub use pain::{Pain, Score};
pub use record::{Body, Extra, HISTORY_MAX, Record, Unknown, Version};
pub use stamp::{Stamp, StampError};
pub use words::{Line, Note, TooLong};
