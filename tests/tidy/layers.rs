//! Which layers may use which.

use super::rust::{Source, is_name};

/// Each layer and what it may use besides itself: the table of `docs/architecture.md`. The longest prefix of a path counts.
const LAYERS: [(&str, &[&str]); 9] = [
    ("src/domain/", &[]),
    ("src/format/", &["domain"]),
    ("src/app/", &["domain", "format"]),
    ("src/view/", &["domain"]),
    ("src/text/", &["domain", "format", "app"]),
    ("src/screen/", &["app", "view", "text", "domain", "format"]),
    ("src/platform/", &["app", "format", "domain", "text"]),
    ("src/ui/", &["app", "screen", "text", "domain", "format"]),
    ("src/ui/shell/", &["app", "screen", "text", "domain", "format", "platform"]),
];

/// Crates that a layer must not use, by the longest prefix. The domain does not depend on how it is shown; each kind declares how its
/// fields are written (`domain/kind.rs`), but only the codec handles JSON.
const WITHOUT: [(&str, &[&str]); 3] = [
    ("src/domain/", &["serde", "serde_json", "fluent_bundle"]),
    ("src/domain/codec/", &["fluent_bundle"]),
    ("src/view/", &["serde", "serde_json", "fluent_bundle"]),
];

pub fn check(path: &str, source: &Source) -> Vec<String> {
    let parts: Vec<&str> = path.trim_start_matches("src/").split('/').collect();
    let Some(allowed) = LAYERS.iter().filter(|(prefix, _)| path.starts_with(prefix)).max_by_key(|(prefix, _)| prefix.len()) else {
        // lib.rs and main.rs join the layers; every folder must be a layer.
        return if parts.len() == 1 { Vec::new() } else { vec![format!("1: {} is no layer", parts[0])] };
    };
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod.rs"));
    let mut faults: Vec<String> = used(source, depth)
        .into_iter()
        .filter(|(_, layer)| layer != parts[0] && !allowed.1.contains(&layer.as_str()))
        .map(|(index, layer)| format!("{}: uses {layer}", source.line(index)))
        .collect();
    let without = WITHOUT.iter().filter(|(prefix, _)| path.starts_with(prefix)).max_by_key(|(prefix, _)| prefix.len());
    for name in without.into_iter().flat_map(|(_, names)| *names) {
        let whole = |index: &usize| !is_name(source.code.get(index.wrapping_sub(1))) && !is_name(source.code.get(index + name.len()));
        faults.extend(source.find(name).into_iter().filter(whole).map(|index| format!("{}: uses {name}", source.line(index))));
    }
    faults
}

/// Every module at the top of the crate that is named: `crate::x`, `crate::{x, y}`, and `super::` as often as it takes.
fn used(source: &Source, depth: usize) -> Vec<(usize, String)> {
    let step: Vec<char> = "super::".chars().collect();
    let ups = |mut index: usize| {
        let mut count = 0;
        while source.code[index..].starts_with(&step) {
            (index, count) = (index + step.len(), count + 1);
        }
        (index, count)
    };
    let is_start = |index: &usize| !is_name(source.code.get(index.wrapping_sub(1))) && source.code.get(index.wrapping_sub(1)) != Some(&':');
    let from_root = source.find("crate::").into_iter().filter(is_start).map(|index| index + "crate::".len());
    let from_below =
        source.find("super::").into_iter().filter(is_start).map(ups).filter(|(_, count)| *count >= depth).map(|(index, _)| index);
    from_root.chain(from_below).flat_map(|index| names(source, index)).collect()
}

fn names(source: &Source, index: usize) -> Vec<(usize, String)> {
    let name = |from: usize| source.code[from..].iter().take_while(|character| is_name(Some(character))).collect::<String>();
    if source.code.get(index) != Some(&'{') {
        return vec![(index, name(index))];
    }
    let (mut depth, mut starts, mut found) = (0_usize, false, Vec::new());
    for (at, character) in source.code.iter().enumerate().skip(index) {
        match character {
            '{' => (depth, starts) = (depth + 1, depth == 0),
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' => starts = depth == 1,
            _ if starts && is_name(Some(character)) => {
                found.push((at, name(at)));
                starts = false;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::rust::read;
    use super::*;

    #[test]
    fn a_wrong_use_is_found_however_it_is_written() {
        for (path, code) in [
            ("src/domain/pain.rs", "use crate::format::x;"),
            ("src/domain/pain.rs", "use super::super::app;"),
            ("src/domain/mod.rs", "fn a() { super::text::say() }"),
            ("src/domain/pain.rs", "use serde::Serialize;"),
            ("src/app/edit.rs", "use crate::{domain::{Pain, Score}, view::X};"),
            ("src/ui/view/mod.rs", "use crate::platform::clock;"),
            ("src/screen/pages/now.rs", "use super::super::super::platform::clock;"),
            ("src/helpers/mod.rs", ""),
        ] {
            assert_eq!(check(path, &read(code)).len(), 1, "{path}: {code}");
        }
    }

    #[test]
    fn what_the_table_allows_passes() {
        for (path, code) in [
            ("src/domain/pain.rs", "use super::Note; use crate::domain::Pain; // crate::ui\nconst A: &str = \"crate::ui\";"),
            ("src/app/edit.rs", "use crate::{domain::{self, format}, format::X}; pub(in crate::app) fn a() {} pub(crate) fn b() {}"),
            ("src/ui/shell/mod.rs", "use crate::platform::clock;"),
            ("src/screen/pages/now.rs", "use super::super::platform_words::x; use crate::text::Text;"),
            ("src/lib.rs", "pub mod app;"),
            ("src/domain/codec/fields.rs", "use serde::Deserialize;"),
        ] {
            assert_eq!(check(path, &read(code)), Vec::<String>::new(), "{path}: {code}");
        }
    }
}
