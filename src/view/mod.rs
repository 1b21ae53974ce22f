//! What a screen shows, as plain data.

mod day_list;

pub use day_list::{DayList, Item, ItemKind, Metrics};
