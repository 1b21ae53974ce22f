//! Assumptions about the output of other tools. Each is checked; on failure the error names the tool, its version and the file of xtask to
//! adapt.

use crate::tools;
use anyhow::{Error, Result, anyhow, ensure};
use regex::Regex;

/// A tool whose output xtask rewrites.
#[derive(Debug, Clone, Copy)]
pub enum Upstream {
    /// Lays out the folder and writes index.html.
    Trunk,
    /// Writes the glue and the module it belongs to.
    WasmBindgen,
    /// Splits the program and writes the script that loads the second part.
    WasmSplit,
    /// Writes the module that all others start from, with its linker.
    Rustc,
}

impl Upstream {
    /// The error for an assumption that does not hold.
    pub fn changed(self, file: &str, expected: &str) -> Error {
        let (name, version) = match self {
            Self::Trunk => ("trunk", Ok(tools::trunk().version)),
            Self::WasmBindgen => ("wasm-bindgen", tools::locked("wasm-bindgen")),
            Self::WasmSplit => ("wasm_split_cli_support", tools::locked("wasm_split_cli_support")),
            Self::Rustc => ("rustc", tools::rustc_version()),
        };
        let version = version.unwrap_or_else(|error| format!("({error:#})"));
        anyhow!(
            "{name} {version} gives something else than xtask/src/{file} expects: {expected}. If {name} is newer than in the commit \
             before, that is why: adapt the file, or take the older {name}."
        )
    }
}

/// Replaces the one place where `pattern` matches; `with` may use `${1}`. `expected` names it in the error: "one …".
pub fn replace_one(expected: &str, pattern: &str, text: &str, with: &str) -> Result<String> {
    let pattern = Regex::new(pattern)?;
    let count = pattern.find_iter(text).count();
    ensure!(count == 1, "expected {expected}, found {count}");
    Ok(pattern.replace(text, with).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_tool_version_and_file() {
        for (upstream, name) in [
            (Upstream::Trunk, "trunk 0."),
            (Upstream::WasmBindgen, "wasm-bindgen 0."),
            (Upstream::WasmSplit, "wasm_split_cli_support 0."),
            (Upstream::Rustc, "rustc 1."),
        ] {
            let said = upstream.changed("stage.rs", "a preload link").to_string();
            assert!(said.starts_with(name) && said.contains("xtask/src/stage.rs expects: a preload link"), "{said}");
        }
    }

    #[test]
    fn one_place_is_replaced_and_no_other_number_of_them() {
        assert_eq!(replace_one("one b", "(b)", "abc", "${1}x").unwrap(), "abxc");
        for (text, found) in [("a", "one b, found 0"), ("bb", "one b, found 2")] {
            let error = replace_one("one b", "b", text, "c").unwrap_err().to_string();
            assert!(error.ends_with(found), "{error}");
        }
    }
}
