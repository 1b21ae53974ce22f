//! Writes the doctor's report ([`Report`]) in the words of one language. Everything in it was recorded by a person; its order is that of
//! `docs/architecture.md`.

mod care;
mod days;
mod head;
mod memo;
mod numbers;
mod opened;
mod page;
mod places;
mod records;
mod said;
mod spoken;
mod write;

pub use care::newest_pairs;
pub use memo::{opened, report, report_start};
