//! Every code is documented in `docs/format.md`.

use std::path::PathBuf;

use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::{
    CALL_OUTCOMES, COURSES, DAY_PARTS, EFFECTS, FEELS, FOR_WHOM, HELPED, ONSETS, OUTCOMES, SCHEDULES, SORTS, SPANS, STOPPED, WORSE, YES_NO,
    day_levels, regions,
};

/// `format.md` speaks of every code that is written.
#[test]
fn every_code_is_documented() {
    let text = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/format.md")).expect("the page");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let levels = DAY_PARTS.iter().flat_map(|part| [*part].into_iter().chain(day_levels(part).iter().copied()));
    let lists = [&FEELS[..], &WORSE, &HELPED, &STOPPED, &ONSETS, &COURSES, &EFFECTS, &SCHEDULES, &SORTS, &YES_NO];
    let of_visits = [&FOR_WHOM[..], &OUTCOMES, &CALL_OUTCOMES, &SPANS, &names::ALL];
    for code in regions().chain(levels).chain(lists.concat()).chain(of_visits.concat()) {
        let side = code.strip_suffix("-left").or_else(|| code.strip_suffix("-right")).unwrap_or(code);
        let is_named = [code.to_owned(), format!("{side}-left` `-right")].iter().any(|name| text.contains(&format!("`{name}`")));
        assert!(is_named, "what {code} means is not said");
    }
}
