//! The report as a text that can be read aloud in a minute.

use crate::domain::CollectVec;
use crate::view::report::{Report, Value};

/// Whose, which days, new signs, then the sentences of each section.
pub fn as_text(report: &Report) -> String {
    let joined = |values: &[Value]| values.iter().map(|value| value.words.clone()).joined(" · ");
    let mut lines = vec![report.title.clone(), report.period.clone(), joined(&report.facts)];
    lines.extend(report.as_of.clone());
    lines.extend((!report.signs.is_empty()).then(|| format!("{}: {}", report.new, joined(&report.signs))));
    for section in report.sections.iter().filter(|section| !section.spoken.is_empty()) {
        lines.push(format!("{}: {}", section.heading, section.spoken.join("; ")));
    }
    lines.extend(report.left_out.iter().cloned());
    lines.push(String::new());
    lines.join("\n")
}
