//! The paths that a Rust file names: in `use`, with their local names, and in its code.

use std::collections::BTreeSet;

use super::rust::{Source, is_name};

/// A path in the code.
pub struct Use {
    pub segments: Vec<String>,
    /// Its local name, if it is in a `use`.
    pub name: Option<String>,
    /// True for a re-export, which counts as used here only if its name occurs elsewhere in the file.
    pub is_passed_on: bool,
}

/// Every use of another name in a file.
pub fn uses(source: &Source) -> Vec<Use> {
    let tokens = tokens(source);
    let mut uses = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at)).map(String::as_str);
        at = match token.as_str() {
            "pub" if tokens.get(at + 1).is_some_and(|next| next == "(") => {
                tokens.iter().skip(at).position(|token| token == ")").map_or(tokens.len(), |end| at + end)
            }
            "use" => {
                let is_passed_on = matches!(before(1), Some("pub" | ")"));
                tree(&tokens, at + 1, &[], is_passed_on, &mut uses)
            }
            "mod" => at + 1,
            name if name.starts_with(|c: char| is_name(Some(&c))) && !matches!(before(1), Some("::" | ".")) => {
                let mut segments = vec![name.to_owned()];
                while tokens.get(at + 1).is_some_and(|next| next == "::")
                    && tokens.get(at + 2).is_some_and(|next| is_name(next.chars().next().as_ref()))
                {
                    segments.extend(tokens.get(at + 2).cloned());
                    at += 2;
                }
                uses.push(Use { segments, name: None, is_passed_on: false });
                at
            }
            _ => at,
        } + 1;
    }
    let spoken: BTreeSet<String> =
        uses.iter().filter(|used| used.name.is_none()).filter_map(|used| used.segments.first().cloned()).collect();
    for used in &mut uses {
        used.is_passed_on &= !used.name.as_ref().is_some_and(|name| spoken.contains(name));
    }
    uses.retain(|used| used.name.is_some() || used.segments.len() > 1);
    uses
}

/// Reads what follows `use`; returns the index of the token that ends it.
fn tree(tokens: &[String], mut at: usize, prefix: &[String], is_passed_on: bool, uses: &mut Vec<Use>) -> usize {
    let mut segments = prefix.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = tree(tokens, at + 1, &segments, is_passed_on, uses);
                }
                return at + 1;
            }
            "," | "}" | ";" => break,
            "as" => {
                let name = tokens.get(at + 1).cloned();
                uses.push(Use { segments, name, is_passed_on });
                return at + 2;
            }
            "self" if !segments.is_empty() => {}
            name => segments.push(name.to_owned()),
        }
        at += 1;
    }
    if segments.len() > prefix.len() || tokens.get(at - 1).is_some_and(|token| token == "self") {
        uses.push(Use { name: segments.last().cloned(), segments, is_passed_on });
    }
    at
}

/// Names, `::`, and single signs.
fn tokens(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_open = false;
    for (index, character) in source.code.iter().enumerate() {
        let is_second =
            index.checked_sub(1).and_then(|before| source.code.get(before)) == Some(&':') && found.last().is_some_and(|last| last == ":");
        match character {
            ':' if is_second => found.last_mut().into_iter().for_each(|last| last.push(':')),
            _ if is_name(Some(character)) && is_open => found.last_mut().into_iter().for_each(|last| last.push(*character)),
            _ if character.is_whitespace() => {}
            _ => found.push(character.to_string()),
        }
        is_open = is_name(Some(character));
    }
    found
}
