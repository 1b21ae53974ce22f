//! Assumptions about the output of other tools. Each is checked; on failure the error names the tool, its version and the file of xtask to
//! adapt.

use crate::tools;
use anyhow::{Context, Error, Result, anyhow, bail};
use regex::Regex;

/// A tool whose output xtask rewrites, and the last version known to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Lays out the folder and writes index.html.
    Trunk,
    /// Writes the glue and the module it belongs to.
    WasmBindgen,
    /// Splits the program and writes the script that loads the second part.
    WasmSplit,
    /// Writes the module that all others start from, with its linker.
    Rustc,
}

impl Tool {
    const fn name_and_known_version(self) -> (&'static str, &'static str) {
        match self {
            Self::Trunk => ("trunk", "0.21.14"),
            Self::WasmBindgen => ("wasm-bindgen", "0.2.126"),
            Self::WasmSplit => ("wasm_split_cli_support", "0.2.4"),
            Self::Rustc => ("rustc", "1.95"),
        }
    }

    fn version(self) -> String {
        match self {
            Self::Trunk => tools::trunk().version,
            Self::WasmBindgen | Self::WasmSplit => {
                tools::locked(self.name_and_known_version().0).unwrap_or_else(|error| format!("({error:#})"))
            }
            Self::Rustc => tools::rustc_version().unwrap_or_else(|| "(which does not say its version)".into()),
        }
    }

    /// The error for an assumption that does not hold.
    pub fn changed(self, file: &str, expected: &str) -> Error {
        let (name, known) = self.name_and_known_version();
        anyhow!(
            "{name} {} gives something else than xtask/src/{file} expects: {expected}. It is known to work with {name} {known}.",
            self.version()
        )
    }

    /// Replaces the one place where `pattern` matches; `with` may use `${1}`. Neither hashes nor file names here contain a dollar sign.
    pub fn replace_one(self, file: &str, expected: &str, pattern: &str, text: &str, with: &str) -> Result<String> {
        replace_one(pattern, text, with, expected).with_context(|| self.changed(file, expected))
    }
}

/// Replaces the one place where `pattern` matches; `with` may use `${1}`.
pub fn replace_one(pattern: &str, text: &str, with: &str, expected: &str) -> Result<String> {
    let pattern = Regex::new(pattern)?;
    let count = pattern.find_iter(text).count();
    if count != 1 {
        bail!("expected exactly one {expected}, found {count}");
    }
    Ok(pattern.replace(text, with).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_tool_version_and_file() {
        for (tool, name) in [
            (Tool::Trunk, "trunk 0."),
            (Tool::WasmBindgen, "wasm-bindgen 0."),
            (Tool::WasmSplit, "wasm_split_cli_support 0."),
            (Tool::Rustc, "rustc 1."),
        ] {
            let said = tool.changed("stage.rs", "a preload link").to_string();
            assert!(said.starts_with(name) && said.contains("xtask/src/stage.rs expects: a preload link"), "{said}");
        }
        let error = Tool::Trunk.replace_one("stage.rs", "one b", "b", "a", "c").unwrap_err();
        assert!(format!("{error:#}").contains("found 0"), "{error:#}");
        assert_eq!(Tool::Trunk.replace_one("stage.rs", "one b", "(b)", "abc", "${1}x").unwrap(), "abxc");
    }
}
