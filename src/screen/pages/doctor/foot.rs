//! What stands below the report.

use super::super::super::Screen;
use crate::domain::CollectVec;
use crate::view::report::Report;

/// What was left out and what is dated ahead, then what was not recorded; the screen is in the report's language.
pub fn foot(screen: &Screen<'_>, report: &Report) -> Vec<String> {
    let missing = (!report.missing.is_empty()).then(|| screen.text.not_recorded(&report.missing.join(" · ")));
    report.left_out.iter().cloned().chain(missing).collect_vec()
}
