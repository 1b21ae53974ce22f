//! Names that were replaced do not come back: each concept has one name, that of the field. See `docs/glossary.md`.

use super::rust::{Source, is_name};

/// An old name of a type, function or module, and the name in use.
const REPLACED: [(&str, &str); 61] = [
    ("Agreed", "Agreement"),
    ("Around", "PlatformStatus"),
    ("Ask", "PlatformRequest or OpenPrompt"),
    ("Behind", "LoadStarted"),
    ("Brought", "ImportSummary"),
    ("Change", "Edit or MergeOutcome"),
    ("DayPlace", "DayPartKey"),
    ("Desk", "UiState"),
    ("Fact", "ReportEntry"),
    ("Facts", "ReportData"),
    ("Fate", "ImportOutcome"),
    ("Given", "ReportDose"),
    ("Happened", "UiEvent"),
    ("Heard", "VoiceSummary"),
    ("LastTold", "LastReport"),
    ("Later", "LazyScreens"),
    ("Live", "Mounted"),
    ("LoadedAll", "LoadFinished"),
    ("Need", "FormError"),
    ("NextStep", "FollowUp"),
    ("Paint", "Renderer"),
    ("Period", "ChartPeriod"),
    ("Piece", "WritingSession"),
    ("Place", "DerivedRecord"),
    ("Placed", "DerivedRecord"),
    ("Refusal", "RejectedRecord"),
    ("Refused", "EditError"),
    ("Settle", "CommitInput"),
    ("Short", "RecallForm"),
    ("Show", "UiAction"),
    ("Silence", "UnrecordedHours"),
    ("Span", "ResolvedRange"),
    ("Step", "FollowUp"),
    ("Stretch", "ReportRange"),
    ("Taken", "AlreadyExists"),
    ("Thing", "Reportable"),
    ("Told", "LastReport"),
    ("Untold", "Unreported"),
    ("Voice", "Speaker"),
    ("Wish", "OrphanAction"),
    ("aside", "quarantine"),
    ("by_key", "sort_by_key"),
    ("complete", "is_fully_loaded"),
    ("edit_place", "upsert"),
    ("folded", "fold_case_and_accents"),
    ("heard", "the message that it handles"),
    ("hears", "handle"),
    ("isolated", "bidi_isolate"),
    ("kids", "children"),
    ("know", "apply_platform_status"),
    ("maybe", "child_opt"),
    ("placed", "derived"),
    ("rest", "debounce_generation"),
    ("say", "text or set_status"),
    ("settled", "flush_then"),
    ("short_entry", "recall_entry"),
    ("silence", "unrecorded_hours"),
    ("state", "aria_bool"),
    ("voice", "speaker"),
    ("voice_in", "speaker_in"),
    ("wish", "orphan_action"),
];

/// What declares a name.
const DECLARES: [&str; 6] = ["enum ", "fn ", "mod ", "struct ", "trait ", "type "];

/// `place` is a place of the body, or where a visit is; a number is an index.
const NUMBERS: [&str; 4] = ["place: usize", "place: Option<usize>", "place: Range<usize>", "(place, "];

pub fn check(source: &Source) -> Vec<String> {
    let begins = |start: &usize| !is_name(source.code.get(start.wrapping_sub(1)));
    let mut faults = Vec::new();
    for word in DECLARES {
        for start in source.find(word).into_iter().filter(begins) {
            let name: String = source.code[start + word.len()..].iter().take_while(|character| is_name(Some(character))).collect();
            let replaced = REPLACED.iter().find(|(old, _)| *old == name);
            faults.extend(replaced.map(|(old, new)| format!("{}: {old} is called {new}", source.line(start))));
        }
    }
    for number in NUMBERS {
        let found = source.find(number).into_iter().filter(begins);
        faults.extend(found.map(|start| format!("{}: {number}: a number is an index", source.line(start))));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::rust::read;
    use super::*;

    #[test]
    fn old_names_are_found() {
        for (old, _) in REPLACED {
            assert_eq!(check(&read(&format!("pub(super) enum {old} {{}}"))).len(), 1, "{old}");
        }
        let code = "// fn heard\nfn heard(self) {}\nfn kind(&self, place: usize) {}\nfor (place, row) in rows {}";
        assert_eq!(
            check(&read(code)),
            [
                "2: heard is called the message that it handles",
                "3: place: usize: a number is an index",
                "4: (place, : a number is an index"
            ]
        );
    }

    #[test]
    fn names_in_use_pass() {
        let code = "struct Steps; enum Stepping {} fn voices() {} type Settled = u8; fn a(place: Line, marketplace: usize) { knows(\"fn heard\") }";
        assert_eq!(check(&read(code)), Vec::<String>::new());
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(REPLACED.is_sorted());
    }
}
