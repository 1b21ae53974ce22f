//! What a screen shows, as plain data.

pub mod body;
pub mod body_sum;
pub mod calendar_month;
pub mod chart;
mod day_list;
pub mod digits;
pub mod doctor;
pub mod report;

pub use day_list::{DayList, Item, ItemKind, Metrics};
