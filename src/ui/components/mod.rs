//! Pieces of screens: values in, callbacks out. They know no command.

mod button;
mod choices;
mod icon;
mod note_field;
mod pad;
mod score_mark;
mod tab_bar;
mod time_fields;
mod toggles;

pub use button::Button;
pub use choices::Choices;
pub use icon::{Icon, Picture};
pub use note_field::NoteField;
pub use pad::{Pad, PadKey};
pub use score_mark::ScoreMark;
pub use tab_bar::TabBar;
pub use time_fields::TimeFields;
pub use toggles::Toggles;
