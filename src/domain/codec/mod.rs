//! How the fields of a record are read from JSON and written to it, by the type of each. Which fields a kind has is declared in the file
//! of the kind; see [`super::kind`].

mod error;
mod fields;
mod lists;
mod sorted;
mod texts;
mod value;

pub use error::RecordError;
pub use fields::{Fields, as_text, as_type};
pub use sorted::{Sorted, quoted};
pub use value::{FieldDoc, FieldSpec, TextValue, Value};
