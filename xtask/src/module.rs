//! Makes a wasm module smaller: removes the names of functions, a third of its size (`strip = true` in the profile would do so before
//! wasm-bindgen runs, which complains then), shortens the names of imports, which end in incompressible hashes, and writes numbers without
//! the padding of the linker. A panic message still names file and line.

use crate::upstream::Tool;
use anyhow::{Context, Result, ensure};
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{CustomSectionReader, Imports, Parser};

/// Rewrites a module with the same code and everything else as small as possible.
#[derive(Default)]
struct Small {
    /// Short names of wasm-bindgen's imports by long name; `None` when they are kept.
    imports: Option<BTreeMap<String, String>>,
}

impl Reencode for Small {
    type Error = Infallible;

    fn parse_custom_section(&mut self, module: &mut Module, section: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        if ["name", "producers"].contains(&section.name()) { Ok(()) } else { utils::parse_custom_section(self, module, section) }
    }

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error<Infallible>> {
        let (Imports::Single(_, import), Some(short)) = (&imports, &mut self.imports) else {
            return utils::parse_imports(self, section, imports);
        };
        let number = short.len();
        let is_glue = import.name.starts_with("__wb");
        let name = if is_glue { short.entry(import.name.to_owned()).or_insert_with(|| format!("a{number}")) } else { import.name };
        section.import(import.module, name, utils::entity_type(&mut Small::default(), import.ty)?);
        Ok(())
    }
}

fn written(small: &mut Small, module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::new();
    small.parse_core_module(&mut out, Parser::new(0), module).context("not a wasm module, or a damaged one")?;
    Ok(out.finish())
}

/// The module without function names and producer information.
pub fn squeezed(module: &[u8]) -> Result<Vec<u8>> {
    written(&mut Small::default(), module)
}

/// Glue and module with short import names: `a0`, `a1`, …
pub fn with_short_imports(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut small = Small { imports: Some(BTreeMap::new()) };
    let module = written(&mut small, module)?;
    let short = small.imports.unwrap_or_default();
    let changed = |expected| Tool::WasmBindgen.changed("module.rs", expected);
    ensure!(!short.is_empty(), changed("imports whose names begin with __wb"));
    ensure!(short.keys().all(|name| glue.contains(name.as_str())), changed("the glue to give each import by its name"));
    let name = Regex::new(r"\b__wb[A-Za-z0-9_]*\b")?;
    let glue = name.replace_all(glue, |found: &Captures<'_>| short.get(&found[0]).cloned().unwrap_or_else(|| found[0].to_owned()));
    Ok((glue.into_owned(), module))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, CustomSection, Function, FunctionSection, GlobalType, MemoryType, NameMap, NameSection, TypeSection, ValType,
    };

    fn module(imports: [&str; 3]) -> Module {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        section.import("./a.js", imports[0], wasm_encoder::EntityType::Function(0));
        section.import("./a.js", imports[1], memory);
        section.import("./a.js", imports[2], GlobalType { val_type: ValType::I32, mutable: false, shared: false });
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().call(0).end();
        code.function(&function);
        module.section(&types).section(&section).section(&functions).section(&code);
        module
    }

    #[test]
    fn glue_and_module_agree_on_short_names() {
        let long = module(["__wbg_now_0123456789abcdef", "__wbindgen_x", "env"]).finish();
        let glue = "{ __wbg_now_0123456789abcdef: f, __wbindgen_x: g, __wbg_ptr: 1 } wasm.__wbindgen_malloc";
        let (glue, short) = with_short_imports(glue, &long).unwrap();
        assert_eq!(glue, "{ a0: f, a1: g, __wbg_ptr: 1 } wasm.__wbindgen_malloc");
        assert_eq!(short, module(["a0", "a1", "env"]).finish());
        for (glue, module) in [("", &long), ("__wbg_now_0123456789abcdef __wbindgen_x", &module(["x", "y", "z"]).finish())] {
            let error = with_short_imports(glue, module).unwrap_err().to_string();
            assert!(error.starts_with("wasm-bindgen 0."), "{error}");
        }
        assert!(with_short_imports("", &long[..40]).is_err());
        assert!(with_short_imports("", b"<!doctype html>").is_err());
    }

    #[test]
    fn names_and_room_in_numbers_go_and_nothing_else() {
        let bare = module(["a", "b", "c"]).finish();
        let mut named = module(["a", "b", "c"]);
        let mut names = NameSection::new();
        let mut functions = NameMap::new();
        functions.append(0, "pain_diary::main");
        names.functions(&functions);
        named.section(&names);
        assert_eq!(squeezed(&named.clone().finish()).unwrap(), bare);
        named.section(&CustomSection { name: "names!".into(), data: (&[1][..]).into() });
        assert!(squeezed(&named.finish()).unwrap().windows(6).any(|part| part == b"names!"));
        // `call 0` as a linker writes it, with its number in five bytes.
        let call = bare.windows(3).position(|part| part == [0x10, 0, 0x0b]).unwrap();
        let roomy = [&bare[..call], &[0x10, 0x80, 0x80, 0x80, 0x80, 0, 0x0b], &bare[call + 3..]].concat();
        // The lengths of the body and of the section grow with it.
        let mut roomy = roomy;
        roomy[call - 2] += 4;
        roomy[call - 4] += 4;
        assert_eq!(squeezed(&roomy).unwrap(), bare);
        assert!(squeezed(&bare[..bare.len() - 1]).is_err());
        assert!(squeezed(b"<!doctype html>").is_err());
    }
}
