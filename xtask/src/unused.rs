//! Removes exports of libraries that no script calls. The linker keeps them and all they reach: Leptos' `server_fn`, unused here, brings
//! the streams of `wasm-streams`, a tenth of the glue. Runs before wasm-bindgen, which then omits what is no longer reachable.

use crate::upstream::Tool;
use anyhow::{Context, Result, ensure};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CustomSection, ExportSection, Module};
use wasmparser::{CustomSectionReader, Export, Parser};

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
    let (mut out, mut used) = (Module::new(), Used::default());
    used.parse_core_module(&mut out, Parser::new(0), module).context("not a wasm module, or a damaged one")?;
    ensure!(!used.is_odd, Tool::WasmBindgen.changed("unused.rs", "descriptions of two pieces each, after their lengths"));
    Ok(out.finish())
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
        let whole = &rest[..rest.len() - after.len()];
        if !says.windows(CLASSES.len()).any(|part| part == CLASSES.as_bytes()) {
            used.extend_from_slice(whole);
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
    use wasm_encoder::{CodeSection, ExportKind, Function, FunctionSection, TypeSection};

    fn module(exports: &[&str], descriptions: &[u8]) -> Vec<u8> {
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        functions.function(0);
        let mut function = Function::new([]);
        function.instructions().end();
        code.function(&function);
        let mut section = ExportSection::new();
        exports.iter().for_each(|name| _ = section.export(name, ExportKind::Func, 0));
        let descriptions = CustomSection { name: DESCRIPTIONS.into(), data: descriptions.into() };
        Module::new().section(&types).section(&functions).section(&section).section(&code).section(&descriptions).clone().finish()
    }

    fn description(says: &str) -> Vec<u8> {
        let piece = |text: &str| [&u32::try_from(text.len()).unwrap().to_le_bytes()[..], text.as_bytes()].concat();
        [piece("{\"schema_version\":\"1\"}"), piece(says)].concat()
    }

    #[test]
    fn the_classes_and_their_descriptions_go_and_the_rest_stays() {
        let all = [description("main"), description("class IntoUnderlyingSink write"), description("fetch")].concat();
        let module_of_all = module(&["main", "intounderlyingsink_write", "__wbg_intounderlyingsource_free", "memory_of"], &all);
        let used = [description("main"), description("fetch")].concat();
        assert_eq!(without_unused(&module_of_all).unwrap(), module(&["main", "memory_of"], &used));
        let error = without_unused(&module(&["main"], b"something else")).unwrap_err().to_string();
        assert!(error.starts_with("wasm-bindgen 0.") && error.contains("unused.rs"), "{error}");
        assert!(without_unused(b"<!doctype html>").is_err());
    }
}
