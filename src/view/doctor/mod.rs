//! The doctor's report as plain data: what was recorded in a range of time, counted. Nothing is interpolated; speakers are never combined,
//! nor are entries logged at the time and entries recalled later.

mod changes;
mod data;
mod doses;
mod entry;
mod flares;
mod hours;
mod life;
mod numbers;
mod range;
mod report_chart;

#[cfg(test)]
mod medicine_tests;
#[cfg(test)]
mod range_tests;
#[cfg(test)]
mod tests;

pub use changes::{Changed, changes, changes_of_treatment};
pub use data::{ReportData, Tally, tally};
pub use doses::{BeforeAfterSum, ReliefSum, relief_sums};
pub use entry::{ReportDose, ReportEntry};
pub use flares::{Flares, flares};
pub use hours::{HourCounts, UnrecordedHours, by_hour, unrecorded_hours};
pub use life::{Bowels, LevelSum, bowels, first_noticed, levels};
pub use numbers::{Numbers, Range, numbers, range};
pub use range::{DAYS_WITHOUT_VISIT, ResolvedRange};
pub use report_chart::{regular_changes, report_chart};
