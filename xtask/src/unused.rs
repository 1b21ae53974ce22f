//! Removes exports of libraries that no script calls. The linker keeps them and all they reach: Leptos' `server_fn`, unused here, brings
//! the streams of `wasm-streams`, a tenth of the glue. Runs before wasm-bindgen, which then omits what is no longer reachable.

use crate::module::rewritten;
use crate::upstream::Upstream;
use anyhow::{Result, ensure};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CustomSection, ExportSection, Module};
use wasmparser::{CustomSectionReader, Export};

/// The classes of wasm-streams: `IntoUnderlyingSource`, `IntoUnderlyingSink`, `IntoUnderlyingByteSource`.
const CLASSES: &str = "IntoUnderlying";
/// The section in which the macros of wasm-bindgen describe their exports to its command line.
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

#[derive(Default)]
struct Used {
    /// True if the descriptions have another form than expected.
    is_odd: bool,
}

/// The module without them.
pub fn without_unused(module: &[u8]) -> Result<Vec<u8>> {
    let mut used = Used::default();
    let module = rewritten(&mut used, module)?;
    ensure!(!used.is_odd, Upstream::WasmBindgen.changed("unused.rs", "descriptions of two pieces each, after their lengths"));
    Ok(module)
}

impl Reencode for Used {
    type Error = Infallible;

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        if export.name.contains(&CLASSES.to_lowercase()) { Ok(()) } else { utils::parse_export(self, exports, export) }
    }

    fn parse_custom_section(&mut self, module: &mut Module, section: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        if section.name() != DESCRIPTIONS {
            return utils::parse_custom_section(self, module, section);
        }
        let used = used_descriptions(section.data());
        self.is_odd |= used.is_none();
        module.section(&CustomSection { name: DESCRIPTIONS.into(), data: used.unwrap_or_default().into() });
        Ok(())
    }
}

/// The descriptions without those of the unused classes. Each is two pieces, its schema and its content, each preceded by its length in
/// four bytes. `None` if they have another form.
fn used_descriptions(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut used = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let (_, after) = piece(rest)?;
        let (says, after) = piece(after)?;
        if !says.windows(CLASSES.len()).any(|part| part == CLASSES.as_bytes()) {
            used.extend_from_slice(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    Some(used)
}

/// A piece, and what comes after it.
fn piece(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length).try_into().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(exports: &[&str], descriptions: &[&str]) -> Vec<u8> {
        let exports: String = exports.iter().map(|name| format!("(export {name:?} (func 0))")).collect();
        let piece = |text: &str| format!(r"\{:02x}\00\00\00{}", text.len(), text.escape_default());
        let descriptions: String = descriptions.iter().map(|says| piece(r#"{"schema_version":"1"}"#) + &piece(says)).collect();
        wat::parse_str(format!("(module (func) {exports} (@custom {DESCRIPTIONS:?} \"{descriptions}\"))")).unwrap()
    }

    #[test]
    fn the_classes_and_their_descriptions_go_and_the_rest_stays() {
        let exports = ["main", "intounderlyingsink_write", "__wbg_intounderlyingsource_free", "memory_of"];
        let all = module(&exports, &["main", "class IntoUnderlyingSink write", "fetch"]);
        assert_eq!(without_unused(&all).unwrap(), module(&["main", "memory_of"], &["main", "fetch"]));
        let odd = wat::parse_str(format!("(module (@custom {DESCRIPTIONS:?} \"something else\"))")).unwrap();
        let error = without_unused(&odd).unwrap_err().to_string();
        assert!(error.starts_with("wasm-bindgen 0.") && error.contains("unused.rs"), "{error}");
        assert!(without_unused(b"<!doctype html>").is_err());
    }
}
